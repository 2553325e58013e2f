// The driver itself: that it does what a person does, and that it notices what a page must not do.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { test } from "./scenario.mjs";
import { serve } from "./server.mjs";

const FORM = `<!doctype html><html data-program="alive"><title>Form</title><link rel="icon" href="data:,">
<main data-screen="first" data-urgency="none"><h1>First</h1><form onsubmit="next(event)">
<label><input type="radio" name="one" value="a">A</label><label><input type="radio" name="one" value="b">B</label>
<label><input type="checkbox" name="many" value="c">C</label><label><input type="checkbox" name="many" value="d">D</label>
<label><input type="radio" name="many:d" value="left">Left</label>
<label>Age <input name="age" value="7"></label><button>On</button></form><button type="button">Say “hello”</button>
<script>
const show = () => (document.querySelector("main").dataset.screen = location.hash ? "second" : "first");
addEventListener("popstate", show);
function next(event) { event.preventDefault(); history.pushState(0, "", "#2"); show(); }
</script></main>`;

/** A page of the form with a script that does `what` when its second button is pressed. */
async function withForm(what, scenario) {
  const page = `${FORM}<script>document.querySelector("main > button").onclick = () => { ${what} };</script>`;
  const site = await serve({ pages: { "/": page } });
  try {
    await withPage({ url: site.url }, scenario);
  } finally {
    await site.close();
  }
}

test("answers are given as a person gives them", () =>
  withForm("", async (page) => {
    await page.open();
    await page.answer("one", "b");
    await page.answer("many", ["c"]);
    await page.answer("many", { d: "left" });
    await page.answer("age", 42);
    const given = () => new URLSearchParams(new FormData(document.forms[0])).toString();
    assert.equal(await page.eval(given), "one=b&many=d&many%3Ad=left&age=42");
    assert.equal(await page.attribute("data-urgency"), "none");
  }));

test("back and forward move between screens of one page", () =>
  withForm("", async (page) => {
    await page.open();
    await page.continue();
    await page.until("second");
    await page.back();
    await page.until("first");
    await page.forward();
    await page.until("second");
  }));

for (const [offence, script, allow] of [
  ["a console message", "console.debug('hm')", "allowConsole"],
  ["an error", "throw Error('hm')", "allowErrors"],
  ["a dialog", "alert('hm')", "allowDialogs"],
  ["a request", "fetch('/hm').then((answer) => answer.text()).catch(() => {})", "allowRequests"],
  ["a stored value", "localStorage.hm = 1", "allowStorage"],
  ["a cookie", "document.cookie = 'hm=1'", "allowStorage"],
]) {
  const scenario = async (page) => {
    await page.open();
    await page.press("button", "Say “hello”");
    if (script.includes("fetch")) await page.until(() => performance.getEntriesByName(new URL("/hm", location).href).length > 0);
  };
  test(`${offence} is noticed`, () => assert.rejects(withForm(script, scenario), /The page/));
  test(`${offence} may be allowed`, () =>
    withForm(script, async (page) => {
      page[allow]();
      if (allow === "allowRequests") page.allowConsole(); // the browser reports the 404
      await scenario(page);
    }));
}

const WORKER = `onmessage = async () => {
  const said = await fetch("/hm").then(() => "answered", () => "nothing");
  for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage(said);
};`;

/** A page of the form with a service worker that asks for something when it gets a message. */
async function withWorker(what, scenario) {
  const register = `navigator.serviceWorker.register("sw.js"); navigator.serviceWorker.onmessage = ({ data }) => (window.said = data);`;
  const page = `${FORM.replace("<html", "<html data-worker=sw.js")}<script>${register}
    document.querySelector("main > button").onclick = async () => { ${what}; window.done = true; };</script>`;
  const site = await serve({ pages: { "/": page } });
  site.fault("sw.js", { status: 200, type: "text/javascript", body: WORKER });
  try {
    await withPage({ url: site.url }, async (page) => {
      await page.open();
      assert.ok(site.requests.some(({ path }) => path === "/sw.js"), "it has not settled before its worker was there");
      await page.press("button", "Say “hello”");
      await scenario(page);
    });
  } finally {
    await site.close();
  }
}

test("a request by the page's worker is noticed", () =>
  assert.rejects(
    withWorker("(await navigator.serviceWorker.ready).active.postMessage(0)", (page) => page.until(() => window.said)),
    /asked the network for .*\/hm/,
  ));

test("what is put into a cache is noticed, unless the worker names it as one of its files", async () => {
  const put = "await (await caches.open('hm')).put('/?answer=1', new Response('yes'))";
  await assert.rejects(withWorker(put, (page) => page.until(() => window.done)), /stored .*\?answer=1 in a cache/);
  await withWorker(put, (page) => {
    page.allowStorage();
    return page.until(() => window.done);
  });
});

test("without a network neither the page nor its worker gets anything", () =>
  withWorker("", async (page) => {
    page.allowRequests();
    page.allowConsole();
    await page.offline(true);
    const ask = () => page.eval(() => fetch("/hm").then(() => "answered", () => "nothing"));
    assert.equal(await ask(), "nothing");
    await page.eval(async () => (await navigator.serviceWorker.ready).active.postMessage(0));
    await page.until(() => window.said);
    assert.equal(await page.eval(() => window.said), "nothing");
    await page.offline(false);
    assert.equal(await ask(), "answered");
  }));

test("what does not come is explained", () =>
  withForm("", async (page) => {
    await page.open();
    await assert.rejects(page.answer("one", "z"), /one offers no z, only a, b/);
  }));
