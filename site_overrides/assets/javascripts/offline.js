// Makes the site an app: links its manifest and registers the worker that keeps opened pages for times without a network.
// Only where a worker may live, https or this machine, and never beside the live-reload server of `qunce site serve`.
(() => {
  "use strict";

  const asked = [];
  window.qunceKeep = (paths) => asked.push(...paths);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  if (!("serviceWorker" in navigator) || !(location.protocol === "https:" || (location.protocol === "http:" && isLocal))) return;
  const manifest = new URL(document.currentScript.dataset.manifest, location.href);
  const root = new URL(".", manifest);

  async function leave() {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  }

  async function start() {
    if (typeof window.livereload === "function") return leave();
    document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: manifest.href }));
    await navigator.serviceWorker.register(new URL("service-worker.js", root), { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    const told = new Set();
    window.qunceKeep = (paths) => {
      const fresh = paths.map((path) => new URL(path, root).href).filter((url) => !told.has(url));
      fresh.forEach((url) => told.add(url));
      if (fresh.length) active.postMessage({ keep: fresh });
    };
    // What was loaded before the worker stood: this page and all it is made of.
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    window.qunceKeep([location.href.split(/[?#]/)[0], ...loaded, ...asked]);
  }

  addEventListener("load", () => start().catch(() => {})); // Private windows refuse workers; the site works without.
})();
