// Whole runs through the built release, as people take them.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { author, complete, emergency, everything, finish, groinRunner, healthy, link, outerHip, take, teenager } from "./people.mjs";
import { test } from "./scenario.mjs";

const run = (options, steps) => () =>
  withPage(options, async (page) => {
    await page.open();
    await steps(page);
  });

const rules = (page) => page.eval(() => [...document.querySelectorAll("[data-rule]")].map((e) => e.dataset.rule));
const bars = (page) =>
  page.eval(() => [...document.querySelectorAll(".domains tbody tr")].map((row) => row.innerText.replace(/\s+/g, " ").trim()));

/** No points, no chart, no band, no link anywhere in the document. */
async function assertNoScore(page) {
  assert.equal(await page.attribute("data-band"), null);
  assert.equal(await page.eval(() => document.querySelectorAll(".domains, .bar, #link, [data-band]").length), 0);
  assert.doesNotMatch(await page.text(), /\d points/i);
}

test("somebody healthy gets a result with little in it, and something to do", run({}, async (page) => {
  const asked = await finish(page, healthy);
  assert.equal(await page.screen(), "result");
  assert.equal(await page.attribute("data-urgency"), "none");
  assert.equal(await page.attribute("data-band"), "few");
  assert.ok(!asked.includes("d1_pain_map") && !asked.includes("c2_run_week"));
  const placed = await rules(page);
  for (const rule of ["band_few", "do_worse", "see_optional", "limit_education"]) assert.ok(placed.includes(rule), rule);
  assert.match(await page.text(), /education, not a diagnosis/i);
}));

test("the author of the article: the toe is far from the hip, and gets checked", run({}, async (page) => {
  const asked = await finish(page, author);
  assert.equal(await page.screen(), "result");
  assert.equal(await page.attribute("data-band"), "some");
  assert.equal(await page.attribute("data-urgency"), "soon");
  assert.ok(!asked.includes("t0_moves"), "no movement checks for somebody who had to stop running");
  const placed = await rules(page);
  for (const rule of ["tell_ds_far", "tell_ds_stopped", "tell_ds_long", "see_far", "learn_toe"]) assert.ok(placed.includes(rule), rule);
  for (const rule of ["do_strength", "learn_exercises"]) assert.ok(!placed.includes(rule), rule);
  const [sitting, training, strength, pain] = await bars(page);
  assert.match(sitting, / 80 points/);
  assert.match(training, / 48 points/);
  assert.match(strength, / 70 points/);
  assert.match(pain, / 0 points/);
}));

test("outer-hip pain at a desk: a physiotherapist, with reasons and sources", run({}, async (page) => {
  await finish(page, outerHip);
  assert.equal(await page.attribute("data-band"), "many");
  const placed = await rules(page);
  assert.ok(placed.includes("see_physio") && placed.includes("out_outer_hip"));
  const reason = await page.eval(() => {
    const item = document.querySelector("[data-rule=out_outer_hip]");
    item.querySelector("summary").click();
    return item.querySelector(".reason").innerText;
  });
  assert.match(reason, /Outer hip/i);
  assert.match(reason, /out_outer_hip/);
  assert.match(reason, /\d{4}/, "a source with its year");
  const unreasoned = await page.eval(() =>
    [...document.querySelectorAll("[data-rule]:not(.pieces > li)")]
      .filter((e) => !e.querySelector(".reason .sources li") || !e.querySelector(".reason .rule code"))
      .map((e) => e.dataset.rule),
  );
  assert.deepEqual(unreasoned, [], "statements without a rule and a source");
}));

test("an emergency ends the quiz at once, with a number and no score", run({}, async (page) => {
  const asked = await finish(page, emergency);
  assert.deepEqual(asked, ["a1_age", "a2_now"]);
  assert.equal(await page.screen(), "emergency");
  assert.equal(await page.attribute("data-urgency"), "emergency");
  await assertNoScore(page);
  assert.ok(await page.eval(() => Boolean(document.querySelector("main a[href^='tel:']"))));
  // Another country has another number, and "somewhere else" has 112.
  const numbers = async (code) => {
    await page.eval((code) => {
      const select = document.querySelector("select[name=country]");
      select.value = code;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }, code);
    await page.until((code) => document.querySelector("select[name=country]").value === code, code);
    return page.eval(() => [...document.querySelectorAll("main a[href^='tel:']")].map((a) => a.getAttribute("href")));
  };
  assert.deepEqual(await numbers("GB"), ["tel:999", "tel:112"]);
  assert.deepEqual(await numbers("US"), ["tel:911"]);
  assert.deepEqual(await numbers(""), ["tel:112"]);
  assert.match(await page.text(), /your local emergency number/i);
  // A slip can be taken back.
  await page.back();
  await page.until("question");
  assert.equal(await page.attribute("data-question"), "a2_now");
  await page.answer("a2_now", ["none"]);
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a5_complaint");
}));

