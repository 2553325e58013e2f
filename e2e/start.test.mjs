// Before, while and after the program starts: the first question is there, a tap is never lost, and trouble is told.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { hosted } from "./hosted.mjs";
import { middle } from "./middle.mjs";
import { emergency, finish, healthy, link as linkOf } from "./people.mjs";
import { test } from "./scenario.mjs";

const isAlive = (page) => page.eval(() => document.documentElement.dataset.program === "alive");

test("a tap before the program is there is kept", hosted({}, async (page, site) => {
  site.fault(".wasm", { delay: 1500 });
  await page.open("", { settle: false });
  assert.equal(await page.attribute("data-question"), "a1_age");
  await page.answer("a1_age", "45_59");
  assert.ok(!(await isAlive(page)), "the program was there too soon for this test");
  await page.settled();
  assert.ok(await page.eval(() => document.querySelector("[value='45_59']").checked));
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
}));

test("so is going on", hosted({}, async (page, site) => {
  site.fault(".wasm", { delay: 1500 });
  await page.open("", { settle: false });
  await page.answer("a1_age", "45_59");
  await page.continue();
  assert.ok(!(await isAlive(page)), "the program was there too soon for this test");
  assert.doesNotMatch(await page.address(), /a1_age/, "an answer never reaches the address");
  await page.settled();
  assert.equal(await page.attribute("data-question"), "a2_now");
  await page.back();
  assert.equal(await page.attribute("data-question"), "a1_age");
  assert.ok(await page.eval(() => document.querySelector("[value='45_59']").checked));
}));

test("where all goes well, no trouble is told meanwhile", hosted({}, async (page, site) => {
  site.fault(".wasm", { delay: 500 });
  await page.raw.evaluateOnNewDocument(() => {
    globalThis.states = [];
    const note = () => globalThis.states.push(document.documentElement.dataset.program);
    new MutationObserver(note).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-program"] });
  });
  await page.open();
  assert.deepEqual(await page.eval(() => globalThis.states), ["alive"]);
}));

test("going on without an answer is refused as soon as the program is there", hosted({}, async (page, site) => {
  site.fault(".wasm", { delay: 1000 });
  await page.open("", { settle: false });
  await page.continue();
  await page.settled();
  await page.until(() => document.querySelector("#summary"));
}));

test("what the program shows is what was sent", () =>
  withPage({}, async (page) => {
    await page.open();
    const strip = (html) => html.replace(/<!--.*?-->/g, "").replace(/ (checked|value)=""/g, "").replace(/\s+/g, " ");
    const alive = strip(await page.eval(() => document.querySelector("#app").innerHTML));
    const sent = await page.eval(() => document.querySelector("#app").textContent);
    await withPage({ javascript: false }, async (still) => {
      await still.open();
      assert.equal(strip(await still.eval(() => document.querySelector("#app").innerHTML)).length, alive.length);
      assert.equal(await still.eval(() => document.querySelector("#app").textContent), sent);
    });
  }));

test("who opens a link reads what it holds until the result is there", hosted({}, async (page, site) => {
  site.fault(".wasm", { delay: 1500 });
  await page.raw.evaluateOnNewDocument(() => {
    globalThis.seen = [];
    requestAnimationFrame(function look() {
      const { program } = document.documentElement.dataset;
      if (!program) globalThis.seen.push(document.querySelector("#app main")?.checkVisibility({ visibilityProperty: true }));
      requestAnimationFrame(look);
    });
  });
  await page.open("#r=13KmdvY", { settle: false });
  const shown = () => page.eval(() => [".arriving", "#app", ".bottom"].filter((one) => document.querySelector(one).checkVisibility({ visibilityProperty: true })));
  assert.deepEqual(await shown(), [".arriving"]);
  assert.ok(!(await isAlive(page)), "the program was there too soon for this test");
  await page.settled();
  assert.equal(await page.screen(), "shared");
  assert.deepEqual(await shown(), ["#app", ".bottom"]);
  // In no frame before that was the first question there.
  const seen = await page.eval(() => globalThis.seen);
  assert.ok(seen.includes(false) && !seen.includes(true), `${seen}`);
}));

