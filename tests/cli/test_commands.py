import json
import zipfile

import pytest

from tests.conftest import REPOSITORY, SMALL, replace_in, write_files

LINK = '{url: "https://example.com/g/1"}'
EXPIRED = '{url: "https://example.com/g/1", expires_on: 2026-11-01}'


def break_texts(root):
    replace_in(root, "content/scripts/hello.md", "{{ group.title }}", "{{ group.titel }}")
    replace_in(root, "content/kinds/welfare.yml", "进群先知道", "进群先知道" * 40)


def test_check_lists_every_problem_by_file_and_line(qunce, root):
    break_texts(root)
    code, out, err = qunce("check")
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert lines[0].startswith("content/kinds/welfare.yml:20:17: ")
    assert "content/scripts/hello.md:8:1: “titel”在这里没有值（是不是想写 title？）（群 one）" in lines
    assert lines[-1] == "2 个错误。"


def test_check_counts_warnings_apart_and_fails_for_none(qunce, root):
    replace_in(root, "content/groups/one.yml", LINK, EXPIRED)
    assert qunce("check") == (
        0,
        "内容没有错误，1 条提醒。\n",
        "content/groups/one.yml:11:52: 提醒：进群链接 2026-11-01 就失效了\n  提示：换一个新的链接和日期\n\n1 条提醒。\n",
    )


def test_check_speaks_json(qunce, root):
    replace_in(root, "content/groups/one.yml", LINK, EXPIRED)
    code, out, err = qunce("check", "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == [
        {
            "file": "content/groups/one.yml",
            "line": 11,
            "column": 52,
            "level": "warning",
            "rule": "links_are_alive",
            "message": "进群链接 2026-11-01 就失效了",
            "hint": "换一个新的链接和日期",
        }
    ]


def test_check_speaks_json_where_all_is_well(qunce, root):
    code, out, err = qunce("check", "--format", "json")
    assert (code, json.loads(out), err) == (0, [], "")


@pytest.mark.parametrize(
    "arguments", [["check"], ["pack"], ["calendar", "one"], ["poster", "one", "invite"], ["nodes"]], ids=" ".join
)
def test_problems_that_stop_a_command_are_json_where_json_was_asked_for(qunce, root, arguments):
    replace_in(root, "content/groups/one.yml", "kind: welfare", "kind: nothing")
    code, out, err = qunce(*arguments, "--format", "json")
    assert (code, err) == (1, "")
    assert [problem["rule"] for problem in json.loads(out)] == ["references_lead_somewhere"]


def test_check_annotates_pull_requests(qunce, root):
    replace_in(root, "content/groups/one.yml", LINK, EXPIRED)
    break_texts(root)
    code, out, err = qunce("check", "--format", "github")
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert lines[0].startswith(
        "::warning file=content/groups/one.yml,line=11,col=52::进群链接 2026-11-01 就失效了。换一个新的"
    )
    assert lines[1].startswith("::error file=content/kinds/welfare.yml,line=20,col=17::")
    assert len(lines) == 3


def test_annotations_escape_what_github_would_take_for_its_own(capsys):
    from generator.cli.report import say_problems
    from generator.problems import Problem, Span

    say_problems([Problem(Span("content/a,b:c%.yml", 3), "100% 错\r\n第二行", "写成 a: b, c")], "github")
    assert capsys.readouterr().out == (
        "::error file=content/a%2Cb%3Ac%25.yml,line=3::100%25 错%0D%0A第二行。写成 a: b, c\n"
    )


def test_pack_says_what_it_wrote(qunce, root):
    assert qunce("pack", "--days", "7") == (0, "build/packs/one  写了 11 个文件\n", "")
    assert qunce("pack", "--days", "7") == (0, "build/packs/one  没有变化\n", "")
    replace_in(root, "content/kinds/welfare.yml", "headline: 进群先知道", "headline: 先知道")
    assert qunce("pack", "--days", "7") == (0, "build/packs/one  写了 1 个文件，没变 10 个文件\n", "")
    assert qunce("pack", "--days", "1").out == "build/packs/one  写了 6 个文件，没变 4 个文件，删了 1 个文件\n"


def test_pack_removes_what_a_group_that_is_no_more_would_be_sent_from(qunce, root):
    two = (root / "content/groups/one.yml").read_text(encoding="utf-8").replace("群01", "群02")
    write_files(root, {"content/groups/two.yml": two})
    qunce("pack", "--days", "1")
    write_files(root, {"content/groups/two.yml": None})
    gone = "build/packs/one  没有变化\nbuild/packs/two  这个群已经不在内容里，它的内容包删了\n"
    assert qunce("pack", "one", "--days", "1").out == "build/packs/one  没有变化\n"
    assert qunce("pack", "--days", "1") == (0, gone, "")
    assert qunce("pack", "--days", "1").out == "build/packs/one  没有变化\n"


