// Asks for the program once the first question is drawn, keeps what is tapped before it is there, and tells of trouble.
// What starts the program is in `takeover.js`: the first question does not wait for that.
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const is = (state) => root.dataset.program === state;

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

  // The second click of a double one means nothing: it would meet whatever the next screen has at that place. And the button
  // to go on, pressed early: the program goes on as soon as it is there.
  addEventListener("click", (event) => {
    const again = event.detail > 1;
    if (!again && (is("alive") || !event.target.closest("[type=submit]"))) return;
    event.preventDefault();
    if (again) return event.stopImmediatePropagation();
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
  const presses = ["pointerdown", "keydown"];
  for (const type of presses) addEventListener(type, pressed, true);
  const rest = async () => {
    for (let seen; seen !== press;) await (seen = press);
    for (const type of presses) removeEventListener(type, pressed, true);
  };

  // A script that is missing, of the wrong type, broken or too new for this browser; and a program that stops later.
  addEventListener("error", (event) => {
    if (!is("alive") || event.error instanceof WebAssembly.RuntimeError) failed();
  }, true);
  setTimeout(() => root.dataset.program || tell("slow"), 4000);
  setTimeout(() => is("alive") || failed(), 20000);

  // The question is drawn first: a slow device does nothing else meanwhile. A page that is not drawn, as one in the
  // background, waits for a moment; a link, which the program opens, not at all.
  const drawn = "link" in root.dataset || new Promise((then) => {
    requestAnimationFrame(() => setTimeout(then));
    setTimeout(then, 300);
  });
  // The program and its words are asked for then, each with what it must hold: another is none.
  const get = async ([address, integrity]) => (await drawn, fetch(address, { integrity }));
  window.gluteFetch = (program, words, ...later) => {
    const files = [program, words].map(get);
    // A link of an older version needs the rules it was made with; each version has a file, after those of the keepsake.
    const rules = later[1 + parseInt(root.dataset.link, 36)];
    const past = rules ? get(rules).then((answer) => answer.text()).catch(() => "") : "";
    for (const file of files) file.catch(() => {}); // told by `takeover.js`
    window.glute = { files, later, past, get, failed, rest };
  };
})();
