// The check in somebody else's page: the element, the plain frame, what the page is told, and what it can do about it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { allowRefusals, blog, fits, framed, plain, snippet, wait } from "./blog.mjs";
import { withPage } from "./driver.mjs";
import { engine } from "./engine.mjs";
import { answerThis, author, complete, emergency, everything, finish, groinRunner, healthy, link as linkOf, outerHip, said, take, teenager } from "./people.mjs";
import { test } from "./scenario.mjs";
import { RELEASE } from "./server.mjs";

/** All a blog has to allow. */
const STRICT = "default-src 'none'; img-src data:; style-src 'none'; script-src CHECK/embed.js; frame-src CHECK/";

/** Where the element stands in the window. */
const top = (page) => page.eval(() => Math.round(document.querySelector("glute-check").getBoundingClientRect().top));

// ---------------------------------------------------------------- the element

test("two lines show the check in a page with a strict policy, to its end, and it fits at every step", () =>
  blog({ body: snippet(), csp: STRICT, width: 700 }, async (page) => {
    const frame = await framed(page);
    const heights = [await fits(page, frame, { left: 80 })];
    // Watches every picture that is drawn from now on for a scrollbar of the frame's own.
    await frame.eval(() => {
      globalThis.scrollbars = 0;
      const look = () => {
        if (getComputedStyle(document.documentElement).overflowY !== "hidden") globalThis.scrollbars++;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    while ((await frame.screen()) === "question") {
      await answerThis(frame, everything);
      heights.push(await fits(page, frame));
    }
    await frame.continue();
    await frame.until("result");
    heights.push(await fits(page, frame));
    const steps = heights.slice(1).map((height, at) => height - heights[at]);
    assert.equal(await frame.eval(() => globalThis.scrollbars), 0, "a scrollbar flickered");
    assert.ok(steps.some((step) => step > 50) && steps.some((step) => step < -50), `it grew and shrank: ${heights}`);
  }));

test("the frame has a title, is sandboxed, and tells its host nothing of the page", () =>
  blog({ body: snippet() }, async (page, check, host) => {
    await framed(page);
    const frame = await page.eval(() => {
      const frame = document.querySelector("glute-check").shadowRoot.querySelector("iframe");
      return { title: frame.title, loading: frame.loading, sandbox: [...frame.sandbox].sort(), allow: frame.allow };
    });
    assert.equal(frame.title, "Glute Check: a self-check for people who sit and run");
    assert.equal(frame.loading, "lazy");
    assert.deepEqual(frame.sandbox, ["allow-downloads", "allow-modals", "allow-popups", "allow-popups-to-escape-sandbox", "allow-same-origin", "allow-scripts"]);
    assert.equal(frame.allow, "clipboard-write");
    // The script is asked for by the page, as any script: its host learns the site. Not the page, and from nothing else.
    await page.open("next?about=my-hip", { settle: false });
    const from = check.requests.length;
    await page.eval((src) => new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src, onload: done }))), `${check.url}embed.js`);
    page.allowRequests();
    await page.eval(() => document.body.append(document.createElement("glute-check")));
    await framed(page);
    const told = check.requests.slice(from).filter(({ referrer }) => referrer !== "");
    assert.deepEqual(told.map(({ path, referrer }) => [path, referrer]), [["/embed.js", host.url]]);
    assert.ok(check.requests.slice(from).some(({ path }) => path === "/frame.html"));
  }));

test("where the device has its own way to share, the frame may use it", () => {
  const before = (page) => {
    page.allowConsole(); // this browser does not know it
    return page.raw.evaluateOnNewDocument(() => (navigator.share = () => {}));
  };
  return blog({ body: snippet(), before }, async (page) => {
    await framed(page);
    assert.equal(await page.eval(() => document.querySelector("glute-check").shadowRoot.querySelector("iframe").allow), "clipboard-write; web-share");
  });
});

