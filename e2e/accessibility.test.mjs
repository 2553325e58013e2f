// Everybody can take it: no rule of axe is broken and nothing is too small or cut off, on any screen in any look; the
// keyboard alone reaches and shows everything; and a screen reader is told all of it, in order and by name.

import assert from "node:assert/strict";
import { broken, cramped } from "./axe.mjs";
import { withPage } from "./driver.mjs";
import { answerThis, author, complete, emergency, everything, finish, groinRunner, healthy, link, outerHip, take, teenager } from "./people.mjs";
import { test } from "./scenario.mjs";
import { read } from "./screen-reader.mjs";
import { PSEUDO, serve } from "./server.mjs";

// ---------------------------------------------------------------- every screen, in every look

const PHONE = { width: 390, height: 844 };

/** The looks: a window, what the person asked their browser for, and a language that runs from right to left. */
const LOOKS = {
  phone: PHONE,
  laptop: { width: 1280, height: 800 },
  dark: { ...PHONE, dark: true },
  "forced colours": { ...PHONE, features: { "forced-colors": "active" } },
  "reduced motion": { ...PHONE, features: { "prefers-reduced-motion": "reduce" } },
  // A window of 1280 × 1024, magnified four times.
  "400 % zoom": { width: 320, height: 256 },
  "right to left": { ...PHONE, rtl: true },
};

/** A page in a look, and a check of what is on it. */
const inLook = (look, name, steps, { path = "", framed = false } = {}) => {
  const { rtl = false, ...options } = LOOKS[look];
  test(`${look}: ${name}`, async () => {
    const site = rtl ? await serve({ root: PSEUDO }) : undefined;
    try {
      await withPage({ ...options, framed, ...(site && { url: site.url }) }, async (page) => {
        if (rtl) await page.raw.evaluateOnNewDocument(rightToLeft);
        await page.open(path);
        await steps(page, async (what) => {
          assert.deepEqual(await broken(page), [], what);
          assert.deepEqual(await cramped(page), [], what);
        });
      });
    } finally {
      await site?.close();
    }
  });
};

/** Runs in the page, before all else: the made-up language, as one that runs from right to left. */
function rightToLeft() {
  document.addEventListener("readystatechange", () => Object.assign(document.documentElement, { dir: "rtl", lang: "ar" }));
}

