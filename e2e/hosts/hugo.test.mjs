// A blog made by Hugo, with a strict policy and colours for the dark. `BLOG` names the folder in which Debian's package was unpacked,
// if it is not installed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { withPage } from "../driver.mjs";
import { framed } from "../blog.mjs";
import { OPEN, serve } from "../server.mjs";
import { check, libraries, play, shots } from "./play.mjs";

const BLOG = process.env.BLOG ?? "";
const UNPACKED = join(BLOG, "usr/bin/hugo");
const HUGO = BLOG && existsSync(UNPACKED) ? UNPACKED : "hugo";

/** A site of one post. The check is a shortcode, as a blog owner would write it. */
const SITE = (address) => ({
  "config.toml": `baseURL = "/"\ntitle = "Running notes"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n`,
  "content/posts/sitting.md": `---\ntitle: "Sitting all day, running at night"\n---\nMy hip began to ache in March. This is what I tried.\n\n{{< glute-check >}}\n\nAnd here the post goes on.\n`,
  "layouts/shortcodes/glute-check.html": `<script async src="${address}embed.js"></script>\n<glute-check transparent accent="#b3541e"></glute-check>\n`,
  "layouts/_default/single.html": `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{ .Title }}</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/blog.css"></head><body><header>{{ .Site.Title }}</header><article><h1>{{ .Title }}</h1>{{ .Content }}</article></body></html>`,
  "layouts/_default/list.html": "{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}",
  "static/icon.svg": `<svg xmlns="http://www.w3.org/2000/svg"/>`,
  "static/blog.css": `:root { color-scheme: light dark } body { margin: 0 auto; max-width: 42rem; padding: 1rem; font: 1.125rem/1.6 Georgia, serif; background: light-dark(#fff, #16181d); color: light-dark(#222, #e4e4e4) } header { font-variant: small-caps } glute-check { margin-block: 2rem; scroll-margin-top: 1rem }`,
});

for (const dark of [false, true]) {
  test(`a post made by Hugo, ${dark ? "dark" : "light"}`, async () => {
    const site = await check(OPEN);
    const folder = await mkdtemp(join(tmpdir(), "glute-check-hugo-"));
    let host;
    try {
      for (const [name, text] of Object.entries(SITE(site.url))) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      }
      const built = spawnSync(HUGO, ["--source", folder, "--quiet"], { encoding: "utf8", env: { ...process.env, LD_LIBRARY_PATH: libraries(BLOG) } });
      assert.equal(built.status, 0, `${built.error ?? ""} ${built.stderr} ${built.stdout}`);
      const policy = `default-src 'self'; script-src ${site.url}embed.js; frame-src ${site.url}; object-src 'none'; base-uri 'none'`;
      host = await serve({ root: join(folder, "public"), headers: { "content-security-policy": policy } });
      await withPage({ url: host.url, width: 1000, height: 900, dark }, async (page) => {
        // Nothing is allowed: not a word in the console, and no request but the check's own.
        await page.open("posts/sitting/", { settle: false });
        await page.eval(() => document.querySelector("glute-check").scrollIntoView());
        const frame = await framed(page);
        if (!dark) await shots(page, "hugo");
        await play(page, frame, "glute-check");
        assert.equal(await frame.eval(() => getComputedStyle(document.documentElement).colorScheme), dark ? "dark" : "light");
        if (!dark) await shots(page, "hugo-result");
      });
    } finally {
      await host?.close();
      await site.close();
      await rm(folder, { recursive: true });
    }
  });
}