test("the language is that of the element, else of the page around it, else the check's first", () => {
  // As the script of a check that has three languages; the frames are all the same page here.
  const pages = JSON.stringify({ en: ["frame.html", "English"], de: ["frame.html?", "Deutsch"], "pt-br": ["frame.html", "Brasil"] });
  const script = readFileSync(`${RELEASE}/embed.js`, "utf8");
  const before = (_, check) => check.fault("/embed.js", { body: script.replace(/(?<=PAGES = ).*?(?=;)/, pages) });
  const body = `<div lang="de-AT">${snippet('id="around"')}</div>${snippet('id="page"')}${snippet('id="own" lang="pt-BR"')}${snippet('id="other" lang="xx"')}`;
  return blog({ body: `<style>glute-check { display: inline-block; width: 24% }</style>${body}`, before, width: 1600, height: 1600 }, async (page) => {
    page.allowRequests();
    const title = async (which) => (await framed(page, which), page.eval((which) => document.querySelector(which).shadowRoot.querySelector("iframe").title, which));
    assert.deepEqual([await title("#around"), await title("#page"), await title("#own"), await title("#other")], ["Deutsch", "English", "Brasil", "English"]);
    await page.eval(() => document.querySelector("#own").setAttribute("lang", "de"));
    await page.until(() => document.querySelector("#own").shadowRoot?.querySelector("iframe")?.title === "Deutsch");
    assert.match(await page.eval(() => document.querySelector("#own").shadowRoot.querySelector("iframe").src), /frame\.html\?/);
  });
});

test("what stands inside the element shows where no script runs, and only there", async () => {
  const body = `<script async src="CHECK/embed.js"></script><glute-check><a href="CHECK/">Take the Glute Check</a></glute-check>`;
  for (const csp of [undefined, "script-src 'none'"]) {
    await blog({ body, csp, refused: Boolean(csp), width: 700 }, async (page) => {
      const seen = () => page.eval(() => document.querySelector("glute-check a").checkVisibility({ visibilityProperty: true }) && document.querySelector("glute-check a").getClientRects().length > 0);
      if (csp) return assert.equal(await seen(), true);
      await framed(page);
      assert.equal(await seen(), false);
    });
  }
});

test("on the check's own host, the page around it cannot look inside", () =>
  withPage({ width: 900 }, async (page) => {
    allowRefusals(page);
    await page.open("embed.html", { settle: false });
    await page.eval(() => document.querySelector("glute-check").scrollIntoView());
    await page.until(() => document.querySelector("glute-check").shadowRoot?.querySelector("iframe"));
    const inside = await page.eval(() => {
      const frame = document.querySelector("glute-check").shadowRoot.querySelector("iframe");
      return { sandbox: frame.sandbox.contains("allow-same-origin"), document: frame.contentDocument };
    });
    assert.deepEqual(inside, { sandbox: false, document: null });
  }));

for (const attributes of ["", 'start="cover"']) {
  test(`nothing below it moves when the frame comes (${attributes || "first question"})`, async () => {
    for (const width of [330, 390, 480, 530, 700]) {
      await blog({ body: `<style>body { margin: 0 }</style>${snippet(attributes)}<p id="after">And here the post goes on.</p>`, width, height: 2000 }, async (page) => {
        await page.until(() => document.querySelector("glute-check").shadowRoot);
        const after = () => page.eval(() => document.querySelector("#after").getBoundingClientRect().top);
        const reserved = await after();
        const frame = await framed(page);
        await page.until(() => globalThis.heard.some(({ type }) => type === "glutecheck:ready"));
        await page.eval(() => new Promise((done) => setTimeout(done, 500)));
        assert.equal(await after(), reserved, `${width} px`);
        const left = await frame.eval(() => innerHeight - document.body.getBoundingClientRect().height);
        // WebKit's lines are a little lower, so that all of them are some 8 px less.
        const little = engine.name === "webkit" ? 88 : 80;
        assert.ok(left >= 0 && left < little, `${left} px are left below the content of ${width} px`);
      });
    }
  });
}

