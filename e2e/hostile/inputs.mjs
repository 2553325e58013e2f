// Inputs for the fuzzer of messages: values that another page can send, as JSON; dice that fall the same each time; and
// what makes one input of others.

/** What JSON has no word for, and another page can send. `{"$": "map"}` stands for a map. */
const STRANGE = {
  undefined: () => undefined,
  nan: () => NaN,
  infinity: () => Infinity,
  negative: () => -0,
  big: () => 10n ** 30n,
  date: () => new Date(0),
  map: () => new Map([["type", "glutecheck:look"]]),
  bytes: () => new Uint8Array(8),
  error: () => new TypeError("no"),
  pattern: () => /./g,
  circle() {
    const circle = { type: "glutecheck:look" };
    circle.accent = circle;
    return circle;
  },
  bare: () => Object.assign(Object.create(null), { type: "glutecheck:height", height: 5 }),
  boxed: () => new String("glutecheck:ready"),
};

/** A message as it arrives. */
export function revive(value) {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== "object" || value === null) return value;
  if (typeof value.$ === "string" && Object.hasOwn(STRANGE, value.$)) return STRANGE[value.$]();
  // Own fields, also such as are called `__proto__`, as a message has them.
  const revived = {};
  for (const [name, part] of Object.entries(value)) Object.defineProperty(revived, name, { value: revive(part), enumerable: true, configurable: true, writable: true });
  return revived;
}

/** Dice that fall as a seed says. */
export function dice(seed) {
  let state = seed >>> 0 || 1;
  const below = (end) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % end;
  };
  return { below, one: (list) => list[below(list.length)] };
}

const WORDS = [
  "", "0", "1", "2", "6", "7", "-1", "1e3", "99999", "100000", " 2", "light", "dark", "auto", "cover", "1a7f5a", "#1A7F5A", "#fff", "#12345g", "#000000", "#ffffff", "red", "rgb(1,2,3)",
  "glutecheck:look", "glutecheck:height", "glutecheck:ready", "glutecheck:step", "glutecheck:done", "glutecheck:", "ready", "height", "en", "EN-gb", "qps", "de", "constructor", "__proto__",
  "toString", "hasOwnProperty", "prototype", "pymxPYMxpym-1xPYMxheight", "pymxPYMxxPYMx", "glute-check 18_34", "glute-check \"]", "secret=abc", "?secret=a&x", "childId=pym-1", "theme=dark&accent=1a7f5a",
  "start=cover", "transparent", "%", "%00", "\0", "\n", "é", "😀", "\ud800", "</script>", "javascript:alert(1)", "https://evil.example/", "url(https://evil.example/)", "red;background:url(//evil.example)",
];
const NAMES = ["type", "theme", "accent", "heading", "transparent", "start", "height", "top", "step", "steps", "message", "secret", "value", "lang", "__proto__", "constructor", "toString", "$"];
const NUMBERS = [0, 1, 2, 6, -1, 0.5, 700, 1_300, 99_999, 100_000, 1e21, Number.MAX_SAFE_INTEGER];

function word({ below, one }) {
  const text = one(WORDS);
  if (below(4)) return text;
  return [...text].concat([...one(WORDS)]).slice(below(6)).join("");
}

function value(thrown, depth = 3) {
  const { below, one } = thrown;
  const kind = below(depth ? 12 : 8);
  if (kind < 4) return word(thrown);
  if (kind < 6) return one(NUMBERS);
  if (kind < 7) return one([true, false, null]);
  if (kind < 8) return { $: one(Object.keys(STRANGE)) };
  if (kind < 9) return Array.from({ length: below(4) }, () => value(thrown, depth - 1));
  const made = {};
  for (let n = below(6); n >= 0; n--) Object.defineProperty(made, one(NAMES), { value: value(thrown, depth - 1), enumerable: true, configurable: true, writable: true });
  return made;
}

/** A message, more often than not one that gets somewhere. */
function message(thrown) {
  const { below, one } = thrown;
  if (below(3) === 0) return value(thrown);
  const type = one(["glutecheck:look", "glutecheck:height", "glutecheck:ready", "glutecheck:step", "glutecheck:done"]);
  const sent = below(4) ? { type } : { message: "ready" };
  for (let n = below(5); n > 0; n--) sent[one(NAMES)] = below(2) ? word(thrown) : value(thrown, 1);
  return sent;
}

function step(thrown, side) {
  const { below, one } = thrown;
  if (side === "frame" && below(3) === 0) return { happens: one(["alive", "taller", "screen", "scroll"]) };
  if (side === "host" && below(4) === 0) return { attribute: one(NAMES.slice(0, 14)), value: word(thrown) };
  return { from: one(side === "frame" ? ["parent", "parent", "other"] : ["frame", "frame", "other", "none"]), data: message(thrown) };
}

const pairs = (thrown, joint) => Array.from({ length: thrown.below(5) }, () => word(thrown) + (thrown.below(2) ? "=" + word(thrown) : "")).join(joint);

const FIELDS = {
  frame: {
    query: (thrown) => (thrown.below(2) ? pairs(thrown, "&") : NAMES.slice(1, 6).map((name) => (thrown.below(2) ? `${name}=${encodeURIComponent(word(thrown).toWellFormed?.() ?? "")}&` : "")).join("")),
    hash: (thrown) => pairs(thrown, "&"),
    name: word,
  },
  host: {
    attributes: (thrown) => Object.fromEntries(NAMES.slice(1, 6).flatMap((name) => (thrown.below(2) ? [[name, word(thrown)]] : []))),
    lang: word,
    width: (thrown) => thrown.one(NUMBERS),
    origin: (thrown) => thrown.one(["own", "other"]),
  },
};

/** An input for a side, made of one that is known: something in it is another, gone, doubled, or from a third. */
export function next(thrown, side, known) {
  const { below, one } = thrown;
  const from = structuredClone(below(8) ? one(known) : {});
  const steps = Array.isArray(from.steps) ? from.steps.slice(0, 30) : [];
  for (let n = 1 + below(4); n > 0; n--) {
    const what = below(6);
    if (what === 0) {
      const field = one(Object.keys(FIELDS[side]));
      from[field] = FIELDS[side][field](thrown);
    } else if (what === 1 && steps.length) steps.splice(below(steps.length), 1);
    else if (what === 2 && steps.length) steps.splice(below(steps.length), 0, structuredClone(one(steps)));
    else if (what === 3) {
      const others = one(known).steps;
      if (Array.isArray(others)) steps.push(...structuredClone(others.slice(below(others.length + 1))));
    } else steps.splice(below(steps.length + 1), 0, step(thrown, side));
  }
  return { ...from, steps: steps.slice(0, 30) };
}
