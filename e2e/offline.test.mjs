// After one visit the check works without a network, takes on new versions without ever mixing them, and is installable.
// A host that has gone away is the network switched off: nothing answers, whoever asks.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { version } from "./deploy.mjs";
import { launch, PERSON } from "./driver.mjs";
import { eventually } from "./eventually.mjs";
import { filesOf } from "./files.mjs";
import { hosted } from "./hosted.mjs";
import { finish, healthy, link as linkOf, outerHip, take } from "./people.mjs";
import { test } from "./scenario.mjs";
import { OPEN, RELEASE, serve } from "./server.mjs";

const versions = {};

before(async () => {
  for (const mark of ["A", "B", "C"]) versions[mark] = await version(mark);
  // As for a browser that knows no trusted types, and so asks for none.
  versions.untyped = await version("untyped", (html) => html.replace(/; require-trusted-types-for 'script'; trusted-types [^;"]+/, ""));
});

after(async () => {
  for (const folder of Object.values(versions)) await rm(folder, { recursive: true });
});

/** The pages that are kept: not the copy in one file, and not those for other sites. */
const pages = () => filesOf(RELEASE).filter((name) => name.endsWith(".html") && !["glute-check.html", "frame.html", "embed.html"].includes(name));

/** Of which version the page and its program are; fails where they are of two. */
async function versionOf(page) {
  const { html, glue, files } = await page.eval(() => ({
    html: document.documentElement.dataset.page,
    glue: document.documentElement.dataset.glue,
    files: performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop()),
  }));
  assert.equal(glue, html, "the page and its program are of two versions");
  const its = await readdir(versions[html]);
  const foreign = files.filter((file) => /-[0-9a-f]{8,}/.test(file) && !its.includes(file));
  assert.deepEqual(foreign, [], `files of another version than ${html}`);
  return html;
}

/** The versions that the browser keeps, from the oldest on. */
const kept = (page) =>
  page.eval(async () => {
    const pages = (await caches.keys()).map((cacheName) => caches.match("./", { cacheName }).then((page) => page?.text()));
    return (await Promise.all(pages)).map((html) => html?.match(/data-page=(\w+)/)[1]);
  });

/** Waits until the browser has a newer version whole. */
const updated = (page, mark) =>
  page.until(async (mark) => {
    const cacheName = (await caches.keys()).at(-1);
    const newest = await (await caches.match("./", { cacheName }))?.text();
    const { installing } = await navigator.serviceWorker.getRegistration();
    return newest?.includes(`data-page=${mark} `) && !installing;
  }, mark);

/** Has the browser look for a newer version at once; by itself it takes a second or two. Comes back when it has it, or failed. */
const look = (page) =>
  page.eval(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const { installing } = await registration.update().catch(() => registration);
    while (installing && !["activated", "redundant"].includes(installing.state)) {
      await new Promise((changed) => installing.addEventListener("statechange", changed, { once: true }));
    }
  });

/** Opens every page that is kept, and finds something on each. */
async function openEach(page) {
  for (const name of pages()) {
    // Firefox says so where somebody leaves while the worker still answers what the program asked for.
    await page.open(name, { settle: name === "index.html" });
    await page.until(() => document.readyState === "complete");
    assert.ok(await page.eval(() => document.title && document.body.innerText.trim()), `${name} is empty`);
  }
}

/** Waits until somebody has asked the host for a file. */
const asked = (site, pattern, from) => eventually(() => site.requests.slice(from).some(({ path }) => pattern.test(path)), `somebody to ask for ${pattern}`);

// ---------------------------------------------------------------- without a network

for (const base of ["/", "/blog/quiz/"]) {
  test(`after one visit the check works to its end without a network, at ${base}`, hosted({ base }, async (page, site) => {
    await page.open();
    await site.off();
    await page.reload();
    await finish(page, outerHip);
    assert.equal(await page.screen(), "result");
    await page.open(await linkOf(page));
    await page.until("shared");
    await page.open("?utm_source=x");
    assert.equal(await page.attribute("data-question"), "a1_age");
    await page.open("index.html");
    assert.equal(await page.attribute("data-question"), "a1_age");
    await openEach(page);
  }));
}

test("the same with the browser's own switch", hosted({}, async (page) => {
  await page.open();
  await page.offline(true);
  await page.reload();
  await finish(page, healthy);
  assert.equal(await page.screen(), "result");
}));

test("so it does where the host leads from `page.html` on to `page`", hosted({}, async (page, site) => {
  for (const name of pages().filter((name) => !name.endsWith("index.html"))) {
    const bare = name.replace(".html", "");
    site.fault(`/${name}`, { status: 308, location: `/${bare}` });
    site.fault(new RegExp(`/${bare}$`), { status: 200, type: "text/html", body: await readFile(`${RELEASE}/${name}`) });
  }
  await page.open();
  await site.off();
  await openEach(page);
}));

test("the rest of the host is not the worker's", hosted(
  {
    base: "/blog/quiz/",
    pages: {
      "/blog/": "<!doctype html><html data-program=alive><link rel=icon href=data:,>A blog",
      "/blog/quiz/theirs.html": "<!doctype html><html data-program=alive><link rel=icon href=data:,>The host's own page",
      "/blog/quiz/theirs-0123456789abcdef.js": "// theirs",
    },
  },
  async (page, site) => {
    page.allowRequests();
    page.allowConsole(); // the browser tells of what it did not get
    await page.raw.setBypassCSP(true); // the page itself may ask for nothing, once it is there
    const byWorker = [];
    page.raw.on("response", (response) => response.fromServiceWorker() && byWorker.push(response.url()));
    await page.open();
    await page.open();
    assert.equal(await page.eval(() => navigator.serviceWorker.controller?.scriptURL), `${site.url}sw.js`);
    assert.ok(byWorker.includes(site.url));
    byWorker.length = 0;

    // Asked by a page of the check, from outside and inside its folder.
    const ask = (address) => page.eval((address) => fetch(address).then((a) => a.text(), () => "none"), address);
    assert.match(await ask("/blog/"), /A blog/);
    assert.match(await ask("theirs.html"), /own page/);
    assert.equal(await ask("glute-check.html").then((text) => text.length > 100_000), true);
    assert.equal(await ask("none.html"), "not found");
    assert.deepEqual(byWorker, []);
    assert.equal(await ask("theirs-0123456789abcdef.js"), "// theirs", "a name like ours is passed on");

    // Pages in their own right. The one outside the folder knows nothing of the worker.
    byWorker.length = 0;
    await page.open("theirs.html");
    await page.open("/blog/");
    assert.equal(await page.eval(() => navigator.serviceWorker.controller), null);
    assert.deepEqual(byWorker, []);
    await site.off();
    for (const theirs of ["theirs.html", "/blog/"]) await assert.rejects(page.open(theirs), /ERR_/);
  },
));

test("what is kept is what the host sends to anybody", hosted({}, async (page, site) => {
  await page.open("?fbclid=abc#main");
  await finish(page, outerHip);
  await page.open(await linkOf(page));
  const kept = await page.eval(async () => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    const content = async (request) => [request.url, await crypto.subtle.digest("SHA-256", await (await cache.match(request)).arrayBuffer())];
    const kept = await Promise.all((await cache.keys()).map(content));
    return kept.map(([url, digest]) => [url, [...new Uint8Array(digest)]]);
  });
  const named = (await readdir(RELEASE)).filter((name) => /-[0-9a-f]{8,}(_bg)?\.\w+$/.test(name));
  const expected = [...named, ...(pages())].map((name) => new URL(name.replace(/(^|\/)index\.html$/, "$1"), site.url).href);
  assert.deepEqual(kept.map(([url]) => url).sort(), expected.sort());
  for (const [url, digest] of kept) {
    const file = new URL(url).pathname.slice(1).replace(/(^|\/)$/, "$1index.html");
    const its = createHash("sha256").update(await readFile(`${RELEASE}/${file}`)).digest();
    assert.ok(Buffer.from(digest).equals(its), `${url} is not the host's file`);
  }
}));

