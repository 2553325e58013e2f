// Prints the first page of dist/ without anything that runs or loads more, for others to measure the check beside it.

import { readFileSync } from "node:fs";
import { still } from "./pages.mjs";

process.stdout.write(still(readFileSync(new URL("../dist/index.html", import.meta.url), "utf8")));
