// What a screen reader would say: a virtual one reads the page that is open, from the heading to the end.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const FILE = createRequire(import.meta.url).resolve("@guidepup/virtual-screen-reader/browser.js");

/** The reader as a script that leaves it in `window.virtualReader`: it is a module, which the page's policy lets nobody load. */
const script = (async () => {
  const module = await readFile(FILE, "utf8");
  const ends = module.match(/export\{[^}]*?([\w$]+) as virtual[,}][^;]*;?/);
  if (!ends) throw new Error("the virtual screen reader ends in another way than it did");
  return `(() => { ${module.slice(0, ends.index)}; window.virtualReader = ${ends[1]}; })()`;
})();

/** Everything that is said of what a selector finds, phrase by phrase, when somebody reads on and on. */
export async function read(page, selector = "main") {
  if (!(await page.eval(() => "virtualReader" in window))) await page.eval(await script);
  return page.eval(async (selector) => {
    const reader = window.virtualReader;
    await reader.start({ container: document.querySelector(selector) });
    const said = [await reader.lastSpokenPhrase()];
    try {
      // After the last phrase it would begin again.
      while (said.at(-1) !== `end of ${said[0]}` && said.length < 3000) {
        await reader.next();
        said.push(await reader.lastSpokenPhrase());
      }
    } finally {
      await reader.stop();
    }
    return said;
  }, selector);
}