test("before anybody scrolls, only what is in view is loaded; then what comes next", () =>
  blog({ body: `${snippet()}<p>1</p>${snippet()}<div hidden>${snippet()}</div>`, width: 700, height: 800 }, async (page, check) => {
    await framed(page);
    const frames = () => page.eval(() => [...document.querySelectorAll("glute-check")].map(({ shadowRoot }) => Boolean(shadowRoot.querySelector("iframe"))));
    assert.deepEqual(await frames(), [true, false, false]);
    // Firefox asks again for each, as its host tells it to.
    if (engine.name !== "firefox") assert.equal(check.requests.filter(({ path }) => path === "/embed.js").length, 1);
    page.allowRequests();
    await page.eval(() => scrollTo(0, 10));
    await page.until(() => document.querySelectorAll("glute-check")[1].shadowRoot.querySelector("iframe"));
    assert.deepEqual(await frames(), [true, true, false]);
  }));

test("several on one page know nothing of each other", () =>
  blog({ body: `<style>glute-check { display: inline-block; width: 45% }</style><script async src="CHECK/embed.js"></script><glute-check id="a"></glute-check> <glute-check id="b"></glute-check>`, width: 1400, height: 1200 }, async (page) => {
    const [a, b] = [await framed(page, "#a"), await framed(page, "#b")];
    await finish(a, emergency);
    assert.equal(await a.screen(), "emergency");
    await fits(page, a, { which: "#a" });
    assert.equal(await b.attribute("data-question"), "a1_age");
    const heard = await page.heard();
    assert.deepEqual(heard.filter(({ type }) => type === "glutecheck:done").map(({ id }) => id), ["a"]);
    await take(b, healthy, { until: "a5_complaint" });
    await fits(page, b, { which: "#b" });
  }));

test("taken away and put back, it starts anew and leaves nothing behind", () =>
  blog({ body: snippet('id="a"'), width: 700 }, async (page) => {
    const frame = await framed(page);
    await answerThis(frame, healthy);
    page.allowRequests();
    const before = (await page.raw.frames()).length;
    await page.eval(() => {
      globalThis.kept = document.querySelector("glute-check");
      globalThis.kept.remove();
    });
    await page.until(() => !globalThis.kept.shadowRoot.querySelector("iframe"));
    assert.equal((await page.raw.frames()).length, before - 1);
    for (let times = 0; times < 3; times++) {
      await page.eval(() => {
        document.body.append(globalThis.kept);
        globalThis.kept.remove();
        document.body.append(globalThis.kept);
      });
    }
    const again = await framed(page);
    assert.equal(await page.eval(() => globalThis.kept.shadowRoot.querySelectorAll("iframe").length), 1);
    assert.equal(await again.attribute("data-question"), "a1_age");
    await page.eval(() => void (globalThis.heard.length = 0));
    await answerThis(again, healthy);
    await fits(page, again);
    assert.deepEqual((await page.heard()).filter(({ type }) => type === "glutecheck:step").map(({ step }) => step), [1, 2], "each is heard once");
  }));

// ---------------------------------------------------------------- its place in the page

test("it takes neither focus nor scroll when it loads", () => {
  // WebKit's driver gives the focus to a frame that it looks into, so the frame notes when it had it.
  const noteFocus = () => addEventListener("focus", () => (globalThis.focused ??= Date.now()));
  return blog({ body: `<input id="own" autofocus>${snippet()}<p>1</p>`, before: (page) => page.raw.evaluateOnNewDocument(noteFocus), width: 700, height: 600 }, async (page) => {
    await page.until(() => globalThis.heard.some(({ type }) => type === "glutecheck:ready"));
    await wait(page, 300);
    assert.deepEqual(await page.eval(() => [document.activeElement.id, scrollY]), ["own", 0]);
    const looked = await page.eval(() => Date.now());
    const frame = await framed(page);
    assert.ok(await frame.eval((looked) => !(globalThis.focused < looked), looked), "the frame took the focus");
  });
});

