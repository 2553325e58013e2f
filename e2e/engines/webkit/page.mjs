// A page in WebKit, in puppeteer's words: as much of its interface as the driver and the scenarios use, over WebDriver.

import { EventEmitter } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PNG } from "pngjs";
import { eventually } from "../../eventually.mjs";
import { Cannot } from "../cannot.mjs";
import { play } from "../medium.mjs";
import { ELEMENT } from "./webdriver.mjs";

/** The keys that have a name, as WebDriver writes them. */
const KEYS = { Enter: "\uE007", Tab: "\uE004", Backspace: "\uE003", Escape: "\uE00C", Shift: "\uE008", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Home: "\uE011", End: "\uE010" };

/** Calls a function in the page with these values, and hands over what it gives, which may be a promise. */
const CALL = (run, call) => `
  globalThis[Symbol.for("call")] = ${call};
  const values = [...arguments];
  const done = values.pop();
  Promise.resolve().then(() => (${run})(...values)).then(
    (value) => done(value === undefined ? {} : { value }),
    (error) => done({ threw: error instanceof Error || error instanceof DOMException ? error.name + ": " + error.message : String(error) }),
  );`;

/** How many calls there were. */
let calls = 0;

/** How long a call may take before somebody looks whether an answer is still to come, in milliseconds. */
const LOOK = 2000;

/** The answer to a call. Where its document has led on to another meanwhile, WebKit's driver now and then owes it for ever. */
async function answered(driver, call, script, args) {
  let look;
  const lost = new Promise((_, reject) => {
    look = setInterval(async () => {
      const known = await driver.send("POST", "/execute/sync", { script: `return globalThis[Symbol.for("call")] === ${call}`, args: [] }).catch(() => true);
      if (!known) reject(new Gone("the document is detached, and its answer lost"));
    }, LOOK);
  });
  try {
    return await Promise.race([driver.send("POST", "/execute/async", { script, args }), lost]);
  } finally {
    clearInterval(look);
  }
}

/** An expression as a function; or a program, whose last statement says what it gives. */
function asFunction(text) {
  try {
    new Function(`return (${text}\n)`);
    return `() => (${text}\n)`;
  } catch {
    const [, before, last] = /^(.*);([^;]*)$/s.exec(text);
    return `() => { ${before};\nreturn (${last}\n); }`;
  }
}

/** A frame of a page, the page's own one included. */
class Frame {
  #parent;
  #element;

  constructor(tab, parent, element) {
    this.tab = tab;
    this.#parent = parent;
    this.#element = element;
  }

  /** From the page's own frame to this one. */
  get path() {
    return this.#parent ? [...this.#parent.path, this.#element] : [];
  }

  url = () => this.address;

  /** Scrolls this frame and those around it until one of its points can be seen; nobody who sees it is moved. */
  async show([x, y]) {
    const [right, down] = await this.evaluate((x, y) => {
      const beside = (at, size) => (at < 8 || at > size - 8 ? at - size / 2 : 0);
      const before = [scrollX, scrollY];
      scrollBy({ left: beside(x, innerWidth), top: beside(y, innerHeight), behavior: "instant" });
      return [scrollX - before[0], scrollY - before[1]];
    }, x, y);
    if (this.#parent) await this.#parent.show(await this.#outside([x - right, y - down]));
  }

  /** A point of this frame, as a point of the window. */
  inWindow = async (point) => (this.#parent ? this.#parent.inWindow(await this.#outside(point)) : point);

  /** A point of this frame, as one of the frame around it. */
  async #outside([x, y]) {
    const [left, top] = await this.#parent.evaluate((frame) => {
      const { x, y } = frame.getBoundingClientRect();
      return [x + frame.clientLeft, y + frame.clientTop];
    }, new Element(this.#parent, this.#element));
    return [left + x, top + y];
  }

  /** Runs a function in the frame, or a text whose last statement says what it gives. Elements travel as such. */
  async #call(run, values) {
    const source = typeof run === "function" ? String(run) : asFunction(run.replace(/;\s*$/, ""));
    const args = values.map((value) => (value instanceof Element ? { [ELEMENT]: value.id } : value));
    const call = (calls += 1);
    const { value, threw } = await this.tab.within(this, (driver) => answered(driver, call, CALL(source, call), args));
    if (threw === "SecurityError: The operation is insecure." && this === this.tab.mainFrame()) {
      // What is left of a document may see nothing of the one that has come.
      this.tab.browserContext().where = undefined;
      throw new Gone("the document is detached");
    }
    if (threw) throw new Error(threw);
    return value;
  }

