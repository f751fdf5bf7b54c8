// The board 今日推送: what a group or a person sends now, next and later. What is sent comes as a script for each group,
// the clock is the browser's (day.js), what is done stays in this browser (kept.js).
(() => {
  "use strict";

  const board = document.querySelector("[data-board]");
  const find = (selector, within = board) => within.querySelector(selector);
  const form = find("[data-choose]");
  const isWide = matchMedia("(min-width: 600px)"); // there is room for the date without a fold
  const KEPT_DAYS = 30;
  const CHOICE = "qunce:board";
  const { recall, keep, forget, attempt, table } = window.qunceKept;
  const { dayAfter, spoken, dated, length, clock, sorted, isLate } = window.qunceDay;
  const done = { key: (row) => `qunce:done:${row.group.id}/${row.id}`, all: () => window.qunceKept.all("qunce:done:") };

  // ---------- What to show ----------
  const realNow = () => clock(board.dataset.timezone);
  const now = () => clock(board.dataset.timezone, new URLSearchParams(location.search));
  const chosen = () => form.who.selectedOptions[0];
  const groups = () => chosen().dataset.groups?.split(" ") ?? [];
  const isMine = (row) => !chosen().dataset.person || row.assignee === chosen().dataset.person;
  const loaded = () => groups().filter((id) => window.qunceBoard?.[id]).map((id) => ({ id, ...window.qunceBoard[id] }));

  function rows(name) {
    return loaded().flatMap((group) => group[name].filter(isMine).map((row) => ({ ...row, group, key: `${group.id}/${row.id}` })));
  }

  const isDone = (row) => recall(done.key(row)) !== null;

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
    const cards = labelled("卡片", row.cards?.map((card) => [card.title, card.address].filter(Boolean).join(" ")).join("；"));
    const standard = row.done_when.length > 0 && make("div", "q-done", make("p", "q-label", "算完成"), make("ul", "", ...row.done_when.map((text) => make("li", "", text))));
    const reason = labelled("为什么有这一条", `${row.because}${row.quota ? `；群发额度 ${row.quota}` : ""}`);
    node.append(...[summary, body, cards, labelled("调整", row.note), standard, reason].filter(Boolean));
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
    const box = find("[data-notes]"), said = notes.map(([text]) => text).join("\n");
    if (box.dataset.told === said) return; // what is said twice is read aloud twice
    box.dataset.told = said;
    box.replaceChildren(...notes.map(([text, label, work]) => make("p", "q-board__note", text, label && button("q-copy", label, work))));
  }

  function notes(at) {
    const found = loaded(), outside = found.filter((group) => at.date < group.first || at.date > group.last);
    const missing = groups().filter((id) => failed.has(id));
    const said = outside.map((group) => [
      `${group.title}的推送表${at.date > group.last ? `到 ${dated(group.last)}为止` : `从 ${dated(group.first)}开始`}，没有 ${dated(at.date)}的。请管内容的同事重新生成网站（qunce site build），发布以后刷新这一页。`,
      "先看表里的头一天",
      () => travel({ on: group.first, at: "" }),
    ]);
    if (missing.length) said.push([`没有取到${missing.map(titleOf).join("、")}的推送，连上网再刷新。`]);
    return said;
  }
  const titleOf = (id) => find(`option[value="group=${id}"]`).textContent;

  function show() {
    const at = now(), parts = sorted(rows("entries"), at, isDone), isChosen = Boolean(form.who.value);
    const isInside = loaded().some((group) => at.date >= group.first && at.date <= group.last);
    find("[data-groups-list]").hidden = isChosen;
    find("[data-parts]").hidden = !isInside;
    find("[data-now]").hidden = at.isReal;
    find("[data-when]").hidden = !isChosen;
    if (!at.isReal || isWide.matches) find("[data-when]").open = true;
    find("[data-clock]").hidden = !isChosen;
    const today = [...parts.now, ...parts.next, ...parts.later, ...parts.done].filter((row) => row.date === at.date);
    const late = parts.now.filter((row) => isLate(row, at)).length, finished = parts.done.filter((row) => row.date === at.date).length;
    const summary = [`今天 ${today.length} 条`, finished && `做完 ${finished}`, late && `过点 ${late}`].filter(Boolean).join("，");
    find("[data-clock]").replaceChildren(make("strong", "", `${spoken(at.date)} ${at.time}`), isInside ? make("span", "", summary) : "");
    if (document.activeElement !== form.on) form.on.value = at.date;
    if (document.activeElement !== form.at) form.at.value = at.time;
    for (const part of ["now", "next", "later", "done"]) fill(part, parts[part], at);
    fill("watched", rows("watched"), at);
    const records = done.all().length;
    find("[data-part=records]").hidden = !records;
    find("[data-part=records] [data-count]").textContent = `${records} 条`;
    say(isChosen ? notes(at) : []);
    window.qunceKeep?.(today.filter((row) => row.poster).flatMap((row) => [row.poster.href, row.poster.thumb].map((path) => `groups/${row.group.id}/${path}`)));
  }

  // ---------- What people do ----------
  function finish(row) {
    const { date, time } = realNow();
    keep(done.key(row), JSON.stringify({ date: row.date, time: row.time, group: row.group.title, title: row.title, at: `${date} ${time}` }));
    cardOf(row).open = false;
    const undo = find("[data-undo]");
    undo.hidden = false;
    find("span", undo).textContent = `已记下：${row.title}`;
    find("button", undo).onclick = () => reopen(row);
    show();
    find("button", undo).focus({ preventScroll: true });
  }

  function reopen(row) {
    forget(done.key(row));
    find("[data-undo]").hidden = true;
    show();
    cardOf(row).open = true;
    find("summary", cardOf(row)).focus();
  }

  function exportMarks() {
    const found = done.all().sort((a, b) => `${a.date} ${a.time}`.localeCompare(`${b.date} ${b.time}`));
    const rows = [["日期", "时间", "群", "标题", "完成时间"], ...found.map((mark) => [mark.date, mark.time, mark.group, mark.title, mark.at])];
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([table(rows)], { type: "text/csv" }));
    link.download = `推送记录-${realNow().date}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function clearOld() {
    const limit = dayAfter(realNow().date, -KEPT_DAYS), old = done.all().filter((mark) => !(mark.date >= limit));
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
