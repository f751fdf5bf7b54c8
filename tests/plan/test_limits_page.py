"""The page of limits: every figure, how well it is known, and what is stale."""

from dataclasses import replace
from datetime import timedelta

from generator.model.artifact import DocumentSpec, TextTemplate
from generator.plan.site import plan_site
from generator.plan.site.limits import limits_page
from generator.problems import Span
from generator.render import render
from tests.conftest import REPOSITORY


def text_of(catalog) -> str:
    page = limits_page(catalog)
    partial = (REPOSITORY / "templates/site/_bits.md.j2").read_text(encoding="utf-8")
    template = (REPOSITORY / "templates/site/limits.md.j2").read_text(encoding="utf-8")
    spec = DocumentSpec(
        TextTemplate("site/limits.md.j2", template, Span("limits.md.j2")),
        {**page.values, "page": {"front": "", "title": page.title, "lead": page.description}},
        (TextTemplate("site/_bits.md.j2", partial, Span("_bits.md.j2")),),
    )
    text = render(spec)
    assert isinstance(text, bytes)
    return text.decode()


def test_every_limit_stands_on_the_page_once(starter):
    rows = [row["id"] for section in limits_page(starter).values["sections"] for row in section["rows"]]
    assert sorted(rows) == sorted(starter.limits)
    assert "其他" not in [section["title"] for section in limits_page(starter).values["sections"]]
    text = text_of(starter)
    assert all(f'<tr id="{key}">' in text for key in starter.limits)
    assert "4,000 字节" in text
    assert "过期" not in text.partition("<table")[2]


def test_a_stale_figure_is_marked(starter):
    oldest = min(limit.review_on for limit in starter.limits.values())
    assert limits_page(replace(starter, today=oldest)).values["stale"] == 0
    later = replace(starter, today=oldest + timedelta(days=1))
    assert limits_page(later).values["stale"] > 0
    assert f"过期，{oldest} 就该核对" in text_of(later)


def test_a_figure_about_something_else_comes_last(starter):
    limits = {"red-packet": starter.limits["broadcast-text"], **starter.limits}
    assert limits_page(replace(starter, limits=limits)).values["sections"][-1]["title"] == "其他"


def test_the_page_is_on_the_site(starter):
    assert "reference/limits.md" in {artifact.path for artifact in plan_site(starter, {}).artifacts}
