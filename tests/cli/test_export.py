"""`qunce export sensitive-words`: what it writes, for whom, and what it says it cannot do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said
from tests.conftest import REPOSITORY, write_files
from tests.pipeline.test_text import RULES

Qunce = Callable[..., Said]
NOTE = "有 1 种写法平台查不了，没有导出，JSON 的 left_out 里写了哪些、为什么。\n"
PACK = RULES.replace("[全网最低]", '[全网最低, "最[强|硬]", "[国家|世界]*级"]').replace(
    "    reason", "    exceptions: [最强大脑]\n    reason"
)


def test_json_is_what_the_interface_takes(qunce: Qunce, root: Path) -> None:
    write_files(root, {"content/compliance/wording/all.yml": RULES})
    code, out, err = qunce("export", "sensitive-words")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "source": "https://developer.work.weixin.qq.com/document/path/95130",
        "rules": [{"rule_name": "用语·拦截", "word_list": ["全网最低"], "intercept_type": 1}],
        "left_out": [],
        "softened": [],
    }


def test_what_the_platform_cannot_do_is_said(qunce: Qunce, root: Path) -> None:
    write_files(root, {"content/compliance/wording/all.yml": PACK})
    code, out, err = qunce("export", "sensitive-words", "--out", "lists/words.json")
    assert (code, out) == (0, "lists/words.json  2 条规则，3 个词\n")
    assert err == NOTE + "有 1 个禁用词在别的话里是正常的，平台分不清，只警告、不拦截。\n"
    value = json.loads((root / "lists/words.json").read_bytes())
    assert value["rules"][1] == {"rule_name": "用语·警告", "word_list": ["最强"], "intercept_type": 2}
    assert value["left_out"][0]["pattern"] == "[国家|世界]*级"


def test_a_table_opens_in_a_spreadsheet(qunce: Qunce, root: Path) -> None:
    write_files(root, {"content/compliance/wording/all.yml": PACK})
    assert qunce("export", "sensitive-words", "--out", "words.csv").code == 0
    raw = (root / "words.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[:2] == [["规则", "方式", "词"], ["用语·拦截", "拦截", "最硬"]]
    assert qunce("export", "sensitive-words", "--format", "csv").out.splitlines()[0] == "规则,方式,词"


def test_without_rules_there_is_nothing_to_export(qunce: Qunce, root: Path) -> None:
    code, out, err = qunce("export", "sensitive-words")
    assert (code, out) == (1, "")
    assert err.startswith("content/compliance/wording: 这里没有用语规则\n  提示：先写用语规则，再导出\n")


def test_the_starters_list_is_taken_by_the_platform(qunce: Qunce) -> None:
    code, out, _ = qunce("export", "sensitive-words", "--root", str(REPOSITORY))
    rules = json.loads(out)["rules"]
    assert code == 0 and 0 < len(rules) <= 100
    assert all(1 <= len(rule["rule_name"]) <= 20 and 0 < len(rule["word_list"]) <= 300 for rule in rules)
    assert all(1 <= len(word) <= 32 for rule in rules for word in rule["word_list"])
    assert len({rule["rule_name"] for rule in rules}) == len(rules)
    blocked = {word for rule in rules if rule["intercept_type"] == 1 for word in rule["word_list"]}
    assert "最棒" in blocked and not {"最近", "第一步", "最佳"} & blocked
