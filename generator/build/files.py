"""Owns writing: a folder of artifacts, atomically, its manifest last, strangers set aside. Knows nothing of renderers."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.build.digest import digest, digest_bytes
from generator.build.manifest import MadeFile, Manifest, read_manifest
from generator.model.artifact import Artifact, Spec
from generator.problems import Problem

_TEMPORARY = ".qunce-"
Render = Callable[[Spec], bytes | tuple[Problem, ...]]


@dataclass(frozen=True)
class Folder:
    """Where artifacts go: the folder itself, its manifest's file, and where to keep files people changed by hand."""

    path: Path
    manifest: Path
    kept: Path

    @property
    def journal(self) -> Path:
        """Return the file that names what is being written: a killed run's files are ours, nobody's changes."""
        return self.manifest.with_suffix(".writing")


@dataclass(frozen=True)
class Result:
    """What a build did to a folder: paths of its files by what happened to them."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    set_aside: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` so that at every moment `path` is either the old file or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def clear_leftovers(folder: Path) -> None:
    """Remove the temporary files that a killed run left in `folder` itself. Nobody else may be writing there."""
    for path in folder.glob(f"{_TEMPORARY}*"):
        path.unlink(missing_ok=True)


def is_current(folder: Folder, key: str) -> Manifest | None:
    """Return the folder's manifest if it was made from `key` and every file is still as it was made."""
    manifest = read_manifest(folder.manifest)
    if manifest is None or manifest.key != key or folder.journal.exists():
        return None
    return manifest if _files_in(folder) == manifest.outputs() else None


def build_folder(
    folder: Folder,
    artifacts: Iterable[Artifact],
    render: Render,
    versions: Mapping[str, str],
    *,
    key: str,
    about: Mapping[str, object] | None = None,
    digest: Callable[[object], str] = digest,
) -> Result:
    """Bring `folder` to exactly `artifacts`; nothing is written if any of them has a problem.

    `versions` names the version of each kind's renderer. Files that were not made by us, or were changed by
    hand since, are moved to `folder.kept`, never deleted.
    """
    old = read_manifest(folder.manifest)
    known = {made.path: made for made in old.files} if old else {}
    present = _files_in(folder)
    made: list[MadeFile] = []
    fresh: dict[str, bytes] = {}
    problems: list[Problem] = []
    for artifact in artifacts:
        given = digest((versions[artifact.spec.kind], artifact.spec))
        before = known.get(artifact.path)
        if before and before.input == given and present.get(artifact.path) == before.output:
            output = before.output
        else:
            data = render(artifact.spec)
            if isinstance(data, tuple):
                problems.extend(data)
                continue
            output = digest_bytes(data)
            fresh[artifact.path] = data
        made.append(_made(artifact, given, output))
    if problems:
        return Result(problems=tuple(dict.fromkeys(problems)))
    manifest = Manifest(key, tuple(made), about or {})
    return _write(folder, manifest, fresh, present, {path: file.output for path, file in known.items()})


def remove_folder(folder: Folder) -> Result | None:
    """Remove a folder that was made by us, or return None where its manifest does not say that it was.

    Files people changed or added are moved to `folder.kept`, never deleted.
    """
    old = read_manifest(folder.manifest)
    if old is None:
        return None
    result = _write(folder, Manifest("", ()), {}, _files_in(folder), old.outputs())
    folder.manifest.unlink()
    folder.path.rmdir()
    return result


def _made(artifact: Artifact, given: str, output: str) -> MadeFile:
    return MadeFile(
        path=artifact.path,
        kind=artifact.spec.kind,
        title=artifact.title,
        input=given,
        output=output,
        because=artifact.because,
        variant=artifact.variant,
        variants=artifact.variants,
    )


def _write(
    folder: Folder, manifest: Manifest, fresh: Mapping[str, bytes], present: Mapping[str, str], ours: Mapping[str, str]
) -> Result:
    wanted, unfinished = manifest.outputs(), _unfinished(folder)
    written, removed, set_aside = [], [], []
    if fresh:
        write_atomic(folder.journal, "\n".join(sorted({*unfinished, *wanted.values()})).encode())
    for path, found in present.items():
        if found not in (wanted.get(path), ours.get(path)) and found not in unfinished:
            set_aside.append(_set_aside(folder, path, found))
        elif path not in wanted:
            (folder.path / path).unlink()
            removed.append(path)
    _remove_empty_folders(folder.path)
    for path, data in fresh.items():
        if present.get(path) != wanted[path]:
            write_atomic(folder.path / path, data)
            written.append(path)
    data = manifest.to_bytes()
    if not folder.manifest.is_file() or folder.manifest.read_bytes() != data:
        write_atomic(folder.manifest, data)
    folder.journal.unlink(missing_ok=True)
    unchanged = tuple(path for path in wanted if path not in written)
    return Result(tuple(written), unchanged, tuple(removed), tuple(set_aside))


def _unfinished(folder: Folder) -> frozenset[str]:
    """Return the digests of what runs that were killed may have written."""
    if not folder.journal.is_file():
        return frozenset()
    return frozenset(folder.journal.read_text(encoding="ascii", errors="replace").split())


def _set_aside(folder: Folder, path: str, found: str) -> Path:
    source = folder.path / path
    target = folder.kept / Path(path).with_name(f"{source.stem}.{found[:8]}{source.suffix}")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(source, target)
    return target


def _files_in(folder: Folder) -> dict[str, str]:
    """Return the digest of every file in the folder but its records, and clear away what a killed run left."""
    found, records = {}, (str(folder.manifest), str(folder.journal))
    for name, entry in sorted(_walk(str(folder.path), "")):
        if entry.name.startswith(_TEMPORARY):
            Path(entry).unlink(missing_ok=True)
        elif entry.path not in records:
            found[name] = _digest_of(entry)
    return found


def _digest_of(entry: os.DirEntry[str]) -> str:
    """Return the digest of a file, or of where a link points: we make no links, so one is never as it was made."""
    if entry.is_symlink():
        return digest(("link", str(Path(entry).readlink())))
    stat = entry.stat()
    return _digest_at(entry.path, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


@lru_cache(maxsize=65536)  # who builds again and again, as a watcher does, reads only files that have changed
def _digest_at(path: str, *_: int) -> str:
    return digest_bytes(Path(path).read_bytes())


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file and link below a folder, with its name from there."""
    if not Path(folder).is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file() or entry.is_symlink():
                yield f"{prefix}{entry.name}", entry


def _remove_empty_folders(folder: Path) -> None:
    for name, _, files in os.walk(folder, topdown=False):
        path = Path(name)
        if not files and path != folder and not any(path.iterdir()):
            path.rmdir()
