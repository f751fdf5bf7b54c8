// Interview questions to practise: marks kept in this browser by the id of each question, filters, a question by chance.
(() => {
  "use strict";

  const STORE = "qunce:question/";
  const MARKS = { can: "会了", not: "还不会" };
  // How much likelier a question is drawn for what one said of it.
  const WEIGHTS = { not: 4, none: 2, can: 1 };
  const memory = new Map(); // where storage is forbidden, marks live as long as the page

  let asks = [];
  let drawn = null;

  function markOf(ask) {
    const name = STORE + ask.dataset.question;
    try {
      return localStorage.getItem(name) ?? "none";
    } catch {
      return memory.get(name) ?? "none";
    }
  }

  function keep(ask, mark) {
    const name = STORE + ask.dataset.question;
    try {
      if (mark === "none") localStorage.removeItem(name);
      else localStorage.setItem(name, mark);
    } catch {
      memory.set(name, mark);
    }
  }

  function addMarks(ask) {
    if (ask.querySelector(".q-marks")) return;
    const bar = Object.assign(document.createElement("p"), { className: "q-marks" });
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "这一题会不会");
    for (const [mark, words] of Object.entries(MARKS)) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
      button.dataset.mark = mark;
      button.onclick = () => {
        keep(ask, markOf(ask) === mark ? "none" : mark);
        show();
      };
      bar.append(button);
    }
    ask.append(bar);
  }

  const filters = () => [...document.querySelectorAll("[data-filter]")];

  function fits(ask, [key, value]) {
    if (!value) return true;
    if (key === "mark") return markOf(ask) === value;
    if (key === "role") return !ask.dataset.role || ask.dataset.role.split(" ").includes(value);
    return ask.dataset[key] === value;
  }

  function chosen() {
    const wanted = filters().map((select) => [select.dataset.filter, select.value]);
    return asks.filter((ask) => wanted.every((filter) => fits(ask, filter)));
  }

  function count(list) {
    const found = { can: 0, not: 0, none: 0 };
    for (const ask of list) found[markOf(ask)] += 1;
    return found;
  }

  function said(list) {
    const { can, not } = count(list);
    return `会了 ${can} · 还不会 ${not}`;
  }

  function show() {
    for (const ask of asks) {
      const mark = markOf(ask);
      ask.dataset.marked = mark;
      for (const button of ask.querySelectorAll("[data-mark]")) {
        button.setAttribute("aria-pressed", String(button.dataset.mark === mark));
      }
    }
    if (document.querySelector("[data-practice]")) showChosen();
  }

  function showChosen() {
    const list = chosen();
    const shown = new Set(drawn ? [drawn] : list);
    for (const ask of asks) ask.hidden = !shown.has(ask);
    for (const section of document.querySelectorAll("[data-section]")) {
      section.hidden = ![...section.querySelectorAll("[data-question]")].some((ask) => !ask.hidden);
      section.toggleAttribute("data-alone", Boolean(drawn));
    }
    document.querySelector("[data-found]").textContent = list.length
      ? `符合 ${list.length} 题 · ${said(list)}`
      : "没有符合的题，放宽一个条件";
    const button = document.querySelector("[data-draw]");
    button.disabled = !list.length;
    button.textContent = drawn ? "再抽一题" : "抽一题";
    document.querySelector("[data-list]").hidden = !drawn;
    document.querySelector("[data-choose]").hidden = document.querySelector("[data-skills]").hidden = Boolean(drawn);
    showSkills();
  }

  function showSkills() {
    for (const button of document.querySelectorAll("[data-skill]")) {
      const own = asks.filter((ask) => ask.dataset.competency === button.dataset.skill);
      const chosenSkill = document.querySelector("[data-filter=competency]").value;
      button.querySelector("progress").value = count(own).can;
      button.querySelector("[data-skill-words]").textContent = `${said(own)} · 共 ${own.length}`;
      button.setAttribute("aria-pressed", String(chosenSkill === button.dataset.skill));
    }
  }

  // What is not known yet comes more often; never the same question twice in a row while there is another.
  function draw() {
    const list = chosen();
    const pool = list.length > 1 ? list.filter((ask) => ask !== drawn) : list;
    let left = Math.random() * pool.reduce((sum, ask) => sum + WEIGHTS[markOf(ask)], 0);
    drawn = pool.find((ask) => (left -= WEIGHTS[markOf(ask)]) < 0) ?? pool[pool.length - 1];
    drawn.querySelector("details").open = false;
    showChosen();
    const title = drawn.querySelector(".q-ask__title");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    document.querySelector("[data-practice]").scrollIntoView({ block: "start" });
  }

  function toList() {
    const last = drawn;
    drawn = null;
    show();
    last?.scrollIntoView({ block: "center" });
  }

  function choose(key, value) {
    document.querySelector(`[data-filter=${key}]`).value = value;
    drawn = null;
    show();
  }

  function start() {
    asks = [...document.querySelectorAll("[data-question]")];
    drawn = null;
    asks.forEach(addMarks);
    const practice = document.querySelector("[data-practice]");
    if (practice) {
      practice.hidden = document.querySelector("[data-skills]").hidden = false;
      const asked = new URLSearchParams(location.search);
      for (const select of filters()) {
        select.value = asked.get(select.dataset.filter) ?? "";
        if (select.selectedIndex < 0) select.value = "";
        select.onchange = () => choose(select.dataset.filter, select.value);
      }
      document.querySelector("[data-draw]").onclick = draw;
      document.querySelector("[data-list]").onclick = toList;
      for (const button of document.querySelectorAll("[data-skill]")) {
        button.onclick = () => choose("competency", button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.skill);
      }
    }
    show();
  }

  addEventListener("storage", show);
  if (window.document$) window.document$.subscribe(start);
  else addEventListener("DOMContentLoaded", start);
})();
