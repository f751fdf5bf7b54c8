// Copy buttons, the day that is today, and tables that stack on a phone. No framework, no request.
(() => {
  "use strict";

  const bytes = (text) => new TextEncoder().encode(text).length;

  async function write(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    // Sites on an intranet are often plain http, where the clipboard interface does not exist.
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.style.cssText = "position:fixed;opacity:0";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (!copied) throw new Error("copy refused");
  }

  function answer(button, words, done) {
    clearTimeout(button.answerTimer);
    button.textContent = words;
    button.toggleAttribute("data-copied", done);
    status().textContent = words;
    button.answerTimer = setTimeout(() => {
      button.textContent = "复制";
      button.removeAttribute("data-copied");
    }, 4000);
  }

  // What the scripts of single pages share: `copy` writes to the clipboard, `say` tells who cannot see what happened.
  window.qunce = { ...window.qunce, copy: write, say: (words) => { status().textContent = words; } };

  function status() {
    let node = document.getElementById("q-status");
    if (!node) {
      node = Object.assign(document.createElement("div"), { id: "q-status", className: "q-hidden" });
      node.setAttribute("role", "status");
      document.body.append(node);
    }
    return node;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const text = button.closest(".q-say").querySelector("[data-copy-text]").textContent;
    try {
      await write(text);
      answer(button, `已复制 · ${bytes(text)} 字节`, true);
    } catch {
      answer(button, "没有复制成，请长按选中", false);
    }
  });

  function today(timeZone) {
    return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date());
  }

  function markToday() {
    const days = document.querySelector("[data-days]");
    if (!days) return;
    const date = today(days.dataset.timezone);
    document.querySelectorAll("[data-date]").forEach((node) => {
      if (node.dataset.date === date) node.setAttribute("aria-current", "date");
      else if (node.dataset.date < date) node.classList.add("is-past");
    });
    const section = document.getElementById(`d-${date}`);
    if (!section) return;
    section.querySelector(".q-day__name").insertAdjacentHTML("afterbegin", '<strong class="q-today">今天</strong>');
    document.querySelectorAll("[data-today-link]").forEach((link) => { link.href = `#d-${date}`; });
    document.querySelectorAll("[data-today]").forEach((node) => { node.hidden = false; });
    document.querySelectorAll("[data-today-count]").forEach((node) => {
      node.textContent = String(section.querySelectorAll(".q-entry:not(.q-entry--task)").length);
    });
  }

  function labelCells() {
    for (const table of document.querySelectorAll(".md-content table:not(.highlighttable)")) {
      const heads = [...table.querySelectorAll("thead th")].map((head) => head.firstChild?.textContent?.trim() ?? "");
      if (!heads.length) continue;
      table.dataset.stack = "";
      for (const row of table.querySelectorAll("tbody tr")) {
        [...row.children].forEach((cell, index) => { cell.dataset.label ||= heads[index] ?? ""; });
      }
    }
  }

  function nameParts() {
    document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "搜索");
    // The theme names nested menus after labels that it hides from everybody.
    for (const menu of document.querySelectorAll("nav.md-nav[aria-labelledby]")) {
      const name = menu.parentElement.querySelector(".md-nav__link")?.textContent.trim();
      if (!name) continue;
      menu.setAttribute("aria-label", name);
      menu.removeAttribute("aria-labelledby");
    }
    for (const box of document.querySelectorAll(".task-list-control input")) {
      box.setAttribute("aria-label", box.closest("li").textContent.trim());
    }
    // A folded answer that a link points to, or points into, opens itself.
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  function start() {
    markToday();
    labelCells();
    nameParts();
  }

  addEventListener("hashchange", nameParts);
  if (window.document$) window.document$.subscribe(start);
  else addEventListener("DOMContentLoaded", start);
})();
