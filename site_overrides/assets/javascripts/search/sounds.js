// Owns what somebody may have meant: pinyin in full or by initials, a character that sounds the same, one slip.
(() => {
  "use strict";

  const search = (self.qunceSearch = self.qunceSearch || {});
  const readings = new Map(); // character → its syllables without tones
  const written = new Map(); // syllable → its characters
  const alike = new Map(); // syllable → how it may be typed as well

  // `table` holds syllables with the characters read so: `a阿啊 ai爱哀`.
  search.learnSounds = (table) => {
    for (const row of table.split(" ")) {
      const syllable = row.match(/^[a-z]+/)[0];
      written.set(syllable, (written.get(syllable) || "") + row.slice(syllable.length));
      for (const char of row.slice(syllable.length)) readings.set(char, [...(readings.get(char) || []), syllable]);
      alike.set(syllable, likeSounds(syllable));
    }
  };

  // In the south zh and z, ang and an are one sound.
  function likeSounds(syllable) {
    const starts = /^[zcs]h/.test(syllable) ? [syllable[0] + syllable.slice(2)] : /^[zcs]/.test(syllable) ? [`${syllable[0]}h${syllable.slice(1)}`] : [];
    const ends = (one) => (/[aei]ng$/.test(one) ? [one.slice(0, -1)] : /[aei]n$/.test(one) ? [`${one}g`] : []);
    return [...starts, ...ends(syllable), ...starts.flatMap(ends)];
  }

  // Where in `text` the letters that begin at `at` end, read from `from`; -1 where they do not fit.
  function readFrom(text, from, letters, at, slack) {
    if (at === letters.length) return from;
    const char = text[from];
    if (char === undefined) return -1;
    if (char.toLowerCase() === letters[at]) return readFrom(text, from + 1, letters, at + 1, slack);
    for (const syllable of readings.get(char) || []) {
      if (syllable[0] !== letters[at]) continue;
      for (const typed of slack === "like" ? [syllable, ...alike.get(syllable)] : [syllable]) {
        const rest = letters.length - at;
        if (letters.startsWith(typed, at)) {
          const end = readFrom(text, from + 1, letters, at + typed.length, slack);
          if (end >= 0) return end;
        } else if (rest < typed.length && typed.startsWith(letters.slice(at)) && from > 0) return from + 1;
      }
      if (slack === "initials") {
        const end = readFrom(text, from + 1, letters, at + 1, slack);
        if (end >= 0) return end;
      }
    }
    return -1;
  }

  // Chinese that is typed as `letters`, best first: read in full, with southern sounds, by initials.
  search.heard = (letters, vocabulary) => {
    for (const [slack, weight] of [["full", 1], ["like", 0.95], ["initials", 0.9]]) {
      const found = new Map();
      const first = new Set([...written].flatMap(([syllable, chars]) => (syllable[0] === letters[0] ? [...chars] : [])));
      for (const [text, often] of vocabulary) {
        for (let from = 0; from < text.length; from++) {
          if (!first.has(text[from])) continue;
          const end = readFrom(text, from, letters, 0, slack);
          if (end <= from) continue;
          const words = text.slice(from, end);
          const fit = weight * (0.6 + 0.4 * (words.length / text.length)) + Math.min(0.1, 0.01 * often) + (from ? 0 : 0.02);
          found.set(words, Math.max(found.get(words) || 0, fit));
        }
      }
      if (found.size) return best(found, 4);
    }
    return [];
  };

  // The characters that sound like `char`, or could in the south.
  function soundingLike(char) {
    const mine = new Set((readings.get(char) || []).flatMap((syllable) => [syllable, ...alike.get(syllable)]));
    return new Set([...mine].flatMap((syllable) => [...(written.get(syllable) || "")]));
  }

  // What a term that stands nowhere may have been: the same sounds, one other character, one too many or too few.
  search.meant = (term, vocabulary) => {
    const found = new Map();
    const like = [...term].map(soundingLike);
    const size = term.length;
    const last = term[size - 1];
    const keep = (words, fit) => { if ((found.get(words) || 0) < fit) found.set(words, fit); };
    for (const [text] of vocabulary) {
      for (let from = 0; from + size - 1 <= text.length; from++) {
        const fit = likeness(term, like, text, from);
        if (fit) keep(text.slice(from, from + size), fit);
        if (size < 4 || text[from] !== term[0]) continue;
        if (text[from + size - 2] === last && isOneLonger(text.slice(from, from + size - 1), term)) keep(text.slice(from, from + size - 1), 0.75);
        if (text[from + size] === last && isOneLonger(term, text.slice(from, from + size + 1))) keep(text.slice(from, from + size + 1), 0.75);
      }
    }
    return best(found, 2);
  };

  // 0 unless all differing characters sound alike, or one alone differs in a term of three or more.
  function likeness(term, like, text, from) {
    let other = 0;
    let odd = 0;
    if (from + term.length > text.length) return 0;
    for (let at = 0; at < term.length; at++) {
      if (term[at] === text[from + at]) continue;
      if (++other > Math.max(1, term.length / 2)) return 0;
      if (!like[at].has(text[from + at]) && (++odd > 1 || term.length < 3)) return 0;
    }
    return odd ? 0.8 : 0.95 - 0.02 * other;
  }

  function isOneLonger(short, long) {
    let at = 0;
    while (at < short.length && short[at] === long[at]) at++;
    return short.slice(at) === long.slice(at + 1);
  }

  const best = (found, count) => [...found].sort((one, other) => other[1] - one[1]).slice(0, count);
})();
