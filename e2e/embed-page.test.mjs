// "Put this on your site": the page that writes the lines for blog owners, and shows what they do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { broken } from "./axe.mjs";
import { allowRefusals, blog, colours, framed } from "./blog.mjs";
import { withPage } from "./driver.mjs";
import { test } from "./scenario.mjs";
import { RELEASE } from "./server.mjs";

test("the page for blog owners writes the lines, and shows what they do", () =>
  withPage({ width: 1280, height: 900 }, async (page) => {
    allowRefusals(page); // on its own host, the frame is cut off, and this host lets nobody read its files
    await page.open("embed.html", { settle: false });
    const lines = () => page.eval(() => ["snippet", "iframe", "address"].map((id) => document.getElementById(id).value));
    const base = await page.eval(() => new URL("./", location).href);
    assert.deepEqual((await lines())[0], `<script async src="${base}embed.js"></script>\n<glute-check></glute-check>`);
    await page.eval(() => document.querySelector("glute-check").scrollIntoView());
    let frame = await framed(page);
    await page.raw.select("#theme", "dark");
    await page.raw.select("#heading", "3");
    await page.click("#own-accent");
    await page.click("#transparent");
    const [snippet, iframe, address] = await lines();
    assert.equal(snippet.split("\n")[1], '<glute-check theme="dark" accent="#7a2e8e" heading="3" transparent></glute-check>');
    assert.match(iframe, /^<div><iframe style="color-scheme: dark" src="http[^"]*\/frame\.html\?theme=dark&amp;accent=%237a2e8e&amp;heading=3&amp;transparent=" title="Glute Check: /);
    assert.equal(address, base);
    await frame.until(() => getComputedStyle(document.documentElement).colorScheme === "dark" && document.querySelector("main h1").getAttribute("aria-level") === "3");
    page.allowRequests();
    await page.raw.select("#start", "cover");
    await page.eval(() => document.querySelector("glute-check").scrollIntoView());
    frame = await framed(page);
    assert.equal(await frame.eval(() => document.querySelector("#cover").checkVisibility()), true);
    const width = () => page.eval(() => document.querySelector("glute-check").offsetWidth);
    assert.equal(await width(), 390);
    await page.click("[value=desktop]");
    assert.equal(await width(), 900);
  }));

test("each of its lines is copied, or is selected where the browser does not let it copy", () =>
  withPage({ width: 1280, height: 900 }, async (page) => {
    allowRefusals(page);
    await page.open("embed.html", { settle: false });
    for (const allowed of [true, false]) {
      await page.eval((allowed) => {
        globalThis.copied = "";
        navigator.clipboard.writeText = async (text) => (allowed ? (globalThis.copied = text) : Promise.reject(new Error("refused")));
      }, allowed);
      for (const line of ["snippet", "iframe", "address"]) {
        await page.click(`[data-copy=${line}]`);
        await page.until((line, said) => document.querySelector(`#${line} ~ [role=status]`).textContent.startsWith(said), line, allowed ? "Copied." : "Your browser does not let us copy");
        const [copied, selected, value] = await page.eval((line) => {
          const { value, selectionStart, selectionEnd } = document.getElementById(line);
          return [globalThis.copied, document.activeElement.id === line && value.slice(selectionStart, selectionEnd), value];
        }, line);
        assert.ok(value.includes("http"), value);
        assert.equal(allowed ? copied : selected, value);
      }
    }
  }));

test("its lines do what they say when they are pasted", async () => {
  let lines;
  await withPage({ width: 1280 }, async (page) => {
    allowRefusals(page);
    await page.open("embed.html", { settle: false });
    await page.raw.select("#theme", "dark");
    lines = await page.eval(() => ({ base: new URL("./", location).href, snippet: document.querySelector("#snippet").value, iframe: document.querySelector("#iframe").value }));
  });
  for (const html of [lines.snippet, lines.iframe]) {
    await blog({ body: html.replaceAll(lines.base, "CHECK/"), width: 700 }, async (page) => {
      const frame = html === lines.iframe ? await page.frame("iframe") : await framed(page);
      assert.equal((await colours(frame)).scheme, "dark");
    });
  }
});

test("without JavaScript, the page for blog owners still has the lines", () =>
  withPage({ javascript: false }, async (page) => {
    await page.open("embed.html");
    const text = await page.eval(() => [...document.querySelectorAll("textarea")].map((field) => field.value).join("\n"));
    for (const part of ["<glute-check></glute-check>", "embed.js", "<iframe", "frame.html"]) assert.ok(text.includes(part), part);
    assert.match(await page.text(), /needs JavaScript/);
  }));

test("the first page leads to it; the frame and the copy in one file do not", () => {
  const leads = (name) => readFileSync(`${RELEASE}/${name}`, "utf8").includes("embed.html");
  assert.deepEqual(["index.html", "frame.html", "glute-check.html"].map(leads), [true, false, false]);
});

for (const dark of [false, true]) {
  test(`no rule of accessibility is broken there, and nothing is cut off: ${dark ? "dark" : "light"}`, async () => {
    for (const width of [320, 390, 1280, 1920]) {
      await withPage({ width, height: 900, dark }, async (page) => {
        allowRefusals(page);
        await page.open("embed.html", { settle: false });
        const wide = await page.eval(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} px too wide for ${width}`);
        assert.deepEqual(await broken(page), [], `${width}`);
      });
    }
  });
}
