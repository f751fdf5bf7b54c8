"""Prints how well the site's search finds, what it downloads and how fast it is, against Material's own and Pagefind.

    python -m benchmarks.search

The queries are those of tests/site/queries: `tuned` was looked at while the ranking was made, `held_out` was not. All
engines answer them over the same build, of which Material makes an index for the occasion. Sites of 1,000 and 5,000 pages are made of the starter's own words, 1,000
characters a page. Pagefind is asked where its package is installed, and Material's index is cut by jieba where that is.
"""

from __future__ import annotations

import gzip
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from generator.model.artifact import DocumentSpec, SearchPage, SearchSpec, TextTemplate
from generator.pipeline.site import mkdocs_command
from generator.plan.site.finding import PARTS
from generator.problems import Span
from generator.render.search import read_library, render_search

ROOT = Path(__file__).parents[1]
SITE = ROOT / "build" / "site"
SETS = ("tuned", "held_out")
SIZES = (1_000, 5_000)
TYPED = ("欢迎语", "快闪群公告", "退款多久到账", "huanyingyu", "7天SOP", "潜水成圆", "怎么退群", "群主 值班")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def queries(name: str) -> list[list[str]]:
    """Return the rows of one set: sort, query, right answers."""
    rows: list[list[str]] = yaml.safe_load((ROOT / f"tests/site/queries/{name}.yml").read_text("utf-8"))["queries"]
    return rows


OURS = """async (rows) => {
  const run = (address) => new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src: address, onload: done })));
  for (const name of ["words", "sounds", "pages", "rank"]) await run(`/assets/javascripts/search/${name}.js`);
  for (const name of ["titles", "leads", "rest"]) await run(`/assets/search/${name}.js`);
  return rows.map(([, query]) => qunceSearch.find(query).hits.map(({ path, anchor }) => path + decodeURI(anchor)));
}"""

MATERIAL = """async ([address, rows]) => {
  const index = await (await fetch("/search/search_index.json")).json();
  const worker = new Worker(address);
  const said = (type) => new Promise((done) => worker.addEventListener("message", function hear({ data }) {
    if (data.type === type) { worker.removeEventListener("message", hear); done(data.data); }
  }));
  const started = performance.now();
  const isReady = said(1);
  worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
  await isReady;
  const ready = performance.now() - started;
  const found = [], times = [];
  for (const [, query] of rows) {
    const at = performance.now();
    const answer = said(3);
    worker.postMessage({ type: 2, data: query });
    const { items } = await answer;
    times.push(performance.now() - at);
    found.push(items.map((group) => decodeURI(group.reduce((one, other) => (other.score > one.score ? other : one)).location).replace(".html", "")));
  }
  return { found, ready, times };
}"""

PAGEFIND = """async (rows) => {
  const engine = await import("/pagefind/pagefind.js");
  const started = performance.now();
  await engine.init();
  const ready = performance.now() - started;
  const found = [], times = [];
  for (const [, query] of rows) {
    const at = performance.now();
    const { results } = await engine.search(query);
    const pages = await Promise.all(results.slice(0, 5).map((result) => result.data()));
    times.push(performance.now() - at);
    found.push(pages.map(({ url, sub_results: parts }) => {
      const best = parts.reduce((one, other) => ((other.weighted_locations?.length || 0) > (one.weighted_locations?.length || 0) ? other : one), parts[0]);
      return decodeURI(best?.url || url).replace(/^\\//, "").replace(".html", "").replace(/\\/(?=#|$)/, "/index");
    }));
  }
  return { found, ready, times };
}"""

KEYSTROKES = """async (typed) => {
  const input = document.querySelector(".md-search__input");
  const list = document.querySelector("#q-found");
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const changed = () => new Promise((done) => new MutationObserver((_, watch) => { watch.disconnect(); done(); }).observe(list, { childList: true }));
  const type = async (words) => {
    const at = performance.now();
    const shown = changed();
    input.value = words;
    input.dispatchEvent(new Event("input"));
    await shown;
    await painted();
    return performance.now() - at;
  };
  const started = performance.now();
  input.focus();
  await type("群");
  const ready = performance.now() - started;
  return { ready, type: window.typeWords = type };
}"""

