// axe: what in a page keeps people with disabilities out. Every rule counts, and nothing is let pass.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const FILE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const source = readFile(FILE, "utf8");

/** What the page around a frame has for it: the heading of the first level, and the landmarks. */
const AROUND = ["landmark-one-main", "page-has-heading-one", "region"];

/**
 * What is broken in a page or a frame that is open, each with where and why; `within` says that it is a frame in the page
 * of somebody else. Runs beside the page's own policy.
 */
export async function broken(page, { within = false } = {}) {
  if (!(await page.eval(() => "axe" in window))) await page.eval(await source);
  return page.eval(async (spared) => {
    const rules = Object.fromEntries(spared.map((rule) => [rule, { enabled: false }]));
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], rules });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
  }, within ? AROUND : []);
}

/** What cannot be reached or pressed well: the page scrolls sideways, or something to press is too small (WCAG 2.2, 2.5.8). */
export const cramped = (page) =>
  page.eval(() => {
    const found = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth - innerWidth} px too wide`);
    for (const element of document.querySelectorAll("button, summary, select, .choice, .side, .step, .figure, p > a:only-child")) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const { width, height, left, right } = element.getBoundingClientRect();
      const least = element.matches(".choice, .side, .step, .figure, button:not(.quiet)") ? 44 : 24;
      const what = element.outerHTML.slice(0, 100);
      // A line of a text may be a little lower than what is pressed.
      if (height < least - 0.5) found.push(`${Math.round(height)} px high: ${what}`);
      if (width < 24) found.push(`${Math.round(width)} px wide: ${what}`);
      if (left < -0.5 || right > innerWidth + 0.5) found.push(`beyond the edge: ${what}`);
    }
    return found;
  });
