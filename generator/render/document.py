"""Owns text documents, data files and scripts of data. Knows nothing of where they will lie."""

from __future__ import annotations

import json
import re

from generator.model.artifact import DataSpec, DocumentSpec, ScriptSpec
from generator.problems import Problem
from generator.text import expand

# What stands in a fence is copied as it is; elsewhere one blank line is enough.
_GAPS = re.compile(r"(?s)(^```.*?^```)|\n{3,}", re.MULTILINE)


def render_document(spec: DocumentSpec) -> bytes | tuple[Problem, ...]:
    """Return the document as UTF-8 with one final line end and no more than one blank line in a row."""
    text = expand(spec.template, spec.values, spec.partials)
    if isinstance(text, Problem):
        return (text,)
    return (_GAPS.sub(lambda found: found[1] or "\n\n", text).strip("\n") + "\n").encode()


def render_data(spec: DataSpec) -> bytes:
    """Return the value as indented JSON in UTF-8."""
    return (json.dumps(spec.value, ensure_ascii=False, indent=2) + "\n").encode()


def render_script(spec: ScriptSpec) -> bytes:
    """Return a script in UTF-8 that assigns the value: one line, because nobody reads it but a browser.

    >>> render_script(ScriptSpec("window.a", {"b": "好"}, 'run("c");')).decode()
    'window.a = {"b":"好"};\\nrun("c");\\n'
    """
    value = json.dumps(spec.value, ensure_ascii=False, separators=(",", ":"))
    return "".join(f"{line}\n" for line in (f"{spec.target} = {value};", spec.then) if line).encode()
