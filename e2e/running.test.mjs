// The harness's own: programs beside the tests come to their end, however they end.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { freePort, running } from "./running.mjs";

const node = (script) => running(process.execPath, ["-e", script]);
const never = () => false;

/** Where waiting for ever is what is tested, it ends. */
const soon = { timeout: 20_000 };

test("nothing listens on a free port", async () => {
  const server = createServer().listen(await freePort(), "127.0.0.1");
  await new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject));
  await new Promise((resolve) => server.close(resolve));
});

for (const [how, script, told] of [
  ["with a code", "console.error('no such file'); process.exitCode = 3", /ended \(code 3\) before the port: no such file/],
  ["by a signal", "process.kill(process.pid, 'SIGKILL')", /ended \(SIGKILL\) before the port/],
]) {
  test(`a program that ended ${how} is not waited for`, soon, async () => {
    const program = node(script);
    await assert.rejects(program.until(never, "the port"), told);
    await program.stop();
    await program.stop();
  });
}

test("a program that is not there is told", soon, async () => {
  const program = running("/nowhere/at/all", []);
  await assert.rejects(program.until(never, "the port"), /ENOENT/);
  await program.stop();
});

test("a program is waited for until it is ready, and not for ever", soon, async () => {
  const program = node("setInterval(() => {}, 1000)");
  let asked = 0;
  await program.until(() => ++asked === 3, "the third time");
  await program.until(async () => Promise.reject(new Error("not yet")), "nothing", 100).then(() => assert.fail(), (error) => assert.match(error.message, /waited for nothing/));
  await program.stop();
});

test("what a program has started ends with it", soon, async () => {
  const folder = await mkdtemp(join(tmpdir(), "glute-check-running-"));
  const file = join(folder, "pid");
  const child = `require("node:fs").writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`;
  const program = node(`require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}]); setInterval(() => {}, 1000)`);
  let pid;
  await program.until(async () => (pid = Number(await readFile(file, "utf8"))) > 0, "the child");
  await program.stop();
  const alive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (const last = Date.now() + 5_000; alive() && Date.now() < last; ) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(alive(), false);
  await rm(folder, { recursive: true });
});
