// The take-over: the moment at which the program takes the page that was sent. Nothing a person does is lost by it, and
// nothing moves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withPage } from "./driver.mjs";
import { RELEASE, serve } from "./server.mjs";

/** How late the program comes, in milliseconds: late enough that a person is there first. */
const LATE = 250;

/** The release on a host that sends the program late, to a device that is slow enough for the take-over to last. */
const late = (options, steps) => async () => {
  const site = await serve({ root: RELEASE });
  site.fault(".wasm", { delay: LATE });
  try {
    await withPage({ url: site.url, ...options }, async (page) => {
      await page.raw.emulateCPUThrottling(4);
      await steps(page, site);
    });
  } finally {
    await site.close();
  }
};

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Where the label of a choice is on the screen. */
const middle = (page, choice) =>
  page.eval((choice) => {
    const { x, y, width, height } = document.querySelector(`[value="${choice}"]`).labels[0].getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }, choice);

/** Whether the program was there when a person's event came, noted by the page itself. */
const noteEvents = (page) =>
  page.eval(() => {
    globalThis.came = [];
    addEventListener("change", () => globalThis.came.push(document.documentElement.dataset.program === "alive"), true);
  });

test("a tap is kept at whatever moment of the take-over it comes", late({}, async (page, site) => {
  const before = [];
  for (let moment = -60; moment <= 240; moment += 30) {
    const asked = site.requests.length;
    await page.open("", { settle: false });
    await noteEvents(page);
    const [x, y] = await middle(page, "45_59");
    while (!site.requests.slice(asked).some(({ path }) => path.endsWith(".wasm"))) await sleep(2);
    await sleep(LATE + moment);
    await page.raw.mouse.click(x, y);
    await page.settled();
    await page.until(() => globalThis.came.length > 0);
    before.push(!(await page.eval(() => globalThis.came[0])));
    assert.ok(
      await page.eval(() => document.querySelector("[value='45_59']").checked),
      `the tap ${moment} ms from when the program came is not shown`,
    );
    await page.continue();
    await page.until(
      (wanted) => document.querySelector("main").dataset.question === wanted || document.querySelector("#summary"),
      "a2_now",
    );
    assert.equal(await page.attribute("data-question"), "a2_now", `the tap ${moment} ms from when the program came was lost`);
  }
  assert.ok(before.includes(true), "no tap came before the program was there");
}));

test("the keyboard stays where it is", late({}, async (page, site) => {
  site.fault(".wasm", { delay: 1500 });
  await page.open("", { settle: false });
  await page.eval(() => document.querySelector("[name=a1_age]").focus());
  await page.key("ArrowDown");
  const focused = () => page.eval(() => document.activeElement.value);
  const second = await page.eval(() => document.querySelectorAll("[name=a1_age]")[1].value);
  assert.equal(await focused(), second);
  assert.notEqual(await page.eval(() => document.documentElement.dataset.program), "alive", "the program was there too soon");
  await page.settled();
  assert.equal(await focused(), second);
  await page.key("ArrowDown");
  const third = await page.eval(() => document.querySelectorAll("[name=a1_age]")[2].value);
  assert.equal(await focused(), third);
  assert.equal(await page.eval(() => document.querySelector("[name=a1_age]:checked").value), third);
}));

for (const width of [390, 1280]) {
  test(`nothing moves in a window of ${width} px`, late({ width }, async (page) => {
    await page.raw.evaluateOnNewDocument(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
          globalThis.shifts.push(`${value} by ${sources.map(({ node }) => node?.nodeName).join(", ")}`);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.open();
    // An entry comes with a frame, and the frame after the take-over is the one in question.
    await page.eval(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)))));
    assert.deepEqual(await page.eval(() => globalThis.shifts), []);
  }));
}
