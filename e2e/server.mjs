// A static file host, small and able to misbehave: what the journeys take the built folder from.

import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { TYPES } from "./files.mjs";

const PACKABLE = new Set([".css", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"]);

/** Tells, as "request", what any host of this process is asked for: `url` and `headers`. */
export const heard = new EventEmitter().setMaxListeners(0);

const hosts = new Set();

/** Takes all hosts of this process away at once, as if there were no network, or gives them back. */
export const reach = (there) => Promise.all([...hosts].map((host) => (there ? host.on() : host.off())));

/** The folder that `cargo xtask build` writes. */
export const RELEASE = folder("../dist");

/** What a host sends by the settings that come with the release: anyone may read its files. */
export const OPEN = { "access-control-allow-origin": "*" };

/** The same app in the pseudo-language, as `cargo xtask test --only variants` builds it. */
export const PSEUDO = folder("../dist-pseudo");

/** A version after the release, built likewise: links of the release are links of its past. */
export const NEXT = folder("../dist-next");

function folder(relative) {
  return fileURLToPath(new URL(relative, import.meta.url));
}

/**
 * Serves a folder on a free port of this machine.
 *
 * - `root`: the folder; it may be left out when there are only `pages`
 * - `base`: the path it lies under, such as "/blog/quiz/"
 * - `pages`: HTML by path, for a page around the app that is in no file: { "/": "<iframe …>" }
 * - `rewrite`: what every text of the folder goes through before it is sent
 * - `headers`: sent with every answer; or a function of the path that gives them
 *
 * Comes back with
 * - `url`: the address of `base`
 * - `requests`: everything asked so far, as { method, path, query, referrer, status }
 * - `fault(pattern, { delay, until, block, cut, status, location, type, body })`: how files whose path matches (a RegExp or a
 *   piece of the path) are served from now on: `delay` milliseconds late, or when a promise, `until`, holds; not at all
 *   (`block`), cut off after `cut` bytes, with another status, place, type or body
 * - `heal()`: forgets the faults
 * - `root`: the folder, which may be changed for another one
 * - `off()`, `on()`: as if the host were not there, and there again, at the same address
 * - `close()`
 */
export async function serve({ root: folder, base = "/", pages = {}, headers = {}, rewrite } = {}) {
  const requests = [];
  let faults = [];

  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url, "http://host");
    const path = decodeURIComponent(pathname);
    const fault = faults.findLast(({ pattern }) => (pattern instanceof RegExp ? pattern.test(path) : path.includes(pattern)));
    const entry = { method: request.method, path, query: search, referrer: request.headers.referer ?? "", status: 0 };
    requests.push(entry);
    heard.emit("request", { url: new URL(request.url, `http://${request.headers.host}`).href, headers: request.headers });
    await fault?.until;
    if (fault?.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    if (fault?.block) return response.destroy();

    const { status, body, type, location } = { ...(await answer(path)), ...definedIn(fault) };
    const etag = body && `"${createHash("sha256").update(body).digest("hex")}"`;
    const known = status === 200 && request.headers["if-none-match"] === etag;
    entry.status = known ? 304 : status;
    const packing = body && fault?.cut === undefined && PACKABLE.has(extension(path)) ? choosePacking(request.headers["accept-encoding"]) : undefined;
    response.writeHead(entry.status, {
      "cache-control": "no-cache",
      ...(status === 200 && { etag }),
      ...(type && { "content-type": type }),
      ...(location && { location }),
      ...(fault?.cut !== undefined && { "content-length": body.length }),
      ...(packing && { "content-encoding": packing, vary: "accept-encoding" }),
      ...(typeof headers === "function" ? headers(path) : headers),
    });
    if (fault?.cut !== undefined) {
      // The connection ends before as much has come as was announced.
      response.write(body.subarray(0, fault.cut), () => response.destroy());
      return;
    }
    response.end(known ? undefined : packing ? pack(packing, body) : body);
  });

  async function answer(path) {
    if (path in pages) return { status: 200, body: Buffer.from(pages[path]), type: TYPES[".html"] };
    const { root } = site;
    if (!root || !path.startsWith(base)) return { status: 404, body: Buffer.from("not here"), type: TYPES[".txt"] };
    const file = join(root, normalize(path.slice(base.length)));
    if (!(file + sep).startsWith(join(root, sep))) return { status: 403, body: Buffer.from("no") };
    const kind = await stat(file).catch(() => undefined);
    // As file hosts do: `/es` leads on to `/es/`, which is `/es/index.html`.
    if (kind?.isDirectory() && !path.endsWith("/")) return { status: 301, location: `${path}/` };
    const found = kind?.isDirectory() ? join(file, "index.html") : file;
    const body = await readFile(found).catch(() => undefined);
    if (!body) return { status: 404, body: Buffer.from("not found"), type: TYPES[".txt"] };
    const text = rewrite && [".html", ".js", ".json"].includes(extname(found));
    return { status: 200, body: text ? Buffer.from(rewrite(body.toString())) : body, type: TYPES[extname(found)] ?? "application/octet-stream" };
  }

  const listen = (port) => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections?.();
    return closed;
  };
  await listen(0);
  const { port } = server.address();
  const site = {
    url: `http://127.0.0.1:${port}${base}`,
    root: folder,
    requests,
    fault: (pattern, how) => faults.push({ pattern, ...how }),
    heal: () => void (faults = []),
    off: close,
    on: () => listen(port),
    close: () => {
      hosts.delete(site);
      return close();
    },
  };
  hosts.add(site);
  return site;
}

function definedIn({ status, location, type, body } = {}) {
  const given = { status, location, type, body: body === undefined ? undefined : Buffer.from(body) };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function extension(path) {
  return path.endsWith("/") ? ".html" : extname(path);
}

function choosePacking(accepted = "") {
  return ["br", "gzip"].find((packing) => accepted.split(/,\s*/).some((word) => word.split(";")[0] === packing));
}

const packed = new Map();

// The same few files are asked for by every page of a run.
function pack(packing, body) {
  const key = `${packing} ${body.length} ${body.toString("latin1")}`;
  if (!packed.has(key)) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    packed.set(key, packing === "br" ? brotliCompressSync(body, quality) : gzipSync(body));
  }
  return packed.get(key);
}
