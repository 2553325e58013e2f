// A monkey at the page: many inputs without sense, always the same ones: taps, double taps, keys, typed nonsense, Back
// and Forward, links that are none. The page never stops, never shows a screen that there is not, and loses no answer.
// The same at the session alone, and many more, is native: src/session/monkey.rs.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { test } from "./scenario.mjs";

/** How many inputs; `cargo xtask monkey` asks for more. */
const INPUTS = Number(process.env.MONKEY ?? 1500);

/** How many between two looks at the page. */
const BATCH = 25;

const SCREENS = ["question", "check", "result", "emergency", "urgent", "shared", "broken-link"];

/** Runs in the page: some inputs, from a seed on. Says the next seed, and what went wrong. */
async function play(seed, count) {
  // Firefox shows its own window for that, and the page stands still until somebody closes it.
  window.print = () => {};
  const below = (n) => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    seed >>>= 0;
    return seed % n;
  };
  const seen = (element) => element.checkVisibility() && !element.disabled;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
  const one = (elements) => elements[below(elements.length)];
  const go = () => one(all("main form :is(button[type=submit], button:not([type]))"))?.click();
  const answers = () => (localStorage.getItem("glute-check") ?? "").split("\n").filter((line) => /^\w+=/.test(line)).map((line) => line.split("=")[0]);
  const turn = (time = 0) => new Promise((resolve) => setTimeout(resolve, time));
  const heading = () => document.querySelector("main h1")?.textContent.trim();
  const texts = ["0", "7.5", "8", "", "-1", "1e9", "ten", "99999999999999999999", "\u202e7", "<b>"];
  for (let n = 0; n < count; n += 1) {
    const before = answers();
    let forgets = false;
    const what = below(20);
    if (what < 7) {
      // "None of these" leads on where anything else would end the questions.
      const boxes = all("main form input:is([type=radio], [type=checkbox])");
      const none = boxes.filter((box) => box.value === "none");
      one(none.length && below(3) ? none : boxes)?.click();
    } else if (what < 8) {
      const field = one(all("main form input:not([type=radio], [type=checkbox])"));
      if (field) {
        field.value = one(texts);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    } else if (what < 14) {
      go();
    } else if (what < 15) {
      go();
      go();
    } else if (what < 16) {
      one([() => history.back(), () => history.forward(), () => history.go(-3), () => history.go(2)])();
      await turn(5);
    } else if (what < 17) {
      one(all("summary"))?.click();
    } else if (what < 18) {
      location.hash = one(["", "main", "r=1A00", "r=", "?fbclid=1"]);
    } else if (what < 19) {
      const button = one(all("main button, main select"));
      // What forgets everything is told apart, and so is what keeps nothing any more.
      forgets = Boolean(button?.closest(".start-again"));
      if (button?.tagName === "SELECT") {
        button.selectedIndex = below(button.options.length);
        button.dispatchEvent(new Event("change", { bubbles: true }));
      } else if (!forgets || below(4) === 0) {
        button?.click();
      }
    } else {
      const keys = ["Enter", " ", "Escape", "Tab", "ArrowDown", "Backspace", "a"];
      const target = document.activeElement ?? document.body;
      const key = one(keys);
      for (const type of ["keydown", "keydown", "keyup"]) target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true }));
    }
    await turn();
    // What another person would see without answers is said by the program that comes later, a moment after the screen.
    for (let times = 0; times < 100 && document.querySelector("main > .late") && !heading(); times += 1) await turn(20);
    const main = document.querySelectorAll("main[data-screen]");
    if (main.length !== 1) return { seed, wrong: `${main.length} screens after input ${n} (${what})` };
    if (!heading()) return { seed, wrong: `no heading at ${main[0].dataset.screen}` };
    if (main[0].dataset.screen === "question" && all("main form input").length === 0) return { seed, wrong: `nothing to answer at ${main[0].dataset.question}` };
    const after = answers();
    const remembered = document.querySelector("[name=remember]");
    if (remembered && !remembered.checked) {
      // Starting again keeps nothing; the monkey asks for it anew.
      remembered.click();
      await turn();
    } else if (!forgets) {
      const lost = before.filter((question) => !after.includes(question));
      if (lost.length) return { seed, wrong: `the answers to ${lost} are lost after input ${n} (${what})` };
    }
  }
  return { seed, screen: document.querySelector("main").dataset.screen };
}

test(`${INPUTS} inputs of a monkey`, { timeout: 3_600_000 }, () =>
  withPage({}, async (page) => {
    page.allowStorage();
    await page.open();
    await page.eval(() => localStorage.setItem("glute-check", "version=1\n"));
    await page.reload();
    let seed = 20261125;
    const met = {};
    for (let done = 0; done < INPUTS; done += BATCH) {
      const played = await page.eval(play, seed, BATCH);
      assert.equal(played.wrong, undefined, `from input ${done} on, with the seed ${seed}`);
      seed = played.seed;
      assert.ok(SCREENS.includes(played.screen), `there is no screen ${played.screen}`);
      met[played.screen] = (met[played.screen] ?? 0) + 1;
      if (done % 500 === 0) {
        // A page that is loaded again shows what was kept; the browser's history is not long for ever.
        const before = await page.eval(() => localStorage.getItem("glute-check"));
        // Opened anew, it would have a page before it, to which Back leads.
        await page.reload();
        assert.equal(await page.eval(() => localStorage.getItem("glute-check")), before, "loading changed what was kept");
      }
    }
    assert.ok(met.question > 0 && Object.keys(met).length > 2, `it was only at ${JSON.stringify(met)}`);
    assert.equal(await page.eval(() => document.documentElement.dataset.program), "alive");
  }));
