// What runs in each measured page before anything of the page itself, and notes when things happen there. Times are
// those of the page's own clock, in milliseconds from when it was asked for.

/** Handed to the browser as source text: it sees nothing outside itself. */
export function probe() {
  if (globalThis !== globalThis.top) return;
  const bench = { shifts: 0, long: [], events: [] };
  globalThis.bench = bench;

  const observe = (type, each, more) => {
    try {
      new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
    } catch {
      // A browser without this kind of entry has nothing to tell.
    }
  };
  observe("paint", (entry) => entry.name === "first-contentful-paint" && (bench.fcp = entry.startTime));
  observe("largest-contentful-paint", (entry) => (bench.lcp = entry.startTime));
  observe("layout-shift", (entry) => entry.hadRecentInput || (bench.shifts += entry.value));
  observe("longtask", (entry) => bench.long.push([entry.startTime, entry.duration]));
  observe("event", (entry) => entry.interactionId && bench.events.push([entry.startTime, entry.duration]), { durationThreshold: 16 });

  const isAlive = () => document.documentElement?.dataset.program === "alive";
  new MutationObserver((_, observer) => {
    if (!isAlive()) return;
    bench.alive = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-program"] });

  /**
   * Calls back after the first frame in which something holds: it is asked before the frame is drawn, and a message
   * posted then comes once the frame has been handed over.
   */
  const drawnWith = (holds, then) =>
    requestAnimationFrame(function look() {
      if (!holds()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });

  const canBeHit = (element) => {
    if (!element) return false;
    const { x, y, width, height } = element.getBoundingClientRect();
    return width > 0 && element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  };
  bench.canBeHit = canBeHit;

  // ---- the start: the first choice is there, and a tap on it changes it

  const firstChoice = () => document.querySelector("#app .choice");
  drawnWith(() => canBeHit(firstChoice()), (now) => {
    bench.option = now;
    const { x, y, width, height } = firstChoice().getBoundingClientRect();
    globalThis.optionDrawn?.(x + width / 2, y + height / 2);
  });
  const firstChange = (event) => {
    if (!event.isTrusted || !event.target.closest?.(".choice")) return;
    removeEventListener("change", firstChange, true);
    drawnWith(() => true, (now) => (bench.tapped = now));
  };
  addEventListener("change", firstChange, true);

  // ---- a step: from the person's event to the frame that answers it

  const place = () => {
    const { screen, question } = document.querySelector("main")?.dataset ?? {};
    return `${screen} ${question}`;
  };
  /**
   * Waits for the next press or key. `answer` ends with the frame after it; `next` with the first frame in which another
   * screen stands there and its first control can be hit. It is `whole` with the frame in which nothing of it is still to
   * come.
   */
  bench.arm = (kind) => {
    const before = place();
    bench.step = undefined;
    // Once it can be hit it is there: to ask again would have the browser find out how the page looks, in every frame.
    let isThere = kind === "answer";
    const there = () =>
      (isThere ||= place() !== before && canBeHit(document.querySelector("main label, main .figure, main .go, main h1")));
    const on = (event) => {
      if (!event.isTrusted) return;
      for (const type of ["click", "keydown"]) removeEventListener(type, on, true);
      const isWhole = () => !document.querySelector("[aria-busy]");
      const from = event.timeStamp;
      let took;
      drawnWith(there, (now) => (took = now - from));
      drawnWith(() => there() && isWhole(), (now) => (bench.step = { from, took, whole: now - from }));
    };
    for (const type of ["click", "keydown"]) addEventListener(type, on, true);
  };
}
