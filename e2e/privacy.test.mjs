// What the page promises about privacy, held at both ends: in the browser, and at the host, which sees what it is asked.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { withPage } from "./driver.mjs";
import { sleep } from "./eventually.mjs";
import { filesOf } from "./files.mjs";
import { hosted } from "./hosted.mjs";
import { finish, healthy, link as linkOf, outerHip, preview } from "./people.mjs";
import { test } from "./scenario.mjs";
import { OPEN, RELEASE, serve } from "./server.mjs";

/** Does something, gives the network time, and tells what the host was asked meanwhile. */
async function askedDuring(site, work) {
  const from = site.requests.length;
  await work();
  await sleep(300);
  return site.requests.slice(from).map(({ method, path }) => `${method} ${path}`);
}

const pages = () => filesOf(RELEASE).filter((name) => name.endsWith(".html"));
const text = (name) => readFile(`${RELEASE}/${name}`, "utf8");

// ---------------------------------------------------------------- a visit

/** Somebody who uses everything the check has, and looks at how it is checked. */
async function visit(page) {
  await readPromise(page);
  await finish(page, outerHip);
  assert.equal(await page.screen(), "result");
  await readPromise(page);
  await page.eval(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
  await preview(page);
  await page.press("button", "Copy the link");
  await page.until(() => /Copied|does not let us copy/.test(document.querySelector(".passing [role=status]").textContent));
  await page.press("button", "Back to my result");
  await page.until("result");
  await page.press("button", "Print");
  assert.equal(await page.eval(() => window.printed), 1);
  assert.ok((await page.raw.pdf()).length > 10_000);
  return linkOf(page);
}

/** Opens "How do you know?", which is there without hunting, and reads it. */
async function readPromise(page) {
  const summary = () => [...document.querySelectorAll("main summary")].find((part) => /How do you know\?/.test(part.innerText));
  const seen = await page.eval(`(${summary})()?.checkVisibility({ visibilityProperty: true })`);
  assert.equal(seen, true, `"How do you know?" cannot be seen on the screen ${await page.screen()}`);
  await page.eval(`(${summary})().click()`);
  const said = await page.eval(`(${summary})().parentElement.innerText`);
  for (const words of [/flight mode/, /Network/, /host/, /trackers/, /Add-ons/]) assert.match(said, words);
}

const stubPrint = (page) =>
  page.raw.evaluateOnNewDocument(() => {
    window.printed = 0;
    window.print = () => void window.printed++;
  });

test("a whole visit asks nobody for anything, stores nothing and sets no cookie", hosted({}, async (page, site) => {
  await stubPrint(page);
  await page.open();
  let link;
  assert.deepEqual(await askedDuring(site, async () => (link = await visit(page))), []);
  await page.open(link);
  await page.until("shared");
  assert.deepEqual(await askedDuring(site, () => readPromise(page)), []);
}));

test("no answer reaches the host, not even when a link is opened or the page is loaded anew", hosted({}, async (page, site) => {
  await page.open();
  await finish(page, outerHip);
  const link = await linkOf(page);
  const code = link.split("#r=")[1];
  assert.ok(code.length > 5);
  await page.open(link);
  await page.until("shared");
  await page.reload();
  const asked = site.requests.map(({ path, query, referrer }) => `${path} ${query} ${referrer}`).join("\n");
  assert.doesNotMatch(asked, new RegExp(`${code}|outer_hip(?!\\.html)|b1_sit|r=`));
  assert.ok(site.requests.every(({ query }) => query === ""), "a query was sent");
  // The worker, which keeps the page's files, says on its first visit that it is the one who asks.
  assert.ok(site.requests.every(({ referrer }) => ["", `${site.url}sw.js`].includes(referrer)), "a referrer was sent");
}));

for (const what of ["framed", "in a frame that is cut off"]) {
  const framed = what === "framed" ? true : { sandbox: "allow-scripts" };
  test(`a visit asks nobody for anything, ${what}`, async () => {
    const site = await serve({ root: RELEASE, headers: OPEN });
    try {
      await withPage({ url: site.url, framed }, async (page) => {
        await page.open();
        assert.deepEqual(await askedDuring(site, () => finish(page, healthy)), []);
        assert.equal(await page.screen(), "result");
        assert.deepEqual(await askedDuring(site, () => readPromise(page)), []);
      });
    } finally {
      await site.close();
    }
  });
}

// ---------------------------------------------------------------- the ways out are shut

/** How a page can ask its own host for something, in the page; and what the browser then calls it. */
const WAYS = {
  fetch: [(url) => fetch(url).catch(() => {}), "connect-src"],
  "an XMLHttpRequest": [
    (url) => {
      const request = new XMLHttpRequest();
      request.open("GET", url);
      request.send();
    },
    "connect-src",
  ],
  "a beacon": [(url) => navigator.sendBeacon(url, "x"), "connect-src"],
  "an EventSource": [(url) => new EventSource(url), "connect-src"],
  "a WebSocket": [(url) => new WebSocket(url.replace("http", "ws")), "connect-src"],
  "a picture": [(url) => void (new Image().src = url), "img-src"],
  "a style": [(url) => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url })), "style-src-elem"],
  "a frame": [(url) => document.body.append(Object.assign(document.createElement("iframe"), { src: url })), "frame-src"],
  "a font": [(url) => new FontFace("x", `url(${url})`).load().catch(() => {}), "font-src"],
  "a sound": [(url) => void (new Audio().src = url), "media-src"],
  "a form": [
    (url) => {
      const form = Object.assign(document.createElement("form"), { action: url });
      document.body.append(form);
      form.submit();
    },
    "form-action",
  ],
};

