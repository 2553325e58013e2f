// What the measurements come to: tables in Markdown, and whether the limits hold.

import { readFileSync } from "node:fs";
import { cpus, type } from "node:os";
import { USUAL } from "./browser.mjs";
import { CATEGORIES } from "./lighthouse.mjs";
import { median, p95, ratio, sum } from "./statistics.mjs";

/** In times of what is beside it, numbers and Lighthouse's marks. */
const LIMITS = { option: 1.05, paint: 1, farOn: 1.05, memory: 1.3, shift: 0, long: 0, mark: 100 };
/** A ratio that is known no better than this is not known. */
const UNSURE = 0.2;
/** Lighthouse's index of a machine that it calls too slow for its marks. */
const SLOW = 1000;
/** In bytes, by what they are for. */
const BUDGETS = JSON.parse(readFileSync(new URL("../weight.json", import.meta.url), "utf8")).together;

const ms = (figure) => (figure === undefined ? "–" : `${figure < 100 ? figure.toFixed(1) : Math.round(figure)} ms`);
const kb = (figure) => `${(figure / 1000).toFixed(1)} kB`;
const mb = (figure) => (figure ? `${(figure / 1e6).toFixed(1)} MB` : "–");
const times = (ours, theirs) => (ours && theirs ? `${(ours / theirs).toFixed(2)} ×` : "–");

const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), row(head.map((_, at) => (at === 0 ? "---" : "--:"))), ...rows.map(row), ""];

