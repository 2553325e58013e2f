// Codes of links, read and built by a program that was written from docs/link.md alone: it shares nothing with ours but
// the tables and vectors that the document names.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const read = async (name) => JSON.parse(await readFile(new URL(`../docs/link/${name}`, import.meta.url), "utf8"));
const [table, vectors] = [await read("version-1.json"), await read("vectors-1.json")];

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BASE = BigInt(ALPHABET.length);
const BLOCK = 16;

const checks = (values) => {
  const sums = values.reduce(([plain, weighed], value, index) => [plain + value, weighed + (index + 1) * value], [7, 11]);
  return sums.map((sum) => sum % ALPHABET.length);
};

const pick = (n, k) => {
  if (k > n) return 0;
  let ways = 1;
  for (let i = 0; i < k; i += 1) ways = (ways * (n - i)) / (i + 1);
  return ways;
};

/** Whether a condition holds; `said` has the answers of the questions that are asked. */
function holds(condition, said) {
  if (typeof condition === "boolean") return condition;
  const [[kind, of]] = Object.entries(condition);
  switch (kind) {
    case "all":
      return of.every((part) => holds(part, said));
    case "any":
      return of.some((part) => holds(part, said));
    case "not":
      return !holds(of, said);
    case "ticked":
      return said.get(of[0])?.ticked?.some(({ id }) => id === of[1]) ?? false;
    case "at_least": {
      const answer = said.get(of[0]);
      return answer !== undefined && answer.steps >= of[1][answer.unit];
    }
    default:
      throw new Error(`docs/link.md knows no ${kind}`);
  }
}

/** Goes through the questions that are asked; `digit(radix, value)` reads a digit or takes one, and gives it back. */
function walk(digit, given) {
  const said = new Map();
  for (const question of table.questions.filter(Boolean)) {
    if (!holds(question.ask_if, said)) continue;
    said.set(question.id, answer(question, digit, given?.get(question.id)));
  }
  return said;
}

function answer({ kind, choices, middle, none, units }, digit, given) {
  switch (kind) {
    case "always_none":
      return { ticked: [{ id: none }] };
    case "one": {
      const place = digit(choices.length, given && choices.indexOf(given.ticked[0].id));
      return { ticked: [{ id: choices[place] }] };
    }
    case "number": {
      const before = (unit) => units.slice(0, unit).reduce((sum, { legal }) => sum + legal, 0);
      const place = digit(before(units.length), given && before(given.unit) + given.steps);
      const unit = units.findIndex((_, index) => place < before(index + 1));
      return { unit, steps: place - before(unit) };
    }
    case "many":
    case "places": {
      const ids = set(choices, digit, given?.ticked.map(({ id }) => id));
      const side = (id) => given?.ticked.find((one) => one.id === id).side;
      const ticked = ids.map((id) => (kind === "many" || middle.includes(id) ? { id } : { id, side: digit(3, side(id)) }));
      return { ticked: ticked.length > 0 ? ticked : [{ id: none }] };
    }
    default:
      throw new Error(`docs/link.md knows no ${kind}`);
  }
}

function set(choices, digit, given) {
  const ticked = [];
  for (let start = 0; start < choices.length; start += BLOCK) {
    const block = choices.slice(start, start + BLOCK);
    const places = given && block.flatMap((id, place) => (given.includes(id) ? [place] : []));
    let count = digit(block.length + 1, places?.length);
    let rank = digit(pick(block.length, count), places?.reduce((sum, place, index) => sum + pick(place, index + 1), 0));
    const found = [];
    for (let place = block.length - 1; place >= 0; place -= 1) {
      if (count > 0 && rank >= pick(place, count)) {
        rank -= pick(place, count);
        count -= 1;
        found.unshift(block[place]);
      }
    }
    ticked.push(...found);
  }
  return ticked;
}

function decode(code) {
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  assert.equal(values.length, values[1] + 4, "the length");
  assert.deepEqual(values.slice(-2), checks(values.slice(0, -2)), "the check characters");
  assert.equal(values[0], table.version, "the version");
  const body = values.slice(2, -2);
  assert.notEqual(body[0], 0, "zeros in front");
  let number = body.reduce((sum, value) => sum * BASE + BigInt(value), 0n);
  let bits = 0;
  const said = walk((radix) => {
    bits += Math.log2(radix);
    const rest = Number(number % BigInt(radix));
    number /= BigInt(radix);
    return rest;
  });
  assert.equal(number, 0n, "something left over");
  return { said, bits };
}

