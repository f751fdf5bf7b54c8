"""Owns walking a workspace: every source file into one catalog, every problem of every file in one report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.load.art import parse_art
from generator.load.files import read_bytes, read_text
from generator.load.homes import ART, ASSETS, HOMES, SETTINGS, TEXT_TEMPLATES, Home
from generator.load.markdown import parse_markdown
from generator.load.shape import shape
from generator.load.yamlio import parse_yaml
from generator.model.artifact import Asset, TextTemplate
from generator.model.catalog import Catalog
from generator.model.group import Group, days_from_today
from generator.model.place import Place
from generator.model.settings import Settings
from generator.model.value import Id
from generator.problems import Problem, QunceError, Span, did_you_mean

_ID = TypeAdapter(Id)
# From the tables that were read before it, the ids of a table that are worth reading.
Chooser = Callable[[Mapping[str, Mapping[str, Any]]], Container[str]]
_IGNORED = ("LICENSE", "README.md", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Loaded:
    """What a workspace holds: a catalog of all that could be read, or None without settings, and the problems."""

    catalog: Catalog | None
    problems: tuple[Problem, ...]


@dataclass
class _Harvest:
    """The tables of a catalog while they are being filled."""

    root: Path
    today: date
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def add(self, table: str, key: str, value: Any, place: Place) -> None:
        rows = self.tables.setdefault(table, {})
        if key in rows:
            first = self.places[table, key].span
            self.problems.append(
                Problem(place.span, f"编号“{key}”用了两次，第一次在 {first}", "换一个编号", "duplicate_id")
            )
            return
        rows[key] = value
        self.places[table, key] = place

    def lose(self, home: Home, key: str = "") -> None:
        """Note that a file could not be read: its id, or any id where it is a whole folder; and whatever it lists."""
        self.broken.update((table, "") for table in home.lists.values())
        if home.table:
            self.broken.add((home.table, key))


def load_catalog(
    root: Path, today: date, only: Container[str] | None = None, choosers: Mapping[str, Chooser] | None = None
) -> Loaded:
    """Read the workspace at `root`; relative dates count from `today`.

    With `only`, read no other tables; of those with a chooser, which are read last, no file that it does not choose.
    What is not read counts as lost, so nobody takes it for missing.
    """
    harvest = _Harvest(root, today)
    settings = _read_settings(harvest)
    choosers = choosers or {}
    for home in sorted(HOMES, key=lambda home: home.table in choosers):
        if only is None or home.table in only or any(table in only for table in home.lists.values()):
            _read_home(harvest, home, choosers.get(home.table))
        else:
            harvest.lose(home)
    _read_templates(harvest)
    _read_assets(harvest)
    _read_art(harvest)
    _read_strays(harvest)
    problems = tuple(harvest.problems)
    if settings is None:
        return Loaded(None, problems)
    return Loaded(
        Catalog(today, settings, **harvest.tables, places=harvest.places, broken=frozenset(harvest.broken)), problems
    )


def _read_settings(harvest: _Harvest) -> Settings | None:
    try:
        text = read_text(harvest.root / SETTINGS.path, SETTINGS.path)
        settings: Settings
        settings, harvest.places["settings", ""] = _read(Settings, text, SETTINGS.path, harvest.today)
        return settings
    except QunceError as error:
        harvest.problems.extend(error.problems)
        return None


def _read_home(harvest: _Harvest, home: Home, chooser: Chooser | None) -> None:
    chosen = chooser(harvest.tables) if chooser else None
    for path in _files(harvest, home, home.suffix) if home.is_folder else _file(harvest, home):
        if chosen is not None and path.stem not in chosen:
            harvest.lose(home, path.stem)
            continue
        try:
            file = _name(harvest.root, path)
            value, place = _read(home.model, read_text(path, file), file, harvest.today)
        except QunceError as error:
            harvest.problems.extend(error.problems)
            harvest.lose(home, path.stem)
            continue
        if home.table:
            harvest.add(home.table, path.stem, value, place)
        for name, table in home.lists.items():
            for index, item in enumerate(getattr(value, name)):
                key = getattr(item, "id", None) or item.term
                harvest.add(table, key, item, place.at(name, index))


def _file(harvest: _Harvest, home: Home) -> list[Path]:
    path = harvest.root / home.path
    return [] if home.optional and not path.exists() else [path]


def _resolve(value: BaseModel, today: date) -> BaseModel:
    if isinstance(value, Group) and isinstance(value.opened_on, str):
        return value.model_copy(update={"opened_on": today + timedelta(days=days_from_today(value.opened_on))})
    return value


@lru_cache(maxsize=4096)
def _read(model: type[BaseModel], text: str, file: str, today: date) -> tuple[Any, Place]:
    """Return what a file says and where; who reads a workspace again, as a watcher does, shapes only what has changed."""
    parsed = parse_markdown(text, file) if file.endswith(".md") else parse_yaml(text, file)
    return _resolve(shape(model, parsed), today), parsed.place


def _files(harvest: _Harvest, home: Home, suffix: str) -> Iterator[Path]:
    for path in _entries(harvest, home.path, home):
        file = _name(harvest.root, path)
        if path.name in home.beside:
            continue
        if path.suffix != suffix:
            hint = f"这个文件夹只放 {suffix} 文件" + ("，文件夹里不能再套文件夹" if path.is_dir() else "，改名或移走")
            harvest.problems.append(Problem(Span(file), "不认识这个文件", hint, "stray_file"))
            harvest.lose(home, path.stem)
            continue
        try:
            _ID.validate_python(PurePath(file).stem)
        except ValidationError as error:
            detail = error.errors()[0]
            harvest.problems.append(
                Problem(Span(file), f"文件名不能作编号：{detail['msg']}", detail["ctx"]["hint"], detail["type"])
            )
            continue
        yield path


def _read_templates(harvest: _Harvest) -> None:
    for folder in TEXT_TEMPLATES:
        for path in _entries(harvest, folder):
            file = _name(harvest.root, path)
            name = file.removeprefix("templates/")
            try:
                text = read_text(path, file)
            except QunceError as error:
                harvest.problems.extend(error.problems)
                continue
            harvest.add("templates", name, TextTemplate(name, text, Span(file, 1, 1)), Place(Span(file, 1, 1)))


def _read_assets(harvest: _Harvest) -> None:
    for path in _entries(harvest, ASSETS):
        file = _name(harvest.root, path)
        try:
            digest = hashlib.blake2b(read_bytes(path, file), digest_size=16).hexdigest()
        except QunceError as error:
            harvest.problems.extend(error.problems)
            harvest.broken.add(("assets", path.name))
            continue
        harvest.add("assets", path.name, Asset(path.name, digest, str(path)), Place(Span(file)))


def _read_art(harvest: _Harvest) -> None:
    for path in _files(harvest, ART, ".svg"):
        file = _name(harvest.root, path)
        try:
            drawing = parse_art(read_text(path, file), file)
        except QunceError as error:
            harvest.problems.extend(error.problems)
            harvest.lose(ART, path.stem)
            continue
        harvest.add("art", path.stem, drawing, Place(Span(file, 1, 1)))


def _read_strays(harvest: _Harvest) -> None:
    """Note what lies in content/ where nothing is looked for: usually a misspelt folder."""
    known = {home.path.split("/")[1] for home in (SETTINGS, *HOMES) if home.path.startswith("content/")} | {"assets"}
    for path in _entries(harvest, "content"):
        if path.name not in known:
            hint = did_you_mean(path.name, known, listed=20)
            harvest.problems.append(
                Problem(Span(_name(harvest.root, path)), "content 里没有这一类内容", hint, "stray_file")
            )


def _entries(harvest: _Harvest, folder: str, home: Home | None = None) -> list[Path]:
    """Return what a folder holds; nothing where there is no such folder, or it cannot be read, which is noted."""
    try:
        found = list((harvest.root / folder).iterdir())
    except FileNotFoundError:
        return []
    except OSError:
        harvest.problems.append(
            Problem(Span(folder), "这里应该是一个读得了的文件夹", "换成文件夹，检查读取权限", "file")
        )
        if home:
            harvest.lose(home)
        return []
    named = (path for path in found if path.name not in _IGNORED and not path.name.startswith((".", "~")))
    return sorted(named, key=lambda path: path.name)


def _name(root: Path, path: Path) -> str:
    """Return how problems call a file; bytes of its name that are no text become question marks."""
    name = path.as_posix().removeprefix(root.as_posix().rstrip("/") + "/")
    return name.encode("utf-8", "replace").decode()
