// The service worker: keeps the page's own files, so that the check opens without a network after one visit.
// crates/prerender fills in the files, and takes the comments out.
//
// A version is a cache of its own. Whoever opens a page gets it from the newest version that is whole, and all other
// files by names that hold a digest of what is in them; so versions never mix. What is kept is what the host has sent,
// never an answer.

const SCOPE = registration.scope;
const OURS = SCOPE + "#";
// What each file must hold. Pages come last: whoever finds one finds all that it needs.
const FILES = new Map({{files}});

// Whoever has a page of an older version open goes on with that page and that version's files. So there is nothing to
// wait for. And in Chromium, what a page asks for while a new worker waits for the last page to go may miss the worker.
addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const file = url.split(/[?#]/)[0].replace(SCOPE, "").replace(/(^|\/)index\.html$/, "$1") || "./";
  // A name with a digest may be one of another version. All else is not ours to answer.
  if (method !== "GET" || !(FILES.has(file) || /^[^/]+-[0-9a-f]{8,}(_bg)?\.\w+$/.test(file))) return;
  const found = find(file).catch(() => []);
  event.respondWith(found.then(([kept]) => kept ?? fetch(event.request)));
  // No event waits for it: a newer worker would have to. Where this one ends before, the next opening does it.
  if (mode === "navigate") found.then(([, version]) => tidy(version, event.resultingClientId));
});

async function keep() {
  const answers = await Promise.all([...FILES].map(load));
  const cache = await caches.open(OURS + Date.now());
  for (const file of FILES.keys()) await cache.put(file, answers.shift());
}

// A file as it must be: what the browser still has from loading the page, else from the host, else not at all.
async function load([file, integrity]) {
  const answer = await fetch(file, { integrity }).catch(() => fetch(file, { integrity, cache: "reload" }));
  if (!answer.ok) throw answer;
  // Hosts that lead from `page.html` on to `page`: a browser takes no such answer for a page.
  return answer.redirected ? new Response(answer.body, answer) : answer;
}

// Versions, from the oldest on.
async function versions() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

async function find(file) {
  for (const cacheName of (await versions()).reverse()) {
    const kept = await caches.match(file, { cacheName });
    if (kept) return [kept, cacheName];
  }
  return [];
}

// Where a page of a version has been opened and no other page is open, nobody needs what is older.
async function tidy(version, page) {
  const names = await versions();
  const older = names.slice(0, Math.max(0, names.indexOf(version)));
  if (!older.length) return;
  // By then, whoever was given an older page just before is among the open ones.
  await new Promise((later) => setTimeout(later, 2000));
  const open = await clients.matchAll({ includeUncontrolled: true });
  const others = open.filter(({ id, url }) => id !== page && url.startsWith(SCOPE));
  if (!others.length) await Promise.all(older.map((name) => caches.delete(name)));
}
