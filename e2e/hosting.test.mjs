// The release on real web servers, with the settings that the build wrote: as a whole site, and under a path.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { withPage } from "./driver.mjs";
import { finish, healthy } from "./people.mjs";
import { freePort, running } from "./running.mjs";
import { RELEASE } from "./server.mjs";

const own = (name) => readFile(join(RELEASE, name), "utf8");

/** Replaces what a person replaces in the settings: each piece is there, once. */
function substitute(text, pieces) {
  for (const [from, to] of Object.entries(pieces)) {
    assert.equal(text.split(from).length, 2, `the settings hold "${from}" once`);
    text = text.replace(from, to);
  }
  return text;
}

/** The path without its last slash, for servers that lead on from there. */
const bare = (base) => base.slice(0, -1);

// ---------------------------------------------------------------- the servers

/**
 * How each server takes the settings, as whoever runs the tests and in a folder of its own, and which copies it sends.
 * `cargo xtask test --only hosting` names the programs.
 */
const SERVERS = {
  nginx: {
    program: process.env.NGINX ?? "nginx",
    version: "-v",
    async start(folder, base, port) {
      const pieces = { "listen 80;": `listen 127.0.0.1:${port};`, "alias /srv/glute-check/;": `alias "${RELEASE}/";` };
      if (base !== "/") Object.assign(pieces, { "location / {": `location ${base} {`, "# location = /blog/quiz {": "location = /blog/quiz {" });
      const module = brotliModule();
      if (module) pieces["# brotli_static on;"] = "brotli_static on;";
      await writeFile(join(folder, "site.conf"), substitute(await own("hosting/nginx.conf"), pieces));
      const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((what) => `${what}_temp_path "${folder}/${what}";`);
      const main = `${module ? `load_module "${module}";` : ""}
        daemon off; master_process off; pid "${folder}/pid"; error_log stderr; events {}
        http { access_log off; ${places.join(" ")} include "${folder}/site.conf"; }`;
      await writeFile(join(folder, "nginx.conf"), main);
      return ["-e", "stderr", "-p", folder, "-c", join(folder, "nginx.conf")];
    },
    packings: () => (brotliModule() ? ["br", "gzip"] : ["gzip"]),
  },
  Caddy: {
    program: process.env.CADDY ?? "caddy",
    version: "version",
    async start(folder, base, port) {
      const pieces = { "example.com {": `http://127.0.0.1:${port} {`, "root * /srv/glute-check": `root * "${RELEASE}"` };
      if (base !== "/") Object.assign(pieces, { "handle_path /*": `handle_path ${base}*`, "# redir /blog/quiz": "redir /blog/quiz" });
      await writeFile(join(folder, "Caddyfile"), `{\n\tadmin off\n}\n${substitute(await own("hosting/Caddyfile"), pieces)}`);
      return ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"];
    },
    packings: () => ["br", "gzip"],
  },
  Apache: {
    program: process.env.APACHE ?? "apache2",
    version: "-v",
    async start(folder, base, port) {
      const site = join(folder, "www", base);
      await mkdir(dirname(bare(site)), { recursive: true });
      await cp(RELEASE, site, { recursive: true });
      const modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "env", "deflate", "filter"];
      const root = process.getuid?.() === 0;
      if (root) modules.push("unixd");
      const known = builtIn();
      const lines = modules.filter((name) => !known.includes(`mod_${name}.c`)).map((name) => `LoadModule ${name}_module "${apacheModules()}/mod_${name}.so"`);
      // What a provider's own settings may say, and must not come through.
      const theirs = ["AddDefaultCharset iso-8859-1", "AddLanguage br .br", "AddType application/x-gzip .gz", "AddEncoding x-gzip .gz", "AddOutputFilterByType DEFLATE text/html text/plain text/javascript application/wasm"];
      await writeFile(
        join(folder, "apache.conf"),
        [
          ...lines,
          `ServerRoot "${folder}"`,
          `PidFile "${folder}/pid"`,
          `Listen 127.0.0.1:${port}`,
          "ServerName localhost",
          `ErrorLog "${folder}/errors"`,
          "TypesConfig /dev/null",
          ...(root ? ["User nobody", "Group #65534"] : []), // as root, it insists on being somebody else
          ...theirs,
          "DirectoryIndex index.html",
          `DocumentRoot "${folder}/www"`,
          `<Directory "${folder}/www">\n  AllowOverride All\n  Require all granted\n</Directory>`,
        ].join("\n"),
      );
      return ["-f", join(folder, "apache.conf"), "-DFOREGROUND"];
    },
    packings: () => ["br", "gzip"],
  },
};

