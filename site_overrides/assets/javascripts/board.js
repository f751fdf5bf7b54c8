// The board 今日推送: what a group or a person sends now, next and later. What is sent comes as a script for each group,
// the clock is the browser's, what is done stays in this browser.
(() => {
  "use strict";

  const board = document.querySelector("[data-board]");
  const find = (selector, within = board) => within.querySelector(selector);
  const form = find("[data-choose]");
  const OPEN_MINUTES = 30; // how long what names no end may be sent
  const KEPT_DAYS = 30;
  const CHOICE = "qunce:board";
  const DONE = "qunce:done:";
  const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

  // ---------- What is kept; where storage is forbidden, for as long as the page is open ----------
  const memory = new Map();
  const attempt = (work, otherwise) => {
    try { return work(); } catch { return otherwise(); }
  };
  const recall = (key) => attempt(() => localStorage.getItem(key), () => memory.get(key) ?? null);
  const keep = (key, text) => attempt(() => localStorage.setItem(key, text), () => memory.set(key, text));
  const forget = (key) => attempt(() => localStorage.removeItem(key), () => memory.delete(key));
  const kept = () => attempt(() => Object.keys(localStorage), () => [...memory.keys()]).filter((key) => key.startsWith(DONE));
  const marks = () => kept().map((key) => ({ key, ...attempt(() => JSON.parse(recall(key)), () => ({})) }));

  // ---------- Time: dates and minutes of the group's zone, as text ----------
  const minutes = (date, time) => Date.parse(`${date}T${time}:00Z`) / 60000;
  const dayAfter = (date, days = 1) => new Date(Date.parse(date) + days * 86400000).toISOString().slice(0, 10);
  const spoken = (date) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日${WEEKDAYS[new Date(date).getUTCDay()]}`;
  const dated = (date) => `${date.slice(0, 4)} 年 ${spoken(date)}`;
  const length = (count) => (count < 60 ? `${count} 分钟` : `${Math.floor(count / 60)} 小时`);

  function realNow() {
    const format = { timeZone: board.dataset.timezone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
    const parts = Object.fromEntries(new Intl.DateTimeFormat("en-CA", format).formatToParts(new Date()).map((part) => [part.type, part.value]));
    return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
  }

  function now() {
    const asked = new URLSearchParams(location.search), real = realNow();
    const date = /^\d{4}-\d\d-\d\d$/.test(asked.get("on")) && !isNaN(Date.parse(asked.get("on"))) ? asked.get("on") : real.date;
    const time = /^([01]\d|2[0-3]):[0-5]\d$/.test(asked.get("at")) ? asked.get("at") : real.time;
    return { date, time, minute: minutes(date, time), isReal: !asked.has("on") && !asked.has("at") };
  }

  // ---------- What to show ----------
  const chosen = () => form.who.selectedOptions[0];
  const groups = () => chosen().dataset.groups?.split(" ") ?? [];
  const isMine = (row) => !chosen().dataset.person || row.assignee === chosen().dataset.person;
  const loaded = () => groups().filter((id) => window.qunceBoard?.[id]).map((id) => ({ id, ...window.qunceBoard[id] }));

  function rows(name) {
    return loaded().flatMap((group) => group[name].filter(isMine).map((row) => ({ ...row, group, key: `${group.id}/${row.id}` })));
  }

  function timed(row) {
    const starts = minutes(row.date, row.time);
    const ends = row.until ? minutes(...row.until.split("T")) : starts + OPEN_MINUTES;
    return { ...row, starts, ends, late_from: row.until ? ends : starts };
  }

  const isLate = (row, at) => at.minute > row.ends;

  function sorted(at) {
    const tomorrow = dayAfter(at.date);
    const near = rows("entries").filter((row) => row.date === at.date || row.date === tomorrow).map(timed).sort((a, b) => a.starts - b.starts);
    const isDone = (row) => recall(DONE + row.key) !== null;
    const open = near.filter((row) => !isDone(row));
    const coming = open.filter((row) => row.starts > at.minute);
    const first = coming.find((row) => row.date === at.date)?.starts;
    const begun = open.filter((row) => row.starts <= at.minute);
    return {
      now: [...begun.filter((row) => !isLate(row, at)), ...begun.filter((row) => isLate(row, at))],
      next: coming.filter((row) => row.starts === first),
      later: coming.filter((row) => row.starts !== first),
      watched: rows("watched"),
      done: near.filter(isDone),
    };
  }

  // ---------- How it is shown ----------
  function make(tag, name = "", ...parts) {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...parts.filter((part) => part || part === 0));
    return node;
  }
  const button = (name, words, work) => {
    const node = make("button", name, words);
    node.type = "button";
    node.onclick = work;
    return node;
  };
  const labelled = (label, text) => text && make("p", "q-line q-line--quiet", make("span", "q-label", label), text);

  function words(row) {
    const box = make("div", "q-say"), bar = make("div", "q-say__bar"), text = make("pre", "q-say__text", row.body);
    const label = make("span", "q-say__label", row.is_task ? "给同事的说明" : "要发的话");
    if (!row.is_task) label.append(make("span", "q-say__bytes", `${row.bytes} 字节`));
    bar.append(label);
    text.dataset.copyText = "";
    if (!row.is_task) {
      const copy = button("q-copy", "复制");
      copy.dataset.copy = ""; // qunce.js copies
      bar.append(copy);
    }
    box.append(bar, text);
    return box;
  }

  function poster(row) {
    const folder = new URL(`groups/${row.group.id}/`, location.href), full = new URL(row.poster.href, folder).href;
    const picture = Object.assign(new Image(row.poster.width, row.poster.height), { alt: `海报：${row.title}`, loading: "lazy", src: new URL(row.poster.thumb, folder).href });
    const link = make("a", "", picture), save = make("a", "q-button q-button--quiet", "存海报");
    Object.assign(link, { href: full, target: "_blank", rel: "noopener" });
    Object.assign(save, { href: full, download: `${row.group.title}-${row.date}-${row.poster.href.split("/").pop()}` });
    return make("figure", "q-shot", link, make("figcaption", "", save, make("small", "", "点开原图，手机上长按保存")));
  }

  function card(row) {
    const node = make("details", `q-item${row.is_task ? " q-item--task" : ""}`);
    const when = make("span", "q-item__time", row.time ?? "");
    const mark = make("span", `q-mark q-mark--${row.kind_key}`, row.kind);
    const title = make("span", "q-item__title", row.status && `【${row.status}】`, row.cue ?? row.title);
    const who = [chosen().dataset.person ? row.group.title : row.assignee || row.seat, row.cue && row.title, !row.is_task && row.channel];
    const below = make("span", "q-item__who", who.filter(Boolean).join(" · "), make("span", "q-item__late"));
    const summary = make("summary", "", when, title, mark, below);
    const body = make("div", "q-item__body", row.body && words(row), row.poster && poster(row));
    const done = row.done_when.length > 0 && make("div", "q-done", make("p", "q-label", "算完成"), make("ul", "", ...row.done_when.map((text) => make("li", "", text))));
    const reason = labelled("为什么有这一条", `${row.because}${row.quota ? `；群发额度 ${row.quota}` : ""}`);
    node.append(...[summary, body, labelled("调整", row.note), done, reason].filter(Boolean));
    if (row.date) {
      node.append(make("p", "q-item__mark", button("q-button q-item__do", row.is_task ? "标记做完" : "标记已发", () => finish(row)), button("q-button q-button--quiet q-item__undo", "撤回", () => reopen(row))));
    }
    return node;
  }

  const cards = new Map();
  function cardOf(row) {
    const key = `${form.who.value} ${row.key}`;
    if (!cards.has(key)) cards.set(key, card(row));
    return cards.get(key);
  }

  function fill(part, shown, at) {
    const section = find(`[data-part=${part}]`), list = find(".q-part__list", section);
    const nodes = shown.map((row) => {
      const node = cardOf(row), isOver = part === "now" && isLate(row, at);
      find(".q-item__late", node).textContent = isOver ? `过点 ${length(at.minute - row.late_from)}` : part === "now" && row.until ? `到 ${row.until.slice(11)}` : "";
      node.classList.toggle("is-late", isOver);
      node.classList.toggle("is-done", part === "done");
      return node;
    });
    const wanted = nodes.flatMap((node, index) => {
      const date = shown[index].date, isNewDay = date && date !== at.date && date !== shown[index - 1]?.date;
      return isNewDay ? [make("h3", "q-part__day", spoken(date)), node] : [node];
    });
    if (wanted.length !== list.childNodes.length || wanted.some((node, index) => node.tagName !== "H3" && node !== list.childNodes[index])) {
      list.replaceChildren(...wanted);
      if (part === "now" || part === "next") nodes.forEach((node) => { node.open = !node.matches(".is-late"); });
    }
    const none = find(".q-part__none", section), count = find("[data-count]", section);
    if (none) none.hidden = shown.length > 0;
    if (count) count.textContent = String(shown.length);
    if (section.matches("details")) section.hidden = shown.length === 0;
  }

  function say(notes) {
    const box = find("[data-notes]"), told = notes.map(([text]) => text).join("\n");
    if (box.dataset.told === told) return; // what is said twice is read aloud twice
    box.dataset.told = told;
    box.replaceChildren(...notes.map(([text, label, work]) => make("p", "q-board__note", text, label && button("q-copy", label, work))));
  }

  function notes(at) {
    const found = loaded(), outside = found.filter((group) => at.date < group.first || at.date > group.last);
    const missing = groups().filter((id) => failed.has(id));
    const told = outside.map((group) => [
      `${group.title}的推送表${at.date > group.last ? `到 ${dated(group.last)}为止` : `从 ${dated(group.first)}开始`}，没有 ${dated(at.date)}的。请管内容的同事重新生成网站（qunce site build），发布以后刷新这一页。`,
      "先看表里的头一天",
      () => travel({ on: group.first, at: "" }),
    ]);
    if (missing.length) told.push([`没有取到${missing.map(titleOf).join("、")}的推送，连上网再刷新。`]);
    return told;
  }
  const titleOf = (id) => find(`option[value="group=${id}"]`).textContent;

  function show() {
    const at = now(), parts = sorted(at), isChosen = Boolean(form.who.value);
    const isInside = loaded().some((group) => at.date >= group.first && at.date <= group.last);
    find("[data-groups-list]").hidden = isChosen;
    find("[data-parts]").hidden = !isInside;
    find("[data-now]").hidden = at.isReal;
    find("[data-when]").hidden = !isChosen;
    if (!at.isReal) find("[data-when]").open = true;
    find("[data-clock]").hidden = !isChosen;
    const today = [...parts.now, ...parts.next, ...parts.later, ...parts.done].filter((row) => row.date === at.date);
    const late = parts.now.filter((row) => isLate(row, at)).length, done = parts.done.filter((row) => row.date === at.date).length;
    const told = [`今天 ${today.length} 条`, done && `做完 ${done}`, late && `过点 ${late}`].filter(Boolean).join("，");
    find("[data-clock]").replaceChildren(make("strong", "", `${spoken(at.date)} ${at.time}`), isInside ? make("span", "", told) : "");
    if (document.activeElement !== form.on) form.on.value = at.date;
    if (document.activeElement !== form.at) form.at.value = at.time;
    for (const part of ["now", "next", "later", "watched", "done"]) fill(part, parts[part], at);
    const records = kept().length;
    find("[data-part=records]").hidden = !records;
    find("[data-part=records] [data-count]").textContent = `${records} 条`;
    say(isChosen ? notes(at) : []);
    window.qunceKeep?.(today.filter((row) => row.poster).flatMap((row) => [row.poster.href, row.poster.thumb].map((path) => `groups/${row.group.id}/${path}`)));
  }

  // ---------- What people do ----------
  function finish(row) {
    const { date, time } = realNow();
    keep(DONE + row.key, JSON.stringify({ date: row.date, time: row.time, group: row.group.title, title: row.title, at: `${date} ${time}` }));
    cardOf(row).open = false;
    const undo = find("[data-undo]");
    undo.hidden = false;
    find("span", undo).textContent = `已记下：${row.title}`;
    find("button", undo).onclick = () => reopen(row);
    show();
    find("button", undo).focus({ preventScroll: true });
  }

  function reopen(row) {
    forget(DONE + row.key);
    find("[data-undo]").hidden = true;
    show();
    cardOf(row).open = true;
    find("summary", cardOf(row)).focus();
  }

  // A leading apostrophe keeps spreadsheets from taking a title for a formula.
  const cell = (text = "") => `"${(/^['\s]*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  function exportMarks() {
    const found = marks().sort((a, b) => `${a.date} ${a.time}`.localeCompare(`${b.date} ${b.time}`));
    const table = [["日期", "时间", "群", "标题", "完成时间"], ...found.map((mark) => [mark.date, mark.time, mark.group, mark.title, mark.at])];
    const text = table.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: "text/csv" }));
    link.download = `推送记录-${realNow().date}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function clearOld() {
    const limit = dayAfter(realNow().date, -KEPT_DAYS), old = marks().filter((mark) => !(mark.date >= limit));
    old.forEach((mark) => forget(mark.key));
    show();
    say([[`清掉了 ${old.length} 条记录。`]]);
  }

  /** Change the address; `""` takes a part away. What was chosen is remembered, the time is not. */
  function travel(change) {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(change)) value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    attempt(() => history.replaceState(null, "", address), () => { location.href = address; });
    show();
  }

  function choose() {
    const [name, value] = form.who.value.split("=");
    if (form.who.value) keep(CHOICE, form.who.value);
    groups().forEach(load);
    travel({ group: "", person: "", ...(name && { [name]: value }) });
  }

  const failed = new Set();
  function load(id) {
    if (window.qunceBoard?.[id]) return;
    const script = make("script");
    script.src = `groups/${id}/board.js`;
    script.onload = () => { failed.delete(id); show(); };
    script.onerror = () => { failed.add(id); script.remove(); show(); };
    document.head.append(script);
  }

  function start() {
    const asked = new URLSearchParams(location.search);
    const named = ["group", "person"].filter((name) => asked.get(name)).map((name) => `${name}=${asked.get(name)}`)[0] ?? recall(CHOICE);
    form.who.value = [...form.who.options].some((option) => option.value === named) ? named : "";
    form.hidden = false;
    form.onsubmit = (event) => event.preventDefault();
    form.who.onchange = choose;
    form.on.onchange = () => travel({ on: form.on.value });
    form.at.onchange = () => travel({ at: form.at.value });
    find("[data-now]").onclick = () => { travel({ on: "", at: "" }); form.who.focus(); };
    find("[data-export]").onclick = exportMarks;
    find("[data-clear]").onclick = clearOld;
    for (const link of board.querySelectorAll("[data-pick]")) {
      link.onclick = (event) => {
        event.preventDefault();
        form.who.value = link.dataset.pick;
        choose();
        form.who.focus();
      };
    }
    choose();
    setInterval(show, 30000);
  }

  start();
})();
