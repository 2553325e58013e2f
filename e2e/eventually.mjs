// Waiting: for what will be so in a moment, and not for ever.

import assert from "node:assert/strict";

export const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/**
 * Waits until `holds()` gives something true, and gives that. After so many milliseconds it fails, and `what` says what
 * was waited for: a text, or a function that finds one.
 */
export async function eventually(holds, what = String(holds), patience = 10_000) {
  for (const end = Date.now() + patience; ; await sleep(20)) {
    const held = await holds();
    if (held) return held;
    if (Date.now() > end) assert.fail(`waited ${patience / 1000} s for ${typeof what === "function" ? await what() : what}`);
  }
}
