import io
import re
import warnings
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import python_calamine
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.words import Channel, EntryKind, Slot
from generator.render.table.columns import visible
from generator.render.table.xlsx import render_xlsx

HEADER = [
    "日期", "星期", "时段", "时间", "截止", "触点", "类型", "标题", "内容", "海报", "席位",
    "负责人", "完成", "完成时间", "备注", "字节数", "为什么", "出处", "来源", "编号",
]  # fmt: skip


def opened(raw):
    return openpyxl.load_workbook(io.BytesIO(raw))


def flat(raw, name="明细"):
    """Read a sheet with the second reader."""
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_name(name).to_python()


def test_a_row_holds_dates_times_and_numbers_that_sort(entry, spec):
    until = entry().starts_at + timedelta(days=1, hours=2)
    raw = render_xlsx(spec("xlsx", entry(until=until), entry(until=until.replace(day=11), poster=None, assignee="")))
    rows = flat(raw)
    assert rows[0] == HEADER
    assert rows[1] == [
        date(2026, 11, 11), "周三", "早", time(8, 30), datetime(2026, 11, 12, 10, 30), "群发", "干货",
        "成分小知识：烟酰胺", "先湿敷，再上精华；\n白天防晒。", "daily-tip", "官方助手", "小桃", "", "", "", 43.0,
        "固定时段，成员知道什么时候来。", "S1-04、S2-15", "sop:daily/tip/0", "daily-0",
    ]  # fmt: skip
    assert (rows[2][4], rows[2][9], rows[2][11]) == (time(10, 30), "", "")
    sheet = opened(raw)["明细"]
    assert [sheet[cell].value for cell in ("A2", "D2", "E2", "E3")] == [
        datetime(2026, 11, 11), time(8, 30), datetime(2026, 11, 12, 10, 30), time(10, 30)
    ]  # fmt: skip
    assert [sheet[cell].number_format for cell in ("A2", "D2")] == ["yyyy-mm-dd", "[<1]hh:mm;m-d hh:mm"]


def test_a_month_is_a_grid_of_its_days(entry, spec):
    start = entry().starts_at
    raw = render_xlsx(
        spec(
            "xlsx",
            entry(),
            entry(
                starts_at=start.replace(hour=9, minute=0),
                title="打卡",
                channel=Channel.MANUAL,
                kind=EntryKind.INTERACTION,
            ),
            entry(
                starts_at=start.replace(day=13, hour=20, minute=0),
                slot=Slot.EVENING,
                kind=EntryKind.PROMO,
                title="半价",
            ),
            entry(starts_at=start.replace(month=12, day=2)),
        )
    )
    assert opened(raw).sheetnames == ["2026年11月", "2026年12月", "明细"]
    grid = flat(raw, "2026年11月")
    assert grid[:4] == [
        ["日期", "星期", "早", "中", "晚"],
        [date(2026, 11, 11), "周三", "08:30 成分小知识：烟酰胺【群发】干货\n09:00 打卡【手动】互动", "", ""],
        [date(2026, 11, 12), "周四", "", "", ""],
        [date(2026, 11, 13), "周五", "", "", "20:00 半价【群发】营销"],
    ]
    assert len(grid) == 1 + 20 and grid[-1][0] == date(2026, 11, 30)
    assert [row[0] for row in flat(raw, "2026年12月")[1:]] == [date(2026, 12, 1), date(2026, 12, 2)]


def test_a_slot_has_the_colour_of_its_kind_and_a_mixed_one_has_none(entry, spec):
    promo = {"slot": Slot.EVENING, "kind": EntryKind.PROMO}
    raw = render_xlsx(
        spec("xlsx", entry(), entry(kind=EntryKind.NORM, slot=Slot.NOON), entry(slot=Slot.NOON), entry(**promo))
    )
    book = opened(raw)
    grid = book["2026年11月"]
    fills = [grid[cell].fill.fgColor.rgb for cell in ("C2", "D2", "E2")]
    assert fills == ["FFE4F1E8", "00000000", "FFFBE9DA"]
    assert [book["明细"][f"G{row}"].fill.fgColor.rgb for row in (2, 5)] == ["FFE4F1E8", "FFFBE9DA"]