test("groin pain with running is urgent before any score", run({}, async (page) => {
  await finish(page, groinRunner);
  assert.equal(await page.screen(), "urgent");
  assert.equal(await page.attribute("data-urgency"), "urgent");
  await assertNoScore(page);
  assert.match(await page.text(), /next day or two/i);
}));

test("under 18: somebody to go to, no points, no movement checks", run({}, async (page) => {
  const asked = await finish(page, teenager);
  assert.equal(await page.screen(), "result");
  assert.equal(await page.attribute("data-band"), null, "under 18 there is no band");
  assert.ok(!asked.some((question) => /^[bcet]/.test(question)), asked.join());
  await assertNoScore(page);
}));

test("Back and Change keep every other answer", run({}, async (page) => {
  await take(page, everything, { until: "c1_run_status" });
  await page.back();
  await page.until(() => document.querySelector("main").dataset.question === "b3_sit_change");
  assert.ok(await page.eval(() => document.querySelector("[value=bit_more]").checked), "the answer is still there");
  await page.press("button", "Back");
  await page.until(() => document.querySelector("main").dataset.question === "b2_sit_bout");
  await page.forward();
  await page.until(() => document.querySelector("main").dataset.question === "b3_sit_change");
  await take(page, everything);
  assert.equal(await page.screen(), "check");
  // From a runner to none and back: what was said about running is kept.
  const change = async (question, value) => {
    await page.click(`[data-question=${question}] .change button`);
    await page.until((q) => document.querySelector("main").dataset.question === q, question);
    await page.answer(question, value);
    await page.continue();
    await page.until("check");
  };
  await change("c1_run_status", "none");
  assert.equal(await page.eval(() => document.querySelector("[data-question=c3_run_spike]")), null);
  await change("c1_run_status", "regular");
  assert.match(await page.eval(() => document.querySelector("[data-question=c2_run_week]").innerText), /45/);
}));

test("a change that opens a question asks it before the list comes back", run({}, async (page) => {
  await take(page, healthy);
  await page.click("[data-question=a5_complaint] .change button");
  await page.until(() => document.querySelector("main").dataset.question === "a5_complaint");
  await page.answer("a5_complaint", "yes");
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a3_urgent");
  assert.equal(await page.eval(() => document.querySelectorAll("input:checked").length), 0, "none has to be said again");
}));

test("nothing, none and something, and nonsense are refused in words, and nothing is lost", run({}, async (page) => {
  const refused = async () => {
    await page.continue();
    await page.until(() => document.activeElement?.id === "summary");
    const text = await page.eval(() => [document.querySelector("#summary a").innerText, document.querySelector("#mistake").innerText]);
    assert.ok(text[1].includes(text[0]), "the same words in the summary and beside the field");
    await page.until(() => document.title.startsWith("Problem"));
    return text[0];
  };
  assert.match(await refused(), /choose one/i);
  await page.answer("a1_age", "35_44");
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  assert.match(await refused(), /none of these/i);
  await page.answer("a2_now", "none");
  await page.eval(() => document.querySelector("[value=e_chest]").click());
  await page.until(() => !document.querySelector("[value=none]").checked);
  await page.eval(() => document.querySelector("[value=none]").click());
  await page.until(() => !document.querySelector("[value=e_chest]").checked);
  await take(page, healthy, { until: "b1_sit_hours" });
  for (const [typed, told] of [["", /type a number/i], ["many", /digits/i], ["25", /24/], ["-1", /below 0/i]]) {
    await page.answer("b1_sit_hours", typed);
    assert.match(await refused(), told, typed);
    assert.equal(await page.eval(() => document.querySelector("[name=b1_sit_hours]").value), typed, "what was typed is kept");
  }
  await page.answer("b1_sit_hours", "7,5");
  await take(page, { b1_sit_hours: "7,5" });
  assert.match(await page.eval(() => document.querySelector("[data-question=b1_sit_hours]").innerText), /7\.5 hours/);
}));

