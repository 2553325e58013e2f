// Firefox, driven by puppeteer over WebDriver BiDi. What BiDi has no command for is a preference at launch, so there is a
// Firefox for each such set of preferences.

import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";
import { eventually } from "../eventually.mjs";
import { reach } from "../server.mjs";
import { Cannot } from "./cannot.mjs";
import { play } from "./medium.mjs";
import { kill, Visitor } from "./puppeteer.mjs";
import { announce } from "./workers.mjs";

export const name = "firefox";
const agent = "Firefox/";

/** Media features that a preference sets: its name and what each value is. */
const FEATURES = {
  "prefers-color-scheme": ["layout.css.prefers-color-scheme.content-override", { dark: 0, light: 1 }],
  "forced-colors": ["browser.display.document_color_use", { active: 2, none: 0 }],
  "prefers-reduced-motion": ["ui.prefersReducedMotion", { reduce: 1, "no-preference": 0 }],
};

/** Nothing takes longer than the slowest scenario waits. */
const PATIENCE = 60_000;

function preferences({ dark, features, javascript }) {
  // Scrollbars take no room, as on a phone.
  const set = { "javascript.enabled": javascript, "ui.useOverlayScrollbars": 1 };
  for (const [feature, value] of Object.entries({ "prefers-color-scheme": dark ? "dark" : "light", ...features })) {
    const [preference, values] = FEATURES[feature] ?? [];
    if (values?.[value] === undefined) throw new Cannot("Firefox", `be told that a person has ${feature}: ${value}`);
    set[preference] = values[value];
  }
  return set;
}

/** Starts a browser; with a folder as `profile` it finds there what it kept the last time. */
export async function launch({ profile } = {}) {
  const { FIREFOX } = process.env;
  assert(FIREFOX, "FIREFOX names no browser: run `cargo xtask engines firefox`, or set it to the file of a Firefox");
  const started = new Map();
  const start = (options) => {
    const extraPrefsFirefox = preferences(options);
    const key = JSON.stringify(extraPrefsFirefox);
    if (!started.has(key)) started.set(key, puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, extraPrefsFirefox, userDataDir: profile, protocolTimeout: PATIENCE }));
    return started.get(key);
  };
  const all = () => Promise.all(started.values());
  return {
    visitor: async (options) => Person.of(await start(options), options),
    close: async () => void (await Promise.all((await all()).map((browser) => browser.close()))),
    kill: async () => void (await Promise.all((await all()).map(kill))),
  };
}

class Person extends Visitor {
  agent = agent;

  async prepare(tab) {
    dress(tab);
    if (!this.options.javascript) withoutPromises(tab);
    tab.on("request", (request) => announce(request.url()));
  }

  /** No host answers: what Firefox makes of BiDi's own switch lets requests through. */
  offline = (off) => reach(!off);
}

/** Has puppeteer's page do in another way what it does for Chromium alone. */
function dress(tab) {
  for (const way of ["goBack", "goForward"]) {
    const go = tab[way].bind(tab);
    // Between two entries of one document nothing is loaded, and nothing that puppeteer would wait for.
    tab[way] = (options) => {
      const popped = tab.evaluate(() => new Promise((resolve) => addEventListener("popstate", () => resolve(), { once: true })));
      return Promise.race([go(options), popped.catch(() => new Promise(() => {}))]);
    };
  }
  tab.emulateMediaType = (type) => play(tab, type);
  tab.emulateMediaFeatures = async () => {
    throw new Cannot("Firefox", "be told anew what a person prefers");
  };
  tab.setBypassCSP = async () => {
    throw new Cannot("Firefox", "pass over a page's policy");
  };
  tab.emulateCPUThrottling = async () => {
    throw new Cannot("Firefox", "play a slow device");
  };
  tab.createCDPSession = async () => {
    throw new Cannot("Firefox", "be asked over Chromium's own protocol");
  };
}

/** Where no page runs scripts, promises in it come to nothing: looking and pressing is done by what is known at once. */
function withoutPromises(tab) {
  const frame = tab.mainFrame();
  const pressed = (element) => {
    element.click = async () => {
      const [x, y] = await element.evaluate((element) => {
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const [{ x, y, width, height }] = element.getClientRects();
        return [x + width / 2, y + height / 2];
      });
      await tab.mouse.click(x, y);
    };
    element.type = async (text) => {
      await element.focus();
      for (const key of text) await tab.keyboard.press(key);
    };
    return element;
  };
  const { evaluateHandle } = frame;
  frame.evaluateHandle = async (...what) => pressed(await evaluateHandle.call(frame, ...what));
  frame.waitForSelector = async (selector, { timeout } = {}) => {
    await eventually(() => frame.evaluate((selector) => Boolean(document.querySelector(selector)?.checkVisibility()), selector), selector, timeout);
    return frame.evaluateHandle((selector) => document.querySelector(selector), selector);
  };
}
