// What can go wrong around somebody who takes the check: storage that fails, a clipboard that is refused, a clock that
// is wrong, another tab, and hands that are too quick. No answer is lost, and nothing is written to the console.

import assert from "node:assert/strict";
import { withPage } from "./driver.mjs";
import { answerThis, finish, outerHip, preview, said, take } from "./people.mjs";
import { test } from "./scenario.mjs";

/** A person at the check in a browser where something was changed before the page came. */
const broken = (change, steps, options = {}) => () =>
  withPage(options, async (page) => {
    await page.raw.evaluateOnNewDocument(change);
    await page.open();
    await steps(page);
  });

const remember = async (page) => {
  await page.click(".remember summary");
  await page.click("label:has([name=remember])");
};

const kept = (page) => page.eval(() => localStorage.getItem("glute-check"));

// ---------------------------------------------------------------- storage

const refused = () => {
  Object.defineProperty(window, "localStorage", {
    get() {
      throw new DOMException("The operation is insecure.", "SecurityError");
    },
  });
};

test("where storage is refused, the check works and offers to keep nothing", broken(refused, async (page) => {
  await finish(page, outerHip);
  assert.equal(await page.screen(), "result");
  assert.equal(await page.eval(() => document.querySelectorAll("[name=remember]").length), 0);
}));

const full = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
  };
};

/** That nothing is kept is seen, and heard where the choice was made. */
const saysNothingIsKept = (page) =>
  page.until(() => {
    const told = document.querySelector(".remember [role=status]").textContent;
    return !document.querySelector("[name=remember]").checked && told.includes("answers are gone");
  });

test("where storage is full, nothing is kept and that is told; nothing is lost, and the check goes on", broken(full, async (page) => {
  await take(page, outerHip, { until: "b2_sit_bout" });
  await remember(page);
  await saysNothingIsKept(page);
  assert.equal(await page.eval(() => document.activeElement.name), "remember", "the focus stays");
  await finish(page, outerHip);
  assert.equal(await page.screen(), "result");
  assert.equal(await page.attribute("data-band"), "many");
}));

const fullLater = () => {
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function (name, text) {
    if (text.includes("b2_sit_bout")) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    keep.call(this, name, text);
  };
};

test("where storage fills up later, that is told, and no half of the answers stays behind", broken(fullLater, async (page) => {
  await take(page, outerHip, { until: "b2_sit_bout" });
  await remember(page);
  await page.until(() => localStorage.length === 1);
  await answerThis(page, outerHip);
  await saysNothingIsKept(page);
  assert.equal(await kept(page), null);
  await finish(page, outerHip);
  assert.equal(await page.attribute("data-band"), "many");
}));

for (const [what, text] of Object.entries({
  "is empty": "",
  "is no text of ours": "{\"answers\":[1,2,3]}",
  "is half of a text": "version=1\na1_age=18_34\na2_now=no",
  "is very long": "a1_age=18_34\n".repeat(50_000),
  "holds what cannot be": "version=1\na1_age=none\na2_now=none e_saddle\nb1_sit_hours=25 hours\nb1_sit_hours=-1\nd1_pain_map=outer_hip:up",
  "is from a version to come": "version=60999\nz9_new=yes\na1_age=18_34\na2_now=none",
})) {
  test(`what was kept ${what}: the check starts`, () =>
    withPage({}, async (page) => {
      page.allowStorage();
      await page.open();
      await page.eval((text) => localStorage.setItem("glute-check", text), text);
      await page.reload();
      await finish(page, outerHip);
      assert.equal(await page.screen(), "result");
      assert.equal(await page.attribute("data-band"), "many");
    }));
}

/** Somebody whose answers are kept, in the middle of the questions, and the check in another tab of theirs. */
const inTwoTabs = (steps) => () =>
  withPage({}, async (page) => {
    page.allowStorage();
    await page.open();
    await take(page, outerHip, { until: "b2_sit_bout" });
    await remember(page);
    await page.until(() => localStorage.length === 1);
    const other = await page.another();
    await other.open();
    await steps(page, other);
  });

test("two tabs that keep answers do not mix them: each shows its own, and the last one to change is kept", inTwoTabs(async (page, other) => {
  assert.equal(await other.attribute("data-question"), "b2_sit_bout");
  await answerThis(other, { b2_sit_bout: "lt30" });
  assert.match(await kept(page), /b2_sit_bout=lt30/);
  assert.equal(await page.attribute("data-question"), "b2_sit_bout", "the first tab stays where it is");
  await page.raw.bringToFront();
  await answerThis(page, outerHip);
  assert.match(await kept(page), /b2_sit_bout=gt120/);
  assert.match(await kept(page), /b1_sit_hours=9 hours/);
  await finish(page, outerHip);
  assert.equal(await page.screen(), "result");
}));

