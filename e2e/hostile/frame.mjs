// The frame's side: static/frame.js with any query, fragment and name, hearing any messages. Whatever it is given, it looks
// like the check, tells its host what it tells everybody, and hears nobody but its host.

import assert from "node:assert/strict";
import { revive } from "./inputs.mjs";
import { Element, later, observers, script, styles } from "./page.mjs";

export const FILE = "static/frame.js";

const run = script(FILE);

const SECRET = /^[a-z0-9]{1,64}$/i;
const NAME = /^[\w-]{1,100}$/;
const COLOUR = String.raw`rgb\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3})\)`;
const ACTION = new RegExp(String.raw`^light-dark\(${COLOUR}, ${COLOUR}\)$`);
const STEPS = { "1": 2, "2": 2 };

/**
 * Plays an input: `query`, `hash`, `name`, and `steps`, each a message or something that happens in the frame. With `half`,
 * the end of the page never came, because another page takes its place.
 */
export function play(input) {
  const text = (value, most = 2_000) => (typeof value === "string" ? value.slice(0, most) : "");
  const said = [];
  const waits = later();
  const seen = observers();
  const heard = {};
  const root = new Element("HTML");
  const sheets = styles();
  const headings = ["H1", "H2", "H3", "H2"].map((tag) => new Element(tag));
  const main = new Element("MAIN", { dataset: { screen: "question", question: "a1_age" } });
  const host = { postMessage: (message) => said.push(message) };
  const parts = input.half ? {} : Object.fromEntries(["own", "begin", "refused"].map((id) => [id, new Element()]));
  const tapped = new Element("INPUT");
  const found = { main, "main h1": headings[0], "#app form :checked": null, "link[href^='./']": null };
  let listens;
  const page = {
    top: {},
    origin: "https://check.example",
    name: text(input.name),
    location: { search: query(text(input.query)), hash: fragment(text(input.hash)), pathname: "/frame.html", href: "https://check.example/frame.html", replace: () => assert.fail("it leaves") },
    parent: host,
    innerHeight: 700,
    innerWidth: 600,
    scrollY: 0,
    navigator: { userActivation: { hasBeenActive: true } },
    ResizeObserver: seen.Observer,
    MutationObserver: seen.Observer,
    requestAnimationFrame: waits.wait,
    queueMicrotask: waits.wait,
    setTimeout: waits.wait,
    clearTimeout() {},
    scrollTo() {},
    print() {},
    open: () => null,
    addEventListener: (type, listener) => (heard[type] = listener),
    document: {
      documentElement: root,
      styleSheets: sheets,
      hidden: false,
      activeElement: null,
      body: new Element("BODY", { height: 1_000, offsetHeight: 1_000 }),
      readyState: "loading",
      getElementById: (id) => parts[id] ?? null,
      querySelectorAll: (selector) => (selector === "h1, h2, h3" ? headings : assert.fail(`it looks for ${selector}`)),
      querySelector(selector) {
        if (selector in found) return found[selector];
        // What was tapped before stands in the frame's name, which its host can write.
        assert.match(selector, /^#app \[value="\w*"\]$/, "a selector holds what somebody said");
        return tapped;
      },
      addEventListener: (type, listener) => (listens = type === "readystatechange" ? listener : listens),
    },
  };
  page.self = page;
  run(page);
  page.document.readyState = "interactive";
  listens();
  waits.run();

  const pym = NAME.exec(new URLSearchParams(page.location.search).get("childId") ?? "")?.[0];
  const state = () => JSON.stringify([root.dataset, [...root.attributes], root.style.set, media(sheets), sheets[0].cssRules[0].style.colorScheme, headings.map((h) => [...h.attributes]), said.length]);
  legal(root, sheets, headings, said, pym);
  for (const step of (Array.isArray(input.steps) ? input.steps : []).slice(0, 40)) {
    const { from, data, happens } = Object(step);
    if (happens === "alive") root.dataset.program = "alive";
    else if (happens === "taller") page.document.body.height += 137;
    else if (happens === "screen") main.dataset = { screen: "result" };
    else if (happens === "scroll") page.scrollTo(0, 0);
    else {
      const before = state();
      const message = revive(data);
      heard.message({ source: from === "other" ? {} : host, data: message });
      if (from === "other" || !isForUs(message, pym)) assert.equal(state(), before, "what is not for the frame changes something");
    }
    seen.call();
    waits.run();
    legal(root, sheets, headings, said, pym);
  }
}

/** Told by the documents: a look, WordPress' question for the height with its secret, or pym's by the frame's name. */
function isForUs(message, pym) {
  if (typeof message === "string") return pym && message.startsWith(`pymxPYMx${pym}xPYMx`);
  const { type, message: word, secret } = Object(message);
  return type === "glutecheck:look" || (word === "ready" && typeof secret === "string" && SECRET.test(secret));
}

const query = (text) => (text ? "?" + text.replace(/#.*/s, "") : "");
const fragment = (text) => (text ? "#" + text : "");
const media = ([sheet]) => sheet.cssRules.map((rule) => rule.media?.mediaText ?? "");

function legal(root, sheets, headings, said, pym) {
  for (const [name, value] of root.attributes) {
    assert.ok(["data-transparent", "data-cover", "data-fitted"].includes(name) && value === "", `${name}="${value}"`);
  }
  for (const [name, value] of Object.entries(root.dataset)) {
    assert.ok((name === "framed" && value === "") || (name === "program" && value === "alive"), `data-${name}="${value}"`);
  }
  const { "--action": action, "--tint": tint, ...others } = root.style.set;
  assert.deepEqual(others, {});
  assert.equal(action === undefined, tint === undefined);
  if (action !== undefined) {
    const [, ...levels] = ACTION.exec(action) ?? assert.fail(`the colour is ${action}`);
    assert.ok(levels.every((level) => level < 256), action);
  }
  const [, dark, print] = media(sheets);
  assert.ok(["not all", "screen", "screen and (prefers-color-scheme: dark)"].includes(dark), dark);
  assert.equal(print, "not all");
  assert.ok(["light", "dark", "light dark"].includes(sheets[0].cssRules[0].style.colorScheme));
  const levels = headings.map((heading) => heading.getAttribute("aria-level"));
  assert.ok(levels.every((level) => /^[1-6]$/.test(level)), levels.join());
  for (const [at, message] of said.entries()) told(message, pym, at);
  // One and the same look for all headings: each is as far below the first as its own number says.
  const first = Number(levels[0]);
  assert.deepEqual(levels.map(Number), headings.map(({ tagName }) => Math.min(first - 1 + Number(tagName[1]), 6)));
}

/** What a host may hear. */
function told(message, pym) {
  if (typeof message === "string") {
    const [start, name, what, height, ...more] = message.split("xPYMx");
    assert.ok(start === "pym" && name === pym && what === "height" && /^\d+$/.test(height) && !more.length, message);
    return;
  }
  const { type, ...rest } = message;
  if (type === undefined) {
    assert.deepEqual(Object.keys(rest), ["message", "value", "secret"]);
    assert.ok(rest.message === "height" && rest.value > 0 && SECRET.test(rest.secret), JSON.stringify(rest));
  } else if (type === "glutecheck:height") {
    const { height, top, "datawrapper-height": other, ...more } = rest;
    assert.ok(Number.isInteger(height) && height > 0 && [true, undefined].includes(top) && other["glute-check"] === height);
    assert.deepEqual(more, {});
  } else if (type === "glutecheck:step") assert.equal(STEPS[rest.step], rest.steps);
  else assert.ok(["glutecheck:ready", "glutecheck:done"].includes(type) && !Object.keys(rest).length, type);
}
