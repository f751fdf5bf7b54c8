"""Owns the values a group's texts are expanded with. Knows nothing of files or output formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.model.artifact import TextTemplate
from generator.model.place import Place
from generator.plan.dates import spoken, weekday
from generator.plan.slices import Slice
from generator.problems import Problem
from generator.text import expand

DEMO_MARK = "虚构示例"


@dataclass
class Speaker:
    """Expands texts for one group and collects the problems it meets."""

    slice: Slice
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.values = group_values(self.slice)

    def say(self, text: str, place: Place, extra: Mapping[str, Any] | None = None) -> str:
        """Return `text` expanded, or an empty text after noting the problem at `place`."""
        return self.expand(template_at(text, place), extra or {})

    def expand(self, template: TextTemplate, extra: Mapping[str, Any]) -> str:
        """Return a template of a text expanded, or an empty text after noting the problem at its line."""
        if "{" not in template.text:
            return template.text.strip()
        said = expand(template, {**self.values, **extra})
        if isinstance(said, Problem):
            span = said.span
            self.problems.append(Problem(span, f"{said.message}（群 {self.slice.key}）", said.hint, said.rule))
            return ""
        return said.strip()


def template_at(text: str, place: Place) -> TextTemplate:
    """Return the template of a text that was written at `place`."""
    return TextTemplate(f"text:{place.text_span}", text, place.text_span)


def group_values(slice: Slice) -> dict[str, Any]:
    """Return the plain values every text of a group may use: group, brand, kind and seats."""
    group, brand, position = slice.group, slice.brand, slice.positioning
    assert position.actions is not None
    return {
        "group": {
            "title": group.title,
            "goal": position.goal,
            "why_join": position.why_join,
            "why_now": position.why_now,
            "value": position.value,
            "who": position.audience.who,
            "traits": list(position.audience.traits),
            "can": list(position.actions.can),
            "must": list(position.actions.must),
            "capacity": group.capacity or slice.kind.capacity,
            "opens": spoken(group.opens_on),
            "closes": spoken(slice.closes_on) if slice.closes_on else "",
            "join_url": group.join.url,
        },
        "brand": {
            "name": brand.name,
            "short_name": brand.short_name,
            "legal_name": brand.legal_name,
            "contact": brand.contact,
            "sender_line": brand.sender_line,
            "mark": DEMO_MARK if brand.demo else "",
            "persona": {"name": brand.persona.name, "promise": brand.persona.promise},
            "products": [{"id": item.id, "name": item.name, "point": item.point} for item in brand.products],
        },
        "kind": {"title": slice.kind.title, "summary": slice.kind.summary},
        "seats": {
            "owner": slice.people[group.team.owner].name,
            "admins": [slice.people[key].name for key in group.team.admins],
            "staff": [slice.people[key].name for key in group.team.staff],
        },
    }


def day_values(day: date) -> dict[str, Any]:
    """Return the values that an entry's text may use about its own day."""
    return {"day": {"date": spoken(day), "weekday": weekday(day).label}}
