// LHC-Forms of the U.S. National Library of Medicine, a program that shows and fills in FHIR's forms: it takes the form and
// the answers, those that the release made among them, and gives the same answers back.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, beforeEach, test } from "node:test";
import puppeteer from "puppeteer-core";
import { withPage } from "../driver.mjs";
import { ARGUMENTS } from "../engines/chromium.mjs";
import { author, complete, everything, finish, outerHip } from "../people.mjs";
import { RELEASE, serve } from "../server.mjs";
import { answers, FOLDER, form, people } from "./form.mjs";

const PROGRAM = fileURLToPath(new URL("node_modules/lforms/dist/lforms", import.meta.url));

const PAGE = `<!doctype html><meta charset=utf-8><link rel=icon href="data:,"><link rel=stylesheet href=webcomponent/styles.css>
<body><div id=form></div>
<script src=webcomponent/assets/lib/zone.min.js></script><script src=webcomponent/lhc-forms.js></script>
<script src=fhir/R4/lformsFHIR.min.js></script>`;

let host, browser, tab;
const elsewhere = [];

before(async () => {
  host = await serve({ root: PROGRAM, pages: { "/": PAGE } });
  browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: ARGUMENTS });
  tab = await browser.newPage();
  tab.on("request", (request) => new URL(request.url()).host === new URL(host.url).host || request.url().startsWith("data:") || elsewhere.push(request.url()));
});

// A form that could not be shown leaves something behind.
beforeEach(async () => {
  await tab.goto(host.url);
  await tab.waitForFunction(() => window.LForms?.Util?.addFormToPage && window.LForms.FHIR);
});

after(async () => {
  await browser?.close();
  await host?.close();
});

/** Shows the form, with answers where there are any. Gives what it says, and the answers that come back. */
const fillIn = (response) =>
  tab.evaluate(
    async (form, response) => {
      const { Util } = window.LForms;
      const shown = Util.convertFHIRQuestionnaireToLForms(form, "R4");
      const filled = response ? Util.mergeFHIRDataIntoLForms("QuestionnaireResponse", response, shown, "R4") : shown;
      await Util.addFormToPage(filled, "form");
      // What is asked follows a moment after what is answered.
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { text: document.querySelector("#form").innerText, back: Util.getFormFHIRData("QuestionnaireResponse", "R4") };
    },
    form,
    response,
  );

/** People who went different ways, from the shortest to the longest. */
const some = (n) => {
  const ways = new Map(people.map((person) => [`${person.asked} ${person.stopped}`, person]));
  const sorted = [...ways.values()].sort((one, other) => one.asked.length - other.asked.length);
  return Array.from({ length: n }, (_, i) => sorted[Math.floor((i * (sorted.length - 1)) / (n - 1))]);
};

test("the answers of people who answered by chance come back as they were", async () => {
  for (const { response, stopped } of some(15)) {
    const { text, back } = await fillIn(response);
    assert.deepEqual(answers(back), answers(response));
    assert.equal(back.questionnaire, response.questionnaire);
    assert.equal(/Get emergency help now|Get medical help today/.test(text), stopped, text);
  }
  assert.deepEqual(elsewhere, [], "it asks nobody else");
});

/** Presses the choice with this text. */
const press = (text) =>
  tab.evaluate((text) => {
    const labels = [...document.querySelectorAll("#form label")];
    labels.find((label) => label.textContent.trim() === text).click();
  }, text);

/** What is shown, once it holds or lacks a text. */
const shows = (text, there = true) =>
  tab.waitForFunction((text, there) => document.querySelector("#form").innerText.includes(text) === there, {}, text, there);

test("filled in there, the form stops at an emergency and says what to do", async () => {
  await fillIn();
  const words = (question, code) => form.item[0].item.find(({ linkId }) => linkId === question).answerOption.find((o) => o.valueCoding.code === code).valueCoding.display;
  const [sitting, training] = ["hours do you sit", "days do you train"];
  await press(words("a1_age", "35_44"));
  await press(words("a2_now", "none"));
  await shows("did your back, hips");
  await press(words("a5_complaint", "no"));
  // Of both lists there is a "None of these" now, and the second comes last.
  await tab.evaluate((text) => [...document.querySelectorAll("#form label")].filter((label) => label.textContent.trim() === text)[1].click(), words("a3_urgent", "none"));
  await shows(sitting);
  await shows(training);
  await press(words("a2_now", "none"));
  for (const sign of ["e_saddle", "e_chest"]) await press(words("a2_now", sign));
  await shows("Get emergency help now");
  await shows(sitting, false);
  await shows(training, false);
  const back = await tab.evaluate(() => window.LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4"));
  const { a2_now: signs, ...others } = answers(back);
  assert.deepEqual([signs.map((sign) => sign.split("|")[1]), Object.keys(others)], [["e_saddle", "e_chest"], ["a1_age"]]);
  // LHC-Forms lets "none" be ticked beside them; what to do stands there all the same.
  await press(words("a2_now", "none"));
  await shows("Get emergency help now");
});

/** Saves the file that the release offers beside a result, as a browser does. */
const download = async (person) => {
  const saved = {};
  await withPage({}, async (page) => {
    const folder = await mkdtemp(join(tmpdir(), "fhir-"));
    try {
      const session = await page.raw.createCDPSession();
      await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, browserContextId: page.raw.browserContext().id });
      await page.open();
      const asked = await finish(page, person);
      await complete(page);
      await page.click("a[download='glute-check-fhir.json']");
      const file = join(folder, "glute-check-fhir.json");
      for (const end = Date.now() + 20_000; !existsSync(file); ) {
        assert.ok(Date.now() < end, `nothing was saved: ${readdirSync(folder)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      Object.assign(saved, { asked, text: readFileSync(file, "utf8") });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
  return saved;
};

/** A code or a number alone. */
const bare = (said) => (said.includes("|") && !said.includes(" ") ? said.split("|")[1] : said.split(" ")[0]);

/** What a person of `people.mjs` says, as codes in order. */
const codes = (said) => (typeof said === "string" ? [said] : (Array.isArray(said) ? [...said] : Object.keys(said)).sort());

for (const [name, person] of Object.entries({ author, outerHip, everything })) {
  test(`the file that the release saves for ${name} comes back as it was`, async () => {
    const { asked, text } = await download(person);
    // For the models of fhir.resources, which are asked next.
    writeFileSync(`${FOLDER}built-${name}.json`, text);
    const response = JSON.parse(text);
    const said = answers(response);
    assert.deepEqual(Object.keys(said).filter((id) => !id.includes(".")), asked);
    for (const question of asked.filter((id) => id in person)) {
      assert.deepEqual(said[question].map(bare).sort(), codes(person[question]), question);
    }
    const today = new Date();
    assert.ok(Math.abs(Date.parse(response.authored) - today) < 2 * 86_400_000, response.authored);
    assert.deepEqual(answers((await fillIn(response)).back), said);
  });
}

test("answers to what the form does not ask are refused", async () => {
  const response = structuredClone(people[0].response);
  response.item[0].item[0].linkId = "a1_aged";
  await assert.rejects(fillIn(response), /Cannot read properties/);
});

test("the form in the release is the one that was tried", () => {
  const published = readFileSync(join(RELEASE, "fhir/questionnaire-en.fhir.json"), "utf8");
  assert.deepEqual(JSON.parse(published), form);
});
