// What service workers ask for, where the engine's driver tells of pages alone: what a host was asked and no page has.

import { heard } from "../server.mjs";

/** How often pages have asked for an address, of all tabs of this process: several may be at one host. */
const announced = new Map();

/** To be called for each request of a page. */
export const announce = (url) => void announced.set(bare(url), (announced.get(bare(url)) ?? 0) + 1);

const bare = (url) => url.split("#")[0];

/** A watch over the workers of a visitor who is at these hosts; `agent` is in the name that the engine gives itself. */
export class Workers {
  #hits = [];
  #before = new Map(announced);
  #agent;
  #origins;
  #quiet;

  constructor({ agent, origins, quiet }) {
    this.#agent = agent;
    this.#origins = origins;
    this.#quiet = quiet;
    heard.on("request", this.#note);
  }

  #note = ({ url, headers }) => {
    // That the browser looks for a newer worker at each visit is the browser's.
    if (!headers["user-agent"]?.includes(this.#agent) || headers["service-worker"] === "script") return;
    if (this.#origins().has(new URL(url).origin)) this.#hits.push({ url, quiet: this.#quiet() });
  };

  /** The addresses that were asked for while all should have been quiet, and by no page. */
  found() {
    const found = [];
    for (const url of new Set(this.#hits.map(({ url }) => url))) {
      const hits = this.#hits.filter((hit) => hit.url === url);
      const byPages = (announced.get(url) ?? 0) - (this.#before.get(url) ?? 0);
      const quiet = hits.filter(({ quiet }) => quiet).length;
      for (let more = Math.min(hits.length - byPages, quiet); more > 0; more -= 1) found.push(url);
    }
    return found;
  }

  close = () => heard.off("request", this.#note);
}
