import json


def test_today_lists_what_is_due_over_all_groups(qunce, root):
    code, out, err = qunce("today", "--on", "2026-11-28")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].strip() == "11 月 28 日周六，1 条"
    assert "特卖开始" in out and "示例水果群01" in out


def test_today_is_today_where_no_day_is_named(qunce, root):
    assert "11 月 21 日周六，1 条" in qunce("today").out


def test_today_says_so_where_there_is_nothing(qunce, root):
    assert qunce("today", "--person", "staff-1") == (0, "11 月 21 日没有要发的。\n", "")


def test_a_colleague_is_found_by_work_name_or_id(qunce, root):
    by_name, by_id = qunce("today", "--person", "阿禾"), qunce("today", "--person", "owner-1")
    assert by_name == by_id
    assert "1 条" in by_name.out


def test_an_unknown_colleague_is_a_problem_with_a_hint(qunce, root):
    code, out, err = qunce("today", "--person", "owner1")
    assert (code, out) == (1, "")
    assert "没有“owner1”这位同事" in err and "是不是想写 owner-1？" in err


def test_today_speaks_json(qunce, root):
    value = json.loads(qunce("today", "--on", "2026-11-28", "--format", "json").out)
    assert value["date"] == "2026-11-28"
    assert [(row["group"], row["title"], row["quota"]) for row in value["entries"]] == [("one", "特卖开始", "1/30")]


def test_why_says_who_wanted_the_day_and_what_became_of_it(qunce, root):
    value = json.loads(qunce("calendar", "one", "--why", "2026-11-28", "--format", "json").out)
    assert [(wish["title"], wish["outcome"], wish["reason"]) for wish in value["wishes"]] == [
        ("特卖开始", "照排", ""),
        ("葡萄怎么挑", "未排入", "同一时段先让优先的；让给“特卖开始”"),
    ]


def test_why_is_a_table_for_people(qunce, root):
    said = qunce("calendar", "one", "--why", "2026-11-28").out
    assert "示例水果群01，11 月 28 日周六为什么这样排" in said


def test_a_text_that_cannot_be_expanded_stops_today_and_why(qunce, root):
    path = root / "content/rhythms/week.yml"
    text = path.read_text(encoding="utf-8").replace("title: 周三答疑", 'title: "{{ nobody }}"')
    path.write_text(text, encoding="utf-8")
    for arguments in (("today", "--on", "2026-11-25"), ("calendar", "one", "--why", "2026-11-25")):
        code, _, err = qunce(*arguments)
        assert (code, "“nobody”没有值" in err) == (1, True)


def test_today_counts_what_the_team_does_apart(qunce, root):
    path = root / "content/sops/opening.yml"
    task = '      - {id: stock, title: 备货, channel: task, trigger: {every: day, at: "15:00"}, done_when: [好]}\n'
    path.write_text(path.read_text(encoding="utf-8") + task, encoding="utf-8")
    out = qunce("today", "--on", "2026-11-28").out
    assert out.splitlines()[0].strip() == "11 月 28 日周六，1 条，1 件内部的事"
    assert "内部" in out and "备货" in out
    rows = json.loads(qunce("today", "--format", "json").out)["entries"]
    assert [row["channel"] for row in rows if row["title"] == "备货"] == ["task"]
