"""Owns the JSON Schemas of requests to WeCom 企业微信. Knows nothing of groups or of what requests say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]


def wecom_schemas() -> dict[str, Schema]:
    """Return the schema of each kind of request by its file's name, without the ending."""
    return {
        "wecom-broadcast": _request(
            "企业微信创建企业群发（add_msg_template）的请求，发给一个客户群。",
            {
                "chat_type": {"const": "group", "description": "发给客户群。"},
                "chat_id_list": _list(_text("客户群的 chat_id。"), "发给哪些客户群。", least=1, most=2000),
                "sender": _text("由谁发：群主的 userid。"),
                "allow_select": {"type": "boolean", "description": "成员能不能改选要发的群。"},
                "text": _TEXT,
                "attachments": _ATTACHMENTS,
            },
            ["chat_type", "chat_id_list", "sender", "text"],
        ),
        "wecom-welcome": _request(
            "企业微信添加入群欢迎语素材（group_welcome_template/add）的请求。",
            {
                "text": _TEXT,
                **_THINGS,
                "agentid": {"type": "integer", "description": "应用的编号；第三方应用才要写。"},
                "notify": {"enum": [0, 1], "description": "是否通知成员有新素材，1 通知。"},
            },
            ["text"],
        ),
        "wecom-contact": _request(
            "企业微信发送新客户欢迎语（send_welcome_msg）的请求。",
            {
                "welcome_code": _text("加好友事件里的 welcome_code。"),
                "text": _TEXT,
                "attachments": _ATTACHMENTS,
            },
            ["welcome_code", "text"],
        ),
    }


def _text(description: str) -> Schema:
    return {"type": "string", "minLength": 1, "description": description}


def _list(items: Schema, description: str, *, least: int, most: int) -> Schema:
    return {"type": "array", "items": items, "minItems": least, "maxItems": most, "description": description}


def _shape(description: str, properties: Mapping[str, Schema], required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "description": description,
    }


def _request(title: str, properties: Mapping[str, Schema], required: list[str]) -> Schema:
    return {"title": title, **_shape(title, properties, required)}


def _attachment(kind: str) -> Schema:
    kinds = {"const": kind, "description": "附件的种类。"}
    return _shape("一个附件。", {"msgtype": kinds, kind: _THINGS[kind]}, ["msgtype", kind])


_TEXT = _shape("要发的文字。", {"content": _text("文字；欢迎语里的 %NICKNAME% 会换成昵称。")}, ["content"])
_MEDIA = _text("上传素材得到的 media_id。")
_THINGS: dict[str, Schema] = {
    "image": _shape("图片。", {"media_id": _MEDIA}, ["media_id"]),
    "link": _shape(
        "链接卡片。",
        {
            "title": _text("标题。"),
            "picurl": _text("封面图的网址。"),
            "desc": _text("描述。"),
            "url": _text("点开的网址。"),
        },
        ["title", "url"],
    ),
    "miniprogram": _shape(
        "小程序卡片。",
        {
            "title": _text("标题。"),
            "pic_media_id": _MEDIA,
            "appid": _text("小程序的 appid。"),
            "page": _text("打开哪一页。"),
        },
        ["title", "pic_media_id", "appid", "page"],
    ),
}
_ATTACHMENTS = _list({"oneOf": [_attachment(kind) for kind in _THINGS]}, "附件。", least=1, most=9)
