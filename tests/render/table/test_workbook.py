"""xlsxwriter is the oracle: what two readers find in its file, they find in ours."""

import io
import re
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from generator.render.table.columns import visible
from generator.render.table.styles import STYLE, styles_xml
from generator.render.table.workbook import Workbook

DATES = {"min_value": date(1900, 3, 1), "max_value": date(2199, 12, 31)}
TIMES = st.times().map(lambda moment: moment.replace(microsecond=0))
CELLS = st.one_of(
    st.none(),
    st.text().map(visible),
    st.integers(min_value=-(2**31), max_value=2**31),
    st.dates(**DATES),
    TIMES,
    st.builds(datetime.combine, st.dates(**DATES), TIMES),
)
# The order of a worksheet's elements, from the schema of ECMA-376; Excel refuses a file that keeps another.
ORDER = [
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "conditionalFormatting",
    "dataValidations", "printOptions", "pageMargins", "pageSetup", "headerFooter",
]  # fmt: skip


def style_of(cell):
    return "date" if isinstance(cell, date) else "time" if isinstance(cell, time) else "text"


def ours(rows):
    book = Workbook("标题", "品牌", styles_xml())
    sheet = book.add_sheet("表", [10] * 5)
    for row in rows:
        sheet.add_row([(cell, STYLE[style_of(cell)]) for cell in row], 15)
    return book.to_bytes()


def oracle(rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        formats = {"date": book.add_format({"num_format": "yyyy-mm-dd"}), "text": book.add_format()}
        formats["time"] = book.add_format({"num_format": "hh:mm"})
        sheet = book.add_worksheet("表")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                look = formats[style_of(cell)]
                if cell is None or cell == "":
                    sheet.write_blank(number, column, None, look)
                elif isinstance(cell, str):
                    sheet.write_string(number, column, cell, look)
                elif isinstance(cell, int):
                    sheet.write_number(number, column, cell, look)
                else:
                    sheet.write_datetime(number, column, cell, look)
    return out.getvalue()


def by_openpyxl(raw):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(raw))["表"].iter_rows()]


def by_calamine(raw):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
    return book.get_sheet_by_name("表").to_python(skip_empty_area=False)


def ambiguous(cell):
    """xlsxwriter's own slips: it takes <r>…</r> for its rich text, and leaves the second of two codes that touch."""
    return isinstance(cell, str) and bool(re.match("<r>.*</r>$", cell, re.S) or re.search("_x[0-9A-Fa-f]{4}_x", cell))


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=4))
def test_two_readers_find_what_they_find_in_the_oracles_file(rows):
    rows = [["" if ambiguous(cell) else cell for cell in row] for row in rows]
    mine, other = ours(rows), oracle(rows)
    assert by_openpyxl(mine) == by_openpyxl(other)
    assert by_calamine(mine) == by_calamine(other)


def test_more_columns_than_letters_are_named_right():
    row = [str(number) for number in range(30)]
    book = Workbook("", "", styles_xml())
    book.add_sheet("表", [5] * 30).add_row([(cell, 0) for cell in row], 15)
    raw = book.to_bytes()
    assert by_openpyxl(raw) == by_calamine(raw) == [row]
    assert openpyxl.load_workbook(io.BytesIO(raw))["表"]["AD1"].value == "29"


def test_the_parts_of_a_sheet_are_in_the_order_of_the_standard():
    book = Workbook("", "", styles_xml())
    more = {"filtered": True, "printed_columns": 1, "frozen_columns": 1, "choices": {0: ("是", "否")}}
    sheet = book.add_sheet("表", [5, 5], header="页眉", footer="页脚", conditions=[("$A2=1", 0), ("$A2=2", 1)], **more)
    sheet.add_row([("a", 0), (1, 0)], 15)
    with zipfile.ZipFile(io.BytesIO(book.to_bytes())) as parts:
        told = parts.read("xl/worksheets/sheet1.xml").decode()
        found = re.findall(rf"<({'|'.join(ORDER)})\b", told)
    assert list(dict.fromkeys(found)) == ORDER and found == sorted(found, key=ORDER.index)


def test_a_text_that_is_written_twice_is_kept_once():
    with zipfile.ZipFile(io.BytesIO(ours([["同一句"] * 5] * 3))) as parts:
        strings = parts.read("xl/sharedStrings.xml").decode()
    assert strings.count("同一句") == 1


@pytest.mark.parametrize("text", [" 前", "后 ", "\n行", "\t", "\u3000全角"])
def test_blanks_at_the_ends_of_a_text_stay(text):
    raw = ours([[text] * 5])
    assert by_openpyxl(raw) == by_calamine(raw) == [[text] * 5]


def test_every_style_of_the_table_is_told():
    raw = ours([["字"] * 5])
    formats = openpyxl.load_workbook(io.BytesIO(raw))._cell_styles
    assert len(formats) >= len(set(STYLE.values())) and sorted(STYLE.values()) == list(range(1, len(STYLE) + 1))
