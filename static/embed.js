// What a blog loads: the element <glute-check>, which shows the check in a frame that fits. docs/embed.md tells of it.
// crates/prerender fills in the languages, and takes the comments out.
(() => {
  // Each post of a page may bring the script along.
  if (customElements.get("glute-check")) return;

  // By language: the page to show, and what to call the frame.
  const PAGES = {{pages}};
  const base = (document.currentScript ?? document.querySelector("script[src*='embed.js']")).src;
  // As tall as the first screen, or a little taller, by the width there is: nothing below moves when the frame comes.
  const RESERVED = {
    first: [[620, 1040], [560, 1064], [500, 1132], [440, 1155], [350, 1206], [0, 1260]],
    cover: [[600, 470], [500, 540], [350, 590], [0, 615]],
  };
  const EVENTS = { "glutecheck:ready": [], "glutecheck:step": ["step", "steps"], "glutecheck:done": [], "glutecheck:height": ["height"] };

  const sheet = new CSSStyleSheet();
  // The transition and the animation move nothing: they tell when the text around it has another colour, from whatever
  // cause, and when the element is shown again.
  sheet.replaceSync(":host{display:block}:host([hidden]){display:none}div{transition:color 1ms;animation:shown 1ms}@keyframes shown{}iframe{display:block;width:100%;height:100%;border:0}");

  class GluteCheck extends HTMLElement {
    static observedAttributes = ["lang", "theme", "accent", "heading", "transparent", "start"];

    #box = document.createElement("div");
    #frame;
    // The look that the frame's address says, and the one that its page knows of, once there is a page.
    #first;
    #known;
    // Whether the reader has gone on: only then may the frame become smaller than what was reserved.
    #moved;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(this.#box);
      // Whatever form the page's colour has, it can be read from this.
      this.#box.style.outlineColor = "color-mix(in srgb, currentColor, currentColor)";
      this.#box.ontransitionend = this.#box.onanimationstart = () => this.#tell();
    }

    connectedCallback() {
      all.add(this);
      for (const type of ["message", "transitionend"]) addEventListener(type, this);
      reserve(this);
      near.observe(this);
    }

    disconnectedCallback() {
      all.delete(this);
      for (const type of ["message", "transitionend"]) removeEventListener(type, this);
      near.unobserve(this);
      this.#frame?.remove();
      this.#frame = this.#known = this.#moved = undefined;
    }

    // Moved within the page as a whole, it goes on.
    connectedMoveCallback() {}

    attributeChangedCallback(name) {
      if (!this.#frame) return;
      if (name !== "lang" && name !== "start") return this.#tell();
      // Another address in the same frame would be one more step for the browser's Back.
      this.disconnectedCallback();
      this.connectedCallback();
    }

    get waiting() {
      return !this.#frame;
    }

    // Makes the frame, once the reader is near.
    show() {
      near.unobserve(this);
      const [page, title] = this.#page();
      const look = this.#look();
      const address = new URL(page, base);
      address.search = new URLSearchParams(look);
      this.#first = JSON.stringify(look);
      const sandbox = ["scripts", "popups", "popups-to-escape-sandbox", "modals", "downloads"];
      // On a host of its own, a frame may keep what it loads. On the page's own host, the page could look inside.
      if (address.origin !== location.origin) sandbox.push("same-origin");
      this.#frame = Object.assign(document.createElement("iframe"), { title, loading: "lazy", allow: "clipboard-write" + (navigator.share ? "; web-share" : ""), referrerPolicy: "no-referrer" });
      this.#frame.setAttribute("sandbox", sandbox.map((what) => "allow-" + what).join(" "));
      this.#frame.setAttribute("part", "frame");
      // Where these differ, browsers put an opaque box behind a transparent frame.
      this.#frame.style.colorScheme = look.theme;
      this.#frame.src = address;
      this.#frame.onload = () => this.#begin();
      this.#box.append(this.#frame);
    }

    // A page has come into the frame, and looks as its address says. What was changed meanwhile, it has not heard.
    #begin() {
      this.#known = this.#first;
      this.#tell();
    }

    // Tells the frame how it should look now, unless it knows.
    #tell() {
      if (!this.#frame) return;
      const look = this.#look();
      const words = JSON.stringify(look);
      this.#frame.style.colorScheme = look.theme;
      if (!this.#known || this.#known === words) return;
      this.#known = words;
      this.#frame.contentWindow.postMessage({ type: "glutecheck:look", ...look }, "*");
    }

    handleEvent({ source, data, propertyName }) {
      // Where something around it changes slowly, browsers differ in whether the box changes with it or at once.
      if (propertyName === "color") return this.#tell();
      if (!source || source !== this.#frame?.contentWindow) return;
      const { type, top } = Object(data);
      if (typeof type !== "string" || !Object.hasOwn(EVENTS, type)) return;
      const detail = Object.fromEntries(EVENTS[type].map((name) => [name, data[name]]));
      if (!Object.values(detail).every((value) => Number.isInteger(value) && value > 0 && value < 1e5)) return;
      if (!this.#known) this.#begin();
      if (detail.height) this.#fit(detail.height, top === true);
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
    }

    #fit(height, moved) {
      this.#moved ||= moved;
      this.resize(this.#moved ? height : Math.max(height, this.reserved));
      const { top } = this.getBoundingClientRect();
      // A new screen begins at its top. Who sees that already is left where they are.
      if (moved && (top < 0 || top > innerHeight / 2)) this.scrollIntoView();
    }

    resize(height) {
      this.#box.style.height = height + "px";
    }

    get reserved() {
      const heights = this.getAttribute("start") === "cover" ? RESERVED.cover : RESERVED.first;
      return heights.find(([width]) => this.clientWidth >= width)[1];
    }

    #page() {
      const wanted = (this.closest("[lang]")?.lang ?? "").toLowerCase();
      const code = [wanted, wanted.split("-")[0]].find((code) => Object.hasOwn(PAGES, code));
      return PAGES[code] ?? Object.values(PAGES)[0];
    }

    #look() {
      const given = (name) => (this.hasAttribute(name) ? { [name]: this.getAttribute(name) } : {});
      const theme = ["light", "dark"].find((theme) => theme === this.getAttribute("theme")) ?? this.#hostTheme();
      return { theme, ...given("accent"), ...given("heading"), ...given("transparent"), ...given("start") };
    }

    // Light text stands on something dark.
    #hostTheme() {
      const color = getComputedStyle(this.#box).outlineColor;
      const [red, green, blue] = color.match(/\d[\d.e-]*/g);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue > (color.startsWith("rgb") ? 128 : 0.5) ? "dark" : "light";
    }
  }

  const all = new Set();

  // First all widths are read, then all heights are set: in turns, each would have the whole page laid out anew.
  let fresh = [];
  const reserve = (element) => fresh.push(element) > 1 || queueMicrotask(() => {
    const heights = fresh.map(({ reserved }) => reserved);
    fresh.forEach((element, at) => element.resize(heights[at]));
    fresh = [];
  });

  // Before the reader scrolls, only what they see is loaded; then also what comes next.
  const watch = (rootMargin) => new IntersectionObserver((entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && target.show()), { rootMargin });
  let near = watch("0px");
  addEventListener("scroll", () => {
    near.disconnect();
    near = watch("100%");
    all.forEach((element) => element.waiting && near.observe(element));
  }, { capture: true, once: true, passive: true });

  customElements.define("glute-check", GluteCheck);
})();