function brotliModule() {
  const file = join(dirname(SERVERS.nginx.program), "../lib/nginx/modules/ngx_http_brotli_static_module.so");
  return existsSync(file) ? file : undefined;
}

const apache = (flag) => spawnSync(SERVERS.Apache.program, [flag], { encoding: "utf8" }).stdout ?? "";
const builtIn = () => apache("-l").match(/mod_\w+\.c/g) ?? [];

function apacheModules() {
  const [, root] = apache("-V").match(/HTTPD_ROOT="([^"]*)"/) ?? [];
  return ["/usr/lib/apache2/modules", `${root}/modules`, `${root}/lib/httpd/modules`].find(existsSync);
}

/** Starts a server in a folder of its own; comes back with the address of the check and how to stop it. */
async function start({ program, start }, base) {
  const folder = await mkdtemp(join(tmpdir(), "glute-check-hosting-"));
  await chmod(folder, 0o755);
  const port = await freePort();
  const words = await start(folder, base, port);
  const server = running(program, words, { env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}${base}`;
  try {
    await server.until(() => ask(url), "an answer");
  } catch (error) {
    error.message += await readFile(join(folder, "errors"), "utf8").catch(() => "");
    await stop();
    throw error;
  }
  return { url, stop };
}

/** An answer as it comes over the wire: `fetch` would unpack it and follow. */
const ask = (url, headers = {}) =>
  new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
    })
      .on("error", reject)
      .end();
  });

// ---------------------------------------------------------------- what a host has to send

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".fhir.json": "application/fhir+json",
};

/** The type of a file; none where it is a setting for hosts. */
const typeOf = (name) => TYPES[Object.keys(TYPES).find((ending) => name.endsWith(ending))];
/** What comes with every file, whatever the host. The two policies stand in the settings for Netlify, to be read there. */
const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  ...Object.fromEntries(["content-security-policy", "permissions-policy"].map((name) => [name, stated(name)])),
};

function stated(name) {
  const [, value] = readFileSync(join(RELEASE, "_headers"), "utf8").match(new RegExp(`^/\\*\n(?:  .*\n)*?  ${name}: (.*)$`, "im"));
  return value;
}
const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync };
const COPIES = { br: ".br", gzip: ".gz" };

/** What visitors are sent, "" for the folder itself; not the settings of other hosts. */
const sent = (await readdir(RELEASE, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
const files = ["", "learn/", ...sent.filter(typeOf)];
const onDisk = (name) => join(RELEASE, /(^|\/)$/.test(name) ? `${name}index.html` : name);

/** A policy by its directives. */
const directives = (policy) => Object.fromEntries(policy.split(";").map((words) => words.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]));

test("the host's half of the policy names no other host, and takes nothing that a page needs", async () => {
  const theirs = directives(ALWAYS["content-security-policy"]);
  for (const source of Object.values(theirs).flat()) assert.ok(["'none'", "'self'", "data:"].includes(source), source);
  for (const name of ["connect-src", "img-src", "frame-src", "object-src", "base-uri", "form-action"]) assert.ok(theirs[name], name);
  for (const name of files.filter((name) => name.endsWith(".html"))) {
    const [, policy] = (await own(name)).match(/http-equiv="Content-Security-Policy" content="([^"]+)/);
    for (const [directive, sources] of Object.entries(directives(policy))) {
      const allowed = theirs[directive];
      const needed = sources.filter((source) => source !== "'none'");
      if (allowed) assert.deepEqual(needed.filter((source) => !allowed.includes(source)), [], `${name} needs more of ${directive}`);
    }
  }
});

test("what the host gives up of the browser is everything it can ask for, but for copying", () => {
  const given = Object.fromEntries(ALWAYS["permissions-policy"].split(", ").map((word) => word.split("=")));
  assert.ok(Object.keys(given).length > 40 && "camera" in given && "geolocation" in given);
  assert.deepEqual(Object.entries(given).filter(([, who]) => who !== "()"), [["clipboard-write", "(self)"]]);
});

for (const [server, how] of Object.entries(SERVERS)) {
  const there = spawnSync(how.program, [how.version]).status === 0;
  if (!there) console.error(`\n*** ${server} is not installed: the release is NOT tried on it. ***\n`);

  for (const base of ["/", "/blog/quiz/"]) {
    describe(`${server}, at ${base}`, { skip: there ? false : `${server} is not installed` }, () => {
      let site;
      before(async () => (site = await start(how, base)));
      after(() => site?.stop());

      test("every file comes with its type, caching and security headers", async () => {
        assert.ok(files.includes("index.html") && files.includes("paper.html") && files.some((name) => name.endsWith(".wasm")), files.join());
        for (const name of files) {
          const { status, headers, body } = await ask(site.url + name);
          assert.equal(status, 200, name);
          assert.deepEqual(body, await readFile(onDisk(name)), name);
          assert.equal(headers["content-type"], typeOf(onDisk(name)), name);
          const kept = /-[0-9a-f]{16}(_bg)?\.[a-z]+$/.test(name);
          assert.equal(headers["cache-control"], kept ? "public, max-age=31536000, immutable" : "no-cache", name);
          for (const [header, value] of Object.entries(ALWAYS)) assert.equal(headers[header], value, `${header} of ${name}`);
          for (const header of ["x-frame-options", "content-encoding", "content-language"]) assert.equal(headers[header], undefined, `${header} of ${name}`);
        }
      });

      test("who has a file already is told so", async () => {
        for (const name of files) {
          const { headers } = await ask(site.url + name);
          const again = await ask(site.url + name, { "if-none-match": headers.etag });
          assert.deepEqual([again.status, again.body.length], [304, 0], name);
          assert.equal(again.headers["cache-control"], headers["cache-control"], name);
        }
      });

      test("the copies of the build are sent to whoever can read them", async (t) => {
        if (!how.packings().includes("br")) t.diagnostic(`${server} is here without its module for .br copies, so those are not tried`);
        for (const name of files) {
          const plain = await ask(site.url + name);
          for (const packing of how.packings()) {
            const packed = await ask(site.url + name, { "accept-encoding": packing });
            const copy = onDisk(name) + COPIES[packing];
            if (!existsSync(copy)) {
              assert.equal(packed.headers["content-encoding"], undefined, name);
              continue;
            }
            assert.equal(packed.headers["content-encoding"], packing, name);
            assert.match(packed.headers.vary, /accept-encoding/i, name);
            assert.deepEqual(packed.body, await readFile(copy), name);
            assert.deepEqual(UNPACK[packing](packed.body), plain.body, name);
            for (const header of ["content-type", "cache-control", "content-language", ...Object.keys(ALWAYS)]) {
              assert.equal(packed.headers[header], plain.headers[header], `${header} of ${name}`);
            }
          }
          if (how.packings().length === 2 && existsSync(`${onDisk(name)}.br`)) {
            const best = await ask(site.url + name, { "accept-encoding": "gzip, deflate, br, zstd" });
            assert.equal(best.headers["content-encoding"], "br", name);
          }
        }
      });

      test("what is missing is missing, and that is not remembered", async () => {
        for (const name of ["nothing.html", "glute-check-0123456789abcdef.js", "glute-check-0123456789abcdef_bg.wasm"]) {
          const { status, headers } = await ask(site.url + name, { "accept-encoding": "br, gzip" });
          assert.equal(status, 404, name);
          assert.doesNotMatch(headers["cache-control"] ?? "", /immutable|max-age=[1-9]/, name);
        }
      });

      if (base !== "/") {
        test("who forgets the last slash is led on", async () => {
          const { status, headers } = await ask(bare(site.url));
          assert.ok([301, 302, 308].includes(status), `${status}`);
          assert.equal(new URL(headers.location, site.url).pathname, base);
        });
      }

      test("the check can be taken to its end", () =>
        withPage({ url: site.url }, async (page) => {
          await page.open();
          await finish(page, healthy);
          assert.equal(await page.screen(), "result");
          await page.reload(); // from the worker
          assert.equal(await page.attribute("data-question"), "a1_age");
        }));

      test("so it can in a frame that is cut off from everything", () =>
        withPage({ url: site.url, framed: { sandbox: "allow-scripts" } }, async (page) => {
          await page.open();
          await finish(page, healthy);
          assert.equal(await page.screen(), "result");
        }));

      test("the browser gives up whatever it can be asked to, but for copying the link", (t) =>
        withPage({ url: site.url }, async (page) => {
          await page.open();
          const allowed = await page.eval(() => document.featurePolicy.allowedFeatures().filter((name) => !name.startsWith("ch-")));
          const named = ALWAYS["permissions-policy"].match(/[a-z-]+(?==)/g);
          assert.deepEqual(allowed.filter((name) => named.includes(name)), ["clipboard-write"]);
          // A newer browser may know more; what the tested one knows is in headers.rs.
          const untold = allowed.filter((name) => !named.includes(name) && !["web-share", "bluetooth", "interest-cohort"].includes(name));
          if (untold.length > 0) t.diagnostic(`headers.rs could give up these, too: ${untold.join(", ")}`);
        }));
    });
  }
}
