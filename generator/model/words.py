"""Owns the fixed words of the field: each has an English key for YAML and a Chinese label for people."""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A key that knows its Chinese label.

    >>> Channel.BROADCAST.value, Channel.BROADCAST.label
    ('broadcast', '群发')
    """

    label: str

    def __new__(cls, key: str, label: str) -> Word:
        word = str.__new__(cls, key)
        word._value_ = key
        word.label = label
        return word


class Purpose(Word):
    """What a group is for."""

    ACQUISITION = "acquisition", "拉新"
    RETENTION = "retention", "留存"
    CONVERSION = "conversion", "转化"
    ACTIVATION = "activation", "促活"


class Platform(Word):
    """Where a group lives; decides limits and channels."""

    WECOM_CUSTOMER = "wecom_customer", "企业微信客户群"
    WECHAT = "wechat", "微信群"


class Publish(Word):
    """How much of a group the site shows."""

    NONE = "none", "不公开"
    SUMMARY = "summary", "只公开定位"
    FULL = "full", "全部公开"


class Channel(Word):
    """How an entry reaches members; a task is work of the team and reaches nobody."""

    BROADCAST = "broadcast", "群发"
    MANUAL = "manual", "手动"
    ANNOUNCEMENT = "announcement", "公告"
    MOMENTS = "moments", "朋友圈"
    PRIVATE = "private", "私聊"
    WELCOME = "welcome", "欢迎语"
    TASK = "task", "内部"


class Thing(Word):
    """What of a message a platform limits."""

    TEXT = "text", "文字"
    LINK_TITLE = "link_title", "链接的标题"
    LINK_DESCRIPTION = "link_description", "链接的描述"
    LINK_URL = "link_url", "链接的网址"
    LINK_PICTURE = "link_picture", "链接封面图的网址"
    MINIPROGRAM_TITLE = "miniprogram_title", "小程序的标题"
    PICTURES = "pictures", "图片"
    ATTACHMENTS = "attachments", "附件"
    POSTER = "poster", "海报上的字"


class EntryKind(Word):
    """What an entry does for members; a task is done for the team."""

    NORM = "norm", "规范"
    VALUE = "value", "干货"
    INTERACTION = "interaction", "互动"
    PROMO = "promo", "营销"
    SERVICE = "service", "服务"
    TASK = "task", "内部"


class Seat(Word):
    """Who does something in a group."""

    OWNER = "owner", "群主"
    ADMIN = "admin", "管理员"
    KOC = "koc", "群 KOC"
    STAFF = "staff", "官方助手"
    MEMBER = "member", "成员"


class TopicKind(Word):
    """What a topic asks of members."""

    TIP = "tip", "小知识"
    QUESTION = "question", "话题"
    GAME = "game", "小游戏"
    SHOW = "show", "晒单"


class ScriptKind(Word):
    """When a script is spoken."""

    WELCOME = "welcome", "欢迎语"
    ANNOUNCEMENT = "announcement", "群公告"
    RULES = "rules", "群规"
    OPENING = "opening", "开场"
    PROMOTION = "promotion", "推荐"
    SERVICE = "service", "服务"
    COMFORT = "comfort", "安抚"
    COMPLAINT = "complaint", "投诉"
    REFUSAL = "refusal", "婉拒"
    WAKE_UP = "wake_up", "唤醒"
    THANKS = "thanks", "致谢"
    CLOSING = "closing", "收尾"


class QuestionType(Word):
    """How an interview question is answered."""

    OPEN = "open", "问答"
    SINGLE = "single", "单选"
    MULTIPLE = "multiple", "多选"
    CASE = "case", "情境"


class Level(Word):
    """How far a person has come in a job."""

    JUNIOR = "junior", "初级"
    SENIOR = "senior", "资深"
    LEAD = "lead", "负责人"


class FaqCategory(Word):
    """What members ask about."""

    PRODUCT = "product", "产品答疑"
    OFFER = "offer", "优惠信息"
    SERVICE = "service", "售后服务"
    GROUP = "group", "群务"


class Tone(Word):
    """The mood of a node; a solemn day carries nothing festive."""

    FESTIVE = "festive", "喜庆"
    PLAIN = "plain", "日常"
    SOLEMN = "solemn", "肃穆"


class Region(Word):
    """Where readers live; the north and the south keep 小年 on different days."""

    NORTH = "north", "北方"
    SOUTH = "south", "南方"


class SolarTerm(StrEnum):
    """The 24 terms in the order of the solar year; people write them in Chinese."""

    XIAOHAN = "小寒"
    DAHAN = "大寒"
    LICHUN = "立春"
    YUSHUI = "雨水"
    JINGZHE = "惊蛰"
    CHUNFEN = "春分"
    QINGMING = "清明"
    GUYU = "谷雨"
    LIXIA = "立夏"
    XIAOMAN = "小满"
    MANGZHONG = "芒种"
    XIAZHI = "夏至"
    XIAOSHU = "小暑"
    DASHU = "大暑"
    LIQIU = "立秋"
    CHUSHU = "处暑"
    BAILU = "白露"
    QIUFEN = "秋分"
    HANLU = "寒露"
    SHUANGJIANG = "霜降"
    LIDONG = "立冬"
    XIAOXUE = "小雪"
    DAXUE = "大雪"
    DONGZHI = "冬至"


class Slot(Word):
    """A part of the day, as in 早中晚."""

    MORNING = "morning", "早"
    NOON = "noon", "中"
    EVENING = "evening", "晚"


class Weekday(Word):
    """A day of the week, Monday first."""

    MONDAY = "monday", "周一"
    TUESDAY = "tuesday", "周二"
    WEDNESDAY = "wednesday", "周三"
    THURSDAY = "thursday", "周四"
    FRIDAY = "friday", "周五"
    SATURDAY = "saturday", "周六"
    SUNDAY = "sunday", "周日"


class Quota(Word):
    """How many broadcasts a customer group may receive, as its administrator has set it."""

    PER_MONTH_DAYS = "per_month_days", "每月不超过当月天数"
    SEVEN_PER_WEEK = "7_per_week", "每周 7 条"
    ONE_PER_DAY = "1_per_day", "每天 1 条"


class LimitUnit(Word):
    """What a limit counts."""

    BYTES = "bytes", "字节"
    CHARACTERS = "characters", "个字"
    COUNT = "count", "个"
    MONTH_DAYS = "month_days", "条，按当月天数"
    PER_WEEK = "per_week", "条一周"
    PER_DAY = "per_day", "条一天"
    PEOPLE = "people", "人"
    DAYS = "days", "天"
    SECONDS = "seconds", "秒"
    PIXELS = "pixels", "像素"
    MEGABYTES = "megabytes", "兆字节"
    PER_MINUTE = "per_minute", "次一分钟"
    YEARS = "years", "岁"
    YUAN = "yuan", "元"
    PERCENT = "percent", "个百分点"


class LimitStatus(Word):
    """How well a figure is known."""

    OFFICIAL = "official", "官方页面"
    CODE = "code", "代码里看到"
    SECONDARY = "secondary", "转述"
    OPINION = "opinion", "看法"
    UNVERIFIED = "unverified", "未核实"


class ParameterType(Word):
    """How a campaign's parameter is read and checked."""

    TEXT = "text", "文字"
    PRICE = "price", "价格（元）"
    LIST_PRICE = "list_price", "对比价（元）"
    NUMBER = "number", "数字"
    DAY = "day", "日期"
    ADDRESS = "address", "网址"


class WordingLevel(Word):
    """How far a way of speaking is barred."""

    FORBIDDEN = "forbidden", "禁用"
    EVIDENCE = "evidence", "需依据"
    CAREFUL = "careful", "慎用"
