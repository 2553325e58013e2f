// One measurement each: a page that loads; pages that are answered, side by side; two places in a long questionnaire.

import { CPU, privateMemory, settled, sleep, slow, withPages } from "./browser.mjs";
import { skip, take } from "./person.mjs";

/** The first question that is made up in a longer questionnaire, how many kinds of them take turns, and how often. */
const MADE_UP = "m0";
const KINDS = 8;
const TURNS = 3;

/** So long after the last step, what would change the result has been found on a slow phone, too. */
const LATER = 4000;

/** Loads a page on a slow phone and taps its first choice as soon as it is drawn. */
export const load = (url, { program }) =>
  withPages(
    1,
    async (tab) => {
      const { page } = tab;
      const drawn = new Promise((resolve) => page.exposeFunction("optionDrawn", (...at) => resolve(at)));
      const there = page.goto(url);
      await page.mouse.click(...(await drawn), { delay: 40 });
      await there;
      await settled(tab, program);
      const lost = await page.evaluate(() => !document.querySelector("#app .choice input").checked);
      if (lost) throw new Error(`${url}: the first tap was lost`);
      return page.evaluate(() => globalThis.bench);
    },
    { cpu: CPU, slowNetwork: true },
  );

/**
 * Answers pages of the same questions on slow phones. They take turns at every step, so that whatever else the machine
 * does falls on all of them. Of each: all steps, tasks of 50 ms and more, what was shown, and the memory of the result.
 */
export const answer = (...pages) =>
  withPages(pages.length, async (...tabs) => {
    const runs = pages.map(({ url, until }, at) => ({ ...tabs[at], url, until, steps: [], shown: {} }));
    for (const run of runs) await start(run);
    await together(runs);
    for (const run of runs.filter(({ until }) => !until)) await look(run);
    return runs.map(({ steps, shown, long, written, files, heap, link }) => ({ steps, shown, long, written, files, heap, link }));
  });

/** How many questions are made up before the last ones that are measured. */
export const lastTurns = (madeUp) => madeUp - (madeUp % KINDS) - TURNS * KINDS;

/** Answers questions of every kind near the start of a long questionnaire, and near its end. */
export const answerFarOn = (url, madeUp) => {
  const many = TURNS * KINDS;
  const last = lastTurns(madeUp);
  const places = [
    { from: MADE_UP, until: `m${many}` },
    { from: `m${last}`, until: `m${last + many}` },
  ];
  return withPages(places.length, async (...tabs) => {
    const runs = places.map((place, at) => ({ ...tabs[at], ...place, url, steps: [] }));
    for (const run of runs) await start(run);
    await together(runs);
    for (const run of runs) await look(run);
    return runs.map(({ steps, long }) => ({ steps, long }));
  });
};

async function start(run) {
  await run.page.goto(run.url);
  await settled(run, true);
  if (run.from) await skip(run.page, run.from);
  await sleep(500);
  run.started = await run.page.evaluate(() => performance.now());
}

/**
 * One step of each in turn, until none has any left. Each time another begins. A page is slow during its own step alone:
 * what slows a processor down keeps it busy all the time, also for the others.
 */
async function together(runs) {
  let going = runs.map((run) => ({ run, steps: take(run.page, run.until) }));
  while (going.length > 0) {
    const left = [];
    for (const one of going) {
      // By now, whatever comes later on a screen is there.
      await see(one.run);
      await slow(one.run, CPU);
      const { done, value } = await one.steps.next();
      // What comes later there is drawn on a slow phone, too.
      if (value?.kind === "result") await sleep(LATER);
      await slow(one.run, 1);
      if (done) continue;
      one.run.steps.push(value);
      one.run.on = value.to;
      left.push(one);
    }
    going = [...left.slice(1), ...left.slice(0, 1)];
  }
}

/** Notes, once, what a screen shows that was just come to, where that is asked for. */
async function see(run) {
  const { page, shown, on } = run;
  run.on = undefined;
  if (shown && on) shown[on] = await page.evaluate(content);
}

/** What there is to know of a page at the end. */
async function look(run) {
  const { page, devtools, started } = run;
  run.on = "result";
  await see(run);
  const long = await page.evaluate(() => globalThis.bench.long);
  run.long = long.filter(([start]) => start > started).map(([start, duration]) => ({ duration, during: during(run, start + duration) }));
  Object.assign(run, await privateMemory(run));
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  run.heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  run.link = await page.evaluate(() => document.querySelector("#link")?.value);
}

/** Which step of a run was the last one to begin before a time. */
function during({ steps }, time) {
  const { kind, question, to } = steps.findLast(({ from }) => from < time) ?? {};
  return to ? `${question ?? "the list of answers"} to ${to}` : `${kind ?? "nothing"} at ${question ?? "the start"}`;
}

/** Runs in the page: what it shows, without blanks, and of how many elements. */
const content = () => {
  const main = document.querySelector("main");
  const { question, screen } = main.dataset;
  return { at: question ?? screen, text: main.textContent.replace(/\s+/g, ""), elements: main.querySelectorAll("*").length };
};
