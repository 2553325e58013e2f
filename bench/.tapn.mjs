import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { filesOf, host, still } from "./pages.mjs";
import { CPU, withPages, sleep } from "./browser.mjs";
import { median, quantile } from "./statistics.mjs";
const [rounds, ...names] = process.argv.slice(2);
const files = filesOf("../dist");
const pages = { still: still(files["index.html"].toString()) };
for (const n of names) pages[n] = readFileSync(`/tmp/var/${n}.html`, "utf8");
const hosts = {}; const got = {};
for (const n in pages) { hosts[n] = await host({ ...files, "index.html": Buffer.from(pages[n]) }); got[n] = []; }
let order = Object.keys(pages);
for (let r = 0; r < +rounds; r++) {
  for (const n of order) {
    try {
    got[n].push(await withPages(1, async ({ page }) => {
      let at; const drawn = new Promise((res) => { at = res; });
      await page.exposeFunction("optionDrawn", () => at());
      page.goto(hosts[n].url).catch(() => {});
      await Promise.race([drawn, sleep(5000)]);
      await sleep(80);
      return page.evaluate(() => globalThis.bench.option);
    }, { cpu: CPU, slowNetwork: true })); } catch (e) { console.log(n, e.message); }
  }
  order = [...order.slice(1), order[0]];
}
for (const n in pages) console.log(n.padEnd(9), "median", median(got[n]).toFixed(1), "quartiles", quantile(got[n], .25).toFixed(1), quantile(got[n], .75).toFixed(1), "ratio", (median(got[n]) / median(got.still)).toFixed(3), "br", brotliCompressSync(pages[n]).length);
for (const n in hosts) await hosts[n].close();
process.exit(0);
