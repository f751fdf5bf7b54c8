"""Prints what building the site costs as it grows, beside plain Material and Zensical on the same pages.

python benchmarks/site.py [PAGES …]

The pages are made up: three kilobytes of Chinese each. Eight sections of five stand in the navigation, each under its
own list, and all others are reached from lists, as the generator keeps the pages of many groups. Zensical is skipped with a word unless QUNCE_ZENSICAL names its command.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SIZES = (100, 1000, 5000)
SECTIONS, IN_SECTION = 8, 5
HEADINGS = 6
WORDS = "先说这一步给谁做再说什么时候做做完怎么算数哪里容易出错群里有人问就照这一页回答拿不准的先记下来问过负责人再补"
PLAIN = {
    "theme": {
        "name": "material",
        "language": "zh",
        "font": False,
        "features": ["navigation.prune", "navigation.tabs", "navigation.indexes"],
    },
    "plugins": [{"search": {"lang": "zh"}}],
    "markdown_extensions": ["attr_list", "tables", "admonition", "def_list", "md_in_html"],
}


class Cost(NamedTuple):
    """Processor seconds and the most memory, in megabytes, of a build."""

    seconds: float
    megabytes: float


def write_pages(docs: Path, pages: int) -> None:
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("---\ntitle: 首页\n---\n\n# 首页 {: #top }\n", encoding="utf-8")
    for number in range(1, pages):
        (docs / f"p{number}.md").write_text(page_text(number), encoding="utf-8")


def page_text(number: int) -> str:
    parts = [f"---\ntitle: 第 {number} 页\ndescription: 第 {number} 页讲什么。\n---\n\n# 第 {number} 页 {{: #top }}\n"]
    for part in range(HEADINGS):
        start = (number * 7 + part * 5) % len(WORDS)
        words = (WORDS[start:] + WORDS[:start]) * 3
        parts.append(
            f"## 第 {part} 步：{words[:9]} {{: #part-{part} }}\n\n{words}，{number}。\n\n- {words[:30]}\n- {words[9:40]}\n"
        )
    return "\n".join(parts)


def navigation(pages: int) -> list[dict[str, object]]:
    entries = [f"p{number}.md" for number in range(1, pages)]
    sections = [entries[start : start + IN_SECTION] for start in range(0, SECTIONS * IN_SECTION, IN_SECTION)]
    return [{"首页": "index.md"}, *({f"第 {number} 章": pages} for number, pages in enumerate(sections, 1) if pages)]


def site(pages: int) -> dict[str, object]:
    return {
        "site_name": "测试",
        "site_url": "https://qunce.example.com/",
        "nav": navigation(pages),
        "not_in_nav": "p*.md",
        "docs_dir": "build/docs",
        "site_dir": "build/site",
        "use_directory_urls": False,
    }


def run(command: list[str], folder: Path) -> Cost:
    """Return what a command costs. Raises RuntimeError where it fails."""
    out = folder / "out.txt"
    with out.open("wb") as log:
        pid = os.posix_spawn(
            command[0],
            command,
            {**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            file_actions=[(os.POSIX_SPAWN_DUP2, log.fileno(), 1), (os.POSIX_SPAWN_DUP2, log.fileno(), 2)],
        )
        _, status, used = os.wait4(pid, 0)
    if status:
        raise RuntimeError(out.read_text(encoding="utf-8", errors="replace")[-2000:])
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def build_ours(folder: Path, pages: int) -> Cost:
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(ROOT / "site_overrides", folder / "site_overrides", dirs_exist_ok=True)
    extra = {"extra": {"indexable": False, "branch": "main"}, "repo_url": "https://example.com/repo", "edit_uri": ""}
    (folder / "build/site.yml").write_text(json.dumps({**site(pages), **extra}), encoding="utf-8")
    return run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")], folder)


def build_plain(folder: Path, pages: int) -> Cost:
    (folder / "plain.yml").write_text(json.dumps({**site(pages), **PLAIN}), encoding="utf-8")
    return run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "plain.yml")], folder)


def build_zensical(folder: Path, pages: int) -> Cost | None:
    command = os.environ.get("QUNCE_ZENSICAL")
    if not command:
        return None
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return run([command, "build", "--clean", "-f", str(folder / "plain.yml")], folder)


def main() -> None:
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print("building the site, seconds of processor time; goals: 140 pages a second at 1,000, 0.6 × Zensical at 5,000,")
    print("memory at most 1.2 × plain Material")
    print(f"  {'pages':>6} {'ours s':>8} {'pages/s':>8} {'MB':>6} {'÷ plain':>8} {'MB ÷':>6} {'÷ Zensical':>11}")
    for pages in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_pages(folder / "build/docs", pages)
            ours, plain, zensical = (build(folder, pages) for build in (build_ours, build_plain, build_zensical))
        assert ours and plain
        beside = f"{ours.seconds / zensical.seconds:.2f}" if zensical else "not installed"
        print(
            f"  {pages:6} {ours.seconds:8.1f} {pages / ours.seconds:8.0f} {ours.megabytes:6.0f}"
            f" {ours.seconds / plain.seconds:8.2f} {ours.megabytes / plain.megabytes:6.2f} {beside:>11}"
        )


if __name__ == "__main__":
    main()