test("the top of each new screen is in view, and who sees it is not moved", () =>
  blog({ body: `<p style="height: 300px">Before</p>${snippet()}<p style="height: 2000px">After</p>`, width: 700, height: 700 }, async (page) => {
    const frame = await framed(page);
    await frame.answer("a1_age", "45_59");
    assert.ok((await top(page)) !== 0);
    await frame.continue();
    await frame.until(() => document.querySelector("main").dataset.question === "a2_now");
    await page.until(() => Math.abs(document.querySelector("glute-check").getBoundingClientRect().top) < 2);
    // Refused: what is wrong is told at the top.
    await frame.eval(() => document.querySelector("main button.go").scrollIntoView());
    await frame.continue();
    await frame.until(() => document.querySelector("#summary"));
    await page.until(() => Math.abs(document.querySelector("glute-check").getBoundingClientRect().top) < 2);
    // In view already.
    await page.eval(() => scrollTo(0, scrollY - 100));
    const before = await top(page);
    assert.ok(before > 50, `${before}`);
    await frame.eval(() => {
      document.querySelector("[value=none]").click();
      document.querySelector("main button.go").click();
    });
    await frame.until(() => document.querySelector("main").dataset.question === "a5_complaint");
    await fits(page, frame);
    assert.equal(await top(page), before);
  }));

test("it adds nothing to the host's history, and Back leads to the page before", () =>
  blog({ body: snippet(), before: (page) => page.open("next", { settle: false }), width: 700 }, async (page) => {
    const frame = await framed(page);
    const entries = () => page.eval(() => history.length);
    const before = await entries();
    await frame.eval(() => document.querySelector(".skip").click());
    await frame.continue(); // without an answer: the summary has a link to it
    await frame.until(() => document.querySelector("#summary"));
    await frame.eval(() => document.querySelector("#summary a").click());
    assert.equal(await frame.eval(() => document.activeElement.name), "a1_age");
    await finish(frame, outerHip);
    page.allowRequests();
    await page.eval(() => document.querySelector("glute-check").setAttribute("start", "cover"));
    await framed(page);
    assert.equal(await entries(), before);
    await page.eval(() => history.back());
    await page.until(() => location.pathname === "/next");
  }));

test("links lead out of the frame, and the host's page stays", () =>
  blog({ body: snippet(), width: 700 }, async (page) => {
    const frame = await framed(page);
    page.allowRequests(); // those of the pages that are opened
    for (const press of [() => frame.press("link", "Print the check and score it by hand"), () => frame.press("button", "Open the check by itself")]) {
      const tab = await page.opened(press);
      assert.match(await tab.url(), /\/(paper\.html)?$/);
      assert.equal(await tab.evaluate(() => window.opener), null);
      await tab.close();
    }
    assert.equal(await frame.attribute("data-question"), "a1_age");
    assert.equal(await frame.eval(() => document.querySelector("#refused").hidden), true);
  }));

test("hidden and shown again, narrow and wide, it fits", () =>
  blog({ body: snippet(), width: 700 }, async (page) => {
    const frame = await framed(page);
    await take(frame, healthy, { until: "a5_complaint" });
    const wide = await fits(page, frame);
    await page.eval(() => void (document.querySelector("glute-check").style.display = "none"));
    await frame.eval(() => new Promise((done) => setTimeout(done, 200)));
    await page.eval(() => void (document.querySelector("glute-check").style.display = ""));
    assert.equal(await fits(page, frame), wide);
    await page.eval(() => void (document.querySelector("glute-check").style.width = "330px"));
    const narrow = await fits(page, frame);
    assert.ok(narrow > wide, `${narrow} > ${wide}`);
    await page.eval(() => void (document.querySelector("glute-check").style.width = ""));
    assert.equal(await fits(page, frame), wide);
    // What somebody opens makes it taller, and closing it smaller again.
    await frame.click("main details.why-asked summary");
    assert.ok((await fits(page, frame)) > wide);
    await frame.click("main details.why-asked summary");
    assert.equal(await fits(page, frame), wide);
    // Larger type, as a zoom or a person's own setting makes it.
    await frame.eval(() => void (document.documentElement.style.fontSize = "150%"));
    assert.ok((await fits(page, frame)) > wide);
  }));

