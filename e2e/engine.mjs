// The engine that the scenarios run in: Chromium, or the one that the variable ENGINE names.

const { ENGINE = "chromium" } = process.env;

/** engines/README.md says what an engine has to offer. */
export const engine = await import(`./engines/${ENGINE}.mjs`);
