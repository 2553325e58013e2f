// Links of an older version: they open under their own rules and in their own words, say so, and tell what today's check
// would ask and show instead. dist-next/ is a version that was made up for this; the release is its past.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { broken } from "./axe.mjs";
import { withPage } from "./driver.mjs";
import { complete, finish, healthy, outerHip, preview } from "./people.mjs";
import { test } from "./scenario.mjs";
import { NEXT, RELEASE, serve } from "./server.mjs";

const vectors = Object.entries(JSON.parse(readFileSync(new URL("../docs/link/vectors-1.json", import.meta.url), "utf8")));

/** A code of the first version whose answers have all of this, and none of that. */
const codeOf = (those, without = []) => {
  const found = vectors.find(([, said]) => those.every((line) => said.includes(`\n${line}\n`)) && without.every((line) => !said.includes(line)));
  assert.ok(found, `no golden link holds ${those}`);
  return found[0];
};

const visit = (root, steps, options = {}) => async () => {
  const site = await serve({ root });
  try {
    await withPage({ url: site.url, ...options }, (page) => steps(page, site));
  } finally {
    await site.close();
  }
};

const opened = async (page, code) => {
  await page.open(`#r=${code}`);
  await page.until("shared");
  await page.until(() => document.querySelector("#keepsake").childElementCount);
  await complete(page);
};

/** The result and its reasons and answers, as a person reads them, without what is said of the versions. */
const result = (page) =>
  page.eval(() => {
    for (const details of document.querySelectorAll("main details")) details.open = true;
    const main = document.querySelector("main").cloneNode(true);
    for (const part of main.querySelectorAll(".since, .versus")) part.remove();
    // What comes later stands above a result of another time.
    const later = main.querySelector("#keepsake");
    later.remove();
    return (main.innerHTML + later.innerHTML).replace(/<!--.*?-->/g, "");
  });

const items = (page, title) =>
  page.eval((title) => {
    const heading = [...document.querySelectorAll(".since p")].find((p) => p.textContent === title);
    return [...(heading?.parentElement.querySelectorAll("li") ?? [])].map((item) => item.dataset.question);
  }, title);

// Every seventh: of each length some.
const SAMPLE = vectors.filter((_, at) => at % 37 === 0);

test("golden links show in the next version what they showed in theirs", async () => {
  assert.ok(SAMPLE.length >= 8);
  const shown = { [RELEASE]: [], [NEXT]: [] };
  for (const root of [RELEASE, NEXT]) {
    await visit(root, async (page) => {
      for (const [code] of SAMPLE) {
        await opened(page, code);
        shown[root].push(await result(page));
        const since = await page.eval(() => document.querySelector(".since")?.innerText ?? "");
        assert.equal(/The check has changed since/.test(since), root === NEXT, since);
      }
    })();
  }
  for (const [at, [code]] of SAMPLE.entries()) {
    assert.match(shown[NEXT][at], /Rules version 1, from \d{4}-\d\d-\d\d/);
    assert.equal(shown[NEXT][at], shown[RELEASE][at], code);
  }
});

