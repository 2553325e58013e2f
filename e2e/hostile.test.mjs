// Hostile messages, queries and attributes: the corpora through the promises of both sides, and some thousand inputs
// besides, always the same ones. `cargo xtask fuzz messages` makes up more.

import assert from "node:assert/strict";
import { test } from "node:test";
import { corpus, SIDES } from "./hostile/corpus.mjs";
import { dice, next } from "./hostile/inputs.mjs";

for (const [side, { play }] of Object.entries(SIDES)) {
  test(`no input of the corpus breaks a promise of the ${side}`, () => {
    const inputs = corpus(side);
    assert.ok(inputs.length >= 15, `${inputs.length} inputs`);
    for (const [name, input] of inputs) {
      try {
        play(input);
      } catch (error) {
        throw new Error(`e2e/hostile/corpus/${side}/${name}`, { cause: error });
      }
    }
  });

  test(`nor do inputs that are made up for the ${side}`, () => {
    const thrown = dice(1);
    const known = corpus(side).map(([, input]) => input);
    for (let n = 0; n < 3_000; n++) {
      const input = next(thrown, side, known);
      try {
        play(input);
      } catch (error) {
        throw new Error(JSON.stringify(input), { cause: error });
      }
    }
  });
}
