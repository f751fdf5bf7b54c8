"""Owns building the site: pages and published packs are staged for MkDocs, which builds what everybody reads."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.build.digest import Digests, code_digest, digest, digest_bytes
from generator.build.files import Folder, Result, build_folder, clear_leftovers, write_atomic
from generator.build.lock import only_run
from generator.model.artifact import DocumentSpec, PackFileSpec, SearchPage, SearchSpec, Spec
from generator.model.words import Publish
from generator.pipeline.kept import Kept
from generator.pipeline.packs import PlannedPack, build_pack, pack_key, render_versions
from generator.pipeline.review import Review
from generator.pipeline.shown import shown_renderer
from generator.pipeline.workspace import Workspace
from generator.plan import Period, Slice, plan_pack
from generator.plan.site import PublishedPack, SitePlan, app_worker, plan_site
from generator.problems import Problem, Span
from generator.render import render
from generator.render.search import Library, read_library, render_search

CONFIG = "mkdocs.yml"
OVERRIDES = "site_overrides"


@dataclass(frozen=True)
class BuiltSite:
    """The site's folder and what building it met; `skipped` where nothing had changed."""

    folder: Path
    problems: tuple[Problem, ...] = ()
    skipped: bool = False


def stage_site(workspace: Workspace, period: Period, kept: Kept | None = None) -> Result:
    """Bring build/docs and build/site.yml up to date, building the packs they show.

    `kept` is what the last staging left: who stages again and again waits only for what has changed.
    """
    kept = kept or Kept()
    packs: dict[str, PublishedPack] = {}
    versions, slicer = render_versions(), kept.slicer(workspace.catalog)
    review = Review(workspace.catalog, kept.digests)
    for group in published_groups(workspace):
        pack = _publish(workspace.output / "packs", slicer.slice(group), period, versions, review, kept)
        if isinstance(pack, Result):
            return pack
        packs[group] = pack
    plan = plan_site(workspace.catalog, packs, kept.site)
    if plan.problems:
        return Result(problems=plan.problems)
    return _write_stage(workspace, plan, {**versions, PackFileSpec.kind: "1"}, kept)


def _publish(
    out: Path, slice: Slice, period: Period, versions: dict[str, str], review: Review, kept: Kept
) -> PublishedPack | Result:
    """Build a group's pack and return it; where that cannot be, what went wrong."""
    key = pack_key(slice, period, versions, kept.digests)
    reused = kept.plan(slice.key, key)
    planned = reused or kept.keep(slice.key, PlannedPack(key, plan_pack(slice, period)))
    with only_run(out):
        built = build_pack(slice, period, out, versions, review, kept.digests, planned)
    if built.result.problems:
        kept.forget(slice.key)
        return _publish(out, slice, period, versions, review, kept) if reused else built.result
    assert built.manifest
    outputs = built.manifest.outputs()
    sizes = {path: (built.folder / path).stat().st_size for path in outputs}
    return PublishedPack(planned.plan, outputs, sizes)


def published_groups(workspace: Workspace) -> list[str]:
    """Return the groups whose packs the site shows."""
    catalog = workspace.catalog
    return [key for key, group in catalog.groups.items() if (group.publish or catalog.settings.publish) is Publish.FULL]


def build_site(workspace: Workspace, period: Period) -> BuiltSite:
    """Build build/site; MkDocs runs only where the staged tree, its settings or the theme have changed."""
    if not (workspace.root / CONFIG).is_file():
        missing = Problem(Span(CONFIG), "缺少网站的设置", f"从新建的工作区里把 {CONFIG} 复制过来", "site_config")
        return BuiltSite(workspace.output / "site", (missing,))
    with only_run(workspace.output):
        staged = stage_site(workspace, period)
        site = workspace.output / "site"
        if staged.problems:
            return BuiltSite(site, staged.problems)
        state, key = workspace.output / ".state" / "site.json", site_key(workspace.root)
        if (site / "index.html").is_file() and _state_of(state) == key:
            return BuiltSite(site, skipped=True)
        problems = _run_mkdocs(workspace.root, site)
        if not problems:
            write_atomic(state, json.dumps({"key": key}).encode())
            clear_leftovers(state.parent)
        return BuiltSite(site, problems)


def site_key(root: Path) -> str:
    """Return the digest of all that MkDocs reads."""
    staged = [root / "build" / name for name in ("site.yml", "docs.json")]
    return digest(([digest_bytes(path.read_bytes()) for path in staged], _theme_key(root)))


