// Fetches every file of dist/SHA256SUMS from a host, and says which are not what was built here.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const given = process.argv[1];
let base;
try {
  base = new URL(given.endsWith("/") ? given : `${given}/`);
} catch {
  console.error(`\`${given}\` is no address; it starts with https://`);
  process.exit(1);
}

/** What hosts read and do not serve. */
const SETTINGS = /^(\.htaccess|_headers|staticwebapp\.config\.json|hosting\/.*)$/;

const wrong = [];
let right = 0;
let unserved = 0;
for (const line of readFileSync("dist/SHA256SUMS", "utf8").trim().split("\n")) {
  const [, sum, name] = line.match(/^([0-9a-f]{64}) {2}(.+)$/);
  const url = new URL(name.split("/").map(encodeURIComponent).join("/"), base);
  const answer = await fetch(url, { headers: { "accept-encoding": "identity" } }).catch((error) => ({ error }));
  // A compressed copy that is asked for by name may come with its own encoding, which fetch takes off again.
  if (answer.ok && /\.(br|gz)$/.test(name) && answer.headers.has("content-encoding")) {
    unserved += 1;
    continue;
  }
  if (!answer.ok && (SETTINGS.test(name) || /\.(br|gz)$/.test(name))) {
    unserved += 1;
    continue;
  }
  if (!answer.ok) wrong.push(`${name}: ${answer.error ? (answer.error.cause?.message ?? answer.error.message) : `the host says ${answer.status}`}`);
  else if (createHash("sha256").update(Buffer.from(await answer.arrayBuffer())).digest("hex") !== sum) wrong.push(`${name}: holds something else`);
  else right += 1;
}
console.log(`${right} files at ${base} are those of dist/.${unserved ? ` ${unserved} are for the host alone, which does not hand them out.` : ""}`);
for (const line of wrong) console.error(line);
process.exit(wrong.length > 0 || right === 0 ? 1 : 0);
