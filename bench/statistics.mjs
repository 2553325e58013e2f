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
