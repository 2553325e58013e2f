// The pages that are compared, each on a host of its own: the release, the same page without any script, and the check
// written by hand.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { filesOf as paths, TYPES } from "../e2e/files.mjs";

const PACKED = /^\.(png|jpe?g|webp|woff2|br|gz)$/;

/** All files of a folder, by their path in it. */
export const filesOf = (folder) => Object.fromEntries(paths(folder).map((path) => [path, readFileSync(`${folder}/${path}`)]));

/**
 * Hosts files by path. They are packed in advance and as well as can be, so that the host does no work while something
 * is measured. `asked` holds the paths that were asked for, in order.
 */
export async function host(files) {
  const packed = new Map();
  for (const [path, body] of Object.entries(files)) {
    packed.set(path, PACKED.test(extname(path)) ? body : brotliCompressSync(body));
  }
  const asked = [];
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, "http://host").pathname).slice(1);
    if (path === "" || path.endsWith("/")) path += "index.html";
    asked.push(path);
    const body = packed.get(path);
    if (!body) return response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "content-length": body.length,
      "cache-control": path.endsWith(".html") ? "no-cache" : "public, max-age=31536000, immutable",
      ...(!PACKED.test(extname(path)) && { "content-encoding": "br", vary: "accept-encoding" }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    asked,
    close: () => {
      server.closeAllConnections?.();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The page with the first question as it is sent, without anything that runs or loads more. */
export const still = (html) =>
  html
    .replace(/<script\b[^>]*>.*?<\/script>/gis, "")
    .replace(/<link\b[^>]*\brel=["']?(?:preload|modulepreload|manifest)\b[^>]*>/gi, "")
    .replace(/<meta\b[^>]*content-security-policy[^>]*>/gi, "");

/** The check written by hand: the same page, with the content, pieces of the quiz as HTML, and one script in it. */
export function byHand(html, content, pieces) {
  const script = readFileSync(new URL("by-hand/check.js", import.meta.url), "utf8");
  const inside = (text) => text.replaceAll("</", "<\\/");
  const more = `<script type="application/json" id="content">${inside(JSON.stringify({ ...JSON.parse(content), pieces }))}</script><script>${inside(script)}</script>`;
  const page = still(html);
  // A minifier may have left out the end tag of the body.
  const end = page.search(/<\/body>|<\/html>|$/i);
  return page.slice(0, end) + more + page.slice(end);
}

/** The content as JSON; with as many questions as are asked for. */
export function content(questions) {
  return execFileSync("cargo", ["run", "--quiet", "--package", "content-compiler", "--", "json"], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, GLUTE_CHECK_QUESTIONS: questions ? String(questions) : "" },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
}
