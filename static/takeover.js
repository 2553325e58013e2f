// Starts the program on the page, and loads what comes after it. In a release it is no part of the page that is sent, but
// comes with the program's glue (crates/prerender).
(() => {
  const wait = (time) => new Promise((then) => setTimeout(then, time));
  // A page that is never idle goes on all the same.
  const idle = () => new Promise((then) => (self.requestIdleCallback ?? setTimeout)(then, { timeout: 3000 }));

  const take = async (init, start, glue) => {
    const { files, later, past, get, failed, rest } = window.glute;
    // The words must be those of this program: it says so.
    const [text, , rules] = await Promise.all([
      files[1].then((answer) => answer.text()),
      init({ module_or_path: files[0] }),
      past,
    ]);
    // A task of its own: with the last of loading, it would keep a slow device from everything for too long.
    await wait(0);
    // What comes later, the keepsake, shows how to move and speaks of results. It begins two seconds after the
    // first answer, when its step has most likely been taken and a list is being read, so that no screen waits for it.
    let loaded, begun;
    const load = () => (loaded ??= Promise.all([
      glue(),
      get(later[0]).then((answer) => answer.arrayBuffer()),
      get(later[1]).then((answer) => answer.text()),
    ]));
    // What it was made of is let go.
    const unpack = async () => {
      const [{ default: init, begin, show }, program, words] = (await load()).splice(0);
      await init({ module_or_path: program });
      // Each in a task of its own, like the program itself.
      for (const told of [text, words, rules]) {
        await wait(0);
        if (!begin(told)) return;
      }
      await wait(0);
      return show;
    };
    const ready = () => (begun ??= unpack());
    const keepsake = (...what) => ready().then((show) => show && show(...what)).catch(() => {});
    // A choice shows itself, and says so by its `change`: the program need not look at the press that leads to it, and is
    // told once the change has been drawn, or before it does or hears of anything else.
    // What is due is done in turn, each in a task of its own, so that together they do not hold up a slow device.
    const changes = [], due = [];
    // All changes are told together: each says again what it made of the choices, and would else show for a moment.
    const act = (count = due.length) => [...changes.splice(0), ...due.splice(0, count)].forEach((then) => then());
    const next = () => setTimeout(act, 0, 1);
    const inTurn = (then, now) => {
      due.push(then);
      if (now || document.hidden) next();
      else requestAnimationFrame(next);
    };
    for (const type of ["input", "keydown", "hashchange", "change", "popstate", "click", "mouseup"]) {
      addEventListener(type, (event) => {
        const { target, isTrusted } = event;
        // Browsers would find out how the next screen looks in the task of the press itself, for what it might select and
        // where the selection then is. It selects nothing, and a place in the words is no selection.
        if (type === "mouseup" && target.type === "submit" && getSelection().isCollapsed) {
          event.preventDefault();
          getSelection().empty();
        } else if (!target.closest?.(".choice, .side, .step")) act();
        else if (isTrusted) {
          event.stopPropagation();
          if (type === "change") {
            const { checked } = target;
            begun || wait(2000).then(idle).then(ready).catch(() => {});
            changes.push(() => {
              target.checked = checked;
              target.dispatchEvent(new Event("change", { bubbles: true }));
            });
            requestAnimationFrame(next);
          }
        }
      }, true);
    }
    // The program takes the page in a task of its own, too, once a press that has begun has ended.
    const soon = (then) => wait(0).then(() => Promise.race([rest(), wait(1000)])).then(then).catch(failed);
    if (!start(text, rules, soon, inTurn, keepsake)) return failed();
    document.getElementById("trouble").textContent = "";
    await idle();
    await Promise.race([load(), wait(20000)]).catch(() => {});
    close();
    keep().catch(() => {});
  };
  window.gluteStart = (...what) => take(...what).catch(window.glute.failed);

  // Everything is here. A second policy forbids what the first had to allow: policies add up. From now on the page can
  // ask nobody for anything, its own host included; only what keeps and installs it is left to the browser. What has come
  // may be compiled still.
  const close = () => document.head.append(Object.assign(document.createElement("meta"), {
    httpEquiv: "Content-Security-Policy",
    content: "default-src 'none'; script-src 'wasm-unsafe-eval'; img-src data:; manifest-src 'self'; worker-src 'self'",
  }));

  // Keeps the page's files for a visit without a network, once nothing else is to be done. Where there is no worker, or
  // it is refused, nothing is lost. In a frame of another page it would keep for that page alone.
  const keep = async () => {
    const { worker } = document.documentElement.dataset;
    if (!worker || top !== self) return;
    await idle();
    const rules = { createScriptURL: () => worker };
    await navigator.serviceWorker.register((self.trustedTypes?.createPolicy("worker", rules) ?? rules).createScriptURL(""));
  };
})();
