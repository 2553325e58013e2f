// What many figures come to.

/** The figure below which a part of all lies; between two, their mixture. Nothing where there are none. */
export function quantile(figures, part) {
  const sorted = figures.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  return below + (above - below) * (at - Math.floor(at));
}

export const median = (figures) => quantile(figures, 0.5);
export const p95 = (figures) => quantile(figures, 0.95);
export const sum = (figures) => figures.reduce((all, one) => all + one, 0);

/** So many times the figures are drawn anew to see how far chance moves what they come to. */
const DRAWS = 2000;

/**
 * How many times as large our figures are as theirs, by a part of all (`median`, `p95`), with the bounds between which
 * that lies with 95 % certainty: the figures are drawn again, each of ours with the one of theirs that it was measured
 * beside. The same figures always give the same bounds.
 */
export function ratio(ours, theirs, part) {
  if (ours.length !== theirs.length) throw new Error(`${ours.length} figures cannot be compared with ${theirs.length}`);
  const figure = part(ours) / part(theirs);
  const chance = dice(ours.length);
  const drawn = Array.from({ length: DRAWS }, () => {
    const which = ours.map(() => Math.floor(chance() * ours.length));
    return part(which.map((at) => ours[at])) / part(which.map((at) => theirs[at]));
  });
  return { figure, low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) };
}

/** Numbers from 0 to 1 that look thrown (mulberry32). */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
