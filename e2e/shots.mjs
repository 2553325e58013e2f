// `cargo xtask shots`: pictures of every screen, phone and laptop, light and dark, of pages in print, and the one of the
// README, which is three screens of a phone side by side, in e2e/shots/.

import { test } from "node:test";
import { withPage } from "./driver.mjs";
import { answerThis, author, complete, emergency, everything, finish, groinRunner, healthy, link, outerHip, preview, take, teenager } from "./people.mjs";

const LOOKS = {
  "phone-light": { width: 390, height: 844 },
  "phone-dark": { width: 390, height: 844, dark: true },
  "laptop-light": { width: 1280, height: 800 },
  "laptop-dark": { width: 1280, height: 800, dark: true },
};

/** An A4 page between its margins of 16 mm, in CSS pixels. */
const PRINT = { width: Math.floor(((210 - 32) / 25.4) * 96), height: Math.floor(((297 - 32) / 25.4) * 96) };

const PEOPLE = { healthy, author, outerHip, everything, emergency, groinRunner, teenager };

const shot = (look, options, name, steps) =>
  test(`${look} ${name}`, () =>
    withPage(options, async (page) => {
      page.allowStorage();
      await page.open();
      await steps(page, (part) => page.shot(`${name}${part ? `-${part}` : ""}-${look}`));
    }));

const openAll = (page) => page.eval(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

for (const [look, options] of Object.entries(LOOKS)) {
  shot(look, options, "01-first", async (page, picture) => picture());
  shot(look, options, "02-mistake", async (page, picture) => {
    await page.continue();
    await page.until(() => document.querySelector("#summary"));
    await picture();
  });
  shot(look, options, "03-question", async (page, picture) => {
    while ((await page.screen()) === "question") {
      const question = await page.attribute("data-question");
      if (question === "d1_pain_map") await page.answer(question, everything[question]);
      await complete(page);
      await picture(question);
      await answerThis(page, everything);
    }
  });
  shot(look, options, "04-check", async (page, picture) => {
    await take(page, everything);
    await picture();
  });
  for (const [name, person] of Object.entries(PEOPLE)) {
    shot(look, options, `05-${name}`, async (page, picture) => {
      await finish(page, person);
      await complete(page);
      await picture();
      await openAll(page);
      await picture("open");
    });
  }
  for (const [name, kind] of Object.entries({ result: "Only my result", answers: "My full answers" })) {
    shot(look, options, `06-preview-${name}`, async (page, picture) => {
      await finish(page, outerHip);
      await preview(page, kind);
      await picture();
      for (const way of await page.eval(() => [...document.querySelectorAll("#preview [aria-expanded]")].map((button) => button.innerText))) {
        await page.press("button", way);
        await page.until(() => document.querySelector("#preview [aria-expanded=true]"));
        await picture(way.toLowerCase().replaceAll(" ", "-"));
      }
    });
  }
  shot(look, options, "06-shared", async (page, picture) => {
    await finish(page, outerHip);
    await page.open(await link(page));
    await page.until("shared");
    await picture();
    await page.press("button", "Compare with mine");
    await openAll(page);
    await picture("compared");
  });
  shot(look, options, "07-broken", async (page, picture) => {
    await page.open("#r=1Axyz");
    await page.until("broken-link");
    await picture();
  });
  shot(look, options, "08-remember", async (page, picture) => {
    await page.click(".remember summary");
    await picture();
  });
  test(`${look} 09-help`, () =>
    withPage({ ...options, javascript: false }, async (page) => {
      await page.open();
      await page.shot(`09-help-${look}`);
    }));
  for (const name of ["paper", "embed", "proof", "clinical", "learn/index", "learn/load"]) {
    test(`${look} 10-${name}`, () =>
      withPage(options, async (page) => {
        page.allowRequests();
        // The frames that one of them shows are cut off from files of this host.
        page.allowConsole();
        await page.open(`${name}.html`, { settle: false });
        await page.until(() => document.readyState === "complete");
        await page.shot(`10-${name.replace("/", "-")}-${look}`);
      }));
  }
}

for (const [name, person] of Object.entries(PEOPLE)) {
  shot("print", PRINT, `11-${name}`, async (page, picture) => {
    await finish(page, person);
    await complete(page);
    await page.raw.emulateMediaType("print");
    await picture();
    if ((await page.attribute("data-band")) === null) return;
    await page.eval(() => (window.print = () => {}));
    await page.raw.emulateMediaType("screen");
    await page.click("[data-press=visit]");
    await page.raw.emulateMediaType("print");
    await (await page.raw.$("#visit")).screenshot({ path: await picture("visit") });
  });
}

/** Three screens as high as a tall phone, on a ground of their own. */
const SIDE_BY_SIDE = { width: 390, height: 960, gap: 20 };

test("readme", () =>
  withPage(SIDE_BY_SIDE, async (page) => {
    const { width, height, gap } = SIDE_BY_SIDE;
    const pictures = [];
    const show = async () => pictures.push(await page.raw.screenshot({ encoding: "base64" }));
    await page.open();
    await show();
    await take(page, outerHip, { until: "d1_pain_map" });
    await page.answer("d1_pain_map", outerHip.d1_pain_map);
    await page.eval(() => scrollTo(0, 0));
    await show();
    await finish(page, outerHip);
    await complete(page);
    await page.eval(() => document.querySelector(".domains").closest("section").scrollIntoView());
    await page.eval(() => scrollBy(0, -24));
    await show();
    await page.raw.goto("about:blank");
    await page.raw.setViewport({ width: 3 * width + 4 * gap, height: height + 2 * gap });
    await page.eval((pictures, gap) => {
      document.body.style = `margin: 0; padding: ${gap}px; display: flex; gap: ${gap}px; background: #d9d0c2`;
      document.body.innerHTML = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join("");
      return Promise.all([...document.images].map((image) => image.decode()));
    }, pictures, gap);
    await page.shot("readme");
  }));