def test_operators_filter_tick_off_and_print(month, spec):
    book = opened(render_xlsx(spec("xlsx", *month)))
    sheet = book["明细"]
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:T91", "A2")
    (answer,) = sheet.data_validations.dataValidation
    assert (str(answer.sqref), answer.formula1) == ("M2:M91", '"是,否"')
    assert sheet.print_area == "'明细'!$A$1:$O$91"
    assert sheet["I2"].alignment.wrap_text
    assert {(font.name, font.size, font.scheme) for font in book._fonts} == {("Microsoft YaHei", 10, None)}
    assert book["2026年11月"].freeze_panes == "C2"
    for each in book.worksheets:
        assert (each.page_setup.paperSize, each.page_setup.orientation, each.print_title_rows) == (
            9,
            "landscape",
            "$1:$1",
        )
        assert each.sheet_properties.pageSetUpPr.fitToPage
        assert (each.page_setup.fitToHeight, each.page_setup.fitToWidth) == (0, None)
        assert each.oddHeader.left.text == "&B示例护肤福利群01"
        assert each.oddFooter.right.text == "第 &P 页，共 &N 页"


def test_rows_are_high_enough_for_viewers_that_do_not_measure(entry, spec):
    sheet = opened(render_xlsx(spec("xlsx", entry(body="一行"), entry(body="三\n行\n字"), entry(body="长" * 1300))))[
        "明细"
    ]
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [18.75, 48.75]
    per_line = (sheet.column_dimensions["I"].width - 3) / 2
    assert 1300 / per_line * 15 < sheet.row_dimensions[4].height < 409


def test_a_calendar_without_entries_opens(spec):
    assert flat(render_xlsx(spec("xlsx"))) == [HEADER]


def test_a_text_that_excel_would_cut_is_refused(entry, spec):
    assert flat(render_xlsx(spec("xlsx", entry(body="字" * 32_767))))[1][8] == "字" * 32_767
    for body in ("字" * 32_768, "😀" * 16_384, f"<r>{'字' * 32_768}</r>"):
        with pytest.raises(ValueError, match="does not fit"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            render_xlsx(spec("xlsx", entry(body=body)))


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("AT&G 群", "AT＆G 群"),
        ("&[Picture]&14", "＆[Picture]＆14"),
        ("长" * 400, "长" * 60 + "…"),
        ("a\nb\x00", "a b�"),
    ],
)
def test_any_title_prints_as_text(title, printed, entry, spec):
    sheet = opened(render_xlsx(spec("xlsx", entry(), title=title, brand=title)))["明细"]
    assert sheet.oddHeader.left.text == f"&B{printed}" and sheet.oddFooter.left.text == printed


def test_the_book_says_no_time_of_its_making(entry, spec):
    raw = render_xlsx(spec("xlsx", entry()))
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r">(\d{4}-[^<]*)<", core)) == {"1980-01-01T00:00:00Z"}


@given(st.text(), st.text(min_size=1))
@example("=HYPERLINK(1)", "@SUM(1)")
@example("<r>x & y</r>", "<r><t>假富文本</t></r>")
@example("_x0041_", "https://example.com/a")
@example("{=1}", " 前后有空格\n ")
def test_any_text_comes_back_and_none_is_a_formula(entry, spec, title, body):
    raw = render_xlsx(spec("xlsx", entry(title=title, body=body), title=title))
    assert flat(raw)[1][7:9] == [visible(title), visible(body)]
    book = opened(raw)
    assert (book["明细"]["H2"].value or "", book["明细"]["I2"].value) == (visible(title), visible(body))
    assert book["2026年11月"]["C2"].value == f"08:30 {visible(title)}【群发】干货"
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
