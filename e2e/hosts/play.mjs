// What is done on every host: the quiz is played to its end, and the frame is measured at every step.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fits } from "../blog.mjs";
import { answerThis, outerHip } from "../people.mjs";
import { serve } from "../server.mjs";

/** The release that knows its address; `cargo xtask hosts` builds it. */
const BUILT = fileURLToPath(new URL("../../dist-hosts", import.meta.url));
/** The address it was built with: reserved for documents, so nobody is there. */
const ADDRESS = "https://check.example/";

/** The check on a host of its own, at whatever address that gets. It sends no header that lets anyone read its files. */
export async function check(headers = {}) {
  const site = await serve({ root: BUILT, headers, rewrite: (text) => text.replaceAll(ADDRESS, site.url) });
  return site;
}

/** The plain frame, as the page "Put this on your site" has it for copying. */
export function plainFrame(address) {
  const [, line] = readFileSync(join(BUILT, "embed.html"), "utf8").match(/<textarea id="iframe"[^>]*>([^<]*)</);
  return line.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll(ADDRESS, address);
}

/** A page of the host, with everything a journey forbids, unless it is the host's own. */
export async function opened(page, url) {
  page.allowConsole();
  page.allowRequests();
  page.allowStorage();
  await page.open(url, { settle: false });
}

/**
 * Plays to the result. The frame follows the content; with `most` up to this height, and then scrolls inside; with
 * `fixed` it keeps this height.
 */
export async function play(page, frame, which, { most = Infinity, fixed = false } = {}) {
  const measure = async () => {
    const content = await frame.eval(() => Math.ceil(document.body.getBoundingClientRect().height));
    if (!fixed && content <= most) return fits(page, frame, { which, left: 80 });
    await page.until((which, most) => document.querySelector(which).offsetHeight === most, which, fixed || most);
    await frame.until(() => document.documentElement.scrollHeight <= innerHeight || getComputedStyle(document.documentElement).overflowY !== "hidden");
  };
  await measure();
  let steps = 0;
  while ((await frame.screen()) === "question") {
    await answerThis(frame, outerHip);
    await measure();
    steps++;
  }
  await frame.continue();
  await frame.until("result");
  await measure();
  assert.ok(steps > 15, `${steps}`);
}

/** Where programs that were only unpacked have their libraries. */
export function libraries(folder) {
  const names = existsSync(join(folder, "usr/lib")) ? readdirSync(join(folder, "usr/lib")).filter((name) => name.endsWith("-linux-gnu")) : [];
  return names.map((name) => join(folder, "usr/lib", name)).join(":");
}

/** The windows that pictures are taken in. */
const WINDOWS = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } };
const SHOTS = fileURLToPath(new URL("../shots/", import.meta.url));

/** Pictures of the page as it stands: on a phone and on a laptop, for who prefers light and who prefers dark. */
export async function shots(page, name) {
  await mkdir(SHOTS, { recursive: true });
  const before = page.raw.viewport();
  for (const [where, window] of Object.entries(WINDOWS)) {
    await page.raw.setViewport(window);
    for (const scheme of ["dark", "light"]) {
      await page.raw.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.eval(() => new Promise((drawn) => setTimeout(drawn, 700)));
      // What is outside the window, browsers need not draw.
      const height = Math.min(8_000, await page.eval(() => document.documentElement.scrollHeight));
      await page.raw.setViewport({ ...window, height });
      await page.eval(() => new Promise((drawn) => setTimeout(drawn, 300)));
      await page.raw.screenshot({ path: `${SHOTS}host-${name}-${where}-${scheme}.png` });
      await page.raw.setViewport(window);
    }
  }
  await page.raw.setViewport(before);
}
