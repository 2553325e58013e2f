// The two sides that hear messages, and the inputs kept for each.

import { readdirSync, readFileSync } from "node:fs";
import * as frame from "./frame.mjs";
import * as host from "./host.mjs";

export const SIDES = { frame, host };

/** The inputs of a side with their names. */
export function corpus(side) {
  const folder = new URL(`corpus/${side}/`, import.meta.url);
  return readdirSync(folder).sort().map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), "utf8"))]);
}
