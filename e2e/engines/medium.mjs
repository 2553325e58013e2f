// A page as it is printed, where the engine's driver has no switch for that: in the page's own style sheets, what is for
// print counts, and what is for the screen does not.

/** In all frames of a tab; "screen" or nothing takes it back. */
export async function play(tab, type) {
  for (const frame of await tab.frames()) await frame.evaluate(rewrite, type === "print");
}

/** Runs in the page. */
function rewrite(printed) {
  const original = (globalThis[Symbol.for("media as written")] ??= new Map());
  const changed = (query) => {
    if (/^(only )?screen\b/.test(query)) return "not all";
    if (/^not print\b/.test(query)) return "not all";
    if (/^not screen\b/.test(query)) return "all";
    return query.replace(/^(only )?print\b/, "all");
  };
  const set = (list) => {
    if (!list?.mediaText) return;
    if (!original.has(list)) original.set(list, list.mediaText);
    const written = original.get(list);
    list.mediaText = printed ? written.split(/,\s*/).map(changed).join(", ") : written;
  };
  const visit = (rules) => {
    for (const rule of rules) {
      set(rule.media);
      if (rule.cssRules) visit(rule.cssRules);
    }
  };
  const look = (root) => {
    for (const sheet of [...root.styleSheets, ...(root.adoptedStyleSheets ?? [])]) {
      set(sheet.media);
      visit(sheet.cssRules);
    }
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) look(shadowRoot);
  };
  look(document);
}
