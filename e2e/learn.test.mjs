// The pages to learn from: they run nothing, can be read by anybody on any screen, name their sources, and lead on.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { broken } from "./axe.mjs";
import { withPage } from "./driver.mjs";
import { finish, healthy } from "./people.mjs";
import { test } from "./scenario.mjs";
import { PSEUDO, RELEASE, serve } from "./server.mjs";
import { words } from "./words.mjs";

const FOLDER = "learn/";
const NAMES = (await readdir(join(RELEASE, FOLDER))).filter((name) => name.endsWith(".html"));
const PIECES = NAMES.filter((name) => name !== "index.html");
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 800 };

/** Each page in turn, in a browser that runs no script of a page. */
const eachPage = (options, steps, names = NAMES) => () =>
  withPage({ javascript: false, ...options }, async (page) => {
    for (const name of names) {
      await page.open(FOLDER + name);
      await steps(page, name).catch((error) => {
        error.message = `${name}: ${error.message}`;
        throw error;
      });
    }
  });

test("there are pages, and every piece has one", () => assert.ok(PIECES.length > 20, NAMES.join()));

test("nothing runs, and a page asks for its style alone", eachPage({}, async (page) => {
  const found = await page.eval(() => ({
    scripts: [...document.scripts].map((script) => script.type),
    loads: [...document.querySelectorAll("[src], link:not([rel=icon]), iframe, object")].map((element) => element.getAttribute("href")),
    handlers: [...document.querySelectorAll("*")].filter((e) => e.getAttributeNames().some((name) => name.startsWith("on"))).length,
    styled: getComputedStyle(document.querySelector(".lead")).fontSize !== getComputedStyle(document.querySelector("footer p")).fontSize,
    policy: document.querySelector("meta[http-equiv]").content,
  }));
  assert.ok(found.scripts.every((type) => type === "application/ld+json"), found.scripts.join());
  assert.equal(found.loads.length, 1);
  assert.match(found.loads[0], /^\.\.\/learn-[0-9a-f]{16}\.css$/);
  assert.equal(found.handlers, 0);
  assert.ok(found.styled, "the policy lets its style in");
  assert.match(found.policy, /default-src 'none'; script-src 'none'; style-src 'self';/);
}));

test("the page's data is no script: the browser lets it be, and says nothing", () =>
  withPage({}, async (page) => {
    await page.open(FOLDER + PIECES[0], { settle: false });
    const [script] = await page.eval(() => [...document.scripts].map((script) => JSON.parse(script.text)));
    assert.equal(script["@type"], "Article");
  }));

test("each says what it is: language, title, description, one heading", async () => {
  const titles = new Set();
  await eachPage({}, async (page) => {
    const { lang, title, description, headings, canonical } = await page.eval(() => ({
      lang: document.documentElement.lang,
      title: document.title,
      description: document.querySelector("meta[name=description]").content,
      headings: [...document.querySelectorAll("h1")].map((h1) => h1.textContent),
      canonical: document.querySelector("link[rel=canonical]"),
    }));
    assert.equal(lang, "en");
    assert.equal(headings.length, 1);
    assert.ok(title.startsWith(headings[0]), title);
    assert.ok(description.length >= 60, description);
    assert.equal(canonical, null, "nobody knows where it is hosted");
    titles.add(title);
  })();
  assert.equal(titles.size, NAMES.length);
});

for (const [where, size] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
  for (const dark of [false, true]) {
    test(`no rule of accessibility is broken: ${where}, ${dark ? "dark" : "light"}`, async () => {
      await withPage({ ...size, dark }, async (page) => {
        for (const name of NAMES) {
          await page.open(FOLDER + name, { settle: false });
          await page.until(() => document.readyState === "complete"); // with its style
          assert.deepEqual(await broken(page), [], name);
        }
      });
    });
  }
}

for (const width of [320, 390, 1280]) {
  test(`nothing is cut off at ${width} px`, eachPage({ width }, async (page) => {
    const { scroll, wide } = await page.eval(() => ({
      scroll: document.documentElement.scrollWidth - innerWidth,
      wide: [...document.querySelectorAll("main *, header *, footer *")]
        .filter((element) => !element.closest(".skip") && element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80)),
    }));
    assert.ok(scroll <= 0, `${scroll} px too wide`);
    assert.deepEqual(wide, []);
  }));
}

test("every link leads somewhere", async () => {
  const site = await serve({ root: RELEASE });
  try {
    const links = new Map();
    await eachPage({ url: site.url }, async (page, name) => {
      const hrefs = await page.eval(() => [...document.links].map(({ href }) => href));
      for (const href of hrefs) links.set(href, name);
      const broken = await page.eval(() => [...document.links].filter(({ hash }) => hash && !document.getElementById(hash.slice(1))).map(({ href }) => href));
      assert.deepEqual(broken, []);
    })();
    let own = 0;
    for (const [href, name] of links) {
      // Pages of others are never asked for; there, the form of the address has to do.
      if (!href.startsWith(site.url)) {
        assert.match(href, /^https:\/\/[\w.-]+\/\S+$/, name);
        continue;
      }
      own += 1;
      const { status } = await fetch(href);
      assert.equal(status, 200, `${href}, on ${name}`);
    }
    assert.ok(own > NAMES.length, `${own}`);
  } finally {
    await site.close();
  }
});

