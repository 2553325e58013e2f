// Where an engine differs, or what drives it: which scenario of which file, and why. `shows` is what the failure says, so
// that another fault is not taken for it, and an entry that is no longer needed fails. Without `shows` the scenario is not
// tried, because it would wait for long.

const ORIGINLESS =
  "WebKit takes 'self' in the policy of a page without an origin for nothing, so the program cannot come, and help is shown; frame.html, which is for frames, goes on to the copy in one file";

export const DIFFERENCES = [
  // ---------------------------------------------------------------- what the engines do differently
  {
    engines: ["webkit"],
    file: "smoke.test.mjs",
    scenario: "the whole quiz works in a frame of another site, cut off from everything",
    why: ORIGINLESS,
  },
  {
    engines: ["webkit"],
    file: "privacy.test.mjs",
    scenario: "a visit asks nobody for anything, in a frame that is cut off",
    why: ORIGINLESS,
  },
  {
    engines: ["webkit"],
    file: "offline.test.mjs",
    scenario: "nothing is kept in a frame that is cut off",
    why: ORIGINLESS,
  },
  {
    engines: ["webkit"],
    file: "offline.test.mjs",
    scenario: "on a host that cuts its pages off, too",
    why: ORIGINLESS,
  },
  {
    engines: ["webkit"],
    file: "share.test.mjs",
    scenario: "in a frame that is cut off",
    why: ORIGINLESS,
  },
  {
    engines: ["webkit"],
    file: "embed-cut-off.test.mjs",
    scenario: "cut off, from a host that sends what it should, nothing is loaded twice",
    why: ORIGINLESS,
    shows: /glute-check\.html/,
  },
  {
    engines: ["firefox"],
    file: "offline.test.mjs",
    scenario: "nothing of it is asked for before the first question",
    why: "Firefox shows a page by the largest icon that it names, and fetches it when the page has loaded",
    shows: /icon-180\.png/,
  },

  // ---------------------------------------------------------------- what their drivers have no way to do
  {
    engines: ["firefox"],
    file: "takeover.test.mjs",
    scenario: "a press of a finger that begins before the program comes and ends after is kept",
    why: "a Firefox for computers makes no click of the finger that BiDi plays",
    shows: /the press was lost/,
  },
  {
    engines: ["firefox"],
    file: "embed-look.test.mjs",
    scenario: "it follows the system of the reader, where the page does",
    why: "in Firefox, what a person prefers is a preference at launch; theme by theme, other scenarios of the file hold it",
    shows: /cannot be told anew what a person prefers/,
  },
  {
    engines: ["firefox"],
    file: "embed-look.test.mjs",
    scenario: "nor is it lost when the copy in one file takes the frame's place",
    why: "over BiDi, puppeteer waits for ever in a frame that goes on to another page meanwhile",
  },
  {
    engines: ["webkit"],
    file: "accessibility.test.mjs",
    scenario: /^forced colours: /,
    why: "WebKit knows no forced colours",
    shows: /cannot be told what a person has as forced-colors/,
  },
  {
    engines: ["firefox", "webkit"],
    file: "privacy.test.mjs",
    scenario: "the watch notices a request that no policy refuses",
    why: "neither BiDi nor WebDriver lifts a policy, and the page adds a second one; driver.test.mjs has the same watch over a page without",
    shows: /cannot pass over a page's policy/,
  },
  {
    engines: ["firefox", "webkit"],
    file: "offline.test.mjs",
    scenario: "the rest of the host is not the worker's",
    why: "only Chromium's protocol tells whether the worker or the network has answered",
    shows: /cannot pass over a page's policy/,
  },
  {
    engines: ["firefox", "webkit"],
    file: "offline.test.mjs",
    scenario: "the browser finds it installable",
    why: "Firefox on a computer and WebKitGTK install no pages, so nobody can be asked",
    shows: /cannot be asked over Chromium's own protocol/,
  },
  {
    engines: ["firefox", "webkit"],
    file: "start.test.mjs",
    scenario: "the press of a step leaves it to the next frame to find out how the next screen looks",
    why: "what a task does is told over Chromium's protocol alone, and it is Chromium that did this in the press",
    shows: /cannot be asked over Chromium's own protocol/,
  },
  {
    engines: ["webkit"],
    file: "takeover.test.mjs",
    scenario: "nobody who holds a key for ever keeps the program away",
    why: "WebKitWebDriver presses a key that is down no second time",
    shows: /cannot hold a key down/,
  },
  {
    engines: ["webkit"],
    file: "faults.test.mjs",
    scenario: "a key held down passes over no question without an answer",
    why: "WebKitWebDriver presses a key that is down no second time",
    shows: /cannot hold a key down/,
  },
];
