// The least that must hold: the page opens, shows a screen, and comes alive.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { finish, outerHip } from "./people.mjs";
import { test } from "./scenario.mjs";
import { OPEN, RELEASE, serve } from "./server.mjs";

test("the page opens and comes alive", () =>
  withPage({}, async (page) => {
    await page.open();
    assert.ok(await page.screen(), "there is no main[data-screen]");
  }));

test("the whole quiz works in a frame of another site, cut off from everything", async () => {
  // In such a frame the app has no origin, so its host must let anyone read its files.
  const site = await serve({ root: RELEASE, headers: OPEN });
  try {
    await withPage({ url: site.url, framed: { sandbox: "allow-scripts" } }, async (page) => {
      await page.open();
      await finish(page, outerHip);
      assert.equal(await page.screen(), "result");
    });
  } finally {
    await site.close();
  }
});

test("without JavaScript there is still something to read", () =>
  withPage({ javascript: false }, async (page) => {
    await page.open();
    assert.ok((await page.text()).trim(), "the page is empty");
  }));