test("from one piece to the next, all are reached, and each leads to the check", () =>
  withPage({ javascript: false }, async (page) => {
    await page.open(`${FOLDER}${PIECES[0]}`);
    const seen = new Set();
    for (let steps = 0; steps < PIECES.length; steps += 1) {
      seen.add((await page.address()).split("/").pop());
      assert.equal(await page.eval(() => new URL(document.querySelector(".take a").href).pathname), "/");
      const next = await page.eval(() => document.querySelector(".onward a").getAttribute("href"));
      await page.open(FOLDER + next);
    }
    assert.equal(seen.size, PIECES.length);
  }));

test("each piece shows its sources, how sure it is, and a picture with words", eachPage({}, async (page) => {
  const { sources, marks, sure, pictures } = await page.eval(() => ({
    sources: [...document.querySelectorAll(".sources li")].filter((li) => li.checkVisibility() && li.innerText.trim()).map((li) => `#${li.id}`),
    marks: [...document.querySelectorAll("article sup a")].map((a) => a.getAttribute("href")),
    sure: document.querySelector(".sure").innerText,
    pictures: [...document.querySelectorAll("figure svg")].map((svg) => [svg.getAttribute("role"), svg.getAttribute("aria-label").length > 10, svg.getBoundingClientRect().height > 30]),
  }));
  assert.ok(sources.length > 0);
  assert.deepEqual([...new Set(marks)].sort(), sources.sort());
  assert.match(sure, /evidence|opinion/i);
  assert.ok(pictures.length > 0);
  for (const picture of pictures) assert.deepEqual(picture, ["img", true, true]);
}, PIECES));

test("in print, the whole text is there, and no way onward", eachPage({}, async (page) => {
  await page.raw.emulateMediaType("print");
  const { hidden, shown } = await page.eval(() => ({
    hidden: [...document.querySelectorAll(".take, .onward, .skip, .crumb")].filter((e) => e.checkVisibility()).length,
    shown: [...document.querySelectorAll("article p, article li, article svg, footer p:first-child")].every((e) => e.checkVisibility()),
  }));
  assert.deepEqual([hidden, shown], [0, true]);
  await page.raw.emulateMediaType("screen");
}, PIECES.slice(0, 5)));

test("all of them can be read offline after one visit to the check", () =>
  withPage({}, async (page) => {
    await page.open();
    await page.offline(true);
    for (const name of ["", ...PIECES]) {
      await page.open(FOLDER + name, { settle: false });
      await page.until(() => document.readyState === "complete");
      const [heading, styled] = await page.eval(() => {
        const size = (selector) => getComputedStyle(document.querySelector(selector)).fontSize;
        return [document.querySelector("h1").textContent, size(".lead") !== size("footer p")];
      });
      assert.ok(heading.trim(), name);
      assert.ok(styled, `${name} has its style`);
    }
  }));

for (const base of ["/", "/blog/quiz/"]) {
  test(`each piece of a result leads to its page, in a tab of its own: at ${base}`, async () => {
    const site = await serve({ root: RELEASE, base });
    try {
      await withPage({ url: site.url }, async (page) => {
        await page.open();
        await finish(page, healthy);
        assert.equal(await page.screen(), "result");
        const links = await page.eval(() =>
          [...document.querySelectorAll(".pieces > li")].map((piece) => {
            const { href, target, rel } = piece.querySelector("a");
            return { rule: piece.dataset.rule, href, target, rel };
          }),
        );
        assert.ok(links.length > 3);
        for (const { rule, href, target, rel } of links) {
          assert.equal(href, `${site.url}learn/${rule.replace("learn_", "")}.html`);
          assert.deepEqual([target, rel], ["_blank", "noopener"]);
          assert.equal((await fetch(href)).status, 200, href);
        }
        const footer = await page.eval(() => document.querySelector("footer a.more").href);
        assert.equal(footer, `${site.url}learn/`);
      });
    } finally {
      await site.close();
    }
  });
}

test("the copy in one file, which has no other pages, leads to none", async () => {
  const html = await readFile(join(RELEASE, "glute-check.html"), "utf8");
  const site = await serve({ pages: { "/": html } });
  try {
    await withPage({ url: site.url }, async (page) => {
      await page.open();
      await finish(page, healthy);
      const links = await page.eval(() => {
        document.querySelectorAll("details").forEach((part) => (part.open = true));
        return [...document.querySelectorAll("a[href*='learn/']")].filter((link) => link.checkVisibility()).length;
      });
      assert.equal(links, 0);
    });
  } finally {
    await site.close();
  }
});

test("no word stands outside content/", async () => {
  const site = await serve({ root: PSEUDO });
  try {
    await eachPage({ url: site.url }, async (page) => {
      const said = await words(page, "cite, script, style");
      assert.ok(said.length > 10);
      assert.deepEqual(said.flatMap((text) => text.match(/[A-Za-z]{4,}/g) ?? []), []);
    })();
  } finally {
    await site.close();
  }
});
