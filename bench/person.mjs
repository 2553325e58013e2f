// A person who goes through a page, the release or the check written by hand, and is timed at every step.

import { everything, said } from "../e2e/people.mjs";
import { sleep } from "./browser.mjs";

/** Time between two steps: the page comes to rest, and nothing asks it anything meanwhile. */
const PAUSE = 120;

/** The person with the longest way through the real questions. */
const PERSON = everything;

/** What anybody says to the made-up questions of `cargo xtask build --questions N`, of which eight kinds take turns. */
function madeUp(question) {
  const id = question.slice(1);
  return ["often", [`m${id}_a`, `m${id}_b`], "8", "left", { hip: "left", back: undefined }, "6", "same", ["desk", "sofa"]][id % 8];
}

/** What the person says to a question. */
export const answerTo = (question) => said(PERSON, question) ?? madeUp(question);

/** The taps an answer takes: [name, value] of each control; a text alone is typed into the field. */
function taps(question, answer) {
  if (Array.isArray(answer)) return answer.map((value) => [question, value]);
  if (typeof answer !== "object") return [[question, answer]];
  return Object.entries(answer).flatMap(([place, side]) => [
    [question, place],
    ...(side ? [[`${question}:${place}`, side]] : []),
  ]);
}

export const place = (page) => page.evaluate(() => ({ ...document.querySelector("main").dataset }));

/** Takes the quiz from where it stands until a question or screen. Every step comes back, with what it was and took. */
export async function take(page, { until = () => false } = {}) {
  const steps = [];
  for (;;) {
    const { screen, question } = await place(page);
    if (until(screen, question) || !["question", "check"].includes(screen)) return steps;
    if (screen === "question") {
      for (const tap of taps(question, answerTo(question))) {
        for (const step of await answer(page, question, tap)) steps.push({ question, ...step });
      }
    }
    const step = await timed(page, "next", () => click(page, "main .go"));
    const { screen: to, question: then } = await place(page);
    steps.push({ question, ...step, kind: to === "question" ? "next" : to, then: then ?? to });
  }
}

async function answer(page, question, [name, value]) {
  const selector = `[name="${name}"][value="${value}"]`;
  if (await page.evaluate((selector) => document.querySelector(selector) === null, selector)) {
    await click(page, `[name="${name}"]`);
    const steps = [];
    for (const key of String(value)) steps.push(await timed(page, "answer", () => page.keyboard.press(key)));
    return steps;
  }
  const step = await timed(page, "answer", () => click(page, selector));
  const shown = await page.evaluate((selector) => document.querySelector(selector)?.checked, selector);
  if (!shown) throw new Error(`${question}: the tap on ${value} is not shown`);
  return [step];
}

/** Presses where a finger would: in the middle of the control's label. */
async function click(page, selector) {
  const [x, y] = await page.evaluate((selector) => {
    const control = document.querySelector(selector);
    const target = control.labels?.[0] ?? control;
    let box = target.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) {
      target.scrollIntoView({ block: "center", behavior: "instant" });
      box = target.getBoundingClientRect();
    }
    return [box.x + box.width / 2, box.y + box.height / 2];
  }, selector);
  await page.mouse.click(x, y, { delay: 40 });
}

async function timed(page, kind, act) {
  await page.evaluate((kind) => globalThis.bench.arm(kind), kind);
  await act();
  for (let tries = 0; tries < 100; tries += 1) {
    await sleep(PAUSE);
    const step = await page.evaluate(() => globalThis.bench.step);
    if (step) return { kind, ...step };
  }
  const where = await place(page);
  throw new Error(`no frame answered the ${kind} at ${JSON.stringify(where)}`);
}

/** Answers as fast as the page goes, until a question, without timing anything. */
export async function skipTo(page, last, questions) {
  const answers = Object.fromEntries(questions.map((question) => [question, taps(question, answerTo(question))]));
  await page.evaluate(
    async (answers, last) => {
      const rest = () => new Promise((resolve) => setTimeout(resolve));
      for (;;) {
        const { question } = document.querySelector("main").dataset;
        if (question === undefined || question === last) return;
        for (const [name, value] of answers[question]) {
          const control = document.querySelector(`[name="${name}"][value="${value}"]`);
          if (control) {
            if (!control.checked) control.click();
          } else {
            const field = document.querySelector(`[name="${name}"]`);
            field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }
          await rest();
        }
        document.querySelector("main .go").click();
        await rest();
        if (document.querySelector("main").dataset.question === question) throw new Error(`stuck at ${question}`);
      }
    },
    answers,
    last,
  );
  const { question } = await place(page);
  if (question !== last) throw new Error(`${last} was never asked`);
}
