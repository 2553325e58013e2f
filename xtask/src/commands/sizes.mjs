// Prints what each file of a folder weighs: as it is, and as a server sends it.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const root = process.argv[1];
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name)) // copies packed in advance
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();

const rows = files.map((file) => {
  const bytes = readFileSync(file);
  return [relative(root, file), bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
});
rows.push(rows.reduce((sum, row) => ["all files", ...[1, 2, 3].map((i) => sum[i] + row[i])], ["", 0, 0, 0]));

const width = Math.max(...rows.map(([name]) => name.length));
const line = ([name, ...numbers]) => name.padEnd(width) + numbers.map((n) => n.toLocaleString("en").padStart(11)).join("");
console.log(line(["bytes", "raw", "gzip", "brotli"]));
for (const row of rows) console.log(line(row));
