"""A trigger is known by its first key."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.trigger import AfterOpening, AroundNode, OnDay, Trigger

TRIGGER: TypeAdapter[Any] = TypeAdapter(Trigger)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ({"on": "2026-11-11", "at": "20:00"}, OnDay(on=date(2026, 11, 11), at=time(20))),
        ({"day": "0", "at": "9:00", "until": "10:00"}, AfterOpening(day=0, at=time(9), until=time(10))),
        ({"node": "new-year", "days": "-3", "at": "20:00"}, AroundNode(node="new-year", days=-3, at=time(20))),
        ({"node": "new-year", "at": "20:00"}, AroundNode(node="new-year", at=time(20))),
    ],
)
def test_each_form_is_read(written: dict[str, str], value: Any) -> None:
    assert TRIGGER.validate_python(written) == value
    assert TRIGGER.validate_python(value) == value


@pytest.mark.parametrize("written", [{"at": "20:00"}, {}, {"every": "day", "at": "20:00"}, "每天", ["on"]])
def test_any_other_form_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError, match="看不出什么时候触发"):
        TRIGGER.validate_python(written)
