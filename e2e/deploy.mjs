// Other versions of the release, as later builds would make them: other programs under other names. What a host puts up
// when the check is deployed anew.

import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RELEASE } from "./server.mjs";

const HASHES = ["sha256", "sha384", "sha512"];

const base64 = (hash, content) => createHash(hash).update(content).digest("base64");

/** The inline scripts and styles of a page: its policy names their digests. */
const inline = (html) => [...html.matchAll(/<(script|style)[^>]*>(.+?)<\/\1>/gs)].map(([, , text]) => text);

/**
 * Makes a version of the release in a folder of its own; comes back with the folder. Page and glue say at
 * `<html data-page data-glue>` which version they are, and the names of the files that hold a digest are other ones. `edit` changes pages further.
 */
export async function version(mark, edit = (html) => html) {
  const folder = await mkdtemp(join(tmpdir(), `version-${mark}-`));
  await cp(RELEASE, folder, { recursive: true });
  const changes = [];
  const changed = (text) => changes.reduce((text, [from, to]) => text.replaceAll(from, to), text);
  const noteDigests = (before, after) => {
    for (const hash of HASHES) changes.push([base64(hash, before), base64(hash, after)]);
  };

  const names = (await readdir(folder, { recursive: true })).sort();
  for (const packed of names.filter((name) => /\.(br|gz|zst)$/.test(name))) await rm(join(folder, packed));
  const files = names.filter((name) => !/\.(br|gz|zst)$/.test(name));
  for (const name of files.filter((name) => /-[0-9a-f]{8,}(_bg)?\./.test(name))) {
    const before = await readFile(join(folder, name));
    const after = Buffer.concat([before, different(name, mark)]);
    const digest = createHash("sha256").update(after).digest("hex").slice(0, 16);
    changes.push([name, name.replace(/-[0-9a-f]{8,}/, `-${digest}`)]);
    noteDigests(before, after);
    await rm(join(folder, name));
    await writeFile(join(folder, changed(name)), after);
  }
  for (const name of files.filter((name) => name.endsWith(".html"))) {
    const before = await readFile(join(folder, name), "utf8");
    const texts = inline(before);
    for (const text of texts) if (changed(text) !== text) noteDigests(text, changed(text));
    const after = edit(changed(before)).replace("<html ", `<html data-page=${mark} `);
    noteDigests(before, after);
    await writeFile(join(folder, name), after);
  }
  await writeFile(join(folder, "sw.js"), changed(await readFile(join(folder, "sw.js"), "utf8")));
  return folder;
}

/** What makes a file another one and leaves what it does. */
function different(name, mark) {
  const text = Buffer.from(mark);
  // A section of its own, which engines pass over.
  if (name.endsWith(".wasm")) return Buffer.concat([Buffer.from([0, text.length + 1, text.length]), text]);
  if (name.endsWith(".js")) return Buffer.from(`;document.documentElement.dataset.glue=${JSON.stringify(mark)}`);
  return Buffer.alloc(0);
}
