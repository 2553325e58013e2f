// Measures the release in dist/ in Chromium, beside the same page without a program and a check written by hand, and says
// whether the limits hold. Run by `cargo xtask bench`; `--quick` measures few rounds, to try it out, and `--slower N` makes the
// processor N times slower.
//
// The pages take turns within every round, so that whatever else the machine does falls on all of them.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { CPU, launch, USUAL } from "./browser.mjs";
import * as lighthouse from "./lighthouse.mjs";
import { answer, answerFarOn, lastTurns, load } from "./measure.mjs";
import { byHand, content, filesOf, host, still } from "./pages.mjs";
import { pieces } from "./pieces.mjs";
import { report } from "./report.mjs";

const QUICK = process.argv.includes("--quick");
// Writes the report of what was measured last once more; for whoever changes the report.
const AGAIN = process.argv.includes("--again");
const ROUNDS = QUICK ? { load: 2, answer: 1, farOn: 1 } : { load: 48, answer: 9, farOn: 4 };
const folder = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const say = (line) => console.error(line);

const LONG = 500;

async function measure() {
  const files = filesOf(folder("dist"));
  const html = files["index.html"].toString();
  const questionnaire = content();
  const real = JSON.parse(questionnaire).questions.length;
  const quiz = await host(files);
  const sites = {
    quiz,
    still: await host({ "index.html": Buffer.from(still(html)) }),
    hand: await host({ "index.html": Buffer.from(byHand(html, questionnaire, await pieces(quiz.url))) }),
    long: existsSync(folder("dist-long")) && (await host(filesOf(folder("dist-long")))),
  };
  const found = { date: new Date().toISOString().slice(0, 10), quick: QUICK, cpu: CPU, real, long: LONG, farAfter: real + lastTurns(LONG - real), loads: { quiz: [], still: [], hand: [] }, runs: { quiz: [], hand: [], long: [] }, farOn: { first: [], last: [] } };

  for (let round = 1; round <= ROUNDS.load; round += 1) {
    say(`Loading, round ${round} of ${ROUNDS.load} …`);
    for (const page of ["quiz", "still", "hand"]) {
      found.loads[page].push(await load(sites[page].url, { program: page !== "still" }));
      if (page === "quiz" && round === 1) found.weights = weights(files, sites.quiz.asked);
    }
  }
  for (let round = 1; round <= ROUNDS.answer; round += 1) {
    say(`Answering, round ${round} of ${ROUNDS.answer} …`);
    const pages = [{ url: sites.quiz.url }, { url: sites.hand.url }];
    if (sites.long) pages.push({ url: sites.long.url, until: "m0" });
    const [quiz, hand, long] = await answer(...pages);
    found.less = lessShown(quiz, hand);
    found.runs.quiz.push(quiz);
    found.runs.hand.push(hand);
    if (long) found.runs.long.push(long);
  }
  if (sites.long) {
    for (let round = 1; round <= ROUNDS.farOn; round += 1) {
      say(`Answering ${LONG} questions, round ${round} of ${ROUNDS.farOn} …`);
      const [first, last] = await answerFarOn(sites.long.url, LONG - real);
      found.farOn.first.push(first);
      found.farOn.last.push(last);
    }
  }
  say("Asking Lighthouse …");
  const [{ link }] = found.runs.quiz;
  found.lighthouse = [
    ["the quiz", await lighthouse.loaded(sites.quiz.url)],
    ["a page with the quiz in a frame", await lighthouse.loaded(`${sites.quiz.url}example.html`)],
    ["a result opened by its link", await lighthouse.loaded(link)],
    ["the result at the end of the quiz", await lighthouse.result(sites.quiz.url)],
  ];
  const browser = await launch();
  found.browser = await browser.version();
  await browser.close();
  for (const site of Object.values(sites)) if (site) await site.close();
  return found;
}

async function main() {
  const began = Date.now();
  const kept = folder("target/bench.json");
  const found = AGAIN ? JSON.parse(readFileSync(kept, "utf8")) : await measure();
  writeFileSync(kept, JSON.stringify(found));
  const { text, met } = report(found);
  console.log(text);
  if (!found.quick && found.cpu === USUAL) writeFileSync(folder("docs/bench.md"), text);
  say(`It took ${Math.round((Date.now() - began) / 1000)} s.`);
  return met;
}

/** What the files weigh that were asked for, in their order: until the quiz is alive, and afterwards. */
function weights(files, asked) {
  const paths = [...new Set(asked)].filter((path) => files[path]);
  // The program waits for the first of these until the quiz is alive (e2e/share.test.mjs).
  const later = paths.findIndex((path) => path.startsWith("keepsake-") || path === "sw.js");
  const manifest = /\.webmanifest$/; // the browser's own business, whenever it likes
  return paths.map((path, at) => ({
    path,
    later: (later >= 0 && at >= later) || manifest.test(path),
    raw: files[path].length,
    gzip: gzipSync(files[path], { level: 9 }).length,
    brotli: brotliCompressSync(files[path]).length,
  }));
}

/** Screens on which the page written by hand shows less than the quiz, which is harder on the quiz. More would be unfair. */
function lessShown(quiz, hand) {
  const screens = Object.keys(quiz.shown).filter((screen) => {
    const { text, elements } = quiz.shown[screen];
    const other = hand.shown[screen];
    if (!other || other.elements > elements) throw new Error(`bench/by-hand/check.js shows more than the quiz at ${screen}`);
    return other.text !== text;
  });
  return screens.map((screen) => `\`${screen}\` (${hand.shown[screen].elements} elements, not ${quiz.shown[screen].elements})`);
}

main().then(
  (met) => process.exit(met ? 0 : 1),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
