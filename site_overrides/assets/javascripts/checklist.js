// Boxes that stay ticked: by the id of each item, in this browser, with a link that shows them to somebody else.
(() => {
  "use strict";

  const STORE = "qunce:";
  const MARK = /^#done=([0-9a-z]*)$/;
  const WIDTH = 5;

  let boxes = [];
  let offered = null; // the ticks of a link that was opened, while its reader chooses
  const memory = new Map(); // where storage is forbidden, ticks live as long as the page

  function read(id) {
    try {
      return localStorage.getItem(STORE + id) !== null;
    } catch {
      return memory.has(id);
    }
  }

  function keep(id, ticked) {
    try {
      if (ticked) localStorage.setItem(STORE + id, "1");
      else localStorage.removeItem(STORE + id);
    } catch {
      if (ticked) memory.set(id, true);
      else memory.delete(id);
    }
  }

  // A link names each item by five letters of its id (FNV-1a), so it survives new items and another order.
  function sign(id) {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash.toString(36).padStart(7, "0").slice(-WIDTH);
  }

  const ticked = () => boxes.filter((box) => box.checked);
  const find = (selector) => document.querySelector(`[data-progress] ${selector}`);

  function show() {
    const done = ticked().length;
    find("[data-progress-words]").textContent = `已完成 ${done} / ${boxes.length}`;
    Object.assign(find("[data-progress-bar]"), { value: done, max: boxes.length });
    find("[data-reset]").disabled = find("[data-share]").disabled = !done || Boolean(offered);
    for (const part of document.querySelectorAll("[data-part]")) {
      const own = [...part.querySelectorAll("[data-item]")];
      part.querySelector("[data-part-count]").textContent = `${own.filter((box) => box.checked).length} / ${own.length}`;
    }
  }

  function fill() {
    for (const box of boxes) {
      box.checked = offered ? offered.has(sign(box.dataset.item)) : read(box.dataset.item);
      box.disabled = Boolean(offered);
    }
    show();
  }

  // A link shows what its sender ticked; nothing of one's own changes before one says so.
  function receive() {
    const match = MARK.exec(location.hash);
    offered = match ? new Set(match[1].match(new RegExp(`.{${WIDTH}}`, "g")) ?? []) : null;
    const offer = find("[data-offer]");
    offer.hidden = !offered;
    fill();
    if (!offered) return;
    const here = ticked().length;
    const gone = offered.size - here;
    find("[data-offer-words]").textContent = `这是别人分享的进度，完成了 ${here} / ${boxes.length}。`
      + (gone ? `另有 ${gone} 项这一页已经没有了。` : "")
      + "用它会换掉这台设备上你自己的勾。";
    offer.focus();
  }

  function choose(take) {
    if (take) for (const box of boxes) keep(box.dataset.item, box.checked);
    history.replaceState(null, "", location.pathname + location.search);
    receive();
    window.qunce.say(take ? "已换成这份进度" : "保留了你的进度");
  }

  async function share(button) {
    const link = new URL(location.href);
    link.hash = `done=${ticked().map((box) => sign(box.dataset.item)).join("")}`;
    try {
      await window.qunce.copy(link.href);
      answer(button, "已复制");
    } catch {
      answer(button, "没有复制成");
    }
  }

  function answer(button, words) {
    const before = button.dataset.words ??= button.textContent;
    button.textContent = words;
    window.qunce.say(words);
    clearTimeout(button.answerTimer);
    button.answerTimer = setTimeout(() => { button.textContent = before; }, 4000);
  }

  function reset() {
    const count = ticked().length;
    if (!confirm(`清空这一页的 ${count} 个勾？`)) return;
    for (const box of boxes) keep(box.dataset.item, false);
    fill();
    window.qunce.say("已清空");
  }

  function tick(box) {
    keep(box.dataset.item, box.checked);
    show();
  }

  function start() {
    const progress = document.querySelector("[data-progress]");
    boxes = [...document.querySelectorAll("[data-item]")];
    if (!progress || !boxes.length) return;
    progress.hidden = false;
    for (const box of boxes) box.onchange = () => tick(box);
    find("[data-share]").onclick = (event) => share(event.currentTarget);
    find("[data-print]").onclick = () => print();
    find("[data-reset]").onclick = reset;
    find("[data-take]").onclick = () => choose(true);
    find("[data-keep]").onclick = () => choose(false);
    receive();
  }

  addEventListener("hashchange", () => boxes.length && (offered || MARK.test(location.hash)) && receive());
  addEventListener("storage", () => boxes.length && !offered && fill());
  if (window.document$) window.document$.subscribe(start);
  else addEventListener("DOMContentLoaded", start);
})();
