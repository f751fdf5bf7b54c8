"""`qunce check` as people meet it: one text, areas, a branch, fixes, and the forms for programs."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.sarif import as_sarif
from generator.problems import Problem, Span
from tests.cli.conftest import Said
from tests.conftest import LAWFUL, replace_in, write_files
from tests.load.test_history import git
from tests.pipeline.test_text import RULES

Qunce = Callable[..., Said]
HELLO = "content/scripts/hello.md"
NO_ADVICE = "用语检查不构成法律意见，拿不准的请问律师。\n"


@pytest.fixture
def paste(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes | str], None]:
    """Let standard input hold a text."""

    def hold(text: bytes | str) -> None:
        raw = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))

    return hold


def test_one_text_is_checked(qunce: Qunce, root: Path, paste: Callable[[bytes | str], None]) -> None:
    write_files(root, {"content/compliance/wording/all.yml": RULES})
    paste("今天到货。\n")
    assert qunce("check", "-") == (0, "没有发现问题，15 字节。\n" + NO_ADVICE, "")
    paste("好,全网最低")
    code, out, err = qunce("check", "-", "--channel", "broadcast", "--trade", "fruit")
    assert (code, out) == (1, "")
    assert err == (
        "标准输入:1:2: 提醒：“好,全网最低”的排版不对\n  提示：写成“好，全网最低”\n"
        "标准输入:1:3: “全网最低”不能写：最高级\n"
        "  提示：证不了。依据：广告法第九条。怎么改：写事实。\n\n1 个错误，1 条提醒。\n" + NO_ADVICE
    )
    paste("好,全网最低")
    code, out, _ = qunce("check", "-", "--poster", "--only", "typography", "--format", "json")
    assert (code, [problem["rule"] for problem in json.loads(out)]) == (0, ["typography_is_clean"])


def test_without_wording_rules_nothing_is_said_of_the_law(
    qunce: Qunce, root: Path, paste: Callable[[bytes | str], None]
) -> None:
    paste("今天到货。")
    assert qunce("check", "-") == (0, "没有发现问题，15 字节。\n", "")


def test_what_is_no_text_is_refused(qunce: Qunce, root: Path, paste: Callable[[bytes | str], None]) -> None:
    paste("你好".encode("gbk"))
    assert qunce("check", "-").err.startswith("标准输入:1:1: 文件不是 UTF-8 编码（看起来是 GBK）\n")
    paste("")
    assert qunce("check", "-").code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--channel", "manual"], "--channel 只和 - 一起用：qunce check - --channel"),
        (["--poster"], "--poster 只和 - 一起用：qunce check - --poster"),
        (["--trade", "fruit"], "--trade 只和 - 一起用：qunce check - --trade"),
        (["-", "--fix"], "--fix 不能和 - 一起用。"),
        (["-", "--changed", "main"], "--changed 不能和 - 一起用。"),
        (["-", "--poster", "--channel", "manual"], "--poster 和 --channel 只写一个。"),
        (["-", "--trade", "frut"], "“--trade”的值不对：没有“frut”这个行业。是不是想写 fruit？"),
        (["--only", "wordin"], "“--only”的值不对：没有“wordin”这一类检查，也没有这条规则。是不是想写 wording？"),
        (["--only", ","], "“--only”的值不对：至少写一个类别或规则，例如 wording。"),
        (["--fix", "--only", "wording"], "--fix 只改排版：和 --only 一起用时，里面要有 typography。"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_options_that_do_not_go_together_are_wrong_usage(
    qunce: Qunce, root: Path, arguments: list[str], said: str
) -> None:
    code, out, err = qunce("check", *arguments)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"错误：{said}"


def test_areas_and_rules_are_asked_for_by_name(qunce: Qunce, root: Path) -> None:
    write_files(root, {"content/scripts/idle.md": LAWFUL[HELLO], HELLO: str(LAWFUL[HELLO]) + "好a\n"})
    code, out, err = qunce("check", "--only", "wording, limits")
    assert (code, out, err) == (0, "这几类没有错误。\n", "")
    code, out, err = qunce("check", "--only", "unused")
    assert (code, out) == (0, "这几类没有错误，1 条提醒。\n")
    assert err.startswith("content/scripts/idle.md:2:1: 提醒：“问好”没有用上")
    code, out, _ = qunce("check", "--only", "content_is_used,typography", "--format", "json")
    assert [problem["rule"] for problem in json.loads(out)] == ["typography_is_clean", "content_is_used"]


def test_fix_says_what_it_changes_and_then_checks(qunce: Qunce, root: Path) -> None:
    write_files(root, {HELLO: str(LAWFUL[HELLO]) + "好a\n"})
    assert qunce("check", "--fix") == (
        0,
        "内容没有错误。\n",
        f"{HELLO}:10: 好a → 好 a\n{HELLO}  改好了 1 处排版\n",
    )
    assert qunce("check", "--fix") == (0, "内容没有错误。\n", "")
    assert (root / HELLO).read_text(encoding="utf-8") == str(LAWFUL[HELLO]) + "好 a\n"


def test_a_branch_is_checked_for_what_it_touches(qunce: Qunce, root: Path) -> None:
    write_files(root, {"content/compliance/wording/all.yml": RULES})
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "first")
    scope = "只看了改动牵涉到的：和 main 相比改了 {} 个文件，检查了 {} 个群（一共 1 个），别处的 0 条提醒没有列出。\n"
    assert qunce("check", "--changed", "main") == (0, "内容没有错误。\n" + scope.format(0, 0), "")
    write_files(root, {HELLO: str(LAWFUL[HELLO]) + "全网最低\n"})
    code, out, err = qunce("check", "--changed", "main")
    assert (code, out) == (1, "")
    assert err.startswith(f"{HELLO}:10:1: “全网最低”不能写：最高级（群 one）\n")
    assert err.endswith("1 个错误。\n" + scope.format(1, 1) + NO_ADVICE)
    replace_in(root, "content/groups/one.yml", "kind: welfare", "kind: nothing")
    code, out, err = qunce("check", "--changed", "main")
    assert code == 1 and err.endswith("1 个错误。\n内容有错误，各群要发的没有检查。\n")


def test_a_base_that_is_not_there_is_no_success(qunce: Qunce, root: Path) -> None:
    git(root, "init", "--quiet")
    code, out, err = qunce("check", "--changed", "origin/main")
    assert (code, out) == (1, "")
    assert "git 里没有“origin/main”这个版本\n  提示：写分支名" in err
    code, out, _ = qunce("check", "--changed", "origin/main", "--format", "sarif")
    assert (code, json.loads(out)["runs"][0]["results"][0]["ruleId"]) == (1, "history")


def test_sarif_has_what_the_standard_requires(qunce: Qunce, root: Path) -> None:
    replace_in(root, "content/groups/one.yml", "kind: welfare", "kind: nothing")
    code, out, err = qunce("check", "--format", "sarif")
    log = json.loads(out)
    assert (code, err, log["version"]) == (1, "", "2.1.0")
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "qunce" and driver["version"]
    assert [rule["id"] for rule in driver["rules"]] == ["references_lead_somewhere"]
    (result,) = run["results"]
    assert result["ruleId"] == "references_lead_somewhere" and result["level"] == "error"
    assert result["message"]["text"] == "没有“nothing”这个群类型。可以写：welfare"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/groups/one.yml", "uriBaseId": "SRCROOT"},
                "region": {"startLine": 3, "startColumn": 7},
            }
        }
    ]


def test_sarif_of_nothing_is_a_run_without_results(qunce: Qunce, root: Path) -> None:
    code, out, _ = qunce("check", "--format", "sarif")
    assert code == 0 and json.loads(out)["runs"][0]["results"] == []


def test_sarif_names_files_as_addresses() -> None:
    problems = [
        Problem(Span("content/指南 a.md"), "一"),
        Problem(Span("content/x.yml", 3), "二", "三", "r", warning=True),
        Problem(Span("/tmp/空 格"), "四"),
    ]
    log = as_sarif(problems)
    results = log["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert places[0] == {"artifactLocation": {"uri": "content/%E6%8C%87%E5%8D%97%20a.md", "uriBaseId": "SRCROOT"}}
    assert places[1]["region"] == {"startLine": 3}
    assert places[2]["artifactLocation"]["uri"] == "file:///tmp/%E7%A9%BA%20%E6%A0%BC"
    assert ["ruleId" in result for result in results] == [False, True, False]
    assert (results[1]["level"], results[1]["message"]["text"]) == ("warning", "二。三")
