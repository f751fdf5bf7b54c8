import json
from typing import get_args

import pytest

from generator.model.artifact import (
    BundleSpec,
    DataSpec,
    DocumentSpec,
    PackFileSpec,
    ScriptSpec,
    Spec,
    TextTemplate,
    ThumbnailSpec,
)
from generator.problems import Problem, Span
from generator.render import VERSIONS, render
from generator.render.document import render_data, render_document


def document(text, partials=(), **values):
    return DocumentSpec(TextTemplate("pack/a.md.j2", text, Span("templates/pack/a.md.j2", 1, 1)), values, partials)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("甲{{ b }}", "甲乙\n"),
        ("甲\n\n\n\n\n乙\n\n\n", "甲\n\n乙\n"),
        ("\n\n甲", "甲\n"),
        ("  甲  ", "  甲  \n"),
        ("", "\n"),
        ("{% for c in 'xy' %}\n- {{ c }}\n{% endfor %}\n", "- x\n- y\n"),
    ],
    ids=["value", "gaps", "gap at the start", "blanks stay", "empty", "loop leaves no gaps"],
)
def test_a_document_ends_with_one_line_end_and_has_no_wide_gaps(text, made):
    assert render_document(document(text, b="乙")) == made.encode()


def test_a_document_may_use_macros_of_a_partial():
    partial = TextTemplate("pack/_rows.md.j2", "{% macro line(text) %}- {{ text }}{% endmacro %}", Span("r"))
    assert render_document(document("{{ rows.line(a) }}", (partial,), a="甲")) == "- 甲\n".encode()


def test_a_mistake_in_a_template_is_a_problem_at_its_line():
    (problem,) = render_document(document("甲\n{{ nobody }}"))
    assert isinstance(problem, Problem)
    assert str(problem.span) == "templates/pack/a.md.j2:2:1"


def test_data_is_json_that_people_can_read():
    made = render_data(DataSpec({"site_name": "群策", "nav": [{"首页": "index.md"}]}))
    assert made.decode().splitlines()[1] == '  "site_name": "群策",'
    assert json.loads(made) == {"site_name": "群策", "nav": [{"首页": "index.md"}]}
    assert made.endswith(b"}\n")


def test_each_kind_of_spec_is_rendered_by_its_own_renderer():
    assert render(document("甲")) == "甲\n".encode()
    assert render(DataSpec({})) == b"{}\n"


@pytest.mark.parametrize(
    "spec",
    [
        PackFileSpec("one", "calendar.ics", "0" * 32),
        ThumbnailSpec("one", "posters/sale.jpg", "0" * 32, 405, 720),
        BundleSpec("one", (("calendar.ics", "0" * 32),)),
    ],
)
def test_what_is_made_of_a_packs_files_is_not_made_without_them(spec):
    with pytest.raises(TypeError, match="needs their bytes"):
        render(spec)


def test_a_script_of_data_is_one_assignment_that_a_browser_reads_exactly():
    value = {"body": "</script>%NICKNAME%\u2028\n“好”"}
    script = render(ScriptSpec("window.x", value)).decode()
    assert script.startswith("window.x = {") and script.endswith("};\n") and script.count("\n") == 1
    assert json.loads(script.removeprefix("window.x = ").removesuffix(";\n")) == value


def test_every_kind_that_is_rendered_has_a_version():
    assert VERSIONS.keys() == {spec.kind for spec in get_args(Spec)} - {PackFileSpec.kind}
