// The service worker: keeps the page's own files, so that the check opens without a network after one visit.
// crates/prerender fills in the version and the files, and takes the comments out.
//
// A version is a cache of its own. Whoever opens a page gets it from the newest version that is whole, and all other
// files by names that hold a digest of what is in them; so versions never mix. What is kept is what the host has sent,
// never an answer.

const SCOPE = registration.scope;
const OURS = SCOPE + "#";
const CACHE = OURS + "{{version}}";
// What each file must hold. Pages come last: whoever finds one finds all that it needs.
const FILES = new Map({{files}});

addEventListener("install", (event) => event.waitUntil(keep()));
// Only when no page of an older version is open: this worker waits until then, as workers do.
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const file = url.split(/[?#]/)[0].replace(SCOPE, "").replace(/(^|\/)index\.html$/, "$1") || "./";
  // A name with a digest may be one of another version. All else is not ours to answer.
  if (method === "GET" && (FILES.has(file) || /^[^/]+-[0-9a-f]{8,}(_bg)?\.\w+$/.test(file))) {
    event.respondWith(find(file).catch(() => {}).then((kept) => kept ?? fetch(event.request)));
  }
});

async function keep() {
  const answers = await Promise.all([...FILES].map(load));
  // Made anew, and so the newest, also where the host went back to this version.
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  for (const file of FILES.keys()) await cache.put(file, answers.shift());
}

// A file as it must be: what the browser still has from loading the page, else from the host, else not at all.
async function load([file, integrity]) {
  const answer = await fetch(file, { integrity }).catch(() => fetch(file, { integrity, cache: "reload" }));
  if (!answer.ok) throw answer;
  // Hosts that lead from `page.html` on to `page`: a browser takes no such answer for a page.
  return answer.redirected ? new Response(answer.body, answer) : answer;
}

async function find(file) {
  for (const cacheName of (await ours()).reverse()) {
    const kept = await caches.match(file, { cacheName });
    if (kept) return kept;
  }
}

async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

async function tidy() {
  const old = (await ours()).filter((name) => name !== CACHE);
  // A version that has come meanwhile is no old one; it tidies up when its time has come.
  if (!registration.installing && !registration.waiting) await Promise.all(old.map((name) => caches.delete(name)));
}
