"""Requests to WeCom: fields as in the official interfaces, placeholders for what only the platform knows."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.model.artifact import DataSpec
from generator.plan import Period, plan_pack, slice_of
from generator.plan.wecom_schema import wecom_schemas
from generator.render import render
from tests.conftest import SMALL, TODAY

SALE, HELLO, GROUP, SOP = (
    "content/campaigns/sale.yml",
    "content/scripts/hello.md",
    "content/groups/one.yml",
    "content/sops/opening.yml",
)
LINK = '{type: link, title: "{{ node.title }}", url: https://example.com/a, description: 一句话}'
MINI = "{type: miniprogram, title: 下单, appid: wx1, page: index, cover: cover.png}"


def validator(path):
    name = path.removeprefix("wecom/").partition("-")[0]
    return Draft202012Validator(wecom_schemas()[f"wecom-{name}"])


def requests(plan):
    found = {item.path: item for item in plan.artifacts if item.path.startswith("wecom/")}
    return {path: json.loads(render(item.spec)) for path, item in found.items()}


def test_a_broadcast_is_one_request_for_its_group(plan):
    made = plan(
        {
            SALE: SMALL[SALE].replace(
                'body: "{{ node.title }}开始。"', f'cards: [{LINK}, {MINI}], body: "{{{{ node.title }}}}开始。"'
            )
        }
    )
    found = requests(made)
    assert found["wecom/broadcast-2026-11-28-1200.json"] == {
        "chat_type": "group",
        "chat_id_list": ["{{chat_id:one}}"],
        "sender": "{{sender:owner}}",
        "text": {"content": "会员日开始。"},
        "attachments": [
            {"msgtype": "image", "image": {"media_id": "{{media_id:posters/sale-2026-11-28-sale.jpg}}"}},
            {"msgtype": "link", "link": {"title": "会员日", "desc": "一句话", "url": "https://example.com/a"}},
            {
                "msgtype": "miniprogram",
                "miniprogram": {
                    "title": "下单",
                    "pic_media_id": "{{media_id:content/assets/cover.png}}",
                    "appid": "wx1",
                    "page": "index",
                },
            },
        ],
    }
    assert list(found)[-1] == "wecom/broadcast-2026-11-28-1200.json"


def test_welcomes_are_materials_and_the_first_word_to_a_friend_is_its_own_request(plan):
    flow = str(SMALL[SOP]).replace(
        'trigger: {day: 2, at: "12:30"}', "channel: welcome\n        trigger: {joined: 0m}\n        poster: invite"
    )
    found = requests(plan({SOP: flow}))
    assert found["wecom/welcome-hello.json"] == {
        "text": {"content": "欢迎来到示例水果群01，我是小示。"},
        "notify": 1,
    }
    assert found["wecom/welcome-sop-opening-first-ask.json"] == {
        "text": {"content": "你们家常买什么水果？"},
        "image": {"media_id": "{{media_id:posters/invite.jpg}}"},
        "notify": 1,
    }
    friend = requests(plan({HELLO: str(SMALL[HELLO]).replace("channel: welcome", "channel: private")}))
    assert friend["wecom/contact-hello.json"] == {
        "welcome_code": "{{welcome_code}}",
        "text": {"content": "欢迎来到示例水果群01，我是小示。"},
    }


def test_two_broadcasts_of_one_minute_have_their_own_files(plan):
    second = (
        '  - {id: too, title: 再说, kind: service, channel: broadcast, days: 0, at: "12:00", body: 再说。}\nposters:\n'
    )
    made = requests(plan({SALE: SMALL[SALE].replace("kind: promo", "kind: service").replace("posters:\n", second)}))
    texts = [request["text"]["content"] for path, request in made.items() if "2026-11-28-1200" in path]
    assert texts == ["会员日开始。", "再说。"]
    assert "wecom/broadcast-2026-11-28-1200-2.json" in made


def test_a_group_of_wechat_has_no_requests(plan):
    made = plan({GROUP: str(SMALL[GROUP]).replace("demo: true", "demo: true\nplatform: wechat")})
    assert requests(made) == {}
    assert made.placeholders == ()
    assert "wecom/" not in render(next(item.spec for item in made.artifacts if item.path == "README.md")).decode()


def test_what_a_request_leaves_open_is_listed_with_its_files(plan):
    made = plan()
    rows = {row["name"]: row for row in (item.to_row() for item in made.placeholders)}
    assert set(rows) == {"{{chat_id:one}}", "{{sender:owner}}", "{{media_id:posters/sale-2026-11-28-sale.jpg}}"}
    assert rows["{{media_id:posters/sale-2026-11-28-sale.jpg}}"]["files"] == ["wecom/broadcast-2026-11-28-1200.json"]
    assert all(row["meaning"] for row in rows.values())


def test_words_that_look_like_a_placeholder_are_none(plan):
    sale = SMALL[SALE].replace("{{ node.title }}开始。", "{{ '{{name:x}}' }}")
    assert "{{name:x}}" not in {item.name for item in plan({SALE: sale}).placeholders}


def test_every_request_of_the_starter_fits_its_schema(starter):
    kinds = set()
    for key in starter.groups:
        made = plan_pack(slice_of(starter, key), Period(TODAY, 60))
        for path, request in requests(made).items():
            validator(path).validate(request)
            kinds.add(path.removeprefix("wecom/").partition("-")[0])
        open_ends = {item.name for item in made.placeholders}
        posters = {name[len("{{media_id:") : -2] for name in open_ends if name.startswith("{{media_id:")}
        assert posters <= {item.path for item in made.artifacts}
    assert kinds == {"broadcast", "welcome", "contact"}


@pytest.mark.parametrize(
    ("path", "request_"),
    [
        (
            "wecom/broadcast-x.json",
            {"chat_type": "single", "chat_id_list": ["a"], "sender": "b", "text": {"content": "c"}},
        ),
        ("wecom/broadcast-x.json", {"chat_type": "group", "chat_id_list": ["a"], "text": {"content": "c"}}),
        (
            "wecom/broadcast-x.json",
            {
                "chat_type": "group",
                "chat_id_list": ["a"],
                "sender": "b",
                "text": {"content": "c"},
                "attachments": [{"msgtype": "image", "link": {"title": "a", "url": "b"}}],
            },
        ),
        ("wecom/welcome-x.json", {"text": {"content": ""}}),
        ("wecom/welcome-x.json", {"text": {"content": "好"}, "notify": 2}),
        ("wecom/contact-x.json", {"text": {"content": "好"}}),
    ],
)
def test_the_schemas_refuse_what_the_interfaces_do_not_know(path, request_):
    with pytest.raises(ValidationError):
        validator(path).validate(request_)


def test_the_schemas_are_schemas():
    for schema in wecom_schemas().values():
        Draft202012Validator.check_schema(schema)


def test_only_requests_are_data_in_a_pack(plan):
    assert {item.path.partition("/")[0] for item in plan().artifacts if isinstance(item.spec, DataSpec)} == {"wecom"}
