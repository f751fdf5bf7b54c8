"""Prints how well wording rules and samples tell bad texts from innocent ones, every miss, and how fast they are.

    python -m benchmarks.wording [CORPUS …]

`samples` are those of the content: they were looked at while rules were written, and the ear has learnt from them, so it is
said too how it judges those it has not learnt from, a tenth at a time. `held_out`, in tests/validate/wording, was written
by somebody who had not seen the rules. A text counts as found where anything of any level is found in it. The misses of
`held_out` are listed where it is named: whoever has seen them adds it to the samples and asks somebody for a fresh one.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.load import load_catalog
from generator.model.catalog import Catalog
from generator.validate.wording import Scanner
from generator.validate.wording.likeness import Ear, Sample, learn
from generator.validate.wording.normalise import normalise

ROOT = Path(__file__).parents[1]
CORPORA = ("samples", "held_out")
HELD_OUT = ROOT / "tests/validate/wording/held_out.yml"
MEGABYTES = 10
FOLDS = 10


class Text(NamedTuple):
    """A labelled text, and what it is about."""

    text: str
    bad: bool
    about: str


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


def texts_of(catalog: Catalog, name: str) -> Iterator[Text]:
    """Yield the labelled texts of a corpus."""
    if name == "held_out":
        rows = yaml.safe_load(HELD_OUT.read_text(encoding="utf-8"))["texts"]
        yield from (Text(row["text"], row["bad"], row.get("why") or row.get("looks_like") or "") for row in rows)
        return
    for key, pack in catalog.wording.items():
        yield from (Text(text, True, listed.rule) for listed in pack.samples.bad for text in listed.texts)
        yield from (Text(text, False, key) for text in pack.samples.good)


def score(catalog: Catalog, name: str) -> Score:
    """Return how the corpus `name` comes out, read with the rules of all trades."""
    scanner = Scanner(catalog.wording.values())
    result = Score([], [], [], [])
    for row in texts_of(catalog, name):
        finds = scanner.scan(row.text)
        words = "、".join(f"{find.quote}（{find.rule.id}）" for find in finds)
        if row.bad:
            (result.found if finds else result.missed).append(f"{row.text}  ← {row.about}")
        else:
            (result.accused if finds else result.passed).append(f"{row.text}  ← {words or row.about}")
    return result


def main() -> None:
    gc.set_threshold(200_000, 10, 10)  # as the command line does
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
    _ear(tuple(texts_of(catalog, "samples")))
    _speed(catalog)


def _ear(samples: tuple[Text, ...]) -> None:
    """Say how the ear alone judges the samples of each fold after it has learnt from all others."""
    heard = {True: 0, False: 0}
    for fold in range(FOLDS):
        known = [sample for number, sample in enumerate(samples) if number % FOLDS != fold]
        bad = [Sample(sample.text, "") for sample in known if sample.bad]
        ear = Ear([learn(bad, [sample.text for sample in known if not sample.bad])])
        for sample in samples[fold::FOLDS]:
            plain = normalise(sample.text)
            heard[sample.bad] += any(ear.suspects(plain, ear.hear(plain)))
    bad = sum(sample.bad for sample in samples)
    print(
        f"\nthe ear alone, {FOLDS}-fold: {heard[True] / bad:.3f} of bad samples, "
        f"{heard[False] / (len(samples) - bad):.3f} of innocent ones"
    )


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
