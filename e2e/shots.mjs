// `node shots.mjs`: pictures of every screen, phone and laptop, light and dark, in e2e/shots/.

import { test } from "node:test";
import { withPage } from "./driver.mjs";
import { author, emergency, everything, finish, groinRunner, healthy, outerHip, take, teenager } from "./people.mjs";

const LOOKS = [
  ["phone-light", { width: 390, height: 844 }],
  ["phone-dark", { width: 390, height: 844, dark: true }],
  ["laptop-light", { width: 1280, height: 800 }],
  ["laptop-dark", { width: 1280, height: 800, dark: true }],
];

for (const [look, options] of LOOKS) {
  const shot = (name, steps) =>
    test(`${look} ${name}`, () =>
      withPage(options, async (page) => {
        page.allowStorage();
        await page.open();
        await steps(page, (part) => page.shot(`${name}${part ? `-${part}` : ""}-${look}`));
      }));

  shot("01-first", async (page, take) => take());
  shot("02-mistake", async (page, picture) => {
    await page.continue();
    await page.until(() => document.querySelector("#summary"));
    await picture();
  });
  shot("03-questions", async (page, picture) => {
    for (const question of ["a2_now", "a3_urgent", "a4_soon", "b1_sit_hours", "c2_run_week", "d1_pain_map", "d2_pain_level", "t1_stand"]) {
      await take(page, everything, { until: question });
      if (question === "d1_pain_map") await page.answer(question, everything[question]);
      await picture(question);
    }
  });
  shot("04-check", async (page, picture) => {
    await take(page, everything);
    await picture();
  });
  for (const [name, person] of Object.entries({ healthy, author, outerHip, everything, emergency, groinRunner, teenager })) {
    shot(`05-${name}`, async (page, picture) => {
      await finish(page, person);
      await picture();
      await page.eval(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
      await picture("open");
    });
  }
  shot("06-shared", async (page, picture) => {
    await finish(page, outerHip);
    const link = await page.eval(() => document.querySelector("#link").value);
    await page.open(link);
    await page.until("shared");
    await picture();
  });
  shot("07-broken", async (page, picture) => {
    await page.open("#r=1Axyz");
    await page.until("broken-link");
    await picture();
  });
}
