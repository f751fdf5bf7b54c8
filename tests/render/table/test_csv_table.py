import csv
import io
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.render.table.columns import visible
from generator.render.table.csv_table import harmless, render_csv

DANGEROUS = "=+-@\t\r\n＝＋－＠"


def rows(raw):
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def original(cell):
    """Undo `harmless`, as its comment promises: one apostrophe fewer before a sign."""
    return cell[1:] if re.match(rf"'['\s]*[{re.escape(DANGEROUS)}]", cell) else cell


def test_excel_opens_it_right(entry, spec):
    raw = render_csv(spec("csv", entry(until=entry().starts_at.replace(day=12, hour=9, minute=5), poster=None)))
    assert raw.decode("utf-8") == (
        "\ufeff日期,星期,时段,时间,截止,触点,类型,标题,内容,字节数,海报,席位,负责人,为什么,出处,来源,编号\r\n"
        '2026-11-11,周三,早,08:30,2026-11-12 09:05,群发,干货,成分小知识：烟酰胺,"先湿敷，再上精华；\n白天防晒。",43,,'
        "官方助手,小桃,固定时段，成员知道什么时候来。,S1-04、S2-15,sop:daily/tip/0,daily-0\r\n"
    )


def test_a_calendar_without_entries_is_its_header(spec):
    assert len(rows(render_csv(spec("csv")))) == 1


@pytest.mark.parametrize("sign", DANGEROUS)
def test_no_cell_begins_as_a_formula(sign, entry, spec):
    text = f"{sign}HYPERLINK(1)"
    row = rows(
        render_csv(spec("csv", entry(title=text, body=text, assignee=text, because=text, source=text, id=text)))
    )[1]
    assert [cell for cell in row if cell.endswith("HYPERLINK(1)")] == [f"'{visible(text)}"] * 6


@given(st.text(), st.text())
@example("'=1", "''@所有人")
@example(" =1", "\u3000' -1")
@example('a"b,c;d', "第一行\r\n第二行")
def test_any_text_comes_back(entry, spec, title, body):
    row = rows(render_csv(spec("csv", entry(title=title, body=body))))[1]
    assert [original(row[7]), original(row[8])] == [visible(title), visible(body)]
    assert not row[7].startswith(tuple(DANGEROUS))


@given(st.text(alphabet="' =@ab", max_size=5))
def test_harmless_can_be_undone(text):
    assert original(harmless(text)) == text