def _theme_key(root: Path) -> str:
    """Return the digest of the settings and files of the theme, and of the programs that build with them."""
    files = [root / CONFIG, *sorted(path for path in (root / OVERRIDES).rglob("*") if path.is_file())]
    digests = [(path.relative_to(root).as_posix(), digest_bytes(path.read_bytes())) for path in files if path.is_file()]
    return digest((digests, code_digest((), ("mkdocs", "mkdocs-material", "pymdown-extensions"))))


def _write_stage(workspace: Workspace, plan: SitePlan, versions: dict[str, str], kept: Kept) -> Result:
    output = workspace.output
    folder = Folder(output / "docs", output / "docs.json", output / "kept" / "docs")
    worker = app_worker(_build_key(workspace.root, plan, versions, kept.digests))
    artifacts = (*plan.artifacts, worker)
    key = digest([artifact.path for artifact in artifacts])
    clear_leftovers(output)
    render_staged = _Stage(output, kept.texts).render
    result = build_folder(folder, artifacts, render_staged, versions, key=key, digest=kept.digests.of)
    if result.problems:
        return result
    settings = render(plan.settings)
    target = output / "site.yml"
    if isinstance(settings, bytes) and not (target.is_file() and target.read_bytes() == settings):
        write_atomic(target, settings)
    return result


def _build_key(root: Path, plan: SitePlan, versions: dict[str, str], digests: Digests) -> str:
    """Return the digest of all that shows in a browser: what is staged, and all that MkDocs adds to it."""
    specs = [(artifact.path, versions[artifact.spec.kind], artifact.spec) for artifact in plan.artifacts]
    return digests.of((specs, plan.settings, _theme_key(root)))


class _Stage:
    """Renders what is staged: what shows packs is made of their files, and the search is made of the pages as they are."""

    def __init__(self, output: Path, texts: dict[str, tuple[DocumentSpec, str]]) -> None:
        self._docs, self._shown, self._texts = output / "docs", shown_renderer(output / "packs"), texts
        self._fresh: dict[int, str] = {}
        self._library: Library | None = None

    def render(self, spec: Spec) -> bytes | tuple[Problem, ...]:
        if isinstance(spec, SearchSpec):
            self._library = self._library or read_library((page, self._text(page)) for page in spec.pages)
            return render_search(spec, self._library)
        data = self._shown(spec)
        if isinstance(spec, DocumentSpec) and isinstance(data, bytes):
            self._fresh[id(spec)] = data.decode()
        return data

    def _text(self, page: SearchPage) -> str:
        """Return a page as it was rendered in this run or a run before, or as it lies there."""
        document, text = self._texts.get(page.path, (None, ""))
        if id(page.document) in self._fresh:
            text = self._fresh[id(page.document)]
        elif document is not page.document:
            lying = self._docs / page.path
            text = lying.read_text(encoding="utf-8") if lying.is_file() else ""
        self._texts[page.path] = page.document, text
        return text


def _state_of(path: Path) -> object:
    try:
        return json.loads(path.read_bytes()).get("key")
    except (OSError, ValueError, AttributeError):
        return None


def _run_mkdocs(root: Path, site: Path) -> tuple[Problem, ...]:
    """Build into a folder beside `site` and change places at the end, so that a whole site stands there at any time."""
    fresh, old = site.with_name(".site-new"), site.with_name(".site-old")
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    command = mkdocs_command("build", "--strict", "--config-file", str(root / CONFIG), "--site-dir", str(fresh))
    done = subprocess.run(
        command,
        check=False,
        cwd=root,
        env=mkdocs_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        return tuple(_mkdocs_problems(done.stdout + done.stderr))
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return ()


def mkdocs_command(*arguments: str) -> list[str]:
    """Return the command line that runs MkDocs of this environment."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def mkdocs_environment() -> dict[str, str]:
    """Return the environment MkDocs runs in; Material's banner about other projects is left out."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}


def _mkdocs_problems(output: str) -> list[Problem]:
    lines = [line.strip() for line in output.splitlines() if line.startswith(("WARNING", "ERROR", "Error", "Aborted"))]
    hint = "这是 MkDocs 的原话；页面由 content/ 和 templates/site/ 生成，从那里改"
    return [Problem(Span(CONFIG), line, hint, "mkdocs") for line in lines or output.strip().splitlines()[-3:]]
