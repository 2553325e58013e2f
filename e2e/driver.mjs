// A person at a browser: opens pages, reads what they show, answers, presses, goes back. Scenarios use nothing else.
//
// Every page is watched while it is open. A scenario fails at its end when the page wrote to the console, threw an
// error, opened a dialog, asked the network for anything once it had settled, or stored anything but its own files,
// unless the scenario said beforehand that it may (`allowConsole()`, `allowErrors()`, `allowDialogs()`, `allowRequests()`,
// `allowStorage()`).

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { engine } from "./engine.mjs";
import { Cannot } from "./engines/cannot.mjs";
import { Workers } from "./engines/workers.mjs";
import { eventually } from "./eventually.mjs";
import { RELEASE, serve } from "./server.mjs";

/** How long anything may take before the scenario fails, in milliseconds. */
const PATIENCE = 10_000;

// ---------------------------------------------------------------- the browser and the release, shared by a file's tests

/** A person, unless a scenario says otherwise: engines/README.md says what each means. */
export const PERSON = { width: 390, height: 844, dark: false, features: {}, javascript: true, privately: true };

/** Starts a browser of one's own; with a folder as `profile` it finds there what it kept the last time. */
export const { launch } = engine;

const browsers = new Map();
let release;

function sharedBrowser(workers) {
  if (!browsers.has(workers)) browsers.set(workers, launch({ workers }));
  return browsers.get(workers);
}

after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  await (await release)?.close();
});

// ---------------------------------------------------------------- a page for one scenario

/**
 * Opens an empty page, hands it to the scenario, and fails if the page did what it must not.
 *
 * - `url`: the address of the app; the release in dist/ when not said
 * - `width`, `height`: of the window, in CSS pixels; a phone when not said
 * - `dark`: whether the person prefers dark colours
 * - `features`: other media features, such as { "prefers-reduced-motion": "reduce" }
 * - `javascript`: false for a browser without
 * - `framed`: true to meet the app in a frame of another site's page, or the attributes of that frame, such as
 *   { sandbox: "allow-scripts" }
 * - `privately`: false for a window that is not a private one
 * - `workers`: false where service workers replace each other, so that the driver does not get between them; what they ask
 *   for is not seen then
 */
export async function withPage(options, scenario) {
  const { framed = false, workers = true, javascript, ...person } = { ...PERSON, ...options };
  const url = options.url ?? (await (release ??= serve({ root: RELEASE }))).url;
  const visitor = await (await sharedBrowser(workers)).visitor({ ...person, javascript });
  let page;
  let watch;
  try {
    const tab = await visitor.tab();
    watch = new Watch(tab, visitor, { scripts: javascript });
    page = new Page({ tab, watch, visitor, url, javascript, framed });
    await scenario(page);
    await watch.assertClean();
  } catch (error) {
    throw watch?.explain(error) ?? error;
  } finally {
    watch?.close();
    await page?.host?.close();
    await visitor.close();
  }
}

/** What the page does that a scenario did not ask for. */
class Watch {
  #offences;
  #allowed;
  #pending = new Set();
  #origins = new Set();
  #tab;
  #visitor;
  #workers;
  #scripts;

  #quiet = false;

  /** The icons that the page names: the browser fetches them when it likes, and again after Back. */
  icons = [];

