"""Owns manifests: what a folder of generated files holds and from what it was made. Knows nothing of renderers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One generated file: the digests of what it was made from and of what came out."""

    path: str
    kind: str
    title: str
    input: str
    output: str
    because: str = ""


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
        """Return the manifest as JSON."""
        value = {"format": FORMAT, **self.about, "key": self.key, "files": [asdict(made) for made in self.files]}
        return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest at `path`; None where there is none, or one that cannot be trusted."""
    try:
        value = json.loads(path.read_bytes())
        if value.pop("format") != FORMAT:
            return None
        files = tuple(MadeFile(**made) for made in value.pop("files"))
        if not all(isinstance(word, str) for made in files for word in astuple(made)):
            return None
        return Manifest(value.pop("key"), files, value)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
