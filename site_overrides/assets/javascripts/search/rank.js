// Owns what is found and in which order: pages with their sections, the places where their words stand, a query's hits.
(() => {
  "use strict";

  const search = (self.qunceSearch = self.qunceSearch || {});
  const FIELDS = { title: 0.45, heads: 0.3, text: 0.25 };
  const [SECTIONS, ALSO] = [3, 0.9]; // sections of one page, and how near they must come to its best
  const HINT = 0.12;
  const LOOKED_AT = 80;
  let kinds = []; // those that repeat others come last
  let kindWords = [];
  let pages = [];
  let vocabulary = []; // [words, how often they are a title]
  let synonyms = []; // [what people call it, its name]
  const places = {};

  // ---------- What there is ----------

  // Pages by pair of characters, and in titles by single ones: a hash leads to the pages that have it, in two flat arrays.
  function pageIndex(texts, bits, hasSingles) {
    const starts = new Uint32Array((1 << bits) + 1);
    const each = (visit) => {
      const seen = new Int32Array(1 << bits).fill(-1);
      const note = (slot, page) => { if (seen[slot] !== page) { seen[slot] = page; visit(slot, page); } };
      for (let page = 0; page < texts.length; page++) {
        const text = texts[page];
        let before = 0;
        for (let at = 0; at < text.length; at++) {
          const code = text.charCodeAt(at);
          const isWord = code >= 0x3400 ? code < 0xa000 : code < 0x3a ? code >= 0x30 : code >= 0x61 && code <= 0x7a;
          if (isWord && before) note(slotOf(before, code, bits), page);
          if (isWord && hasSingles) note(slotOf(0, code, bits), page);
          before = isWord ? code : 0;
        }
      }
    };
    each((slot) => { starts[slot + 1]++; });
    for (let slot = 1; slot < starts.length; slot++) starts[slot] += starts[slot - 1];
    const list = new Uint16Array(starts[starts.length - 1]);
    const next = starts.slice();
    each((slot, page) => { list[next[slot]++] = page; });
    return (first, second) => list.subarray(starts[slotOf(first, second, bits)], starts[slotOf(first, second, bits) + 1]);
  }

  const slotOf = (first, second, bits) => (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77)) >>> (32 - bits);

  function takeTitles({ kinds: names, pages: rows, also, pinyin, plain }) {
    search.learnForms(plain);
    search.learnSounds(pinyin);
    kinds = names;
    kindWords = names.map(search.tight);
    pages = rows.map(([path, title, kind, ...rest]) => {
      const page = { path, title, kind, tight: search.tight(title), sections: [], text: "", folded: "" };
      page.sections.push({ id: "", title: "", tight: page.tight });
      for (let at = 0; at < rest.length; at += 2) page.sections.push({ id: rest[at], title: rest[at + 1], tight: search.tight(rest[at + 1]) });
      return page;
    });
    synonyms = also.flatMap(([name, ...others]) => others.map((other) => [search.tight(other), name]));
    const titles = new Map();
    const words = [...pages.flatMap(({ title, sections }) => [title, ...sections.map((section) => section.title)]), ...also.flat()];
    for (const word of words) if (word) titles.set(word.toLowerCase(), (titles.get(word.toLowerCase()) || 0) + 1);
    vocabulary = [...titles];
    places.title = pageIndex(pages.map((page) => page.tight), 16, true);
    places.heads = pageIndex(pages.map((page) => page.sections.map((section) => section.tight).join(" ")), 16, true);
  }

  // Text comes in two files; what each section has is joined.
  function takeTexts({ texts, plain, pinyin }) {
    search.learnForms(plain);
    if (pinyin) search.learnSounds(pinyin);
    texts.forEach((text, number) => {
      const page = pages[number];
      const before = page.text.split("\n");
      const more = text.split("\n");
      page.text = page.sections.map((_, at) => (before[at] || "") + (more[at] || "")).join("\n");
      page.folded = search.fold(page.text);
    });
    places.text = pageIndex(pages.map((page) => page.folded), 18, false);
  }

  search.take = (value) => (value.part === "titles" ? takeTitles(value) : takeTexts(value));

  // ---------- What a query finds ----------

  const pagesWith = (field, piece) => {
    if (!places[field]) return [];
    if (piece.length === 1) return field === "text" ? [] : places[field](0, piece.charCodeAt(0));
    let fewest;
    for (let at = 0; at < piece.length - 1; at++) {
      const found = places[field](piece.charCodeAt(at), piece.charCodeAt(at + 1));
      if (!fewest || found.length < fewest.length) fewest = found;
    }
    return fewest;
  };

  // Each piece with what it is worth: rare ones more than those on every page.
  function weigh(query) {
    const weights = new Map();
    let sum = 0;
    for (const [piece, share] of search.pieces(query)) {
      const [inTitles, inHeads, inText] = Object.keys(FIELDS).map((field) => pagesWith(field, piece).length);
      const often = Math.max(inTitles, inHeads, inText);
      // A pair that no title has lies mostly between two words.
      const trust = !often ? 0.25 : inTitles + inHeads ? 1 : 0.6;
      const weight = share * trust * Math.log(1.5 + pages.length / (1 + often));
      weights.set(piece, weight);
      sum += weight;
    }
    for (const [piece, weight] of weights) weights.set(piece, weight / sum);
    return weights;
  }

  function candidates(weights) {
    const sums = new Float32Array(pages.length);
    for (const [piece, weight] of weights) {
      for (const field of Object.keys(FIELDS)) for (const page of pagesWith(field, piece)) sums[page] += weight * FIELDS[field];
    }
    const least = 0.3 * sums.reduce((most, sum) => Math.max(most, sum), 0);
    const found = [];
    for (let page = 0; page < sums.length; page++) if (sums[page] > least) found.push(page);
    return found.sort((one, other) => sums[other] - sums[one] || one - other).slice(0, LOOKED_AT);
  }

  // The sections of the page that answer best, the first section being the page itself.
  function look(page, weights, wholes) {
    const pieces = [...weights].map(([piece, weight]) => ({ piece, weight, in: sectionsWith(page, piece) }));
    for (const one of pieces) {
      one.title = page.tight.includes(one.piece) ? 0.75 : kindWords[page.kind].includes(one.piece) ? 0.85 : 0;
      one.near = page.sections.some((section) => section.tight.includes(one.piece)) ? 0.35 : one.in.size ? 0.25 : 0;
    }
    const less = 0.006 * page.kind;
    const found = [];
    page.sections.forEach((section, number) => {
      let score = 0;
      let headed = 0;
      let covered = 0;
      for (const { piece, weight, title, near, in: standing } of pieces) {
        const inHead = section.tight.includes(piece);
        score += weight * (inHead ? 1 : Math.max(title, standing.has(number) ? 0.42 : 0, number ? 0 : near));
        if (!inHead) {
          // Half a pair in a heading is a hint: 字数 and 文字.
          if (piece.length === 2 && (section.tight.includes(piece[0]) || section.tight.includes(piece[1]))) score += weight * HINT;
          continue;
        }
        headed += weight;
        covered += piece.length === 1 ? 1 : piece.length / 2 + 0.5 / pieces.length;
      }
      score += 0.25 * headed * Math.min(1, covered / (section.tight.length || 1)) - less - (number ? 0.02 : 0);
      for (const whole of wholes) score += likeness(section.tight, whole);
      found.push({ score, section: number });
    });
    found.sort((one, other) => other.score - one.score);
    return found.slice(0, SECTIONS).filter(({ score, section }) => score === found[0].score || (section && score > ALSO * found[0].score));
  }

  function likeness(tight, whole) {
    if (tight === whole) return 0.4;
    if (tight.startsWith(whole)) return 0.15;
    if (tight.includes(whole)) return 0.1;
    return tight.length > 2 && whole.includes(tight) ? 0.1 * (tight.length / whole.length) : 0;
  }

  function sectionsWith(page, piece) {
    const found = new Set();
    let number = 0;
    let end = page.folded.indexOf("\n");
    for (let at = page.folded.indexOf(piece); at >= 0; at = page.folded.indexOf(piece, at + 1)) {
      while (end >= 0 && end < at) { number++; end = page.folded.indexOf("\n", end + 1); }
      found.add(number);
      if (end < 0) break;
      at = end;
    }
    return found;
  }

  // Other ways to say the query, each with how much it is trusted.
  function otherWays(query) {
    const ways = [];
    const whole = search.tight(query);
    for (const [other, name] of synonyms) {
      if (other && whole.includes(other) && !whole.includes(search.tight(name))) ways.push([search.fold(query).replace(other, ` ${name} `), 0.5 + 0.45 * (other.length / whole.length), name]);
    }
    const simple = search.simplify(query).toLowerCase();
    const letters = simple.replace(/[^a-z]/g, "");
    if (/^[a-z' ]+$/.test(simple.trim()) && letters.length > 1) {
      if (!isKnown(letters)) for (const [words, fit] of search.heard(letters, vocabulary)) ways.push([words, fit, words]);
      return ways;
    }
    for (const term of simple.match(/[a-z]{2,}|[\u3400-\u9fff]{2,}/g) || []) {
      if (isKnown(search.fold(term))) continue;
      const meant = /^[a-z]/.test(term) ? search.heard(term, vocabulary) : term.length < 13 ? search.meant(term, vocabulary) : [];
      for (const [words, fit] of meant) ways.push([simple.replace(term, words), fit, words]);
    }
    const tens = whole.replace(/([2-9])(\d)/, "$1十$2");
    if (tens !== whole) ways.push([tens, 0.95, ""]);
    return ways;
  }

  // Whether the words stand anywhere as they are.
  function isKnown(words) {
    if (pagesWith("heads", words).some((page) => pages[page].sections.some((section) => section.tight.includes(words)))) return true;
    return pagesWith("text", words).some((page) => pages[page].folded.includes(words));
  }

  function findOne(query) {
    const weights = weigh(query);
    const wholes = [...new Set([query, search.core(query)].map(search.tight))];
    return candidates(weights).flatMap((number) => look(pages[number], weights, wholes).map((best) => ({ page: pages[number], weights, ...best })));
  }

  search.find = (query, count = 30) => {
    const merged = new Map();
    const ways = search.tight(query) ? [[query, 1, ""], ...otherWays(query).slice(0, 6)] : [];
    for (const [way, trust, meant] of ways) {
      for (const hit of findOne(way)) {
        const score = hit.score * trust;
        const place = `${hit.page.path}#${hit.section}`;
        if (score > 0.12 && score > (merged.get(place)?.score || 0)) merged.set(place, { ...hit, score, meant });
      }
    }
    const hits = [...merged.values()].sort((one, other) => other.score - one.score);
    const kept = hits.filter((hit) => hit.score > 0.35 * hits[0].score).slice(0, count);
    return { hits: kept.map(shown), total: hits.length, meant: kept[0]?.meant || "", near: kept.length ? [] : nearest(query), full: Boolean(kept.length) && kept[0].score >= 0.8 };
  };

  // Titles that share most characters with a query that finds nothing.
  function nearest(query) {
    const chars = new Set(search.tight(query));
    const scored = pages.map((page) => [page.title, [...page.tight].filter((char) => chars.has(char)).length / (page.tight.length + 2)]);
    return scored.filter(([, fit]) => fit).sort((one, other) => other[1] - one[1]).slice(0, 6).map(([title]) => title);
  }

  // ---------- What is shown of a hit ----------

  function shown({ page, section, weights, score }) {
    const pieces = [...weights.keys()].filter((piece) => weights.get(piece) > 0.02);
    const { id, title } = page.sections[section];
    const anchor = section ? `#${id === 0 ? title.toLowerCase().replace(/[^\p{L}\p{N}_\- ]/gu, "").trim().replaceAll(" ", "-") : id}` : "";
    const marked = (text) => search.marked(text, pieces);
    return {
      path: page.path, anchor, kind: kinds[page.kind], score,
      title: marked(section ? title : page.title), of: section ? page.title : "",
      text: marked(search.spaced(excerpt(page.text.split("\n")[section] || "", pieces))), words: pieces,
    };
  }

  // The house style has a space between Chinese and letters; the files leave it out.
  search.spaced = (text) => text.replace(/([\u3400-\u9fff])(?=[0-9A-Za-z])|([0-9A-Za-z])(?=[\u3400-\u9fff])/g, "$& ");

  // The eighty characters in which most of the pieces stand.
  function excerpt(text, pieces) {
    const folded = search.fold(text);
    let best = [0, 0];
    for (const piece of pieces) {
      const at = folded.indexOf(piece);
      const start = Math.max(0, at - 16);
      const window = folded.slice(start, start + 80);
      const has = at < 0 ? 0 : pieces.filter((other) => window.includes(other)).length;
      if (has > best[1]) best = [start, has];
    }
    const start = best[0] < 17 ? 0 : best[0];
    return (start ? "…" : "") + text.slice(start, start + 80) + (start + 80 < text.length ? "…" : "");
  }
})();
