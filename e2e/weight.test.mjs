// What the release weighs, as a server sends it: no file grows beyond its budget in weight.json unnoticed, nor do the
// files together that somebody waits for.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { filesOf } from "./files.mjs";
import { RELEASE } from "./server.mjs";

const { files, together } = JSON.parse(readFileSync(new URL("../weight.json", import.meta.url), "utf8"));

/** Names hold hashes, so a budget is for a pattern with `*`, as in a shell. */
const matches = (pattern, name) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`).test(name);

const names = filesOf(RELEASE).filter((name) => !/\.(br|gz)$/.test(name)); // copies packed in advance

// Node's own default is quality 11, the best there is.
const weigh = (name) => brotliCompressSync(readFileSync(`${RELEASE}/${name}`)).length;

const over = (what, weight, budget) =>
  weight > budget ? [`${what} weighs ${weight} bytes, ${weight - budget} over the budget of ${budget}`] : [];

const told = (troubles) =>
  assert.equal(troubles.join("\n"), "", `weight.json no longer holds (bytes, brotli):\n${troubles.join("\n")}`);

test("every file keeps to its budget in weight.json", () => {
  const troubles = names.flatMap((name) => {
    const budget = Object.entries(files).find(([pattern]) => matches(pattern, name))?.[1];
    return budget === undefined
      ? [`${name} has no budget: it weighs ${weigh(name)} bytes`]
      : over(name, weigh(name), budget);
  });
  told(troubles);
});

test("what is waited for keeps to its budget as a whole", () => {
  const troubles = Object.entries(together).flatMap(([what, { budget, of }]) => {
    const found = of.map((pattern) => names.filter((name) => matches(pattern, name)));
    for (const [index, some] of found.entries()) assert.equal(some.length, 1, `${of[index]}: ${some}`);
    const weight = found.flat().reduce((sum, name) => sum + weigh(name), 0);
    return over(what, weight, budget);
  });
  assert.ok(Object.keys(together).length > 0);
  told(troubles);
});
