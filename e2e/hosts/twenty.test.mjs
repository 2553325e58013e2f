// A page with twenty of them: before anybody scrolls it costs what one costs, and an answer is no slower.

import assert from "node:assert/strict";
import { test } from "node:test";
import { blog, framed, snippet } from "../blog.mjs";
import { outerHip, said, take } from "../people.mjs";
import { check, shots } from "./play.mjs";

/** How much more than one they may cost. */
const MOST = 1.3;
/** How often both are visited: at least, and at most, where the machine is busy with something else. */
const ROUNDS = [5, 15];

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Opens a page with so many of them and tells what that cost before anybody has scrolled. */
async function visit(count, pictures = false) {
  const body = Array.from({ length: count }, (_, at) => `<h2>Part ${at + 1}</h2>${snippet()}`).join("<p>And so on.</p>");
  const cost = {};
  let session;
  const before = async (page) => {
    page.allowRequests();
    page.allowStorage();
    session = await page.raw.createCDPSession();
    // The time that the page's own thread works, not that for which others keep it from working.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
  };
  await blog({ body, start: check, before, width: 700, height: 900 }, async (page, site) => {
    const frame = await framed(page);
    // From when the page was asked for.
    cost["ready, ms"] = await page.eval(async () => {
      while (!globalThis.heard.some(({ type }) => type === "glutecheck:ready")) await new Promise((next) => setTimeout(next, 5));
      return globalThis.heard.find(({ type }) => type === "glutecheck:ready").at;
    });
    const work = async () => (await session.send("Performance.getMetrics")).metrics;
    const of = (metrics, wanted) => metrics.find(({ name }) => name === wanted).value;
    cost["work until then, ms"] = 1000 * of(await work(), "TaskDuration");
    await page.eval(() => new Promise((done) => setTimeout(done, 1_000)));
    cost["requests"] = site.requests.length;
    cost["frames"] = page.raw.frames().length;
    const metrics = await work();
    cost["work a second later, ms"] = 1000 * of(metrics, "TaskDuration");
    cost["layouts"] = of(metrics, "LayoutCount");
    cost["memory of the page, kB"] = of(metrics, "JSHeapUsedSize") / 1024;
    if (count > 1) {
      // All of them, as for somebody who has read to the end; then the first is taken.
      for (let at = 0; at < count; at++) {
        await page.eval((at) => document.querySelectorAll("glute-check")[at].scrollIntoView(), at);
        await page.until((at) => document.querySelectorAll("glute-check")[at].shadowRoot.querySelector("iframe"), at);
      }
      for (const inner of page.raw.frames().slice(1)) await inner.waitForSelector("[data-program=alive]");
      assert.equal(page.raw.frames().length, 1 + count);
      await page.eval(() => scrollTo(0, 0));
      if (pictures) await shots(page, "twenty");
    }
    cost["an answer, ms"] = await answers(frame);
  });
  return cost;
}

/** How long it takes from pressing "Continue" until the next question is drawn, in the frame. */
async function answers(frame) {
  const times = [];
  for (let count = 0; count < 8; count++) {
    const question = await frame.attribute("data-question");
    await frame.answer(question, said(outerHip, question));
    times.push(
      await frame.eval(async () => {
        const { question } = document.querySelector("main").dataset;
        const start = performance.now();
        document.querySelector("main button.go").click();
        while (document.querySelector("main").dataset.question === question) await new Promise((next) => setTimeout(next));
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
        return performance.now() - start;
      }),
    );
  }
  return median(times);
}

test("twenty of them cost no more than one before anybody scrolls, and no answer is slower", async (t) => {
  const costs = { 1: [], 20: [] };
  // The least of all rounds: whatever else the machine does, it only ever adds.
  const least = (what) => [1, 20].map((count) => Math.min(...costs[count].map((cost) => cost[what])));
  // Below a frame of the screen, what an answer takes differs with the machine.
  const holds = (what, [one, twenty] = least(what)) => twenty <= one * MOST || (what === "an answer, ms" && twenty - one <= 17);
  const [enough, most] = ROUNDS;
  const known = () => Object.keys(costs[1][0]);
  for (let round = 0; round < enough || (round < most && !known().every((what) => holds(what))); round++) {
    for (const count of [1, 20]) costs[count].push(await visit(count, round === 0));
  }
  for (const what of known()) {
    const [one, twenty] = least(what);
    t.diagnostic(`${what}: one ${one.toFixed(1)}, twenty ${twenty.toFixed(1)}, ${(twenty / one).toFixed(2)} times`);
  }
  t.diagnostic(`rounds: ${costs[1].length}`);
  assert.deepEqual(known().filter((what) => !holds(what)), []);
});
