"""Owns the sheets beside the calendar: 群发额度, 未排入 and 待触发. It knows no other sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from generator.model.entry import QuotaCount, Unplaced, Watched
from generator.render.table.book import Book, Column, width_for
from generator.render.table.columns import Cell, left_of, weekday_of

# These marks are in GB 2312, so every Chinese font has them, and they tell apart in black and white.
_PLANNED, _RESERVED, _LEFT, _MOST_MARKS = "■", "◇", "□", 40


def add_quota(book: Book, counts: Iterable[QuotaCount]) -> None:
    """Add 群发额度: for each span what is planned, allowed, reserved and left, and a bar of marks that prints."""
    columns = [
        Column("周期", 18, "text"),
        Column("从", 12, "date"),
        Column("已排", 8, "centre"),
        Column("上限", 8, "centre"),
        Column("预留", 8, "centre"),
        Column("剩余", 8, "balance"),
        Column(f"进度（{_PLANNED} 已排　{_RESERVED} 预留　{_LEFT} 剩余）", 2 * _MOST_MARKS + 12, "text"),
    ]
    rows = (
        (count.title, count.first, count.used, count.allowed, count.reserved, left_of(count), _bar(count))
        for count in counts
    )
    book.add_table("群发额度", columns, rows)


def _bar(count: QuotaCount) -> str:
    """Return a mark for each broadcast of a span, or for a few where there are many."""
    left = left_of(count)
    each = ceil(max(max(count.allowed, count.used) + count.reserved, 1) / _MOST_MARKS)
    parts = ((_PLANNED, count.used), (_RESERVED, count.reserved), (_LEFT, max(left, 0)))
    over = f" 超出 {-left}" if left < 0 else ""
    return "".join(mark * ceil(number / each) for mark, number in parts) + over


def add_unplaced(book: Book, unplaced: Iterable[Unplaced]) -> None:
    """Add 未排入: what found no place, why, and what stands there instead."""
    columns = [
        Column("日期", 11, "date"),
        Column("星期", 6, "centre"),
        Column("时间", 8, "centre"),
        Column("标题", 24, "text"),
        Column("没排进去的原因", 40, "text"),
        Column("当时排的是", 24, "text"),
        Column("原本为什么要发", 40, "text"),
        Column("编号", 24, "text"),
    ]
    rows = (
        (one.day, weekday_of(one.day).label, one.time, one.title, one.reason, one.winner, one.because, one.id)
        for one in unplaced
    )
    book.add_table("未排入", columns, rows)


def add_watched(book: Book, watched: Sequence[Watched]) -> None:
    """Add 待触发: what a person sends when its cue comes."""
    columns = [
        Column("什么时候发", 20, "text"),
        Column("标题", 20, "text"),
        Column("触点", 7, "centre"),
        Column("类型", 6, "centre"),
        Column("席位", 9, "centre"),
        Column("负责人", 9, "centre"),
        Column("内容", width_for((one.body for one in watched), 56), "text"),
        Column("完成标准", 24, "text"),
        Column("为什么", 30, "text"),
        Column("编号", 24, "text"),
    ]
    book.add_table("待触发", columns, map(_watched_cells, watched))


def _watched_cells(one: Watched) -> tuple[Cell, ...]:
    who = (one.channel.label, one.kind.label, one.seat.label, one.assignee)
    return (one.cue, one.title, *who, one.body, "\n".join(one.done_when), one.because, one.id)
