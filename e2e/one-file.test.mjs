// The copy in one file: opened from a disk, with nothing beside it and no host behind it, it is the whole check.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { withPage } from "./driver.mjs";
import { emergency, everything, finish, healthy, link, outerHip, preview, take, teenager } from "./people.mjs";
import { test } from "./scenario.mjs";
import { RELEASE, serve } from "./server.mjs";

const NAME = "glute-check.html";
let folder;
let url;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "one-file-"));
  await copyFile(`${RELEASE}/${NAME}`, join(folder, NAME));
  url = pathToFileURL(join(folder, NAME)).href;
});

after(() => rm(folder, { recursive: true }));

const fromDisk = (steps) => () =>
  withPage({ url }, async (page) => {
    const asked = [];
    page.raw.on("request", (request) => asked.push(request.url()));
    await page.open();
    await steps(page);
    const others = asked.filter((address) => !address.startsWith(url) && !/^(data|blob|about):/.test(address));
    assert.deepEqual(others, [], "it asked for something that is not inside");
  });

const rules = (page) => page.eval(() => [...document.querySelectorAll("[data-rule]")].map((e) => e.dataset.rule));

for (const [name, person, screen] of [
  ["somebody healthy", healthy, "result"],
  ["somebody for whom everything is asked", everything, "result"],
  ["a teenager", teenager, "result"],
  ["an emergency", emergency, "emergency"],
]) {
  test(`from a disk: ${name}`, fromDisk(async (page) => {
    await finish(page, person);
    assert.equal(await page.screen(), screen);
  }));
}

test("from a disk: the same result as from a host, and it prints", fromDisk(async (page) => {
  await finish(page, outerHip);
  const own = await rules(page);
  const pdf = await page.raw.pdf();
  assert.ok(pdf.length > 10_000);
  await withPage({}, async (hosted) => {
    await hosted.open();
    await finish(hosted, outerHip);
    assert.deepEqual(await rules(hosted), own);
  });
}));

test("from a disk: a link is said to work on this device, and does", fromDisk(async (page) => {
  await finish(page, outerHip);
  const [address, own] = [await link(page), await rules(page)];
  assert.ok(address.startsWith(`${url}#r=`), address);
  await preview(page);
  assert.match(await page.text(), /only on this device/i);
  assert.doesNotMatch(await page.text(), /cannot be taken back/i); // nobody else can have it
  await page.open(address);
  await page.until("shared");
  assert.deepEqual(await rules(page), own);
  await page.press("button", "Take the check yourself");
  await page.until("question");
  assert.equal(await page.address(), url);
}));

test("from a disk: Back, and answers that are remembered", fromDisk(async (page) => {
  await take(page, outerHip, { until: "b2_sit_bout" });
  await page.back();
  assert.equal(await page.attribute("data-question"), "b1_sit_hours");
  page.allowStorage();
  await page.click(".remember summary");
  await page.click("label:has([name=remember])");
  await page.until(() => localStorage.length === 1);
  await page.reload();
  assert.equal(await page.attribute("data-question"), "b2_sit_bout");
}));

test("it registers no worker, and names no manifest", fromDisk(async (page) => {
  await page.idle();
  assert.equal(await page.eval(() => document.documentElement.dataset.worker), undefined);
  assert.equal(await page.eval(() => document.querySelector("[rel=manifest], [rel=apple-touch-icon]")), null);
  // Where a page from a disk may not even ask, it has none.
  const workers = () => navigator.serviceWorker?.getRegistrations().then((all) => all.length, () => 0) ?? 0;
  assert.equal(await page.eval(workers), 0);
}));