/** Tries a way; tells which directives forbade it. */
async function tried(page, way, url) {
  await page.eval(() => {
    window.met = [];
    document.addEventListener("securitypolicyviolation", (event) => window.met.push(event.effectiveDirective));
  });
  await page.eval(way, url).catch(() => {});
  await page.eval(() => new Promise((done) => setTimeout(done, 50)));
  return page.eval(() => window.met);
}

for (const [name, [way, directive]] of Object.entries(WAYS)) {
  test(`once the program is there, ${name} cannot ask anybody, the page's own host included`, hosted({}, async (page, site) => {
    await page.open();
    page.allowConsole(); // the browser tells of what it has refused
    page.allowErrors();
    page.allowRequests(); // for the watch, one that is refused is one
    const asked = await askedDuring(site, async () => {
      const met = await tried(page, way, `${site.url}sw.js`);
      assert.ok(met.includes(directive), `${directive} forbids it, not: ${met}`);
    });
    assert.deepEqual(asked, []);
  }));
}

test("it is the program's start that shuts them", hosted({}, async (page, site) => {
  site.fault(".wasm", { delay: 1_500 });
  await page.open("", { settle: false });
  const ask = () => page.eval((url) => fetch(url).then((answer) => answer.status, () => "refused"), `${site.url}sw.js`);
  assert.equal(await ask(), 200, "before, the page may ask its own host: it fetches its program");
  await page.until(() => document.documentElement.dataset.program === "alive");
  page.allowConsole();
  await page.until(async (url) => (await fetch(url).then(() => "sent", () => "refused")) === "refused", `${site.url}sw.js`);
  await page.settled();
  await finish(page, healthy);
  assert.equal(await page.screen(), "result");
}));

// ---------------------------------------------------------------- the watch itself

test("the watch notices a request that the policy refuses", async () => {
  const asks = hosted({}, async (page) => {
    await page.open();
    await page.eval(() => fetch("./sw.js").catch(() => {}));
  });
  await assert.rejects(asks, /wrote to the console .*(Content.Security.Policy|Refused to connect)/is);
});

test("the watch notices a request that no policy refuses", async () => {
  let seen;
  const asks = hosted({}, async (page, site) => {
    await page.raw.setBypassCSP(true);
    await page.open();
    seen = await askedDuring(site, () => page.eval(() => fetch("./paper.html?secret")));
  });
  await assert.rejects(asks, /asked the network for .*paper\.html\?secret/);
  assert.deepEqual(seen, ["GET /paper.html"]);
});

