// A browser for one measurement: started for it, with an empty profile, as a phone that may be slow.

import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { ARGUMENTS } from "../e2e/engines/chromium.mjs";
import { probe } from "./probe.mjs";

/** So many times slower the limits mean: a phone, beside what such a machine usually is. */
export const USUAL = 4;
const slower = process.argv.indexOf("--slower");

/** What stands for a slow phone on a slow network. */
export const CPU = slower < 0 ? USUAL : Number(process.argv[slower + 1]);
export const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

const PHONE = { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

export const launch = () => puppeteer.launch({ executablePath: process.env.CHROME, args: ARGUMENTS });

export const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Opens as many pages as are asked for, each in a browser of its own, hands them over, and closes them. */
export async function withPages(count, measure, options) {
  const tabs = [];
  try {
    while (tabs.length < count) tabs.push(await open(options));
    return await measure(...tabs);
  } finally {
    await Promise.all(tabs.map(({ browser }) => browser.close()));
  }
}

async function open({ cpu = 1, slowNetwork = false } = {}) {
  const browser = await launch();
  // The empty page that a browser begins with stays: what the page shares with any other is then not counted as its own.
  const page = await browser.newPage();
  await page.setViewport(PHONE);
  const devtools = await page.createCDPSession();
  await devtools.send("Network.enable");
  const waiting = new Set();
  devtools.on("Network.requestWillBeSent", ({ requestId }) => waiting.add(requestId));
  for (const end of ["Network.loadingFinished", "Network.loadingFailed"]) {
    devtools.on(end, ({ requestId }) => waiting.delete(requestId));
  }
  if (slowNetwork) await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await page.evaluateOnNewDocument(probe);
  const tab = { browser, page, devtools, waiting };
  await slow(tab, cpu);
  return tab;
}

/** Makes the processor as many times slower as said. */
export const slow = ({ devtools }, rate) => devtools.send("Emulation.setCPUThrottlingRate", { rate });

/** Waits until the page's program runs, where it has one, and for a quiet half second. */
export async function settled({ page, waiting }, hasProgram) {
  const end = Date.now() + 60_000;
  for (let quiet = 0; quiet < 5; quiet += 1) {
    await sleep(100);
    const alive = !hasProgram || (await page.evaluate(() => globalThis.bench?.alive !== undefined));
    if (!alive || waiting.size > 0) quiet = -1;
    if (Date.now() > end) throw new Error(`the page at ${page.url()} did not come to rest`);
  }
}

/**
 * The memory of the page's process that no other process shares, in bytes: what the page has written, and what only this
 * page has in use of files, which are the browser's own program and fonts. Nothing where the system does not tell.
 */
export async function privateMemory({ browser, devtools }) {
  // A worker of the page may run in the same process; a browser ends it when it has been idle for half a minute.
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.stopAllWorkers").catch(() => {});
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  await sleep(300);
  const whole = await browser.target().createCDPSession();
  const { processInfo } = await whole.send("SystemInfo.getProcessInfo");
  const busiest = processInfo.filter(({ type }) => type === "renderer").sort((a, b) => b.cpuTime - a.cpuTime)[0];
  try {
    const lines = readFileSync(`/proc/${busiest.id}/smaps_rollup`, "utf8");
    const bytes = (kind) => Number(lines.match(new RegExp(`^${kind}:\\s+(\\d+) kB$`, "m"))[1]) * 1024;
    return { written: bytes("Private_Dirty"), files: bytes("Private_Clean") };
  } catch {
    return {};
  }
}
