// As much of a page as static/frame.js and static/embed.js touch, for running them very many times in Node. What a script
// looks for by a selector is looked up by the selector's own text, so a text of a stranger in it is noticed.

import { readFileSync } from "node:fs";

const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

/** A script as a function of its page: what it takes for global is looked up there first. */
export function script(file, change = (text) => text) {
  return new Function("page", `with (page) {\n${change(read(file))}\n}\n//# sourceURL=${file}`);
}

/** The colours of styles/tokens.css: those of the page, and those in the dark. */
const [LIGHT, DARK] = read("styles/tokens.css").split("@media screen and (prefers-color-scheme: dark)").map((part) => Object.fromEntries([...part.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value])));

export class Style {
  #values;
  constructor(values = {}) {
    this.#values = new Map(Object.entries(values));
  }
  getPropertyValue(name) {
    return this.#values.get(name) ?? "";
  }
  setProperty(name, value) {
    this.#values.set(name, value);
  }
  removeProperty(name) {
    this.#values.delete(name);
  }
  get set() {
    return Object.fromEntries(this.#values);
  }
}

/** Styles as a browser lists them: the tokens, those in the dark, and those of print. */
export const styles = () => [{
  cssRules: [
    { selectorText: ":root", style: new Style(LIGHT) },
    { media: { mediaText: "screen and (prefers-color-scheme: dark)" }, cssRules: [{ style: new Style(DARK) }] },
    { media: { mediaText: "print" }, cssRules: [] },
  ],
}];

export class Element {
  attributes = new Map();
  dataset = {};
  style = new Style();
  children = [];
  listeners = {};
  constructor(tagName = "DIV", more = {}) {
    Object.assign(this, { tagName }, more);
  }
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }
  hasAttribute(name) {
    return this.attributes.has(name);
  }
  setAttribute(name, value) {
    this.attributes.set(name, String(value));
  }
  removeAttribute(name) {
    this.attributes.delete(name);
  }
  toggleAttribute(name, on) {
    if (on) this.attributes.set(name, "");
    else this.attributes.delete(name);
  }
  addEventListener(type, listener) {
    this.listeners[type] = listener;
  }
  append(...children) {
    this.children.push(...children);
  }
  remove() {}
  focus() {}
  closest() {
    return null;
  }
  querySelector() {
    return null;
  }
  querySelectorAll() {
    return [];
  }
  getBoundingClientRect() {
    return { top: 0, bottom: 0, height: this.height ?? 0 };
  }
}

/** Clocks and frames that stand still until they are told to run. */
export function later() {
  let waiting = [];
  return {
    wait: (call) => waiting.push(call),
    run() {
      for (let turn = 0; waiting.length && turn < 5; turn++) {
        const now = waiting;
        waiting = [];
        now.forEach((call) => call());
      }
    },
  };
}

/** Observers that are called by hand. */
export function observers() {
  const made = [];
  const Observer = class {
    constructor(call) {
      made.push(call);
    }
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  return { Observer, call: (entries = []) => made.forEach((call) => call(entries)) };
}
