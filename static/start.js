// Starts the program, keeps what is tapped before it is there, and tells of trouble.
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const is = (state) => root.dataset.program === state;

  // Whoever opens a link came for a result. The first question, shown and taken away again, would only move the page.
  const link = /r(?:=|%3D)0?([1-9A-Z]?)/i.exec(location.hash);
  if (link) root.dataset.link = "";

  // Where pressing a button did nothing, the person is taken to what helps; nobody else is moved.
  const show = () => {
    scrollTo(0, byId("trouble").offsetTop);
    byId("help").focus({ preventScroll: true });
  };
  const tell = (state) => {
    const stopped = is("alive");
    root.dataset.program = state;
    byId("trouble").textContent = byId("trouble").dataset[state];
    if (is("failed") && (stopped || "pressed" in root.dataset)) show();
  };
  const failed = () => tell("failed");

  // The second click of a double one means nothing: it would meet whatever the next screen has at that place.
  addEventListener("click", (event) => {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // The button to go on, pressed early: the program goes on as soon as it is there.
  addEventListener("click", (event) => {
    if (is("alive") || !event.target.closest("[type=submit]")) return;
    event.preventDefault();
    root.dataset.pressed = "";
    if (is("failed")) show();
  }, true);

  // A press that has begun is let end before the program takes the page: its click would be lost with the element that
  // it began on. A finger's click comes after the finger has gone. Nobody who holds on for longer is waited for.
  let press;
  const pressed = () => {
    press = new Promise((ended) => {
      const end = (type, time) => addEventListener(type, () => setTimeout(ended, time), { capture: true, once: true });
      end("click", 0);
      end("pointercancel", 0);
      end("pointerup", 300);
      end("keyup", 0);
    });
  };
  const rest = async () => {
    for (let seen; seen !== press;) await (seen = press);
  };
  const presses = ["pointerdown", "keydown"];
  for (const type of presses) addEventListener(type, pressed, true);

  // A script that is missing, of the wrong type, broken or too new for this browser; and a program that stops later.
  addEventListener("error", (event) => {
    if (!is("alive") || event.error instanceof WebAssembly.RuntimeError) failed();
  }, true);
  setTimeout(() => root.dataset.program || tell("slow"), 4000);
  setTimeout(() => is("alive") || failed(), 20000);

  const wait = (time) => new Promise((then) => setTimeout(then, time));
  // A page that is never idle goes on all the same.
  const idle = () => new Promise((then) => (self.requestIdleCallback ?? setTimeout)(then, { timeout: 3000 }));

  // The program and its words are asked for at once, each with what it must hold: another is none.
  let files, later, past;
  const get = ([address, integrity]) => fetch(address, { integrity });
  window.gluteFetch = (program, words, ...others) => {
    files = [program, words].map(get);
    later = others;
    // A link of an older version needs the rules it was made with; each version has a file, after those of the keepsake.
    const rules = others[1 + parseInt(link?.[1], 36)];
    past = rules ? get(rules).then((answer) => answer.text()).catch(() => "") : "";
    for (const file of files) file.catch(() => {}); // told below
  };

  // The words must be those of this program: it says so.
  window.gluteStart = (init, start, glue) => Promise.all([
    files[1].then((answer) => answer.text()),
    init({ module_or_path: files[0] }),
    past,
  ]).then(async ([text, , rules]) => {
    // A task of its own: with the last of loading, it would keep a slow device from everything for too long.
    await wait(0);
    await Promise.race([rest(), wait(1000)]);
    for (const type of presses) removeEventListener(type, pressed, true);
    // What comes later, the keepsake, speaks of results. Its bytes are here by then; it begins when there is one.
    let loaded, begun;
    const load = () => (loaded ??= Promise.all([
      glue(),
      get(later[0]).then((answer) => answer.arrayBuffer()),
      get(later[1]).then((answer) => answer.text()),
    ]));
    window.gluteKeepsake = (...what) => load().then(async ([{ default: init, begin, show }, program, words]) => {
      if (await (begun ??= init({ module_or_path: program }).then(() => begin(text, words, rules)))) show(...what);
    }).catch(() => {});
    if (!start(text, rules)) return failed();
    byId("trouble").textContent = "";
    await idle();
    await Promise.race([load(), wait(20000)]).catch(() => {});
    close();
    keep().catch(() => {});
  }).catch(failed);

  // Everything is here. A second policy forbids what the first had to allow: policies add up. From now on the page can
  // ask nobody for anything, its own host included; only what keeps and installs it is left to the browser. What has come
  // may be compiled still.
  const close = () => {
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src data:; manifest-src 'self'; worker-src 'self'";
    document.head.append(policy);
  };

  // Keeps the page's files for a visit without a network, once nothing else is to be done. Where there is no worker, or
  // it is refused, nothing is lost. In a frame of another page it would keep for that page alone.
  const keep = async () => {
    const { worker } = root.dataset;
    if (!worker || top !== self) return;
    await idle();
    const rules = { createScriptURL: () => worker };
    await navigator.serviceWorker.register((self.trustedTypes?.createPolicy("worker", rules) ?? rules).createScriptURL(""));
  };
})();
