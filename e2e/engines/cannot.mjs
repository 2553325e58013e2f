// What an engine, or what drives it, has no way to do. Scenarios that need it are named in differences.mjs.

/** Thrown at once, so that nobody waits for what never comes. */
export class Cannot extends Error {
  constructor(engine, what) {
    super(`${engine} cannot ${what}`);
    this.name = "Cannot";
  }
}