test("everything is inside, and its policy lets nothing in or out", async () => {
  const html = await readFile(`${RELEASE}/${NAME}`, "utf8");
  const tags = html.replace(/<(script|style)[^>]*>[^<]*/g, "<$1>");
  const addresses = [...tags.matchAll(/\s(?:href|src|action|data|srcset)=("[^"]*"|[^\s>]+)/g)].map(([, value]) => value.replaceAll('"', ""));
  const others = addresses.filter((address) => !/^(#|data:|https:\/\/|tel:)/.test(address));
  assert.deepEqual(others, [], "it names other files");
  const [, policy] = html.match(/Content-Security-Policy" content="([^"]+)/);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /'self'|'unsafe-|https?:|\*|connect-src/);
});

test("the pages it leads to are inside, to be saved", async () => {
  const leads = async (name) => {
    const html = await readFile(`${RELEASE}/${name}`, "utf8");
    return [...html.matchAll(/<a [^>]*?href=(?:"([^"]*)"|([^\s>]+))/g)].map(([, quoted, bare]) => quoted ?? bare);
  };
  // Not the page for blog owners: they need a host.
  const names = new Set((await leads("index.html")).filter((address) => /^[\w-]+\.html$/.test(address) && address !== "embed.html"));
  const inside = (await leads(NAME)).filter((address) => address.startsWith("data:text/html"));
  assert.equal(inside.length, names.size);
  for (const name of names) {
    const text = await readFile(`${RELEASE}/${name}`, "utf8");
    assert.ok(inside.some((address) => decodeURIComponent(address.slice(address.indexOf(",") + 1)) === text), name);
  }
});

test("its policy is kept", () => withPage({ url }, async (page) => {
  await page.open();
  page.allowConsole(); // the browser tells of what it has refused
  page.allowRequests();
  const refused = await page.eval(async () => {
    const met = [];
    addEventListener("securitypolicyviolation", (event) => met.push(event.effectiveDirective));
    const request = new XMLHttpRequest();
    await new Promise((done) => {
      request.onerror = request.onload = done;
      try {
        request.open("GET", "https://example.org/");
        request.send();
      } catch {
        done();
      }
    });
    try {
      const script = document.createElement("script");
      script.append("window.ran = true");
      document.head.append(script);
    } catch {
      // Refused at once is refused, too.
    }
    await new Promise((done) => setTimeout(done));
    return [met.includes("connect-src"), window.ran ?? false];
  });
  assert.deepEqual(refused, [true, false]);
}));

test("where a browser cannot unpack it, it says so, and the first question stays", () =>
  withPage({ url }, async (page) => {
    await page.raw.evaluateOnNewDocument(() => delete window.DecompressionStream);
    await page.open("", { settle: false });
    await page.until(() => {
      const { textContent, dataset } = document.getElementById("trouble");
      return textContent === dataset.failed;
    });
    assert.equal(await page.attribute("data-question"), "a1_age");
  }));

test("from a disk without JavaScript there is still something to read", () =>
  withPage({ url, javascript: false }, async (page) => {
    await page.open();
    assert.match(await page.text(), /needs JavaScript/i);
  }));

test("on a host, its links are links", async () => {
  const site = await serve({ root: RELEASE });
  try {
    await withPage({ url: site.url }, async (page) => {
      await page.open(NAME);
      await finish(page, outerHip);
      const address = await link(page);
      await preview(page);
      assert.match(await page.text(), /cannot be taken back/i);
      assert.ok(address.startsWith(`${site.url}${NAME}#r=`), address);
      await page.open(address);
      await page.until("shared");
      const own = site.requests.map(({ path }) => path).filter((path) => path !== `/${NAME}`);
      assert.deepEqual(own, [], "it asked for something that is not inside");
    });
  } finally {
    await site.close();
  }
});

test("it works in a frame that is cut off from everything, from a host that lets nobody read its files", async () => {
  const site = await serve({ root: RELEASE });
  try {
    await withPage({ url: site.url, framed: { sandbox: "allow-scripts" } }, async (page) => {
      await page.open(NAME);
      await finish(page, outerHip);
      assert.equal(await page.screen(), "result");
    });
  } finally {
    await site.close();
  }
});
