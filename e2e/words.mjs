// Every text of a page that a person may see or hear: what is written, and what a reader of screens says.

/** The texts, but for those in elements that the selector `without` finds. */
export const words = (page, without = "script, style, noscript") =>
  page.eval((without) => {
    const said = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest(without)) said.push(node.data);
    }
    const names = ["aria-label", "title", "placeholder", "alt"];
    for (const element of document.querySelectorAll(names.map((name) => `[${name}]`).join())) {
      if (!element.closest(without)) said.push(...names.map((name) => element.getAttribute(name) ?? ""));
    }
    return said;
  }, without);
