from __future__ import annotations

import ast

import pytest

from generator.problems import Problem, Span
from generator.validate import RULES
from generator.validate.areas import AREAS, area_of, unknown_name, within
from tests.conftest import REPOSITORY

FOLDER = REPOSITORY / "generator" / "validate"


def named_rules() -> set[str]:
    """Return every rule a problem of this room is given: the fourth of its words, or a constant that holds it."""
    found = {rule.__name__ for rule in RULES}
    for path in FOLDER.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                last = node.args[3] if len(node.args) > 3 else node.args[-1]
                if isinstance(last, ast.Constant):
                    found.add(str(last.value))
                elif isinstance(last, ast.Name) and last.id in constants:
                    found.add(str(constants[last.id]))
    return found


def test_every_rule_of_content_has_an_area_and_every_area_rules() -> None:
    listed = [rule for rules in AREAS.values() for rule in rules]
    assert len(listed) == len(set(listed))
    assert named_rules() - set(listed) == set()
    read = {*AREAS["shape"], *AREAS["templates"]}
    assert set(listed) - named_rules() == read


def test_problems_of_an_area_or_a_rule_are_picked() -> None:
    rules = ["knowledge_is_fresh", "limits_are_fresh", "time_range", "poster_overflow", "template", "file"]
    problems = [Problem(Span(rule), rule, rule=rule) for rule in rules]
    assert [problem.rule for problem in within(problems, ())] == rules
    assert [problem.rule for problem in within(problems, ["staleness"])] == rules[:2]
    assert [problem.rule for problem in within(problems, ["limits_are_fresh", "shape"])] == [
        rules[1],
        rules[2],
        rules[5],
    ]
    assert [area_of(rule) for rule in rules[2:]] == ["shape", "posters", "templates", "shape"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("wording", None), ("knowledge_is_fresh", None), ("wordin", "是不是想写 wording？")],
)
def test_an_unknown_name_gets_the_nearest(name: str, hint: str | None) -> None:
    assert unknown_name(name) == hint
    assert str(unknown_name("xyz")).startswith("可以写：") and "wording" in str(unknown_name("xyz"))
