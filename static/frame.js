// What the page does in a frame of another page: it looks as the host wishes, tells its height and how far the taker has
// come, never what they answer, and leaves the host's history alone. docs/embed.md says it to hosts.
// crates/prerender takes the comments out.
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  if (top === self) {
    // The page for frames, opened by itself. The copy in one file has this script, too, and stays.
    if (!("alone" in root.dataset)) location.replace("./" + location.hash);
    return;
  }
  root.dataset.framed = "";
  const say = (message) => parent.postMessage(message, "*");

  // ------------------------------------------------------------------ how it looks

  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const tokens = rules.find((rule) => rule.selectorText === ":root").style;
  const media = (about) => rules.filter((rule) => rule.media?.mediaText.includes(about));
  const dark = media("prefers-color-scheme");
  const printed = media("print");
  const turn = (rules, mediaText) => rules.forEach((rule) => (rule.media.mediaText = mediaText));

  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) => colour.reduce((sum, part, at) => sum + linear(part) * [0.2126, 0.7152, 0.0722][at], 0.05);
  const mix = (one, other, share) => one.map((part, at) => part + (other[at] - part) * share);

  // The accent, as far towards black or white as it takes to be read on every ground of the page.
  const readable = (accent, end, tokens) => {
    const [surface, ...grounds] = ["--surface", "--sunk", "--paper"].map((name) => parts(tokens.getPropertyValue(name).trim()));
    for (let share = 0; share < 1; share += 0.02) {
      const colour = mix(accent, end, share);
      const own = luminance(colour);
      const worst = [surface, mix(surface, colour, 0.1), ...grounds].map(luminance).map((ground) => Math.max(own / ground, ground / own));
      if (Math.min(...worst) >= 4.6) return `rgb(${colour.map((part) => Math.round(part * 255))})`;
    }
  };

  let level;
  const head = () => {
    for (const heading of document.querySelectorAll("h1, h2, h3")) heading.setAttribute("aria-level", Math.min(level - 1 + +heading.tagName[1], 6));
  };

  // Whatever it is given: what is none of these is as if it were not there.
  const look = ({ theme, accent, heading, transparent }) => {
    // Most pages are light for everybody: who wants the frame to follow the reader's system has to say so.
    const known = ["dark", "auto"].find((name) => name === theme);
    turn(dark, { dark: "screen", auto: "screen and (prefers-color-scheme: dark)" }[known] ?? "not all");
    tokens.colorScheme = { dark: "dark", auto: "light dark" }[known] ?? "light";
    const [, colour] = (typeof accent === "string" && /^#?([0-9a-f]{6})$/i.exec(accent)) || [];
    if (colour) {
      const [light, onDark] = [[0, tokens], [1, dark[0].cssRules[0].style]].map(([end, tokens]) => readable(parts("#" + colour), [end, end, end], tokens));
      root.style.setProperty("--action", `light-dark(${light}, ${onDark})`);
      root.style.setProperty("--tint", "color-mix(in srgb, var(--action) 10%, var(--surface))");
    } else ["--action", "--tint"].forEach((name) => root.style.removeProperty(name));
    level = [1, 2, 3, 4, 5, 6].find((level) => String(level) === heading) ?? 2;
    head();
    root.toggleAttribute("data-transparent", typeof transparent === "string");
  };

  const query = new URLSearchParams(location.search);
  look(Object.fromEntries(query));
  root.toggleAttribute("data-cover", query.get("start") === "cover");

  // ------------------------------------------------------------------ how tall it is

  // Besides our own messages: `secret` is WordPress', `pym` the name that pym has given the frame.
  let secret = /[#&?]secret=([a-z0-9]{1,64})(&|$)/i.exec(location.hash)?.[1];
  const pym = /^[\w-]{1,100}$/.exec(query.get("childId") ?? "")?.[0];
  let height, moved, later;

  const tell = () => {
    if (!height) return;
    // Datawrapper's listener reads its own part of it.
    say({ type: "glutecheck:height", height, ...(moved && { top: true }), "datawrapper-height": { "glute-check": height } });
    if (secret) say({ message: "height", value: height, secret });
    if (pym) say(["pym", pym, "height", height].join("xPYMx"));
    moved = false;
  };

  // Whoever follows the height needs no scrollbar of ours, and sees none for a moment. Whoever does not, gets it back.
  const fit = () => root.toggleAttribute("data-fitted", innerHeight >= height);

  const settle = () => {
    clearTimeout(later);
    later = setTimeout(fit, innerHeight >= height ? 0 : 400);
  };

  const measure = () => {
    const now = Math.ceil(document.body.getBoundingClientRect().height);
    // Not shown at all, it has no height that says anything.
    if (!innerWidth || !now || (now === height && !moved)) return;
    height = now;
    tell();
    settle();
  };
  // A host that hides the frame until it hears of its height, as WordPress does, keeps observers from telling.
  const again = () => {
    height = 0;
    measure();
  };
  addEventListener("pageshow", again);
  addEventListener("resize", settle);
  document.addEventListener("visibilitychange", () => document.hidden || again());

  // The program shows the top of each new screen. Only somebody who has touched the frame is shown it by the host, too.
  const scroll = self.scrollTo;
  self.scrollTo = (...place) => {
    scroll(...place);
    moved = navigator.userActivation?.hasBeenActive ?? true;
    requestAnimationFrame(measure);
  };

  // ------------------------------------------------------------------ how far the taker has come

  // The same for everybody who comes to an end, whatever they answer: what comes after the first question depends on it.
  const STAGES = [{ type: "glutecheck:ready" }, { type: "glutecheck:step", step: 1, steps: 2 }, { type: "glutecheck:step", step: 2, steps: 2 }, { type: "glutecheck:done" }];
  let reached = 1, told = 0, first;
  const reach = (stage) => {
    reached = Math.max(reached, stage);
    while (root.dataset.program === "alive" && told < reached) say(STAGES[told++]);
  };

  const place = () => document.querySelector("main")?.dataset ?? {};
  const changed = () => {
    head();
    if (root.dataset.program !== "alive") return;
    const { screen, question } = place();
    // Pressed before the program was there, the first question is behind.
    reach(document.querySelector("#app form :checked") ? 2 : 1);
    if (screen === "shared" || screen === "broken-link") return;
    first ??= "pressed" in root.dataset ? "" : screen + question;
    if (screen + question === first) return;
    reach(screen === "question" ? 3 : 4);
  };

  // ------------------------------------------------------------------ what a frame may refuse

  // Says below what was pressed that the host's page does not allow it, with an address for the way around.
  const refuse = (pressed, words, address) => {
    const box = byId("refused");
    const { bottom } = pressed.getBoundingClientRect();
    box.querySelector("p").textContent = box.dataset[words];
    const field = box.querySelector("input");
    field.value = address;
    box.hidden = false;
    box.style.top = Math.min(bottom + scrollY, document.body.offsetHeight - box.offsetHeight) + "px";
    field.focus({ preventScroll: true });
    field.select();
    box.querySelector("button").onclick = () => {
      box.hidden = true;
      pressed.focus({ preventScroll: true });
    };
  };
  const own = () => byId("link")?.value ?? new URL("./", location).href;

  // Links lead out of the frame; those within the page leave no trace in the host's history.
  const follow = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    // Whether a frame that is cut off may save or call, nobody tells it: it says what to do if nothing happens.
    const may = origin !== "null";
    if (link.protocol === "tel:") return may || refuse(link, "call", link.pathname);
    if (link.hasAttribute("download")) return may || refuse(link, "download", tapped !== undefined && link.id.endsWith(".html") ? new URL(link.id, location).href : own());
    event.preventDefault();
    if (link.getAttribute("href").startsWith("#")) {
      const target = byId(link.hash.slice(1));
      if (target && target.tabIndex < 0) target.tabIndex = -1;
      return target?.focus();
    }
    leave(link, link.href);
  };
  const leave = (pressed, address) => {
    let opened;
    try {
      opened = open(address);
    } catch {
      // As Firefox refuses it.
    }
    if (opened) opened.opener = null;
    else refuse(pressed, "link", address);
  };

  // Printed with the host's page, the frame stays as it is on the screen, as nobody could make it taller in time.
  // Printed by itself, it is the letter.
  const print = self.print;
  self.print = () => {
    let begun;
    const pressed = document.activeElement;
    addEventListener("beforeprint", () => (begun = true), { once: true });
    turn(printed, "print");
    print();
    setTimeout(() => {
      if (begun) return;
      turn(printed, "not all");
      refuse(pressed, "print", own());
    }, 500);
  };
  turn(printed, "not all");
  addEventListener("afterprint", () => (turn(printed, "not all"), measure()));

  // ------------------------------------------------------------------ without what a host has to allow

  // A frame without an origin may load nothing from a host that does not say that anyone may. The copy in one file needs
  // nothing. What is tapped until it comes is kept in the frame's name, which only this page can read.
  addEventListener("error", (event) => {
    if (origin !== "null" || root.dataset.program === "alive" || "alone" in root.dataset) return;
    event.stopImmediatePropagation();
    onchange = () => {
      name = "glute-check " + (document.querySelector("#app :checked")?.value ?? "");
      // Chromium gives the name that there was when it was asked.
      location.replace("glute-check.html" + location.search + location.hash);
    };
    onchange();
  }, true);
  const [, tapped] = /^glute-check (\w*)$/.exec(name) ?? [];
  if (tapped !== undefined) name = "";

  // ------------------------------------------------------------------ from when there is a page

  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    if (typeof data === "string") return pym && data.startsWith(`pymxPYMx${pym}xPYMx`) ? again() : undefined;
    const given = Object(data);
    if (given.type === "glutecheck:look") look(given);
    else if (given.message === "ready" && typeof given.secret === "string" && /^[a-z0-9]{1,64}$/i.test(given.secret)) {
      secret = given.secret;
      again();
    }
  });

  document.addEventListener("readystatechange", () => {
    // WebKit comes to that state also with half of a page, where another takes its place.
    if (document.readyState !== "interactive" || !byId("own")) return;
    const input = tapped && document.querySelector(`#app [value="${tapped}"]`);
    if (input) input.checked = true;
    head();
    new ResizeObserver(measure).observe(document.body);
    new MutationObserver(changed).observe(root, { subtree: true, childList: true, attributeFilter: ["data-program"] });
    addEventListener("change", changed, true);
    addEventListener("click", follow, true);
    byId("own").onclick = ({ target }) => leave(target, own());
    byId("begin").onclick = () => {
      root.removeAttribute("data-cover");
      root.dataset.begun = "";
      document.querySelector("main h1").focus({ preventScroll: true });
      scrollTo(0, 0);
    };
  });
})();
