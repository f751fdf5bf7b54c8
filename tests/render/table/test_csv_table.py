import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.render.table.columns import visible
from generator.render.table.csv_table import harmless, render_csv

DANGEROUS = "=+-@\t\r\n＝＋－＠"
# What LibreOffice and Excel read as a date, a time or a number, and would show as another text.
REREAD = ["11/11", "6-18", "2026-11-11", "08:30", "3.10", "1,5", "007", "123456789012345678", "1e5", "1.5E3 ", " 1/2"]


def rows(raw):
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def original(cell):
    """Undo `harmless`, as its comment promises: one apostrophe fewer before a sign or a number."""
    number = r"(0\d+|\d{12,}|\d+([-/.:,]\d+)+|\d+(\.\d+)?[eE]\d+)\s*$"
    return cell[1:] if re.match(rf"'['\s]*([{re.escape(DANGEROUS)}]|{number})", cell) else cell


def test_excel_opens_it_right(full, spec):
    raw = render_csv(spec("csv", replace(full, until=full.starts_at.replace(day=12, hour=9, minute=5), poster=None)))
    assert raw.decode("utf-8") == (
        "\ufeff日期,星期,时段,时间,截止,状态,触点,额度,类型,标题,内容,字节数,海报,产品,席位,负责人,负责人编号,完成标准,备注,"
        "为什么,出处,法规,来源,编号\r\n"
        "2026-11-11,周三,早,08:30,2026-11-12 09:05,待定,群发,12/30 次,干货,成分小知识：烟酰胺,"
        '"先湿敷，再上精华；\n白天防晒。",43,,修护精华,官方助手,小桃,assistant-1,"10 分钟内发出\n截图存档",'
        "本来在 07:30，安静时段改到 08:30。,固定时段，成员知道什么时候来。,S1-04、S2-15,广告法第 16 条、互联网广告管理办法,"
        "sop:daily/tip/0,daily-0\r\n"
    )


def test_a_calendar_without_entries_is_its_header(spec):
    assert len(rows(render_csv(spec("csv")))) == 1


@pytest.mark.parametrize("sign", DANGEROUS)
def test_no_cell_begins_as_a_formula(sign, entry, spec):
    text = f"{sign}HYPERLINK(1)"
    named = ("title", "body", "assignee", "because", "source", "id", "person", "product", "status", "note")
    listed = ("refs", "law", "done_when")
    row = rows(render_csv(spec("csv", entry(**dict.fromkeys(named, text), **dict.fromkeys(listed, (text,))))))[1]
    assert [cell for cell in row if cell.endswith("HYPERLINK(1)")] == [f"'{visible(text)}"] * 13


@pytest.mark.parametrize("text", REREAD)
def test_no_text_is_read_as_another_value(text, entry, spec):
    (row,) = csv.DictReader(io.StringIO(render_csv(spec("csv", entry(title=text))).decode("utf-8-sig"), newline=""))
    assert row["标题"] == f"'{text}"


@pytest.mark.parametrize("text", ["618", "11.11 预热", "今晚 8:30", "3 折", "100%", "12/30 次", "daily-0"])
def test_a_text_that_stays_itself_is_left_alone(text):
    assert harmless(text) == text


@given(st.text(), st.text())
@example("'=1", "''@所有人")
@example(" =1", "\u3000' -1")
@example('a"b,c;d', "第一行\r\n第二行")
def test_any_text_comes_back(entry, spec, title, body):
    row = rows(render_csv(spec("csv", entry(title=title, body=body))))[1]
    assert [original(row[9]), original(row[10])] == [visible(title), visible(body)]
    assert not row[9].startswith(tuple(DANGEROUS))


@given(st.text(alphabet="' =@ab01/e.", max_size=6))
def test_harmless_can_be_undone(text):
    assert original(harmless(text)) == text
