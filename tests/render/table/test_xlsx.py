import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import python_calamine
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.entry import QuotaCount
from generator.model.words import Channel, EntryKind, Slot
from generator.render.table.columns import visible
from generator.render.table.xlsx import render_xlsx

HEADER = [
    "日期", "星期", "时间", "截止", "状态", "触点", "类型", "标题", "内容", "海报", "席位", "负责人", "完成标准", "备注",
    "完成", "完成时间", "我的备注",
    "时段", "额度", "产品", "字节数", "为什么", "出处", "法规", "来源", "负责人编号", "编号",
]  # fmt: skip


def opened(raw):
    return openpyxl.load_workbook(io.BytesIO(raw))


def flat(raw, name="明细"):
    """Read a sheet with the second reader."""
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_name(name).to_python()


def test_a_row_holds_dates_times_and_numbers_that_sort(full, entry, spec):
    until = full.starts_at + timedelta(days=1, hours=2)
    raw = render_xlsx(
        spec("xlsx", replace(full, until=until), entry(until=until.replace(day=11), poster=None, assignee=""))
    )
    rows = flat(raw)
    assert rows[0] == HEADER
    assert rows[1] == [
        date(2026, 11, 11), "周三", time(8, 30), datetime(2026, 11, 12, 10, 30), "待定", "群发", "干货",
        "成分小知识：烟酰胺", "先湿敷，再上精华；\n白天防晒。", "daily-tip", "官方助手", "小桃", "10 分钟内发出\n截图存档",
        "本来在 07:30，安静时段改到 08:30。", "", "", "", "早", "12/30 次", "修护精华", 43.0,
        "固定时段，成员知道什么时候来。", "S1-04、S2-15", "广告法第 16 条、互联网广告管理办法", "sop:daily/tip/0",
        "assistant-1", "daily-0",
    ]  # fmt: skip
    assert [HEADER[place] for place, cell in enumerate(rows[2]) if cell == ""] == [
        "状态", "海报", "负责人", "完成标准", "备注", "完成", "完成时间", "我的备注", "额度", "产品", "法规", "负责人编号",
    ]  # fmt: skip
    assert rows[2][3] == time(10, 30)
    sheet = opened(raw)["明细"]
    assert [sheet[cell].value for cell in ("A2", "C2", "D2", "D3")] == [
        datetime(2026, 11, 11), time(8, 30), datetime(2026, 11, 12, 10, 30), time(10, 30)
    ]  # fmt: skip
    assert [sheet[cell].number_format for cell in ("A2", "C2")] == ["yyyy-mm-dd", "[<1]hh:mm;m-d hh:mm"]


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


def test_every_day_of_the_period_is_in_the_grid(entry, spec):
    raw = render_xlsx(spec("xlsx", entry(), first=date(2026, 10, 30), days=33))
    days = [row for name in opened(raw).sheetnames[:3] for row in flat(raw, name)[1:]]
    assert [row[0] for row in days] == [date(2026, 10, 30) + timedelta(days=day) for day in range(33)]
    assert [row[0] for row in days if any(row[2:])] == [date(2026, 11, 11)]


def test_a_period_without_entries_is_a_grid_to_fill_in(spec):
    raw = render_xlsx(spec("xlsx", first=date(2026, 2, 27), days=3))
    assert opened(raw).sheetnames == ["2026年2月", "2026年3月", "明细"]
    assert flat(raw, "2026年3月")[1] == [date(2026, 3, 1), "周日", "", "", ""]


def test_an_entry_outside_of_the_period_is_not_lost(entry, spec):
    grid = flat(render_xlsx(spec("xlsx", entry(), first=date(2026, 11, 12), days=2)), "2026年11月")
    assert [(row[0].day, bool(row[2])) for row in grid[1:]] == [(11, True), (12, False), (13, False)]


def test_what_is_not_settled_says_so_in_the_grid(full, spec):
    assert flat(render_xlsx(spec("xlsx", full)), "2026年11月")[1][2] == "08:30 【待定】成分小知识：烟酰胺【群发】干货"


def test_the_quota_is_a_meter_that_prints(beside, spec):
    rows = flat(render_xlsx(spec("xlsx", **beside)), "群发额度")
    assert rows == [
        ["周期", "从", "已排", "上限", "预留", "剩余", "进度（■ 已排　◇ 预留　□ 剩余）"],
        ["2026年11月", date(2026, 11, 1), 12, 26, 4, 14, "■" * 12 + "◇" * 4 + "□" * 14],
        ["2026年12月", date(2026, 12, 1), 28, 26, 5, -2, "■" * 28 + "◇" * 5 + " 超出 2"],
    ]


@pytest.mark.parametrize(
    ("used", "allowed", "reserved", "bar"),
    [(0, 1, 0, "□"), (1, 1, 0, "■"), (0, 0, 0, ""), (50, 100, 10, "■" * 17 + "◇" * 4 + "□" * 17)],
)
def test_a_meter_fits_into_its_cell(used, allowed, reserved, bar, spec):
    count = QuotaCount(date(2026, 11, 1), "周期", used, allowed, reserved)
    assert flat(render_xlsx(spec("xlsx", quota=(count,))), "群发额度")[1][6] == bar


def test_what_found_no_place_is_told_with_its_reason(beside, spec):
    assert flat(render_xlsx(spec("xlsx", **beside)), "未排入") == [
        ["日期", "星期", "时间", "标题", "没排进去的原因", "当时排的是", "原本为什么要发", "编号"],
        [
            date(2026, 11, 13), "周五", "20:00", "限时加码", "本月群发额度已满（30/30）。", "双十一预热", "活动第二阶段。",
            "campaign-1",
        ],
    ]  # fmt: skip


