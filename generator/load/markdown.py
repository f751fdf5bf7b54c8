"""Owns reading Markdown files: front matter through the YAML reader, and the body with its first line."""

from __future__ import annotations

from frontmatter.default_handlers import YAMLHandler

from generator.load.yamlio import Parsed, Scalar, parse_yaml, refuse_unseen, written_scalars
from generator.model.place import Place
from generator.problems import Problem, QunceError, Span

_SPLIT = YAMLHandler()


def parse_markdown(text: str, file: str) -> Parsed:
    """Return the front matter as a mapping with one more key, `body`. Raises QunceError with the first problem."""
    refuse_unseen(text, file)
    opening = _SPLIT.FM_BOUNDARY.match(text)
    if opening is None:
        raise QunceError(
            (Problem(Span(file, 1, 1), "缺少文件头", "第一行写 ---，然后是标题等字段，再写一行 ---", "front_matter"),)
        )
    try:
        head, rest = _SPLIT.split(text)
    except ValueError:
        raise QunceError(
            (Problem(Span(file, 1, 1), "文件头没有结束", "在字段后面单独写一行 ---", "front_matter"),)
        ) from None
    parsed = parse_yaml(head, file, first_line=text.count("\n", 0, opening.end()) + 1)
    if not isinstance(parsed.value, dict):
        raise QunceError(
            (Problem(parsed.place.span, "文件头不是字段列表", "每行写一个字段，例如 title: 标题", "front_matter"),)
        )
    if "body" in parsed.value:
        raise QunceError(
            (Problem(parsed.place.keys["body"], "文件头里不能写 body", "正文写在第二个 --- 之后", "front_matter"),)
        )
    body = rest.strip("\n")
    line = text.count("\n", 0, len(text) - len(rest.lstrip("\n"))) + 1
    place = Place(Span(file, line, 1))
    children = {**parsed.place.children, "body": place}
    return Parsed(
        {**parsed.value, "body": body if body.strip() else None}, Place(parsed.place.span, children, parsed.place.keys)
    )


def front_matter_scalars(text: str, file: str) -> list[Scalar]:
    """Return every value in the front matter of a text that parse_markdown reads, as it is written."""
    opening = _SPLIT.FM_BOUNDARY.match(text)
    assert opening
    return written_scalars(_SPLIT.split(text)[0], file, first_line=text.count("\n", 0, opening.end()) + 1)
