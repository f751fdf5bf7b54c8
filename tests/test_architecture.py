"""The law of imports, read from the source: rooms, homes of third-party packages, what a module says of itself."""

import ast
import re
import sys
import tomllib
from fnmatch import fnmatch
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from generator.render import VERSIONS
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "generator"
# The one home of each third-party package: modules, or folders ending with a dot.
HOMES = {
    "PIL": (
        "generator.render.poster.art",
        "generator.render.poster.emoji",
        "generator.render.poster.encode",
        "generator.render.poster.fonts",
        "generator.render.poster.pictures",
        "generator.render.thumbnail",
    ),
    "autocorrect_py": ("generator.validate.typography",),
    "ahocorasick_rs": ("generator.validate.wording.seeker",),
    "borax": ("generator.plan.almanac",),
    "click": ("generator.cli.",),
    "frontmatter": ("generator.load.markdown",),
    "isal": ("generator.render.poster.encode",),
    "jinja2": ("generator.text",),
    "manimgx_fonts_cjk": ("generator.render.poster.fonts",),
    "markupsafe": ("generator.text",),
    "numpy": (
        "generator.render.poster.art",
        "generator.render.poster.encode",
        "generator.render.poster.paint.",
        "generator.render.poster.pictures",
        "generator.render.poster.qr",
        "generator.validate.wording.characters",
        "generator.validate.wording.likeness",
        "generator.validate.wording.normalise",
    ),
    "pydantic": (
        "generator.model.",
        "generator.load.",
        "generator.validate.",
        "generator.plan.site.fields",
        "generator.build.digest",
    ),
    "pydantic_core": ("generator.model.", "generator.cli.options"),
    "rich": ("generator.cli.",),
    "resvg_py": ("generator.render.poster.art",),
    "simplejpeg": ("generator.render.poster.encode",),
    "yaml": ("generator.load.yamlio",),
    "zxingcpp": ("generator.render.poster.qr",),
}
# Dependencies that no module imports, and why we need them.
UNIMPORTED = {
    "mkdocs": "runs as a command of its own",
    "mkdocs-material": "the theme that mkdocs.yml names",
    "pymdown-extensions": "Markdown extensions that mkdocs.yml names",
    "tzdata": "the time zones that zoneinfo reads where the system has none",
}


def modules():
    """Return each module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(REPOSITORY).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
ROOMS = ("plan", "render", "build")
NOT_KNOWN = r"must not know|[Kk]now(s)? (no|nothing|widths from a ruler and nothing)\b|\bpure\b"
# Modules whose subject leaves nothing to be forbidden. The list may only become shorter.
SILENT = ("generator.render.poster.qr",)


def imports(name):
    """Yield the full name of every module that `name` imports, wherever in it the import stands."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def third_party():
    """Yield each third-party package with the module that imports it."""
    own = {*sys.stdlib_module_names, "generator"}
    for name in MODULES:
        for package in {full.partition(".")[0] for full in imports(name)} - own:
            yield package, name


def canonical(distribution):
    """Return the name of a distribution as indexes spell it."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def at_load(name):
    """Yield the modules of ours that `name` needs in order to be loaded."""
    for node in TREES[name].body:
        if isinstance(node, ast.ImportFrom) and node.module.startswith("generator"):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module


def is_at_home(package, name):
    homes = HOMES.get(package, ())
    return any(name == home.rstrip(".") or (home.endswith(".") and name.startswith(home)) for home in homes)


def test_rooms_import_only_from_the_rooms_to_their_left(capsys):
    assert lint_imports(config_filename=str(REPOSITORY / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS
    assert "1 kept, 0 broken" in capsys.readouterr().out


def test_every_third_party_package_is_imported_in_its_home_only():
    assert sorted((package, name) for package, name in third_party() if not is_at_home(package, name)) == []


def test_the_table_of_homes_has_no_empty_row():
    found = set(third_party())
    empty = [
        (package, home)
        for package, homes in HOMES.items()
        for home in homes
        if not any(
            package == used and is_at_home(package, name) and name.startswith(home.rstrip(".")) for used, name in found
        )
    ]
    assert empty == []


def test_mkdocs_is_imported_nowhere():
    assert [name for package, name in third_party() if package in ("mkdocs", "material", "pymdownx")] == []


def test_only_the_command_line_prints_or_exits():
    calls = [
        (name, ast.unparse(node.func))
        for name, tree in TREES.items()
        if not name.startswith("generator.cli")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    ]
    assert [call for call in calls if call[1] in ("print", "exit", "sys.exit", "os._exit")] == []


@pytest.mark.parametrize("name", [name for name in MODULES if name != "generator.cli"])
def test_every_module_says_what_it_owns(name):
    words = ast.get_docstring(TREES[name]) or ""
    assert re.match(r"[A-Z`][^\n]+[.:;?!]", words), f"{name} begins with no sentence"


def test_modules_that_make_things_say_what_they_must_not_know():
    makers = [name for name in MODULES if name.split(".")[1:2] and name.split(".")[1] in ROOMS]
    silent = [name for name in makers if not re.search(NOT_KNOWN, ast.get_docstring(TREES[name]) or "")]
    assert sorted(silent) == sorted(SILENT)


def test_every_dependency_is_imported_or_has_a_reason():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.match(r"[a-z0-9-]+", line)[0] for line in project["dependencies"]}
    names = packages_distributions()
    imported = {canonical(dist) for package, _ in third_party() for dist in names.get(package, ())}
    assert declared - imported == set(UNIMPORTED)


def test_everything_imported_is_declared_or_comes_with_what_is():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.match(r"[a-z0-9-]+", line)[0] for line in project["dependencies"]}
    names = packages_distributions()
    imported = {canonical(dist) for package, _ in third_party() for dist in names.get(package, ())}
    assert imported - declared == {"markupsafe", "pydantic-core"}


@pytest.mark.parametrize("kind", VERSIONS)
def test_a_renderers_version_covers_every_package_it_draws_with(kind):
    parts, distributions = VERSIONS[kind]
    folders = [f"generator.{part.removesuffix('.py').replace('/', '.')}" for part in parts]
    names = packages_distributions()
    used = {
        canonical(dist)
        for package, name in third_party()
        if any(name == folder or name.startswith(f"{folder}.") for folder in folders)
        for dist in names[package]
    }
    assert used - {"markupsafe", "pydantic", "pydantic-core"} <= set(distributions)


def test_no_module_is_a_drawer_for_everything():
    drawers = ("util", "utils", "helper", "helpers", "common", "misc", "base", "manager")
    assert [name for name in MODULES if name.rpartition(".")[2] in drawers] == []


def test_no_modules_import_each_other_in_a_circle():
    graph = {name: {other for other in at_load(name) if other != name} for name in MODULES}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"{error.args[1]}")


def test_pytest_passes_over_no_folder_that_holds_tests(pytestconfig):
    folders = {
        part for path in (REPOSITORY / "tests").rglob("test_*.py") for part in path.relative_to(REPOSITORY).parts[:-1]
    }
    passed_over = pytestconfig.getini("norecursedirs")
    assert [name for name in sorted(folders) if any(fnmatch(name, pattern) for pattern in passed_over)] == []
