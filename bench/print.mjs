// Prints one of the pages that the check in dist/ is compared with, for others to measure it beside the check too: `still`,
// its first page without anything that runs or loads more, or `hand`, the check written by hand.

import { fileURLToPath } from "node:url";
import { byHand, content, filesOf, host, still } from "./pages.mjs";
import { pieces } from "./pieces.mjs";

const files = filesOf(fileURLToPath(new URL("../dist", import.meta.url)));
const html = files["index.html"].toString();
const pages = {
  still: async () => still(html),
  hand: async () => {
    const quiz = await host(files);
    const page = byHand(html, content(), await pieces(quiz.url));
    await quiz.close();
    return page;
  },
};
const page = pages[process.argv[2]];
if (!page) {
  console.error(`Say which page to print: ${Object.keys(pages).join(" or ")}.`);
  process.exit(1);
}
process.stdout.write(await page());
