// Chromium, driven by puppeteer over its own protocol (CDP).

import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";
import { kill, Visitor } from "./puppeteer.mjs";

export const name = "chromium";

/** What every Chromium of ours is started with: nothing of its own on the network, and no sandbox, which root cannot have. */
export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a browser; with a folder as `profile` it finds there what it kept the last time. With `workers: false` nobody looks
 * into its service workers.
 */
export async function launch({ profile, workers = true } = {}) {
  const { CHROME } = process.env;
  assert(CHROME, "CHROME names no browser: run `cargo xtask test --only e2e`, or set it to the file of a Chromium or Chrome");
  const browser = await puppeteer.launch({ executablePath: CHROME, args: ARGUMENTS, userDataDir: profile });
  if (!workers) await leaveWorkers(browser);
  return {
    visitor: (options) => Person.of(browser, options),
    close: () => browser.close(),
    kill: () => kill(browser),
  };
}

/**
 * Has puppeteer attach to no service worker. It does as each begins, and lets go at once; where one replaces another in that
 * moment, Chromium may leave it "activating" for good, and a page that is opened then waits for ever.
 */
async function leaveWorkers(browser) {
  const connection = (await browser.target().createCDPSession()).connection();
  const sparing = (params) => ({ ...params, filter: [{ type: "service_worker", exclude: true }, ...params.filter] });
  // It has no setting for that: each tab attaches to what it opens by a command of puppeteer's own.
  const send = connection._rawSend;
  assert(send, "puppeteer sends its commands in another way now");
  connection._rawSend = (callbacks, method, params, ...more) =>
    send.call(connection, callbacks, method, method === "Target.setAutoAttach" ? sparing(params) : params, ...more);
  const filter = [{ type: "page", exclude: true }, {}];
  await connection.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter });
}

class Person extends Visitor {
  async prepare(tab) {
    const { dark, features, javascript } = this.options;
    await tab.setJavaScriptEnabled(javascript);
    const wishes = Object.entries({ "prefers-color-scheme": dark ? "dark" : "light", ...features }).map(([name, value]) => ({ name, value }));
    // puppeteer's own command knows few of them.
    const session = await tab.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: wishes });
  }

  /** Tells of each request that a service worker makes by itself. */
  watchWorkers(asked) {
    this.context.on("targetcreated", async (target) => {
      if (target.type() !== "service_worker") return;
      try {
        const session = await target.createCDPSession();
        // That the browser looks for a newer worker at each visit is the browser's.
        session.on("Network.requestWillBeSent", ({ request }) => request.url !== target.url() && asked(request.url));
        await session.send("Network.enable");
      } catch {
        // It has ended meanwhile.
      }
    });
  }

  async offline(off) {
    for (const tab of this.tabs) await tab.setOfflineMode(off);
    for (const target of this.context.targets()) {
      if (target.type() !== "service_worker") continue;
      const session = await target.createCDPSession();
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", { offline: off, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
    }
  }
}
