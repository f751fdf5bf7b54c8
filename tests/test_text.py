"""Templates and plain values become text, or a problem at the template's line; values stay data."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.artifact import TextTemplate
from generator.problems import Problem, Span
from generator.text import MAX_CHARACTERS, expand
from tests.conftest import REPOSITORY

VALUES: dict[str, Any] = {
    "group": {"title": "示例群", "can": ["提问", "晒单"]},
    "day": None,
    "number": 7,
    "hostile": "{{ group.title }}{% raw %}",
}
ORIGIN = Span("content/scripts/hello.md", 10, 5)
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences", "pymdownx.tasklist"]


def template(text: str, name: str = "pack/x.md.j2", span: Span = ORIGIN) -> TextTemplate:
    return TextTemplate(name, text, span)


def said(text: str, name: str = "pack/x.md.j2", **values: Any) -> str:
    result = expand(template(text, name), {**VALUES, **values})
    assert isinstance(result, str), str(result)
    return result


def refusal(text: str, name: str = "pack/x.md.j2") -> Problem:
    result = expand(template(text, name), VALUES)
    assert isinstance(result, Problem), result
    return result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("你好", "你好"),
        ("{{ group.title }}：{{ number }} 天", "示例群：7 天"),
        ("{{ group.can | join('、') }}", "提问、晒单"),
        ("{{ number * 2 + 1 }}、{{ number % 2 }}", "15、1"),
        ("{% for item in group.can %}\n- {{ item }}\n{% endfor %}\n", "- 提问\n- 晒单\n"),
        ("{{ group.note | default('没有') }}", "没有"),
        ("{% if day %}今天{% else %}没有日子{% endif %}", "没有日子"),
        ("%NICKNAME%，<你好> & [再见](x)", "%NICKNAME%，<你好> & [再见](x)"),
    ],
)
def test_values_stand_where_the_template_names_them(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_value_is_never_expanded_itself() -> None:
    assert said("{{ hostile }}") == VALUES["hostile"]
    assert said("{{ said }}", said="{{ 1 + 1 }} {% for %} {# #}") == "{{ 1 + 1 }} {% for %} {# #}"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("\n\n{{ titel }}", 12, "“titel”没有值", "可以写：day、group、hostile、number"),
        ("{{ nummber }}", 10, "“nummber”没有值", "是不是想写 number？"),
        ("{{ group.titel }}", 10, "“titel”在这里没有值（是不是想写 title？）", "检查这一行引用的名字和写法"),
        ("{{ group.can[9] }}", 10, "“9”在这里没有值", "检查这一行引用的名字和写法"),
        ("{{ [] | first }}", 10, "列表是空的，取不到值", "检查这一行引用的名字和写法"),
        ("{{ day }}", 10, "这里的值是空的", "检查这一行引用的名字和写法"),
        ("{{ number if day }}", 10, "这里的值是空的", "检查这一行引用的名字和写法"),
        ("{{ group.can }}", 10, "这里的值是列表，不是文字", '用 join 连成一段，例如 {{ group.can | join("、") }}'),
        ("{{ group }}", 10, "这里的值不是文字", "写到具体的一个值，例如 {{ group.title }}"),
        ("{{ group.title.upper }}", 10, "这里的值不是文字", "写到具体的一个值，例如 {{ group.title }}"),
        ("{{ number > 3 }}", 10, "这里的值不是文字", "写到具体的一个值，例如 {{ group.title }}"),
        ("{{ group.title + 1 }}", 10, "这里的写法用不了这个值", "检查这一行引用的名字和写法"),
        ("{{ number / 0 }}", 10, "这里的写法用不了这个值", "检查这一行引用的名字和写法"),
        ("{% include 'x' %}", 10, "模板里不能引用别的模板", "templates/site/ 里 _ 开头的文件会自动引入"),
        (
            "甲\n{{ 乙",
            11,
            "模板写法有误：括号没有成对，或者多了少了符号",
            "检查这一行的 {{ }} 和 {% %} 是否成对、拼写是否正确",
        ),
        ("{% for a in b %}", 10, "模板写法有误：读不懂这一行", "检查这一行的 {{ }} 和 {% %} 是否成对、拼写是否正确"),
        ("{% foo %}", 10, "模板写法有误：没有这个指令", "检查这一行的 {{ }} 和 {% %} 是否成对、拼写是否正确"),
        ("{{ day | foo }}", 10, "模板写法有误：没有这个过滤器", "检查这一行的 {{ }} 和 {% %} 是否成对、拼写是否正确"),
        ("{% if 1 %}" * 150 + "{% endif %}" * 150, 10, "模板套得太深，或者太长", "减少循环和判断的层数"),
    ],
)
def test_a_mistake_is_a_problem_at_its_line(text: str, line: int, message: str, hint: str) -> None:
    problem = refusal(text)
    assert problem == Problem(Span(ORIGIN.file, line, 5 if line == 10 else 1), message, hint, "template")


@pytest.mark.parametrize(
    "text",
    [
        "{{ group.__class__ }}",
        "{{ group.title.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ group | attr('__class__') }}",
        "{{ group.can.append('x') }}",
        "{{ group.update({}) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ cycler('a') }}",
        "{{ namespace() }}",
        "{{ [1, 2] | random }}",
        "{{ 'x' * 9 }}",
        "{{ [1] * 9 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%9d' % 1 }}",
        "{{ '{:9}'.format(1) }}",
        "{{ 'x'.ljust(9) }}",
        "{{ 'x'.zfill(9) }}",
        "{{ 'x' | center(9) }}",
        "{{ 'x' | indent(9) }}",
        "{{ '%s' | format(1) }}",
        "{{ 'x'.encode() }}",
        "{% import 'os' as os %}",
        "{% set group.title = 'x' %}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    ],
)
def test_what_a_template_has_no_business_with_is_refused_at_once(text: str) -> None:
    assert refusal(text).span.line == 10
    assert refusal(text, "site/x.md.j2").span.line == 10


def test_a_template_cannot_change_its_values() -> None:
    values = {"group": {"can": ["提问"]}}
    for text in ("{{ group.can.append('x') }}", "{{ group.pop('can') }}", "{{ group.can.clear() }}"):
        assert isinstance(expand(template(text), values), Problem)
    assert values == {"group": {"can": ["提问"]}}


def test_a_text_has_a_largest_length() -> None:
    assert len(said("{{ x }}", x="字" * MAX_CHARACTERS)) == MAX_CHARACTERS
    result = expand(template("{{ x }}字"), {"x": "字" * MAX_CHARACTERS})
    assert isinstance(result, Problem)
    assert result.message == "展开后有 1000001 个字，太长"


# Partials ------------------------------------------------------------------------------------------------------------

BITS = Span("templates/site/_bits.md.j2", 1, 1)


def with_bits(bits: str, text: str = "甲\n{{ bits.link('乙') }}") -> str | Problem:
    return expand(template(text, "site/x.md.j2"), {}, [template(bits, "site/_bits.md.j2", BITS)])


def test_the_macros_of_a_partial_are_called_by_its_name() -> None:
    assert with_bits("{% macro link(text) %}[{{ text }}](x.md){% endmacro %}") == "甲\n[乙](x.md)"


def test_what_a_macro_is_given_is_escaped_once() -> None:
    assert with_bits("{% macro link(text) %}{{ text }}{% endmacro %}", "{{ bits.link('<b>*') }}") == "&lt;b&gt;&#42;"


@pytest.mark.parametrize(
    ("bits", "line", "message"),
    [
        ("{% macro link(text) %}\n\n{{ text.nope }}{% endmacro %}", 3, "“nope”在这里没有值"),
        ("\n\n\n{{ 甲", 4, "模板写法有误：括号没有成对，或者多了少了符号"),
        ("{# 注释 #}\n{{ nobody }}", 2, "“nobody”没有值"),
    ],
    ids=["when called", "when read", "on its own"],
)
def test_a_mistake_in_a_partial_stands_in_the_partial(bits: str, line: int, message: str) -> None:
    problem = with_bits(bits)
    assert isinstance(problem, Problem)
    assert (problem.span.file, problem.span.line, problem.message) == (BITS.file, line, message)


def test_a_mistake_beside_a_partial_stands_in_the_template() -> None:
    problem = with_bits("{% macro link(text) %}{{ text }}{% endmacro %}", "甲\n{{ 乙 }}{{ bits.link('甲') }}")
    assert isinstance(problem, Problem)
    assert (problem.span.file, problem.span.line, problem.message) == (ORIGIN.file, 11, "“乙”没有值")


# Pages of the site ---------------------------------------------------------------------------------------------------

PAGE = """\
# {{ x }} {: #top }

