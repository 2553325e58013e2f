// The icons of the installed check: each is drawn from an SVG of static/icons/ by a browser.
// `cargo xtask icons` writes them; icons.test.mjs compares the files with their drawing.

import { readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PNG } from "pngjs";
import puppeteer from "puppeteer-core";

export const FOLDER = fileURLToPath(new URL("../static/icons/", import.meta.url));

/** A system may cut the full ones to any shape; iOS and Android do. */
export const ICONS = [
  { file: "icon-192.png", from: "icon.svg", size: 192 },
  { file: "icon-180.png", from: "icon-full.svg", size: 180 },
];

/** Draws icons with a browser; gives each as a pngjs picture. */
export async function draw(icons) {
  const browser = await puppeteer.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const tab = await browser.newPage();
    const pictures = [];
    for (const { from, size } of icons) {
      const svg = await readFile(FOLDER + from, "utf8");
      await tab.setViewport({ width: size, height: size });
      await tab.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
      pictures.push(PNG.sync.read(Buffer.from(await tab.screenshot({ omitBackground: true }))));
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

if (import.meta.url === pathToFileURL(argv[1]).href) {
  const pictures = await draw(ICONS);
  for (const [at, { file }] of ICONS.entries()) {
    // Without filters: areas of one colour pack best so.
    const packed = PNG.sync.write(pictures[at], { deflateLevel: 9, filterType: 0, deflateStrategy: 0 });
    await writeFile(FOLDER + file, packed);
    console.log(`${file} ${packed.length} bytes`);
  }
}