TYPE_ALL = """async (typed) => {
  const times = [];
  for (const words of typed) for (let end = 1; end <= words.length; end++) times.push(await window.typeWords(words.slice(0, end)));
  return times;
}"""


def is_right(found: str, right: list[str]) -> bool:
    """Tell whether a place is one of the right ones; a right page without a section takes each of its sections."""
    return any(found == one or ("#" not in one and found.partition("#")[0] == one) for one in right)


def scores(rows: list[list[str]], found: list[list[str]]) -> str:
    """Return hit@1 and hit@5 to the section, to the page alone, and how many queries found nothing."""
    rates = []
    for rights in ([row[2:] for row in rows], [[one.partition("#")[0] for one in row[2:]] for row in rows]):
        for count in (1, 5):
            hits = (
                any(is_right(one, right) for one in places[:count]) for right, places in zip(rights, found, strict=True)
            )
            rates.append(sum(hits) / len(rows))
    empty = sum(not places for places in found)
    return "hit@1 {:.3f}  hit@5 {:.3f}  pages: {:.3f}  {:.3f}".format(*rates) + f"  empty {empty}"


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def zipped(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def quality(page: Page, address: str) -> None:
    """Print hit rates of each engine over the built site."""
    rows = {name: queries(name) for name in SETS}
    every = [row for name in SETS for row in rows[name]]
    page.goto(address + "404.html")
    engines = {"qunce": page.evaluate(OURS, every)}
    label = "Material + jieba" if find_spec("jieba") else "Material (jieba is not installed)"
    worker = next((SITE / "assets/javascripts/workers").glob("search.*.js"))
    asked = {label: (MATERIAL, [f"/{worker.relative_to(SITE)}", every]), "Pagefind": (PAGEFIND, every)}
    for name, (script, argument) in asked.items():
        if name == "Pagefind" and not (SITE / "pagefind").is_dir():
            print("Pagefind: skipped, its package (pagefind[extended]) is not installed")
            continue
        result = page.evaluate(script, argument)
        engines[name] = result["found"]
        half, most = percentile(result["times"], 0.5), percentile(result["times"], 0.95)
        print(f"{name}: ready in {result['ready']:.0f} ms, a query p50 {half:.0f} ms, p95 {most:.0f} ms, unpainted")
    for engine, found in engines.items():
        for name in SETS:
            start = 0 if name == SETS[0] else len(rows[SETS[0]])
            told = scores(rows[name], found[start : start + len(rows[name])])
            print(f"{engine:34} {name:9} {len(rows[name]):3} queries  {told}")


def weight(folder: Path, pages: int) -> None:
    """Print what the search downloads."""
    parts = {part: zipped(folder / "assets/search" / f"{part}.js") for part in PARTS}
    code = zipped(*(folder / "assets/javascripts/search").glob("*.js"), folder / "assets/javascripts/search.js")
    usual = parts["titles"] + parts["leads"]
    words = ", ".join(f"{part} {size / 1024:.1f}" for part, size in parts.items())
    print(
        f"{pages} pages, gzip KB: {words}, code {code / 1024:.1f}; titles and leads {usual / 1024 / pages:.2f} a page"
    )


def speed(browser: Browser, address: str, label: str) -> None:
    """Print how long the first answer takes, and each key until its answer is painted."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address + "404.html", wait_until="load")
    ready = page.evaluate(f"async () => {{ const {{ ready }} = await ({KEYSTROKES})(); return ready; }}")
    page.evaluate(TYPE_ALL, ["欢迎"])
    times = page.evaluate(TYPE_ALL, list(TYPED))
    half, most = percentile(times, 0.5), percentile(times, 0.95)
    print(
        f"{label}: first answer {ready:.0f} ms, key to paint p50 {half:.0f} ms, p95 {most:.0f} ms over {len(times)} keys"
    )
    page.close()


def synthetic(folder: Path, count: int) -> None:
    """Copy the site's page and assets to `folder`, with a search over `count` pages of the starter's own sentences."""
    random.seed(7)
    read = [path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    words = [line.strip() for text in read for line in text.splitlines() if len(line) > 8 and line[0] not in "#-|`:"]
    template = TextTemplate("site/x", "", Span("x"))
    pages = []
    for number in range(count):
        heads = [random.choice(words)[:10] for _ in range(4)]
        bodies = [scramble(random.sample(words, 4)) for _ in heads]
        text = "\n".join(
            f"## {head} {{: #s{at} }}\n{body}" for at, (head, body) in enumerate(zip(heads, bodies, strict=True))
        )
        title = scramble([random.choice(words)])[:9]
        pages.append((SearchPage(f"p/{number}.md", title, "SOP", DocumentSpec(template, {})), text))
    library = read_library(pages)
    shutil.copytree(SITE / "assets", folder / "assets")
    shutil.copy(SITE / "404.html", folder / "404.html")
    for part in PARTS:
        data = render_search(SearchSpec(part, (), (("欢迎语", "开场白"),) if part == "titles" else ()), library)
        (folder / "assets/search" / f"{part}.js").write_bytes(data)


def scramble(lines: list[str]) -> str:
    """Return 250 characters of `lines` in pieces of six, so that no sentence stands twice."""
    text = "".join(lines)
    pieces = [text[at : at + 6] for at in range(0, len(text), 6)]
    random.shuffle(pieces)
    return "".join(pieces * (1 + 250 // max(1, len(text))))[:250]


def make_index(folder: Path) -> None:
    """Let Material index the staged pages: the site itself is built without its search."""
    ours = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = ROOT / "build" / "material-search.yml"
    separator = "[\\\\s\\\\u200b\\\\u3000\\\\-、，。．！？；：（）〔〕“”·]+"
    plugins = f'plugins:\n  - search: {{lang: zh, separator: "{separator}"}}'
    text = ours.replace("plugins: []", plugins).replace("build/", "").replace("site_overrides", "../site_overrides")
    config.write_text(text, "utf-8")
    subprocess.run([*mkdocs_command("build", "-q", "-f", str(config), "-d", str(folder))], check=True, cwd=ROOT)
    config.unlink()
    shutil.copytree(folder / "search", SITE / "search", dirs_exist_ok=True)


def make_pagefind() -> None:
    """Let Pagefind index the built site, where it is installed; its files are taken away afterwards."""
    if find_spec("pagefind"):
        command = [sys.executable, "-m", "pagefind", "--site", str(SITE), "--output-path", str(SITE / "pagefind")]
        subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    assert (SITE / "index.html").is_file(), "run `make playbook` first"
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    make_pagefind()
    with tempfile.TemporaryDirectory() as name:
        make_index(Path(name))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with served(SITE) as address:
            quality(browser.new_page(), address)
            pages = len(json.loads((SITE / "assets/search/titles.js").read_text("utf-8").split("\n")[1])["pages"])
            weight(SITE, pages)
            print(f"Material downloads {zipped(SITE / 'search/search_index.json') / 1024:.0f} KB at once")
            speed(browser, address, f"{pages} pages")
        for count in SIZES:
            with tempfile.TemporaryDirectory() as name, served(Path(name)) as address:
                synthetic(Path(name), count)
                weight(Path(name), count)
                speed(browser, address, f"{count} pages")
        browser.close()
    for extra in ("pagefind", "search"):
        shutil.rmtree(SITE / extra, ignore_errors=True)


if __name__ == "__main__":
    main()
