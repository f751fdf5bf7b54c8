"""Prints how well the wording rules tell bad texts from innocent ones, every miss, and how fast ten megabytes are scanned.

    python -m benchmarks.wording [CORPUS …]

A corpus is a file of tests/validate/wording: `tuned` was looked at while rules were written, `held_out` was written by
somebody who had not seen the rules. A text counts as found where any rule of any level finds something in it; one that
does not say its trade is read by the rules of all trades. The misses of `held_out` are listed where it is named: whoever
has seen them adds it to `tuned` and asks somebody for a fresh one.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.load import load_catalog
from generator.model.catalog import Catalog
from generator.model.wording import WordingPack
from generator.validate.wording import Scanner, packs_for, scan_text

ROOT = Path(__file__).parents[1]
CORPORA = ("tuned", "held_out")
MEGABYTES = 10


class Score(NamedTuple):
    """How a corpus came out: bad texts found and missed, innocent texts let pass and accused."""

    found: list[str]
    missed: list[str]
    passed: list[str]
    accused: list[str]

    @property
    def precision(self) -> float:
        return len(self.found) / max(1, len(self.found) + len(self.accused))

    @property
    def recall(self) -> float:
        return len(self.found) / max(1, len(self.found) + len(self.missed))


def wording_catalog() -> Catalog:
    """Return a catalog of the wording rules alone."""
    catalog = load_catalog(ROOT, date(2026, 11, 21), only=frozenset(("wording",))).catalog
    assert catalog is not None
    return catalog


def score(catalog: Catalog, name: str) -> Score:
    """Return how the corpus `name` comes out."""
    rows = yaml.safe_load((ROOT / f"tests/validate/wording/{name}.yml").read_text(encoding="utf-8"))["texts"]
    result = Score([], [], [], [])
    for row in rows:
        finds = scan_text(row["text"], _packs(catalog, row.get("trade")))
        words = "、".join(f"{find.quote}（{find.rule.id}）" for find in finds)
        about = row.get("why") or row.get("looks_like") or ""
        if row["bad"]:
            (result.found if finds else result.missed).append(f"{row['text']}  ← {about}")
        else:
            (result.accused if finds else result.passed).append(f"{row['text']}  ← {words or about}")
    return result


def _packs(catalog: Catalog, trade: str | None) -> tuple[WordingPack, ...]:
    """Return the packs of a trade; of all trades where a text does not say whose it is."""
    packs = tuple(catalog.wording.values())
    return packs_for(packs, trade) if trade else packs


def main() -> None:
    catalog = wording_catalog()
    patterns = sum(len(rule.patterns) for rule in catalog.wording_rules.values())
    print(f"{len(catalog.wording)} packs, {len(catalog.wording_rules)} rules, {patterns} patterns")
    for name in sys.argv[1:] or CORPORA:
        found = score(catalog, name)
        bad, good = len(found.found) + len(found.missed), len(found.passed) + len(found.accused)
        print(f"\n{name}: {bad} bad, {good} innocent; precision {found.precision:.3f}, recall {found.recall:.3f}")
        if name == "held_out" and name not in sys.argv:
            continue
        for text in found.missed:
            print(f"  missed   {text}")
        for text in found.accused:
            print(f"  accused  {text}")
    _speed(catalog)


def _speed(catalog: Catalog) -> None:
    started = time.process_time()
    scanner = Scanner(catalog.wording.values())
    scanner.scan("热身")
    made = time.process_time() - started
    sources = sorted((ROOT / "content").rglob("*.md")) + sorted((ROOT / "content/topics").glob("*.yml"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    text *= MEGABYTES * 1_000_000 // len(text.encode()) + 1
    text = text.encode()[: MEGABYTES * 1_000_000].decode(errors="ignore")
    scanner.scan(text[:200_000])
    times = []
    for _ in range(3):
        started = time.process_time()
        finds = scanner.scan(text)
        times.append(time.process_time() - started)
    print(
        f"\n{MEGABYTES} MB of the starter's texts: {min(times):.2f} s, {len(finds)} finds; rules ready in {made:.2f} s"
    )


if __name__ == "__main__":
    main()
