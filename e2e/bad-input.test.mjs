// What may be done to the check, and what it does then: docs/bad-input.md is the table. Here it is held to the journeys
// that it names, and the rows that belong nowhere else have theirs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { blog, plain } from "./blog.mjs";
import { withPage } from "./driver.mjs";
import { answerThis, finish, healthy, outerHip, take } from "./people.mjs";
import { test } from "./scenario.mjs";

const read = (name) => readFile(new URL(name, import.meta.url), "utf8");

const run = (steps) => () =>
  withPage({}, async (page) => {
    await page.open();
    await steps(page);
  });

// ---------------------------------------------------------------- the table

/** The names of a file's journeys, with "…" for what differs from case to case. */
const names = async (file) => {
  const source = await read(`${file}.test.mjs`);
  return new Set([...source.matchAll(/\btest\(\s*(["`])((?:\\.|(?!\1).)*)\1/g)].map(([, , name]) => name.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "…")));
};

test("every row of docs/bad-input.md names journeys that there are", async () => {
  const rows = (await read("../docs/bad-input.md")).split("\n").filter((line) => /^\| (?!situation|---)/.test(line));
  assert.ok(rows.length >= 24, `${rows.length} rows`);
  const known = new Map();
  for (const row of rows) {
    const cells = row.split("|").slice(1, -1).map((cell) => cell.trim());
    assert.equal(cells.length, 4, row);
    assert.ok(cells.every(Boolean), `an empty cell: ${row}`);
    const journeys = [...cells[3].matchAll(/`([\w-]+)`: (.+?)(?=; `[\w-]+`: |$)/g)];
    assert.ok(journeys.length > 0, `no journey: ${row}`);
    for (const [, file, name] of journeys) {
      if (!known.has(file)) known.set(file, await names(file));
      assert.ok(known.get(file).has(name), `${file}.test.mjs has no “${name}”`);
    }
  }
});

// ---------------------------------------------------------------- links

test("a link that is cut anywhere shows no result", run(async (page) => {
  const codes = Object.keys(JSON.parse(await read("../docs/link/vectors-1.json")));
  const longest = codes.reduce((one, other) => (other.length > one.length ? other : one));
  for (let length = longest.length - 1; length >= 0; length -= 1) {
    const cut = longest.slice(0, length);
    await page.eval((cut) => (location.hash = `r=${cut}`), cut);
    await page.until((length) => document.querySelector("main").dataset.screen === "broken-link" && location.hash.length === length + 3, length);
    assert.equal(await page.eval(() => document.querySelectorAll("main :is(.domains, .card, .alarm, [data-band], [data-urgency])").length), 0, cut);
    await page.until(() => /missing|changed|holds no result/.test(document.querySelector("main").innerText));
  }
  await page.eval((whole) => (location.hash = `r=${whole}`), longest);
  await page.until("shared");
}));

// ---------------------------------------------------------------- answers

test("no address and no history entry leads past the warning signs", run(async (page) => {
  for (const address of ["#a4_soon", "#check", "#outcome", "?screen=result", "?a2_now=none&a3_urgent=none", "#a2_now=none", "?step=9#outcome"]) {
    await page.open(address);
    assert.equal(await page.attribute("data-question"), "a1_age", address);
  }
  await page.open();
  await answerThis(page, healthy);
  for (const place of ["a5_complaint", "a3_urgent", "b1_sit_hours", "check", "outcome", "link", "nowhere", ""]) {
    await page.eval((place) => {
      history.replaceState(`1 ${place}`, "");
      dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    }, place);
    await page.idle();
    assert.equal(await page.attribute("data-question"), "a2_now", place);
  }
  await page.continue();
  await page.until(() => document.querySelector("#summary"));
  assert.equal(await page.attribute("data-question"), "a2_now", "and there an answer is asked for");
}));

const HOSTILE = {
  HTML: "<img src=x onerror=\"window.broken=1\"><script>window.broken=1</script>",
  "a very long text": "9".repeat(100_000),
  "a text of odd letters": "\u202e\u0000\ud800 ７．５ \u200b'\"`;--",
};

for (const [what, text] of Object.entries(HOSTILE)) {
  test(`${what} is text and nothing else, wherever it is put`, run(async (page) => {
    const elements = () => page.eval(() => document.querySelectorAll("img, iframe, object, script:not([nonce]), main b").length);
    const before = await elements();
    const unharmed = async (where) => {
      assert.equal(await page.eval(() => window.broken), undefined, where);
      assert.equal(await elements(), before, where);
    };
    const encoded = encodeURIComponent(text.replace("\ud800", "")).slice(0, 4_000);
    for (const address of [`?theme=${encoded}&accent=${encoded}`, `#${encoded}`, `#r=${encoded}`]) {
      await page.open(address);
      await page.until((link) => document.querySelector("main").dataset.screen === (link ? "broken-link" : "question"), address.startsWith("#r="));
      await unharmed(address.slice(0, 20));
    }
    page.allowStorage();
    await page.eval((text) => localStorage.setItem("glute-check", `version=1\na1_age=18_34\n${text}=${text}\na2_now=${text}\n`), text);
    await page.open();
    assert.equal(await page.attribute("data-question"), "a2_now");
    await unharmed("what is kept");
    await take(page, healthy, { until: "b1_sit_hours" });
    await page.eval((text) => {
      const field = document.querySelector("[name=b1_sit_hours]");
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, text);
    await page.continue();
    await page.until(() => document.querySelector("#summary"));
    assert.equal(await page.attribute("data-question"), "b1_sit_hours");
    await unharmed("a field");
    await finish(page, healthy);
    assert.equal(await page.screen(), "result");
    await unharmed("the result");
    assert.ok((await page.eval(() => localStorage.getItem("glute-check"))).length < 1_000, "no more of it is kept");
  }));
}

test("from another page, Back leads to the question with its answers, where they are remembered", run(async (page) => {
  page.allowStorage();
  page.allowRequests();
  const thereAndBack = async () => {
    // By the page's own means: one that the browser has kept does not load again, which a driver would wait for.
    await page.eval(() => void setTimeout(() => (location.href = "paper.html")));
    await page.until(() => location.pathname.endsWith("paper.html") && document.readyState === "complete");
    await page.eval(() => void setTimeout(() => history.back()));
    await page.until(() => document.documentElement.dataset.program === "alive");
  };
  // Firefox tells that the page for print lets no icon in.
  page.allowConsole();
  await take(page, outerHip, { until: "b2_sit_bout" });
  await thereAndBack();
  // The browser may have kept the page as it was, or loads it anew.
  await page.until(() => ["a1_age", "b2_sit_bout"].includes(document.querySelector("main").dataset.question));
  await take(page, outerHip, { until: "b2_sit_bout" });
  await page.click(".remember summary");
  await page.click("label:has([name=remember])");
  await page.until(() => localStorage.length === 1);
  const kept = await page.eval(() => localStorage.getItem("glute-check"));
  await thereAndBack();
  await page.until(() => document.querySelector("main").dataset.question === "b2_sit_bout");
  assert.equal(await page.eval(() => localStorage.getItem("glute-check")), kept);
  await finish(page, outerHip);
  assert.equal(await page.attribute("data-band"), "many");
}));

// ---------------------------------------------------------------- frames

test("where a host takes back the height it gave, everything can still be reached", () =>
  blog({ body: `${plain("")}<script>
    addEventListener("message", ({ data }) => {
      if (data?.type === "glutecheck:height" && !globalThis.lies) document.querySelector("iframe").style.height = data.height + 4 + "px";
    });
  </script>`, width: 700 }, async (page) => {
    const frame = await page.frame("iframe");
    const scrolls = () => frame.until(() => document.documentElement.scrollHeight > innerHeight && getComputedStyle(document.documentElement).overflowY !== "hidden");
    await take(frame, healthy, { until: "a2_now" });
    await frame.until(() => "fitted" in document.documentElement.dataset && innerHeight >= document.body.offsetHeight);
    await page.eval(() => {
      globalThis.lies = true;
      document.querySelector("iframe").style.height = "300px";
    });
    await scrolls();
    // It follows again, and then it does not.
    await page.eval(() => (document.querySelector("iframe").style.height = "6000px"));
    await frame.until(() => getComputedStyle(document.documentElement).overflowY === "hidden");
    await page.eval(() => (document.querySelector("iframe").style.height = "400px"));
    await scrolls();
    await finish(frame, healthy);
    await frame.until("result");
    await scrolls();
  }));
