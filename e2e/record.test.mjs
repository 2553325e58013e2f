// The pages about the check itself: how it was tested, and the record for clinicians. They run nothing, fit every
// screen, and can be reached from the check.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { hosted } from "./hosted.mjs";
import { test } from "./scenario.mjs";

const PAGES = ["proof.html", "clinical.html"];

for (const name of PAGES) {
  test(`${name} can be reached from the check, without losing an answer`, hosted({}, async (page, site) => {
    await page.open();
    const link = await page.eval((name) => {
      const { href, target } = document.querySelector(`footer a[href$='${name}']`);
      return { href, target };
    }, name);
    assert.equal(link.href, `${site.url}${name}`);
    assert.equal((await fetch(link.href)).status, 200);
    assert.equal(link.target, "_blank", "the check stays open");
  }));

  for (const [width, dark] of [[320, false], [390, true], [1280, false]]) {
    test(`${name} runs nothing and fits ${width} pixels${dark ? " in the dark" : ""}`, () =>
      withPage({ javascript: false, width, dark }, async (page) => {
        await page.open(name);
        const seen = await page.eval(() => ({
          scripts: document.scripts.length,
          loads: document.querySelectorAll("[src], link[rel=stylesheet], iframe, object").length,
          policy: document.querySelector("meta[http-equiv]").content,
          wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
          headings: [...document.querySelectorAll("h1, h2")].map((h) => h.tagName).join(" "),
          ids: document.querySelectorAll("table").length,
          braces: /[{}]/.test(document.body.innerText),
        }));
        assert.deepEqual([seen.scripts, seen.loads, seen.wide, seen.braces], [0, 0, false, false]);
        assert.match(seen.policy, /default-src 'none'/);
        assert.match(seen.headings, /^H1( H2)+$/);
        assert.ok(seen.ids > 1, "there are tables");
      }));
  }
}

test("the record says that nobody has reviewed the check, and leaves the table to sign empty", () =>
  withPage({ javascript: false }, async (page) => {
    await page.open("clinical.html");
    assert.match(await page.text(), /No clinician has reviewed this check yet/);
    const signed = await page.eval(() => {
      const table = [...document.querySelectorAll("table")].find((table) => /reviewed by/.test(table.innerText));
      return [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells].slice(2).map((cell) => cell.innerText.trim()).join(""));
    });
    assert.ok(signed.length >= 7);
    assert.ok(signed.every((text) => text === ""), "nobody has signed");
  }));
