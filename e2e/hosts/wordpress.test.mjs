// WordPress with MariaDB, on PHP's own server: a post with the two lines, one with the plain frame, and one with nothing
// but the address. `BLOG` names the folder in which Debian's packages were unpacked.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { framed, inOneFile } from "../blog.mjs";
import { withPage } from "../driver.mjs";
import { freePort, running } from "../running.mjs";
import { check, libraries, opened, plainFrame, play, shots } from "./play.mjs";

const ROOT = process.env.BLOG ?? "";
const skip = existsSync(join(ROOT, "usr/share/wordpress")) ? false : "BLOG names no folder with WordPress in it: run `cargo xtask hosts` on Debian";

let site, folder, address, posts;
const programs = [];

const env = { ...process.env, LD_LIBRARY_PATH: libraries(ROOT), PHP_CLI_SERVER_WORKERS: "4" };
const socket = () => join(folder, "db.sock");

/** A program that comes to an end, and well. */
function run(program, ...words) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { env, encoding: "utf8", cwd: join(folder, "site") });
  assert.equal(status, 0, `${program}: ${error ?? ""}${stderr}${stdout}`);
  return stdout;
}

/** PHP with the parts that WordPress needs, without the machine's own settings. */
async function php() {
  const [version] = await readdir(join(ROOT, "usr/lib/php")).then((names) => names.filter((name) => /^\d+$/.test(name)));
  const parts = join(ROOT, "usr/lib/php", version);
  const there = (name) => existsSync(join(parts, `${name}.so`));
  const names = ["mysqlnd", "mysqli", "ctype", "dom", "fileinfo", "iconv", "mbstring", "posix", "simplexml", "tokenizer", "xml"].filter(there);
  const program = (await readdir(join(ROOT, "usr/bin"))).find((name) => /^php\d/.test(name));
  return [join(ROOT, "usr/bin", program), "-n", "-d", `extension_dir=${parts}`, ...names.flatMap((name) => ["-d", `extension=${name}`]), "-d", "memory_limit=256M"];
}

