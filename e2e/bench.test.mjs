// What `cargo xtask bench` makes of its figures: it sees what is slower, and does not take chance for it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { median, p95, ratio } from "../bench/statistics.mjs";

/** Times that wait for a frame of the screen: from 5 to 21 ms, evenly, in an order that says nothing. */
const waits = Array.from({ length: 400 }, (_, at) => 5 + 16 * ((at * 0.618034) % 1));

test("what takes longer is seen", () => {
  const slower = waits.map((time) => 1.2 * time);
  for (const part of [median, p95]) {
    const { figure, low, high } = ratio(slower, waits, part);
    assert.ok(Math.abs(figure - 1.2) < 1e-9 && 1.05 < low && low <= 1.2 && 1.2 <= high && high < 1.4, `${low}–${high}`);
  }
});

test("what differs by chance alone is within its bounds, which come out the same each time", () => {
  const others = waits.map((_, at) => waits[(at * 7 + 3) % waits.length]);
  const { figure, low, high } = ratio(others, waits, median);
  assert.ok(low <= 1 && 1 <= high && high - low < 0.4, `${low}–${high}`);
  assert.deepEqual(ratio(others, waits, median), { figure, low, high });
});

test("lists that were not measured beside each other are refused", () => {
  assert.throws(() => ratio(waits, waits.slice(1), median), /400 figures cannot be compared with 399/);
});