test("a reload forgets everything, unless the taker asked to be remembered", run({}, async (page) => {
  await take(page, outerHip, { until: "b2_sit_bout" });
  await page.reload();
  assert.equal(await page.attribute("data-question"), "a1_age");
  page.allowStorage();
  await take(page, outerHip, { until: "b2_sit_bout" });
  await page.click(".remember summary");
  await page.click("label:has([name=remember])");
  await page.until(() => localStorage.length === 1);
  await page.reload();
  assert.equal(await page.attribute("data-question"), "b2_sit_bout");
  await finish(page, outerHip);
  assert.equal(await page.screen(), "result");
  await complete(page);
  await page.click(".remember summary");
  await page.click("label:has([name=remember])");
  await page.until(() => localStorage.length === 0);
}));

test("damaged storage costs only what is damaged, and says so", run({}, async (page) => {
  page.allowStorage();
  await page.eval(() => localStorage.setItem("glute-check", "version=1\na1_age=18_34\na2_now=none\na5_complaint=perhaps\n\u0000=\u0000"));
  await page.reload();
  assert.equal(await page.attribute("data-question"), "a5_complaint");
  assert.match(await page.text(), /could not be read/i);
}));

test("start again forgets everything", run({}, async (page) => {
  await finish(page, outerHip);
  await complete(page);
  await page.click(".start-again summary");
  await page.click(".start-again button");
  await page.until(() => document.querySelector("main").dataset.question === "a1_age");
  assert.equal(await page.eval(() => document.querySelectorAll("input:checked").length), 0);
}));

