// Owns what a query finds and in which order, and what is shown of a hit.
(() => {
  "use strict";

  const search = (self.qunceSearch = self.qunceSearch || {});
  const { library } = search;
  const FIELDS = { title: 0.45, heads: 0.3, text: 0.25 };
  const [SECTIONS, ALSO] = [3, 0.9]; // sections of one page, and how near they must come to its best
  const HINT = 0.12;
  const REPEATS = ["群", 0.3]; // the kind whose pages say again what others say, and what that takes from their sections
  // A question for a number of times, with what is done so often; answers name a day, a week or a month.
  const HOW_OFTEN = /(?:多久|几天)(?:能|可以|要)?(.*?)[一1]次|多久/;
  const LOOKED_AT = 80;

  // Each piece with what it is worth: rare ones more than those on every page.
  function weigh(query) {
    const weights = new Map();
    let sum = 0;
    for (const [piece, share] of search.pieces(query)) {
      const [inTitles, inHeads, inText] = Object.keys(FIELDS).map((field) => search.pagesWith(field, piece).length);
      const often = Math.max(inTitles, inHeads, inText);
      // A pair that no title has lies mostly between two words.
      const trust = !often ? 0.25 : inTitles + inHeads ? 1 : 0.6;
      const weight = share * trust * Math.log(1.5 + library.pages.length / (1 + often));
      weights.set(piece, weight);
      sum += weight;
    }
    for (const [piece, weight] of weights) weights.set(piece, weight / sum);
    return weights;
  }

  function candidates(weights) {
    const sums = new Float32Array(library.pages.length);
    for (const [piece, weight] of weights) {
      for (const field of Object.keys(FIELDS)) for (const page of search.pagesWith(field, piece)) sums[page] += weight * FIELDS[field];
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
      one.title = page.tight.includes(one.piece) ? 0.75 : library.kinds[page.kind].tight.includes(one.piece) ? 0.85 : 0;
      one.near = page.sections.some((section) => section.tight.includes(one.piece)) ? 0.35 : one.in.size ? 0.25 : 0;
    }
    const less = 0.006 * page.kind;
    const again = library.kinds[page.kind].name === REPEATS[0] ? REPEATS[1] : 0;
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
      score += 0.25 * headed * Math.min(1, covered / (section.tight.length || 1)) - less - (number ? 0.02 + again : 0);
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
    for (const [other, name] of library.synonyms) {
      if (other && whole.includes(other) && !whole.includes(search.tight(name))) ways.push([search.fold(query).replace(other, ` ${name} `), 0.5 + 0.45 * (other.length / whole.length), name]);
    }
    const simple = search.simplify(query).toLowerCase();
    const letters = simple.replace(/[^a-z]/g, "");
    if (/^[a-z' ]+$/.test(simple.trim()) && letters.length > 1) {
      if (!isKnown(letters)) for (const [words, fit] of search.heard(letters, library.vocabulary)) ways.push([words, fit, words]);
      return ways;
    }
    for (const term of simple.match(/[a-z]{2,}|[\u3400-\u9fff]{2,}/g) || []) {
      if (isKnown(search.fold(term))) continue;
      const meant = /^[a-z]/.test(term) ? search.heard(term, library.vocabulary) : term.length < 13 ? search.meant(term, library.vocabulary) : [];
      for (const [words, fit] of meant) ways.push([simple.replace(term, words), fit, words]);
    }
    if (HOW_OFTEN.test(query)) for (const often of ["每天", "每周", "每月"]) ways.push([query.replace(HOW_OFTEN, ` ${often} $1 `), 0.95, ""]);
    const tens = whole.replace(/([2-9])(\d)/, "$1十$2");
    if (tens !== whole) ways.push([tens, 0.95, ""]);
    return ways;
  }

  // Whether the words stand anywhere as they are.
  function isKnown(words) {
    if (search.pagesWith("heads", words).some((page) => library.pages[page].sections.some((section) => section.tight.includes(words)))) return true;
    return search.pagesWith("text", words).some((page) => library.pages[page].folded.includes(words));
  }

  function findOne(query) {
    const weights = weigh(query);
    const wholes = [...new Set([query, search.core(query)].map(search.tight))];
    return candidates(weights).flatMap((number) => look(library.pages[number], weights, wholes).map((best) => ({ page: library.pages[number], weights, ...best })));
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
    const scored = library.pages.map((page) => [page.title, [...page.tight].filter((char) => chars.has(char)).length / (page.tight.length + 2)]);
    return scored.filter(([, fit]) => fit).sort((one, other) => other[1] - one[1]).slice(0, 6).map(([title]) => title);
  }

  // ---------- What is shown of a hit ----------

  function shown({ page, section, weights, score }) {
    const pieces = [...weights.keys()].filter((piece) => weights.get(piece) > 0.02);
    const { id, title } = page.sections[section];
    const anchor = section ? `#${id === 0 ? title.toLowerCase().replace(/[^\p{L}\p{N}_\- ]/gu, "").trim().replaceAll(" ", "-") : id}` : "";
    const marked = (text) => search.marked(text, pieces);
    return {
      path: page.path, anchor, kind: library.kinds[page.kind].name, score,
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
    return (start ? "…" : "") + text.slice(start, start + 80).replace(/[^。！？…”）]$/, "$&…");
  }
})();
