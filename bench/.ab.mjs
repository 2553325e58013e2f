import { readFileSync } from "node:fs";
import { byHand, content, filesOf, host } from "./pages.mjs";
import { pieces } from "./pieces.mjs";
import { answer } from "./measure.mjs";
import { median, p95, ratio } from "./statistics.mjs";
import * as P from "./pieces.mjs";
const [rounds, ...dists] = process.argv.slice(2);
const release = filesOf("../dist");
const html = release["index.html"].toString();
const hosts = [];
for (const d of dists) hosts.push(await host(filesOf(d)));
const own = await host(release);
const made = await P[Object.keys(P)[0]](own.url).catch((e) => { console.log(e); });
const hand = await host({ "index.html": Buffer.from(byHand(html, content(), made)) });
const all = [...dists.map((d, i) => ({ name: d, url: hosts[i].url })), { name: "hand", url: hand.url }];
const got = Object.fromEntries(all.map(({ name }) => [name, []]));
for (let r = 0; r < +rounds; r++) {
  const turned = [...all.slice(r % all.length), ...all.slice(0, r % all.length)];
  const found = await answer(...turned);
  turned.forEach(({ name }, i) => got[name].push(found[i].steps));
}
const took = (n, k) => got[n].flatMap((s) => s.filter((x) => x.kind === k).map((x) => x.took));
for (const d of dists) for (const k of ["answer", "next"]) for (const [pn, p] of [["median", median], ["p95", p95]]) {
  const r = ratio(took(d, k), took("hand", k), p);
  console.log(d, k, pn, p(took(d, k)).toFixed(1), p(took("hand", k)).toFixed(1), `${r.figure.toFixed(2)} (${r.low.toFixed(2)}-${r.high.toFixed(2)})`);
}
const steps = got.hand[0];
const rows = steps.map((s, i) => ({ i, kind: s.kind, q: s.question, to: s.to, v: all.map(({ name }) => median(got[name].map((x) => x[i].took))) }));
if (process.env.ROWS) for (const k of ["next"]) for (const r of rows.filter((r) => r.kind === k)) console.log(k, r.q, "→", r.to, r.v.map((x) => x.toFixed(1)).join(" "));
process.exit(0);
