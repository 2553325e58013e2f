// The whole quiz in a made-up language in which no plain letter is left: what still reads as plain English does not
// come from content/. It runs against dist-pseudo/, which `cargo xtask test` builds.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { answerThis, author, emergency, everything, finish, groinRunner, healthy, link as linkOf, outerHip, teenager } from "./people.mjs";
import { test } from "./scenario.mjs";
import { PSEUDO, serve } from "./server.mjs";
import { words } from "./words.mjs";

/** What is plain English, but what is the same in every language. */
const plain = async (page) => (await words(page, "[translate=no], script, style, noscript")).filter((text) => /[a-z]{2,}/i.test(text));

async function assertNoPlainText(page) {
  const where = `${await page.screen()} ${(await page.attribute("data-question")) ?? ""}`;
  assert.deepEqual(await plain(page), [], `plain English at ${where}`);
}

const inPseudo = (name, steps, before = () => {}) =>
  test(`in the made-up language: ${name}`, async () => {
    const site = await serve({ root: PSEUDO });
    try {
      await withPage({ url: site.url }, async (page) => {
        await before(page);
        await page.open();
        assert.equal(await page.eval(() => document.documentElement.lang), "qps");
        await steps(page);
      });
    } finally {
      await site.close();
    }
  });

inPseudo("every question, its mistake, and the list", async (page) => {
  while ((await page.screen()) === "question") {
    await assertNoPlainText(page);
    await page.continue();
    await page.until(() => document.querySelector("#summary"));
    await assertNoPlainText(page);
    await answerThis(page, everything);
  }
  await assertNoPlainText(page);
});

for (const [name, person] of Object.entries({ healthy, author, outerHip, everything, emergency, groinRunner, teenager })) {
  inPseudo(`${name}, to the end`, async (page) => {
    await finish(page, person);
    await assertNoPlainText(page);
  });
}

inPseudo("a shared result and broken links", async (page) => {
  await finish(page, outerHip);
  const address = await linkOf(page);
  for (const kind of ["summary", "answers"]) {
    await page.click(`[data-press=see-${kind}]`);
    await page.until(() => document.querySelector(".passing"));
    for (const way of ["qr", "picture"]) {
      await page.click(`[data-press=${way}]`);
      await page.until(() => document.querySelector("#way > *"));
      await assertNoPlainText(page);
    }
    await page.click("[data-press=leave]");
    await page.until("result");
  }
  await page.open(address);
  await page.until("shared");
  await page.click("[data-press=compare]");
  await page.until(() => document.querySelector("#compare p"));
  await assertNoPlainText(page);
  for (const code of ["", "1A", "1Axyz12", "zzzzzzzzzz"]) {
    await page.open(`#r=${code}`);
    await page.until("broken-link");
    await assertNoPlainText(page);
  }
});

// ---------------------------------------------------------------- from right to left

/** Lines and bars on the page that are filled in part: how far from where a line of text begins, and from its end. */
const filled = (page) =>
  page.eval(() =>
    [...document.querySelectorAll(".progress svg, svg.bar")].map((svg) => {
      const whole = svg.getBoundingClientRect();
      const parts = [...svg.querySelectorAll(".done, .fill")].map((part) => part.getBoundingClientRect());
      const [left, right] = [Math.min(...parts.map((part) => part.left)) - whole.left, whole.right - Math.max(...parts.map((part) => part.right))];
      const [before, after] = getComputedStyle(svg).direction === "rtl" ? [right, left] : [left, right];
      return { before, after, most: whole.width, full: parts.length === 3 };
    }).filter(({ before, full }) => Number.isFinite(before) && !full),
  );

const arrow = (page, where) => page.eval((where) => getComputedStyle(document.querySelector(where), "::before").scale, where);

for (const direction of ["ltr", "rtl"]) {
  const mirrored = direction === "rtl" ? "-1 1" : "none";
  /** What is filled begins where the line of text does, and does not reach its end. */
  const check = async (page, least) => {
    const found = await filled(page);
    assert.ok(found.length >= least, `${found.length} of ${least} on ${await page.screen()}`);
    for (const { before, after, most } of found) assert.ok(Math.abs(before) < 1 && after > most / 50, `${before} before and ${after} after, of ${most}`);
  };
  inPseudo(
    `${direction}: bars are filled from where a line begins, and arrows point back`,
    async (page) => {
      await check(page, 1);
      await finish(page, outerHip);
      await check(page, 3);
      assert.equal(await arrow(page, ".back button"), mirrored);
      const address = await linkOf(page);
      await page.click("[data-press=see-summary]");
      await page.until(() => document.querySelector(".passing"));
      await check(page, 1);
      await page.open(address);
      await page.until("shared");
      await check(page, 3);
      await page.open("learn/load.html", { settle: false });
      await page.until(() => document.readyState === "complete");
      assert.equal(await arrow(page, ".crumb a"), mirrored);
    },
    (page) => direction === "rtl" && page.raw.evaluateOnNewDocument(() => document.addEventListener("readystatechange", () => (document.documentElement.dir = "rtl"))),
  );
}
