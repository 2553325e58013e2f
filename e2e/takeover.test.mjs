// The take-over: the moment at which the program takes the page that was sent. Nothing a person does is lost by it, and
// nothing moves.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { middle } from "./middle.mjs";
import { test } from "./scenario.mjs";
import { RELEASE, serve } from "./server.mjs";

/** How late the program comes, in milliseconds: late enough that a person is there first. */
const LATE = 400;

/** What the person presses. */
const CHOICE = "label:has([value='45_59'])";

/** The release on a host that sends the program late, to a device that is slow enough for the take-over to last. */
const late = (options, steps) => async () => {
  const site = await serve({ root: RELEASE });
  site.fault(".wasm", { delay: LATE });
  try {
    await withPage({ url: site.url, ...options }, async (page) => {
      await page.slow(4);
      await steps(page, site);
    });
  } finally {
    await site.close();
  }
};

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/**
 * Holds the program back. What it gives waits until the program is asked for, and lets it come so late from then on: some
 * engines come to this page only a while after they have asked.
 */
function held(site) {
  let come;
  site.fault(".wasm", { until: new Promise((resolve) => (come = resolve)) });
  const isAsked = () => site.requests.some(({ path }) => path.endsWith(".wasm"));
  return async () => {
    for (const end = Date.now() + 10_000; !isAsked(); await sleep(2)) assert.ok(Date.now() < end, "the program was never asked for");
    setTimeout(come, LATE);
  };
}

/** Notes, in the page, for each change a person makes whether it was made on the page as it was sent. */
const noteChanges = (page) =>
  page.eval(() => {
    const sent = document.querySelector("main");
    globalThis.onSentPage = [];
    addEventListener("change", () => globalThis.onSentPage.push(sent.isConnected), true);
  });

test("a tap is kept at whatever moment of the take-over it comes", async () => {
  const early = [];
  for (let moment = -240; moment <= 200; moment += 40) {
    // A visitor of their own each time: who comes again has the program from the worker at once.
    await late({}, async (page, site) => {
      const asked = held(site);
      await page.open("", { settle: false });
      await noteChanges(page);
      const [x, y] = await middle(page, CHOICE);
      await asked();
      await sleep(LATE + moment);
      await page.raw.mouse.click(x, y);
      await page.settled();
      await page.until(() => globalThis.onSentPage.length > 0);
      early.push(await page.eval(() => globalThis.onSentPage[0]));
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
    })();
  }
  assert.ok(early.includes(true), "no tap came before the program took over");
  assert.ok(early.includes(false), "no tap came after the program took over");
});

/**
 * Opens the page and waits until the program is about to come. The page notes when the first press on it began and
 * whether that was on the page as it was sent: an element goes with the whole page when the program takes it. What there
 * is to prepare is done before.
 */
async function justBefore(page, site, prepare) {
  const asked = held(site);
  await page.open("", { settle: false });
  await page.eval(() => {
    const sent = document.querySelector("main");
    globalThis.isSentPage = () => sent.isConnected;
    const note = () => (globalThis.begun ??= { at: performance.now(), early: sent.isConnected });
    for (const type of ["pointerdown", "keydown"]) addEventListener(type, note, true);
  });
  await prepare();
  await asked();
  await sleep(LATE / 2);
}

const isTicked = (page, choice) => page.eval((choice) => document.querySelector(`[value="${choice}"]`).checked, choice);

const LONG_PRESSES = [
  ["the mouse", ({ raw }) => raw.mouse.down(), ({ raw }) => raw.mouse.up()],
  ["a finger", ({ raw }, x, y) => raw.touchscreen.touchStart(x, y), ({ raw }) => raw.touchscreen.touchEnd()],
  ["the space bar", ({ raw }) => raw.keyboard.down(" "), ({ raw }) => raw.keyboard.up(" ")],
];
for (const [name, press, release] of LONG_PRESSES) {
  test(`a press of ${name} that begins before the program comes and ends after is kept`, async () => {
    const finger = name === "a finger";
    let tried = false;
    // On a busy machine a press may come too late, or last longer than anybody is waited for: then it shows nothing.
    for (let tries = 0; tries < 8 && !tried; tries += 1) {
      // A visitor of their own each time: who comes again has the program from the worker at once.
      await late({}, async (page, site) => {
        await page.raw.setViewport({ width: 390, height: 844, hasTouch: finger, isMobile: finger });
        let x, y;
        await justBefore(page, site, async () => {
          [x, y] = await middle(page, CHOICE);
          await page.raw.mouse.move(x, y);
          await page.eval(() => document.querySelector("[value='45_59']").focus());
        });
        await press(page, x, y);
        await sleep(LATE / 2 + 200);
        const { early, held, waits } = await page.eval(() => ({
          ...globalThis.begun,
          held: performance.now() - globalThis.begun.at,
          waits: globalThis.isSentPage(),
        }));
        await release(page);
        await page.settled();
        if (!early || held > 900) return;
        tried = true;
        assert.ok(waits, `the program took the page from under a press of ${Math.round(held)} ms`);
        assert.ok(await isTicked(page, "45_59"), "the press was lost");
        await page.continue();
        await page.until(() => document.querySelector("main").dataset.question === "a2_now");
      })();
    }
    assert.ok(tried, "no press began before the program came");
  });
}

test("no press can begin between the last look for one and the take-over", late({}, async (page) => {
  await page.raw.evaluateOnNewDocument(() => {
    let glute;
    const noted = ({ rest, ...others }) => ({
      ...others,
      rest: async () => {
        const sent = document.querySelector("main");
        await rest();
        // The earliest that anything else could happen.
        setTimeout(() => (globalThis.leftOpen = sent.isConnected));
      },
    });
    Object.defineProperty(globalThis, "glute", { get: () => glute, set: (given) => (glute = noted(given)) });
  });
  await page.open();
  await page.until(() => "leftOpen" in globalThis);
  assert.equal(await page.eval(() => globalThis.leftOpen), false);
}));

test("nobody who presses for ever keeps the program away", late({}, async (page, site) => {
  await justBefore(page, site, async () => page.raw.mouse.move(...(await middle(page, CHOICE))));
  await page.raw.mouse.down();
  await page.until(() => document.documentElement.dataset.program === "alive");
  await page.raw.mouse.up();
  await page.settled();
}));

test("nobody who holds a key for ever keeps the program away", late({}, async (page, site) => {
  await justBefore(page, site, () => page.eval(() => document.querySelector("[name=a1_age]").focus()));
  // A key that is held is pressed again and again.
  for (const end = Date.now() + 6000; await page.eval(() => globalThis.isSentPage()); await sleep(30)) {
    assert.ok(Date.now() < end, "the program waits for as long as the key is held");
    await page.raw.keyboard.down("ArrowDown");
  }
  await page.raw.keyboard.up("ArrowDown");
  await page.settled();
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
