// People who take the quiz: what each of them answers. Questions that are not named are answered with "none", the
// first choice, or 0, so that a person only says what matters.

/** The order in which answers are looked up: what the person says, then what anybody says. */
const ANYBODY = {
  a1_age: "35_44",
  a2_now: "none",
  a5_complaint: "no",
  a3_urgent: "none",
  a4_soon: "none",
  b1_sit_hours: "3",
  b2_sit_bout: "lt30",
  b3_sit_change: "same",
  c1_run_status: "none",
  c2_run_week: "10",
  c3_run_spike: "same",
  c4_run_changes: "none",
  c5_prev_injury: "no",
  d1_pain_map: "none",
  d2_pain_level: "3",
  d3_pain_when: "none",
  d4_pain_length: "lt2w",
  d5_pain_effect: "none",
  e1_str_days: "2",
  e2_cross_days: "2",
  t0_moves: "no",
  t1_stand: "not_done",
  t2_bridge: "not_done",
  t3_squat: "not_done",
};

/** Sits little, trains twice a week, nothing hurts. */
export const healthy = {};

/** The source article's author in 2011 (EVIDENCE 4b): new desk job, half-marathon, thin shoes, a sore toe. */
export const author = {
  a5_complaint: "yes",
  b1_sit_hours: "8",
  b2_sit_bout: "60_120",
  b3_sit_change: "lot_more",
  c1_run_status: "paused",
  c2_run_week: "40",
  c3_run_spike: "p10_30",
  c4_run_changes: ["race", "min_shoes"],
  d1_pain_map: { ball_big_toe: "right" },
  d2_pain_level: "4",
  d3_pain_when: ["only_run"],
  d4_pain_length: "6_12w",
  d5_pain_effect: "stopped",
  e1_str_days: "0",
  e2_cross_days: "2",
};

/** Sits at a desk; the outer hip hurts on stairs and when lying on it, for three months. */
export const outerHip = {
  a5_complaint: "yes",
  b1_sit_hours: "9",
  b2_sit_bout: "gt120",
  b3_sit_change: "bit_more",
  d1_pain_map: { outer_hip: "left" },
  d2_pain_level: "5",
  d3_pain_when: ["one_leg_stairs", "lie_on_side"],
  d4_pain_length: "gt12w",
  d5_pain_effect: "less",
  e1_str_days: "0",
  e2_cross_days: "1",
  t0_moves: "yes",
  t1_stand: "one",
  t2_bridge: "steady",
  t3_squat: "fair",
};

/** Cannot feel the saddle area: an emergency, whatever else. */
export const emergency = { a2_now: ["e_saddle"] };

/** Groin pain that comes with running. */
export const groinRunner = {
  a5_complaint: "yes",
  c1_run_status: "regular",
  d1_pain_map: { groin_front_hip: "right" },
  d3_pain_when: ["during_run"],
};

/** Fifteen, with a sore calf. */
export const teenager = {
  a1_age: "under16",
  a5_complaint: "yes",
  d1_pain_map: { calf: "both" },
};

/** A runner who does everything: the longest way through. */
export const everything = {
  ...outerHip,
  c1_run_status: "regular",
  c2_run_week: "45",
  c3_run_spike: "gt100",
  c4_run_changes: ["race", "speed_hills", "less_rest"],
  c5_prev_injury: "more",
};

/** What a person answers to a question. */
export const said = (person, question) => person[question] ?? ANYBODY[question];

/**
 * Takes the quiz as a person, from the question on the screen on, until a screen that is none of a question.
 * `until` names a question to stop before. Returns the questions that were asked.
 */
export async function take(page, person, { until } = {}) {
  const asked = [];
  for (;;) {
    if ((await page.screen()) !== "question") return asked;
    const question = await page.attribute("data-question");
    if (question === until) return asked;
    asked.push(question);
    await answerThis(page, person);
  }
}

/** Answers the question on the screen and goes on. */
export async function answerThis(page, person) {
  const question = await page.attribute("data-question");
  await page.answer(question, said(person, question));
  await page.continue();
  await page.until((before) => document.querySelector("main").dataset.question !== before, question);
}

/** Takes the quiz to the list of answers and past it, to what the answers come to. */
export async function finish(page, person) {
  const asked = await take(page, person);
  if ((await page.screen()) === "check") {
    await page.continue();
    await page.until(() => document.querySelector("main").dataset.screen !== "check");
  }
  return asked;
}

/** Waits for what comes a little later than the screen, and moves what is below: a guide, or what stands beside a result. */
export const complete = (page) =>
  page.until(() => {
    const guide = "[data-question^=t]:not([data-question=t0_moves]) #keepsake:empty";
    // What comes last.
    const own = "[data-screen=result][data-band] #change:empty";
    const theirs = "[data-screen=shared][data-band] #keepsake:not(:has([data-press=visit]))";
    return !document.querySelector(`${guide}, [data-band] #keepsake:empty, ${own}, ${theirs}`);
  });

/** The link to all answers, of the result on the screen. */
export async function link(page) {
  await complete(page);
  await page.until(() => document.querySelector("#link"));
  return page.eval(() => document.querySelector("#link").value);
}

/** From the result to what another person would see: `kind` is "Only my result" or "My full answers". */
export async function preview(page, kind = "My full answers") {
  await complete(page);
  await page.press("button", kind);
  await page.until(() => document.querySelector(".passing"));
}
