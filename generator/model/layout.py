"""Owns poster layouts as data: a canvas, the fields it needs, and boxes to fill."""

from __future__ import annotations

from pydantic import Field

from generator.model.value import Text, Value


class Layout(Value):
    """A poster layout."""

    title: Text = Field(description="版式的名字。")