test("storage emptied from elsewhere takes no answer from the screen", inTwoTabs(async (page, other) => {
  await other.eval(() => localStorage.clear());
  await page.raw.bringToFront();
  await answerThis(page, outerHip);
  assert.match(await kept(page), /b1_sit_hours=9 hours/, "all of it is kept again");
}));

// ---------------------------------------------------------------- clipboard and clock

const noClipboard = () => {
  Object.defineProperty(Navigator.prototype, "clipboard", {
    get: () => ({ writeText: () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError")) }),
  });
};

for (const [what, change] of [
  ["refuses", noClipboard],
  ["is not there", () => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined })],
]) {
  test(`where the clipboard ${what}, the link is there to copy by hand`, broken(change, async (page) => {
    await finish(page, outerHip);
    await preview(page);
    await page.press("button", "Copy the link");
    await page.until(() => document.querySelector(".passing [role=status]").textContent !== "");
    assert.match(await page.eval(() => document.querySelector(".passing [role=status]").textContent), /does not let us copy/);
    const [focused, link] = await page.eval(() => [document.activeElement.id, document.querySelector("#link").value]);
    assert.equal(focused, "link", "the link is selected");
    assert.match(link, /#r=1/);
  }));
}

for (const [what, now] of [
  ["in 1970", 0],
  ["in 2106", 4_300_000_000_000],
  ["that runs backwards", undefined],
]) {
  test(`a clock ${what} changes no result`, async () => {
    const change = `(() => {
      let time = ${now ?? "Date.now()"};
      Date.now = () => ${now === undefined ? "(time -= 1000)" : "time"};
      const { now } = performance;
      ${now === undefined ? "performance.now = () => -now.call(performance);" : ""}
    })()`;
    await broken(change, async (page) => {
      await finish(page, outerHip);
      assert.equal(await page.screen(), "result");
      assert.equal(await page.attribute("data-band"), "many");
    })();
  });
}

// ---------------------------------------------------------------- quick hands

const question = (page) => page.attribute("data-question");

test("a double click on the button goes one question on, and no answer is given that nobody gave", () =>
  withPage({}, async (page) => {
    await page.open();
    for (const [here, next] of [["a1_age", "a2_now"], ["a2_now", "a5_complaint"], ["a5_complaint", "a3_urgent"]]) {
      await page.answer(here, said(outerHip, here));
      const button = await page.raw.$("main form button[type=submit], main form button:not([type])");
      await button.click({ count: 2, delay: 5 });
      await page.until((next) => document.querySelector("main").dataset.question === next, next);
      assert.equal(await page.eval(() => document.querySelectorAll("main form input:checked").length), 0, `${next} is ticked`);
    }
  }));

test("a key held down passes over no question without an answer", () =>
  withPage({}, async (page) => {
    await page.open();
    await page.answer("a1_age", "35_44");
    await page.raw.focus("[name=a1_age][value='35_44']");
    for (let i = 0; i < 30; i += 1) await page.raw.keyboard.down("Enter");
    await page.raw.keyboard.up("Enter");
    await page.until((next) => document.querySelector("main").dataset.question === next, "a2_now");
    await page.raw.focus("[name=a2_now]");
    for (let i = 0; i < 31; i += 1) await page.raw.keyboard.down(" ");
    await page.raw.keyboard.up(" ");
    assert.ok((await page.eval(() => document.querySelectorAll("[name=a2_now]:checked").length)) <= 1);
    assert.equal(await question(page), "a2_now");
  }));

test("Back and Forward at speed lead nowhere wrong and lose nothing", () =>
  withPage({}, async (page) => {
    await page.open();
    await take(page, outerHip, { until: "e1_str_days" });
    await page.eval(async () => {
      // As fast as the browser follows, and only among the check's own entries: before them lies another page.
      const depth = () => Number(history.state.split(" ")[0]);
      const last = depth();
      for (let i = 1; i < 200; i += 1) {
        const steps = ((i * i) % 7) - 3 || 1;
        const to = Math.min(last, Math.max(0, depth() + steps));
        if (to === depth()) continue;
        const arrived = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
        history.go(to - depth());
        await arrived;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    // From wherever it ended, forward to the last question: every answer on the way is there.
    await page.until(() => document.querySelector("main[data-screen=question]"));
    for (let steps = 0; (await question(page)) !== "e1_str_days"; steps += 1) {
      assert.ok(steps < 30, `at ${await question(page)}`);
      const here = await question(page);
      const given = await page.eval(
        () => document.querySelectorAll("main form input:checked").length + [...document.querySelectorAll("main form input[type=text]")].filter((f) => f.value).length,
      );
      assert.ok(given > 0, `${here} has lost its answer`);
      await page.continue();
      await page.until((here) => document.querySelector("main").dataset.question !== here, here);
    }
  }));
