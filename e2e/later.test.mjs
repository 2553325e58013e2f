// What comes later stands beside the taker's own result and the movement checks: what would change the result, one page
// for the appointment, a file for a clinic's programs, results of other days, and a guide that counts.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { broken, cramped } from "./axe.mjs";
import { withPage } from "./driver.mjs";
import { author, complete, everything, finish, groinRunner, healthy, outerHip, said, take, teenager } from "./people.mjs";
import { pagesOf } from "./pdf.mjs";
import { test } from "./scenario.mjs";

const run = (steps, options = {}) => () =>
  withPage(options, async (page) => {
    await page.open();
    await steps(page);
  });

/** The result of a person, with all that comes later. */
async function resultOf(page, person) {
  await finish(page, person);
  await complete(page);
}

// ---------------------------------------------------------------- what would change it

test("what would change a result is true: with the answers it names, that is what the result says", run(async (page) => {
  await resultOf(page, outerHip);
  const told = await page.eval(() => [...document.querySelectorAll(".would")].map((part) => ({
    title: part.querySelector("h3").textContent,
    ways: [...part.querySelectorAll("li")].map((li) => li.textContent),
  })));
  const strength = told.find(({ title }) => title.startsWith("Strength") && title.includes("Little"));
  assert.ok(strength, JSON.stringify(told));
  const [, days] = /Strength days a week: (\d) out of 7/.exec(strength.ways[0]);
  await page.press("button", "Back");
  await page.until("check");
  await page.click("[data-question=e1_str_days] button");
  await page.answer("e1_str_days", days);
  await page.continue();
  await page.until("check");
  await page.continue();
  await page.until("result");
  const level = await page.eval(() => [...document.querySelectorAll(".domains tbody tr")].find((row) => row.textContent.startsWith("Strength")).querySelector(".level").textContent);
  assert.ok(strength.title.includes(level), `${strength.title}: ${level}`);
}));

test("under 18, and with an urgent sign, nothing of it stands there", run(async (page) => {
  for (const person of [teenager, groinRunner]) {
    await page.open();
    await finish(page, person);
    assert.equal(await page.eval(() => document.querySelectorAll(".would, [data-press=visit], a[download$='fhir.json'], .again").length), 0);
  }
}));

// ---------------------------------------------------------------- the page for the appointment

/** How many pages the sheet takes on this paper. */
const pages = async (page, format) => pagesOf(await page.raw.pdf({ format, preferCSSPageSize: false }));

/** Asks for the sheet. */
const sheet = async (page) => {
  await page.click("[data-press=visit]");
  await page.until(() => document.documentElement.dataset.print === "visit");
};

for (const [name, person] of Object.entries({ healthy, author, outerHip, everything })) {
  test(`for the appointment, ${name} prints exactly one page, on either paper`, run(async (page) => {
    await page.eval(() => (window.print = () => {}));
    await resultOf(page, person);
    await sheet(page);
    for (const format of ["a4", "letter"]) {
      assert.equal(await pages(page, format), 1, format);
    }
    await page.raw.emulateMediaType("print");
    const { seen, others } = await page.eval(() => ({
      seen: document.querySelector("#visit").innerText,
      others: [...document.body.children].filter((child) => child.id !== "visit" && child.checkVisibility()).length,
    }));
    assert.equal(others, 0, "and nothing else");
    for (const text of ["Who to see", "Age", "35 to 44", "said no to", "Rules version 1", "not a diagnosis"]) assert.ok(seen.includes(text), `${text} in ${seen}`);
    assert.deepEqual(await broken(page), []);
    await page.raw.emulateMediaType("screen");
    // Whoever goes on prints the whole result again.
    await page.key("Tab");
    assert.equal(await page.eval(() => document.documentElement.dataset.print), undefined);
  }));
}

/** The longest sheet that was found, by changing one answer after the other for as long as the sheet got longer. */
const LONGEST = `version=1
a1_age=35_44
a2_now=none
a5_complaint=yes
a3_urgent=none
a4_soon=s_bone_spot s_stress_fx s_avn s_lock s_surgery s_nsaid s_inflam s_energy s_mood s_artery s_diabetes s_rash s_preg s_postnatal s_cycle s_testicle
b1_sit_hours=21.5 hours
b2_sit_bout=lt30
b3_sit_change=lot_more
c1_run_status=new
c2_run_week=139.5 miles
c3_run_spike=p30_100
c4_run_changes=race speed_hills less_rest min_shoes restart
c5_prev_injury=more
d1_pain_map=outer_hip upper_buttock:left deep_buttock groin_front_hip low_back si_sacrum outer_thigh back_thigh:left knee_front:right knee_outer shin calf:left heel_arch ball_big_toe other
d2_pain_level=10 of_ten
d3_pain_when=long_sit morning_stiff
d4_pain_length=gt12w
d5_pain_effect=stopped
e1_str_days=2 days
e2_cross_days=5 days
t0_moves=no
`;

