// What the quiz shows of its own on some screens, taken from it as HTML: the drawing of a body, and what the keepsake
// fills in. The check written by hand shows the same, so that the two are measured with the same elements.

import { readFileSync } from "node:fs";
import { settled, sleep, withPages } from "./browser.mjs";
import { take } from "./person.mjs";

/** Long enough for what comes later to be there, and found. */
const LATER = 2000;

/** Goes through the quiz once. By name: `map`, `where`, `style`, and `SCREEN keepsake` and `SCREEN change`. */
export const pieces = (url) =>
  withPages(1, async (tab) => {
    await tab.page.goto(url);
    await settled(tab, true);
    const found = { style: readFileSync(new URL("../styles/keepsake.css", import.meta.url), "utf8") };
    for await (const { to } of take(tab.page)) {
      if (!to || !(await tab.page.evaluate(() => document.querySelector("#keepsake, .mapped")))) continue;
      await sleep(LATER);
      Object.assign(found, await tab.page.evaluate(here, to));
    }
    return found;
  });

/** Runs in the page. */
const here = (screen) => {
  const inside = (selector) => document.querySelector(selector)?.innerHTML;
  const found = {
    map: inside(".mapped > div"),
    where: document.querySelector(".where")?.outerHTML,
    [`${screen} keepsake`]: inside("#keepsake"),
    [`${screen} change`]: inside("#change"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, html]) => html));
};
