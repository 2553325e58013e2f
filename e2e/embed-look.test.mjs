// How the check looks in somebody else's page: colours, headings, the cover; and whether everybody can take it there.

import assert from "node:assert/strict";
import { broken } from "./axe.mjs";
import { allowRefusals, blog, colours, CUT_OFF, fits, framed, inOneFile, plain, scheme, snippet, wait } from "./blog.mjs";
import { withPage } from "./driver.mjs";
import { finish, healthy, outerHip } from "./people.mjs";
import { test } from "./scenario.mjs";
import { RELEASE, serve } from "./server.mjs";

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

test("a plain frame is light for everybody, unless its address says otherwise", async () => {
  for (const [query, light, dark] of [["", "light", "light"], ["?theme=dark", "dark", "dark"], ["?theme=auto", "light dark", "light dark"], ["?theme=red", "light", "light"]]) {
    for (const prefers of [false, true]) {
      await blog({ body: plain("", `frame.html${query}`), width: 700, dark: prefers }, async (page) => {
        const { scheme: seen, paper } = await colours(await page.frame("iframe"));
        assert.equal(seen, prefers ? dark : light, query);
        const [, brightness] = paper.match(/(\d+)\)$/);
        assert.equal(brightness < 128, query === "?theme=dark" || (query === "?theme=auto" && prefers), `${query} ${paper}`);
      });
    }
  }
});

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

/** The frame's page comes late, and what it loads later. */
const late = (_, check) => {
  check.fault("/frame.html", { delay: 700 });
  check.fault(/glute-check-\w+\.js/, { delay: 2_500 });
};

test("a look that is set before the frame is ready is not lost", () =>
  blog({ body: snippet('theme="light"'), before: late, width: 700 }, async (page) => {
    await page.until(() => document.querySelector("glute-check").shadowRoot?.querySelector("iframe"));
    await page.eval(() => {
      document.querySelector("glute-check").setAttribute("theme", "dark");
      document.querySelector("glute-check").setAttribute("heading", "4");
    });
    // At once, not only when everything has loaded.
    await page.until(() => globalThis.heard.some(({ type }) => type === "glutecheck:height"));
    const [, early] = await page.raw.frames();
    await early.waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === "dark", { timeout: 1_000 });
    const frame = await framed(page);
    await scheme(frame, "dark");
    await frame.until(() => document.querySelector("main h1").getAttribute("aria-level") === "4");
  }));

test("nor is it lost when the copy in one file takes the frame's place", async () => {
  // A page on the check's own host, which lets nobody read its files: the frame is cut off.
  const check = await serve({ root: RELEASE, pages: { "/blog": '<!doctype html><title>A blog</title><link rel="icon" href="data:,"><script async src="embed.js"></script><glute-check theme="light"></glute-check>' } });
  check.fault(/glute-check-\w+\.js/, { delay: 1_000 });
  // WebKit refuses the program at once.
  check.fault("/glute-check.html", { delay: 1_000 });
  try {
    await withPage({ url: check.url, width: 700 }, async (page) => {
      allowRefusals(page);
      await page.open("blog", { settle: false });
      const inner = async () => (await page.raw.frames()).find((frame) => frame.url().includes("/frame.html"));
      for (const end = Date.now() + 5_000; !(await inner()) && Date.now() < end; ) await wait(page, 20);
      await (await inner()).waitForFunction(() => document.readyState !== "loading");
      await page.eval(() => document.querySelector("glute-check").setAttribute("theme", "dark"));
      await (await inner()).waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === "dark");
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


for (const dark of [false, true]) {
  test(`no rule of accessibility is broken in the frame: ${dark ? "dark" : "light"}`, async () => {
    const around = "<style>:root { color-scheme: light dark }</style>";
    await blog({ body: around + snippet('start="cover" accent="#ffcc00"'), width: 390, dark }, async (page) => {
      const frame = await framed(page);
      assert.deepEqual(await broken(frame, { within: true }), [], "cover");
      await frame.press("button", "Start the check");
      assert.deepEqual(await broken(frame, { within: true }), [], "first question");
      await frame.continue();
      await frame.until(() => document.querySelector("#summary"));
      assert.deepEqual(await broken(frame, { within: true }), [], "without an answer");
      await finish(frame, outerHip);
      assert.deepEqual(await broken(frame, { within: true }), [], "result");
    });
    await blog({ body: CUT_OFF, headers: {}, refused: true, width: 390, dark }, async (page) => {
      await inOneFile(page);
      const frame = await page.frame("iframe");
      await frame.press("button", "Open the check by itself");
      await frame.until(() => document.querySelector("#refused").checkVisibility());
      assert.deepEqual(await broken(frame, { within: true }), [], "refused");
    });
  });
}