/** All tables as one text, and whether every limit is met. */
export function report(found) {
  const { loads, runs, farOn, weights, cpu, real, long, farAfter } = found;
  const limits = [];
  const broken = "**does not hold**";
  const add = (name, met, figure, most, verdict = met ? "holds" : broken) => limits.push({ name, met, figure, most, verdict });
  /** A limit on a figure: at most so much. It does not hold where nothing could be measured. */
  const limit = (name, figure, most, write) => add(name, figure <= most, Number.isFinite(figure) ? write(figure) : "not measured", write(most));
  const rate = (figure) => `${figure.toFixed(2)} ×`;
  /** A limit on a ratio of what was measured again and again. It does not hold where all that the ratio may be lies above. */
  const limitRatio = (name, ours, theirs, part, most) => {
    const { figure, low, high } = ratio(ours, theirs, part);
    const known = high - low <= 2 * UNSURE;
    const verdict = !known ? "**cannot be told**" : figure <= most ? "holds" : low <= most ? "holds within chance" : broken;
    const bounds = `${low.toFixed(2)}–${high.toFixed(2)}`;
    add(name, known && low <= most, Number.isFinite(figure) ? `${rate(figure)} (${bounds})` : "not measured", rate(most), verdict);
  };
  const whole = String;

  // ---- weight
  const needed = weights.filter(({ later }) => !later);
  const total = (files, size) => sum(files.map((file) => file[size]));
  const program = needed.filter(({ path }) => /\.(wasm|js)$/.test(path));
  const budget = (name) => BUDGETS[name].budget;
  limit("all files until the quiz is alive", total(needed, "brotli"), budget("everything until the check is alive"), kb);
  limit("of them the program and its glue", total(program, "brotli"), budget("the program and its glue"), kb);
  const sizes = ({ raw, gzip, brotli }) => [raw, gzip, brotli].map(kb);
  const weight = [
    `## Weight, in ${needed.length} requests until the quiz is alive`,
    "",
    ...table(
      ["file", "raw", "gzip", "brotli"],
      [
        ...needed.map((file) => [`\`${file.path}\``, ...sizes(file)]),
        ["**until the quiz is alive**", ...sizes({ raw: total(needed, "raw"), gzip: total(needed, "gzip"), brotli: total(needed, "brotli") })],
        ...weights.filter(({ later }) => later).map((file) => [`later: \`${file.path}\``, ...sizes(file)]),
      ],
    ),
  ];

  // ---- load
  const of = (list, key) => median(list.map((one) => one[key]));
  const shifts = (list) => Math.max(...list.map(({ shifts }) => shifts));
  const after = (list) => list.flatMap(({ alive, long }) => long.filter(([start]) => start > alive));
  const all = (list, key) => list.map((one) => one[key]);
  limitRatio("first answer can be tapped, beside the page without a program", all(loads.quiz, "option"), all(loads.still, "option"), median, LIMITS.option);
  limit("layout shift while it loads", shifts(loads.quiz), LIMITS.shift, whole);
  limit("long tasks after the program has started, without a tap", after(loads.quiz).length, LIMITS.long, whole);
  const loading = [
    `## Loading on a slow phone (processor ${cpu} times slower, 1.6 Mbit/s, 150 ms)`,
    "",
    ...table(
      ["median", "the quiz", "without a program", "written by hand"],
      [
        ...[
          ["first contentful paint", "fcp"],
          ["largest contentful paint", "lcp"],
          ["first answer can be tapped", "option"],
          ["a tap on it is shown", "tapped"],
          ["the program is alive", "alive"],
        ].map(([name, key]) => [name, ...[loads.quiz, loads.still, loads.hand].map((list) => ms(of(list, key)))]),
        ["layout shift", ...[loads.quiz, loads.still, loads.hand].map((list) => shifts(list))],
      ],
    ),
  ];

  // ---- answers
  const took = (list, kind, until = "took") =>
    list.flatMap(({ steps }) => steps.filter((step) => step.kind === kind).map((step) => step[until]));
  const beside = (name, ours, theirs, most) => {
    limitRatio(`${name}, median`, ours, theirs, median, most);
    limitRatio(`${name}, 95th percentile`, ours, theirs, p95, most);
  };
  const longTasks = (list) => sum(list.map(({ long }) => long?.length ?? 0));
  beside("an answer beside the page written by hand", took(runs.quiz, "answer"), took(runs.hand, "answer"), LIMITS.paint);
  beside("the next question beside it", took(runs.quiz, "next"), took(runs.hand, "next"), LIMITS.paint);
  limit("long tasks while answering", longTasks(runs.quiz), LIMITS.long, whole);
  const figures = (list) => [ms(median(list)), ms(p95(list))];
  const pair = (name, ours, theirs) => [
    name,
    ...figures(ours),
    ...figures(theirs),
    times(median(ours), median(theirs)),
    times(p95(ours), p95(theirs)),
  ];
  const answering = [
    `## Answering on a slow phone (processor ${cpu} times slower)`,
    "",
    ...table(
      ["from the event to the frame that answers it", "the quiz", "p95", "by hand", "p95", "ratio", "of p95"],
      [
        ["an answer is shown", "answer"],
        ["the next question is shown", "next"],
        ["the list of answers is shown", "check"],
        ["the result is shown", "result"],
        ["the next question is whole", "next", "whole"],
        ["the list of answers is whole", "check", "whole"],
        ["the result is whole", "result", "whole"],
      ].map(([name, ...which]) => pair(name, took(runs.quiz, ...which), took(runs.hand, ...which))),
    ),
    "What is long comes in parts: first what fills a phone's screen, the rest in the frames after it.",
    `Long tasks: ${longTasks(runs.quiz)} in the quiz, ${longTasks(runs.hand)} on the page written by hand.`,
    ...runs.quiz.flatMap(({ long }) => long.map(({ duration, during }) => `- ${ms(duration)}: ${during}`)),
    "",
  ];

  // ---- many questions
  const manyQuestions = [];
  if (runs.long.length > 0) {
    const rows = [];
    const same = (name, kind, ours, theirs) => {
      beside(name, took(ours, kind), took(theirs, kind), LIMITS.farOn);
      rows.push(pair(name, took(ours, kind), took(theirs, kind)));
    };
    // Only as far as both are the same: after the last real question, one goes on to a question, and the other to the list.
    const ends = runs.long[0].steps.length - 1;
    const [many, few] = [runs.long, runs.quiz].map((list) => list.map(({ steps }) => ({ steps: steps.slice(0, ends) })));
    same(`an answer with ${long} questions beside ${real}`, "answer", many, few);
    same(`the next question with ${long} beside ${real}`, "next", many, few);
    same(`an answer after ${farAfter} questions beside one after ${real}`, "answer", farOn.last, farOn.first);
    same(`the next question after ${farAfter} beside ${real}`, "next", farOn.last, farOn.first);
    limit(`long tasks with ${long} questions`, longTasks(farOn.last), LIMITS.long, whole);
    manyQuestions.push(`## ${long} questions`, "", ...table(["the same questions", "with many", "p95", "with few", "p95", "ratio", "of p95"], rows));
  }

  // ---- memory
  limit("private memory written by the result beside the page written by hand", of(runs.quiz, "written") / of(runs.hand, "written"), LIMITS.memory, rate);
  const memory = [
    "## Memory on the result",
    "",
    ...table(
      ["median", "the quiz", "by hand", "ratio"],
      [
        ["private memory of the renderer, written by the page", "written"],
        ["of files that nothing else has in use: the browser's own program", "files"],
        ["JavaScript heap", "heap"],
      ].map(([name, key]) => {
        const [ours, theirs] = [of(runs.quiz, key), of(runs.hand, key)];
        return [name, mb(ours), mb(theirs), times(ours, theirs)];
      }),
    ),
    "The limit is on what the page has written. The second row is code of the browser that no other page happens to use: a page with",
    "WebAssembly needs the browser's compiler for it. The system may drop that at any time, and holds it once for all pages that use it.",
    "",
  ];

  // ---- Lighthouse
  const { version } = found.lighthouse[0][1];
  const speed = median(found.lighthouse.map(([, { speed }]) => speed));
  const lacking = [];
  const marks = found.lighthouse.map(([name, { found }]) => [
    name,
    ...Object.keys(CATEGORIES).map((category) => {
      const { mark, lacking: why } = found[category] ?? {};
      if (mark === undefined) return "–";
      add(`Lighthouse, ${CATEGORIES[category].toLowerCase()} of ${name}`, mark >= LIMITS.mark, whole(mark), whole(LIMITS.mark));
      if (mark < LIMITS.mark) lacking.push(`- ${name}: ${why.join(", ")}`);
      return whole(mark);
    }),
  ]);
  const audits = [`## Lighthouse ${version}`, "", ...table(["", ...Object.values(CATEGORIES)], marks), "SEO is marked with the page's policy set aside: it forbids Lighthouse, too, to ask for robots.txt.", "", ...lacking, ...(lacking.length ? [""] : [])];

  const missed = limits.filter(({ met }) => !met);
  const text = [
    "# Measured",
    "",
    `Written by \`cargo xtask bench\` on ${found.date}: ${found.browser}, ${type()}, ` +
      `${cpus().length} × ${cpus()[0]?.model.trim() ?? "an unknown processor"}, Node.js ${process.version}.` +
      (found.quick ? " **`--quick`: too few rounds to go by.**" : ""),
    "",
    `The pages take turns: ${loads.quiz.length} times when loading, and at every step of ${runs.quiz.length} times answering. "By hand" is`,
    "`bench/by-hand/check.js`: the same questions, rules, words and elements in plain JavaScript, in one HTML file." +
      (found.less.length > 0 ? ` It shows less at ${found.less.join(" and ")}.` : ""),
    "",
    `A phone is slow here by what the machine is, made ${cpu} times slower. Lighthouse's index of the machine's speed: ${Math.round(speed)}.` +
      (cpu === USUAL ? "" : ` **The limits mean ${USUAL} times.**`) +
      (speed <= SLOW ? ` **At ${SLOW} and less Lighthouse warns that the machine is too slow for its marks, and tasks take longer than on the phone that is meant.**` : ""),
    "",
    "## Limits",
    "",
    missed.length === 0 ? `All ${limits.length} limits hold.` : `${missed.length} of ${limits.length} limits do not hold.`,
    "",
    ...table(["", "measured", "limit", ""], limits.map(({ name, verdict, figure, most }) => [name, figure, most, verdict])),
    "What is drawn waits for the screen's next frame, which comes up to 17 ms later, by chance. In brackets: between these a ratio",
    "lies with 95 % certainty. Where they leave open whether it is above its limit, it holds within chance.",
    "",
    ...weight,
    ...loading,
    ...answering,
    ...manyQuestions,
    ...memory,
    ...audits,
  ].join("\n");
  return { text, met: missed.length === 0 };
}
