// When each item is asked, worked out by the rules of FHIR alone (`enableWhen`, and expressions by fhirpath.js), is when the
// check asked it.

import assert from "node:assert/strict";
import { test } from "node:test";
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4/index.js";
import { answers, form, items, people } from "./form.mjs";

const EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";

const all = items(form);

/** Whether an item is enabled, as a function of answers and the response they are from. */
const rule = (item) => {
  const expression = item.extension?.find(({ url }) => url === EXPRESSION)?.valueExpression.expression;
  if (expression) {
    assert.ok(!item.enableWhen, item.linkId);
    const path = fhirpath.compile(expression, r4);
    return (_, response) => path(response, { resource: response })[0] === true;
  }
  const comparisons = (item.enableWhen ?? []).map(({ question, operator, answerCoding, answerBoolean, answerInteger, answerDecimal }) => {
    const code = answerCoding && `${answerCoding.system}|${answerCoding.code}`;
    const least = answerInteger ?? answerDecimal;
    const operators = {
      "=": (given) => given.includes(code),
      "!=": (given) => {
        // Programs differ in whether all answers or any of them has to be another; so it must not matter.
        const none = !given.includes(code);
        assert.equal(given.length === 0 || given.some((other) => other !== code), none, item.linkId);
        return none;
      },
      ">=": (given) => given.some((number) => Number(number) >= least),
      exists: (given) => given.length > 0 === answerBoolean,
    };
    return (said) => operators[operator](said[question] ?? []);
  });
  if (comparisons.length === 0) return () => true;
  return (said) => (item.enableBehavior === "any" ? comparisons.some((holds) => holds(said)) : comparisons.every((holds) => holds(said)));
};

const rules = new Map(all.map((item) => [item.linkId, rule(item)]));

/** What the check asks that only the form calls items: the sides of places. */
const questions = all.filter(({ type }) => !["group", "display"].includes(type)).map(({ linkId }) => linkId);

/** What is asked of somebody with these answers, and whether the form tells them to be seen. */
const asked = (response) => {
  const said = answers(response);
  const enabled = (id) => rules.get(id)(said, response);
  const stops = [...rules.keys()].filter((id) => /\.(emergency|urgent)$/.test(id));
  return { questions: questions.filter(enabled), stopped: stops.some(enabled) };
};

test("who is asked what, and who is told to be seen, is the same by the rules of FHIR", () => {
  const seen = new Set();
  for (const { asked: expected, stopped, response } of people) {
    const found = asked(response);
    const sides = Object.keys(answers(response)).filter((id) => id.includes("."));
    assert.deepEqual(new Set(found.questions), new Set([...expected, ...sides]));
    assert.equal(found.stopped, stopped);
    for (const id of expected) seen.add(id);
  }
  assert.deepEqual(questions.filter((id) => !id.includes(".") && !seen.has(id)), [], "somebody is asked each question");
  assert.ok(people.some(({ stopped }) => stopped) && people.some(({ stopped }) => !stopped));
});

test("before anything is answered, only what depends on nothing is asked", () => {
  assert.deepEqual(asked({ resourceType: "QuestionnaireResponse" }), { questions: ["a1_age", "a2_now"], stopped: false });
});
