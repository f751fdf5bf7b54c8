"""Owns the State Council's notices: which days of a year are off, and which weekend days are worked for them."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from generator.model.value import Address, Day, Text, Value, refuse


class Holiday(Value):
    """The days off around one holiday, or around two that a notice joins, and the days worked in exchange."""

    names: tuple[Text, ...] = Field(min_length=1, description="节日的名字；两个节日连在一起放就写两个。")
    first: Day = Field(description="放假的第一天。")
    last: Day = Field(description="放假的最后一天；只放一天就和第一天相同。")
    workdays: tuple[Day, ...] = Field((), description="调休上班的周六、周日。")

    @model_validator(mode="after")
    def _last_is_not_before_first(self) -> Self:
        if self.last < self.first:
            raise refuse("holiday_days", "{last} 在 {first} 之前", "先写第一天，再写最后一天", **self._span())
        return self

    def _span(self) -> dict[str, str]:
        return {"first": self.first.isoformat(), "last": self.last.isoformat()}

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


class Notice(Value):
    """One year's notice; the year is the name of its file."""

    title: Text = Field(description="通知的标题。")
    source: Text | None = Field(None, description="通知的文号。")
    url: Address | None = Field(None, description="通知的网址。")
    published_on: Day = Field(description="通知发布的日期。")
    holidays: tuple[Holiday, ...] = Field(min_length=1, description="各个节日放哪几天、哪几天上班。")

    def find(self, name: str) -> Holiday | None:
        """Return the holiday of that name."""
        return next((holiday for holiday in self.holidays if name in holiday.names), None)

    def is_workday(self, day: date) -> bool | None:
        """Tell whether the notice makes `day` a workday or a day off; None where it does not speak of it."""
        for holiday in self.holidays:
            if day in holiday:
                return False
            if day in holiday.workdays:
                return True
        return None


def first_day(year: int) -> date:
    """Return the earliest day that the notice for `year` can move.

    New Year's holiday has reached back as far as 29 December (2001, 2007, 2018); a day is added for a Sunday
    that might be worked when 1 January is a Thursday.
    """
    return date(year - 1, 12, 28)
