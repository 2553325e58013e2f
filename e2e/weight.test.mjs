// What the release weighs, as a server sends it: no kind of file grows beyond its budget in weight.json unnoticed.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { RELEASE } from "./server.mjs";

const budgets = Object.entries(JSON.parse(readFileSync(new URL("../weight.json", import.meta.url), "utf8")));

/** Names hold hashes, so a budget is for a pattern with `*`, as in a shell. */
const matches = (pattern, name) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`).test(name);

const names = readdirSync(RELEASE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name)) // copies packed in advance
  .map((entry) => relative(RELEASE, join(entry.parentPath ?? entry.path, entry.name)));

// Node's own default is quality 11, the best there is.
const weigh = (name) => brotliCompressSync(readFileSync(`${RELEASE}/${name}`)).length;

test("every file keeps to its budget in weight.json", () => {
  const troubles = names.flatMap((name) => {
    const weight = weigh(name);
    const budget = budgets.find(([pattern]) => matches(pattern, name))?.[1];
    if (budget === undefined) return [`${name} has no budget: it weighs ${weight} bytes`];
    return weight > budget ? [`${name} weighs ${weight} bytes, ${weight - budget} over its budget of ${budget}`] : [];
  });
  assert.equal(troubles.join("\n"), "", `weight.json no longer holds (bytes, brotli):\n${troubles.join("\n")}`);
});
