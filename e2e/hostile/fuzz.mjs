// A fuzzer for what the frame and its host's page hear: node e2e/hostile/fuzz.mjs MINUTES [SEED], so long for each. An input that reaches
// code which none before has reached is kept to make others of. One that breaks a promise is made as short as it gets,
// and written into the corpus, where the tests find it, too.

import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { corpus, SIDES } from "./corpus.mjs";
import { dice, next } from "./inputs.mjs";

const [minutes = 20, seed = 1] = process.argv.slice(2).map(Number);

const session = new Session();
session.connect();
const ask = (method, parameters) => {
  let answer;
  session.post(method, parameters, (error, result) => {
    if (error) throw Object.assign(new Error(method), error);
    answer = result;
  });
  return answer;
};

/** How many inputs are run before it is asked what they have reached. */
const BATCH = 50;

/** Which characters of a script were run through since this was last asked: 1 where they were. */
function touched(file) {
  const { functions = [] } = ask("Profiler.takePreciseCoverage").result.find(({ url }) => url.endsWith(file)) ?? {};
  const runs = new Uint8Array(100_000);
  // What lies inside of another stretch comes after it, and says more.
  for (const { ranges } of functions) for (const { startOffset, endOffset, count } of ranges) if (count || runs[startOffset]) runs.fill(count ? 1 : 0, startOffset, endOffset);
  return runs;
}

/** Adds what was run through to what has been reached, and says how much of it is new. */
function gain(reached, runs) {
  let gained = 0;
  for (let at = 0; at < runs.length; at++) if (runs[at] > reached[at]) gained += reached[at] = 1;
  return gained;
}

const sum = (reached) => reached.reduce((all, one) => all + one, 0);

/** The inputs of a batch that reach what none before them has. */
function news(play, file, batch, reached) {
  return batch.filter((input) => {
    play(input);
    return gain(reached, touched(file));
  });
}

const fails = (play, input) => {
  try {
    play(input);
    return undefined;
  } catch (error) {
    return error;
  }
};

/** The same failure with as little as it takes. */
function shortest(play, input) {
  let best = input;
  const smaller = (input) => [
    ...Object.keys(input).map((field) => Object.fromEntries(Object.entries(input).filter(([name]) => name !== field))),
    ...(input.steps ?? []).map((_, at) => ({ ...input, steps: input.steps.filter((_, other) => other !== at) })),
  ];
  for (let found = true; found;) {
    found = smaller(best).find((input) => fails(play, input));
    if (found) best = found;
  }
  return best;
}

ask("Profiler.enable");
ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
let broken = false;
for (const [at, [side, { play, FILE }]] of Object.entries(SIDES).entries()) {
  const known = corpus(side).map(([, input]) => input);
  const reached = new Uint8Array(100_000);
  touched(FILE);
  news(play, FILE, known, reached);
  const [seeds, begun] = [sum(reached), Date.now()];
  const thrown = dice(seed + at);
  let runs = 0, told = begun, batch = [];
  const until = begun + (minutes * 60_000);
  while (Date.now() < until) {
    const input = next(thrown, side, known);
    const error = fails(play, input);
    runs++;
    if (error) {
      const small = JSON.stringify(shortest(play, input), undefined, 1);
      const name = createHash("sha256").update(small).digest("hex").slice(0, 12);
      writeFileSync(new URL(`corpus/${side}/${name}.json`, import.meta.url), small + "\n");
      console.error(`${side}: a promise is broken by e2e/hostile/corpus/${side}/${name}.json\n${small}\n${error.stack}`);
      broken = true;
      break;
    }
    batch.push(input);
    // Asking takes as long as many inputs do; so it is asked of many, and only where there is something new, of each.
    if (batch.length === BATCH) {
      if (touched(FILE).some((run, at) => run > reached[at])) known.push(...news(play, FILE, batch, reached));
      batch = [];
    }
    if (Date.now() - told > 60_000) {
      told = Date.now();
      console.log(`${side}: ${runs} inputs, ${sum(reached)} characters of code`);
    }
  }
  const seconds = Math.round((Date.now() - begun) / 1_000);
  console.log(`${side}: ${runs} inputs in ${seconds} s, ${sum(reached)} characters of ${FILE} reached (${seeds} by the corpus), ${known.length} inputs kept, ${broken ? "one promise broken" : "no promise broken"}`);
}
process.exitCode = broken ? 1 : 0;
