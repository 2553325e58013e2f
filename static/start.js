// Starts the program, keeps what is tapped before it is there, and tells of trouble.
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

  // The button to go on, pressed early: the program goes on as soon as it is there.
  addEventListener("click", (event) => {
    if (is("alive") || !event.target.closest("[type=submit]")) return;
    event.preventDefault();
    root.dataset.pressed = "";
    if (is("failed")) show();
  }, true);

  // A script that is missing, of the wrong type, broken or too new for this browser; and a program that stops later.
  addEventListener("error", (event) => {
    if (!is("alive") || event.error instanceof WebAssembly.RuntimeError) failed();
  }, true);
  setTimeout(() => root.dataset.program || tell("slow"), 4000);
  setTimeout(() => is("alive") || failed(), 20000);

  // The words must be those of this program: it says so.
  window.gluteStart = (init, start, program, words) => Promise.all([
    fetch(words).then((answer) => answer.text()),
    init({ module_or_path: program }),
  ]).then(([text]) => {
    if (!start(text)) return failed();
    byId("trouble").textContent = "";
    keep().catch(() => {});
  }).catch(failed);

  // Keeps the page's files for a visit without a network, once nothing else is to be done. Where there is no worker, or
  // it is refused, nothing is lost. In a frame of another page it would keep for that page alone.
  const keep = async () => {
    const { worker } = root.dataset;
    if (!worker || top !== self) return;
    await new Promise(self.requestIdleCallback ?? setTimeout);
    const rules = { createScriptURL: () => worker };
    await navigator.serviceWorker.register((self.trustedTypes?.createPolicy("worker", rules) ?? rules).createScriptURL(""));
  };
})();
