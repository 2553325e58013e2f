// What docs/embed.md says: its pieces to copy do what they are there for, and its figures are right.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { blog, fits, framed, snippet, wait } from "./blog.mjs";
import { finish, healthy } from "./people.mjs";
import { test } from "./scenario.mjs";
import { RELEASE } from "./server.mjs";

const DOCS = readFileSync(new URL("../docs/embed.md", import.meta.url), "utf8");

/** The piece of docs/embed.md to copy that has these words in it, as a blog of the tests has it. */
function piece(words) {
  const found = [...DOCS.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, text]) => text).filter((text) => text.includes(words));
  assert.equal(found.length, 1, `docs/embed.md has one piece with ${words}`);
  return found[0].replaceAll("https://example.org/glute-check/", "CHECK/");
}

test("the lines of docs/embed.md work under the policy of docs/embed.md", () =>
  blog({ body: piece("<glute-check></glute-check>"), csp: `default-src 'none'; img-src data:; ${piece("script-src").trim()}`, width: 700 }, async (page) => {
    await fits(page, await framed(page), { left: 80 });
  }));

test("so does its plain frame, which has what its page for blog owners writes", () =>
  blog({ body: piece("<iframe"), csp: `default-src 'none'; img-src data:; ${piece("frame-src").trim().split("; ")[1]}`, width: 700 }, async (page, check) => {
    const frame = await page.frame("iframe");
    await finish(frame, healthy);
    assert.equal(await frame.screen(), "result");
    assert.equal(check.requests.find(({ path }) => path === "/frame.html").referrer, "");
    const written = readFileSync(`${RELEASE}/embed.html`, "utf8").match(/&lt;iframe ([^<]*?)&gt;&lt;\/iframe/)[1].replace("https://example.org/glute-check/", "CHECK/");
    assert.equal(written, piece("<iframe").replace(/\s+/g, " ").match(/<iframe (.*?)>/)[1]);
  }));

test("its style sheet reserves the height before the script is there, not longer, and keeps a fixed header off", () =>
  blog({ body: `<style>${piece("min-height: 65rem")}</style><p style="height: 300px">Before</p>${snippet('start="cover"')}<p style="height: 2000px">After</p>`, before: (_, check) => check.fault("/embed.js", { delay: 600 }), width: 700 }, async (page) => {
    const height = () => page.eval(() => document.querySelector("glute-check").offsetHeight);
    assert.equal(await height(), 65 * 16);
    await fits(page, await framed(page), { left: 80 });
    assert.ok((await height()) < 600);
    const frame = await framed(page);
    await frame.press("button", "Start the check");
    await page.eval(() => scrollTo(0, 700));
    await frame.eval(() => document.querySelector("[value='45_59']").click());
    await frame.continue();
    await page.until(() => Math.abs(document.querySelector("glute-check").getBoundingClientRect().top - 80) < 2);
  }));

/** Runs in the page, before all else. Not every engine tells of what is logged as values. */
function noteLog() {
  globalThis.logged = [];
  console.log = (...what) => globalThis.logged.push(what);
}

test("its example of events counts who begins and who comes to the end", () =>
  blog({ body: piece("Your own analytics") + snippet(), before: (page) => page.raw.evaluateOnNewDocument(noteLog), width: 700 }, async (page) => {
    const frame = await framed(page);
    await finish(frame, healthy);
    await page.until(() => globalThis.heard.some(({ type }) => type === "glutecheck:done"));
    await wait(page, 100);
    assert.deepEqual(await page.eval(() => globalThis.logged), [["glutecheck:ready", {}], ["glutecheck:step", { step: 1, steps: 2 }], ["glutecheck:step", { step: 2, steps: 2 }], ["glutecheck:done", {}]]);
  }));

test("its pinned script runs if it is the one, from a host that sends what it should", async () => {
  const digest = (text) => createHash("sha384").update(text).digest("base64");
  const script = readFileSync(`${RELEASE}/embed.js`);
  const body = (sum) => `${piece("integrity").replace("CHECK/0.2.0/", "CHECK/").replace("sha384-…", `sha384-${sum}`)}<glute-check></glute-check>`;
  await blog({ body: body(digest(script)), width: 700 }, (page) => framed(page));
  for (const [sum, headers] of [[digest("another"), undefined], [digest(script), {}]]) {
    await blog({ body: body(sum), headers, refused: true, width: 700 }, async (page, check) => {
      await page.until(() => document.readyState === "complete");
      assert.ok(check.requests.some(({ path }) => path === "/embed.js"));
      assert.equal(await page.eval(() => customElements.get("glute-check") === undefined), true);
    });
  }
});

test("docs/embed.md names what there is, and weighs it as it is", () => {
  const script = readFileSync(`${RELEASE}/embed.js`, "utf8");
  const rows = (head) => [...DOCS.slice(DOCS.indexOf(head)).split("\n\n")[0].matchAll(/^\| `([\w:]+)`/gm)].map(([, name]) => name).sort();
  const list = (before) => JSON.parse(script.slice(script.indexOf(before) + before.length).match(/\[[^\]]*\]/)[0]);
  assert.deepEqual(rows("| attribute"), list("observedAttributes =").sort());
  assert.deepEqual(rows("| event"), [...script.matchAll(/"(glutecheck:\w+)": \[/g)].map(([, name]) => name).sort());
  const packed = (...names) => names.map((name) => readdirSync(RELEASE).find((file) => new RegExp(`^${name}$`).test(file))).reduce((sum, file) => sum + brotliCompressSync(readFileSync(`${RELEASE}/${file}`)).length, 0);
  const said = (words) => 1000 * Number(DOCS.match(words)[1]);
  assert.ok(Math.abs(packed("embed.js") - said(/weighs\s+(\d+) kB/)) < 500, `${packed("embed.js")}`);
  const more = packed("glute-check.html") - packed("glute-check-.*_bg.wasm", "glute-check-\\w+.js", "words-.*txt");
  assert.ok(Math.abs(more - said(/about\s+(\d+) kB more/)) < 3_000, `${more}`);
});
