// The file host itself: that it answers as file hosts do, and misbehaves when told.

import assert from "node:assert/strict";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { reach, serve } from "./server.mjs";

let folder;
let site;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "journeys-"));
  await mkdir(join(folder, "site/es"), { recursive: true });
  await writeFile(join(folder, "site/index.html"), "<p>first page</p>");
  await writeFile(join(folder, "site/es/index.html"), "<p>primera página</p>");
  await writeFile(join(folder, "site/app.wasm"), "wasm");
  await writeFile(join(folder, "secret.txt"), "secret");
  site = await serve({ root: join(folder, "site"), base: "/blog/quiz/" });
});

after(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

const ask = (path, options) => fetch(new URL(path, site.url), options);

test("files come from under the base, with their types", async () => {
  assert.equal(await (await ask("")).text(), "<p>first page</p>");
  assert.match(await (await ask("es")).text(), /primera/);
  assert.equal((await ask("app.wasm")).headers.get("content-type"), "application/wasm");
  assert.equal((await ask("none.js")).status, 404);
  assert.equal((await ask("/")).status, 404);
  assert.notEqual(await (await ask("%2e%2e%2fsecret.txt")).text(), "secret");
});

test("what is asked for packed comes packed", async () => {
  for (const packing of ["br", "gzip"]) {
    const answer = await ask("", { headers: { "accept-encoding": packing } });
    assert.equal(answer.headers.get("content-encoding"), packing);
    assert.equal(await answer.text(), "<p>first page</p>");
  }
  const plain = await ask("", { headers: { "accept-encoding": "identity" } });
  assert.equal(plain.headers.get("content-encoding"), null);
});

test("what somebody has already is not sent again", async () => {
  const etag = (await ask("app.wasm")).headers.get("etag");
  const again = await ask("app.wasm", { headers: { "if-none-match": etag } });
  assert.deepEqual([again.status, await again.text()], [304, ""]);
  const other = await ask("", { headers: { "if-none-match": etag } });
  assert.equal(other.status, 200);
});

test("a host can go away, come back, and hold another folder", async () => {
  await site.off();
  await assert.rejects(ask(""));
  await site.on();
  assert.equal((await ask("")).status, 200);
  const { root } = site;
  site.root = join(root, "es");
  assert.match(await (await ask("")).text(), /primera/);
  site.root = root;
});

test("all hosts can go away at once, and come back", async () => {
  const other = await serve({ pages: { "/": "hello" } });
  await reach(false);
  await assert.rejects(ask(""));
  await assert.rejects(fetch(other.url));
  await reach(true);
  assert.equal((await ask("")).status, 200);
  assert.equal(await (await fetch(other.url)).text(), "hello");
  await other.close();
});

test("requests are kept", async () => {
  await ask("none.js?a=1", { headers: { referer: "http://blog/" } });
  const expected = { method: "GET", path: "/blog/quiz/none.js", query: "?a=1", referrer: "http://blog/", status: 404 };
  assert.deepEqual(site.requests.at(-1), expected);
});

test("faults are served until healed", async () => {
  site.fault(/\.wasm$/, { type: "text/plain", body: "other", delay: 50 });
  const start = performance.now();
  const wrong = await ask("app.wasm");
  assert.ok(performance.now() - start >= 45);
  assert.deepEqual([wrong.headers.get("content-type"), await wrong.text()], ["text/plain", "other"]);
  let send;
  site.fault("app.wasm", { until: new Promise((resolve) => (send = resolve)), body: "late" });
  const late = ask("app.wasm").then((answer) => answer.text());
  assert.equal(await Promise.race([late, new Promise((resolve) => setTimeout(resolve, 50, "nothing yet"))]), "nothing yet");
  send();
  assert.equal(await late, "late");
  site.fault("app.wasm", { block: true });
  await assert.rejects(ask("app.wasm"));
  site.fault("app.wasm", { cut: 2 });
  const cut = await ask("app.wasm");
  assert.equal(cut.headers.get("content-length"), "4");
  await assert.rejects(cut.text());
  site.heal();
  assert.equal(await (await ask("app.wasm")).text(), "wasm");
});
