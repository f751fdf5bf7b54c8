import gc
import os
import subprocess
import sys
import weakref
from dataclasses import replace
from datetime import date, time

import pytest

from generator.build.digest import Digests, code_digest, digest, digest_bytes
from generator.model.artifact import Asset, TextTemplate
from generator.model.brand import Theme
from generator.plan import slice_of
from generator.problems import Span
from tests.conftest import REPOSITORY

THEME = Theme(paper="#f6f1e7", ink="#22302b", brand="#2f6f5e", accent="#d9773f", tint="#e3ebe2")
OF_THE_STARTER = """
from datetime import date
from pathlib import Path
from generator.build.digest import digest
from generator.load import load_catalog
from generator.plan import Period, plan_pack, slice_of
catalog = load_catalog(Path("."), date(2026, 11, 21)).catalog
for key in catalog.groups:
    slice = slice_of(catalog, key)
    print(digest(slice), digest([artifact.spec for artifact in plan_pack(slice, Period(catalog.today, 7)).artifacts]))
"""


def test_a_digest_is_the_same_in_every_process():
    outputs = set()
    for seed in ("0", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", OF_THE_STARTER]
        done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert len(set(outputs.pop().split())) == 2 * len(list((REPOSITORY / "content/groups").glob("*.yml")))


def test_where_a_value_was_written_does_not_matter():
    template = TextTemplate("pack/readme.md.j2", "你好", Span("templates/pack/readme.md.j2", 1, 1))
    assert digest(template) == digest(replace(template, span=Span("elsewhere", 9, 9)))
    assert digest(template) != digest(replace(template, text="你好！"))
    assert digest(Asset("a.png", "d", "/home/a")) == digest(Asset("a.png", "d", "/home/b"))


def test_a_line_of_comment_changes_no_slice(small):
    before = slice_of(small({}).catalog, "one")
    commented = "# 一行注释\n\n" + (REPOSITORY / "templates/posters/headline-list.yml").read_text(encoding="utf-8")
    after = slice_of(small({"templates/posters/headline-list.yml": commented}).catalog, "one")
    assert before.places != after.places
    assert digest(before) == digest(after)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        (None, "None"),
        (True, "True"),
        (["ab", "c"], ["a", "bc"]),
        (["a", ["b"]], ["a", "b"]),
        ({"a": "b"}, ["a", "b"]),
        ({"a": 1, "b": 2}, {"a": 2, "b": 1}),
        (date(2026, 1, 1), "2026-01-01"),
        (time(8, 30), time(8, 31)),
        (THEME, THEME.model_copy(update={"ink": "#000000"})),
        (Asset("a", "b", "c"), ("a", "b")),
        ("", []),
    ],
    ids=lambda value: type(value).__name__,
)
def test_different_values_have_different_digests(one, other):
    assert digest(one) != digest(other)


def test_equal_values_have_equal_digests():
    assert digest(("a", 1, {"b": (None, 2.5)})) == digest(["a", 1, {"b": [None, 2.5]}])
    assert digest(THEME) == digest(Theme(**THEME.model_dump()))


def test_what_stands_in_many_values_is_told_apart_in_each():
    one, other = TextTemplate("a", "甲", Span("a")), TextTemplate("a", "乙", Span("a"))
    digests = Digests()
    values = [one, other, [one], [one, one], [one, other], {"a": one}, Asset("a", "甲", "")]
    assert len({digests.of(value) for value in values}) == len(values)
    again = Digests()
    assert [again.of(value) for value in reversed(values)] == [digests.of(value) for value in reversed(values)]
    assert digests.of([replace(one, span=Span("b"))]) == digests.of([one])


def test_only_what_was_asked_since_the_last_turn_is_remembered():
    digests, themes = Digests(), [THEME.model_copy(), THEME.model_copy()]
    asked, forgotten = map(weakref.ref, themes)
    digests.of(themes)
    for _ in range(2):
        digests.turn()
        digests.of(themes[0])
    del themes
    gc.collect()
    assert asked() and not forgotten()


def test_a_value_without_an_order_has_no_digest():
    with pytest.raises(TypeError, match="no digest for set"):
        digest({"a": {1, 2}})


def test_a_digest_of_bytes_is_32_characters():
    assert digest_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"


def test_code_is_digested_with_what_it_stands_on():
    alone = code_digest(("text.py",), ())
    assert alone == code_digest(("text.py",), ())
    assert len({alone, code_digest(("text.py",), ("jinja2",)), code_digest(("plan",), ()), code_digest((), ())}) == 4
