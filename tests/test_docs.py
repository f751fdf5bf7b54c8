"""What the README files promise is there, and what is there they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from generator.cli import qunce
from tests.conftest import REPOSITORY

READMES = ("README.md", "README.zh-CN.md")
OURS = {"--help", "--version"}


def commands(group: click.Group, prefix: str = "qunce") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix} {name}")
        elif command:
            yield f"{prefix} {name}", command


@pytest.mark.parametrize("readme", READMES)
def test_every_command_and_option_is_in_the_readme(readme: str) -> None:
    text = (REPOSITORY / readme).read_text(encoding="utf-8")
    for name, command in commands(qunce):
        assert f"`{name}" in text, name
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        missing = {option for option in options if option not in text}
        assert not missing, (name, missing)


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_no_option_that_is_gone(readme: str) -> None:
    text = (REPOSITORY / readme).read_text(encoding="utf-8")
    known = {option for _, command in commands(qunce) for parameter in command.params for option in parameter.opts}
    pip = {"--no-deps", "--no-build-isolation"}
    assert set(re.findall(r"--[a-z][a-z-]+", text)) <= known | OURS | pip


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_shows_pictures_and_files_that_exist(readme: str) -> None:
    text = (REPOSITORY / readme).read_text(encoding="utf-8")
    targets = re.findall(r'(?:src="|\]\()([^")#:]+)[")]', text)
    assert len(targets) >= 6
    assert [target for target in targets if not (REPOSITORY / target).exists()] == []


def test_the_two_readmes_have_the_same_parts() -> None:
    shapes = []
    for readme in READMES:
        text = (REPOSITORY / readme).read_text(encoding="utf-8")
        shapes.append(
            [re.sub(r"[^#|`]+", "", line)[:2] for line in text.splitlines() if line.startswith(("#", "|", "```"))]
        )
    assert shapes[0] == shapes[1]