/** Anybody without an urgent sign, as the check keeps answers: in turn somebody who ticks little, and who ticks much. */
function anybody(table, below, density) {
  const none = ["a2_now", "a3_urgent"];
  const lines = table.questions.filter(Boolean).map(({ id, kind, choices = [], middle = [], none: nothing, units }) => {
    const one = (list) => list[below(list.length)];
    if (kind === "number") {
      const unit = one(units);
      return `${id}=${below(unit.legal) / unit.steps} ${unit.id}`;
    }
    if (id === "a1_age") return `${id}=${one(choices.slice(2))}`;
    if (kind === "one") return `${id}=${one(choices)}`;
    const ticked = none.includes(id) ? [] : choices.filter(() => below(density) === 0);
    const side = (place) => (kind === "places" && !middle.includes(place) ? one([":left", ":right", ""]) : "");
    return `${id}=${ticked.map((choice) => choice + side(choice)).join(" ") || nothing}`;
  });
  return ["version=1", ...lines, ""].join("\n");
}

/** How many people are tried on both papers. */
const PEOPLE = 40;

test(`for the appointment, ${PEOPLE} people by chance and the longest sheet print one page each, in letters of 8 points or more`, { timeout: 300_000 }, run(async (page) => {
  page.allowStorage();
  const table = JSON.parse(await readFile(new URL("../docs/link/version-1.json", import.meta.url), "utf8"));
  let seed = 0x2545f491;
  const below = (n) => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    seed >>>= 0;
    return Math.floor(seed / 8) % n;
  };
  const [sizes, wrong] = [{}, []];
  let tried = 0;
  for (let n = 0; tried <= PEOPLE; n += 1) {
    assert.ok(n < 20 * PEOPLE, `only ${tried} of ${n} have a score`);
    const said = tried === 0 ? LONGEST : anybody(table, below, 1 + (n % 6));
    await page.eval((said) => localStorage.setItem("glute-check", said), said);
    await page.reload();
    // Whoever has a sign that follows from several answers is led to another screen.
    if ((await page.screen()) !== "check") {
      assert.equal(await page.screen(), "urgent", said);
      continue;
    }
    await page.continue();
    await page.until("result");
    await complete(page);
    await page.eval(() => (window.print = () => {}));
    await sheet(page);
    for (const format of ["a4", "letter"]) {
      const taken = await pages(page, format);
      if (taken !== 1) wrong.push(`${taken} pages of ${format}:\n${said}`);
    }
    await page.raw.emulateMediaType("print");
    const { smallest, size, lines } = await page.eval(() => {
      const texts = [...document.querySelectorAll("#visit *")].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
      const smallest = Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize) * 0.75));
      return { smallest, size: document.querySelector(".sheet").className, lines: document.querySelectorAll(".denied p").length };
    });
    if (smallest < 7.99) wrong.push(`${smallest} points:\n${said}`);
    assert.ok(lines >= 2, "what was said no to");
    sizes[size] = (sizes[size] ?? 0) + 1;
    await page.raw.emulateMediaType("screen");
    tried += 1;
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(Object.keys(sizes).sort(), ["sheet", "sheet close", "sheet closer"], "each size of letters is somebody's");
}));

// ---------------------------------------------------------------- the answers for a clinic's programs