const CONFIG = (address) => `<?php
define('DB_NAME', 'blog'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket()}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', ''); $table_prefix = 'wp_';
define('WP_HOME', '${address}'); define('WP_SITEURL', '${address}');
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

// WordPress asks nothing of the machine it runs on, nor of unusual ports. Here the check is such a one.
const PLUGIN = (port) => `<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn ($ports) => array_merge($ports, [${port}]));
`;

const INSTALL = `<?php
define('WP_INSTALLING', true);
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Running notes', 'author', 'author@example.org', false, '', 'not a secret');
`;

/** What somebody writes into three posts. */
const CONTENTS = (address) => ({
  snippet: `<!-- wp:html -->\n<script async src="${address}embed.js"></script>\n<glute-check></glute-check>\n<!-- /wp:html -->`,
  iframe: `<!-- wp:html -->\n${plainFrame(address)}\n<!-- /wp:html -->`,
  address: `<!-- wp:embed {"url":"${address}"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${address}\n</div></figure>\n<!-- /wp:embed -->`,
});

const WRITE = (contents) => `<?php
require 'wp-load.php';
wp_set_current_user(1);
$posts = [];
foreach (json_decode(base64_decode('${Buffer.from(JSON.stringify(contents)).toString("base64")}'), true) as $name => $content) {
  $text = "<!-- wp:paragraph --><p>My hip began to ache in March. This is what I tried.</p><!-- /wp:paragraph -->\\n\\n$content\\n\\n<!-- wp:paragraph --><p>And here the post goes on.</p><!-- /wp:paragraph -->";
  $posts[$name] = wp_insert_post(wp_slash(['post_title' => "Sitting all day ($name)", 'post_status' => 'publish', 'post_content' => $text]), true);
}
echo json_encode($posts);
`;

before(async () => {
  if (skip) return;
  // No header lets anyone read the check's files: the hardest case.
  site = await check();
  folder = await mkdtemp(join(tmpdir(), "glute-check-wp-"));
  const blog = join(folder, "site");
  await cp(join(ROOT, "usr/share/wordpress"), blog, { recursive: true, filter: (from) => existsSync(from), dereference: true });
  for (const name of ["mu-plugins", "uploads", "plugins"]) await mkdir(join(blog, "wp-content", name), { recursive: true });

  const maria = (name) => [join(ROOT, "usr", name), "--no-defaults"];
  const data = join(folder, "db");
  const root = process.getuid() === 0 ? ["--user=root"] : [];
  const [installs, ...plainly] = maria("bin/mariadb-install-db");
  run(installs, ...plainly, `--basedir=${ROOT}/usr`, `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db", ...root);
  const [database, ...words] = maria("sbin/mariadbd");
  const stored = running(database, [...words, `--basedir=${ROOT}/usr`, `--datadir=${data}`, `--socket=${socket()}`, "--skip-networking", `--pid-file=${folder}/pid`, ...root], { env });
  programs.push(stored);
  const [client, ...asked] = maria("bin/mariadb");
  const made = () => spawnSync(client, [...asked, "-uroot", "-S", socket(), "-e", "CREATE DATABASE IF NOT EXISTS blog"], { env }).status === 0;
  await stored.until(made, "the database", 30_000);

  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  await writeFile(join(blog, "wp-config.php"), CONFIG(address));
  await writeFile(join(blog, "wp-content/mu-plugins/check.php"), PLUGIN(new URL(site.url).port));
  const [interpreter, ...settings] = await php();
  await writeFile(join(folder, "install.php"), INSTALL);
  run(interpreter, ...settings, join(folder, "install.php"));
  await writeFile(join(folder, "write.php"), WRITE(CONTENTS(site.url)));
  posts = JSON.parse(run(interpreter, ...settings, join(folder, "write.php")));
  const served = running(interpreter, [...settings, "-S", `127.0.0.1:${port}`, "-t", blog], { env });
  programs.push(served);
  await served.until(async () => (await fetch(`${address}/?p=${posts.snippet}`)).ok, "WordPress", 30_000);
}, { timeout: 120_000 });

after(async () => {
  for (const program of programs) await program.stop();
  await site?.close();
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const post = (name, steps) =>
  test(`a post with ${{ snippet: "the two lines", iframe: "the plain frame", address: "the address alone" }[name]}`, { skip }, () =>
    withPage({ url: address, width: 1000, height: 900 }, async (page) => {
      await opened(page, `/?p=${posts[name]}`);
      const selector = { snippet: "glute-check", iframe: "article iframe, main iframe", address: "iframe.wp-embedded-content" }[name];
      await page.eval((selector) => document.querySelector(selector).scrollIntoView(), selector);
      await steps(page, selector);
    }));

post("snippet", async (page) => {
  const frame = await framed(page);
  await shots(page, "wordpress-snippet");
  await play(page, frame, "glute-check");
  await shots(page, "wordpress-snippet-result");
});

post("iframe", async (page, selector) => {
  const frame = await page.frame(selector);
  await shots(page, "wordpress-iframe");
  await play(page, frame, selector, { fixed: await page.eval((selector) => document.querySelector(selector).offsetHeight, selector) });
  await shots(page, "wordpress-iframe-result");
});

post("address", async (page, selector) => {
  const attributes = await page.eval((selector) => {
    const frame = document.querySelector(selector);
    return [frame.getAttribute("sandbox"), frame.getAttribute("src")];
  }, selector);
  assert.equal(attributes[0], "allow-scripts", "WordPress cuts off the frames of those it does not know");
  assert.match(attributes[1], /\/frame\.html#\?secret=\w+$/);
  await inOneFile(page);
  const frame = await page.frame(selector);
  await page.until((selector) => document.querySelector(selector).checkVisibility() && document.querySelector(selector).style.position !== "absolute", selector);
  await shots(page, "wordpress-address");
  await play(page, frame, selector, { most: 1000 });
  await shots(page, "wordpress-address-result");
});