// ---------------------------------------------------------------- loading

const immutable = (path) => ({ "cache-control": /-[0-9a-f]{8,}/.test(path) ? "max-age=31536000, immutable" : "no-cache" });

for (const [host, headers] of [["that says how long files stay good", immutable], ["that says nothing of it", undefined]]) {
  test(`what came with the page is not sent again by a host ${host}`, hosted({ headers }, async (page, site) => {
    await page.open();
    const sent = site.requests.filter(({ status }) => status === 200).map(({ path }) => path);
    assert.deepEqual(sent.sort(), [...new Set(sent)], "something was sent twice");
    assert.ok(sent.includes("/sw.js") && sent.some((path) => path.endsWith(".wasm")), sent.join());
  }));
}

test("nothing is kept before the program is alive", hosted({}, async (page, site) => {
  site.fault(".wasm", { delay: 800 });
  await page.open("", { settle: false });
  const early = async () => {
    const before = [...site.requests];
    const alive = await page.eval(() => document.documentElement.dataset.program === "alive");
    if (!alive) assert.ok(!before.some(({ path }) => path === "/sw.js"), "the worker was asked for too early");
    return alive;
  };
  while (!(await early()));
  site.heal();
  await page.settled();
  assert.ok(site.requests.some(({ path }) => path === "/sw.js"));
}));