def test_pack_speaks_json(qunce, root):
    code, out, err = qunce("pack", "one", "--days", "7", "--format", "json")
    ((pack),) = json.loads(out)
    assert (code, err, pack["group"], pack["skipped"]) == (0, "", "one", False)
    assert len(pack["written"]) == 11
    assert (pack["unchanged"], pack["removed"], pack["set_aside"], pack["problems"]) == ([], [], [], [])


def test_pack_names_the_files_it_moved_away(qunce, root):
    qunce("pack", "--days", "7")
    write_files(root, {"build/packs/one/笔记.txt": "我的"})
    code, out, err = qunce("pack", "--days", "7")
    (kept,) = (root / "build/kept/one").iterdir()
    assert (code, out) == (0, "build/packs/one  没变 11 个文件\n")
    assert err == f"  有人改过的文件移到了 build/kept/one/{kept.name}\n"


def test_pack_writes_where_it_is_told(qunce, root):
    assert qunce("pack", "--days", "1", "--out", "here", "--from", "2026-12-01").out.startswith("here/one  写了")
    manifest = json.loads((root / "here/one/pack.json").read_bytes())
    assert (manifest["from"], manifest["days"]) == ("2026-12-01", 1)
    assert not (root / "build").exists()


def test_pack_zips_are_the_same_every_time(qunce, root):
    first = qunce("pack", "--days", "1", "--zip")
    data = (root / "build/packs/one.zip").read_bytes()
    assert first.out.splitlines()[-1] == "build/packs/one.zip"
    with zipfile.ZipFile(root / "build/packs/one.zip") as archive:
        assert "pack.json" in archive.namelist()
    qunce("pack", "--days", "1", "--zip", "--out", "elsewhere")
    assert (root / "elsewhere/one.zip").read_bytes() == data


def test_pack_goes_on_with_the_other_groups(qunce, root):
    group = SMALL["content/groups/one.yml"]
    long = group.replace("title: 示例水果群01", "title: 示例水果群零一二三四五六七八九十一二三四五六七八九")
    write_files(root, {"content/groups/two.yml": long})
    replace_in(
        root, "content/kinds/welfare.yml", "headline: 进群先知道", 'headline: "{{ group.title }}{{ group.title }}"'
    )
    code, out, err = qunce("pack", "--days", "1", "--zip")
    assert code == 1
    assert out.splitlines() == ["build/packs/one  写了 10 个文件", "build/packs/one.zip"]
    assert err.startswith("content/kinds/welfare.yml:20:17: ")
    assert json.loads(qunce("pack", "--days", "1", "--format", "json").out)[1]["problems"]