  /** A command of WebDriver's in this frame. */
  send = (...command) => this.tab.within(this, (driver) => driver.send(...command));

  evaluate = (run, ...values) => this.#call(run, values);

  async evaluateHandle(run, ...values) {
    const found = await this.#call(run, values);
    return new Element(this, found[ELEMENT]);
  }

  /** The first element that a selector finds; with `visible`, the first that can be seen. */
  async find(selector, { visible = false } = {}) {
    const [, name, role] = /^::-p-aria\(\[name="(.*)"\]\[role="(\w+)"\]\)$/s.exec(selector) ?? [];
    if (role) return this.#called(role, name.replaceAll(/\\(.)/g, "$1"), visible);
    const found = await this.#call(search, [selector.split(/\s*>>>\s*/), visible]);
    return found && new Element(this, found[ELEMENT]);
  }

  /** What assistive technology calls by this role and name: the engine itself says which that is. */
  async #called(role, name, visible) {
    const found = await this.#call(candidates, [role, name, visible]);
    for (const { [ELEMENT]: id } of found) {
      const [itsRole, itsName] = [await this.send("GET", `/element/${id}/computedrole`), await this.send("GET", `/element/${id}/computedlabel`)];
      if (itsRole === role && itsName.trim() === name) return new Element(this, id);
    }
    return null;
  }

  waitForSelector = (selector, { visible = false, timeout } = {}) =>
    eventually(() => this.find(selector, { visible }).catch(betweenDocuments), selector, timeout);

  waitForFunction = (holds, { timeout } = {}) => eventually(() => this.evaluate(holds).catch(betweenDocuments), String(holds), timeout);
}

/** Whether there was no document to ask, which is no answer yet. */
function betweenDocuments(error) {
  if (error instanceof Gone) return null;
  throw error;
}

/** Runs in the page. */
function search([host, ...inner], visible) {
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === "visible";
  };
  let roots = [document];
  for (const part of inner.length ? [host] : []) roots = [...document.querySelectorAll(part)].map(({ shadowRoot }) => shadowRoot).filter(Boolean);
  const found = roots.flatMap((root) => [...root.querySelectorAll(inner[0] ?? host)]);
  return (visible ? found.find(seen) : found[0]) ?? null;
}

/** Runs in the page: the elements that may have a role and a name, those with the name's own words first. */
function candidates(role, name, visible) {
  const selectors = { button: "button, summary, input:is([type=submit], [type=button]), [role=button]", link: "a[href], [role=link]", radio: "[type=radio]", checkbox: "[type=checkbox]", combobox: "select" };
  const found = [...document.querySelectorAll(selectors[role] ?? `[role=${role}]`)].filter((element) => !visible || element.checkVisibility());
  const says = (element) => [element.textContent.trim(), element.getAttribute("aria-label"), element.value].includes(name);
  return [...found.filter(says), ...found.filter((element) => !says(element))];
}

/** An element of a frame. */
class Element {
  constructor(frame, id) {
    this.frame = frame;
    this.id = id;
  }

  evaluate = (run, ...values) => this.frame.evaluate(run, this, ...values);
  focus = () => this.evaluate((element) => element.focus());
  type = async (text) => text && this.frame.send("POST", `/element/${this.id}/value`, { text });

  /** Where its middle is in its frame, once it stays there; of a link that goes on in the next line, that of its first. */
  #middle = () =>
    this.evaluate(async (element) => {
      const middle = () => {
        const [{ x, y, width, height }] = element.getClientRects();
        return [x + width / 2, y + height / 2];
      };
      // What the last click has changed is drawn with the next picture. There is none where nobody looks.
      const drawn = () => new Promise((done) => [requestAnimationFrame(done), setTimeout(done, 100)]);
      for (let before = middle(); ; ) {
        await drawn();
        const now = middle();
        if (String(now) === String(before)) return now;
        before = now;
      }
    });