const openAll = (page) => page.eval(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

for (const look of Object.keys(LOOKS)) {
  inLook(look, "every question, with all folds open, what is wrong with it, and the list of answers", async (page, check) => {
    while ((await page.screen()) === "question") {
      const question = await page.attribute("data-question");
      await complete(page);
      await openAll(page);
      await check(question);
      await page.continue();
      await page.until(() => document.querySelector("#summary"));
      await check(`${question}, without an answer`);
      if (question === "d1_pain_map") {
        await page.answer(question, { outer_hip: "left", low_back: "both" });
        await check(`${question}, marked`);
      }
      await answerThis(page, everything);
    }
    await check("the list");
  });

  for (const [name, person] of Object.entries({ everything, emergency, groinRunner, teenager })) {
    inLook(look, `what ${name} is told`, async (page, check) => {
      await finish(page, person);
      await complete(page);
      await check("as it comes");
      await openAll(page);
      await check("opened");
      await page.raw.emulateMediaType("print");
      assert.deepEqual(await broken(page), [], "in print");
    });
  }

  inLook(look, "a result that somebody shared, and links that are broken", async (page, check) => {
    await finish(page, outerHip);
    await page.open(await link(page));
    await page.until("shared");
    await openAll(page);
    await check("shared");
    for (const code of ["1A", "1Axyz12", "zzzzzzzzzz"]) {
      await page.open(`#r=${code}`);
      await page.until("broken-link");
      await check(code);
    }
  });

  inLook(look, "in a frame of another page", async (page, check) => {
    assert.ok(await page.eval(() => "framed" in document.documentElement.dataset), "it is in no frame");
    await check("the first question");
    await finish(page, author);
    await complete(page);
    await check("the result");
    // axe is asked for the frame alone, so the first heading has to be in it.
  }, { path: "frame.html?theme=auto&heading=1", framed: true });
}

for (const [name, path] of Object.entries({ "for print": "paper.html", "about its tests": "proof.html", "for clinicians": "clinical.html", "for blogs": "embed.html" })) {
  for (const look of ["phone", "laptop", "dark", "400 % zoom"]) {
    const { rtl, ...options } = LOOKS[look];
    test(`${look}: the page ${name}`, () =>
      withPage(options, async (page) => {
        // The frames that one of them shows are cut off from files of this host.
        page.allowConsole();
        await page.open(path, { settle: false });
        await page.until(() => document.readyState === "complete");
        assert.deepEqual(await broken(page), []);
      }));
  }
}

for (const look of ["phone", "dark", "400 % zoom"]) {
  const options = LOOKS[look];
  test(`${look}: the help where the program does not come`, () =>
    withPage(options, async (page) => {
      page.allowConsole();
      page.allowErrors();
      await page.raw.evaluateOnNewDocument(() => delete window.WebAssembly);
      await page.open("", { settle: false });
      await page.until(() => document.documentElement.dataset.program === "failed");
      await page.until(() => document.querySelector("#help").checkVisibility({ visibilityProperty: true }));
      assert.deepEqual(await broken(page), []);
    }));
}

// ---------------------------------------------------------------- by keyboard alone

/** Goes on with Tab until the focus is where a function says. */
async function tabTo(page, wanted, ...values) {
  for (let presses = 0; presses < 200; presses++) {
    await page.key("Tab");
    if (await page.eval(wanted, ...values)) return;
  }
  assert.fail(`Tab never leads to ${wanted} ${values}`);
}

test("by keyboard: every stop of a result is seen, and every fold opens and closes", () =>
  withPage({}, async (page) => {
    await page.open();
    await finish(page, outerHip);
    await complete(page);
    const folds = await page.eval(() => document.querySelectorAll("main summary").length);
    let opened = 0;
    await page.eval(() => document.querySelector("main h1").focus());
    for (;;) {
      await page.key("Tab");
      const { tag, inMain, seen, hidden } = await page.eval(() => {
        const at = document.activeElement;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at.closest(".choice, .side, .step") ?? at);
        const { top, bottom } = at.getBoundingClientRect();
        return {
          tag: at.localName,
          inMain: !!at.closest("main"),
          seen: (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
          hidden: bottom < 0 || top > innerHeight,
        };
      });
      if (!inMain) break;
      assert.ok(seen, `the focus on the ${tag} cannot be seen`);
      assert.ok(!hidden, `the ${tag} with the focus is out of view`);
      if (tag !== "summary") continue;
      // What is folded inside comes next, so it stays open.
      for (const open of [true, false, true]) {
        await page.key("Enter");
        assert.equal(await page.eval(() => document.activeElement.parentElement.open), open);
      }
      opened++;
    }
    assert.equal(opened, folds);
    assert.ok(folds > 10);
  }));

/** Waits until the heading has the focus: it is moved once the screen is drawn. */
const headed = (page) => page.until(() => document.activeElement.localName === "h1");

/** Goes on from the first question, and does something before the next one has been drawn; says where the focus was and is. */
const soon = (page, act) =>
  page.eval(async (act) => {
    const go = document.querySelector("main .go");
    go.focus();
    go.click();
    const main = document.querySelector("main");
    for (let n = 0; n < 1000 && main.dataset.question === "a1_age"; n++) await null;
    const before = document.activeElement.localName;
    const target = act === "key" ? document.activeElement : document.querySelector("main input");
    if (act === "key") target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    else target.focus();
    const at = document.activeElement.localName;
    for (let n = 0; n < 3; n++) await new Promise((then) => requestAnimationFrame(() => setTimeout(then, 0)));
    return [main.dataset.question, before, at, document.activeElement.localName];
  }, act);

test("by keyboard: a key that comes before the next question is drawn meets that question", () =>
  withPage({}, async (page) => {
    await page.open();
    await page.answer("a1_age", "35_44");
    assert.deepEqual(await soon(page, "key"), ["a2_now", "button", "h1", "h1"]);
  }));

test("by keyboard: whoever has gone to an answer before the next question is drawn stays there", () =>
  withPage({}, async (page) => {
    await page.open();
    await page.answer("a1_age", "35_44");
    assert.deepEqual(await soon(page, "field"), ["a2_now", "button", "input", "input"]);
  }));

test("by keyboard: a place, its side, and the way back from a mistake", () =>
  withPage({}, async (page) => {
    await page.open();
    await take(page, outerHip, { until: "d1_pain_map" });
    await tabTo(page, () => document.activeElement.value === "outer_hip");
    await page.key("Space");
    await tabTo(page, () => document.activeElement.type === "submit");
    await page.key("Enter");
    await page.until(() => document.activeElement.id === "summary");
    await tabTo(page, () => document.activeElement.matches("#summary a"));
    await page.key("Enter");
    await page.until(() => document.activeElement.matches("[name='d1_pain_map:outer_hip']"));
    await page.key("Space");
    await tabTo(page, () => document.activeElement.type === "submit");
    await page.key("Enter");
    await page.until(() => document.querySelector("main").dataset.question === "d2_pain_level");
    await headed(page);
  }));

// ---------------------------------------------------------------- by ear

/** Names of what can be pressed or filled in, and of what groups it: nobody may be left to guess. */
const NAMELESS = /^(button|link|radio|checkbox|textbox|combobox|spinbutton|searchbox|image|graphics-document|table)$/;

/** That these are said one after the other, whatever is said between. */
function assertSaid(said, expected) {
  let from = 0;
  for (const phrase of expected) {
    const at = said.findIndex((known, index) => index >= from && (phrase instanceof RegExp ? phrase.test(known) : known === phrase));
    assert.ok(at >= 0, `"${phrase}" is not said, or not in its place, in:\n${said.join("\n")}`);
    from = at + 1;
  }
}

for (const [name, person] of Object.entries({ everything, healthy, teenager })) {
  test(`by ear: ${name}, from the first question to the end`, () =>
    withPage({}, async (page) => {
      await page.open();
      for (let asked = 1; (await page.screen()) === "question"; asked++) {
        await complete(page);
        // The question is where reading begins.
        if (asked > 1) await headed(page);
        const said = await read(page);
        const { ask, choices } = await page.eval(() => ({
          ask: document.querySelector("h1").textContent,
          choices: [...document.querySelectorAll("fieldset :is(.choice, .step)")].map((label) => label.textContent.trim()),
        }));
        assertSaid(said, [
          new RegExp(`^Question ${asked} of \\d+ at most$`),
          new RegExp(`^group, ${escaped(ask)}`),
          `heading, ${ask}, level 1`,
          ...choices.map((choice) => new RegExp(`^(radio|checkbox), ${escaped(choice)}, `)),
          /^end of group/,
          "button, Continue",
        ]);
        assert.deepEqual(said.filter((phrase) => NAMELESS.test(phrase)), []);
        assert.equal(said.filter((phrase) => phrase === `heading, ${ask}, level 1`).length, 1, "once, and no more");
        await answerThis(page, person);
      }
      if ((await page.screen()) === "check") {
        const said = await read(page);
        assertSaid(said, ["heading, Check your answers, level 1", "Age", /^button, Change/, "button, See my result"]);
        const changes = said.filter((phrase) => /^button, Change/.test(phrase));
        assert.equal(new Set(changes).size, changes.length, "each says what it changes");
        await page.continue();
        await page.until("result");
      }
      await complete(page);
      const said = await read(page);
      assert.deepEqual(said.filter((phrase) => NAMELESS.test(phrase)), []);
      const levels = said.map((phrase) => /^heading, .*, level (\d)$/.exec(phrase)?.[1]).filter(Boolean).map(Number);
      assert.equal(levels[0], 1);
      assert.ok(levels.every((level, at) => at === 0 || level <= levels[at - 1] + 1), `no heading is left out: ${levels}`);
      // What stands behind a statement is told, not only drawn.
      const { rules, title } = await page.eval(() => ({
        rules: [...document.querySelectorAll("main .rule code")].map((code) => code.textContent),
        title: document.querySelector("h1").textContent,
      }));
      assertSaid(said, [`heading, ${title}, level 1`, ...rules]);
    }));
}

test("by ear: an emergency, word for word in its order", () =>
  withPage({}, async (page) => {
    await page.open();
    await finish(page, emergency);
    await headed(page);
    const said = await read(page);
    const sections = said.filter((phrase) => /^(heading|link|button|combobox)\b/.test(phrase));
    assertSaid(sections, [/^heading, .*, level 1$/, /^link, Call \d+$/]);
    // The number comes before anything one could stop at.
    assert.match(sections.find((phrase) => /^link/.test(phrase)), /^link, Call /);
    assert.ok(!said.some((phrase) => /points/i.test(phrase)), "no score is said");
    assert.deepEqual(said.filter((phrase) => NAMELESS.test(phrase)), []);
  }));

test("by ear: a mistake is an alert, and leads to the question", () =>
  withPage({}, async (page) => {
    await page.open();
    await page.continue();
    await page.until(() => document.activeElement.id === "summary");
    const said = await read(page);
    assertSaid(said, [
      "alert",
      "heading, There is a problem, level 2",
      "link, Choose one answer to go on.",
      "end of alert",
      /^group, How old are you\?, Problem: Choose one answer to go on\.$/,
    ]);
    await page.until(() => document.title.startsWith("Problem: "));
  }));

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