test("the answers are a file in FHIR, and a text to copy", run(async (page) => {
  await page.eval(() => {
    window.copied = [];
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text) => void window.copied.push(text) } });
  });
  await resultOf(page, outerHip);
  const text = await page.eval(() => decodeURIComponent(document.querySelector("a[download$='fhir.json']").href.split(",").slice(1).join(",")));
  const response = JSON.parse(text);
  assert.deepEqual([response.resourceType, response.status], ["QuestionnaireResponse", "completed"]);
  const asked = response.item.flatMap(({ item }) => item);
  const hip = asked.find(({ linkId }) => linkId === "d1_pain_map.outer_hip");
  assert.deepEqual([hip.text, hip.answer[0].valueCoding.code], ["Which side: Outer hip", "left"]);
  await page.click("#fhir-inside");
  await page.click("[data-press=copy-fhir]");
  await page.until(() => document.querySelector("#fhir ~ [role=status]").textContent === "Copied.");
  assert.deepEqual(await page.eval(() => window.copied), [text]);
  assert.deepEqual(await broken(page), []);
  assert.deepEqual(await cramped(page), []);
  // Where that is refused, it stands there, selected.
  await page.eval(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await page.click("[data-press=copy-fhir]");
  await page.until(() => document.activeElement.id === "fhir");
  const field = await page.eval(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return { value, selected: value.slice(selectionStart, selectionEnd) };
  });
  assert.deepEqual(field, { value: text, selected: text });
  assert.deepEqual(await broken(page), []);
  assert.deepEqual(await cramped(page), []);
}));

// ---------------------------------------------------------------- again in six weeks

const remember = async (page) => {
  await page.eval(() => (document.querySelector(".remember").open = true));
  await page.click("label:has([name=remember])");
};

const results = (page) => page.eval(() => localStorage.getItem("glute-check-results"));

test("a result is kept only once the taker asks, and goes with one tap", run(async (page) => {
  await resultOf(page, outerHip);
  assert.equal(await results(page), null);
  await remember(page);
  await page.until(() => localStorage.getItem("glute-check-results") !== null);
  assert.match(await results(page), /^glute-check results 1\n\d{4}-\d\d-\d\d 1\w+\n$/);
  await page.click("label:has([name=remember])");
  await page.until(() => localStorage.length === 0);
}));

test("forgotten results stay forgotten, while the answers are remembered", run(async (page) => {
  page.allowStorage();
  await resultOf(page, outerHip);
  await remember(page);
  await page.until(() => localStorage.getItem("glute-check-results") !== null);
  await page.click("[data-press=forget]");
  await page.until(() => /Forgotten/.test(document.querySelector(".again [role=status]").textContent));
  assert.equal(await results(page), null);
  assert.ok(await page.eval(() => localStorage.getItem("glute-check")));
}));