for (const [zoom, width] of [[110, 640], [125, 560], [150, 470], [400, 320]]) {
  test(`zoomed to ${zoom} %, it fits at every step, and nothing is cut off`, () =>
    blog({ body: `<style>body { margin: 0 }</style>${snippet()}`, width }, async (page) => {
      // What a browser does when somebody zooms: fewer pixels of the page, more of the screen for each.
      await page.raw.setViewport({ width, height: 900, deviceScaleFactor: zoom / 100 });
      const frame = await framed(page);
      await fits(page, frame, { left: 80 });
      while ((await frame.screen()) === "question") {
        await answerThis(frame, outerHip);
        await fits(page, frame);
        const [wide, seen] = await frame.eval(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= seen, `${wide} px in ${seen} px: ${await frame.attribute("data-question")}`);
      }
      await frame.continue();
      await frame.until("result");
      await fits(page, frame);
    }));
}

test("in a tab that nobody looks at, it comes when somebody does, and fits", () => {
  let other;
  const before = async (page) => {
    other = (await page.another()).raw;
    await other.bringToFront();
  };
  return blog({ body: snippet(), before, width: 700 }, async (page) => {
    assert.equal(await page.eval(() => document.visibilityState), "hidden");
    await page.raw.bringToFront();
    const frame = await framed(page);
    await fits(page, frame, { left: 80 });
    await take(frame, healthy, { until: "a5_complaint" });
    const height = await fits(page, frame);
    await other.bringToFront();
    await frame.eval(() => (document.querySelector("main details.why-asked").open = true));
    await page.raw.bringToFront();
    assert.ok((await fits(page, frame)) > height);
    // Whoever is there only now is told the height, though it is as before.
    const told = (await page.told()).length;
    await other.bringToFront();
    await page.raw.bringToFront();
    await page.until((told) => globalThis.told.length > told, told);
  });
});

/** As a browser prints: it tells of it before and after. Notes which of the page's rules for print would have counted. */
const printing = () => {
  // WebKit names with the page's own sheets what programs have added.
  globalThis.letter = () => [...document.styleSheets].filter((sheet) => sheet.ownerNode).flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.media?.mediaText === "print").length;
  globalThis.print = () => {
    dispatchEvent(new Event("beforeprint"));
    globalThis.printed = globalThis.letter();
    dispatchEvent(new Event("afterprint"));
  };
};

test("printed by itself, it is the letter, and then again as it was", () =>
  blog({ body: snippet(), before: (page) => page.raw.evaluateOnNewDocument(printing), width: 700 }, async (page) => {
    const frame = await framed(page);
    await finish(frame, outerHip);
    await complete(frame);
    assert.equal(await frame.eval(() => globalThis.letter()), 0);
    await frame.press("button", "Print");
    await frame.until(() => globalThis.printed > 0);
    await wait(frame, 700);
    assert.deepEqual(await frame.eval(() => [globalThis.letter(), document.querySelector("#refused").hidden]), [0, true]);
    await fits(page, frame);
  }));

test("printed with the page around it, nothing of it is cut off", () =>
  blog({ body: snippet(), width: 700 }, async (page) => {
    const frame = await framed(page);
    await finish(frame, outerHip);
    await complete(frame);
    const height = await fits(page, frame);
    await page.raw.emulateMediaType("print");
    assert.equal(await frame.eval(() => Math.ceil(document.body.getBoundingClientRect().height)), height);
    await page.raw.emulateMediaType("screen");
  }));

