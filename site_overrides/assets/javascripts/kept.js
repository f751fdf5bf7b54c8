// What this browser keeps between visits, and how it leaves as a table. Where storage is forbidden, for as long as the
// page is open.
(() => {
  "use strict";

  const memory = new Map();
  const attempt = (work, otherwise) => {
    try { return work(); } catch { return otherwise(); }
  };
  const recall = (key) => attempt(() => localStorage.getItem(key), () => memory.get(key) ?? null);
  const keep = (key, text) => attempt(() => localStorage.setItem(key, text), () => memory.set(key, text));
  const forget = (key) => attempt(() => localStorage.removeItem(key), () => memory.delete(key));
  const keys = () => attempt(() => Object.keys(localStorage), () => [...memory.keys()]);

  /** Every object kept under keys that begin so, each with its key. */
  const all = (start) => keys().filter((key) => key.startsWith(start)).map((key) => ({ ...attempt(() => JSON.parse(recall(key)), () => ({})), key }));

  // A leading apostrophe keeps spreadsheets from taking a title for a formula.
  const cell = (text = "") => `"${(/^['\s]*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  /** CSV with the mark without which Excel reads it as GBK. */
  const table = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

  window.qunceKept = { recall, keep, forget, all, table, attempt };
})();
