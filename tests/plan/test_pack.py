from datetime import date

from generator.model.artifact import CalendarSpec, PosterSpec
from generator.model.words import Thing
from generator.plan import Period, plan_pack, slice_of
from generator.plan.scripts import Speaker
from generator.plan.views import sop_values
from generator.problems import Problem, Span
from generator.render import render
from tests.conftest import SMALL

SOP = "content/sops/opening.yml"


def text_of(plan, path):
    (artifact,) = [artifact for artifact in plan.artifacts if artifact.path == path]
    return render(artifact.spec).decode()


def test_a_pack_has_these_files(plan):
    assert [artifact.path for artifact in plan().artifacts] == [
        "calendar.md",
        "scripts/hello.md",
        "checklists/opening.md",
        "README.md",
        "calendar.csv",
        "calendar.xlsx",
        "calendar.ics",
        "calendar.json",
        "posters/invite.jpg",
        "posters/sale-2026-11-28-sale.jpg",
        "wecom/welcome-hello.json",
        "wecom/broadcast-2026-11-27-2000.json",
        "wecom/broadcast-2026-11-28-1200.json",
    ]


def test_every_file_has_a_title(plan):
    titles = {artifact.path: artifact.title for artifact in plan().artifacts}
    assert titles["README.md"] == "先看这里"
    assert titles["checklists/opening.md"] == "开群清单"
    assert titles["posters/sale-2026-11-28-sale.jpg"] == "特卖海报"
    assert all(titles.values())


def test_every_calendar_holds_the_same_entries(plan):
    made = plan()
    calendars = [artifact.spec for artifact in made.artifacts if isinstance(artifact.spec, CalendarSpec)]
    assert {spec.entries for spec in calendars} == {made.schedule.entries}
    assert {(spec.group, spec.title, spec.brand, spec.timezone) for spec in calendars} == {
        ("one", "示例水果群01", "示例小店", "Asia/Shanghai")
    }


def test_a_poster_an_entry_names_is_a_file_of_the_pack(plan):
    made = plan(days=120)
    named = {f"posters/{entry.poster}.jpg" for entry in made.schedule.entries if entry.poster}
    assert len(named) == 4
    assert named < {artifact.path for artifact in made.artifacts}


def test_a_posters_words_are_expanded_and_know_where_they_were_written(plan):
    (spec,) = [artifact.spec for artifact in plan().artifacts if artifact.path == "posters/invite.jpg"]
    assert isinstance(spec, PosterSpec)
    assert spec.values["caption"] == "示例水果群01"
    assert spec.values["items"] == ("到货早知道", "挑选有人教", "坏果能说清")
    assert str(spec.spans["caption"]) == "content/kinds/welfare.yml:24:16"


def test_messages_are_all_that_members_will_read(plan):
    made = plan()
    said = [message for message in made.messages if message.thing is Thing.TEXT]
    texts = [message.text for message in said]
    assert texts == [*(entry.body for entry in made.schedule.entries if entry.body), made.scripts[0].text]
    assert {message.group for message in made.messages} == {"one"}
    assert str(said[-1].span) == "content/scripts/hello.md:8:1"
    assert said[-1].channel.value == "welcome"


def test_a_missing_template_is_a_problem_and_not_a_crash(small):
    catalog = small({"templates/pack/script.md.j2": SMALL["templates/pack/script.md.j2"]}).catalog
    kept = {name: value for name, value in catalog.templates.items() if name != "pack/script.md.j2"}
    broken = type(catalog)(**{**vars(catalog), "templates": kept})
    assert plan_pack(slice_of(broken, "one"), Period(date(2026, 11, 21), 1)).problems == (
        Problem(
            Span("templates/pack/script.md.j2"),
            "缺少内容包的模板",
            "从新建的工作区里把这个模板复制过来",
            "pack_template",
        ),
    )


def test_the_calendar_lists_what_gave_way(plan):
    text = text_of(plan(first=date(2026, 11, 28), days=1), "calendar.md")
    assert "## 未排入" in text
    assert text.splitlines()[-1].startswith("| 11 月 28 日 周六 | 12:30 | ")
    assert text.splitlines()[-1].endswith(" | 同一时段先让优先的 | 特卖开始 |")


def test_the_calendar_names_the_poster_and_the_reason(plan, golden):
    made = plan(first=date(2026, 11, 27), days=1)
    without_topic = text_of(made, "calendar.md").partition("### 20:00")
    golden("calendar.md", "".join(without_topic[1:]))


def test_the_readme_says_how_to_use_the_pack(plan, golden):
    golden("readme.md", text_of(plan(), "README.md"))


def test_a_checklist_counts_days_for_its_group(plan, golden):
    golden("checklist.md", text_of(plan(), "checklists/opening.md"))


def test_a_script_is_ready_to_copy(plan, golden):
    golden("script.md", text_of(plan(), "scripts/hello.md"))


def test_a_checklist_names_no_day_where_a_step_comes_on_several(small):
    title = SMALL["content/sops/opening.yml"].replace("title: 第一个问题", 'title: "{{ day.date }}第一个问题"')
    slice = slice_of(small({"content/sops/opening.yml": title}).catalog, "one")
    values = sop_values(Speaker(slice), "opening", slice.sops["opening"])
    assert [step["title"] for step in values["stages"][0]["steps"]] == ["打招呼", "第一个问题"]


TASK = """\
      - {id: stock, title: 备货, channel: task, trigger: {day: 7, at: "15:00"}, body: 数两遍。, done_when: [样品齐了]}
      - {id: full, title: 换码, channel: task, trigger: {members: {at_least: 180}}, body: 换成新群的。, done_when: [换好了]}
"""


def test_a_pack_says_what_the_team_does_and_that_nobody_is_sent_it(plan):
    made = plan({SOP: SMALL[SOP] + TASK}, first=date(2026, 11, 21), days=1)
    calendar, watched = text_of(made, "calendar.md"), text_of(made, "scripts/watched.md")
    assert (
        "### 15:00 备货\n\n中 · 内部，不发给成员 · 群主 阿禾\n\n数两遍。\n\n为什么：开群 · 开场 · 建群第 7 天。\n\n- [ ] 样品齐了"
        in calendar
    )
    assert "## 群成员达到 180 人时：换码\n\n内部 · 群主 阿禾 · 开群 · 开场\n\n换成新群的。\n\n- [ ] 换好了" in watched
    assert "共 1 天，1 条推送，1 件内部的事。" in text_of(made, "README.md")
    assert "### 备货\n\n建群第 7 天 15:00 · 内部 · 群主\n\n数两遍。\n\n- [ ] 样品齐了" in text_of(
        made, "checklists/opening.md"
    )
    assert not [message for message in made.messages if "两遍" in message.text or "新群" in message.text]
