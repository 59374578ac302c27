// Pages that were looked at are there without a network, each person's apart; and what waits is sent when the network is back.

const Assets = ASSETS;
const Own = 'assets-VERSION';
const PagesKept = 80;
const Enough = 10_000;

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(caches.open(Own).then(cache => cache.addAll(Assets)));
});

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('assets-') && name !== Own) await caches.delete(name);
  await clients.claim();
})()));

self.addEventListener('sync', event => event.waitUntil((async () => {
  const by = await lastPerson();
  if (by) await send(by);
})()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/'))
    event.respondWith(asset(request, url.pathname));
  else if (request.mode === 'navigate' || request.headers.get('Accept') === 'text/html')
    event.respondWith(page(event));
});

// A page that was kept before a release names what is not there any more: it gets what came in its place.
async function asset(request, path) {
  const kept = await caches.match(request);
  const answer = kept ?? await fetch(request).catch(() => undefined);
  if (answer?.ok) return answer;
  const parts = path.split('.');
  const now = Assets.find(one => one.split('.')[0] === parts[0] && one.split('.').at(-1) === parts.at(-1));
  return (now && await caches.match(now)) ?? answer ?? Response.error();
}

async function page(event) {
  const fromHost = fetch(event.request);
  event.waitUntil(fromHost.then(answer => keep(event.request.url, answer.clone()), () => {}));
  const kept = await keptPage(event.request.url);
  if (!kept) return fromHost.catch(() => nothingKept());
  const late = new Promise(resolve => setTimeout(resolve, Enough, kept));
  return Promise.race([fromHost.catch(() => kept), late]);
}

// The page says whose it is; without a person it is the sign-in, after which nothing is shown until somebody is there again. The page of
// a problem may not know.
async function keep(url, answer) {
  if (answer.status !== 200 || !answer.headers.get('Content-Type')?.startsWith('text/html')) return;
  const html = await answer.text();
  const by = html.match(/<html [^>]*data-by="([^"]+)"/)?.[1];
  if (by !== await lastPerson()) await rememberPerson(by);
  if (!by) return;
  const cache = await caches.open(`pages-${by}`);
  const marked = html.replace('data-by=', `data-kept="${new Date().toISOString()}" data-by=`);
  await cache.delete(url);
  await cache.put(url, new Response(marked, { headers: answer.headers }));
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - PagesKept))) await cache.delete(old);
}

// The first page leads to another one, which is there instead.
async function keptPage(url) {
  const by = await lastPerson();
  if (!by) return undefined;
  const cache = await caches.open(`pages-${by}`);
  const others = new URL(url).pathname === '/' ? ['/today', '/assignments'] : [];
  for (const one of [url, ...others]) {
    const kept = await cache.match(one);
    if (kept) return kept;
  }
  return undefined;
}

function nothingKept() {
  const links = Assets.filter(path => path.endsWith('.css')).map(path => `<link rel="stylesheet" href="${path}">`).join('');
  return new Response(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No network – WorkMarket</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">${links}</head>
    <body><header class="top"><a class="brand" href="/">WorkMarket</a></header><main id="main" class="narrow"><div class="head">
    <h1>There is no network</h1></div><section class="panel"><p>This page was not looked at on this device before, so it is not kept here.
    Nothing is lost: what waits to be sent is sent when the network is back.</p><p><a href="/outbox">What waits to be sent</a></p>
    </section></main></body></html>`, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
