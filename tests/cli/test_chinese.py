import ast
import re
from pathlib import Path

import click
import pytest

from generator.cli import COMMANDS
from generator.cli import qunce as commands
from generator.cli.chinese import _SPEAKERS, WORDS, cell_width, translate

# Sentences only a developer of this package can meet: mistakes in declaring commands and options.
FOR_DEVELOPERS = {
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
    "Did you mean to pass '--{name}'?",
    "Unknown color {colour!r}",
}
# Modules of Click that speak through gettext and that no command of ours reaches.
UNHEARD = {"_termui_impl", "_winconsole", "shell_completion", "utils"}
WAYS = [
    (),
    *((name,) for name in COMMANDS),
    ("site", "build"),
    ("site", "serve"),
    ("campaign", "lock"),
    ("export", "sensitive-words"),
]


def sentences(path):
    """Yield every literal that a module of Click hands to gettext."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            literals = node.args[: 1 if node.func.id == "_" else 2]
            yield from (literal.value for literal in literals if isinstance(literal, ast.Constant))


SPOKEN = {sentence for module in _SPEAKERS for sentence in sentences(Path(module.__file__))}


def test_click_is_read_at_all():
    assert {"Missing command.", "Usage:", "No such option {name!r}."} <= SPOKEN
    assert len(SPOKEN) > 60


def test_every_sentence_of_click_has_its_chinese():
    assert SPOKEN - WORDS.keys() - FOR_DEVELOPERS == set()


def test_no_translation_is_left_over():
    assert FOR_DEVELOPERS <= SPOKEN
    assert {words for words in WORDS if words not in SPOKEN} == {"required"} & WORDS.keys()


def test_every_module_of_click_that_speaks_is_patched_or_unheard():
    folder = Path(click.__file__).parent
    speaking = {path.stem for path in folder.glob("*.py") if "gettext" in path.read_text(encoding="utf-8")}
    assert speaking - {module.__name__.rpartition(".")[2] for module in _SPEAKERS} == UNHEARD


@pytest.mark.parametrize("english", sorted(WORDS))
def test_a_translation_fills_in_nothing_the_original_does_not(english):
    names = r"\{(\w+)[^}]*\}|%\((\w+)\)s"
    assert set(re.findall(names, WORDS[english])) <= set(re.findall(names, english))


def test_what_is_unknown_stays_as_it_is():
    assert translate("Something new") == "Something new"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: " ".join(way) or "qunce")
def test_help_is_chinese_and_aligned(qunce, way):
    said = qunce(*way, "--help", today="")
    assert (said.code, said.err) == (0, "")
    assert english_words(said.out) == set()
    assert said.out.splitlines()[0].startswith("用法：qunce")
    for section in re.split(r"\n\n", said.out):
        rows = [line for line in section.splitlines() if re.match(r"  \S", line) and re.search(r"\S {2,}\S", line[2:])]
        assert len({column_of_help(row) for row in rows}) <= 1


def english_words(text):
    """Return words of ASCII letters that are no names of options, commands, values, files or formats."""
    known = {"qunce", "settings", "yml", "build", "packs", "posters", "site", "text", "json", "github", "zip"}
    known |= {
        "templates",
        "themes",
        "jpg",
        "png",
        "webp",
        "sarif",
        "csv",
        "sensitive",
        "words",
        "limits",
        "wording",
        "trade",
        "origin",
        "main",
    }
    known |= {"broadcast", "manual", "announcement", "moments", "private", "welcome"}
    known |= {"content", "schemas", "Ctrl", "C", *COMMANDS, "lock", "serve", "koc"}
    return set(re.findall(r"[A-Za-z]+", re.sub(r"--[a-z-]+", "", text))) - known


def column_of_help(row):
    """Return in which column of a terminal the second column of a help row begins."""
    return cell_width(row[: re.search(r"(?<=\S) {2,}(?=\S)", row[2:]).end() + 2])


def test_all_commands_are_listed():
    assert commands.list_commands(click.Context(commands)) == [*COMMANDS]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_command_says_itself(name):
    command = commands.get_command(click.Context(commands), name)
    assert command.name == name
    assert command.help


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["foo"], "没有“foo”这个命令。"),
        (["pakc"], "没有“pakc”这个命令。是不是想写“pack”？"),
        (["site", "biuld"], "没有“biuld”这个命令。是不是想写“build”？"),
        (["pack", "--foo"], "没有“--foo”这个选项。（是不是：“--format”、“--from”、“--root”？）"),
        (["today", "--tday", "x"], "没有“--tday”这个选项。是不是想写“--today”？"),
        (["pack", "--days", "0"], "“--days”的值不对：“0”应该是 1 到 366 的整数。"),
        (["pack", "--days", "三"], "“--days”的值不对：“三”应该是 1 到 366 的整数。"),
        (
            ["check", "--today", "2026-13-01"],
            "“--today”的值不对：日期“2026-13-01”不存在或写法不对。写成 年-月-日，例如 2026-11-11。",
        ),
        (["pack", "--from", "2101-01-01"], "“--from”的值不对：2101-01-01 太早或太晚，要在 2000 年到 2100 年之间。"),
        (["check", "--format", "xml"], "“--format”的值不对：“xml”不在可选的“text”、“json”、“github”、“sarif”里。"),
        (["check", "--root", "nowhere"], "“--root”的值不对：文件夹“nowhere”不存在。"),
        (["check", "--root", "mkdocs.yml"], "“--root”的值不对：“mkdocs.yml”是文件，应该是文件夹。"),
        (["calendar"], "缺少参数“群”。"),
        (["poster", "one"], "缺少参数“版式”。"),
        (["today", "extra"], "多了参数：extra"),
        (["check", "--root"], "选项“--root”后面要写一个值。"),
        (["pack", "--zip=3"], "选项“--zip”后面不写值。"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_usage_is_said_in_chinese(qunce, root, arguments, said):
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    code, out, err = qunce(*arguments, today="")
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"错误：{said}"


def test_wrong_usage_says_where_the_help_is(qunce):
    assert qunce("site", "serve", "--prot", "1", today="").err == (
        "用法：qunce site serve [选项]\n"
        "用“qunce site serve --help”看说明。\n\n"
        "错误：没有“--prot”这个选项。（是不是：“--port”、“--root”、“--from”？）\n"
    ).replace("（是不是：“--port”、“--root”、“--from”？）", "（是不是：“--from”、“--port”、“--root”？）")


@pytest.mark.parametrize("way", [[], ["site"]], ids=["qunce", "site"])
def test_a_group_called_with_nothing_prints_its_help(qunce, way):
    code, out, err = qunce(*way, today="")
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == " ".join(["用法：qunce", *way, "[选项] 命令 [参数]..."])