  /** What `first`, the watch over a tab that was there before, notices and allows is common to both. */
  constructor(tab, visitor, { first, scripts = true } = {}) {
    this.#scripts = scripts;
    this.#tab = tab;
    this.#visitor = visitor;
    this.#offences = first ? first.#offences : [];
    this.#allowed = first ? first.#allowed : new Set();
    tab.on("console", (message) => this.#offend("console", `wrote to the console (${message.type()}): ${message.text()}`));
    tab.on("pageerror", (error) => this.#threw(error));
    tab.on("error", (error) => this.#offend("errors", `crashed: ${error.message}`));
    tab.on("dialog", async (dialog) => {
      this.#offend("dialogs", `opened a dialog (${dialog.type()}): ${dialog.message()}`);
      await dialog.dismiss().catch(() => {});
    });
    tab.on("request", (request) => {
      if (/^(data|blob|about):/.test(request.url())) return;
      // Nobody tells the end of what a document asked for that led on to another before it was there.
      if (request.isNavigationRequest?.() && request.frame() === tab.mainFrame()) this.#pending.clear();
      this.#pending.add(request);
      this.#origins.add(new URL(request.url()).origin);
      this.#asked(request.url());
    });
    for (const end of ["requestfinished", "requestfailed"]) tab.on(end, (request) => this.#pending.delete(request));
    if (first) return;
    // A service worker asks the network, too.
    const { agent } = visitor;
    if (agent) this.#workers = new Workers({ agent, visits: (url) => this.#origins.has(new URL(url).origin) });
    else visitor.watchWorkers((url) => this.#asked(url));
  }

  /** From when the page has settled until the scenario navigates, there is nothing left to ask the network for. */
  set quiet(quiet) {
    this.#quiet = quiet;
    if (this.#workers) this.#workers.quiet = quiet;
  }

  #asked(url) {
    if (this.#quiet && !this.icons.includes(url)) this.#offend("requests", `asked the network for ${url}`);
  }

  /** Firefox tells of what it has to say itself, such as of what a policy refuses, as of an error that somebody threw. */
  #threw(error) {
    const thrown = /^(uncaught|\w*(Error|Exception)\b)/i.test(error?.message);
    if (engine.name === "firefox" && !thrown) this.#offend("console", `wrote to the console (error): ${error?.message}`);
    else this.#offend("errors", `threw ${error?.stack ?? error}`);
  }

  #offend(kind, what) {
    if (!this.#allowed.has(kind)) this.#offences.push(`The page ${what}`);
  }

  /** What came before is not allowed by it. */
  allow(kind) {
    this.#tab.catchUp?.();
    this.#allowed.add(kind);
  }

  get pending() {
    return [...this.#pending].map((request) => request.url());
  }

  /** What the page did is often why the scenario did not get on. */
  explain(error) {
    this.#tab.catchUp?.();
    const untold = this.#offences.filter((offence) => !error.message.includes(offence));
    if (untold.length > 0) error.message += `\nMeanwhile:\n  ${untold.join("\n  ")}`;
    return error;
  }

  async assertClean() {
    if (!this.#allowed.has("storage")) {
      for (const cookie of await this.#visitor.cookies()) this.#offend("storage", `set the cookie ${cookie.name}`);
      // Where no script runs, none has stored anything.
      for (const frame of this.#scripts ? await this.#tab.frames() : []) {
        for (const what of await frame.evaluate(stored).catch(() => [])) this.#offend("storage", `stored ${what}`);
        for (const what of await foreign(await frame.evaluate(cached).catch(() => []))) this.#offend("storage", `stored ${what}`);
      }
    }
    const byWorkers = this.#workers?.found() ?? [];
    for (const url of byWorkers.filter((url) => !this.icons.includes(url))) this.#offend("requests", `asked the network for ${url}, or its worker did`);
    this.#tab.catchUp?.();
    if (this.#offences.length > 0) assert.fail(this.#offences.join("\n"));
  }

  close() {
    this.#workers?.close();
  }
}

/** Runs in the page. Where storage is forbidden, looking at it throws, and nothing can have been stored. */
async function stored() {
  // A frame that is cut off has none, and Chromium tells the page of an error that nobody has caught.
  if (origin === "null" && location.protocol !== "file:") return [];
  const look = async (read) => {
    try {
      return await read();
    } catch {
      return [];
    }
  };
  return [
    ...(await look(() => Object.keys(localStorage).map((key) => `${key} in localStorage`))),
    ...(await look(() => Object.keys(sessionStorage).map((key) => `${key} in sessionStorage`))),
    ...(await look(async () => (await indexedDB.databases()).map(({ name }) => `the database ${name}`))),
  ];
}

/** Runs in the page: what is in the browser's caches, and the worker that the page has. */
async function cached() {
  const found = [];
  // Of a worker that Firefox has just ended, because it had nothing to do, the page is told for a moment, and at times for
  // good, that there is none, or no registration. What a page of its own calls its worker says as well what may be there.
  const active = async (patience = 40) => {
    const registration = await navigator.serviceWorker.getRegistration();
    const comes = registration ? !registration.active : (await caches.keys()).length > 0;
    if (!comes || patience === 0) return registration?.active;
    await new Promise((later) => setTimeout(later, 50));
    return active(patience - 1);
  };
  const { worker: named } = document.documentElement.dataset;
  const worker = (await active())?.scriptURL ?? (named && top === self ? new URL(named, location.href).href : undefined);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const digest = await crypto.subtle.digest("SHA-256", await (await cache.match(request)).arrayBuffer());
      found.push({ url: request.url, digest: btoa(String.fromCharCode(...new Uint8Array(digest))), worker });
    }
  }
  return found;
}

/** What in the caches is none of the page's own files: the worker says which those are, and what each holds. */
async function foreign(found) {
  const [worker] = found.map(({ worker }) => worker).filter(Boolean);
  const own = worker ? await fetch(worker).then((answer) => answer.text(), () => undefined) : "";
  // A host that has been switched off tells nothing.
  if (own === undefined) return [];
  const scope = worker?.replace(/[^/]*$/, "");
  const others = found.filter(({ url, digest }) => !own.includes(`["${url.replace(scope, "") || "./"}","sha256-${digest}"]`));
  return others.map(({ url }) => `${url} in a cache${worker ? "" : ", and it has no worker"}`);
}

// ---------------------------------------------------------------- what a person can do with it

class Page {
  #tab;
  #watch;
  #visitor;
  #url;
  #javascript;
  #framed;
  #frame;

  constructor({ tab, watch, visitor, url, javascript = true, framed = false, frame = tab.mainFrame() }) {
    this.#tab = tab;
    this.#watch = watch;
    this.#visitor = visitor;
    this.#url = url;
    this.#javascript = javascript;
    this.#framed = framed;
    this.#frame = frame;
  }

  allowConsole = () => this.#watch.allow("console");
  allowErrors = () => this.#watch.allow("errors");
  allowDialogs = () => this.#watch.allow("dialogs");
  allowRequests = () => this.#watch.allow("requests");
  allowStorage = () => this.#watch.allow("storage");

  /** Opens a path of the app and waits until it has settled; with `{ settle: false }` only until the page is there. */
  async open(path = "", { settle = true } = {}) {
    const address = new URL(path, this.#url).href;
    await this.#navigate(settle, async () => {
      if (!this.#framed) {
        // From `#a` to `#b` of the same page nothing would load; a person who opens a link gets a page anew.
        if (withoutFragment(await this.#tab.url()) === withoutFragment(address)) await this.#tab.goto("about:blank");
        await this.#tab.goto(address, { waitUntil: settle ? "load" : "domcontentloaded", timeout: PATIENCE });
      } else {
        await this.#openFramed(address);
      }
    });
  }

  async #openFramed(address) {
    const attributes = this.#framed === true ? {} : this.#framed;
    const words = Object.entries({ title: "Glute Check", width: "100%", height: 700, ...attributes, src: address })
      .map(([name, value]) => (value === true ? name : `${name}="${String(value).replaceAll('"', "&quot;")}"`))
      .join(" ");
    await this.host?.close();
    // Another port is another origin, as a blog would be.
    this.host = await serve({ pages: { "/": `<!doctype html><title>A blog</title><link rel="icon" href="data:,"><iframe ${words}></iframe>` } });
    await this.#tab.goto(this.host.url, { timeout: PATIENCE });
    this.#frame = await (await this.#tab.waitForSelector("iframe")).contentFrame();
  }

  /** Waits until the program is alive and all that it and its worker asked for has come. From then on all is quiet. */
  async settled() {
    if (this.#javascript) {
      await this.until(() => document.documentElement.dataset.program === "alive");
      await this.until(shut);
      await this.until(installed);
    }
    await this.#poll(
      () => this.#watch.pending.length === 0,
      () => `these requests to end: ${this.#watch.pending.join(", ")}`,
    );
    this.#watch.icons = await this.#tab.evaluate(() => [...document.querySelectorAll("link[rel~=icon]")].map((icon) => icon.href));
    this.#watch.quiet = true;
  }

  /** Another tab of the same person, watched as the first. */
  async another() {
    const tab = await this.#visitor.tab();
    return new Page({ tab, watch: new Watch(tab, this.#visitor, { first: this.#watch }), visitor: this.#visitor, url: this.#url });
  }

  /** The engine's own page in the tab that something opens, once it has loaded. */
  async opened(work) {
    const tab = await this.#visitor.opened(work);
    await tab.waitForFunction(() => location.href !== "about:blank" && document.readyState === "complete");
    return tab;
  }

  /** Makes the device so many times slower, where the engine can play a slow one. */
  slow = (times) =>
    this.#tab.emulateCPUThrottling(times).catch((error) => {
      if (!(error instanceof Cannot)) throw error;
    });

  /** Takes the network away from the page and its service worker, or gives it back. */
  offline = (off) => this.#visitor.offline(off);

  #drawn = () => this.#tab.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))));

  async #navigate(settle, move) {
    this.#watch.quiet = false;
    await move();
    if (settle) await this.settled();
  }

  /** The browser's own buttons. Nobody presses them before the screen is drawn, when the history is written. */
  back = () => this.#navigate(true, async () => {
    await this.#drawn();
    await this.#tab.goBack({ waitUntil: "domcontentloaded", timeout: PATIENCE });
  });
  forward = () => this.#navigate(true, async () => {
    await this.#drawn();
    await this.#tab.goForward({ waitUntil: "domcontentloaded", timeout: PATIENCE });
  });
  reload = () => this.#navigate(true, () => this.#tab.reload({ waitUntil: "load", timeout: PATIENCE }));

  /** The name of the screen: `data-screen` of `<main>`, or null. */
  screen = () => this.attribute("data-screen");

  /** An attribute of `<main>`, such as `data-urgency`, or null. */
  attribute = (name) => this.eval((name) => document.querySelector("main[data-screen]")?.getAttribute(name) ?? null, name);

  /** All text a person can see. */
  text = () => this.eval(() => document.body.innerText);

  /** The address in the address bar. */
  address = () => this.eval(() => location.href);

  /**
   * Answers a question by its id: `"b"` chooses one, `["b", "c"]` marks exactly these, `{ outer_hip: "left" }` marks
   * places with their sides (radio buttons named `question:place`), and a field is typed into.
   */
  async answer(question, value) {
    const [kind] = await this.#inputs(question);
    if (!["radio", "checkbox"].includes(kind.type)) return this.#type(question, String(value));
    if (kind.type === "radio") return this.#mark(question, value, true);
    const sides = typeof value === "object" && !Array.isArray(value) ? value : {};
    const marked = Array.isArray(value) ? value : typeof value === "string" ? [value] : Object.keys(value);
    const offered = (await this.#inputs(question)).map((input) => input.value);
    for (const choice of marked) {
      assert(offered.includes(choice), `${question} offers no ${choice}, only ${offered.join(", ")}`);
    }
    // Read again before each tap: marking "none of these" takes other marks away.
    for (const choice of offered) {
      const { checked } = (await this.#inputs(question)).find((input) => input.value === choice) ?? {};
      if (checked && !marked.includes(choice)) await this.#mark(question, choice, false);
    }
    for (const choice of marked) await this.#mark(question, choice, true);
    for (const [place, side] of Object.entries(sides)) await this.#mark(`${question}:${place}`, side, true);
  }

  /** What a question's inputs say now. */
  async #inputs(question) {
    await this.until((name) => document.getElementsByName(name).length > 0, question);
    return this.eval(
      (name) => [...document.getElementsByName(name)].map(({ type, value, checked }) => ({ type, value, checked })),
      question,
    );
  }

  /** Taps the label of a choice, as a finger would, unless it already is as wanted. */
  async #mark(question, choice, wanted) {
    const inputs = await this.#inputs(question);
    const input = inputs.find(({ value }) => value === choice);
    assert(input, `${question} offers no ${choice}, only ${inputs.map(({ value }) => value).join(", ")}`);
    if (input.checked === wanted) return;
    await this.#tap(() =>
      this.#frame.evaluateHandle(
        (name, value) => {
          const input = [...document.getElementsByName(name)].find((input) => input.value === value);
          return input.labels[0] ?? input;
        },
        question,
        choice,
      ),
    );
    await this.until(
      (name, value, wanted) => [...document.getElementsByName(name)].find((input) => input.value === value)?.checked === wanted,
      question,
      choice,
      wanted,
    );
  }

  async #type(question, text) {
    const field = await this.#frame.waitForSelector(`[name="${question}"]`, { visible: true, timeout: PATIENCE });
    await field.focus();
    await field.evaluate((input) => input.select?.());
    await this.key("Backspace");
    await field.type(text);
  }

  /** Clicks what assistive technology calls by this role and name: `press("button", "Copy the link")`. */
  async press(role, name) {
    const escaped = name.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
    await this.click(`::-p-aria([name="${escaped}"][role="${role}"])`, `${role} “${name}”`);
  }

  /** Clicks the first element a selector finds, once it is there and visible. */
  async click(selector, what = selector) {
    await this.#tap(async () => {
      const element = await this.#frame.waitForSelector(selector, { visible: true, timeout: PATIENCE }).catch(() => null);
      return element ?? assert.fail(`there is no ${what}; ${await this.#describe()}`);
    });
  }

  /** Taps an element. One that a page moves away under the finger, as a host that scrolls does, is looked for again. */
  async #tap(find) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const element = await find();
      try {
        return await element.click();
      } catch (error) {
        // Said before anything is pressed: no tap is ever made twice.
        if (!/not clickable|move target out of bounds/.test(error.message) || Date.now() > end) throw error;
      }
    }
  }

  /** The button that goes on: the submit button of the screen's form. */
  continue = () => this.click("main form :is(button[type=submit], button:not([type]))", "button that goes on");

  /** Presses keys, such as "Enter" or "Shift+Tab". */
  async key(keys) {
    const names = keys === "+" ? ["+"] : keys.split("+").map((name) => (name === "Space" ? " " : name));
    for (const name of names) await this.#tab.keyboard.down(name);
    for (const name of names.reverse()) await this.#tab.keyboard.up(name);
  }

  /** Runs a function in the page. It sees nothing of the scenario but its arguments. */
  eval = (run, ...values) => this.#frame.evaluate(run, ...values);

  /** Waits until the browser has nothing else to do, as far as it tells. */
  idle = () => this.eval(() => new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve)));

  /** Waits for a screen by its name, or for a function that is true in the page; and for all of the screen to be drawn. */
  async until(wanted, ...values) {
    const name = typeof wanted === "string";
    // What is true in the page may be an element, which not every engine hands out.
    const held = `((held) => (held instanceof Promise ? held.then(Boolean) : Boolean(held)))((${wanted})(...${JSON.stringify(values)}))`;
    const drawn = () => this.eval(() => !document.querySelector("[aria-busy=true]"));
    const is = name ? async () => (await this.screen()) === wanted : () => this.eval(held);
    const holds = async () => (await is()) && drawn();
    await this.#poll(holds, () => (name ? `the screen "${wanted}"` : `${wanted}${values.length ? ` with ${JSON.stringify(values)}` : ""}`));
  }

  #poll = (holds, describe) =>
    // Between two documents there is nothing to ask; that is no answer yet.
    eventually(() => Promise.resolve(holds()).catch(betweenDocuments), async () => `${describe()}; ${await this.#describe()}`, PATIENCE);

  async #describe() {
    const heading = await this.eval(() => document.querySelector("main h1, h1, h2")?.textContent.trim()).catch(() => undefined);
    const screen = await this.screen().catch(() => null);
    return `the page is at ${await this.#tab.url()} with the screen ${JSON.stringify(screen)} and the heading ${JSON.stringify(heading)}`;
  }

  /** The same, inside a frame of the page. */
  async frame(selector) {
    const element = await this.#tab.waitForSelector(selector, { timeout: PATIENCE });
    const inner = new Page({ tab: this.#tab, watch: this.#watch, visitor: this.#visitor, url: this.#url, frame: await element.contentFrame() });
    await inner.settled();
    return inner;
  }

  /** Saves a picture of the whole page as e2e/shots/NAME.png and gives the file's path. */
  async shot(name) {
    const folder = fileURLToPath(new URL("shots/", import.meta.url));
    await mkdir(folder, { recursive: true });
    const path = `${folder}${name}.png`;
    await this.#tab.screenshot({ path, fullPage: true });
    return path;
  }

  /** The engine's own page, with as much of puppeteer's interface as engines/README.md says. */
  get raw() {
    return this.#tab;
  }
}

/**
 * Runs in the page. Everything has come, what is needed later included, once a second policy forbids to ask for more. A
 * page that is not the check's has none.
 */
function shut() {
  return !globalThis.gluteFetch || [...document.querySelectorAll("meta[http-equiv]")].some(({ content }) => content.endsWith("worker-src 'self'"));
}

/** Runs in the page. Where it has a service worker, being kept for later is a part of loading. */
async function installed() {
  const { worker } = document.documentElement.dataset;
  if (!worker || top !== self) return true;
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active?.state === "activated" && !registration.installing;
}

function betweenDocuments(error) {
  if (/context|detached|navigat|Cannot find/i.test(error.message)) return false;
  throw error;
}

function withoutFragment(address) {
  return address.split("#")[0];
}