test("a link opens the same result, for looking at only", run({}, async (page) => {
  await finish(page, outerHip);
  const [address, own] = [await link(page), await rules(page)];
  assert.match(address, /#r=[0-9A-Za-z]{8,25}$/);
  await page.open(address);
  await page.until("shared");
  assert.equal(await page.attribute("data-band"), "many");
  assert.deepEqual(await rules(page), own);
  assert.match(await page.text(), /somebody else/i);
  await page.press("button", "Take the check yourself");
  await page.until(() => document.querySelector("main").dataset.question === "a1_age");
  assert.doesNotMatch(await page.address(), /r=/);
  assert.equal(await page.eval(() => document.querySelectorAll("input:checked").length), 0, "it starts clean");
}));

test("opening a link leaves the visitor's own saved answers alone", run({}, async (page) => {
  await finish(page, outerHip);
  const address = await link(page);
  page.allowStorage();
  const mine = "version=1\na1_age=60up\na2_now=none\n";
  await page.eval((mine) => localStorage.setItem("glute-check", mine), mine);
  await page.open(address);
  await page.until("shared");
  assert.equal(await page.eval(() => localStorage.getItem("glute-check")), mine);
  // They are looked at only now.
  await page.press("button", "Take the check yourself");
  await page.until(() => document.querySelector("main").dataset.question === "a5_complaint");
  assert.equal(await page.eval(() => localStorage.getItem("glute-check")), mine);
}));

test("a tampered link gets a plain sentence and no result", run({}, async (page) => {
  await finish(page, outerHip);
  const [base, code] = (await link(page)).split("#r=");
  const last = code.at(-1) === "A" ? "B" : "A";
  const cases = [
    [code.slice(0, -1) + last, /changed on its way/i],
    [code.slice(0, -4), /end of the link is missing/i],
    [`2${code.slice(1)}`, /changed on its way/i],
    ["", /holds no result/i],
    ["🦵", /holds no result/i],
  ];
  for (const [broken, told] of cases) {
    await page.open(`${base}#r=${broken}`);
    await page.until("broken-link");
    assert.match(await page.text(), told, broken);
    await assertNoScore(page);
  }
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a1_age");
}));

test("messengers may do to a link what they do", run({}, async (page) => {
  await finish(page, outerHip);
  const [base, code] = (await link(page)).split("#");
  for (const mangled of [`?fbclid=abc#${code}`, `#${code}.`, `#${code})`, `#${code}"`, `#${encodeURIComponent("#" + code)}`, `#${code}&utm_source=x`]) {
    await page.open(`${base}${mangled}`);
    await page.until("shared");
  }
  for (const foreign of ["#?secret=abc", "#:~:text=glute", "#main"]) {
    await page.open(`${base}${foreign}`);
    assert.equal(await page.attribute("data-question"), "a1_age", foreign);
  }
}));

test("why something is asked is closed again at the next question, and stays open at the same", run({}, async (page) => {
  const opened = () => page.eval(() => document.querySelector(".why-asked").open);
  const why = () => page.click("main .why-asked summary");
  await why();
  assert.ok(await opened());
  await page.continue();
  await page.until(() => document.activeElement?.id === "summary");
  assert.ok(await opened());
  await page.answer("a1_age", "35_44");
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  assert.ok(!(await opened()));
  await why();
  assert.ok(await opened());
}));

/** Goes on, and says what the next screen held after each of its parts, and whether what came first of the `counted` stayed. */
const inParts = (page, counted) =>
  page.eval(async (counted) => {
    const before = document.querySelector("main h1").textContent;
    // What is drawn in one go is told in one go.
    const seen = [];
    let first;
    let frames = 0;
    requestAnimationFrame(function next() {
      frames += 1;
      requestAnimationFrame(next);
    });
    const whole = new Promise((then) => {
      new MutationObserver((_, observer) => {
        const main = document.querySelector("main");
        if (main.querySelector("h1").textContent === before) return;
        first ??= main.querySelector(counted);
        seen.push({
          frame: frames,
          counted: main.querySelectorAll(counted).length,
          elements: main.querySelectorAll("*").length,
          rules: [...main.querySelectorAll("[data-rule]")].map(({ dataset }) => dataset.rule),
        });
        if (main.hasAttribute("aria-busy")) return;
        observer.disconnect();
        then();
      }).observe(document.querySelector("#app"), { childList: true, subtree: true });
    });
    // Nobody presses in the frame of their answer.
    while (frames < 2) await new Promise(requestAnimationFrame);
    document.querySelector("main .go").click();
    await whole;
    return { seen, stays: first === document.querySelector(`main ${counted}`) };
  }, counted);

test("what is long comes in parts, and what is there stays as it is", run({}, async (page) => {
  const come = async (what, least) => {
    const { seen, stays } = await inParts(page, what);
    const counted = seen.map(({ counted }) => counted);
    const more = counted.filter((now, at) => now > (counted[at - 1] ?? 0));
    assert.ok(more.length >= least, `${what}: ${counted}`);
    assert.deepEqual(counted, counted.toSorted((a, b) => a - b), "something that was there has gone");
    const most = Math.max(...seen.slice(1).map(({ elements }, at) => elements - seen[at].elements));
    assert.ok(most <= 70, `${most} elements at once`);
    const frames = seen.map(({ frame }) => frame);
    assert.equal(new Set(frames).size, frames.length, `two parts in one frame: ${frames}`);
    assert.ok(stays);
  };
  await page.answer("a1_age", "35_44");
  await come(".choice", 2);
  await take(page, everything, { until: "c5_prev_injury" });
  await page.answer("c5_prev_injury", everything.c5_prev_injury);
  await come(".choice", 2);
  await take(page, outerHip, { until: "t3_squat" });
  await page.answer("t3_squat", outerHip.t3_squat);
  await come("[data-question]", 3);
  assert.equal(await page.screen(), "check");
  await come("*", 8);
  assert.equal(await page.screen(), "result");
}));

test("what cannot wait comes with the first of a result", run({}, async (page) => {
  await take(page, author);
  const [first, ...more] = (await inParts(page, "*")).seen;
  assert.equal(await page.screen(), "result");
  assert.ok(more.length > 0, "all of it is there at once");
  for (const rule of ["band_some", "tell_ds_far", "tell_ds_stopped", "tell_ds_long"]) assert.ok(first.rules.includes(rule), `${rule}: ${first.rules}`);
}));

test("the whole quiz by keyboard alone", run({}, async (page) => {
  // As a person would: Tab to the choices, Space or arrows to choose, Enter to go on.
  await page.eval(() => document.querySelector("main input").focus());
  await page.key("ArrowDown");
  await page.key("ArrowDown");
  await page.key("ArrowDown");
  assert.equal(await page.eval(() => document.querySelector(":checked").value), "35_44");
  await page.key("Enter");
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  await page.until(() => document.activeElement.tagName === "H1");
  for (let tabs = 0; tabs < 40; tabs++) {
    if (await page.eval(() => document.activeElement?.value === "none")) break;
    await page.key("Tab");
  }
  await page.key("Space");
  await page.key("Enter");
  await page.until(() => document.querySelector("main").dataset.question === "a5_complaint");
}));

test("the same in a frame: the whole quiz, its result and its link", run({ framed: true, width: 800 }, async (page) => {
  await finish(page, outerHip);
  assert.equal(await page.screen(), "result");
  assert.match(await link(page), /#r=/);
  await page.press("button", "Back");
  await page.until("check");
}));

test("the example page of the repository holds the quiz in a frame", () =>
  withPage({ width: 900 }, async (page) => {
    await page.open("example.html", { settle: false });
    await page.eval(() => document.querySelector("iframe").scrollIntoView());
    const frame = await page.frame("iframe");
    await frame.until(() => document.documentElement.dataset.program === "alive");
    await finish(frame, healthy);
    assert.equal(await frame.screen(), "result");
  }));