// ---------------------------------------------------------------- the plain frame

for (const height of [740, 400]) {
  test(`without any script of ours, a plain frame of ${height} px scrolls inside, to the end, and the page around it stays`, () =>
    blog({ body: `<p>Before</p>${plain("").replace("740", height)}${"<p>After</p>".repeat(40)}`, csp: "default-src 'none'; img-src data:; frame-src CHECK/", width: 700 }, async (page) => {
      const frame = await page.frame("iframe");
      await page.eval(() => scrollTo(0, 30));
      await take(frame, healthy, { until: "b1_sit_hours" });
      await wait(frame, 500);
      await frame.until(() => document.documentElement.scrollHeight > innerHeight === (getComputedStyle(document.documentElement).overflowY !== "hidden"));
      while ((await frame.screen()) === "question") {
        const question = await frame.attribute("data-question");
        await frame.answer(question, said(healthy, question));
        await frame.eval(() => scrollTo(0, 1e5));
        await page.eval(() => scrollTo(0, 30));
        // Not as a driver presses it, which may scroll the page to be able to.
        await frame.eval(() => document.querySelector("main button.go").click());
        await frame.until((before) => document.querySelector("main").dataset.question !== before, question);
        assert.deepEqual([await frame.eval(() => scrollY), await page.eval(() => scrollY)], [0, 30], "each screen begins at its top");
        assert.ok(await frame.eval(() => document.documentElement.scrollWidth <= innerWidth));
      }
      await frame.continue();
      await frame.until("result");
      await frame.until(() => getComputedStyle(document.documentElement).overflowY !== "hidden" && document.documentElement.scrollHeight > innerHeight);
      assert.equal(await page.eval(() => document.querySelector("iframe").offsetHeight), height + 4);
    }));
}

test("the page for frames, opened by itself, leads on to the check, with a link's answers", () =>
  withPage({}, async (page) => {
    await page.open("frame.html", { settle: false });
    await page.until(() => location.pathname === "/");
    await finish(page, outerHip);
    const link = await linkOf(page);
    await page.open(link.replace("/#", "/frame.html#"), { settle: false });
    await page.until(() => location.pathname === "/");
    await page.until("shared");
  }));

test("a link made in a frame is the check's own address", () =>
  blog({ body: snippet(), width: 700 }, async (page, check) => {
    const frame = await framed(page);
    await finish(frame, outerHip);
    const link = await linkOf(frame);
    assert.ok(link.startsWith(`${check.url}#r=`), link);
  }));

// ---------------------------------------------------------------- what a page is told

const PEOPLE = { healthy, author, outerHip, everything, groinRunner, teenager, emergency, urgent: { a3_urgent: ["u_foot_drop"] } };