test("what today's check would ask is named, and what it would not", visit(NEXT, async (page) => {
  await opened(page, codeOf(["c1_run_status=regular", "c5_prev_injury=once", "b3_sit_change=same", "a3_urgent=none"]));
  assert.deepEqual(await items(page, "Today's check would still ask:"), ["a3_urgent", "n5_prev_break"]);
  assert.deepEqual(await items(page, "Today's check would not ask:"), ["c5_prev_injury"]);
  // An answer that there is no more has to be given anew; nobody who does not run is asked about it.
  await opened(page, codeOf(["c1_run_status=none", "b3_sit_change=less", "a3_urgent=none"]));
  assert.deepEqual(await items(page, "Today's check would still ask:"), ["a3_urgent", "b3_sit_change"]);
  assert.deepEqual(await items(page, "Today's check would not ask:"), []);
  assert.equal(await page.eval(() => document.querySelector(".since [data-urgency]")), null);
  assert.deepEqual(await broken(page), []);
  await page.shot("older-phone");
  // The check is taken from its start, with nobody's answers.
  await page.press("button", "Take the check yourself");
  await page.until(() => document.querySelector("main").dataset.question === "a1_age");
  assert.deepEqual(await page.eval(() => document.querySelectorAll("input:checked").length), 0);
  assert.doesNotMatch(await page.address(), /#/);
}));

test("what today's rules call urgent is told first", visit(NEXT, async (page) => {
  await opened(page, codeOf(["c1_run_status=new", "b3_sit_change=lot_more"]));
  assert.equal(await page.eval(() => document.querySelector(".since h2 ~ [data-urgency=urgent]").innerText),
    "By today's rules, some of these answers need help the same day, or sooner. Take the check now, before anything else.");
  assert.deepEqual(await page.eval(() => document.querySelectorAll(".since li, .since table").length), 0);
  assert.deepEqual(await broken(page), []);
  await page.shot("older-urgent-laptop");
}, { width: 1280, height: 800 }));

test("an older result without answers opens, says so, and stands beside one of today", async () => {
  let link;
  await visit(RELEASE, async (page) => {
    await page.open();
    await finish(page, outerHip);
    await preview(page, "Only my result");
    link = await page.eval(() => document.getElementById("link").value.replace(/^.*#/, "#"));
  })();
  await visit(NEXT, async (page) => {
    await page.open();
    await finish(page, healthy);
    const own = await page.text();
    await page.open(link);
    await page.until("shared");
    await page.until(() => document.querySelector("#keepsake h1"));
    const text = await page.text();
    assert.match(text, /Rules version 1, from /);
    assert.match(text, /holds no answers, so it cannot say what today's rules would show/);
    assert.match(own, /Rules version 2, from 2027-03-01/);
    await page.shot("older-summary-phone");
  })();
});

test("pasted over the check it opens in a tab of its own, and no answer is lost", visit(NEXT, async (page) => {
  await page.open();
  await page.answer("a1_age", "35_44");
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  const code = codeOf(["c1_run_status=none"]);
  await page.eval((code) => (location.hash = `r=${code}`), code);
  await page.until("shared");
  await page.until(() => document.querySelector("#keepsake h1"));
  assert.match(await page.text(), /made under older rules of this check, and these did not load/);
  assert.deepEqual(await broken(page), []);
  await page.shot("older-missing-phone");
  const tab = await page.eval(() => {
    const { href, target } = document.querySelector("#keepsake a.save");
    return { href, target };
  });
  assert.deepEqual(tab, { href: await page.address(), target: "_blank" });
  await page.press("button", "Back to my own answers");
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
}));

test("where its rules do not come, it says what to do", visit(NEXT, async (page, site) => {
  site.fault("past-1", { block: true });
  page.allowConsole();
  await page.open(`#r=${codeOf(["c1_run_status=none"])}`);
  await page.until(() => document.querySelector("#keepsake h1"));
  assert.match(await page.text(), /Check that you are online, then open the link again/);
  site.heal();
  await page.reload();
  await page.until(() => document.querySelector(".since"));
}));

test("only a link that needs them asks for rules of the past", visit(NEXT, async (page, site) => {
  const asked = () => site.requests.filter(({ path }) => /past-1/.test(path)).length;
  await page.open();
  await page.open("#r=2abc");
  await page.open("#main");
  assert.equal(asked(), 0);
  for (const [at, fragment] of ["#r=1", "%23r%3D0", "#x=1&r=0"].entries()) {
    const code = at === 0 ? vectors[0][0].slice(1) : "1xyz";
    await page.open(fragment.startsWith("#") ? `${fragment}${code}` : `#${fragment}${code}`);
    await page.eval(() => new Promise((done) => setTimeout(done, 50)));
    assert.equal(asked(), at + 1, fragment);
  }
}));

test("the copy in one file opens an older link, too", async () => {
  await withPage({ url: pathToFileURL(join(NEXT, "glute-check.html")).href }, async (page) => {
    await opened(page, codeOf(["c1_run_status=none", "b3_sit_change=less"]));
    assert.match(await page.text(), /Rules version 1, from /);
    assert.match(await page.text(), /The check has changed since/);
  });
});

test("kept answers of an older version come back, and its “none” does not speak for a sign added since", visit(NEXT, async (page) => {
  page.allowStorage();
  const [, said] = vectors.find(([, said]) => /\na3_urgent=none\n/.test(said) && /\nb3_sit_change=same\n/.test(said));
  await page.open();
  await page.eval((said) => localStorage.setItem("glute-check", said), said);
  await page.open();
  await page.until(() => document.querySelector("main").dataset.question === "a2_now");
  // Lists of signs are asked again; all else is kept.
  await page.answer("a2_now", ["none"]);
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a5_complaint");
  assert.equal(await page.eval(() => document.querySelectorAll("[name=a5_complaint]:checked").length), 1);
  await page.continue();
  await page.until(() => document.querySelector("main").dataset.question === "a3_urgent");
  assert.match(await page.text(), /A sign that was made up for the tests/);
  assert.equal(await page.eval(() => document.querySelectorAll("[name=a3_urgent]:checked").length), 0);
}));

test("results of other days by older rules are not lost, and open by their links", visit(NEXT, async (page) => {
  page.allowStorage();
  const code = codeOf(["c1_run_status=none"]);
  await page.open();
  await page.eval((code) => {
    localStorage.setItem("glute-check", "version=2\n");
    localStorage.setItem("glute-check-results", `glute-check results 1\n2026-10-01 ${code}\n`);
  }, code);
  await page.open();
  await finish(page, healthy);
  await page.until(() => document.querySelector(".older a"));
  const link = await page.eval(() => {
    const { href, textContent } = document.querySelector(".older a");
    return [textContent, href.replace(/^.*#/, "#")];
  });
  assert.deepEqual(link, ["2026-10-01", `#r=${code}`]);
  assert.match(await page.eval(() => localStorage["glute-check-results"]), new RegExp(`^2026-10-01 ${code}$`, "m"));
}));
