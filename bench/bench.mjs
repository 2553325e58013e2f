// Measures the release in dist/ in Chromium, beside a page without a program and a page written by hand, and says
// whether the limits hold. Run by `cargo xtask bench`; `--quick` measures few rounds, to try it out.
//
// The pages take turns within every round, so that whatever else the machine does falls on all of them.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus } from "node:os";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { withPage } from "../e2e/driver.mjs";
import { answerThis, everything, finish, take } from "../e2e/people.mjs";

const QUICK = process.argv.includes("--quick");
const ROUNDS = QUICK ? 1 : 15;
const RELEASE = new URL("../dist/", import.meta.url);

/** A slow phone on a slow network. */
const CPU = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

const LIMITS = { option: 1.05, memory: 1.3, all: 90_000, program: 70_000 };

// ---------------------------------------------------------------- what is compared

const release = Object.fromEntries(
  readdirSync(RELEASE, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [`/${name}`, readFileSync(new URL(name, RELEASE))]),
);
const index = release["/index.html"].toString();

/** The page as it is sent, without anything that makes a program start. */
const still = index
  .replace(/<script\b[^>]*>.*?<\/script>/gs, "")
  .replace(/<link\b[^>]*rel=["']?(?:preload|modulepreload|manifest)\b[^>]*>/g, "")
  .replace(/<meta\b[^>]*content-security-policy[^>]*>/gi, "");

const byHand = (questions) =>
  readFileSync(new URL("by-hand/index.html", import.meta.url), "utf8")
    .replace("{{styles}}", () => index.replace(/<noscript>.*?<\/noscript>/gs, "").match(/<style>.*?<\/style>/gs).join(""))
    .replace("{{questions}}", () => JSON.stringify(questions).replaceAll("<", "\\u003c"));

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", wasm: "application/wasm", txt: "text/plain; charset=utf-8", json: "application/json", webmanifest: "application/manifest+json" };

/** Serves files by path, packed as well as can be and in advance: packing is nothing to measure. */
async function host(files) {
  const packed = Object.fromEntries(Object.entries(files).map(([path, body]) => [path, brotliCompressSync(body)]));
  const asked = new Set();
  const server = createServer((request, response) => {
    const path = request.url.split("?")[0].replace(/\/$/, "/index.html");
    asked.add(path);
    if (!packed[path]) return response.writeHead(404).end();
    const type = TYPES[path.split(".").pop()] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "cache-control": "no-store" }).end(packed[path]);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, asked, close: () => (server.closeAllConnections(), server.close()) };
}

// ---------------------------------------------------------------- what runs in the page

/** Notes times into `bench`. Times are those of the page's own clock, from when it was asked for. */
function watch() {
  const bench = (globalThis.bench = { shift: 0, long: [], check: [], next: [] });
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe("paint", (entry) => entry.name === "first-contentful-paint" && (bench.fcp = entry.startTime));
  observe("largest-contentful-paint", (entry) => (bench.lcp = entry.startTime));
  observe("layout-shift", (entry) => (bench.shift += entry.value));
  observe("longtask", (entry) => bench.long.push([entry.startTime, entry.duration]));

  /** Calls back right after the first picture in which something holds. */
  const painted = (holds, then) => {
    const look = () => {
      if (!holds()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  };
  painted(() => document.querySelector("#app .choice input"), (now) => {
    bench.option = now;
    const { x, y, width, height } = document.querySelector("#app .choice").getBoundingClientRect();
    globalThis.optionPainted?.(x + width / 2, y + height / 2);
  });
  const alive = () => document.documentElement?.dataset.program === "alive";
  new MutationObserver(() => alive() && (bench.alive ??= performance.now())).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-program"] });

  const place = () => JSON.stringify({ ...document.querySelector("main")?.dataset });
  addEventListener("change", (event) => (bench.tap ??= event.timeStamp), true);
  addEventListener("click", (event) => {
    const { target, timeStamp } = event;
    if (/radio|checkbox/.test(target.type)) {
      const { name, value, checked } = target;
      const shown = () => [...document.getElementsByName(name)].some((input) => input.value === value && input.checked === checked);
      const from = bench.touched ?? timeStamp;
      bench.touched = undefined;
      painted(shown, (now) => bench.check.push(now - from));
    } else if (target.closest("[type=submit]")) {
      const before = place();
      painted(() => place() !== before, (now) => bench.next.push(now - timeStamp));
    } else {
      // A label: the click on its input follows from this one.
      bench.touched = timeStamp;
    }
  }, true);
}

const results = (page) => page.eval(() => globalThis.bench);

// ---------------------------------------------------------------- measurements

async function load(url) {
  let measured;
  await withPage({ url }, async (page) => {
    const client = await page.raw.createCDPSession();
    await client.send("Network.enable");
    await client.send("Network.emulateNetworkConditions", NETWORK);
    await page.raw.emulateCPUThrottling(CPU);
    const painted = new Promise((resolve) => page.raw.exposeFunction("optionPainted", (...at) => resolve(at)));
    await page.raw.evaluateOnNewDocument(watch);
    page.allowRequests();
    await page.open("", { settle: false });
    await page.raw.mouse.click(...(await painted));
    if (url === none.url) await page.until(() => globalThis.bench.tap);
    else await page.settled();
    await new Promise((resolve) => setTimeout(resolve, 300));
    measured = await results(page);
  });
  return measured;
}

/** Answers everything on a slow device, and weighs the memory of the result. */
async function answer(url, person) {
  let measured;
  await withPage({ url }, async (page) => {
    await page.raw.evaluateOnNewDocument(watch);
    await page.open();
    await page.raw.emulateCPUThrottling(CPU);
    await take(page, person);
    measured = await results(page);
    await page.raw.emulateCPUThrottling(1);
    await finish(page, person);
    measured.memory = await memory(page);
    const client = await page.raw.createCDPSession();
    await client.send("HeapProfiler.collectGarbage");
    measured.heap = (await page.raw.metrics()).JSHeapUsedSize;
  });
  return measured;
}

/** Private bytes of the process that draws the page: of those there are, the one that worked most. */
async function memory(page) {
  const client = await page.raw.createCDPSession();
  await client.send("HeapProfiler.collectGarbage");
  await new Promise((resolve) => setTimeout(resolve, 300));
  const browser = await page.raw.browser().target().createCDPSession();
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const renderer = processInfo.filter(({ type }) => type === "renderer").sort((a, b) => b.cpuTime - a.cpuTime)[0];
  try {
    const rollup = readFileSync(`/proc/${renderer.id}/smaps_rollup`, "utf8");
    return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].reduce((sum, [, kb]) => sum + kb * 1024, 0);
  } catch {
    return Number.NaN; // only Linux tells
  }
}

/** The questions that a person is asked, as the app shows them. */
async function ask(url, person) {
  const questions = [];
  await withPage({ url }, async (page) => {
    await page.open();
    while ((await page.screen()) === "question") {
      const question = await page.eval(() => ({
        id: document.querySelector("main").dataset.question,
        title: document.querySelector("main h1").textContent,
        inputs: [...document.querySelectorAll("main form input")]
          .filter(({ name }) => name)
          .map((input) => ({ name: input.name, type: input.type, value: input.value, label: input.labels?.[0]?.textContent.trim() || input.value })),
      }));
      questions.push(question);
      await answerThis(page, person);
    }
  });
  return questions;
}

// ---------------------------------------------------------------- the table

const sorted = (numbers) => numbers.filter(Number.isFinite).sort((a, b) => a - b);
const quantile = (numbers, q) => {
  const all = sorted(numbers);
  return all.length ? all[Math.min(all.length - 1, Math.floor(q * all.length))] : Number.NaN;
};
const median = (numbers) => {
  const all = sorted(numbers);
  return all.length ? (all[(all.length - 1) >> 1] + all[all.length >> 1]) / 2 : Number.NaN;
};
const ms = (value) => (Number.isFinite(value) ? `${value.toFixed(value < 100 ? 1 : 0)} ms` : "–");
const kb = (value) => `${(value / 1000).toFixed(1)} kB`;
const mb = (value) => (Number.isFinite(value) ? `${(value / 1e6).toFixed(1)} MB` : "–");

const say = (line) => console.error(line);

// The longest way through that the page written by hand can follow: it knows one choice of places, not their sides.
const person = { ...everything, a5_complaint: "no" };

const app = await host(release);
const none = await host({ "/index.html": Buffer.from(still) });
say("Reading the questions …");
const questions = await ask(app.url, person);
const asked = [...app.asked].filter((path) => release[path]);
const hand = await host({ "/index.html": Buffer.from(byHand(questions)) });

const weights = asked.map((path) => {
  const body = release[path];
  return { path, raw: body.length, gzip: gzipSync(body, { level: 9 }).length, brotli: brotliCompressSync(body).length };
});
const total = (rows, key) => rows.reduce((sum, row) => sum + row[key], 0);
const program = weights.filter(({ path }) => /\.(wasm|m?js)$/.test(path));

const loads = { app: [], none: [] };
const runs = { app: [], hand: [] };
let version;
await withPage({ url: none.url, javascript: false }, async (page) => (version = await page.raw.browser().version()));
for (let round = 1; round <= ROUNDS; round += 1) {
  say(`Round ${round} of ${ROUNDS} …`);
  loads.app.push(await load(app.url));
  loads.none.push(await load(none.url));
  runs.app.push(await answer(app.url, person));
  runs.hand.push(await answer(hand.url, person));
}
for (const site of [app, none, hand]) site.close();

const of = (list, key) => median(list.map((one) => one[key]));
const all = (list, key) => list.flatMap((one) => one[key]);
const longTasks = (list) => list.flatMap(({ long, alive }) => long.filter(([start]) => start > alive));
const ratio = (a, b) => (a / b).toFixed(2);

const option = of(loads.app, "option") / of(loads.none, "option");
const memoryRatio = of(runs.app, "memory") / of(runs.hand, "memory");
const limits = [
  ["the first option comes within 5 % of the page without a program", option <= LIMITS.option, `${ratio(option, 1)} times`],
  ...[["check", "an answer is shown"], ["next", "the next question is shown"]].map(([key, what]) => {
    const [ours, theirs] = [runs.app, runs.hand].map((list) => median(all(list, key)));
    return [`${what} no later than on the page written by hand`, ours <= theirs, `${ms(ours)} to ${ms(theirs)}`];
  }),
  ["memory of the result is at most 1.3 times the other's", !(memoryRatio > LIMITS.memory), `${ratio(memoryRatio, 1)} times`],
  ["no long task once the program is alive", longTasks(runs.app).length === 0, `${longTasks(runs.app).length} in ${ROUNDS} rounds`],
  ["all files weigh at most 90 kB", total(weights, "brotli") <= LIMITS.all, kb(total(weights, "brotli"))],
  ["the program and its glue weigh at most 70 kB", total(program, "brotli") <= LIMITS.program, kb(total(program, "brotli"))],
];

const row = (...cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(...head), row(...head.map(() => "---")), ...rows.map((cells) => row(...cells)), ""];
const report = [
  "# Measured",
  "",
  `${new Date().toISOString().slice(0, 10)}, ${version}, ${cpus().length} × ${cpus()[0]?.model ?? "an unknown processor"}, ${ROUNDS} rounds${QUICK ? " (`--quick`: too few to go by)" : ""}.`,
  "Written by `cargo xtask bench`. Figures are medians over the rounds; the pages take turns within each.",
  "",
  `## Weight until the quiz is alive, in ${asked.length} requests`,
  "",
  ...table(
    ["file", "raw", "gzip", "brotli 11"],
    [...weights, { path: "/all", raw: total(weights, "raw"), gzip: total(weights, "gzip"), brotli: total(weights, "brotli") }].map(
      ({ path, raw, gzip, brotli }) => [path.slice(1), kb(raw), kb(gzip), kb(brotli)],
    ),
  ),
  `## Load, CPU ${CPU} times slower, 1.6 Mbit/s, 150 ms`,
  "",
  ...table(
    ["", "the quiz", "the same page without a program"],
    [
      ...[["first option painted", "option"], ["a tap on it taken", "tap"], ["first contentful paint", "fcp"], ["largest contentful paint", "lcp"], ["the program alive", "alive"]].map(
        ([name, key]) => [name, ms(of(loads.app, key)), ms(of(loads.none, key))],
      ),
      ["layout shift, largest sum", ...[loads.app, loads.none].map((list) => Math.max(...list.map(({ shift }) => shift)).toFixed(4))],
    ],
  ),
  `## Answering ${questions.length} questions, CPU ${CPU} times slower`,
  "",
  ...table(
    ["", "the quiz", "written by hand"],
    [
      ...[["from a tap to its answer shown", "check"], ["from Continue to the next question shown", "next"]].flatMap(([name, key]) => [
        [name, ...[runs.app, runs.hand].map((list) => ms(median(all(list, key))))],
        [`${name}, 95th percentile`, ...[runs.app, runs.hand].map((list) => ms(quantile(all(list, key), 0.95)))],
      ]),
      ["long tasks once alive", ...[runs.app, runs.hand].map((list) => String(longTasks(list).length))],
    ],
  ),
  "## Memory on the result",
  "",
  ...table(
    ["", "the quiz", "written by hand", "ratio"],
    [["private memory of the renderer", "memory"], ["JavaScript heap", "heap"]].map(([name, key]) => {
      const [ours, theirs] = [of(runs.app, key), of(runs.hand, key)];
      return [name, mb(ours), mb(theirs), ratio(ours, theirs)];
    }),
  ),
  "The page written by hand only lists the answers where the quiz shows its result, so the ratio is against the quiz.",
  "",
  "## Limits",
  "",
  ...table(["limit", "", "measured"], limits.map(([name, met, measured]) => [name, met ? "met" : "**not met**", measured])),
].join("\n");

writeFileSync(new URL("results.md", import.meta.url), report);
console.log(report);
process.exitCode = limits.every(([, met]) => met) ? 0 : 1;