test("a page is told the same of everybody, whatever they answer", () =>
  blog({ body: "<p>Empty</p>", width: 700 }, async (page, check) => {
    page.allowRequests();
    const said = {};
    for (const [name, person] of Object.entries(PEOPLE)) {
      await page.eval((url) => {
        globalThis.told.length = globalThis.heard.length = 0;
        document.querySelector("script[src]") ?? document.head.append(Object.assign(document.createElement("script"), { src: `${url}embed.js` }));
        document.body.replaceChildren(document.createElement("glute-check"));
      }, check.url);
      const frame = await framed(page);
      const asked = await finish(frame, person);
      assert.notEqual(await frame.screen(), "question", name);
      await page.until(() => globalThis.heard.some(({ type }) => type === "glutecheck:done"));
      const told = await page.told();
      const events = (await page.heard()).map(({ id, at, ...event }) => event);
      for (const message of told) {
        assert.equal(typeof message, "object", message);
        assert.deepEqual(Object.keys(message).filter((key) => !["type", "height", "top", "step", "steps", "datawrapper-height"].includes(key)), [], name);
        if (message.type !== "glutecheck:height") continue;
        assert.ok(Number.isInteger(message.height) && [true, undefined].includes(message.top), JSON.stringify(message));
        assert.deepEqual(message["datawrapper-height"], { "glute-check": message.height });
      }
      said[name] = { asked: asked.length, told: told.filter(({ type }) => type !== "glutecheck:height"), events: events.filter(({ type }) => type !== "glutecheck:height") };
    }
    const lengths = new Set(Object.values(said).map(({ asked }) => asked));
    assert.ok(lengths.size > 3, "these people are asked differently");
    const expected = [{ type: "glutecheck:ready" }, { type: "glutecheck:step", step: 1, steps: 2 }, { type: "glutecheck:step", step: 2, steps: 2 }, { type: "glutecheck:done" }];
    for (const [name, { told, events }] of Object.entries(said)) {
      assert.deepEqual(told, expected, name);
      assert.deepEqual(events, expected, name);
    }
  }));

/** Anything somebody could send. */
const GARBAGE = [
  null, undefined, 0, -1, NaN, "", "x".repeat(1e6), "pymxPYMx", "pymxPYMxaxPYMxheightxPYMx99999", true, [], [[]], {}, 10n,
  { type: null }, { type: {} }, { type: { toString: 1 } }, { type: ["glutecheck:look"] }, { type: "__proto__" }, { type: "constructor" },
  { type: "glutecheck:height" }, { type: "glutecheck:height", height: "99999" }, { type: "glutecheck:height", height: -5 }, { type: "glutecheck:height", height: Infinity },
  { type: "glutecheck:height", height: 1e9 }, { type: "glutecheck:height", height: { valueOf: 5 } }, { type: "glutecheck:step", step: "<b>", steps: 2 },
  { type: "glutecheck:answer", answer: 1 }, { type: "glutecheck:look", theme: { toString: 1 }, accent: { toString: 1 }, heading: {}, transparent: 3 },
  { type: "glutecheck:look", theme: "x".repeat(1e5), accent: "url(javascript:1)", heading: "99", start: [] }, { type: "glutecheck:look", accent: "#12", heading: -1 },
  { message: "ready" }, { message: "ready", secret: {} }, { message: "ready", secret: "\"><script>" }, { message: "link", value: "javascript:alert(1)" },
  { "datawrapper-height": { a: 1 } }, { height: 5 }, { action: "resize" }, new Date(0), new Map([["type", "glutecheck:look"]]), /x/,
];

