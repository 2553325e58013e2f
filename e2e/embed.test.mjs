// The check in somebody else's page: the element, the plain frame, what the page is told, and what it can do about it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { blog, fits, framed, inOneFile, snippet } from "./blog.mjs";
import { withPage } from "./driver.mjs";
import { answerThis, author, emergency, everything, finish, groinRunner, healthy, outerHip, take, teenager } from "./people.mjs";
import { RELEASE, serve } from "./server.mjs";

/** All a blog has to allow. */
const STRICT = "default-src 'none'; img-src data:; style-src 'none'; script-src CHECK/embed.js; frame-src CHECK/";

const plain = (attributes, page = "frame.html") => `<iframe src="CHECK/${page}" title="Glute Check" width="600" height="740" ${attributes}></iframe>`;
const CUT_OFF = plain('sandbox="allow-scripts"');

const wait = (page, milliseconds) => page.eval((time) => new Promise((done) => setTimeout(done, time)), milliseconds);
const scheme = (frame, wanted) => frame.until((wanted) => getComputedStyle(document.documentElement).colorScheme === wanted, wanted);

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
    await page.until(() => document.querySelector("#own").shadowRoot.querySelector("iframe")?.title === "Deutsch");
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
    page.allowConsole();
    await page.open("embed.html", { settle: false });
    await page.eval(() => document.querySelector("glute-check").scrollIntoView());
    await page.until(() => document.querySelector("glute-check").shadowRoot.querySelector("iframe"));
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
        assert.ok(left >= 0 && left < 80, `${left} px are left below the content of ${width} px`);
      });
    }
  });
}

