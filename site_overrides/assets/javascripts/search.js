// Search that understands Chinese, in the theme's own box: opening, asking, showing. What it finds is worked out in
// search/: in a worker from a web server, in the page itself from a folder. Nothing is loaded before the box is opened.
(() => {
  "use strict";

  // The home page has a field of its own, which opens the theme's.
  const opener = document.querySelector(".md-header label[for=__search]");
  const field = document.querySelector("[data-find]");
  if (opener && field) {
    field.hidden = false;
    field.addEventListener("click", () => opener.click());
  }

  // Other builders bring a search of their own.
  if (!/^mkdocs/.test(document.querySelector("meta[name=generator]")?.content ?? "")) return;
  const box = document.querySelector(".md-search");
  if (!box) return;
  const here = new URL("search/", document.currentScript.src);
  const site = new URL("../../", document.currentScript.src);
  const files = new URL("assets/search/", site).href;
  const form = box.querySelector("form");
  const input = box.querySelector("input");
  const toggle = document.getElementById("__search");
  const meta = box.querySelector(".md-search-result__meta");
  const list = Object.assign(document.createElement("div"), { className: "q-found", id: "q-found" });

  // The theme looks for these marks; without them it downloads no index and starts no worker.
  box.removeAttribute("data-md-component");
  form.setAttribute("name", "find");
  box.querySelectorAll("[data-md-component]").forEach((part) => part.removeAttribute("data-md-component"));
  box.querySelector(".md-search-result__list").replaceWith(list);
  box.querySelector(".md-search__scrollwrap").removeAttribute("tabindex");
  meta.setAttribute("role", "status");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("enterkeyhint", "go");
  input.placeholder = "搜索，可以打拼音";

  let ask = null; // what takes a query once the search has started
  let number = 0;
  let answered = 0; // the query that the hits on the screen answer
  let goesOn = false; // Enter was pressed before the answer came
  let cameFrom = null;

  // ---------- Starting ----------

  function start() {
    if (ask) return;
    ask = location.protocol === "file:" ? startHere() : startWorker();
  }

  function startWorker() {
    const worker = new Worker(new URL("worker.js", here));
    worker.onmessage = ({ data }) => (data.failed ? fail() : data.answer && data.number === number && show(data.answer));
    worker.onerror = fail;
    worker.postMessage({ load: files });
    return (query) => worker.postMessage({ query, number });
  }

  // A page that was opened from a folder may not start a worker: the same code runs here.
  function startHere() {
    const run = (address) => new Promise((done, failed) => {
      document.head.append(Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed }));
    });
    const titles = ["words", "sounds", "pages", "rank"].reduce((before, name) => before.then(() => run(new URL(`${name}.js`, here))), Promise.resolve()).then(() => run(`${files}titles.js`));
    const all = titles.then(() => run(`${files}leads.js`)).then(() => run(`${files}rest.js`));
    titles.catch(fail);
    const answer = (query, mine) => mine === number && show(qunceSearch.find(query));
    return (query) => {
      const mine = number;
      titles.then(() => answer(query, mine));
      if (!start.isWhole) all.then(() => { start.isWhole = true; answer(query, mine); }, () => {});
    };
  }

  function fail() {
    meta.textContent = "搜索没有打开，请刷新页面再试";
  }

  // ---------- Asking ----------

  function query(words) {
    start();
    number++;
    if (words.trim()) ask(words);
    else welcome();
  }

  function welcome() {
    goesOn = false;
    meta.textContent = "打几个字、拼音或首字母，例如：";
    list.replaceChildren(suggestions(["欢迎语", "群规", "快闪群", "面试题", "怎么退群", "中秋节"]));
  }

  function suggestions(words) {
    const row = element("p", "q-found__try");
    for (const word of words) {
      const button = Object.assign(element("button", "q-found__word", word), { type: "button" });
      button.onclick = () => { input.value = word; input.focus(); query(word); };
      row.append(button);
    }
    return row;
  }

  // ---------- Showing ----------

  function show({ hits, meant, near }) {
    // More texts have come; whoever walks through the hits already keeps them as they are.
    if (answered === number && list.contains(document.activeElement)) return;
    answered = number;
    meta.textContent = hits.length ? `${hits.length} 条${meant ? `，按“${meant}”找` : ""}` : "没有找到，换个说法试试：";
    const groups = new Map();
    for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) || []), hit]);
    if (hits.length) list.replaceChildren(...[...groups].map(([kind, found]) => group(kind, found)));
    else list.replaceChildren(suggestions(near.length ? near : ["欢迎语", "群规", "活动", "面试题", "常见问题", "术语"]));
    box.querySelector(".md-search__scrollwrap").scrollTop = 0;
    if (goesOn) go();
  }

  function group(kind, found) {
    const section = element("section", "q-found__group");
    const items = element("ol", "q-found__list");
    items.append(...found.slice(0, 5).map(item));
    section.setAttribute("aria-label", kind);
    section.append(element("p", "q-found__kind", kind), items);
    if (found.length > 5) section.append(more(found.slice(5), items));
    return section;
  }

  function more(found, items) {
    const button = Object.assign(element("button", "q-found__more", `再看 ${found.length} 条`), { type: "button" });
    button.onclick = () => {
      const rows = found.map(item);
      items.append(...rows);
      rows[0].firstChild.focus();
      button.remove();
    };
    return button;
  }

  function item(hit) {
    const link = Object.assign(element("a", "q-found__link"), { href: new URL(`${hit.path}.html${hit.anchor}`, site).href });
    link.append(marked("span", "q-found__title", hit.title));
    if (hit.of && hit.of !== hit.kind) link.append(element("span", "q-found__of", hit.of));
    if (hit.text.length) link.append(marked("span", "q-found__text", hit.text));
    link.onclick = () => { remember(hit.words); close(); };
    const row = element("li");
    row.append(link);
    return row;
  }

  function marked(name, className, parts) {
    const node = element(name, className);
    node.append(...parts.map(([words, found]) => (found ? element("mark", "", words) : words)));
    return node;
  }

  function element(name, className = "", text = "") {
    return Object.assign(document.createElement(name), { className, textContent: text });
  }

  // ---------- Opening, closing, keys ----------

  function open() {
    if (!toggle.checked) { cameFrom = document.activeElement; toggle.click(); }
    if (document.activeElement !== input) input.focus();
  }

  function close(back) {
    if (toggle.checked) toggle.click();
    input.blur();
    if (back === true) cameFrom?.focus?.();
  }

  function go() {
    goesOn = false;
    list.querySelector("a")?.click();
  }

  function step(by) {
    const stops = [input, ...list.querySelectorAll("a, button")];
    const next = (stops.indexOf(document.activeElement) + by + stops.length) % stops.length;
    stops[next].focus();
    stops[next].scrollIntoView({ block: "nearest" });
  }

  const KEYS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => close(true),
  };

  function onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!toggle.checked) {
      const isTyping = document.activeElement?.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
      if (["/", "s", "f"].includes(event.key) && !isTyping) { event.preventDefault(); open(); input.select(); }
    } else if (box.contains(document.activeElement) && KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    } else if (event.key === "Enter" && document.activeElement === input) {
      event.preventDefault();
      goesOn = true;
      if (answered === number) go();
    } else if (event.key.length === 1 && document.activeElement !== input) {
      input.focus(); // what is typed goes into the box
    }
  }

  document.addEventListener("keydown", onKey);
  input.addEventListener("focus", () => { open(); query(input.value); });
  input.addEventListener("input", () => { goesOn = false; query(input.value); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { input.focus(); query(""); }));
  toggle.addEventListener("change", () => { if (toggle.checked) open(); });
  box.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !box.contains(relatedTarget)) close(); });
  const words = new URL(location.href).searchParams.get("q");
  if (words) { input.value = words; addEventListener("load", open); }

  // The page for wrong addresses asks for the last words of the address.
  const lost = document.querySelector("[data-lost]");
  if (lost) {
    lost.hidden = false;
    lost.addEventListener("click", () => {
      input.value = lastWords();
      open();
    });
  }

  function lastWords() {
    const last = location.pathname.split("/").filter(Boolean).pop() ?? "";
    try {
      return decodeURIComponent(last).replace(/\.html$/, "").replace(/[-_]+/g, " ");
    } catch {
      return "";
    }
  }

  // ---------- What was found, on its page ----------

  function remember(pieces) {
    try { sessionStorage.setItem("qunce:search", JSON.stringify(pieces)); } catch { /* Storage can be forbidden. */ }
  }

  function highlight() {
    let pieces = [];
    try {
      pieces = JSON.parse(sessionStorage.getItem("qunce:search") || "[]");
      sessionStorage.removeItem("qunce:search");
    } catch { return; }
    const sought = pieces.filter((piece) => piece.length > 1);
    if (!sought.length || !window.Highlight) return;
    const found = new Highlight();
    const texts = document.createTreeWalker(document.querySelector(".md-content"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode.data.toLowerCase();
      for (const piece of sought) {
        for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
          const range = new Range();
          range.setStart(texts.currentNode, at);
          range.setEnd(texts.currentNode, at + piece.length);
          found.add(range);
        }
      }
    }
    CSS.highlights.set("q-found", found);
  }

  addEventListener("DOMContentLoaded", highlight);
})();
