// Where an engine differs, or what drives it: which scenario of which file, and why. `shows` is what the failure says, so
// that another fault is not taken for it, and an entry that is no longer needed fails. Without `shows` the scenario is not
// tried, because it would wait for long.

export const DIFFERENCES = [
  {
    engines: ["webkit"],
    file: "smoke.test.mjs",
    scenario: "the whole quiz works in a frame of another site, cut off from everything",
    why: "WebKit takes 'self' in the policy of a page without an origin for nothing, so the program cannot come; frame.html, which is for frames, goes on to the copy in one file",
  },
];
