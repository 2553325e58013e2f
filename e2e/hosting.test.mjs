// The release on real web servers, with the settings that the build wrote: at the root of a site, and under a path.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, after, describe, test } from "node:test";
import { gunzipSync, brotliDecompressSync } from "node:zlib";
import { withPage } from "./driver.mjs";
import { finish, healthy } from "./people.mjs";
import { RELEASE } from "./server.mjs";

const HASHED = /-[0-9a-f]{16}[._]/;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json", ".txt": "text/plain" };

/** The servers: how each takes the settings, unprivileged and in a folder of its own, and which copies it sends. */
const SERVERS = [
  {
    name: "nginx",
    program: process.env.NGINX ?? ["/usr/sbin/nginx"].find(existsSync) ?? "nginx",
    version: "-v",
    packings: { gzip: gunzipSync },
    async settings(folder, root, port) {
      const own = await readFile(join(RELEASE, "hosting/nginx.conf"), "utf8");
      const site = substitute(own, { "listen 80;": `listen 127.0.0.1:${port};`, "root /srv/www;": `root "${root}";` });
      const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((what) => `${what}_temp_path "${folder}/${what}";`);
      const file = join(folder, "nginx.conf");
      await writeFile(file, `daemon off;\nmaster_process off;\npid "${folder}/pid";\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${places.join("\n")}\n${site}}\n`);
      return ["-e", "stderr", "-p", folder, "-c", file];
    },
  },
  {
    name: "Caddy",
    program: process.env.CADDY ?? "caddy",
    version: "version",
    packings: { br: brotliDecompressSync, gzip: gunzipSync },
    async settings(folder, root, port) {
      const own = await readFile(join(RELEASE, "hosting/Caddyfile"), "utf8");
      const site = substitute(own, { "example.com {": `http://127.0.0.1:${port} {`, "root * /srv/www": `root * "${root}"` });
      const file = join(folder, "Caddyfile");
      await writeFile(file, `{\n\tadmin off\n}\n${site}`);
      return ["run", "--config", file, "--adapter", "caddyfile"];
    },
  },
];

function substitute(text, places) {
  for (const [from, to] of Object.entries(places)) {
    assert.equal(text.split(from).length, 2, `the settings hold "${from}" once`);
    text = text.replace(from, to);
  }
  return text;
}

/** A port that nothing listens on. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An answer as it comes over the wire: `fetch` would unpack it. */
const ask = (url, packing) =>
  new Promise((resolve, reject) => {
    const headers = packing ? { "accept-encoding": packing } : {};
    request(url, { headers, agent: false }, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
    })
      .on("error", reject)
      .end();
  });

async function start(server, folder, root) {
  const port = await freePort();
  const child = spawn(server.program, await server.settings(folder, root, port), {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (data) => (said += data));
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", (error) => resolve((said += error)));
  });
  const url = `http://127.0.0.1:${port}/`;
  const deadline = Date.now() + 10_000;
  for (;;) {
    if (await ask(url).catch(() => undefined)) break;
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill();
      assert.fail(`${server.name} does not answer: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, stop: () => (child.kill(), ended) };
}

for (const server of SERVERS) {
  const there = !spawnSync(server.program, [server.version]).error;
  if (!there) console.error(`\n*** ${server.name} IS NOT INSTALLED: the release is NOT tested on it. ***\n`);

  describe(`on ${server.name}`, { skip: there ? false : `${server.name} is not installed` }, () => {
    let folder, running, files;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "glute-check-hosting-"));
      const root = join(folder, "www");
      await cp(RELEASE, root, { recursive: true });
      await mkdir(join(root, "blog"));
      await cp(RELEASE, join(root, "blog/quiz"), { recursive: true });
      files = (await readdir(RELEASE)).filter((name) => /\.(html|js|wasm|webmanifest|txt)$/.test(name));
      running = await start(server, folder, root);
    });

    after(async () => {
      await running?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    for (const base of ["", "blog/quiz/"]) {
      test(`every file of /${base} has its type, caching and security headers`, async () => {
        assert.ok(files.some((name) => HASHED.test(name)) && files.includes("index.html"));
        for (const name of ["", ...files]) {
          const { status, headers } = await ask(running.url + base + name);
          const ending = name ? name.slice(name.lastIndexOf(".")) : ".html";
          assert.equal(status, 200, name);
          assert.equal(headers["content-type"].split(";")[0], TYPES[ending], name);
          assert.equal(headers["cache-control"], HASHED.test(name) ? "public, max-age=31536000, immutable" : "no-cache", name);
          assert.equal(headers["x-content-type-options"], "nosniff", name);
          assert.equal(headers["referrer-policy"], "no-referrer", name);
          assert.equal(headers["access-control-allow-origin"], "*", name);
          assert.equal(headers["cross-origin-resource-policy"], "cross-origin", name);
          assert.match(headers["permissions-policy"], /camera=\(\), .*clipboard-write=\(self\)/, name);
          assert.equal(headers["x-frame-options"], undefined, name);
        }
      });

      test(`every file of /${base} comes compressed to whoever can read it`, async () => {
        for (const name of files) {
          const plain = await ask(running.url + base + name);
          assert.equal(plain.headers["content-encoding"], undefined, name);
          for (const [packing, unpack] of Object.entries(server.packings)) {
            const copy = join(RELEASE, `${name}.${packing === "gzip" ? "gz" : packing}`);
            if (!existsSync(copy)) continue;
            const packed = await ask(running.url + base + name, packing);
            assert.equal(packed.headers["content-encoding"], packing, name);
            assert.match(packed.headers.vary, /accept-encoding/i, name);
            assert.equal(packed.headers["content-type"], plain.headers["content-type"], name);
            assert.equal(packed.headers["cache-control"], plain.headers["cache-control"], name);
            assert.deepEqual(packed.body, await readFile(copy), `${name}: the copy that the build made`);
            assert.deepEqual(unpack(packed.body), plain.body, name);
          }
        }
      });

      test(`a missing file of /${base} is missing, and that is not remembered`, async () => {
        for (const name of ["nothing.html", "glute-check-0123456789abcdef.js"]) {
          const { status, headers } = await ask(running.url + base + name);
          assert.equal(status, 404);
          assert.doesNotMatch(headers["cache-control"] ?? "", /immutable/);
        }
      });

      test(`the check under /${base} can be taken to its end`, () =>
        withPage({ url: running.url + base }, async (page) => {
          await page.open();
          await finish(page, healthy);
          assert.equal(await page.screen(), "result");
        }));
    }

    test("it works in a frame that is cut off from everything", () =>
      withPage({ url: `${running.url}blog/quiz/`, framed: { sandbox: "allow-scripts" } }, async (page) => {
        await page.open();
        assert.ok(await page.screen());
      }));
  });
}
