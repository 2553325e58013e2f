// A blog that shows the check: a page of another origin, with whatever headers, and a watch over what it is told.

import { withPage } from "./driver.mjs";
import { engine } from "./engine.mjs";
import { eventually } from "./eventually.mjs";
import { OPEN, RELEASE, serve } from "./server.mjs";

/**
 * Opens a page of a blog, hands it to the scenario with the check's own host, and closes everything afterwards.
 *
 * - `body`: the page's HTML, in which `CHECK/` is the address of the check
 * - `csp`: the page's policy, likewise
 * - `headers`: what the check's host sends
 * - `start`: how the check's host is started, from those headers; the release in dist/ when not said
 * - `before`: what is done when both hosts are there and the page is not yet open; takes what the scenario takes
 * - `refused`: true where the browser will write to the console of what it has refused
 * - and what `withPage` takes
 *
 * `page.told()` is what the page was sent by message, `page.heard()` are the element's own events.
 */
export async function blog({ body, csp, headers = OPEN, start = release, before, refused = false, ...options }, scenario) {
  const check = await start(headers);
  const filled = (text) => text.replaceAll("CHECK/", check.url);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A blog</title><link rel="icon" href="data:,">${filled(body)}`;
  const host = await serve({ pages: { "/": html, "/next": "<!doctype html><title>Next</title><link rel=icon href=data:,>" }, headers: csp ? { "content-security-policy": filled(csp) } : {} });
  try {
    await withPage({ url: host.url, ...options }, async (page) => {
      if (refused) allowRefusals(page);
      await page.raw.evaluateOnNewDocument(listen);
      page.told = () => page.eval(() => globalThis.told);
      page.heard = () => page.eval(() => globalThis.heard);
      await before?.(page, check, host);
      await page.open("", { settle: false });
      await scenario(page, check, host);
    });
  } finally {
    await host.close();
    await check.close();
  }
}

/** The browser will tell of what it has refused: in the console, or, as Firefox does, like an error of the page. */
export function allowRefusals(page) {
  page.allowConsole();
  if (engine.name === "firefox") page.allowErrors();
}

const release = (headers) => serve({ root: RELEASE, headers });

/** Runs in the page, before anything of its own. */
function listen() {
  if (top !== self) return;
  globalThis.told = [];
  globalThis.heard = [];
  addEventListener("message", ({ data }) => globalThis.told.push(data));
  for (const name of ["ready", "step", "done", "height"]) {
    addEventListener(`glutecheck:${name}`, ({ type, detail, target }) => {
      globalThis.heard.push({ type, ...detail, id: target.id, at: performance.now() });
    });
  }
}

/** The lines that a blog owner copies. */
export const snippet = (attributes = "") => `<script async src="CHECK/embed.js"></script>\n<glute-check ${attributes}></glute-check>`;

/** The frame alone, for a page without a script of ours, and one that is cut off from everything. */
export const plain = (attributes, page = "frame.html") => `<iframe src="CHECK/${page}" title="Glute Check" width="600" height="740" ${attributes}></iframe>`;
export const CUT_OFF = plain('sandbox="allow-scripts"');

/** The check in the page's element. */
export async function framed(page, which = "glute-check") {
  await page.until((which) => document.querySelector(which)?.shadowRoot?.querySelector("iframe"), which);
  return page.frame(`${which} >>> iframe`);
}

/**
 * Waits until the element is as tall as what it shows, and nothing of it has to be scrolled. Before the taker has gone
 * on, a little may be left below: nothing moves for it.
 */
export async function fits(page, frame, { which = "glute-check", left = 0 } = {}) {
  const heights = async () => {
    const [content, seen, whole] = await frame.eval(() => [Math.ceil(document.body.getBoundingClientRect().height), innerHeight, document.documentElement.scrollHeight]);
    const shown = await page.eval((which) => document.querySelector(which).offsetHeight, which);
    return { content, seen, whole, shown };
  };
  let last;
  for (const end = Date.now() + 3_000; Date.now() < end; ) {
    last = await heights();
    if (last.content <= last.shown && last.content >= last.shown - left && last.seen === last.shown && last.whole <= last.seen) return last.shown;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the frame does not fit: ${JSON.stringify(last)}`);
}

/** Waits until a frame of the page shows the copy in one file, as one does that may load nothing. */
export async function inOneFile(page) {
  const frames = async () => (await page.raw.frames()).map((frame) => frame.url());
  const whole = async () => (await frames()).some((url) => url.includes("/glute-check.html"));
  await eventually(whole, async () => `the copy in one file; there are ${await frames()}`);
}

/** Lets time pass in the page, where nothing is to happen. */
export const wait = (page, milliseconds) => page.eval((time) => new Promise((done) => setTimeout(done, time)), milliseconds);

/** What a frame looks like, in colours. */
export const colours = (frame) =>
  frame.eval(() => {
    const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
    return { scheme: of(":root", "colorScheme"), ink: of("body", "color"), paper: of("body", "backgroundColor"), button: of("main button.go", "backgroundColor") };
  });

/** Waits until a frame is light or dark. */
export const scheme = (frame, wanted) => frame.until((wanted) => getComputedStyle(document.documentElement).colorScheme === wanted, wanted);
