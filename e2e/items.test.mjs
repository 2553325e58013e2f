// Every question and every red flag, one by one, in the page: all can be answered, and each emergency and urgent
// item alone ends on its screen with no score in the document.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { answerThis, everything, finish, healthy, take } from "./people.mjs";
import { test } from "./scenario.mjs";

const offered = (page, question) =>
  page.eval((name) => [...document.getElementsByName(name)].map((input) => input.value), question);

for (const [question, screen, count] of [
  ["a2_now", "emergency", 15],
  ["a3_urgent", "urgent", 16],
]) {
  test(`each item of ${question} alone ends on the ${screen} screen`, () =>
    withPage({}, async (page) => {
      const met = new Set();
      // What is asked differs with age and complaint, so the union of two people is every item.
      for (const person of [
        { a1_age: "under16", a5_complaint: "yes" },
        { a1_age: "60up", a5_complaint: "no" },
      ]) {
        await page.open();
        await take(page, person, { until: question });
        for (const item of (await offered(page, question)).filter((item) => item !== "none")) {
          met.add(item);
          await page.answer(question, [item]);
          await page.continue();
          await page.until(screen);
          assert.equal(await page.attribute("data-urgency"), screen);
          const flags = await page.eval(() => [...document.querySelectorAll("[data-flag]")].map((e) => e.dataset.flag));
          assert.deepEqual(flags, [item]);
          assert.equal(await page.eval(() => document.querySelectorAll("[data-band], .domains, #link").length), 0);
          assert.doesNotMatch(await page.text(), /\d points/i, item);
          assert.ok(await page.eval(() => Boolean(document.querySelector("main a[href^='tel:']"))), item);
          await page.press("button", "Back");
          await page.until((q) => document.querySelector("main").dataset.question === q, question);
        }
      }
      assert.equal(met.size, count, [...met].join());
    }));
}

test("every question can be answered with every one of its choices", () =>
  withPage({}, async (page) => {
    await page.open();
    const asked = new Set();
    while ((await page.screen()) === "question") {
      const question = await page.attribute("data-question");
      asked.add(question);
      const kinds = await page.eval((name) => [...document.getElementsByName(name)].map((i) => i.type), question);
      if (kinds[0] !== "text") {
        for (const choice of await offered(page, question)) {
          await page.answer(question, kinds[0] === "radio" ? choice : [choice]);
          assert.ok(await page.eval((n, v) => [...document.getElementsByName(n)].find((i) => i.value === v).checked, question, choice));
        }
      }
      await answerThis(page, everything);
    }
    assert.equal(asked.size, 24, [...asked].join());
  }));

test("progress never grows, and ends at its most", () =>
  withPage({}, async (page) => {
    for (const person of [healthy, everything]) {
      await page.open();
      let before = Infinity;
      while ((await page.screen()) === "question") {
        const [, n, most] = (await page.eval(() => document.querySelector(".progress").innerText)).match(/(\d+) of (\d+)/);
        assert.ok(Number(most) <= before, `${most} after ${before}`);
        before = Number(most);
        const last = Number(n) === before;
        await answerThis(page, person);
        if (last) assert.equal(await page.screen(), "check");
      }
    }
  }));

test("the result cannot be reached past an unanswered list", () =>
  withPage({}, async (page) => {
    await page.open();
    await finish(page, healthy);
    await page.click(".start-again summary");
    await page.click(".start-again button");
    await page.until(() => document.querySelector("main").dataset.question === "a1_age");
    // The browser's own history still knows the result; it must not show it.
    await page.back();
    assert.equal(await page.attribute("data-question"), "a1_age");
  }));
