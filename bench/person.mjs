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

/**
 * Takes the quiz from where it stands until a question or, when none is named, to the result. Hands out every step, with
 * what it was and took, before it goes on.
 */
export async function* take(page, until) {
  for (;;) {
    const { screen, question } = await place(page);
    if ((until && question === until) || !["question", "check"].includes(screen)) return;
    if (screen === "question") {
      for (const tap of taps(question, answerTo(question))) {
        for await (const step of answer(page, question, tap)) yield { ...step, question };
      }
    }
    const step = await timed(page, "next", () => click(page, "main .go"));
    const { screen: to, question: then } = await place(page);
    yield { ...step, question, kind: to === "question" ? "next" : to, to: then ?? to };
  }
}

async function* answer(page, question, [name, value]) {
  const selector = `[name="${name}"][value="${value}"]`;
  if (await page.evaluate((selector) => document.querySelector(selector) === null, selector)) {
    await click(page, `[name="${name}"]`);
    for (const key of String(value)) yield await timed(page, "answer", () => page.keyboard.press(key));
    return;
  }
  const step = await timed(page, "answer", () => click(page, selector));
  const shown = await page.evaluate((selector) => document.querySelector(selector)?.checked, selector);
  if (!shown) throw new Error(`${question}: the tap on ${value} is not shown`);
  yield step;
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

/** Goes on as fast as the page does, without timing anything, until a question or, when none is named, to the result. */
export async function skip(page, until) {
  for (;;) {
    const { screen, question } = await place(page);
    if ((until && question === until) || !["question", "check"].includes(screen)) return;
    const needed = screen === "question" ? taps(question, answerTo(question)) : [];
    await page.evaluate(
      async (needed, before) => {
        // What was ticked may bring more to answer, once it has been drawn.
        const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const rest = async () => {
          do await frame();
          while (document.querySelector("[aria-busy]"));
        };
        for (const [name, value] of needed) {
          const control = document.querySelector(`[name="${name}"][value="${value}"]`);
          if (control) {
            if (!control.checked) control.click();
          } else {
            const field = document.querySelector(`[name="${name}"]`);
            if (!field) throw new Error(`${before}: there is no field ${name}`);
            field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }
          await rest();
        }
        document.querySelector("main .go").click();
        await rest();
        if (`${document.querySelector("main").dataset.question}` === before) throw new Error(`stuck at ${before}`);
      },
      needed,
      question ?? "",
    );
  }
}
