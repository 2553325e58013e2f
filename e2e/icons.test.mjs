// The icons in static/icons/: each picture is its drawing, and none leaves the shape that a system may cut it to.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { PNG } from "pngjs";
import { draw, FOLDER, ICONS } from "./icons.mjs";

const read = async ({ file }) => PNG.sync.read(await readFile(FOLDER + file));

test("each icon is its drawing: `cargo xtask icons` draws them anew", async () => {
  const drawn = await draw(ICONS);
  for (const [at, icon] of ICONS.entries()) {
    const kept = await read(icon);
    assert.deepEqual([kept.width, kept.height], [icon.size, icon.size], icon.file);
    // Another version of the browser may smooth an edge another way; a changed line is far more than that.
    const differing = kept.data.filter((value, i) => Math.abs(value - drawn[at].data[i]) > 64).length;
    assert.ok(differing < kept.data.length / 1000, `${icon.file}: ${differing} of ${kept.data.length} values differ`);
  }
});

test("the full icons are full, and their mark stays in the circle that no system cuts off", async () => {
  for (const icon of ICONS.filter(({ from }) => from === "icon-full.svg")) {
    const { data, width } = await read(icon);
    const ground = data.subarray(0, 3).join();
    for (let y = 0; y < width; y++) {
      for (let x = 0; x < width; x++) {
        const pixel = data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4);
        assert.equal(pixel[3], 255, `${icon.file} is see-through at ${x}, ${y}`);
        const inside = Math.hypot(x + 0.5 - width / 2, y + 0.5 - width / 2) <= width * 0.4;
        if (!inside) assert.equal(pixel.subarray(0, 3).join(), ground, `${icon.file} has its mark at ${x}, ${y}`);
      }
    }
  }
});
