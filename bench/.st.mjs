import { byHand, content, filesOf, host } from "./pages.mjs";
import { pieces } from "./pieces.mjs";
import { withPages, settled, sleep, slow } from "./browser.mjs";
import { skip, take } from "./person.mjs";
const [dist, until, next] = process.argv.slice(2);
const release = filesOf("../dist");
const own = await host(filesOf(dist));
const urls = { ours: [own.url, true] };
if (process.env.HAND) {
  const hand = await host({ "index.html": Buffer.from(byHand(release["index.html"].toString(), content(), await pieces(own.url))) });
  urls.hand = [hand.url, true];
}
for (const [n, [url, p]] of Object.entries(urls)) await withPages(1, async (tab) => {
  await tab.page.goto(url); await settled(tab, p);
  // walk as a person does, to be warm
  for await (const s of take(tab.page, until)) {}
  await sleep(500);
  await slow(tab, 4);
  await tab.page.tracing.start({ path: `/tmp/st-${n}.json`, categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink", "v8", "disabled-by-default-v8.cpu_profiler"] });
  for await (const s of take(tab.page, next)) console.log(n, s.kind, s.question, s.took.toFixed(1));
  await sleep(300);
  await tab.page.tracing.stop();
});
process.exit(0);
