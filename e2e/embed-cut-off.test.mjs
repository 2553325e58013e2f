// The check in a frame that is cut off from everything, as WordPress makes them: `sandbox="allow-scripts"`, and mostly from a
// host that sends no header which lets anybody read its files.

import assert from "node:assert/strict";
import { blog, CUT_OFF, framed, inOneFile, plain, snippet } from "./blog.mjs";
import { withPage } from "./driver.mjs";
import { engine } from "./engine.mjs";
import { eventually } from "./eventually.mjs";
import { emergency, finish, healthy, link as linkOf, outerHip, preview } from "./people.mjs";
import { test } from "./scenario.mjs";

test("cut off, from a host that lets nobody read its files, the whole check works", () =>
  blog({ body: CUT_OFF, headers: {}, refused: true, width: 700 }, async (page, check) => {
    await page.until(() => document.querySelector("iframe"));
    await inOneFile(page);
    const frame = await page.frame("iframe");
    assert.equal(await frame.eval(() => origin), "null");
    await finish(frame, outerHip);
    assert.equal(await frame.screen(), "result");
    // What was asked of the host is a page, and no more than once.
    assert.equal(check.requests.filter(({ path }) => path === "/glute-check.html").length, 1);

    // Sharing: the address is there to copy, and it opens the result.
    await preview(frame);
    await frame.press("button", "Copy the link");
    // Only Chromium asks a policy about copying; elsewhere it is done.
    const copying = engine.name === "chromium" ? "does not let us copy" : "Copied.";
    await frame.until((words) => document.querySelector(".passing [role=status]").textContent.includes(words), copying);
    const link = await linkOf(frame);
    await frame.press("button", "Back to my result");
    await frame.until("result");
    assert.match(link, /#r=\w+$/);

    // Links and printing are refused, and a plain sentence says so, with the address for the way around.
    await frame.eval(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
    await frame.click(".sources a");
    await frame.until(() => document.querySelector("#refused").checkVisibility());
    const refused = () => frame.eval(() => [document.querySelector("#refused p").textContent, document.querySelector("#refused input").value]);
    const [said, address] = await refused();
    assert.match(said, /does not let it open links/);
    assert.match(address, /^https:\/\//);
    await frame.press("button", "Close");
    assert.equal(await frame.eval(() => document.querySelector("#refused").hidden), true);
    await frame.press("button", "Print");
    await frame.until(() => /does not let it print/.test(document.querySelector("#refused p").textContent));
    assert.equal((await refused())[1], link);

    await withPage({}, async (own) => {
      await own.open(link.replace(/^.*#/, "#"));
      await own.until("shared");
    });
  }));

/** Opens the check in a frame that is cut off, from a host that lets nobody read its files. */
const cutOff = (steps) =>
  blog({ body: CUT_OFF, headers: {}, refused: true, width: 700 }, async (page, check) => {
    await inOneFile(page);
    const frame = await page.frame("iframe");
    const refused = async (said) => {
      await frame.until((said) => document.querySelector("#refused").checkVisibility() && document.querySelector("#refused p").textContent.includes(said), said);
      return frame.eval(() => document.querySelector("#refused input").value);
    };
    await steps(frame, refused, check);
  });

test("cut off, it says that nothing can be kept, and does not offer to", () =>
  cutOff(async (frame) => {
    await frame.eval(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
    await frame.until(() => /does not let pages keep anything here/.test(document.querySelector("main").innerText));
    assert.equal(await frame.eval(() => document.querySelector("[name=remember]")), null);
  }));

test("a link that is refused by an error is refused in words, too", () =>
  blog({ body: snippet(), before: (page) => page.raw.evaluateOnNewDocument(() => (globalThis.open = () => { throw new Error("no"); })), width: 700 }, async (page, check) => {
    const frame = await framed(page);
    await frame.press("button", "Open the check by itself");
    await frame.until(() => document.querySelector("#refused").checkVisibility());
    assert.equal(await frame.eval(() => document.querySelector("#refused input").value), check.url);
  }));

test("cut off, what would be saved is told where to be found", () =>
  cutOff(async (frame, refused, check) => {
    await frame.press("link", "Print the check and score it by hand");
    assert.equal(await refused("If nothing was saved"), `${check.url}paper.html`);
    await frame.press("button", "Close");
    assert.equal(await frame.attribute("data-question"), "a1_age");
  }));

test("cut off, the number to call is there to dial", () =>
  cutOff(async (frame, refused) => {
    frame.allowRequests(); // that of the browser to the telephone
    await finish(frame, emergency);
    const number = await frame.eval(() => document.querySelector("a.call").href.replace("tel:", ""));
    assert.match(number, /^\d{2,}$/);
    await frame.click("a.call");
    assert.equal(await refused("dial this number"), number);
  }));

test("where it is not cut off, calling and saving are the browser's", () =>
  blog({ body: snippet(), width: 700 }, async (page) => {
    const frame = await framed(page);
    await finish(frame, emergency);
    const stopped = await frame.eval(() => {
      const saves = Object.assign(document.createElement("a"), { href: "data:,a", download: "a.txt" });
      document.querySelector("main").append(saves);
      return [document.querySelector("a.call"), saves].map((link) => {
        let stopped;
        addEventListener("click", (event) => (stopped = event.defaultPrevented, event.preventDefault()), { once: true });
        link.click();
        return stopped;
      });
    });
    assert.deepEqual(stopped, [false, false]);
    assert.equal(await frame.eval(() => document.querySelector("#refused").hidden), true);
  }));

for (const allowed of ["", "allow-forms", "allow-same-origin", "allow-popups", "allow-popups allow-popups-to-escape-sandbox", "allow-modals allow-downloads"]) {
  test(`in a frame with sandbox="allow-scripts ${allowed}", from a host that lets nobody read its files, the check goes to its end, with a link`, () =>
    blog({ body: plain(`sandbox="allow-scripts ${allowed}"`), headers: {}, refused: true, width: 700 }, async (page, check) => {
      page.allowRequests();
      if (allowed !== "allow-same-origin") await inOneFile(page);
      const frame = await page.frame("iframe");
      await finish(frame, healthy);
      assert.equal(await frame.screen(), "result");
      const link = await linkOf(frame);
      assert.ok(link.startsWith(check.url) && /#r=\w+$/.test(link), link);
    }));
}

test("cut off, what was tapped before is kept", () =>
  blog({ body: "<p>Empty</p>", headers: {}, refused: true, width: 700 }, async (page, check) => {
    // The files come late, so that there is time for a tap. WebKit asks for none of them, and goes on at once.
    for (const file of [".js", ".wasm", ".txt", "/glute-check.html"]) check.fault(file, { delay: 800 });
    await page.eval((html) => document.body.insertAdjacentHTML("beforeend", html), CUT_OFF.replace("CHECK/", check.url));
    const early = await (await page.raw.waitForSelector("iframe")).contentFrame();
    await (await early.waitForSelector("[value='45_59']")).click();
    await inOneFile(page);
    const frame = await page.frame("iframe");
    assert.equal(await frame.eval(() => document.querySelector("[value='45_59']").checked), true);
    assert.equal(await frame.eval(() => name), "");
    await frame.continue();
    await frame.until(() => document.querySelector("main").dataset.question === "a2_now");
  }));

test("cut off, what is tapped while the copy in one file is on its way is kept", () =>
  blog({ body: "<p>Empty</p>", headers: {}, refused: true, width: 700 }, async (page, check) => {
    let tap;
    check.fault("/glute-check.html", { until: new Promise((tapped) => (tap = tapped)) });
    await page.eval((html) => document.body.insertAdjacentHTML("beforeend", html), CUT_OFF.replace("CHECK/", check.url));
    await eventually(() => check.requests.some(({ path }) => path === "/glute-check.html"));
    const early = await (await page.raw.waitForSelector("iframe")).contentFrame();
    await (await early.waitForSelector("[value='45_59']")).click();
    tap();
    await inOneFile(page);
    const frame = await page.frame("iframe");
    assert.equal(await frame.eval(() => document.querySelector("[value='45_59']").checked), true);
  }));

test("cut off, from a host that sends what it should, nothing is loaded twice", () =>
  blog({ body: CUT_OFF, width: 700 }, async (page, check) => {
    const frame = await page.frame("iframe");
    await finish(frame, healthy);
    assert.equal(await frame.screen(), "result");
    assert.ok(!check.requests.some(({ path }) => path === "/glute-check.html"));
  }));