def test_calendar_shows_a_table(qunce, root, golden, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = qunce("calendar", "one", "--from", "2026-11-28", "--days", "1")
    assert (code, err) == (0, "")
    golden("calendar.txt", "\n".join(line.rstrip() for line in out.splitlines()) + "\n")


def test_calendar_says_where_nothing_is_sent(qunce, root):
    assert qunce("calendar", "one", "--from", "2026-01-01", "--days", "3").out == "这段时间没有推送。\n"


def test_calendar_json_is_the_packs_own_file(qunce, root):
    qunce("pack", "--days", "7")
    code, out, err = qunce("calendar", "one", "--days", "7", "--format", "json")
    assert (code, err) == (0, "")
    assert out == (root / "build/packs/one/calendar.json").read_text(encoding="utf-8")
    assert json.loads(out)


def test_calendar_stops_at_a_text_that_cannot_be_expanded(qunce, root):
    break_texts(root)
    code, out, err = qunce("calendar", "one")
    assert (code, out) == (1, "")
    assert err.startswith("content/scripts/hello.md:8:1: ")


def test_poster_says_what_it_drew(qunce, root):
    assert qunce("poster", "one", "invite") == (0, "build/posters/one-invite.jpg\n", "")
    code, out, _ = qunce("poster", "one", "headline-list", "--format", "json", "--out", "art")
    assert code == 0
    assert json.loads(out) == ["art/one-invite.jpg", "art/one-sale-2026-11-28-sale.jpg"]


def test_poster_draws_in_another_form_and_theme(qunce, root):
    theme = REPOSITORY / "templates/themes/haiyan.yml"
    write_files(root, {"templates/themes/haiyan.yml": theme.read_text(encoding="utf-8")})
    assert qunce("poster", "one", "invite", "--as", "png").out == "build/posters/one-invite.png\n"
    plain = (root / "build/posters/one-invite.png").read_bytes()
    assert plain.startswith(b"\x89PNG")
    for more in (("--theme", "haiyan"), ("--boxes",)):
        assert qunce("poster", "one", "invite", "--as", "png", *more).code == 0
        assert (root / "build/posters/one-invite.png").read_bytes() != plain
    code, out, err = qunce("poster", "one", "invite", "--theme", "haiyn")
    assert (code, out) == (1, "")
    assert err.splitlines()[:2] == ["templates/themes: 没有“haiyn”这个配色", "  提示：是不是想写 haiyan？"]


def test_poster_for_a_solemn_day_takes_no_festive_theme(qunce, root):
    theme = (REPOSITORY / "templates/themes/haiyan.yml").read_text(encoding="utf-8")
    write_files(root, {"templates/themes/haiyan.yml": theme.replace("tone: plain", "tone: festive")})
    assert qunce("poster", "one", "invite", "--theme", "haiyan").code == 0
    replace_in(root, "templates/posters/headline-list.yml", "canvas:", "tone: solemn\ncanvas:")
    code, out, err = qunce("poster", "one", "invite", "--theme", "haiyan")
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == ("templates/themes/haiyan.yml: 肃穆日子的版式“headline-list”不配喜庆的配色“haiyan”")


def test_poster_does_not_care_for_what_it_is_not_made_from(qunce, root):
    replace_in(root, "content/sops/opening.yml", "script: hello", "script: nothing")
    assert qunce("check").code == 1
    assert qunce("poster", "one", "headline-list").code == 0


@pytest.mark.parametrize("file", ["content/kinds/other.yml", "content/campaigns/other.yml"])
def test_poster_reads_of_kinds_and_campaigns_only_those_of_the_group(qunce, root, file):
    write_files(root, {file: "titel: nothing\n"})
    assert qunce("check").code == 1
    assert qunce("poster", "one", "invite").code == 0
    own = "content/kinds/welfare.yml" if "kinds" in file else "content/campaigns/sale.yml"
    write_files(root, {own: f"titel: nothing\n{SMALL[own]}"})
    code, _, err = qunce("poster", "one", "invite")
    assert code == 1
    assert err.startswith(f"{own}:1:1: ") and file not in err


def test_poster_reads_of_the_layouts_only_those_of_the_group(qunce, root):
    write_files(root, {"templates/posters/headline-lost.yml": "needs: nothing\n"})
    assert qunce("check").code == 1
    assert qunce("poster", "one", "headline-list").code == 0
    code, _, err = qunce("poster", "one", "headline-lots")
    assert (code, err.splitlines()[1]) == (1, "  提示：是不是想写 headline-lost？")
    replace_in(root, "content/kinds/welfare.yml", "layout: headline-list", "layout: headline-lots")
    code, _, err = qunce("poster", "one", "headline-list")
    assert (code, err.splitlines()[:2]) == (
        1,
        ["content/kinds/welfare.yml:18:13: 没有“headline-lots”这个版式", "  提示：是不是想写 headline-lost？"],
    )
    replace_in(root, "content/kinds/welfare.yml", "layout: headline-lots", "layout: headline-lost")
    code, _, err = qunce("poster", "one", "headline-lost")
    assert code == 1
    assert err.startswith("templates/posters/headline-lost.yml:1:")


def test_poster_says_which_poster_cannot_be_drawn(qunce, root):
    replace_in(root, "content/kinds/welfare.yml", "进群先知道", "进群先知道" * 40)
    code, out, err = qunce("poster", "one", "headline-list")
    assert (code, out) == (1, "build/posters/one-sale-2026-11-28-sale.jpg\n")
    assert err.startswith("content/kinds/welfare.yml:20:17: ")


def test_schema_writes_checks_and_says_so(qunce, root):
    code, _, err = qunce("schema", "--check")
    assert code == 1
    assert err.splitlines()[0] == "content/.schemas/settings.json  过时了，运行 qunce schema 更新"
    assert qunce("schema").out.splitlines()[0] == "content/.schemas/settings.json  已更新"
    assert qunce("schema", "--check") == (0, "字段说明都是新的。\n", "")


def test_the_repositorys_schemas_are_fresh(qunce):
    assert qunce("schema", "--check", "--root", str(REPOSITORY)).code == 0
