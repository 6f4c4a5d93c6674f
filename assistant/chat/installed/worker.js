// While the server is away, a page of our own says so; nothing else is ever kept.
const CACHE = 'rujukan-away-1';
const AWAY = 'installed/away.html';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add(AWAY)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const others = caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))));
  event.waitUntil(others.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  // A proxy before the chat answers for it with 502 to 504.
  const asked = fetch(event.request).then((answer) => (answer.status > 501 && answer.status < 505 ? caches.match(AWAY) : answer));
  event.respondWith(asked.catch(() => caches.match(AWAY)));
});