function encode(said) {
  const digits = [];
  walk((radix, value) => {
    assert.ok(value < radix);
    digits.push([radix, value]);
    return value;
  }, said);
  let number = digits.reduceRight((sum, [radix, value]) => sum * BigInt(radix) + BigInt(value), 0n);
  const body = [];
  for (; number > 0n; number /= BASE) body.unshift(Number(number % BASE));
  const values = [table.version, body.length, ...body];
  return [...values, ...checks(values)].map((value) => ALPHABET[value]).join("");
}

/** The answers as the check keeps them on a device, one line a question. */
function written(said) {
  const sides = [":left", ":right", ""];
  const line = ([id, { ticked, unit, steps }]) => {
    const { units } = table.questions.find((question) => question.id === id);
    if (ticked) return `${id}=${ticked.map(({ id, side }) => id + (sides[side] ?? "")).join(" ")}`;
    return `${id}=${steps / units[unit].steps} ${units[unit].id}`;
  };
  return [`version=${table.version}`, ...[...said].map(line), ""].join("\n");
}

test("every vector holds what the document says", () => {
  for (const [code, answers] of Object.entries(vectors)) assert.equal(written(decode(code).said), answers, code);
});

test("every vector can be built from its answers", () => {
  for (const code of Object.keys(vectors)) assert.equal(encode(decode(code).said), code);
});

test("a wrong, swapped or missing character is noticed", () => {
  for (const code of Object.keys(vectors).filter((_, index) => index % 20 === 0)) {
    for (let at = 0; at < code.length; at += 1) {
      assert.throws(() => decode(code.slice(0, at)), `${code} cut at ${at}`);
      for (const wrong of ALPHABET) {
        if (wrong !== code[at]) assert.throws(() => decode(code.slice(0, at) + wrong + code.slice(at + 1)), `${code} with ${wrong} at ${at}`);
      }
      const swapped = code.slice(0, at) + (code[at + 1] ?? "") + code[at] + code.slice(at + 2);
      if (swapped !== code) assert.throws(() => decode(swapped), swapped);
    }
  }
});

// ---------------------------------------------------------------- a result without answers

const summaries = await read("summary-1.json");
const LEVELS = ["none", "low", "medium", "high"];

function decodeSummary(code) {
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  assert.equal(values[0], 0, "the mark");
  assert.equal(values[1], summaries.version, "the version");
  assert.equal(values.length, values[2] + 5, "the length");
  assert.deepEqual(values.slice(-2), checks(values.slice(0, -2)), "the check characters");
  const body = values.slice(3, -2);
  assert.notEqual(body[0], 0, "zeros in front");
  let number = body.reduce((sum, value) => sum * Number(BASE) + value, 0);
  const digit = (radix) => {
    const rest = number % radix;
    number = (number - rest) / radix;
    return rest;
  };
  const said = [["none", "soon"][digit(2)], ...summaries.areas.map(() => LEVELS[digit(4)])];
  assert.equal(number, 0, "something left over");
  return said.join(" ");
}

function encodeSummary(said) {
  const [soon, ...levels] = said.split(" ");
  let number = levels.reduceRight((sum, level) => sum * 4 + LEVELS.indexOf(level), 0) * 2 + (soon === "soon" ? 1 : 0);
  const body = [];
  for (; number > 0; number = Math.floor(number / Number(BASE))) body.unshift(number % Number(BASE));
  const values = [0, summaries.version, body.length, ...body];
  return [...values, ...checks(values)].map((value) => ALPHABET[value]).join("");
}

test("a result without answers can be read and built from the document", () => {
  assert.ok(Object.keys(summaries.vectors).length > 200);
  for (const [code, said] of Object.entries(summaries.vectors)) {
    assert.equal(decodeSummary(code), said, code);
    assert.equal(encodeSummary(said), code);
    assert.throws(() => decode(code), `${code} holds answers`);
    assert.throws(() => decodeSummary(code.slice(1)), `${code} without its mark`);
  }
});

test("no code is longer than its answers need", (t) => {
  const spent = Object.keys(vectors).map((code) => ({ code, need: decode(code).bits / Math.log2(ALPHABET.length) }));
  // Version, length and two check characters; a number below the product of all radixes; a character is a whole one.
  for (const { code, need } of spent) assert.ok(code.length <= Math.ceil(need) + 4, `${code}: ${need}`);
  const longest = Math.max(...spent.map(({ need }) => need));
  t.diagnostic(`the longest way needs ${longest.toFixed(1)} characters for what can be answered on it, and 4 more`);
});
