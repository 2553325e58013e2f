// Where an engine differs, or what drives it: which scenario of which file, and why. `shows` is what the failure says, so
// that another fault is not taken for it, and an entry that is no longer needed fails. Without `shows` the scenario is not
// tried, because it would wait for long.

export const DIFFERENCES = [];
