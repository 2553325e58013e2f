// Lighthouse's view of a page: a mark from 0 to 100 in each of its four categories, and what costs marks.

import lighthouse, { snapshot } from "lighthouse";
import { CPU, launch } from "./browser.mjs";
import { skip } from "./person.mjs";

export const CATEGORIES = { performance: "Performance", accessibility: "Accessibility", "best-practices": "Best practices", seo: "SEO" };

const SETTINGS = { output: "json", logLevel: "error", throttling: { cpuSlowdownMultiplier: CPU } };

/** Marks a page as it loads; on a phone, as Lighthouse imagines one. */
export async function loaded(url) {
  const { seo, ...others } = CATEGORIES;
  const first = await run(url, others);
  const second = await run(url, { seo }, (page) => page.setBypassCSP(true));
  return { ...first, found: { ...first.found, ...second.found } };
}

/**
 * Lighthouse asks for robots.txt through the page. The page's own policy forbids that, as it forbids all requests, and
 * Lighthouse takes it for a file that is broken. So search engines' view is that of a page without its policy.
 */
async function run(url, categories, prepare = async () => {}) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await prepare(page);
    return marks(await lighthouse(url, { ...SETTINGS, onlyCategories: Object.keys(categories) }, undefined, page));
  } finally {
    await browser.close();
  }
}

/** Marks the result that a person comes to. It stands there already, so nothing can be said of its loading. */
export async function result(url) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.goto(url);
    await page.waitForSelector("[data-program=alive]");
    await skip(page);
    return marks(await snapshot(page, { flags: { ...SETTINGS, onlyCategories: ["accessibility", "best-practices", "seo"] } }));
  } finally {
    await browser.close();
  }
}

function marks({ lhr }) {
  const found = {};
  for (const [id, { score, auditRefs }] of Object.entries(lhr.categories)) {
    const lacking = auditRefs
      .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim());
    found[id] = { mark: score === null ? undefined : Math.round(score * 100), lacking };
  }
  return { version: lhr.lighthouseVersion, speed: lhr.environment.benchmarkIndex, found };
}
