"""The review of what packs would send: what is refused stops a pack, and a change of rules builds it anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.load import Loaded
from generator.model.catalog import Catalog
from generator.pipeline.packs import build_packs
from generator.plan import Period
from tests.conftest import LAWFUL, TODAY, Files
from tests.validate.test_wording import PACK, WORDING, topics

Load = Callable[[Files], Loaded]


def built(catalog: Catalog | None, out: Path) -> list[tuple[bool, list[str]]]:
    assert catalog is not None
    packs = build_packs(catalog, ["one"], Period(TODAY, 7), out)
    return [(pack.skipped, [problem.message for problem in pack.result.problems]) for pack in packs]


def test_forbidden_words_stop_a_pack_and_careful_ones_do_not(small: Load, tmp_path: Path) -> None:
    out = tmp_path / "packs"
    refused = small({**LAWFUL, **WORDING, **topics("今天最低价。")}).catalog
    assert built(refused, out) == [(False, ["“最低价”不能写：最低价（群 one）"])]
    assert not (out / "one" / "pack.json").exists()
    assert built(small({**LAWFUL, **WORDING, **topics("手慢无。")}).catalog, out) == [(False, [])]


def test_a_change_of_rules_reviews_a_pack_again(small: Load, tmp_path: Path) -> None:
    out, files = tmp_path / "packs", {**LAWFUL, **WORDING, **topics("手慢无。")}
    assert built(small(files).catalog, out) == [(False, [])]
    assert built(small(files).catalog, out) == [(True, [])]
    stricter = {**files, PACK: str(WORDING[PACK]).replace("careful", "forbidden")}
    assert built(small(stricter).catalog, out) == [(False, ["“手慢无”不能写：催人（群 one）"])]