test("nobody waits for a script to see the first question, but for the line that links need", hosted({}, async (page, site) => {
  const html = await (await fetch(site.url)).text();
  const [before] = html.split("</main>");
  const scripts = [...before.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)];
  assert.deepEqual(scripts.map(([, script]) => script.length < 150), [true]);
  assert.doesNotMatch(before, /modulepreload/);
}));

/** Notes when the page is drawn, and when it asks for a file; `frames` says how many frames are drawn at all. */
const order = (page, frames = 1e9) => page.raw.evaluateOnNewDocument((frames) => {
  globalThis.order = [];
  const { fetch, requestAnimationFrame } = globalThis;
  globalThis.fetch = (...what) => (globalThis.order.push("asked"), fetch(...what));
  globalThis.requestAnimationFrame = (then) => frames-- > 0 && requestAnimationFrame((...at) => {
    globalThis.order.push("drawn");
    then(...at);
  });
}, frames);
const first = (page) => page.eval(() => globalThis.order[0]);

test("the program is asked for once the first question is drawn", hosted({}, async (page) => {
  await order(page);
  await page.open();
  assert.equal(await first(page), "drawn");
}));

test("a page in the background, which is not drawn, asks for it all the same", hosted({}, async (page) => {
  await order(page, 0);
  await page.open("", { settle: false });
  await page.until(() => document.documentElement.dataset.program === "alive");
  assert.equal(await first(page), "asked");
}));

test("a link waits for no frame", hosted({}, async (page) => {
  await order(page);
  await page.open("#r=13KmdvY");
  assert.equal(await first(page), "asked");
}));

test("what comes later leaves the first step its time, and has begun before any screen waits for it", hosted({}, async (page) => {
  await page.raw.evaluateOnNewDocument(() => {
    const { instantiate } = WebAssembly;
    // The program itself is compiled while it comes, by another function.
    WebAssembly.instantiate = (...what) => {
      globalThis.begun = performance.now();
      return instantiate(...what);
    };
    addEventListener("change", () => (globalThis.answered = performance.now()), { capture: true, once: true });
    // As where nothing else is ever to be done.
    globalThis.requestIdleCallback = (then) => setTimeout(then);
  });
  await page.open();
  await page.answer("a1_age", "45_59");
  await page.until(() => globalThis.begun);
  const after = await page.eval(() => globalThis.begun - globalThis.answered);
  assert.ok(after > 1900, `it began ${after} ms after the first answer`);
  assert.equal(await page.attribute("data-question"), "a1_age");
}));

test("a screen that needs what comes later waits for no idle moment", hosted({}, async (page) => {
  await page.raw.evaluateOnNewDocument(() => (globalThis.requestIdleCallback = () => {}));
  await page.open("", { settle: false });
  await page.until(() => document.documentElement.dataset.program === "alive");
  await finish(page, healthy);
  await page.until(() => document.querySelector("#keepsake > *"));
}));

test("no element of HTML is asked for its namespace while a screen is drawn", hosted({}, async (page) => {
  await page.open();
  await page.eval(() => {
    const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "namespaceURI");
    globalThis.asked = [];
    Object.defineProperty(Element.prototype, "namespaceURI", {
      get() {
        globalThis.asked.push(this.localName);
        return get.call(this);
      },
    });
  });
  await page.answer("a1_age", "45_59");
  await page.continue();
  await page.until(() => document.querySelector("[data-question=a2_now]:not([aria-busy]) .choice"));
  assert.deepEqual(await page.eval(() => globalThis.asked), []);
}));

test("the entry of the first step, too, is added once its screen is drawn", hosted({}, async (page) => {
  await page.open();
  await page.answer("a1_age", "45_59");
  await page.eval(() => {
    let drawn = false;
    addEventListener("click", () => requestAnimationFrame(() => (drawn = true)), true);
    const { pushState } = history;
    history.pushState = (...entry) => {
      globalThis.onceDrawn = drawn;
      return pushState.apply(history, entry);
    };
  });
  await page.continue();
  await page.until(() => globalThis.onceDrawn !== undefined);
  assert.ok(await page.eval(() => globalThis.onceDrawn));
  await page.back();
  await page.until(() => document.querySelector("main").dataset.question === "a1_age");
}));

