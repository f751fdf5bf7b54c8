// Owns the search beside the page: loads its files in turn and answers one query at a time, the newest.
// From the page: {load: address of the files} once, then {query, number}. To the page: {ready} and {answer, number}.
importScripts("words.js", "sounds.js", "pages.js", "rank.js");

let files = "";
let asked = null;
let isWaiting = false;
const loaded = {};

// The value stands on a line of its own, so that it is read as data; a page from a folder runs the file instead.
function load(part) {
  loaded[part] ||= fetch(`${files}${part}.js`)
    .then((response) => { if (!response.ok) throw new Error(`${part}: ${response.status}`); return response.text(); })
    .then((text) => qunceSearch.take(JSON.parse(text.split("\n")[1])));
  return loaded[part];
}

function answer() {
  isWaiting = false;
  const { query, number } = asked;
  const result = qunceSearch.find(query);
  postMessage({ answer: result, number });
  if (query.trim().length > 1 && !result.full && !loaded.rest) load("leads").then(() => load("rest")).then(again, () => {});
}

function again() {
  if (asked && !isWaiting) { isWaiting = true; setTimeout(answer); }
}

onmessage = ({ data }) => {
  if (data.load) {
    files = data.load;
    load("titles").then(() => { postMessage({ ready: true }); again(); return load("leads"); }).then(again, () => postMessage({ failed: true }));
  } else {
    asked = data;
    // Keys pressed while a query is looked for wait together; only the last is looked for.
    loaded.titles?.then(again, () => {});
  }
};