  async click({ count = 1, delay = 0 } = {}) {
    await this.frame.show(await this.#middle());
    // WebKit's driver takes what lies low in a tall frame to be outside of the window, so it is told where in the window.
    const [middle, y] = await this.frame.inWindow(await this.#middle());
    // Two clicks at one place are a double click to WebKit's driver, up to a second apart. A person's hand is not as still.
    const { tab } = this.frame;
    const x = [0, 8, -8].find((aside) => Math.hypot(middle + aside - tab.clicked[0], y - tab.clicked[1]) > 7);
    tab.clicked = [middle + x, y];
    const actions = [{ type: "pointerMove", origin: "viewport", x: Math.round(middle + x), y: Math.round(y) }];
    for (let times = 0; times < count; times += 1) actions.push({ type: "pointerDown", button: 0 }, { type: "pause", duration: delay }, { type: "pointerUp", button: 0 });
    await tab.mainFrame().send("POST", "/actions", { actions: [{ ...MOUSE, actions }] });
  }

  /** Cut out of the window's picture: of what has been scrolled, WebKit's driver makes black ones. */
  async screenshot() {
    await this.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    await this.#middle();
    const [left, top, width, height] = await this.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height];
    });
    const [x, y] = await this.frame.inWindow([left, top]);
    return this.frame.tab.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) } });
  }

  async contentFrame() {
    return new Frame(this.frame.tab, this.frame, this.id);
  }
}

