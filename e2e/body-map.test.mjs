// The drawing of the body: it marks what the list marks, and the list what it marks.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { finish, outerHip, take } from "./people.mjs";
import { test } from "./scenario.mjs";

const MAP = "d1_pain_map";

/** Presses a spot of the drawing, by the name it shows. */
async function press(page, name) {
  const [x, y] = await page.eval((name) => {
    const spot = [...document.querySelectorAll(".mapped :is(.spot, .marked)")].find((spot) => spot.textContent === name);
    spot.scrollIntoView({ block: "center" });
    const { x, y, width, height } = spot.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }, name);
  await page.raw.mouse.click(x, y);
}

const marked = (page) => page.eval(() => [...document.querySelectorAll(".body .marked")].map((spot) => spot.textContent).sort());
const ticked = (page) => page.eval((map) => [...document.querySelectorAll(`[name^="${map}"]:checked`)].map(({ value }) => value), MAP);

for (const width of [390, 1280]) {
  test(`pressed on the drawing, ticked in the list, and the other way round, ${width} px wide`, () =>
    withPage({ width }, async (page) => {
      await page.open();
      await take(page, outerHip, { until: MAP });
      await press(page, "Low back (left)");
      assert.deepEqual(await ticked(page), ["low_back", "left"]);
      await press(page, "Low back (right)");
      assert.deepEqual(await ticked(page), ["low_back", "both"]);
      assert.deepEqual(await marked(page), ["Low back (left)", "Low back (right)"]);
      await press(page, "Low back (left)");
      await press(page, "Low back (right)");
      assert.deepEqual(await ticked(page), []);
      assert.deepEqual(await marked(page), []);

      await page.answer(MAP, { outer_hip: "right" });
      await page.until(() => document.querySelector(".body .marked"));
      // It is seen from the front and from the back.
      assert.deepEqual(await marked(page), ["Outer hip (right)", "Outer hip (right)"]);
      await press(page, "Base of the spine");
      assert.deepEqual(await ticked(page), ["outer_hip", "right", "si_sacrum"]);
      await page.answer(MAP, "none");
      assert.deepEqual(await marked(page), []);
      await press(page, "Calf (left)");
      assert.deepEqual(await ticked(page), ["calf", "left"]);
    }));
}

test("each spot can be hit with a finger: what lies at its middle is the spot itself", () =>
  withPage({ width: 320 }, async (page) => {
    await page.open();
    await take(page, outerHip, { until: MAP });
    const troubles = await page.eval(() =>
      [...document.querySelectorAll(".mapped :is(.spot, .marked)")].flatMap((spot) => {
        spot.scrollIntoView({ block: "center" });
        const { x, y, width, height } = spot.getBoundingClientRect();
        const hit = document.elementFromPoint(x + width / 2, y + height / 2);
        return hit === spot ? [] : [`${spot.textContent}: ${hit?.textContent}`];
      }),
    );
    assert.deepEqual(troubles, []);
    assert.ok(await page.eval(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
  }));

test("the result shows it filled in, with the names in words", () =>
  withPage({}, async (page) => {
    await page.open();
    await finish(page, outerHip);
    const where = await page.eval(() => {
      const section = document.querySelector(".where");
      return { label: section.querySelector("svg").getAttribute("aria-label"), role: section.querySelector("svg").getAttribute("role"), text: section.querySelector("p").textContent };
    });
    assert.equal(where.role, "img");
    assert.equal(where.label, "Where it hurts");
    assert.match(where.text, /Outer hip/);
    assert.ok((await page.eval(() => document.querySelectorAll(".where .marked").length)) > 0);
  }));
