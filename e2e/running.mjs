// Programs that run beside the tests, such as web servers and a database, and ports for them.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** A port that nothing listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts a program that goes on until it is stopped, at the latest with the tests. Comes back with
 *
 * - `until(holds, what, patience)`: waits until `holds()` is true, so many milliseconds at most; fails at once when the
 *   program has ended, and says what it wrote
 * - `stop()`: ends it with all it has started, and comes back when it is gone; also where it has ended before
 */
export function running(program, words, { env = process.env } = {}) {
  // A group of its own: some servers have children, which would outlive them.
  const child = spawn(program, words, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  let end;
  // From the start: who asks later, as an exit code would have to be asked for, misses an end by a signal.
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve((end = signal ?? `code ${code}`)));
    child.once("error", (error) => resolve((end = error.message)));
  });
  const kill = () => {
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended by itself, or never began.
    }
  };
  const leave = () => process.exit(1);
  const signals = ["SIGINT", "SIGTERM"];
  process.once("exit", kill);
  for (const signal of signals) process.once(signal, leave);

  return {
    async until(holds, what, patience = 10_000) {
      for (const last = Date.now() + patience; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
        if (await Promise.resolve().then(holds).catch(() => false)) return;
        assert.ok(end === undefined, `${program} ended (${end}) before ${what}: ${said}`);
        assert.ok(Date.now() < last, `${program}: waited for ${what}: ${said}`);
      }
    },
    async stop() {
      kill();
      await ended;
      process.off("exit", kill);
      for (const signal of signals) process.off(signal, leave);
    },
  };
}
