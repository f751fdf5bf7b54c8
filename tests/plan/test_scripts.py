from datetime import date

import pytest

from generator.model.words import Seat
from generator.plan import Period, plan_pack, slice_of
from generator.plan.scripts import group_values
from tests.conftest import SMALL

TOPIC = "content/topics/fruit.yml"
SOP = "content/sops/opening.yml"
KIND = "content/kinds/welfare.yml"


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        (
            "content/scripts/hello.md",
            ("我是{{ brand.persona.name }}", "\n我是{{ brand.persna.name }}"),
            "content/scripts/hello.md:9:1: “persna”在这里没有值（是不是想写 persona？）（群 one）",
        ),
        (
            TOPIC,
            ("body: 瓜听声音。", 'body: "{{ grup.title }}"'),
            "content/topics/fruit.yml:4:47: “grup”没有值（群 one）",
        ),
        (
            SOP,
            ("body: 你们家常买什么水果？", "body: |\n          你们家\n          {{ group.titel }}"),
            "content/sops/opening.yml:24:1: “titel”在这里没有值（是不是想写 title？）（群 one）",
        ),
        (
            SOP,
            ("title: 第一个问题", 'title: "{{ 1 / 0 }}"'),
            "content/sops/opening.yml:19:16: 这里的写法用不了这个值（群 one）",
        ),
        (
            KIND,
            ("support: 今天到什么货", 'support: "{{ group.title"'),
            "content/kinds/welfare.yml:21:16: 模板写法有误：括号没有成对，或者多了少了符号（群 one）",
        ),
        (
            KIND,
            ("挑选有人教", '"{{ kid.title }}"'),
            "content/kinds/welfare.yml:22:22: “kid”没有值（群 one）",
        ),
        (
            "content/campaigns/sale.yml",
            ("明天{{ params.product }}", "明天{{ params.produce }}"),
            "content/campaigns/sale.yml:9:91: “produce”在这里没有值（是不是想写 product？）（群 one）",
        ),
    ],
    ids=["script", "topic", "block of a step", "title of a step", "poster", "line of a poster", "phase"],
)
def test_a_mistake_in_a_text_is_reported_at_its_line_with_the_group(plan, edited, name, change, said):
    problems = plan(edited(name, change), first=date(2026, 11, 14)).problems
    assert [f"{problem.span}: {problem.message}" for problem in problems] == [said]


def test_a_mistake_is_said_once_however_often_it_is_met(plan, edited):
    problems = plan(edited(TOPIC, ("body: 瓜听声音。", 'body: "{{ grup.title }}"')), days=90).problems
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("seat", "name"),
    [(Seat.OWNER, "owner-1"), (Seat.ADMIN, "owner-1"), (Seat.STAFF, "staff-1"), (Seat.KOC, ""), (Seat.MEMBER, "")],
)
def test_who_does_what_a_seat_does(small, seat, name):
    assert slice_of(small({}).catalog, "one").seat_holder(seat) == name


def test_values_are_data_and_never_expanded_again(plan, edited):
    title = "{{ brand.name }}"
    made = plan(edited("content/groups/one.yml", ("title: 示例水果群01", f'title: "{title}"')))
    assert made.scripts[0].text == f"欢迎来到{title}，我是小示。"


def test_a_text_may_use_its_own_day(plan, edited):
    body = edited(SOP, ("你们家常买什么水果？", '"{{ day.date }}{{ day.weekday }}你们家常买什么水果？"'))
    (entry,) = [entry for entry in plan(body, first=date(2026, 11, 16), days=1).schedule.entries if "ask" in entry.id]
    assert entry.body == "11 月 16 日周一你们家常买什么水果？"


def test_what_a_text_may_say_of_its_group(small):
    values = group_values(slice_of(small({KIND: SMALL[KIND] + "life_days: 5\n"}).catalog, "one"))
    assert values["group"]["opens"] == "11 月 14 日"
    assert values["group"]["closes"] == "11 月 18 日"
    assert values["group"]["capacity"] == 200
    assert values["brand"]["mark"] == "虚构示例"
    assert values["brand"]["products"] == [{"id": "apple", "name": "苹果", "point": "脆"}]
    assert values["seats"] == {"owner": "阿禾", "admins": [], "staff": ["豆芽"]}


def test_a_group_that_lives_for_ever_has_no_last_day(small):
    group = SMALL["content/groups/one.yml"] + "capacity: 80\n"
    brand = SMALL["content/brands/demo.yml"].replace("demo: true\n", "")
    files = {"content/groups/one.yml": group, "content/brands/demo.yml": brand}
    values = group_values(slice_of(small(files).catalog, "one"))
    assert (values["group"]["closes"], values["group"]["capacity"], values["brand"]["mark"]) == ("", 80, "")


def test_a_pack_with_a_mistake_still_says_the_rest(small):
    files = {TOPIC: SMALL[TOPIC].replace("body: 瓜听声音。", 'body: "{{ nobody }}"')}
    made = plan_pack(slice_of(small(files).catalog, "one"), Period(date(2026, 11, 21), 30))
    assert {entry.body for entry in made.schedule.entries if entry.source == "topics/melon"} == {""}
    assert made.scripts[0].text