for (const [where, framed] of [
  ["in a frame of another site's page", true],
  ["in a frame that is cut off", { sandbox: "allow-scripts" }],
  ["in a frame that is half cut off", { sandbox: "allow-scripts allow-same-origin" }],
]) {
  test(`nothing is kept ${where}`, hosted({ framed, headers: OPEN }, async (page, site) => {
    await page.open();
    await page.idle();
    await finish(page, healthy);
    assert.ok(!site.requests.some(({ path }) => path === "/sw.js"));
  }));
}

for (const [what, prepare] of [
  ["there are no workers", () => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined })],
  ["asking for them is refused", () => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => { throw new DOMException("no", "SecurityError"); } })],
  ["they may not be registered", () => (ServiceWorkerContainer.prototype.register = async () => { throw new DOMException("no", "SecurityError"); })],
]) {
  test(`where ${what}, the check works and says nothing`, hosted({}, async (page) => {
    await page.raw.evaluateOnNewDocument(prepare);
    await page.open("", { settle: false });
    await page.until(() => document.documentElement.dataset.program === "alive");
    await page.idle();
    await finish(page, healthy);
    assert.equal(await page.screen(), "result");
  }));
}

test("where there are no trusted types, the files are kept all the same", hosted({ root: () => versions.untyped }, async (page, site) => {
  await page.raw.evaluateOnNewDocument(() => delete window.trustedTypes);
  await page.open();
  assert.doesNotMatch(await page.eval(() => document.querySelector("meta[http-equiv]").content), /trusted/);
  await site.off();
  await page.reload();
  assert.equal(await page.attribute("data-question"), "a1_age");
}));

test("on a host that cuts its pages off, too", hosted(
  { headers: { "content-security-policy": "sandbox allow-scripts allow-forms", ...OPEN } },
  async (page, site) => {
    await page.open("", { settle: false });
    await page.until(() => document.documentElement.dataset.program === "alive");
    await page.idle();
    await finish(page, healthy);
    assert.ok(!site.requests.some(({ path }) => path === "/sw.js"));
  },
));

// ---------------------------------------------------------------- new versions

const updating = (options, steps) =>
  hosted({ root: () => versions.A, workers: false, ...options }, async (page, site) => {
    page.allowRequests(); // a new version is fetched while the old one is open
    page.allowStorage(); // and kept beside it
    await page.open();
    assert.equal(await versionOf(page), "A");
    await steps(page, site);
  });

test("a new version is there at the next start, and the old one goes when nobody uses it", updating({}, async (page, site) => {
  site.root = versions.B;
  await page.reload();
  assert.equal(await versionOf(page), "A", "what is whole here is shown");
  await updated(page, "B");
  assert.deepEqual(await kept(page), ["A", "B"]);
  await site.off();
  await page.reload();
  assert.equal(await versionOf(page), "B");
  await page.until(async () => (await caches.keys()).length === 1);
  assert.deepEqual(await kept(page), ["B"]);
  await page.reload();
  assert.equal(await versionOf(page), "B");
  await finish(page, healthy);
}));

