"""Owns manifests: what a folder of generated files holds and from what it was made. Knows nothing of renderers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One generated file: the digests of what it was made from and of what came out.

    A file that exists in variants says which one this is, and which there are.
    """

    path: str
    kind: str
    title: str
    input: str
    output: str
    because: str = ""
    variant: str = ""
    variants: tuple[str, ...] = ()

    def words(self) -> tuple[str, ...]:
        """Return all that it says of itself."""
        return (self.path, self.kind, self.title, self.input, self.output, self.because, self.variant, *self.variants)

    def to_row(self) -> dict[str, Any]:
        """Return the file as the manifest lists it; variants only where there are any."""
        row = {name: getattr(self, name) for name in _FIELDS}
        return row if self.variants else {key: row[key] for key in row if key not in ("variant", "variants")}


_FIELDS = tuple(field.name for field in fields(MadeFile))


@dataclass(frozen=True)
class Manifest:
    """A folder's files, the key of all they were made from, and what else its reader wants to know."""

    key: str
    files: tuple[MadeFile, ...]
    about: Mapping[str, Any] = field(default_factory=dict)

    def outputs(self) -> dict[str, str]:
        """Return the digest of each file by its path."""
        return {made.path: made.output for made in self.files}

    def to_bytes(self) -> bytes:
        """Return the manifest as JSON, one line a file."""
        head = _written({"format": FORMAT, **self.about, "key": self.key})
        rows = ",\n".join(map(_line, self.files))
        return f'{head[:-1]}, "files": [\n{rows}\n]}}\n'.encode()


def _written(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=8192)  # most files of a folder are as they were when it was built before
def _line(made: MadeFile) -> str:
    return _written(made.to_row())


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest at `path`; None where there is none, or one that cannot be trusted."""
    try:
        return _read(path.read_bytes())
    except OSError:
        return None


@lru_cache(maxsize=64)  # a watcher asks again about the few packs it serves
def _read(data: bytes) -> Manifest | None:
    try:
        value = json.loads(data)
        if value.pop("format") != FORMAT:
            return None
        files = tuple(_made(**row) for row in value.pop("files"))
        if not all(isinstance(word, str) for made in files for word in made.words()):
            return None
        return Manifest(value.pop("key"), files, value)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _made(variants: Iterable[str] = (), **row: str) -> MadeFile:
    return MadeFile(**row, variants=tuple(variants))