/** Sends it all, in the page, to a window. */
const send = (page, to) => page.eval(`(() => { const to = ${to}; const garbage = ${serialize(GARBAGE)}; for (const what of garbage) to.postMessage(what, "*"); })()`);
function serialize(value) {
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return "new Date(0)";
  if (value instanceof Map) return `new Map([["type", "glutecheck:look"]])`;
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(serialize)}]`;
  if (typeof value === "object" && value) return `{${Object.entries(value).map(([key, value]) => `[${JSON.stringify(key)}]: ${serialize(value)}`)}}`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

test("garbage sent to the frame changes nothing in it", () =>
  blog({ body: snippet('theme="light"'), width: 700 }, async (page) => {
    const frame = await framed(page);
    await take(frame, outerHip, { until: "b2_sit_bout" });
    await fits(page, frame);
    const state = () => frame.eval(() => [document.documentElement.outerHTML.replace(/ aria-level="\d"/g, ""), location.href, document.activeElement.tagName, getComputedStyle(document.body).color]);
    const before = await state();
    await send(page, "document.querySelector('glute-check').shadowRoot.querySelector('iframe').contentWindow");
    await frame.eval(() => new Promise((done) => setTimeout(done, 300)));
    assert.deepEqual(await state(), before);
    await finish(frame, outerHip);
    assert.equal(await frame.screen(), "result");
  }));

test("garbage sent to the page, by the frame itself or by others, changes nothing there", () =>
  blog({ body: snippet(), width: 700 }, async (page) => {
    const frame = await framed(page);
    await take(frame, outerHip, { until: "b2_sit_bout" });
    await fits(page, frame);
    const state = () => page.eval(() => [document.body.outerHTML, document.querySelector("glute-check").shadowRoot.innerHTML, location.href, scrollY]);
    const before = [await state(), (await page.heard()).length];
    await send(frame, "parent");
    await send(page, "self");
    // Somebody else's frame, which says what ours could say.
    await page.eval(() => {
      const other = document.createElement("iframe");
      other.hidden = true;
      document.head.append(other);
      other.contentWindow.eval(`parent.postMessage({ type: "glutecheck:height", height: 5000 }, "*"); parent.postMessage({ type: "glutecheck:done" }, "*")`);
    });
    await page.eval(() => new Promise((done) => setTimeout(done, 300)));
    assert.deepEqual([await state(), (await page.heard()).length], before);
  }));

// ---------------------------------------------------------------- pages that have a resizer already

/** Each written anew from what it is documented to do; CHECK/ is asked for as it asks. */
const RESIZERS = {
  pym: [
    "frame.html?initialWidth=600&childId=quiz&parentTitle=A&parentUrl=http%3A%2F%2Fexample.org%2F",
    `addEventListener("message", ({ data }) => {
      const found = typeof data === "string" && /^pymxPYMxquizxPYMx(\\S+)xPYMx(.*)$/.exec(data);
      if (found && found[1] === "height") document.querySelector("iframe").style.height = parseInt(found[2]) + "px";
    })`,
  ],
  Datawrapper: [
    "frame.html",
    `addEventListener("message", (event) => {
      if (event.data["datawrapper-height"] === undefined) return;
      for (const id in event.data["datawrapper-height"]) for (const frame of document.querySelectorAll("iframe"))
        if (frame.contentWindow === event.source) frame.style.height = event.data["datawrapper-height"][id] + "px";
    })`,
  ],
  WordPress: [
    "frame.html#?secret=aB3dE6gH9k",
    `addEventListener("message", ({ data, source }) => {
      if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
      const frame = document.querySelector('iframe[data-secret="' + data.secret + '"]');
      if (frame?.contentWindow !== source || data.message !== "height") return;
      frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
    })`,
  ],
};

for (const [name, [address, listener]] of Object.entries(RESIZERS)) {
  test(`a page with the resizer of ${name} makes the frame fit`, () =>
    // WebKit says what it refuses before the copy in one file comes.
    blog({ body: `<script>${listener}</script>${plain('data-secret="aB3dE6gH9k" style="border: 0" sandbox="allow-scripts"', address)}`, refused: engine.name === "webkit", width: 700 }, async (page) => {
      const frame = await page.frame("iframe");
      for (const until of ["a2_now", "a5_complaint", "b1_sit_hours"]) {
        await take(frame, outerHip, { until });
        if (name === "WordPress" && (await frame.eval(() => document.body.offsetHeight)) > 1000) {
          // It makes no frame taller than this; the rest scrolls inside.
          await page.until(() => document.querySelector("iframe").offsetHeight === 1000);
          await frame.until(() => getComputedStyle(document.documentElement).overflowY !== "hidden");
        } else await fits(page, frame, { which: "iframe" });
      }
      await finish(frame, outerHip);
      assert.equal(await frame.screen(), "result");
    }));
}

// ---------------------------------------------------------------- its weight

test("what a blog loads is small", () => {
  const weight = brotliCompressSync(readFileSync(`${RELEASE}/embed.js`)).length;
  assert.ok(weight < 3_000, `embed.js weighs ${weight} bytes`);
});
