// The service worker: what was opened stays readable without a network. service-worker.js names the build, and then runs
// this. Pages and messages are asked of the server first; all else is shown as it is kept and fetched anew meanwhile.
"use strict";

const CACHE = `qunce-${self.qunce.build}`;
const PATIENCE_MS = 4000; // after that what is kept is better than waiting
const NOT_KEPT = /\.(zip|xlsx|csv|ics)$/;
const ASSETS = /(?:href|src)="([^"#?]+\.(?:css|js|svg|png|ico))"/g;
const at = (path, base = self.registration.scope) => new URL(path, base);
const plain = (url) => String(url).split(/[?#]/)[0];

function isOurs(url) {
  return url.href.startsWith(self.registration.scope) && !NOT_KEPT.test(url.pathname) && !url.pathname.endsWith("/service-worker.js");
}

/** Fetch past the browser's own cache, and keep what is whole. */
async function fetchAndKeep(url) {
  const response = await fetch(url, { cache: "no-cache", credentials: "same-origin" });
  if (response.status === 200 && !response.redirected) await (await caches.open(CACHE)).put(plain(url), response.clone());
  return response;
}

const keepAll = (urls) => Promise.allSettled([...new Set(urls.map(plain))].filter((url) => isOurs(at(url))).map(fetchAndKeep));

/** Keep the pages one begins with, and all that they load. */
async function keepShell() {
  for (const page of self.qunce.pages) {
    const url = at(page).href, text = await (await fetchAndKeep(url)).text();
    await keepAll([...text.matchAll(ASSETS)].map(([, path]) => at(path, url).href));
  }
}

/** Fetch anew what earlier builds kept, then forget those: nobody reads yesterday's message by mistake. */
async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("qunce-") && name !== CACHE);
  for (const name of old) {
    const kept = await (await caches.open(name)).keys();
    await keepAll(kept.map((request) => request.url));
    await caches.delete(name);
  }
  await self.clients.claim();
}

const keptOf = async (url) => (await caches.open(CACHE)).match(plain(url));

async function freshFirst(request) {
  const kept = await keptOf(request.url);
  const asked = fetchAndKeep(request.url).then((answer) => (answer.redirected ? Response.redirect(answer.url) : answer));
  if (!kept) return asked.catch(() => (request.mode === "navigate" ? absent() : Response.error()));
  const impatient = new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS, kept); });
  return Promise.race([asked.catch(() => kept), impatient]);
}

async function keptFirst(request, event) {
  const kept = await keptOf(request.url), asked = fetchAndKeep(request.url);
  if (!kept) return asked;
  event.waitUntil(asked.catch(() => {}));
  return kept;
}

function absent() {
  const text = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有网络</title>
<style>body{font:17px/1.75 system-ui,sans-serif;max-width:30em;margin:15vh auto;padding:0 1.5rem;color:#1f2a26;background:#f7f3ea}a{color:#2f6f5e}</style>
<h1>没有网络</h1><p>这一页还没有打开过，所以没有存下来。连上网再来，或者先看<a href="${at("board.html").href}">今日推送</a>。</p></html>`;
  return new Response(text, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

self.addEventListener("install", (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => event.waitUntil(keepAll(event.data.keep ?? [])));
self.addEventListener("fetch", (event) => {
  const url = at(event.request.url);
  if (event.request.method !== "GET" || !isOurs(url) || event.request.headers.has("range")) return;
  const isFresh = event.request.mode === "navigate" || url.pathname.endsWith("/board.js");
  event.respondWith(isFresh ? freshFirst(event.request) : keptFirst(event.request, event));
});