def test_what_waits_for_a_cue_is_told_in_full(beside, spec):
    assert flat(render_xlsx(spec("xlsx", **beside)), "待触发") == [
        ["什么时候发", "标题", "触点", "类型", "席位", "负责人", "内容", "完成标准", "为什么", "编号"],
        [
            "入群后 30 分钟", "首单券提醒", "私聊", "营销", "官方助手", "小桃", "首单券今天有效。\n不需要的话回复“不用”。",
            "对方没领才发\n只发一次", "新人 72 小时内没人理会就不说话了。", "newcomer-0",
        ],
    ]  # fmt: skip


def test_a_sheet_beside_the_calendar_is_there_when_it_has_something_to_say(full, beside, spec):
    assert opened(render_xlsx(spec("xlsx", full))).sheetnames == ["2026年11月", "明细"]
    for name, sheet in {"quota": "群发额度", "unplaced": "未排入", "watched": "待触发"}.items():
        book = opened(render_xlsx(spec("xlsx", full, **{name: beside[name]})))
        assert book.sheetnames == ["2026年11月", "明细", sheet]


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


def test_operators_filter_tick_off_and_print(month, beside, spec):
    book = opened(render_xlsx(spec("xlsx", *month, **beside)))
    sheet = book["明细"]
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:AA91", "A2")
    (answer,) = sheet.data_validations.dataValidation
    assert (str(answer.sqref), answer.formula1) == ("O2:O91", '"是,否"')
    assert sheet.print_area == "'明细'!$A$1:$Q$91"
    assert sheet["I2"].alignment.wrap_text
    assert {(font.name, font.size, font.scheme) for font in book._fonts} == {("Microsoft YaHei", 10, None)}
    done, day = (rule for each in sheet.conditional_formatting for rule in each.rules)
    assert (done.formula, done.dxf.font.color.rgb) == (['$O2="是"'], "FF8A939C")
    assert (day.formula, day.dxf.border.top.color.rgb) == (["$A2<>$A1"], "FF3C4650")
    assert [each.freeze_panes for each in book.worksheets] == ["C2", "C2", "A2", "A2", "A2", "A2"]
    for each in book.worksheets:
        assert all(cell.alignment.wrap_text for row in each.iter_rows() for cell in row)
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
    done = tuple(f"第 {number} 条" for number in range(6))
    raw = render_xlsx(
        spec(
            "xlsx",
            entry(body="一行"),
            entry(body="三\n行\n字"),
            entry(body="长" * 1300),
            entry(done_when=done),
            entry(because="长" * 100),
        )
    )
    sheet = opened(raw)["明细"]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 5)] == [19, 49, 94]
    per_line = (sheet.column_dimensions["I"].width - 3) / 2
    assert 1300 / per_line * 15 < sheet.row_dimensions[4].height < 409
    assert sheet.row_dimensions[6].height == 6 * 15 + 4


def test_a_calendar_without_entries_opens(spec):
    assert flat(render_xlsx(spec("xlsx"))) == [HEADER]


def test_a_text_that_excel_would_cut_is_refused(entry, spec):
    assert flat(render_xlsx(spec("xlsx", entry(body="字" * 32_767))))[1][8] == "字" * 32_767
    for body in ("字" * 32_768, "😀" * 16_384, f"<r>{'字' * 32_768}</r>"):
        with pytest.raises(ValueError, match="does not fit"):
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
        assert {part.create_system for part in parts.infolist()} == {3}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r">(\d{4}-[^<]*)<", core)) == {"1980-01-01T00:00:00Z"}


@given(st.text(), st.text(min_size=1))
@example("=HYPERLINK(1)", "@SUM(1)")
@example("<r>x & y</r>", "<r><t>假富文本</t></r>")
@example("_x0041_", "https://example.com/a")
@example("_x0041_x0042_", "__x000a_")
@example("[图片]&\"'", "]]> <!-- &amp; &#10; -->")
@example("{=1}", " 前后有空格\n ")
def test_any_text_comes_back_and_none_is_a_formula(entry, beside, spec, title, body):
    watched, unplaced = (replace(beside[name][0], title=title, because=body) for name in ("watched", "unplaced"))
    told = entry(title=title, body=body, note=body, product=title, law=(body,), done_when=(body,), status=title)
    raw = render_xlsx(spec("xlsx", told, title=title, watched=(watched,), unplaced=(unplaced,)))
    both = [visible(title), visible(body)]
    row = flat(raw)[1]
    assert row[7:9] == [row[4], row[13]] == [row[19], row[12]] == both and row[23] == visible(body)
    assert [flat(raw, "待触发")[1][place] for place in (1, 8)] == both
    assert [flat(raw, "未排入")[1][place] for place in (3, 6)] == both
    book = opened(raw)
    assert (book["明细"]["H2"].value or "", book["明细"]["I2"].value) == (visible(title), visible(body))
    prefix = f"【{visible(title)}】" if title else ""
    assert book["2026年11月"]["C2"].value == f"08:30 {prefix}{visible(title)}【群发】干货"
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in sheet or "<hyperlink" in sheet or "<is>" in sheet for sheet in sheets)


def test_a_task_is_marked_and_coloured_as_internal(entry, spec):
    task = entry(channel=Channel.TASK, kind=EntryKind.TASK, title="备货", body="")
    book = opened(render_xlsx(spec("xlsx", task)))
    assert [cell.value for cell in book["明细"][2]][5:8] == ["内部", "内部", "备货"]
    assert book["2026年11月"].cell(2, 3).value == "08:30 备货【内部】"
    fills = {book["明细"].cell(2, 7).fill.fgColor.rgb, book["2026年11月"].cell(2, 3).fill.fgColor.rgb}
    assert fills == {"FFF8F3D4"}
