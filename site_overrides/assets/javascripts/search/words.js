// Owns how texts are compared: one form for every way to write a character, and the pieces a query is looked for by.
// Every function keeps the length of a text, so a place in the compared form is a place in the text itself.
(() => {
  "use strict";

  const search = (self.qunceSearch = self.qunceSearch || {});
  const forms = new Uint16Array(65536).map((_, code) => code);
  for (let code = 0xff01; code <= 0xff5e; code++) forms[code] = code - 0xfee0; // full width
  forms[0x3000] = 0x20;
  const NUMERALS = "〇零一二两三四五六七八九";
  [..."001223456789"].forEach((digit, index) => { forms[NUMERALS.charCodeAt(index)] = digit.charCodeAt(0); });
  for (let code = 0; code < 128; code++) forms[code] = String.fromCharCode(code).toLowerCase().charCodeAt(0);
  for (let code = 0xff21; code <= 0xff3a; code++) forms[code] = code - 0xfee0 + 32;
  const simplified = new Uint16Array(65536).map((_, code) => code);

  // `pairs` holds a traditional character before each simplified one.
  search.learnForms = (pairs) => {
    for (let index = 0; index < pairs.length; index += 2) {
      const plain = pairs.charCodeAt(index + 1);
      simplified[pairs.charCodeAt(index)] = plain;
      forms[pairs.charCodeAt(index)] = forms[plain];
    }
  };

  function through(table, text) {
    const codes = new Uint16Array(text.length);
    for (let index = 0; index < text.length; index++) codes[index] = table[text.charCodeAt(index)];
    let out = "";
    for (let at = 0; at < codes.length; at += 8192) out += String.fromCharCode.apply(null, codes.subarray(at, at + 8192));
    return out;
  }

  search.fold = (text) => through(forms, text);
  search.simplify = (text) => through(simplified, text);
  // What is left of a text when nothing but words counts: `SOP 怎么写？` is `sop怎么写`.
  search.tight = (text) => search.fold(text).replace(/[^0-9a-z\u3400-\u9fff]+/g, "");

  // Words that a question has and its answer has not; they are left out where something else is left.
  const ASKING = /(?:顾客|客户|客人|成员|群友|有人)(?:说|问|觉得|嫌)|请问|怎么样|怎么办|怎么回(?![答复访])|怎么|如何|为什么|什么|哪些|哪里|哪个|多久|多少|是不是|能不能|可不可以|可以|有没有|应该|要不要|说要|吗|呢|的|了|该|谁/g;
  const TERMS = /[a-z][a-z0-9]*|[0-9\u3400-\u9fff]+/g;

  const termsOf = (folded) => folded.match(TERMS) || [];

  // What a query asks about, without how it asks.
  search.core = (query) => {
    const folded = search.fold(query);
    const left = folded.replace(ASKING, " ");
    return termsOf(left).join("").length > 1 ? left : folded;
  };

  // The pieces a query is looked for by, each with its share: a word of letters as it is, Chinese by pairs; a single
  // character counts little beside others.
  search.pieces = (query) => {
    const terms = termsOf(search.core(query));
    const found = new Map();
    for (const term of terms) {
      const whole = /^[a-z]/.test(term) || term.length === 1;
      if (whole) found.set(term, term.length > 1 || terms.length === 1 ? 1 : 0.35);
      else for (let at = 0; at < term.length - 1; at++) found.set(term.slice(at, at + 2), 1);
    }
    return found;
  };

  // The parts of `text` that are found and those between, as [words, found] pairs.
  search.marked = (text, pieces) => {
    const folded = search.fold(text);
    const hit = new Uint8Array(text.length);
    for (const piece of pieces) {
      const sought = new RegExp([...piece].join(" ?"), "g");
      for (let match; (match = sought.exec(folded)); sought.lastIndex = match.index + 1) hit.fill(1, match.index, match.index + match[0].length);
    }
    const parts = [];
    for (let at = 0; at < text.length; at++) {
      const last = parts[parts.length - 1];
      if (last && last[1] === hit[at]) last[0] += text[at];
      else parts.push([text[at], hit[at]]);
    }
    return parts;
  };
})();