for (const [what, fault] of [
  ["fails", { status: 500 }],
  ["is cut off", { block: true }],
  ["is another page, as some hosts send for what they do not have", { status: 200, type: "text/html", body: "<p>Welcome" }],
]) {
  test(`an update whose program ${what} changes nothing until it is whole`, updating({}, async (page, site) => {
    for (let tries = 0; tries < 2; tries++) {
      site.root = versions.B;
      site.fault(".wasm", fault);
      await page.reload();
      assert.equal(await versionOf(page), "A");
      const from = site.requests.length;
      await look(page);
      assert.ok(site.requests.slice(from).some(({ path }) => path.endsWith(".wasm")), "nothing was tried");
      assert.deepEqual(await kept(page), ["A"]);
      await site.off();
      await page.reload();
      assert.equal(await versionOf(page), "A");
      await finish(page, healthy);
      await site.on();
    }
    site.heal();
    await page.reload();
    assert.equal(await versionOf(page), "A");
    await look(page);
    await site.off();
    await page.reload();
    assert.equal(await versionOf(page), "B");
    await finish(page, healthy);
  }));
}

test("a new version comes also where the host calls its pages good for a day", updating(
  { headers: () => ({ "cache-control": "max-age=86400" }) },
  async (page, site) => {
    site.root = versions.B;
    await page.reload();
    await updated(page, "B");
    await page.reload();
    assert.equal(await versionOf(page), "B");
    await finish(page, healthy);
  },
));

