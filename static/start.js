// Starts the program, and keeps what is tapped before it is there.
(() => {
  const root = document.documentElement;
  const alive = () => root.dataset.program === "alive";
  const trouble = (kind) => {
    const place = document.getElementById("trouble");
    if (place) place.textContent = kind ? place.dataset[kind] : "";
  };

  // The button to go on, pressed early: the program goes on as soon as it is there.
  addEventListener("click", (event) => {
    if (alive() || !event.target.closest("[type=submit]")) return;
    event.preventDefault();
    root.dataset.pressed = "";
  }, true);

  window.gluteStart = (init, program) => {
    const slow = setTimeout(() => trouble("slow"), 4000);
    const failed = () => {
      clearTimeout(slow);
      trouble("failed");
    };
    // A program that stops later does so with an error on the window, not with a failed promise.
    addEventListener("error", (event) => {
      if (event.error instanceof WebAssembly.RuntimeError) failed();
    });
    init({ module_or_path: program }).then(() => {
      clearTimeout(slow);
      trouble("");
      keep().catch(() => {});
    }, failed);
  };

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