for (const [what, act] of [
  ["a cookie", () => (document.cookie = "a=1")],
  ["a stored value", () => (sessionStorage.a = 1)],
]) {
  test(`the watch notices ${what}`, async () => {
    const keeps = hosted({}, async (page) => {
      await page.open();
      await page.eval(act);
    });
    await assert.rejects(keeps, /set the cookie a|stored a in sessionStorage/);
  });
}

// ---------------------------------------------------------------- what is delivered

test("every page has a policy before all else, runs nothing without a digest, and sends no referrer", async () => {
  const names = pages();
  assert.ok(names.includes("index.html") && names.includes("paper.html"), names.join());
  for (const name of names) {
    const html = await text(name);
    const [, policy] = html.match(/^<!doctype html>\s*<html[^>]*>\s*(?:<head>\s*)?<meta charset="?utf-8"?><meta http-equiv="Content-Security-Policy" content="([^"]+)">/i) ?? [];
    assert.ok(policy, `${name} has no policy at its top`);
    const directives = Object.fromEntries(policy.split("; ").map((words) => [words.split(" ")[0], words.split(" ").slice(1)]));
    assert.deepEqual(directives["default-src"], ["'none'"], name);
    assert.deepEqual(directives["base-uri"], ["'none'"], name);
    assert.deepEqual(directives["form-action"], ["'none'"], name);
    const sources = Object.values(directives).flat().filter((source) => !/^'sha256-/.test(source));
    const allowed = ["'none'", "'self'", "'wasm-unsafe-eval'", "data:", "'script'", "worker"];
    assert.deepEqual(sources.filter((source) => !allowed.includes(source)), [], name);
    if (!/<script/.test(html)) {
      assert.deepEqual(directives["script-src"], ["'none'"], name);
      assert.equal(directives["connect-src"], undefined, name);
    }
    assert.match(html.replaceAll('"', ""), /<meta (name=referrer content=no-referrer|content=no-referrer name=referrer)>/, name);
    assert.doesNotMatch(html, /\son[a-z]+=|\sstyle=|javascript:/, `${name} has code or style in an attribute`);
  }
});

test("everything that is loaded is bound to what it must hold", async () => {
  const page = await text("index.html");
  const named = (await readdir(RELEASE)).filter((name) => /-[0-9a-f]{16}(_bg)?\.[a-z]+$/.test(name));
  assert.deepEqual(named.map((name) => name.split(".").pop()).sort(), ["css", "js", "js", "txt", "txt", "wasm", "wasm"]);
  const { createHash } = await import("node:crypto");
  const list = await text("learn/index.html");
  for (const name of named) {
    const html = name.endsWith(".css") ? list : page;
    const bytes = await readFile(`${RELEASE}/${name}`);
    const sum = (form) => createHash("sha256").update(bytes).digest(form);
    assert.ok(name.includes(`-${sum("hex").slice(0, 16)}`), `${name} is not named by what it holds`);
    const uses = html.split(name).length - 1;
    const bound = html.split(`sha256-${sum("base64")}`).length - 1;
    // The glue is named once more, where it is imported: the import map binds that.
    assert.equal(bound, name.endsWith(".js") ? uses - 1 : uses, name);
  }
  const others = [...page.matchAll(/<(?:script|link)[^>]*(?:src|href)=["']?([^"'\s>]+)/g)].map(([, address]) => address);
  assert.deepEqual(others.filter((address) => !/^data:/.test(address) && !named.includes(address.slice(2))), ["manifest.webmanifest", "icon-180.png"]);
});

test("the program has no way to the network: what it can call is listed in its glue, and nothing there asks", async () => {
  const [name] = (await readdir(RELEASE)).filter((name) => /^glute-check-.*\.js$/.test(name));
  const glue = await text(name);
  const ways = /\bfetch\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTC\w+|\bWorker|importScripts|\.cookie|indexedDB|caches|\beval\b|new Function|\.open\b|\.submit\b|postMessage|\bsrc\b/g;
  // The policy that shuts the page speaks of some of them.
  const policy = /content:(["`])default-src .*?\1/;
  assert.match(glue, policy);
  assert.deepEqual(glue.replace(policy, "").match(ways) ?? [], []);
});