test("six weeks later both stand side by side", run(async (page) => {
  page.allowStorage();
  await resultOf(page, outerHip);
  await remember(page);
  await page.until(() => localStorage.getItem("glute-check-results") !== null);
  await page.eval(() => {
    const [, , code] = /(\S+) (1\w+)\n$/.exec(localStorage.getItem("glute-check-results"));
    localStorage.setItem("glute-check-results", `glute-check results 1\n2020-02-29 ${code}\n`);
  });
  await page.reload();
  await page.until("check");
  await page.click("[data-question=e1_str_days] button");
  await page.answer("e1_str_days", "2");
  await page.continue();
  await page.until("check");
  await page.continue();
  await page.until(() => document.querySelector(".again table"));
  const rows = await page.eval(() => [...document.querySelectorAll(".again tr")].map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.match(rows[0][1], /^2020-02-29$/);
  const strength = rows.find(([area]) => area.startsWith("Strength"));
  assert.notEqual(strength[1], strength[2]);
  assert.deepEqual(await broken(page), []);
  assert.deepEqual(await cramped(page), []);
}));

for (const [what, text] of Object.entries({ "damaged": "¡garbage!\n2020-99-99 x", "of another time": "glute-check results 9\n2020-02-29 9zzzzzz" })) {
  test(`results that are ${what} stay as they are, and the check goes on`, run(async (page) => {
    page.allowStorage();
    await remember(page);
    await page.eval((text) => localStorage.setItem("glute-check-results", text), text);
    await resultOf(page, outerHip);
    await page.until(() => /1\w{6,}\n/.test(localStorage.getItem("glute-check-results")));
    for (const line of text.split("\n").filter((line) => !line.startsWith("glute"))) assert.ok((await results(page)).includes(line), line);
  }));
}

test("results are saved as a file and brought back from it; another file changes nothing", run(async (page) => {
  page.allowStorage();
  await resultOf(page, outerHip);
  await remember(page);
  await page.until(() => document.querySelector("[data-file]"));
  const saved = await page.eval(() => decodeURIComponent(document.querySelector("a[download$=txt]").href.split(",")[1]));
  assert.equal(saved, await results(page));
  const choose = async (text) => {
    await page.eval((text) => {
      const files = new DataTransfer();
      files.items.add(new File([text], "results.txt"));
      const field = document.querySelector("[data-file]");
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }, text);
  };
  await choose("a holiday picture");
  await page.until(() => /as it was/.test(document.querySelector(".again [role=status]").textContent));
  assert.equal(await results(page), saved);
  await choose(saved.replace(/\d{4}-\d\d-\d\d/, "2020-02-29"));
  await page.until(() => document.querySelector(".again table"));
  assert.match(await results(page), /2020-02-29 1/);
}));

test("the calendar's file holds a day and no answer", run(async (page) => {
  await resultOf(page, outerHip);
  const file = await page.eval(() => decodeURIComponent(document.querySelector("a[download$=ics]").href.split(",").slice(1).join(",")));
  assert.match(file, /^BEGIN:VCALENDAR\r\n/);
  assert.match(file, /DTSTART;VALUE=DATE:\d{8}\r\n/);
  assert.ok(!file.includes("#"), file);
}));

// ---------------------------------------------------------------- the movement checks

test("a movement check is shown, counted aloud for each leg, and stops at once", run(async (page) => {
  await page.eval(() => {
    window.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      window.tones++;
      return start.apply(this, when);
    };
  });
  await take(page, outerHip, { until: "t1_stand" });
  await page.until(() => document.querySelectorAll(".frames svg").length === 2);
  assert.deepEqual(await broken(page), []);
  assert.deepEqual(await cramped(page), []);
  const count = () => page.eval(() => document.querySelector(".count").textContent);
  const pictures = () => page.eval(pictured);
  const still = await pictures();
  assert.ok(still[1].left > still[0].left, "start and end side by side");
  assert.deepEqual(still.map(({ animation }) => animation), ["none", "none"], "nothing moves by itself");
  // By keyboard; the button keeps the focus, so that the same key stops it.
  await page.eval(() => document.querySelector("#leg-left").focus());
  await page.key("Enter");
  await page.until(() => /Get ready: [1-5]/.test(document.querySelector(".count").textContent));
  await page.until(() => /2\d seconds left/.test(document.querySelector(".count").textContent));
  const moving = await pictures();
  assert.deepEqual(moving.map(({ animation }) => animation), ["start", "end"]);
  assert.equal(moving[0].left, moving[1].left, "one moves into the other");
  assert.deepEqual(moving.map(({ top, height }) => [top, height]), still.map(({ top, height }) => [top, height]), "the page stays as it is");
  assert.ok((await page.eval(() => window.tones)) >= 4, "three to get ready, one to go");
  assert.equal(await page.eval(() => document.querySelector(".guide [role=status]").textContent), "Go.");
  assert.equal(await page.eval(() => document.activeElement.textContent), "Stop");
  await page.key("Enter");
  assert.match(await count(), /Stopped/);
  assert.deepEqual(await pictures(), still);
  // By touch, the other leg; and whoever goes on hears no more of it.
  await page.click("#leg-right");
  await page.until(() => /Get ready/.test(document.querySelector(".count").textContent));
  await page.answer("t1_stand", said(outerHip, "t1_stand"));
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "t2_bridge");
  await page.until(() => /flat on the back/.test(document.querySelector(".frames")?.getAttribute("aria-label")));
  assert.equal(await count(), "");
  await finish(page, outerHip);
  assert.equal(await page.attribute("data-band"), "many");
}));

/** In the page: the pictures of how one moves. */
const pictured = () => [...document.querySelectorAll(".frames svg")].map((svg) => {
  const { left, top, height } = svg.getBoundingClientRect();
  return { left, top: Math.round(top + scrollY), height: Math.round(height), animation: getComputedStyle(svg).animationName };
});

test("where motion is unwelcome, start and end stay side by side", () =>
  withPage({ features: { "prefers-reduced-motion": "reduce" } }, async (page) => {
    await page.open();
    await take(page, outerHip, { until: "t3_squat" });
    await page.until(() => document.querySelectorAll(".frames svg").length === 2);
    await page.click("#leg-left");
    await page.until(() => document.querySelector(".frames[data-moves]"));
    const [first, second] = await page.eval(pictured);
    assert.ok(second.left > first.left);
    assert.deepEqual([first.animation, second.animation], ["none", "none"]);
  }));

test("nobody is shown how to move whom the questions spare", run(async (page) => {
  const asked = await finish(page, author);
  assert.ok(!asked.some((question) => question.startsWith("t")));
}));