test("a browser that dies in the middle of an update has the old version whole, and goes on from there", async () => {
  const profile = await mkdtemp(join(tmpdir(), "profile-"));
  const site = await serve({ root: versions.A });
  /** The tab of a browser that has just been started, once `holds` in it. */
  const opened = async (browser, holds) => {
    const tab = await (await browser.visitor({ ...PERSON, privately: false })).tab();
    await tab.goto(site.url);
    await tab.waitForFunction(() => document.documentElement.dataset.program === "alive");
    await tab.waitForFunction(holds);
    return tab;
  };
  const installed = async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated";
  const shown = (tab) => tab.evaluate(() => [document.documentElement.dataset.page, document.documentElement.dataset.glue]);
  let browser = await launch({ profile });
  try {
    let tab = await opened(browser, installed);
    site.root = versions.B;
    site.fault(".wasm", { delay: 3000 });
    const from = site.requests.length;
    await tab.reload();
    await asked(site, /\.wasm$/, from);
    await browser.kill();
    await site.off();

    browser = await launch({ profile });
    tab = await opened(browser, installed);
    assert.deepEqual(await shown(tab), ["A", "A"]);
    site.heal();
    await site.on();
    await tab.reload();
    await tab.waitForFunction(async () => (await caches.keys()).length === 2 && !(await navigator.serviceWorker.getRegistration()).installing);
    await browser.close();
    await site.off();

    browser = await launch({ profile });
    tab = await opened(browser, async () => (await caches.keys()).length === 1);
    assert.deepEqual(await shown(tab), ["B", "B"]);
  } finally {
    await browser.close();
    await site.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

for (const [what, stale] of [
  ["page is still the old one", { pattern: /\/$/, file: "index.html", type: "text/html" }],
  ["program is still the old one", { pattern: ".wasm", file: "", type: "application/wasm" }],
]) {
  test(`a host that is half way, whose ${what}, gives no new version`, updating({}, async (page, site) => {
    site.root = versions.B;
    const name = stale.file || (await readdir(versions.A)).find((name) => name.endsWith(".wasm"));
    site.fault(stale.pattern, { type: stale.type, body: await readFile(`${versions.A}/${name}`) });
    const from = site.requests.length;
    await look(page);
    assert.ok(site.requests.slice(from).some(({ path }) => path.endsWith(".wasm")), "nothing was tried");
    assert.deepEqual(await kept(page), ["A"]);
    await page.reload();
    assert.equal(await versionOf(page), "A");
  }));
}

test("whoever is in the middle of the questions stays there to the end, on the old version", updating({}, async (page, site) => {
  await take(page, outerHip, { until: "b2_sit_bout" });
  await page.eval(() => (window.untouched = true));
  site.root = versions.B;
  const other = await page.another();
  await other.open();
  await updated(other, "B");
  await other.reload();
  assert.equal(await versionOf(other), "B");
  const from = site.requests.length;
  await site.off();
  await page.raw.bringToFront();
  assert.equal(await page.attribute("data-question"), "b2_sit_bout");
  await finish(page, outerHip);
  assert.equal(await page.screen(), "result");
  assert.equal(await page.attribute("data-band"), "many", "no answer was lost");
  assert.ok(await page.eval(() => window.untouched), "the page was loaded anew");
  assert.equal(await versionOf(page), "A");
  assert.equal(site.requests.length, from, "the old page asked for something");
  // The new version lasts, too.
  await other.raw.bringToFront();
  await finish(other, healthy);
  assert.equal(await versionOf(other), "B");
  assert.deepEqual(await kept(other), ["A", "B"], "a page of A is open, and may need what is A's");
  await page.raw.bringToFront();
  await page.reload();
  assert.equal(await versionOf(page), "B");
}));

test("a host that goes back to the version before is followed", updating({}, async (page, site) => {
  for (const mark of ["B", "A", "C", "A"]) {
    site.root = versions[mark];
    await look(page);
    await page.reload();
    assert.equal(await versionOf(page), mark);
  }
}));

test("versions never mix, however fast they follow each other", updating({}, async (page, site) => {
  page.allowConsole(); // the browser tells of files that were cut off
  let over = false;
  const deploying = (async () => {
    for (let n = 0; !over; n++) {
      // In no order that comes again: where two tabs take turns, one would meet the same versions each time.
      site.root = versions["BCA"[Math.floor(3 * ((n * 0.618034) % 1))]];
      if (n % 4 === 3) site.fault([".wasm", ".js", /\/$/][n % 3], { block: true });
      else site.heal();
      await look(page);
    }
  })();
  const other = await page.another();
  const met = new Set();
  let failed = 0;
  try {
    for (let round = 0; round < 12 || (met.size < 3 && round < 60); round++) {
      await other.open("", { settle: false });
      await other.until(() => ["alive", "failed"].includes(document.documentElement.dataset.program));
      // Where what it asks for is at the host no longer, a page says so, and whoever opens it anew has it: some 3 of 1300. What
      // must not be is a mixture, or a page without an answer.
      if (await other.eval(() => document.documentElement.dataset.program === "alive")) met.add(await versionOf(other));
      else failed += 1;
    }
  } finally {
    // What went wrong here is told, and not that the other tab has gone.
    over = true;
    await deploying;
  }
  assert.equal(met.size, 3, `only ${[...met]} were met`);
  assert.ok(failed <= 1, `it failed ${failed} times`);
}));

test("a host can withdraw the worker with the lines of the README", updating({}, async (page, site) => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const [, body] = readme.match(/```js\n(\/\/ sw\.js[^`]*)```/);
  site.fault("sw.js", { body });
  await page.reload();
  await page.until(async () => (await navigator.serviceWorker.getRegistration()) === undefined && (await caches.keys()).length === 0);
}));

// ---------------------------------------------------------------- installing

test("the browser finds it installable", hosted({ privately: false }, async (page, site) => {
  page.allowRequests();
  await page.open();
  const session = await page.raw.createCDPSession();
  const { url, errors, data } = await session.send("Page.getAppManifest");
  assert.equal(url, `${site.url}manifest.webmanifest`);
  assert.deepEqual(errors, []);
  assert.deepEqual((await session.send("Page.getInstallabilityErrors")).installabilityErrors, []);
  const manifest = JSON.parse(data);
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await fetch(new URL(src, url));
    assert.equal(answer.headers.get("content-type").split(";")[0], type, src);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (type === "image/png") assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  const touch = await page.eval(() => document.querySelector("link[rel=apple-touch-icon]").href);
  assert.equal((await fetch(touch)).headers.get("content-type"), "image/png");
}));

test("nothing of it is asked for before the first question", hosted({}, async (page, site) => {
  await page.open();
  const paths = site.requests.map(({ path }) => path);
  const before = paths.slice(0, paths.indexOf("/sw.js"));
  assert.ok(before.length > 0 && !before.some((path) => /manifest|icon/.test(path)), before.join());
}));
