// WebKit, as Debian has it: WebKitGTK in a window of our own (webkit/window.py), driven by WebKitWebDriver, on a screen
// that nobody sees (Xvfb). Each visitor has a screen, a driver and a browser of their own; together that takes half a second.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { eventually } from "../eventually.mjs";
import { reach } from "../server.mjs";
import { Cannot } from "./cannot.mjs";
import { announce } from "./workers.mjs";
import { Tab } from "./webkit/page.mjs";
import { WebDriver } from "./webkit/webdriver.mjs";

export const name = "webkit";
const agent = "AppleWebKit/";

/** Lines that WebKit writes to the console by itself, and that no page can help. */
const ITS_OWN = [
  // What the policy says for the other engines, which know it: without it, they would not take the manifest.
  /^CONSOLE SECURITY ERROR Unrecognized Content-Security-Policy directive 'manifest-src'\.$/,
];

/** What WebKit says by itself of what it has refused, and writes like an error that a script threw. */
const REFUSED = /^(Cross-origin script load denied by Cross-Origin Resource Sharing policy\.$|Sandbox access violation: |Fetch API cannot load .* due to access control checks\.$)/;

/** A browser; with a folder as `profile` it finds there what it kept the last time. */
export async function launch({ profile } = {}) {
  assert(process.env.WEBKIT, "WEBKIT names no driver: run `cargo xtask engines webkit`, or set it to the file of a WebKitWebDriver");
  const visitors = new Set();
  const all = (work) => Promise.all([...visitors].map(work));
  return {
    async visitor(options) {
      const visitor = await Visitor.of(options, profile);
      visitors.add(visitor);
      visitor.closed = () => visitors.delete(visitor);
      return visitor;
    },
    close: () => all((visitor) => visitor.close()),
    kill: () => all((visitor) => visitor.kill()),
  };
}

/** One person, whose tabs share what is stored. */
class Visitor {
  agent = agent;
  /** Which window and frame the driver is in. */
  where;
  /** Called when this one goes. */
  closed;
  #options;
  #screen;
  #server;
  #socket;
  #process;
  #console;
  #unread = "";
  #tabs = [];
  #open = new Set();
  #waiting = new Map();
  #orders = 0;
  #views = 0;

  static async of(options, profile) {
    const visitor = new Visitor();
    try {
      await visitor.#start(options, profile);
      return visitor;
    } catch (error) {
      // What has been started would keep the tests from ending.
      await visitor.close();
      throw error;
    }
  }

  async #start(options, profile) {
    const { width, height, dark, features, javascript } = options;
    this.#options = options;
    this.folder = await mkdtemp(join(tmpdir(), "webkit-"));
    const log = join(this.folder, "console");
    this.#console = openSync(log, "a+");
    this.#screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1920x3000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    const [display] = await once(this.#screen.stdio[3], "data");

    const socket = join(this.folder, "socket");
    this.#server = createServer().listen(socket);
    const ready = once(this.#server, "connection").then(([connection]) => this.#listen(connection));
    const window = {
      log,
      socket,
      profile: profile ?? this.folder,
      width,
      height,
      settings: { enable_javascript: javascript },
    };
    await mkdir(window.profile, { recursive: true });
    this.driver = await WebDriver.start({
      program: process.env.WEBKIT,
      env: { ...process.env, DISPLAY: `:${String(display).trim()}`, GDK_BACKEND: "x11", NO_AT_BRIDGE: "1" },
      capabilities: {
        browserName: "window",
        timeouts: { script: 3_600_000, pageLoad: 30_000 },
        pageLoadStrategy: "none", // page.mjs waits: the driver misses the end of what loads at once
        unhandledPromptBehavior: "dismiss",
        "webkitgtk:browserOptions": { binary: fileURLToPath(new URL("webkit/window", import.meta.url)), args: [JSON.stringify(window)] },
      },
    });
    await ready;
    await this.dress({ "prefers-color-scheme": dark ? "dark" : "light", ...features });
  }

  /** What a person prefers, as media features. */
  dress(features) {
    const { "prefers-color-scheme": scheme, "prefers-reduced-motion": motion, ...others } = features;
    for (const feature of Object.keys(others)) throw new Cannot("WebKit", `be told what a person has as ${feature}`);
    return this.order({ order: "dress", ...(scheme && { dark: scheme === "dark" }), ...(motion && { still: motion === "reduce" }) });
  }