test("before anybody scrolls, only what is in view is loaded; then what comes next", () =>
  blog({ body: `${snippet()}<p>1</p>${snippet()}<div hidden>${snippet()}</div>`, width: 700, height: 800 }, async (page, check) => {
    await framed(page);
    const frames = () => page.eval(() => [...document.querySelectorAll("glute-check")].map(({ shadowRoot }) => Boolean(shadowRoot.querySelector("iframe"))));
    assert.deepEqual(await frames(), [true, false, false]);
    assert.equal(check.requests.filter(({ path }) => path === "/embed.js").length, 1);
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
    const before = page.raw.frames().length;
    await page.eval(() => {
      globalThis.kept = document.querySelector("glute-check");
      globalThis.kept.remove();
    });
    await page.until(() => !globalThis.kept.shadowRoot.querySelector("iframe"));
    assert.equal(page.raw.frames().length, before - 1);
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

// ---------------------------------------------------------------- how it looks

/** What a frame looks like, in colours. */
const colours = (frame) =>
  frame.eval(() => {
    const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
    return { scheme: of(":root", "colorScheme"), ink: of("body", "color"), paper: of("body", "backgroundColor"), button: of("main button.go", "backgroundColor") };
  });

test("its look changes while it is there, and no answer is lost", () =>
  blog({ body: snippet(), width: 700 }, async (page) => {
    const frame = await framed(page);
    await frame.answer("a1_age", "45_59");
    const set = (name, value) => page.eval((name, value) => document.querySelector("glute-check").setAttribute(name, value), name, value);
    const light = await colours(frame);
    await set("theme", "dark");
    await frame.until(() => getComputedStyle(document.documentElement).colorScheme === "dark");
    const dark = await colours(frame);
    assert.notEqual(dark.ink, light.ink);
    assert.notEqual(dark.paper, light.paper);
    await set("theme", "light");
    await frame.until(() => getComputedStyle(document.documentElement).colorScheme === "light");
    assert.deepEqual(await colours(frame), light);
    await set("accent", "#7a2e8e");
    await frame.until(() => getComputedStyle(document.querySelector("main button.go")).backgroundColor === "rgb(122, 46, 142)");
    await set("heading", "3");
    await frame.until(() => document.querySelector("main h1").getAttribute("aria-level") === "3");
    await page.eval(() => document.querySelector("glute-check").removeAttribute("accent"));
    await frame.until((before) => getComputedStyle(document.querySelector("main button.go")).backgroundColor === before, light.button);
    assert.ok(await frame.eval(() => document.querySelector("[value='45_59']").checked));
  }));

test("headings stand below those of the page, on every screen", () =>
  blog({ body: `<h1>A post</h1>${snippet('heading="3"')}`, width: 700, height: 1300 }, async (page) => {
    const frame = await framed(page);
    await finish(frame, outerHip);
    await frame.until("result");
    const levels = await frame.eval(() => [...document.querySelectorAll("main :is(h1, h2, h3)")].map((heading) => [heading.tagName, heading.getAttribute("aria-level")].join()));
    assert.deepEqual([...new Set(levels)].sort(), ["H1,3", "H2,4", "H3,5"]);
  }));

test("by itself, it takes its colours after the page, and follows when the page changes", () =>
  blog({ body: `<style>.dark { background: #123; color: oklch(95% 0 0) }</style>${snippet()}`, width: 700 }, async (page) => {
    const frame = await framed(page);
    assert.equal((await colours(frame)).scheme, "light");
    await page.eval(() => document.body.classList.add("dark"));
    await scheme(frame, "dark");
    await page.eval(() => document.body.classList.remove("dark"));
    await scheme(frame, "light");
  }));

/** How a page may change the colour of the text around the check, to light and back. */
const TURNS = {
  "a class of something around it": (dark) => document.querySelector("article").classList.toggle("dark", dark),
  "a style of something around it": (dark) => (document.querySelector("article").style.color = dark ? "#fff" : ""),
  "a style sheet that comes and goes": (dark) => (document.querySelector("#sheet").disabled = !dark),
  "a slow change": (dark) => {
    document.body.style.transition = "color 1.5s";
    document.body.style.color = dark ? "white" : "";
  },
  "a change while it is not shown": async (dark) => {
    const article = document.querySelector("article");
    article.hidden = true;
    await new Promise((drawn) => setTimeout(drawn, 100));
    article.classList.toggle("dark", dark);
    await new Promise((drawn) => setTimeout(drawn, 100));
    article.hidden = false;
  },
};

for (const [how, turn] of Object.entries(TURNS)) {
  test(`it follows the colours of the page: ${how}`, () =>
    blog({ body: `<style>.dark { color: #eee }</style><style id="sheet" media="all">article { color: #eee }</style><script>document.querySelector("#sheet").disabled = true</script><article>${snippet()}</article>`, width: 700 }, async (page) => {
      const frame = await framed(page);
      assert.equal((await colours(frame)).scheme, "light");
      for (const [dark, wanted] of [[true, "dark"], [false, "light"]]) {
        await page.eval(turn, dark);
        await scheme(frame, wanted);
        assert.equal(await page.eval(() => document.querySelector("glute-check").shadowRoot.querySelector("iframe").style.colorScheme), wanted);
      }
    }));
}

test("it follows the system of the reader, where the page does", () =>
  blog({ body: `<style>:root { color-scheme: light dark }</style>${snippet()}`, width: 700 }, async (page) => {
    const frame = await framed(page);
    for (const value of ["dark", "light"]) {
      await page.raw.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await scheme(frame, value);
    }
  }));

test("what does not change its look, it neither looks at nor tells the frame", () =>
  blog({ body: snippet("transparent"), width: 700 }, async (page) => {
    const frame = await framed(page);
    await frame.eval(() => {
      globalThis.looks = 0;
      addEventListener("message", () => globalThis.looks++);
    });
    const looked = await page.eval(async () => {
      let times = 0;
      const { getComputedStyle: own, setTimeout: timer } = globalThis;
      globalThis.getComputedStyle = (...what) => (times++, own(...what));
      globalThis.setTimeout = (...what) => (times++, timer(...what));
      for (let at = 0; at < 30; at++) {
        document.documentElement.dataset.scrolled = document.body.className = `at-${at}`;
        await new Promise((drawn) => requestAnimationFrame(drawn));
      }
      globalThis.setTimeout = timer;
      return times;
    });
    await wait(frame, 200);
    assert.equal(looked, 0, "a page whose attributes change all the time");
    // The same again is no change either.
    await page.eval(() => ["", ""].forEach((value) => document.querySelector("glute-check").setAttribute("transparent", value)));
    await wait(frame, 200);
    assert.equal(await frame.eval(() => globalThis.looks), 0);
    await page.eval(() => document.querySelector("glute-check").setAttribute("heading", "3"));
    await frame.until(() => globalThis.looks === 1);
  }));

test("a look that is set before the frame is ready is not lost", () =>
  blog({ body: snippet('theme="light"'), before: (_, check) => check.fault("/frame.html", { delay: 700 }), width: 700 }, async (page) => {
    await page.until(() => document.querySelector("glute-check").shadowRoot?.querySelector("iframe"));
    await page.eval(() => {
      document.querySelector("glute-check").setAttribute("theme", "dark");
      document.querySelector("glute-check").setAttribute("heading", "4");
    });
    const frame = await framed(page);
    await scheme(frame, "dark");
    await frame.until(() => document.querySelector("main h1").getAttribute("aria-level") === "4");
  }));

test("nor is it lost when the copy in one file takes the frame's place", async () => {
  // A page on the check's own host, which lets nobody read its files: the frame is cut off.
  const check = await serve({ root: RELEASE, pages: { "/blog": '<!doctype html><title>A blog</title><link rel="icon" href="data:,"><script async src="embed.js"></script><glute-check theme="light"></glute-check>' } });
  check.fault(/glute-check-\w+\.js/, { delay: 1_000 });
  try {
    await withPage({ url: check.url, width: 700 }, async (page) => {
      page.allowConsole();
      await page.open("blog", { settle: false });
      const inner = () => page.raw.frames().find((frame) => frame.url().includes("/frame.html"));
      for (const end = Date.now() + 5_000; !inner() && Date.now() < end; ) await wait(page, 20);
      await inner().waitForFunction(() => document.readyState === "interactive");
      await page.eval(() => document.querySelector("glute-check").setAttribute("theme", "dark"));
      await inner().waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === "dark");
      await inOneFile(page);
      await scheme(await framed(page), "dark");
    });
  } finally {
    await check.close();
  }
});

/** The colour of a point of the window, as a person sees it. */
async function pixel(page, x, y) {
  const png = await page.raw.screenshot({ encoding: "base64", clip: { x, y, width: 1, height: 1 } });
  return page.eval(async (png) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, png);
}

for (const dark of [false, true]) {
  for (const theme of ["light", "dark", "auto"]) {
    test(`without a background of its own, the page shows through: theme ${theme}, for who prefers ${dark ? "dark" : "light"}`, () =>
      blog({ body: `<style>body { margin: 0; background: rgb(0, 120, 60); color: ${theme === "dark" ? "#fff" : "#000"} }</style>${snippet(`transparent theme="${theme}"`)}`, width: 700, dark }, async (page) => {
        const frame = await framed(page);
        await frame.eval(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
        assert.deepEqual(await pixel(page, 3, 40), [0, 120, 60]);
        assert.equal((await colours(frame)).scheme, theme === "dark" ? "dark" : "light");
      }));
  }
}

/** Contrast as WCAG 2 has it, between two colours as the browser writes them. */
function contrast(one, other) {
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => part / (colour.startsWith("color(") ? 1 : 255)).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const [a, b] = [luminance(one), luminance(other)];
  return Math.max(a / b, b / a);
}

test("whatever the accent, it can be read", () =>
  blog({ body: snippet(), width: 700 }, async (page) => {
    const frame = await framed(page);
    await frame.answer("a1_age", "45_59");
    for (const theme of ["light", "dark"]) {
      for (const accent of ["#ffffff", "#000000", "#ffff00", "#ff0000", "#00ff00", "#0000ff", "#808080", "#7a2e8e"]) {
        await page.eval((theme, accent) => {
          document.querySelector("glute-check").setAttribute("theme", theme);
          document.querySelector("glute-check").setAttribute("accent", accent);
        }, theme, accent);
        await frame.eval(() => new Promise((done) => setTimeout(done, 40)));
        const seen = await frame.eval(() => {
          const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
          return {
            button: [of("main button.go", "color"), of("main button.go", "backgroundColor")],
            link: [of(".bottom a", "color"), of("body", "backgroundColor")],
            ticked: [of("summary", "color"), of(".choice:has(:checked)", "backgroundColor")],
          };
        });
        for (const [what, pair] of Object.entries(seen)) assert.ok(contrast(...pair) >= 4.5, `${what} with ${accent} on ${theme}: ${pair} is ${contrast(...pair)}`);
      }
    }
  }));

test("it may begin with a cover, and then with the first question", () =>
  blog({ body: snippet('start="cover"'), width: 700 }, async (page) => {
    const frame = await framed(page);
    assert.equal(await frame.eval(() => document.querySelector("#app").checkVisibility()), false);
    await frame.press("button", "Start the check");
    assert.equal(await frame.eval(() => document.querySelector("#app").checkVisibility()), true);
    assert.equal(await frame.eval(() => document.activeElement.textContent), "How old are you?");
    await fits(page, frame);
    await finish(frame, healthy);
    assert.equal(await frame.screen(), "result");
  }));

// ---------------------------------------------------------------- its place in the page

test("it takes neither focus nor scroll when it loads", () =>
  blog({ body: `<input id="own" autofocus>${snippet()}<p>1</p>`, width: 700, height: 600 }, async (page) => {
    const frame = await framed(page);
    await frame.eval(() => new Promise((done) => setTimeout(done, 300)));
    assert.deepEqual(await page.eval(() => [document.activeElement.id, scrollY]), ["own", 0]);
    assert.equal(await frame.eval(() => document.hasFocus()), false);
  }));

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

test("it adds nothing to the host's history", () =>
  blog({ body: snippet(), width: 700 }, async (page) => {
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
  }));

test("links lead out of the frame, and the host's page stays", () =>
  blog({ body: snippet(), width: 700 }, async (page) => {
    const frame = await framed(page);
    const context = page.raw.browserContext();
    page.allowRequests(); // those of the pages that are opened
    for (const press of [() => frame.press("link", "Print the check and score it by hand"), () => frame.press("button", "Open the check by itself")]) {
      const opened = new Promise((done) => context.once("targetcreated", done));
      await press();
      const tab = await (await opened).page();
      await tab.waitForFunction(() => location.href !== "about:blank" && document.readyState === "complete");
      assert.match(tab.url(), /\/(paper\.html)?$/);
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
    other = await page.raw.browserContext().newPage();
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
  });
});

/** As a browser prints: it tells of it before and after. Notes which rules for print would have counted. */
const printing = () => {
  globalThis.letter = () => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.media?.mediaText === "print").length;
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
        await frame.eval(() => scrollTo(0, 1e5));
        await answerThis(frame, healthy);
        assert.equal(await frame.eval(() => scrollY), 0, "each screen begins at its top");
        assert.ok(await frame.eval(() => document.documentElement.scrollWidth <= innerWidth));
      }
      await frame.continue();
      await frame.until("result");
      await frame.until(() => getComputedStyle(document.documentElement).overflowY !== "hidden" && document.documentElement.scrollHeight > innerHeight);
      assert.equal(await page.eval(() => document.querySelector("iframe").offsetHeight), height + 4);
      assert.equal(await page.eval(() => scrollY), 30);
    }));
}

