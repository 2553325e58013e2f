// The page to print and score by hand: it runs nothing, can be ticked and read on any screen, and prints whole.
// That it comes to the engine's result is proven natively, in crates/paper/tests/proof.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { pagesOf } from "./pdf.mjs";
import { test } from "./scenario.mjs";
import { PSEUDO, serve } from "./server.mjs";
import { words } from "./words.mjs";

const PAPER = "paper.html";

/** The page in a browser that runs no script. */
const onPaper = (options, steps) => () =>
  withPage({ javascript: false, ...options }, async (page) => {
    await page.open(PAPER);
    await steps(page);
  });

test("it holds no script and asks for nothing", onPaper({}, async (page) => {
  const [scripts, loads, handlers] = await page.eval(() => [
    document.scripts.length,
    [...document.querySelectorAll("[src], link[rel=stylesheet], iframe, object")].length,
    [...document.querySelectorAll("*")].filter((e) => e.getAttributeNames().some((name) => name.startsWith("on"))).length,
  ]);
  assert.deepEqual([scripts, loads, handlers], [0, 0, 0]);
  const policy = await page.eval(() => document.querySelector("meta[http-equiv]").content);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /'self'|'unsafe|script-src [^;]*sha/);
}));

test("it can be reached from the check at any time, without losing an answer", () =>
  withPage({}, async (page) => {
    await page.open();
    const link = await page.eval(() => {
      const { href, target } = document.querySelector("footer a[href$='paper.html']");
      return { href, target };
    });
    assert.match(link.href, /\/paper\.html$/);
    assert.equal(link.target, "_blank", "the check stays open");
  }));

test("it leads back to the check", onPaper({}, async (page) => {
  page.allowRequests();
  await page.click(".top a");
  await page.until("question");
}));

/** Elements that are wider than what they stand in, and texts that reach beyond their element. */
const cutOff = (page) =>
  page.eval(() => {
    const found = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) found.push(`the page scrolls: ${document.documentElement.scrollWidth}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || !node.parentElement.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = node.parentElement.closest("td, th, label, p, li, h1, h2, h3, h4, div, section");
      const limits = [...box.getClientRects()];
      for (const { left, right, top } of range.getClientRects()) {
        // Text may stand in one of several columns.
        const fits = limits.some((limit) => left >= limit.left - 1 && right <= limit.right + 1);
        if (!fits || left < 0 || right > width + 1) found.push(`“${node.data.trim()}” at ${Math.round(left)} to ${Math.round(right)}, ${Math.round(top)}`);
      }
    }
    return found;
  });

for (const width of [320, 390, 768, 1280]) {
  for (const dark of [false, true]) {
    test(`everything fits ${width} pixels${dark ? " in the dark" : ""}`, onPaper({ width, dark }, async (page) => {
      assert.deepEqual(await cutOff(page), []);
    }));
  }
}

test("it makes sense without style", onPaper({ width: 390 }, async (page) => {
  await page.eval(() => document.querySelectorAll("style").forEach((style) => style.remove()));
  assert.deepEqual(await cutOff(page), []);
  // A screen reader and a text browser get headings in order, tables with headers, boxes with names.
  const wrong = await page.eval(() => {
    const found = [];
    let level = 0;
    for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
      const next = Number(heading.tagName[1]);
      if (next > level + 1) found.push(`${heading.textContent}: h${next} after h${level}`);
      level = next;
    }
    for (const table of document.querySelectorAll("table")) {
      if (!table.querySelector("thead th[scope=col]")) found.push(`a table without headers: ${table.innerText}`);
    }
    for (const input of document.querySelectorAll("input")) {
      const name = input.getAttribute("aria-label") ?? input.labels[0]?.innerText;
      if (!name?.trim()) found.push(`a box without a name: ${input.name}`);
    }
    const names = [...document.querySelectorAll(".ask .code")].map((code) => code.innerText);
    if (new Set(names).size !== names.length) found.push("two boxes have the same name");
    return found;
  });
  assert.deepEqual(wrong, []);
}));

/** Sheets of paper: their sizes in CSS pixels, less the margins. */
const SHEETS = { A4: 794, Letter: 816 };
const MARGINS = (2 * 15 * 96) / 25.4;

/** More pages than this nobody would print. */
const MOST_PAGES = 16;

for (const [format, width] of Object.entries(SHEETS)) {
  test(`it prints whole on ${format}`, onPaper({ width: Math.floor(width - MARGINS) }, async (page) => {
    await page.raw.emulateMediaType("print");
    assert.deepEqual(await cutOff(page), []);
    assert.ok(!(await page.text()).includes("Take the check on the screen"), "what is for the screen is not printed");
    await page.raw.emulateMediaType(null);
    const pages = pagesOf(await page.raw.pdf({ format }));
    assert.ok(pages >= 4 && pages <= MOST_PAGES, `${pages} pages`);
  }));
}

test("a ticked sign makes its stop stand out, and only that one", onPaper({}, async (page) => {
  const loud = () =>
    page.eval(() => {
      const calm = getComputedStyle(document.querySelector("footer")).backgroundColor;
      const plain = getComputedStyle(document.querySelectorAll(".stop")[3]).backgroundColor;
      return [...document.querySelectorAll(".stop")].map((stop) => {
        const colour = getComputedStyle(stop).backgroundColor;
        return colour !== plain && colour !== calm;
      });
    });
  assert.deepEqual(await loud(), [false, false, false, false, false]);
  await page.answer("a2_now", ["none"]);
  assert.deepEqual(await loud(), [false, false, false, false, false]);
  await page.answer("a2_now", ["e_chest"]);
  assert.deepEqual(await loud(), [true, false, false, false, false]);
  await page.answer("a2_now", ["none"]);
  await page.answer("a3_urgent", ["u_lump"]);
  assert.deepEqual(await loud(), [false, false, true, false, false]);
}));

test("pressing Enter in it sends nothing", onPaper({}, async (page) => {
  const before = await page.address();
  await page.answer("b1_sit_hours", "8");
  await page.key("Enter");
  assert.equal(await page.eval(() => document.querySelector("[name=b1_sit_hours]").value), "8");
  assert.equal(await page.address(), before);
}));

test("it comes from content/ alone", async () => {
  const site = await serve({ root: PSEUDO });
  try {
    await withPage({ url: site.url, javascript: false }, async (page) => {
      await page.open(PAPER);
      assert.deepEqual((await words(page)).filter((text) => /[a-z]{2,}/i.test(text)), []);
    });
  } finally {
    await site.close();
  }
});
