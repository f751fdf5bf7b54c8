// Owns what there is to find: pages with their sections and texts, and where in them pairs of characters stand.
(() => {
  "use strict";

  const search = (self.qunceSearch = self.qunceSearch || {});
  // `kinds` in the order of what they are worth: those that repeat others come last. `vocabulary` holds [words, how often
  // they are a title], `synonyms` [what people call it, its name].
  const library = (search.library = { kinds: [], pages: [], vocabulary: [], synonyms: [] });
  const places = {};

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
    library.kinds = names.map((name) => ({ name, tight: search.tight(name) }));
    library.pages = rows.map(([path, title, kind, ...rest]) => {
      const page = { path, title, kind, tight: search.tight(title), sections: [], text: "", folded: "" };
      page.sections.push({ id: "", title: "", tight: page.tight });
      for (let at = 0; at < rest.length; at += 2) page.sections.push({ id: rest[at], title: rest[at + 1], tight: search.tight(rest[at + 1]) });
      return page;
    });
    library.synonyms = also.flatMap(([name, ...others]) => others.map((other) => [search.tight(other), name]));
    const titles = new Map();
    const words = [...library.pages.flatMap(({ title, sections }) => [title, ...sections.map((section) => section.title)]), ...also.flat()];
    for (const word of words) if (word) titles.set(word.toLowerCase(), (titles.get(word.toLowerCase()) || 0) + 1);
    library.vocabulary = [...titles];
    places.title = pageIndex(library.pages.map((page) => page.tight), 16, true);
    places.heads = pageIndex(library.pages.map((page) => page.sections.map((section) => section.tight).join(" ")), 16, true);
  }

  // Text comes in two files; what each section has is joined.
  function takeTexts({ texts, plain, pinyin }) {
    search.learnForms(plain);
    if (pinyin) search.learnSounds(pinyin);
    texts.forEach((text, number) => {
      const page = library.pages[number];
      const before = page.text.split("\n");
      const more = text.split("\n");
      page.text = page.sections.map((_, at) => (before[at] || "") + (more[at] || "")).join("\n");
      page.folded = search.fold(page.text);
    });
    places.text = pageIndex(library.pages.map((page) => page.folded), 18, false);
  }

  search.take = (value) => (value.part === "titles" ? takeTitles(value) : takeTexts(value));

  // The pages that may have the piece in the field: title, heads or text. A few may be there by chance.
  search.pagesWith = (field, piece) => {
    if (!places[field]) return [];
    if (piece.length === 1) return field === "text" ? [] : places[field](0, piece.charCodeAt(0));
    let fewest;
    for (let at = 0; at < piece.length - 1; at++) {
      const found = places[field](piece.charCodeAt(at), piece.charCodeAt(at + 1));
      if (!fewest || found.length < fewest.length) fewest = found;
    }
    return fewest;
  };
})();
