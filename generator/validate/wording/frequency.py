"""Owns how often words are met in texts, so that what is looked for first is what is met least often."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import inf, prod

from generator.model.pattern import Choice, Reading, anchors

# The characters our texts have most of, the commonest first: what is looked for first should be made of others.
_COMMON = (
    "的一不人有群了到个天是来我上就没在里用看说发你下三这周和点先写好得家成都么问出过后要时能子两别十会开单前分也接再小每着给们"
    "本数做完次自回只手几晚哪进多条样员价月大放面请话以什第五品想日转还名收二货位买店今明全果书告记题方可事动换答对打期门改照新"
    "水最公号退包年把件定带行去谁内口提当那读报同款怎聊加理己清老讲友法补送八处吃字意拿起中找四句交少头走表直信办道排算保推间为"
    "留私比拍原宝图或现学六规级国地付文从跟见标主按证半试满长场早结红元生种之量领朋停考复合活客运快份让步片码服知目台机查费班账"
)
# Words that patterns begin with and texts have many of, the commonest first: more than their characters let expect.
_COMMON_WORDS = (
    "so 什么 一个 没有 成员 的人 我们 一次 群里 ip ce 自己 dd 一句 一样 进群 一点 可以 个月 官方 有人 一条 不用 出来 "
    "东西 群主 当天 私聊 今天 看到 活动 这个 产品 里的 结果 的是 之前 现在 个人 得到 福利 没人 分钟 一天 订单 处理 "
    "人数 地方 朋友 规则 负责 一周 ps 消息 大家 下来 知道 多少 第一 一起 同事 价格 文章 晚上 哪里 别人 情况 固定 优惠 "
    "同一 每天 一处 一步 一个月 直接 付款 不会 已经 两个 愿意 不是 适合 商品 孩子 小时 不出 每周 的话 第二 广告 pet "
    "一遍 下单 水果 一本 用的 以后 这里 每个 不上 链接 截图 出来的 照着 每月 名片 哪天 后面 推荐 群发 商品页 起来 "
    "一位 就是 一份 名字 建群 看看 是我 办完 办法 一种 数字 电话 三天 接着 好的 微信 成交 照片 海报 写上 新人 还没 "
    "开口 是我们 给你 告诉 下面 清楚 服务 做到 超过 别的 哪个 都在 就好 红包 回来 都有 做法 问你 满意 不到 聊天 接龙 "
    "几条 不够 不准 平台 写的 咨询 写着 拉人 一下 进来 企业 虚构 转发 不要 只有 就行 用完 客户 看见 检查 单独 写成 "
    "写得 今晚 是什么 护肤 门店 品牌 指标 地址 说得 多的 再来 成分 长期 承诺 几分 表情 账号 明天 额度 分享 拉新 出去 "
    "前面 数据 结论 没用 都行 要的 个字 介绍 哪儿 平时 随时 不发 读书 一批 退款 读完 名单 看一眼 不好 出现 奖励 再说 "
    "有奖 客服 "
)
# How often each character is met, by its place; and any other character.
_FREQUENCY = {char: 0.15 / (place + 10) for place, char in enumerate(_COMMON)}
_SELDOM = 0.0003
# Letters and digits come in names and addresses, many at a time.
_LATIN = 0.003
_WORD_FREQUENCY = {word: 0.02 / (place + 9) for place, word in enumerate(_COMMON_WORDS.split())}


def rarest_anchor(parts: Reading) -> tuple[float, int, tuple[Choice, ...]]:
    """Return how often the anchor that is met least often is met, its place and its words; without one, always."""
    found = ((_frequency(run), number, run) for number, run in anchors(parts))
    return min(found, default=(inf, 0, ()), key=lambda anchor: anchor[0])


def _frequency(run: tuple[Choice, ...]) -> float:
    """Return about how often a run is met in a text."""
    return prod(frequency_of_any(choice.words) for choice in run)


def frequency_of_any(words: Iterable[str]) -> float:
    """Return about how often one of some words is met."""
    return sum(map(_frequency_of, words))


@cache
def _frequency_of(word: str) -> float:
    if word and word.isascii():
        return _LATIN / len(word) ** 2
    return _WORD_FREQUENCY.get(word) or prod((_FREQUENCY.get(char, _SELDOM) for char in word), start=1.0)
