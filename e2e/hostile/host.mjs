// The host's side: static/embed.js with any attributes, in a page in any language, hearing any messages. Whatever it is
// given, it shows the check's own page, hears its own frame alone, and never gets another size than a frame may have.

import assert from "node:assert/strict";
import { revive } from "./inputs.mjs";
import { Element, later, observers, script } from "./page.mjs";

export const FILE = "static/embed.js";

const PAGES = { en: ["frame.html", "Glute Check"], qps: ["frame-qps.html", "Ĝĺũţē"] };
const run = script(FILE, (text) => text.replace("{{pages}}", JSON.stringify(PAGES)));

const BASE = "https://check.example/app/";
const LOOKS = ["theme", "accent", "heading", "transparent", "start"];
const EVENTS = { "glutecheck:ready": [], "glutecheck:step": ["step", "steps"], "glutecheck:done": [], "glutecheck:height": ["height"] };
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";

/** Plays an input: `attributes`, `lang`, `width`, `origin` (whether the page is of the check's own host), and `steps`. */
export function play(input) {
  const waits = later();
  const seen = observers();
  const heard = [];
  const events = [];
  const sent = [];
  const made = [];
  let scrolled = 0, Check, listener;
  const lang = typeof input.lang === "string" ? input.lang : "";
  const width = Number.isFinite(input.width) ? Math.abs(input.width) : 600;
  class HTMLElement extends Element {
    clientWidth = width;
    attachShadow() {
      return { append() {} };
    }
    closest() {
      return lang ? { lang } : null;
    }
    scrollIntoView() {
      scrolled++;
    }
    dispatchEvent(event) {
      events.push(event);
    }
    getBoundingClientRect() {
      return { top: -5 };
    }
  }
  const page = {
    HTMLElement,
    customElements: { get: () => undefined, define: (_, element) => (Check = element) },
    location: { origin: input.origin === "own" ? new URL(BASE).origin : "https://blog.example" },
    innerHeight: 700,
    navigator: {},
    CSSStyleSheet: class {
      replaceSync() {}
    },
    CustomEvent: class {
      constructor(type, { detail }) {
        Object.assign(this, { type, detail });
      }
    },
    IntersectionObserver: seen.Observer,
    MutationObserver: seen.Observer,
    matchMedia: () => new Element(),
    getComputedStyle: () => ({ outlineColor: "color(srgb 0.1 0.1 0.1)" }),
    addEventListener: (type, call) => type === "message" && (listener = call),
    removeEventListener: (type) => type === "message" && (listener = undefined),
    queueMicrotask: waits.wait,
    setTimeout: waits.wait,
    document: {
      documentElement: new Element("HTML"),
      body: new Element("BODY"),
      currentScript: { src: BASE + "embed.js" },
      querySelector: () => null,
      createElement(tag) {
        const element = new Element(tag.toUpperCase());
        element.contentWindow = { postMessage: (message, to) => sent.push([message, to]) };
        made.push(element);
        return element;
      },
    },
  };
  run(page);
  const check = new Check();
  const given = Object.entries(Object(input.attributes)).slice(0, 20).map(([name, value]) => [name, String(value)]);
  for (const [name, value] of given) check.setAttribute(name, value);
  check.connectedCallback();
  waits.run();
  check.show();
  waits.run();
  const box = made[0];
  const frame = () => made.findLast(({ tagName }) => tagName === "IFRAME");
  shows(frame(), check, lang, page.location.origin);
  frame().onload?.();
  const state = () => JSON.stringify([box.style.height, events.length, scrolled, made.length]);

  for (const step of (Array.isArray(input.steps) ? input.steps : []).slice(0, 40)) {
    const { from, data, attribute, value } = Object(step);
    const before = state();
    if (typeof attribute === "string") {
      check.setAttribute(attribute, String(value));
      if (Check.observedAttributes.includes(attribute)) check.attributeChangedCallback(attribute);
      waits.run();
      // Another language or start is another frame, which is shown once the reader is near. The rest is told to this one.
      if (check.waiting) {
        check.show();
        shows(frame(), check, lang, page.location.origin);
        frame().onload?.();
      }
    } else {
      const message = revive(data);
      const source = { frame: frame().contentWindow, none: null }[from] ?? {};
      const count = events.length;
      listener.handleEvent({ source, data: message });
      waits.run();
      const fits = source === frame().contentWindow && isOurs(message);
      if (!fits) assert.equal(state(), before, "what is none of its frame's messages changes something");
      else assert.equal(events.length, count + 1, "a message of its frame is not heard");
    }
    if (box.style.height !== undefined) {
      const [, height] = /^(\d+)px$/.exec(box.style.height) ?? assert.fail(`its height is ${box.style.height}`);
      assert.ok(height > 0 && height < 1e5, box.style.height);
    }
  }
  for (const { type, detail } of events) {
    assert.ok(Object.hasOwn(EVENTS, type), type);
    assert.deepEqual(Object.keys(detail), EVENTS[type]);
    assert.ok(Object.values(detail).every((value) => Number.isInteger(value) && value > 0 && value < 1e5));
  }
  for (const [message, to] of sent) {
    const { type, theme, ...look } = message;
    assert.equal(type, "glutecheck:look");
    assert.equal(to, "*");
    assert.ok(["light", "dark", "auto"].includes(theme), theme);
    assert.ok(Object.keys(look).every((name) => LOOKS.includes(name)));
  }
}

/** Told by the document: a type that we have, with whole numbers in range. */
function isOurs(message) {
  const { type } = Object(message);
  if (typeof type !== "string" || !Object.hasOwn(EVENTS, type)) return false;
  return EVENTS[type].every((name) => Number.isInteger(message[name]) && message[name] > 0 && message[name] < 1e5);
}

/** The frame shows the check's own page, looking as the attributes say, and may do what a frame of ours may. */
function shows(frame, check, lang, origin) {
  const address = new URL(frame.src);
  const [file, title] = PAGES[lang.toLowerCase().split("-")[0] === "qps" ? "qps" : "en"];
  assert.equal(address.origin + address.pathname, BASE + file);
  assert.equal(frame.title, title);
  assert.equal(address.hash, "");
  const said = [...address.searchParams];
  for (const [name, value] of said) {
    assert.ok(LOOKS.includes(name), `its address says ${name}`);
    if (name !== "theme") assert.equal(value, check.getAttribute(name).toWellFormed?.() ?? value);
  }
  assert.ok(["light", "dark", "auto"].includes(address.searchParams.get("theme")));
  const own = origin === new URL(BASE).origin;
  assert.equal(frame.getAttribute("sandbox"), own ? SANDBOX : SANDBOX + " allow-same-origin");
  assert.equal(frame.referrerPolicy, "no-referrer");
}