test("the page for frames, opened by itself, leads on to the check, with a link's answers", () =>
  withPage({}, async (page) => {
    await page.open("frame.html", { settle: false });
    await page.until(() => location.pathname === "/");
    await finish(page, outerHip);
    const link = await page.eval(() => document.querySelector("#link").value);
    await page.open(link.replace("/#", "/frame.html#"), { settle: false });
    await page.until(() => location.pathname === "/");
    await page.until("shared");
  }));

test("a link made in a frame is the check's own address", () =>
  blog({ body: snippet(), width: 700 }, async (page, check) => {
    const frame = await framed(page);
    await finish(frame, outerHip);
    const link = await frame.eval(() => document.querySelector("#link").value);
    assert.ok(link.startsWith(`${check.url}#r=`), link);
  }));

// ---------------------------------------------------------------- cut off: sandbox="allow-scripts", and no CORS headers

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
    await frame.press("button", "Copy the link");
    await frame.until(() => /does not let us copy/.test(document.querySelector(".share [role=status]").textContent));
    const link = await frame.eval(() => document.querySelector("#link").value);
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

test("cut off, what would be saved is told where to be found", () =>
  cutOff(async (frame, refused, check) => {
    await frame.press("link", "Print the check and score it by hand");
    assert.equal(await refused("If nothing was saved"), `${check.url}paper.html`);
    await frame.press("button", "Close");
    assert.equal(await frame.attribute("data-question"), "a1_age");
  }));

