// A scenario: a test that runs in every engine. Where an engine differs, the difference is declared in
// engines/differences.mjs with its reason, and must be seen: one that is gone fails, so that nobody keeps it.

import assert from "node:assert/strict";
import { basename } from "node:path";
import { test as nodeTest } from "node:test";
import { engine } from "./engine.mjs";
import { DIFFERENCES } from "./engines/differences.mjs";

const FILE = basename(process.argv[1] ?? "");
const here = DIFFERENCES.filter(({ engines, file }) => file === FILE && engines.includes(engine.name));
const met = new Set();

/** As node:test's; a file is a list of these. */
export function test(name, ...rest) {
  const difference = here.find(({ scenario }) => (scenario instanceof RegExp ? scenario.test(name) : scenario === name));
  if (!difference) return nodeTest(name, ...rest);
  met.add(difference);
  const [options, run] = typeof rest[0] === "function" ? [{}, rest[0]] : rest;
  const { why, shows } = difference;
  // What takes long to fail is not tried.
  if (!shows) return nodeTest(name, { ...options, skip: why }, run);
  return nodeTest(name, options, async (context) => {
    const error = await Promise.resolve(run(context)).then(() => undefined, (error) => error);
    if (!error) assert.fail(`${engine.name} differs here no longer: take the entry out of engines/differences.mjs (${why})`);
    if (!shows.test(error.message)) throw error;
    context.skip(why);
  });
}

if (here.length > 0) {
  nodeTest(`every difference of ${engine.name} in ${FILE} is one of a scenario`, () => {
    // By now all scenarios of the file are known.
    assert.deepEqual(here.filter((difference) => !met.has(difference)).map(({ scenario }) => String(scenario)), []);
  });
}
