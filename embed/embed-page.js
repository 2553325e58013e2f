// The page "Put this on your site": writes the lines for what is picked, and shows the check with it.
(() => {
  const byId = (id) => document.getElementById(id);
  const element = document.querySelector("glute-check");
  const base = new URL("./", location).href;
  const plain = byId("iframe").defaultValue.replace(/(?<=src=").*(?=frame\.html)/, base);

  // What is picked, by attribute; what is as it is anyway is left out.
  const picked = () => {
    const options = {
      theme: byId("theme").value,
      accent: byId("own-accent").checked ? byId("accent").value : "",
      heading: byId("heading").value,
      start: byId("start").value,
    };
    const named = Object.entries(options).filter(([, value]) => value);
    return byId("transparent").checked ? [...named, ["transparent", ""]] : named;
  };

  const written = (attributes) => attributes.map(([name, value]) => (value ? ` ${name}="${value}"` : ` ${name}`)).join("");

  const write = () => {
    const attributes = picked();
    byId("snippet").value = `<script async src="${base}embed.js"></` + `script>\n<glute-check${written(attributes)}></glute-check>`;
    const query = new URLSearchParams(attributes).toString().replaceAll("&", "&amp;");
    // Where these differ, browsers put an opaque box behind a transparent frame.
    const box = byId("transparent").checked && byId("theme").value === "dark" ? [["style", "color-scheme: dark"]] : [];
    byId("iframe").value = plain.replace("frame.html", () => "frame.html" + (query && "?" + query)).replace("<iframe", "<iframe" + written(box));
    byId("address").value = base;
    for (const name of ["theme", "accent", "heading", "start", "transparent"]) {
      const [, value] = attributes.find(([own]) => own === name) ?? [];
      if (value === undefined) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    for (const said of document.querySelectorAll("[role=status]")) said.textContent = "";
  };

  const copy = async ({ target }) => {
    const field = byId(target.dataset.copy);
    field.select();
    const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    target.nextElementSibling.textContent = document.querySelector("main").dataset[copied ? "copied" : "refused"];
  };

  byId("options").addEventListener("input", write);
  byId("accent").addEventListener("input", () => (byId("own-accent").checked = true));
  byId("options").addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", copy);
  for (const width of document.querySelectorAll("[name=width]")) width.addEventListener("change", () => (byId("stage").dataset.width = width.value));
  // A browser that comes back to the page may have kept what was picked.
  addEventListener("pageshow", write);
  write();
})();
