"""Owns reading the drawings of posters: an SVG that is one, with colours that a theme can replace."""

from __future__ import annotations

import re
from xml.parsers import expat

from generator.model.layout.tone import ART_VARIABLE, Role
from generator.problems import Problem, QunceError, Span, did_you_mean

_VARIABLE = re.compile(r"var\(\s*--([^),\s]*)")


def parse_art(text: str, file: str) -> str:
    """Return an SVG as it is used: its text. Raises QunceError with all problems of the drawing."""
    problems = [*_wrong_markup(text, file), *_unknown_colours(text, file)]
    if problems:
        raise QunceError(tuple(problems))
    return text


def _wrong_markup(text: str, file: str) -> list[Problem]:
    """Return what keeps the text from being an SVG that knows its own size. Entities are refused, never expanded."""
    roots: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append((name, attributes))

    def declared(*_: object) -> None:
        raise expat.ExpatError("doctype")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        if str(error) == "doctype":
            hint = "删掉 <!DOCTYPE …> 这一行，插图用不着它"
            return [Problem(Span(file, parser.CurrentLineNumber), "插图里不能有 DOCTYPE", hint, "art_markup")]
        span = Span(file, error.lineno, error.offset + 1)
        return [Problem(span, "SVG 写到这里断了，标签没有配上对", "用浏览器打开这个文件看看，改好再试", "art_markup")]
    name, attributes = roots[0]
    if name != "svg" or "viewBox" not in attributes:
        hint = '第一个标签写 <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 宽 高">'
        return [Problem(Span(file, 1, 1), "插图要以带 viewBox 的 <svg> 开头", hint, "art_markup")]
    return []


def _unknown_colours(text: str, file: str) -> list[Problem]:
    roles = [role.value for role in Role]
    problems = []
    for found in _VARIABLE.finditer(text):
        if re.match(ART_VARIABLE, text[found.start() :]):
            continue
        line = text.count("\n", 0, found.start()) + 1
        span = Span(file, line, found.start() - text.rfind("\n", 0, found.start()))
        if found[1] in roles:
            message, hint = (
                f"颜色“{_value_at(text, found.start())}”写法不对",
                "写成 var(--brand) 或者 var(--brand, #2f6f5e)",
            )
        else:
            message, hint = f"配色里没有“{found[1]}”这个颜色", did_you_mean(found[1], roles)
        problems.append(Problem(span, message, hint, "art_colour"))
    return problems


def _value_at(text: str, start: int) -> str:
    """Return what stands at `start`, up to the end of the value."""
    return re.split(r"[\"';\n]", text[start : start + 40])[0]