前 {{ x }} 后

- {{ x }}

<p class="q">{{ x }}</p>

| 甲 | 乙 |
|---|---|
| {{ x }} | [{{ x }}](start.md) |

<div title="{{ x }}" markdown>
**{{ x }}**
</div>
"""


class _Reader(HTMLParser):
    """Collects the tags of a page, the names of their attributes, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.links += [value for name, value in attrs if name in ("href", "src") and not str(value).startswith("#")]


def page(value: str) -> _Reader:
    reader = _Reader()
    reader.feed(markdown.markdown(said(PAGE, "site/x.md.j2", x=value), extensions=EXTENSIONS))
    return reader


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("<script>alert(1)</script>")
@example("[点我](javascript:alert(1))")
@example("![图](https://example.com/x.png)")
@example("<https://example.com> 和 https://example.com")
@example("{: onclick=alert(1) }")
@example("`x` ~~~\n```\n| a | b |")
@example('" onmouseover="alert(1)')
@example("&lt;b&gt; &amp; &#42;")
@example("[^1]\n\n[^1]: 脚注\n\n*[甲]: 乙")
@example("甲\n\n<b>乙</b>\n\n# 丙\n\n- 丁\n\n    戊\n\n| 己 |\n|---|\r\n!!! note")
@example("\\<b\\> \x02klzzwxh:0001\x03")
@settings(deadline=None, max_examples=150)
def test_a_value_in_a_page_is_never_markup_or_a_link(value: str) -> None:
    plain, written = page("字"), page(f"字{value}字")
    assert written.found == plain.found
    assert written.links == plain.links


