// Without the program: whatever keeps it from starting, the page says so, shows when to get help, and leads to the
// questions on paper. Nothing that was ticked is lost, and nothing moves that is about to be tapped.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { hosted } from "./hosted.mjs";
import { answerThis } from "./people.mjs";
import { test } from "./scenario.mjs";
import { RELEASE } from "./server.mjs";

/** The emergency signs as their authors wrote them. */
async function emergencySigns() {
  const content = (file) => readFile(new URL(`../content/${file}`, import.meta.url), "utf8");
  const [questions, rules, words, names] = await Promise.all(
    ["questionnaire.toml", "rules.toml", "en/questions.toml", "en/names.toml"].map(content),
  );
  const blocks = (text, head) => text.split(`[[${head}]]`).slice(1);
  const listed = blocks(questions, "question").filter((block) => block.includes('flags = "emergency"'));
  const choices = listed.flatMap((block) => [...block.matchAll(/\{ id = "(\w+)"(?!, exclusive)/g)].map(([, id]) => id));
  const derived = blocks(rules, "flag").filter((block) => block.includes('tier = "emergency"'));
  const ids = [...choices, ...derived.map((block) => block.match(/id = "(\w+)"/)[1])];
  assert.ok(ids.length >= 15, `only ${ids.length} emergency signs in content/`);
  return ids.map((id) => {
    const line = `${words}\n${names}`.match(new RegExp(`^${id} = "(.*)"$`, "m"));
    assert.ok(line, `no words for ${id}`);
    return line[1];
  });
}

/** The signs that can be seen on the page. */
const seen = (page) =>
  page.eval(() =>
    [...document.querySelectorAll("#emergency li")]
      .filter((item) => item.checkVisibility({ visibilityProperty: true }) && item.parentElement.parentElement.clientHeight > 0)
      .map((item) => item.innerText.trim()),
  );

const isVisible = (page, selector) =>
  page.eval((selector) => {
    const found = document.querySelector(selector);
    return Boolean(found?.checkVisibility({ visibilityProperty: true }) && found.getBoundingClientRect().height > 10);
  }, selector);

async function assertHelp(page) {
  assert.deepEqual(await seen(page), await emergencySigns());
  assert.ok(await isVisible(page, "#help .call"), "no number to call");
  assert.match(await page.text(), /Call 112/);
  assert.ok(await isVisible(page, ".paper a"), "no link to the paper");
}

test("without JavaScript the page says what is wrong, when to get help, and where the questions are", hosted({ javascript: false }, async (page) => {
  page.allowConsole();
  page.allowRequests();
  await page.open();
  assert.match(await page.text(), /needs JavaScript/i);
  await assertHelp(page);
  assert.ok(!(await isVisible(page, "#app form")), "a form that leads nowhere is shown");
  await page.click(".paper a");
  await page.until(() => /\/paper\.html$/.test(location.pathname));
  assert.equal(await page.eval(() => document.querySelectorAll(".ask").length > 20), true);
}));

/** Files that were changed on their way, and would work all the same. */
const CHANGES = {
  ".wasm": (bytes) => Buffer.concat([bytes, Buffer.from([0, 2, 1, 65])]), // a section that engines pass over
  ".js": (bytes) => `${bytes};`,
  ".txt": (bytes) => `${bytes}`.replace("Why we ask", "Why we act"),
};

/** The name of the program, its glue or its words; the keepsake has files with these endings, too. */
const named = async (ending) => (await readdir(RELEASE)).find((file) => /^(glute-check|words)-.*[0-9a-f]{16}/.test(file) && file.endsWith(ending));

const changed = (ending) => async (site) => {
  const name = await named(ending);
  const whole = await readFile(new URL(`../dist/${name}`, import.meta.url));
  const body = Buffer.from(CHANGES[ending](whole));
  assert.notDeepEqual(body, whole);
  site.fault(name, { body });
};

const failures = {
  "the program is missing": (site) => site.fault(".wasm", { status: 404, body: "gone" }),
  "the program is not sent": (site) => site.fault(".wasm", { block: true }),
  "the program is cut off on its way": (site) => site.fault(".wasm", { cut: 50_000 }),
  "half of the program comes as a whole": async (site) => {
    const whole = await readFile(new URL(`../dist/${await named(".wasm")}`, import.meta.url));
    site.fault(".wasm", { body: whole.subarray(0, whole.length / 2) });
  },
  "the program is something else": (site) => site.fault(".wasm", { body: "<!doctype html>", type: "text/html" }),
  "the program is not the one of this page": changed(".wasm"),
  "the loader is not the one of this page": changed(".js"),
  "the words are not those of this page": changed(".txt"),
  "the words are missing": (site) => site.fault("words-", { status: 404, body: "gone" }),
  "the loader is missing": (site) => site.fault(".js", { status: 404, body: "gone" }),
  "the loader is not sent": (site) => site.fault(".js", { block: true }),
  "the loader is cut off on its way": (site) => site.fault(".js", { cut: 5_000 }),
  "the loader has the wrong type": (site) => site.fault(".js", { type: "text/plain" }),
  "the loader is too new for the browser": (site) => site.fault(".js", { body: "export default ~~;" }),
  "the loader stops with an error": (site) => site.fault(".js", { body: "throw new Error('no')" }),
  "the start stops with an error": (site) => site.fault(".js", { body: "export default async () => { throw new Error('no') }" }),
  "the start stops at once": (site) => site.fault(".js", { body: "export default () => { throw new Error('no') }" }),
};

const failed = (page) => page.until(() => document.documentElement.dataset.program === "failed");

/** Ticks an answer, waits for the failure, and looks at what is there. */
async function assertFails(page) {
  await page.answer("a1_age", "45_59");
  await failed(page);
  assert.match(await page.text(), /does not run/i);
  await assertHelp(page);
  assert.ok(await page.eval(() => document.querySelector("[value='45_59']").checked), "the tick is lost");
}

for (const [name, breakIt] of Object.entries(failures)) {
  test(`help is there when ${name}`, hosted({}, async (page, site) => {
    page.allowConsole();
    page.allowErrors();
    await breakIt(site);
    await page.open("", { settle: false });
    await assertFails(page);
  }));
}

test("without digests in the page, changed files would run", hosted({}, async (page, site) => {
  const html = await readFile(new URL("../dist/index.html", import.meta.url), "utf8");
  const open = html.replace(/(["`])sha256-[^"`]+\1(?=\]|,"|\}\})/g, '""').replace(/ integrity=\S+/, "");
  // Two files of the check and two of the keepsake that are fetched, two modules in the map, and a link to one of them.
  assert.equal(html.split("sha256-").length - open.split("sha256-").length, 7);
  const free = open.replace(/<meta http-equiv="?Content-Security-Policy[^>]+>/, ""); // the page's scripts are other ones
  assert.notEqual(free, open);
  site.fault(/\/$/, { body: free });
  for (const ending of Object.keys(CHANGES)) await changed(ending)(site);
  await page.open("", { settle: false });
  await page.until(() => document.documentElement.dataset.program === "alive");
  assert.match(await page.text(), /Why we act/);
}));

test("a program of the wrong type starts all the same", hosted({}, async (page, site) => {
  page.allowConsole();
  site.fault(".wasm", { type: "text/plain" });
  await page.open();
  assert.deepEqual(await seen(page), []);
}));

test("help is there in a browser without WebAssembly", hosted({}, async (page) => {
  page.allowConsole();
  page.allowErrors();
  await page.raw.evaluateOnNewDocument(() => delete globalThis.WebAssembly);
  await page.open("", { settle: false });
  await assertFails(page);
}));

test(
  "help is there when a host's policy forbids WebAssembly",
  hosted({ headers: { "content-security-policy": "script-src 'self' 'unsafe-inline'" } }, async (page) => {
    page.allowConsole();
    page.allowErrors();
    await page.open("", { settle: false });
    await assertFails(page);
  }),
);

test(
  "help comes by itself when a host's policy forbids even the first script",
  hosted({ headers: { "content-security-policy": "script-src 'self'" } }, async (page) => {
    page.allowConsole();
    page.allowErrors();
    await page.open("", { settle: false });
    assert.deepEqual(await seen(page), [], "not while the program may still come");
    const waits = await page.eval(() => document.getAnimations().map((animation) => animation.effect.getTiming().delay));
    assert.deepEqual([...new Set(waits)], [20_000]);
    await page.eval(() => document.getAnimations().forEach((animation) => animation.finish()));
    await assertHelp(page);
  }),
);

test("a program that stops later is told, and the person is taken to the help", hosted({}, async (page) => {
  page.allowErrors();
  page.allowConsole();
  await page.open();
  await answerThis(page, {});
  assert.deepEqual(await seen(page), []);
  await page.eval(() => {
    const error = new WebAssembly.RuntimeError("unreachable");
    dispatchEvent(new ErrorEvent("error", { error }));
  });
  await failed(page);
  await assertHelp(page);
  await page.until(() => document.activeElement.id === "help");
}));

test("an error of something else on the page does not stop a program that runs", hosted({}, async (page) => {
  await page.open();
  await page.eval(() => dispatchEvent(new ErrorEvent("error", { error: new Error("an extension's") })));
  await answerThis(page, {});
  assert.deepEqual(await seen(page), []);
}));

test("who presses a button that does nothing is taken to the help, others are not moved", hosted({}, async (page, site) => {
  page.allowConsole();
  page.allowErrors();
  site.fault(".wasm", { status: 404, body: "gone" });
  await page.open("", { settle: false });
  await failed(page);
  assert.equal(await page.eval(() => scrollY), 0);
  await page.answer("a1_age", "45_59");
  await page.continue();
  await page.until(() => document.activeElement.id === "help");
  await page.until(() => {
    const { top } = document.getElementById("trouble").getBoundingClientRect();
    return top > -1 && top < innerHeight / 2; // half a pixel is nothing
  });
  assert.doesNotMatch(await page.address(), /45_59/);
}));

test("who has pressed it before is taken there as soon as it is known", hosted({}, async (page, site) => {
  page.allowConsole();
  page.allowErrors();
  let send;
  site.fault(".wasm", { status: 404, body: "gone", until: new Promise((resolve) => (send = resolve)) });
  await page.open("", { settle: false });
  await page.answer("a1_age", "45_59");
  await page.continue();
  assert.equal(await page.eval(() => document.activeElement.id), "");
  send();
  await failed(page);
  await page.until(() => document.activeElement.id === "help");
}));

/** Time that passes when the scenario says so, so that nobody waits for twenty seconds, and nothing comes too early. */
const withClock = (page) =>
  page.raw.evaluateOnNewDocument(() => {
    const wait = globalThis.setTimeout;
    const held = [];
    globalThis.setTimeout = (run, time, ...values) => (time >= 4_000 ? held.push({ run, time }) : wait(run, time, ...values));
    globalThis.pass = (now) => held.filter(({ time }) => time === now).forEach(({ run }) => run());
  });

/** Lets so many milliseconds since the page came be over. */
const pass = (page, time) => page.eval((time) => globalThis.pass(time), time);

/** Where a person's finger may be: the boxes of the first question and the button. */
const targets = (page) =>
  page.eval(() =>
    [...document.querySelectorAll("main label, main button")].flatMap((target) => {
      const { x, y, width, height } = target.getBoundingClientRect();
      return width > 0 ? [[x, y + scrollY, width, height].map(Math.round).join(" ")] : [];
    }),
  );

test("slowness is told calmly below the question, then help; nothing moves, and all of it goes again", hosted({}, async (page, site) => {
  await withClock(page);
  let send;
  site.fault(".wasm", { until: new Promise((resolve) => (send = resolve)) });
  await page.open("", { settle: false });
  const before = await targets(page);
  await page.answer("a1_age", "45_59");

  await pass(page, 4_000);
  await page.until(() => document.documentElement.dataset.program === "slow");
  assert.match(await page.text(), /still loading/i);
  assert.ok(await isVisible(page, ".paper a"), "no link to the paper");
  assert.deepEqual(await seen(page), [], "slowness is no reason for alarm");
  assert.deepEqual(await targets(page), before);

  await pass(page, 20_000);
  await failed(page);
  await assertHelp(page);
  assert.deepEqual(await targets(page), before);

  send();
  await page.settled();
  assert.deepEqual(await targets(page), before);
  assert.equal(await page.eval(() => document.getElementById("trouble").textContent), "");
  assert.deepEqual(await seen(page), []);
  assert.ok(!(await isVisible(page, ".paper a")));
  assert.ok(await page.eval(() => document.querySelector("[value='45_59']").checked));
}));

test("a browser that knows no modules runs nothing, and is told all the same", hosted({}, async (page, site) => {
  page.allowConsole();
  await withClock(page);
  const html = await readFile(new URL("../dist/index.html", import.meta.url), "utf8");
  const old = html.replace(/<script type="?module"?>/, "<script type=not-known>");
  assert.notEqual(old, html);
  site.fault(/\/$/, { body: old });
  await page.open("", { settle: false });
  await pass(page, 4_000);
  await page.until(() => document.documentElement.dataset.program === "slow");
  await pass(page, 20_000);
  await assertFails(page);
}));

test("the help fits a small phone", hosted({ javascript: false, width: 320, height: 640 }, async (page) => {
  page.allowConsole();
  await page.open();
  await assertHelp(page);
  assert.equal(await page.eval(() => document.documentElement.scrollWidth), 320);
}));