test("cut off, the number to call is there to dial", () =>
  cutOff(async (frame, refused) => {
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
      const link = await frame.eval(() => document.querySelector("#link").value);
      assert.ok(link.startsWith(check.url) && /#r=\w+$/.test(link), link);
    }));
}

test("cut off, what was tapped before is kept", () =>
  blog({ body: "<p>Empty</p>", headers: {}, refused: true, width: 700 }, async (page, check) => {
    // The files come late, so that there is time for a tap.
    for (const file of [".js", ".wasm", ".txt"]) check.fault(file, { delay: 800 });
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

test("cut off, from a host that sends what it should, nothing is loaded twice", () =>
  blog({ body: CUT_OFF, width: 700 }, async (page, check) => {
    const frame = await page.frame("iframe");
    await finish(frame, healthy);
    assert.equal(await frame.screen(), "result");
    assert.ok(!check.requests.some(({ path }) => path === "/glute-check.html"));
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
    blog({ body: `<script>${listener}</script>${plain('data-secret="aB3dE6gH9k" style="border: 0" sandbox="allow-scripts"', address)}`, width: 700 }, async (page) => {
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

// ---------------------------------------------------------------- "Put this on your site"

test("the page for blog owners writes the lines, and shows what they do", () =>
  withPage({ width: 1280, height: 900 }, async (page) => {
    page.allowConsole(); // on its own host, the frame is cut off, and this host lets nobody read its files
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
    await page.click("[data-copy=snippet]");
    await page.until(() => document.querySelector("#snippet ~ [role=status]").textContent !== "");
  }));

test("its lines do what they say when they are pasted", async () => {
  let lines;
  await withPage({ width: 1280 }, async (page) => {
    page.allowConsole();
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

// ---------------------------------------------------------------- whoever takes it

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What of WCAG 2.2 A and AA a page breaks, as far as a program can tell. */
async function broken(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  return page.eval(`${readFileSync(AXE, "utf8")}; axe.run(document, { resultTypes: ["violations"], runOnly: ${JSON.stringify(tags)} }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html.slice(0, 120) + " " + failureSummary).join("\\n")))`);
}

for (const dark of [false, true]) {
  test(`no rule of accessibility is broken in the frame: ${dark ? "dark" : "light"}`, async () => {
    const around = "<style>:root { color-scheme: light dark }</style>";
    await blog({ body: around + snippet('start="cover" accent="#ffcc00"'), width: 390, dark }, async (page) => {
      const frame = await framed(page);
      assert.deepEqual(await broken(frame), [], "cover");
      await frame.press("button", "Start the check");
      assert.deepEqual(await broken(frame), [], "first question");
      await frame.continue();
      await frame.until(() => document.querySelector("#summary"));
      assert.deepEqual(await broken(frame), [], "without an answer");
      await finish(frame, outerHip);
      assert.deepEqual(await broken(frame), [], "result");
    });
    await blog({ body: CUT_OFF, headers: {}, refused: true, width: 390, dark }, async (page) => {
      await inOneFile(page);
      const frame = await page.frame("iframe");
      await frame.press("button", "Open the check by itself");
      await frame.until(() => document.querySelector("#refused").checkVisibility());
      assert.deepEqual(await broken(frame), [], "refused");
    });
  });

  test(`nor on the page for blog owners, and nothing of it is cut off: ${dark ? "dark" : "light"}`, async () => {
    for (const width of [320, 390, 1280, 1920]) {
      await withPage({ width, height: 900, dark }, async (page) => {
        page.allowConsole();
        await page.open("embed.html", { settle: false });
        const wide = await page.eval(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} px too wide for ${width}`);
        assert.deepEqual(await broken(page), [], `${width}`);
      });
    }
  });
}

// ---------------------------------------------------------------- what docs/embed.md says

const DOCS = readFileSync(new URL("../docs/embed.md", import.meta.url), "utf8");

/** The piece of docs/embed.md to copy that has these words in it, as a blog of the tests has it. */
function piece(words) {
  const found = [...DOCS.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, text]) => text).filter((text) => text.includes(words));
  assert.equal(found.length, 1, `docs/embed.md has one piece with ${words}`);
  return found[0].replaceAll("https://example.org/glute-check/", "CHECK/");
}

test("the lines of docs/embed.md work under the policy of docs/embed.md", () =>
  blog({ body: piece("></glute-check>\n"), csp: `default-src 'none'; img-src data:; ${piece("script-src").trim()}`, width: 700 }, async (page) => {
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

test("its style sheet reserves the height before the script is there, and not longer", () =>
  blog({ body: `<style>${piece("min-height: 65rem")}</style>${snippet('start="cover"')}`, before: (_, check) => check.fault("/embed.js", { delay: 600 }), width: 700 }, async (page) => {
    const height = () => page.eval(() => document.querySelector("glute-check").offsetHeight);
    assert.equal(await height(), 65 * 16);
    await fits(page, await framed(page), { left: 80 });
    assert.ok((await height()) < 600);
  }));

test("its example of events counts who begins and who comes to the end", () =>
  blog({ body: piece("Your own analytics") + snippet(), before: (page) => page.allowConsole(), width: 700 }, async (page) => {
    const logged = [];
    page.raw.on("console", async (message) => logged.push(await Promise.all(message.args().map((arg) => arg.jsonValue()))));
    const frame = await framed(page);
    await finish(frame, healthy);
    await page.until(() => globalThis.heard.some(({ type }) => type === "glutecheck:done"));
    await wait(page, 100);
    assert.deepEqual(logged, [["glutecheck:ready", {}], ["glutecheck:step", { step: 1, steps: 2 }], ["glutecheck:step", { step: 2, steps: 2 }], ["glutecheck:done", {}]]);
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

// ---------------------------------------------------------------- its weight

test("what a blog loads is small", () => {
  const weight = brotliCompressSync(readFileSync(`${RELEASE}/embed.js`)).length;
  assert.ok(weight < 3_000, `embed.js weighs ${weight} bytes`);
});