@pytest.mark.parametrize("text", ["{{ x | e }}", "{{ x | escape }}", "{{ x | forceescape }}", "{{ x | tojson }}"])
def test_an_escape_that_knows_only_of_html_is_refused_in_pages(text: str) -> None:
    assert refusal(text, "site/x.md.j2").message == "模板写法有误：没有这个过滤器"


def test_safe_is_the_one_way_around_and_only_bodies_and_front_matter_take_it() -> None:
    assert said("{{ x | safe }}", "site/x.md.j2", x="**重点**") == "**重点**"
    sources = {path.name: path.read_text(encoding="utf-8") for path in (REPOSITORY / "templates/site").glob("*.j2")}
    taken = {line.strip() for text in sources.values() for line in text.splitlines() if "safe" in line.replace(" ", "")}
    assert {line for line in taken if "|safe" in line.replace(" ", "")} == {"{{ page.front|safe }}", "{{ body|safe }}"}


# Any template --------------------------------------------------------------------------------------------------------

PHRASES = ("for x in group.can", "set x = 1", "macro m()", "{% if day %}", "{% endif %}")
MARKS = ("{{", "}}", "{%", "%}", "{#", "#}", "group", ".title", "number", "join", "else", "endfor", "endif", "endmacro")
PIECES = st.sampled_from([*PHRASES, *MARKS, *"|()'[]+\n 字"])


@given(st.lists(PIECES, max_size=20).map("".join) | st.text())
@settings(deadline=None, max_examples=300)
def test_any_template_is_expanded_or_refused_at_a_line_it_has(text: str) -> None:
    for name in ("pack/x.md.j2", "site/x.md.j2"):
        result = expand(template(text, name), VALUES)
        if isinstance(result, Problem):
            assert ORIGIN.line <= result.span.line <= ORIGIN.line + text.count("\n")
            assert result.hint