test("the press of a step leaves it to the next frame to find out how the next screen looks", hosted({}, async (page) => {
  const session = await page.raw.createCDPSession();
  const told = [];
  session.on("Tracing.dataCollected", ({ value }) => told.push(...value));
  const end = new Promise((then) => session.once("Tracing.tracingComplete", then));
  await page.open();
  // Whoever has chosen by hand has put a selection of nothing into the words there.
  await page.answer("a1_age", "45_59");
  const includedCategories = ["devtools.timeline", "disabled-by-default-devtools.timeline"];
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories } });
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  await session.send("Tracing.end");
  await end;
  const press = told.find(({ name, args }) => name === "EventDispatch" && args.data.type === "click");
  const on = told.filter(({ pid, tid }) => pid === press.pid && tid === press.tid);
  const isIn = (one, other) => one.ts >= other.ts && one.ts + one.dur <= other.ts + other.dur;
  const task = on.find((event) => event.name === "RunTask" && isIn(press, event));
  const layouts = on.filter(({ name, ts }) => name === "Layout" && ts > press.ts);
  assert.ok(layouts.length > 0);
  assert.ok(!layouts.some((layout) => isIn(layout, task)));
}));

test("words that are being selected stay so where that ends on the button", hosted({}, async (page) => {
  await page.open();
  await page.answer("a1_age", "45_59");
  await page.eval(() => document.querySelector("main .go").scrollIntoView({ block: "end", behavior: "instant" }));
  await page.eval(() => addEventListener("mouseup", ({ target }) => (globalThis.endedOn = target.className), true));
  const { mouse } = page.raw;
  await mouse.move(...(await middle(page, "main h1")));
  await mouse.down();
  await mouse.move(...(await middle(page, "main .go")), { steps: 5 });
  await mouse.up();
  assert.equal(await page.eval(() => globalThis.endedOn), "go");
  assert.notEqual(await page.eval(() => `${getSelection()}`), "");
}));

test("a tap on a choice is told to the program once", hosted({}, async (page) => {
  await page.open();
  await page.eval(() => {
    globalThis.told = [];
    for (const type of ["click", "input", "change"]) {
      document.querySelector("#app").addEventListener(type, () => globalThis.told.push(type));
    }
  });
  await page.answer("a1_age", "45_59");
  await page.until(() => globalThis.told.includes("change"));
  assert.deepEqual(await page.eval(() => globalThis.told), ["change"]);
}));

test("what is tapped is told to the program once it is drawn", hosted({}, async (page) => {
  await page.open();
  await page.eval(() => {
    const drawn = (event) => event.isTrusted && requestAnimationFrame(() => (globalThis.drawn = true));
    addEventListener("change", drawn, true);
    document.querySelector("#app").addEventListener("change", () => (globalThis.toldOnceDrawn = Boolean(globalThis.drawn)));
  });
  await page.answer("a1_age", "45_59");
  await page.until(() => globalThis.toldOnceDrawn !== undefined);
  assert.ok(await page.eval(() => globalThis.toldOnceDrawn));
}));

test("what is tapped is told before a press in the same moment", hosted({}, async (page) => {
  await page.open();
  await page.eval(() => {
    for (const value of ["18_34", "45_59"]) document.querySelector(`[value='${value}']`).click();
    document.querySelector("main .go").click();
  });
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  await page.back();
  assert.ok(await page.eval(() => document.querySelector("[value='45_59']").checked));
}));