const MOUSE = { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" } };
const FINGER = { type: "pointer", id: "finger", parameters: { pointerType: "touch" } };

/** The document, frame or window was there no more. */
class Gone extends Error {}

/** A tab. Its events are puppeteer's: console, pageerror, error, dialog, request, requestfinished. */
export class Tab extends EventEmitter {
  #visitor;
  #handle;
  /** That of its window. */
  number;
  #main = new Frame(this);
  /** How often this tab has left a document. */
  #left = 0;
  /** Where an element was clicked last. */
  clicked = [-100, -100];

  constructor(visitor, handle, number) {
    super();
    this.#visitor = visitor;
    this.#handle = handle;
    this.number = number;
  }

  /** Does something in one of this tab's frames, once no other tab or frame is being used. */
  within(frame, work) {
    const { driver } = this.#visitor;
    return driver.alone(async () => {
      try {
        const here = [this.#handle, ...frame.path].join();
        if (this.#visitor.where !== here) {
          this.#visitor.where = undefined;
          await driver.send("POST", "/window", { handle: this.#handle });
          await driver.send("POST", "/frame", { id: null });
          for (const id of frame.path) await driver.send("POST", "/frame", { id: { [ELEMENT]: id } });
          this.#visitor.where = here;
        }
        return await work(driver);
      } catch (error) {
        if (["no such window", "no such frame", "stale element reference"].includes(error.code)) {
          this.#visitor.where = undefined;
          throw new Gone(`the frame is detached: ${error.message}`);
        }
        throw error;
      }
    });
  }

  #send = (...command) => this.within(this.#main, (driver) => driver.send(...command));

  mainFrame = () => this.#main;
  browserContext = () => this.#visitor;
  evaluate = (run, ...values) => this.#main.evaluate(run, ...values);
  waitForSelector = (...how) => this.#main.waitForSelector(...how);
  waitForFunction = (...how) => this.#main.waitForFunction(...how);
  $ = (selector) => this.#main.find(selector);
  focus = async (selector) => (await this.#main.find(selector)).focus();
  url = () => this.#send("GET", "/url");

  /** All frames that are there now. */
  async frames() {
    const inside = async (frame) => {
      frame.address = await frame.evaluate(() => location.href);
      const found = await frame.evaluate(() => {
        const all = (root) => [...root.querySelectorAll("*")].flatMap((element) => [...(element.localName === "iframe" ? [element] : []), ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
        return all(document);
      });
      const frames = await Promise.all(found.map(({ [ELEMENT]: id }) => inside(new Frame(this, frame, id)).catch(() => [])));
      return [frame, ...frames.flat()];
    };
    return inside(this.#main);
  }

  goto = (url, options) => this.#go(options, "/url", { url });
  reload = (options) => this.#go(options, "/refresh");
  goBack = (options) => this.#go(options, "/back");
  goForward = (options) => this.#go(options, "/forward");

  /** Leaves the document for another, or for another entry of its own. */
  async #go({ waitUntil = "load", timeout } = {}, ...way) {
    const left = (this.#left += 1);
    await this.evaluate((left) => {
      globalThis.leaving = left;
      globalThis.arrived = false;
      addEventListener("popstate", () => (globalThis.arrived = true), { once: true });
    }, left);
    const failed = new Promise((_, reject) => this.once("loadfailed", reject));
    failed.catch(() => {}); // it may fail when nobody waits any more
    const arrived = async () => {
      await this.#send("POST", ...way);
      const there = (left, states) => globalThis.arrived || (globalThis.leaving !== left && states.includes(document.readyState));
      const states = waitUntil === "load" ? ["complete"] : ["interactive", "complete"];
      await eventually(() => this.evaluate(there, left, states).catch(betweenDocuments), way[1]?.url ?? "a page", timeout);
    };
    await Promise.race([arrived(), failed]);
    this.removeAllListeners("loadfailed");
  }

  setViewport = ({ width, height }) => this.#send("POST", "/window/rect", { width, height });
  evaluateOnNewDocument = (run, ...values) => this.#visitor.order({ order: "before", script: typeof run === "function" ? `(${run})(...${JSON.stringify(values)})` : run });
  emulateMediaFeatures = (features) => this.#visitor.dress(Object.fromEntries(features.map(({ name, value }) => [name, value])));
  emulateMediaType = (type) => play(this, type);
  bringToFront = () => this.#visitor.front(this);
  close = async () => {
    this.#visitor.forget(this);
    await this.#send("DELETE", "/window");
  };

  async select(selector, value) {
    await (await this.#main.find(selector)).evaluate((select, value) => {
      select.value = value;
      for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
    }, value);
  }

  #act = (source, ...actions) => this.#send("POST", "/actions", { actions: [{ ...source, actions }] });

  #pointer = (source) => {
    const move = (x, y) => ({ type: "pointerMove", origin: "viewport", x: Math.round(x), y: Math.round(y) });
    const [down, up] = ["pointerDown", "pointerUp"].map((type) => ({ type, button: 0 }));
    return { move, down, up, act: (...actions) => this.#act(source, ...actions) };
  };

  mouse = (({ move, down, up, act }) => ({
    move: (x, y) => act(move(x, y)),
    down: () => act(down),
    up: () => act(up),
    click: (x, y) => {
      this.clicked = [x, y];
      return act(move(x, y), down, up);
    },
  }))(this.#pointer(MOUSE));

  touchscreen = (({ move, down, up, act }) => ({
    touchStart: (x, y) => act(move(x, y), down),
    touchEnd: () => act(up),
  }))(this.#pointer(FINGER));

  keyboard = (() => {
    const held = new Set();
    const act = (type, name) => {
      const value = KEYS[name] ?? name;
      if ([...value].length !== 1) throw new Error(`no key is called ${name}`);
      return this.#act({ type: "key", id: "keyboard" }, { type, value });
    };
    return {
      down: (name) => {
        if (held.has(name)) throw new Cannot("WebKit", "hold a key down until it repeats");
        held.add(name);
        return act("keyDown", name);
      },
      up: (name) => {
        held.delete(name);
        return act("keyUp", name);
      },
    };
  })();

  async screenshot({ path, fullPage = false, encoding, clip } = {}) {
    const before = await this.evaluate(() => ({ width: innerWidth, height: innerHeight, whole: document.documentElement.scrollHeight }));
    if (fullPage) await this.setViewport({ width: before.width, height: before.whole });
    let picture = Buffer.from(await this.#send("GET", "/screenshot"), "base64");
    if (fullPage) await this.setViewport(before);
    if (clip) {
      const [from, to] = [PNG.sync.read(picture), new PNG({ width: clip.width, height: clip.height })];
      PNG.bitblt(from, to, clip.x, clip.y, clip.width, clip.height, 0, 0);
      picture = PNG.sync.write(to);
    }
    if (path) await writeFile(path, picture);
    return encoding === "base64" ? picture.toString("base64") : picture;
  }

  async pdf({ format = "letter" } = {}) {
    const file = join(this.#visitor.folder, "printed.pdf");
    const paper = { letter: "na_letter", a4: "iso_a4" }[format.toLowerCase()];
    await this.#visitor.order({ order: "print", view: this.number, uri: pathToFileURL(file).href, paper });
    const printed = await readFile(file);
    await rm(file);
    return printed;
  }

  /** Tells what the page has written to the console since the last time. */
  catchUp = () => this.#visitor.readConsole();

  async setBypassCSP() {
    throw new Cannot("WebKit", "pass over a page's policy");
  }

  async emulateCPUThrottling() {
    throw new Cannot("WebKit", "play a slow device");
  }

  async createCDPSession() {
    throw new Cannot("WebKit", "be asked over Chromium's own protocol");
  }
}
