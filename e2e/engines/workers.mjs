// What service workers ask for, where the engine's driver tells of pages alone: what a host was asked and no page has.

import { heard } from "../server.mjs";

/** How often pages have asked for an address, of all tabs of this process: several may be at one host. */
const announced = new Map();

/** To be called for each request of a page. */
export const announce = (url) => void announced.set(bare(url), (announced.get(bare(url)) ?? 0) + 1);

const bare = (url) => url.split("#")[0];

/** Those who watch now. */
const watching = new Set();

/** A watch over the workers of a visitor; `agent` is in the name that the engine gives itself. */
export class Workers {
  #agent;
  #visits;
  #quiet = false;
  #times = [];

  /** `visits` says whether the visitor has been at a host. */
  constructor({ agent, visits }) {
    this.#agent = agent;
    this.#visits = visits;
    watching.add(this);
    heard.on("request", this.#note);
  }

  /** From now on nothing should be asked for; or, no more. */
  set quiet(quiet) {
    this.#quiet = quiet;
    if (quiet) this.#times.push({ before: new Map(announced), hits: [] });
  }

  #note = ({ url, headers }) => {
    // That the browser looks for a newer worker at each visit is the browser's.
    if (!headers["user-agent"]?.includes(this.#agent) || headers["service-worker"] === "script") return;
    // Whose worker it is cannot be said while somebody else is loading at the same host.
    const others = [...watching].some((other) => other !== this && !other.#quiet && other.#visits(url));
    if (this.#quiet && this.#visits(url) && !others) this.#times.at(-1).hits.push(url);
  };

  /** The addresses that were asked for while all should have been quiet, and by no page. */
  found() {
    return this.#times.flatMap(({ before, hits }, at) => {
      // What pages tell of comes a little later than what a host is asked.
      const after = this.#times[at + 1]?.before ?? announced;
      const byPages = (url) => (after.get(url) ?? 0) - (before.get(url) ?? 0);
      return [...new Set(hits)].filter((url) => hits.filter((hit) => hit === url).length > byPages(url));
    });
  }

  close() {
    watching.delete(this);
    heard.off("request", this.#note);
  }
}