  #listen(connection) {
    this.#socket = connection;
    connection.on("error", () => {}); // it ends with the browser
    createInterface({ input: connection }).on("line", (line) => this.#hear(JSON.parse(line)));
  }

  /** An event of the window's. */
  #hear({ event, view, ...what }) {
    const tab = this.#tabs[view];
    const emit = (name, value) => tab?.emit(name, value);
    if (event === "ready") this.#process = what.pid;
    else if (event === "view") this.#views += 1;
    else if (event === "done") this.#waiting.get(what.number)?.(what);
    else if (event === "failed") emit("loadfailed", new Error(`${what.url} does not load: ${what.why}`));
    else if (event === "crash") emit("error", new Error(what.why));
    else if (event === "dialog") emit("dialog", { type: () => what.kind, message: () => what.message, dismiss: async () => {} });
    else if (event === "redirect") this.#announce(what.url);
    else if (event === "request") {
      this.#announce(what.url);
      tab?.running.set(what.request, { url: () => what.url });
      emit("request", tab?.running.get(what.request));
    } else if (event === "end") {
      emit("requestfinished", tab?.running.get(what.request));
      tab?.running.delete(what.request);
    }
  }

  #announce(url) {
    if (/^http/.test(url)) announce(url);
  }

  /** Has the window do something, and waits until it has. */
  async order(order) {
    const number = (this.#orders += 1);
    const done = new Promise((resolve) => this.#waiting.set(number, resolve));
    this.#socket.write(`${JSON.stringify({ ...order, number })}\n`);
    const { error } = await done;
    this.#waiting.delete(number);
    if (error) throw new Error(`the window cannot ${order.order}: ${error}`);
  }

  async tab() {
    const { width, height } = this.#options;
    const handle = this.#tabs.length === 0 ? await this.driver.send("GET", "/window") : (await this.driver.alone(() => this.driver.send("POST", "/window/new", { type: "window" }))).handle;
    const tab = this.#take(handle);
    await tab.setViewport({ width, height });
    await tab.bringToFront();
    return tab;
  }

  /** Puts a tab before all others, and waits until each knows of it. */
  async front(tab) {
    await this.order({ order: "focus", view: tab.number });
    for (const other of this.#open) await eventually(() => other.evaluate(() => document.visibilityState).then((state) => (state === "visible") === (other === tab)), "tabs to be in front or not");
  }

  /** A tab that is closed. */
  forget = (tab) => this.#open.delete(tab);

  /** The windows are numbered as they come. */
  #take(handle) {
    const tab = new Tab(this, handle, this.#tabs.length);
    tab.running = new Map();
    this.#tabs.push(tab);
    this.#open.add(tab);
    return tab;
  }

  /** The page that `work` opens in a tab of its own. */
  async opened(work) {
    const handles = () => this.driver.alone(() => this.driver.send("GET", "/window/handles"));
    const before = await handles();
    await work();
    return this.#take(await eventually(async () => (await handles()).find((handle) => !before.includes(handle)), "another tab"));
  }

  /** Tells the first tab what has been written to the console since the last time. */
  readConsole() {
    const chunk = Buffer.alloc(1 << 16);
    for (let count; (count = readSync(this.#console, chunk)) > 0; ) this.#unread += chunk.toString("utf8", 0, count);
    const lines = this.#unread.split("\n");
    this.#unread = lines.pop();
    for (const line of lines) {
      const [, said] = /(CONSOLE .*)$/.exec(line) ?? [];
      if (!said || ITS_OWN.some((own) => own.test(said))) continue;
      const [, error] = /^CONSOLE JS ERROR (.*)$/.exec(said) ?? [];
      if (error && !REFUSED.test(error)) this.#tabs[0].emit("pageerror", new Error(error));
      else this.#tabs[0].emit("console", { type: () => said.split(" ")[1].toLowerCase(), text: () => said });
    }
  }

  cookies = () => this.#tabs[0].mainFrame().send("GET", "/cookie");

  /** No host answers: WebKitWebDriver has no switch for the network. */
  offline = (off) => reach(!off);

  async kill() {
    if (this.#process) process.kill(this.#process, "SIGKILL");
    await this.close();
  }

  async close() {
    this.closed?.();
    await this.driver?.close();
    this.#socket?.destroy();
    this.#server?.close();
    if (this.#screen.exitCode === null) {
      this.#screen.kill();
      await once(this.#screen, "exit");
    }
    closeSync(this.#console);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
