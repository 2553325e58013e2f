import { readFileSync, writeFileSync } from "node:fs";
import { filesOf, host, still } from "./pages.mjs";
import { CPU, withPages, sleep } from "./browser.mjs";
const files = filesOf("../dist");
const variants = { full: files, still: { ...files, "index.html": Buffer.from(still(files["index.html"].toString())) } };
for (const v of process.argv.slice(3)) variants[v] = { ...files, "index.html": readFileSync(`/tmp/var/${v}.html`) };
const rounds = Number(process.argv[2] ?? 3);
for (const [name, f] of Object.entries(variants)) {
  const h = await host(f);
  for (let r = 0; r < rounds; r++) {
    const out = await withPages(1, async ({ page }) => {
      await page.exposeFunction("optionDrawn", () => {});
      await page.tracing.start({ path: `/tmp/tr-${name}-${r}.json`, categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink", "loading", "toplevel", "cc", "benchmark", "v8"] });
      await page.goto(h.url, { waitUntil: "load" });
      await sleep(300);
      await page.tracing.stop();
      return page.evaluate(() => [globalThis.bench.option, globalThis.bench.fcp]);
    }, { cpu: CPU, slowNetwork: true });
    console.log(name, out.map(x => x?.toFixed(1)).join(" "));
  }
  await h.close();
}