test("what quick keys choose stays chosen while the program is told of it", hosted({}, async (page) => {
  await page.open();
  await page.eval(() => {
    document.querySelector("main input").focus();
    // No frame is drawn until all keys are pressed.
    const { requestAnimationFrame: frame } = globalThis;
    const held = [];
    globalThis.requestAnimationFrame = (then) => held.push(then);
    globalThis.release = () => held.forEach((then) => frame(then));
  });
  for (let keys = 0; keys < 3; keys += 1) await page.key("ArrowDown");
  const shown = await page.eval(async () => {
    const seen = new Set();
    const note = () => seen.add(document.querySelector(":checked").value);
    // What is told in one task is seen as it is at the end of that.
    document.querySelector("#app").addEventListener("change", () => queueMicrotask(note));
    globalThis.release();
    await new Promise((then) => setTimeout(then, 300));
    return [...seen];
  });
  assert.deepEqual(shown, ["35_44"]);
}));

test("what is tapped is told before the browser goes back", hosted({}, async (page) => {
  await page.open();
  await page.answer("a1_age", "45_59");
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  await page.until(() => history.state.endsWith("a2_now"));
  const choice = await page.eval(() => {
    const { requestAnimationFrame } = globalThis;
    // No frame comes before the browser has gone back.
    const asked = [];
    globalThis.requestAnimationFrame = (then) => asked.push(then);
    addEventListener("popstate", () => {
      globalThis.requestAnimationFrame = requestAnimationFrame;
      for (const then of asked) requestAnimationFrame(then);
    }, { once: true });
    const choice = document.querySelector("#app .choice input");
    choice.click();
    return choice.value;
  });
  await page.raw.goBack({ waitUntil: "domcontentloaded" });
  await page.until(() => document.querySelector("main").dataset.question === "a1_age");
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  assert.ok(await page.eval((choice) => document.querySelector(`[value="${choice}"]`).checked, choice));
}));

test("a press on what a translator puts into a button is one on the button", () =>
  withPage({}, async (page) => {
    await page.open();
    await page.answer("a1_age", "45_59");
    await page.eval(() => {
      const font = document.createElement("font");
      const go = document.querySelector("main .go");
      font.append(...go.childNodes);
      go.append(font);
    });
    await page.click("main .go font");
    await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  }));

/** Puts elements of its own in the place of all texts, as translators do, and says each twice. */
const translate = (page) =>
  page.eval(() => {
    const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const text of texts) {
      const font = document.createElement("font");
      font.textContent = `${text.data} ${text.data}`;
      text.replaceWith(font);
    }
  });

test("what a translator has put there is gone once something else is said there", () =>
  withPage({}, async (page) => {
    // What is said once more may stay in the translator's words.
    const once = (text) => text.match(/^(.+) \1$/)?.[1] ?? text;
    const said = async (...selectors) => {
      const found = (selectors) => selectors.map((selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent));
      return (await page.eval(found, selectors)).map((texts) => texts.map(once));
    };
    const asked = ["main h1", ".progress span", ".why-asked p"];
    const to = async (question) => {
      await page.continue();
      await page.until((question) => document.querySelector("main").dataset.question === question, question);
    };
    await page.open();
    await page.answer("a1_age", "45_59");
    await to("a2_now");
    const plain = await said(...asked);
    await page.click("main .back button");
    await page.until(() => document.querySelector("main").dataset.question === "a1_age");
    await translate(page);
    assert.equal(await page.eval(() => document.querySelectorAll(".progress font").length), 2);
    await to("a2_now");
    assert.deepEqual(await said(...asked), plain);

    // The number to call, above all.
    await page.answer("a2_now", emergency.a2_now);
    await page.continue();
    await page.until(() => document.querySelector("main").dataset.screen === "emergency");
    const choose = (country) => page.eval((country) => {
      const list = document.querySelector("main select");
      list.value = country;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }, country);
    const numbers = async (country, number) => {
      await choose(country);
      await page.until((number) => document.querySelector("main .call").getAttribute("href") === `tel:${number}`, number);
      assert.match((await said("main .call"))[0][0], new RegExp(`^\\D*${number}\\D*$`));
    };
    await numbers("US", "911");
    await translate(page);
    await numbers("AU", "000");
  }));

test("it works under any path", hosted({ base: "/blog/2026/quiz/" }, async (page) => {
  await page.open();
  await finish(page, healthy);
  assert.equal(await page.screen(), "result");
  assert.match(await linkOf(page), /\/blog\/2026\/quiz\/#r=/);
}));
