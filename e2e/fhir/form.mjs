// The form and the people who filled it in by chance, as `cargo xtask test --only fhir` wrote them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where all of it is. */
export const FOLDER = fileURLToPath(new URL("../../target/fhir/", import.meta.url));

const read = (name) => readFileSync(FOLDER + name, "utf8");

/** The form. */
export const form = JSON.parse(read("questionnaire-en.json"));

/** Each with `asked`, ids of the questions; `stopped`, whether it ended at an urgent sign; and `response`. */
export const people = read("people.ndjson").trim().split("\n").map((line) => JSON.parse(line));

/** All items below, in order. */
export const items = (parent) => (parent.item ?? []).flatMap((item) => [item, ...items(item)]);

/** What was answered, by id of the item: codes, or numbers with their units. */
export const answers = (response) => {
  const said = ({ valueCoding, valueQuantity, ...number }) => {
    if (valueCoding) return `${valueCoding.system}|${valueCoding.code}`;
    if (valueQuantity) return `${valueQuantity.value} ${valueQuantity.system}|${valueQuantity.code}`;
    return `${Object.values(number)[0]}`;
  };
  const answered = items(response).filter(({ answer }) => answer);
  return Object.fromEntries(answered.map(({ linkId, answer }) => [linkId, answer.map(said)]));
};
