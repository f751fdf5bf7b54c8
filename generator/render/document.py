"""Owns text documents and data files. Knows nothing of where they will lie."""

from __future__ import annotations

import json
import re

from generator.model.artifact import DataSpec, DocumentSpec
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
