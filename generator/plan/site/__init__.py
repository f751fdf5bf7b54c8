"""Owns the site: every page, the published files of packs, and the settings MkDocs reads.

It must not know a clock, a file, or how a page looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.artifact import Artifact, DataSpec, DocumentSpec, TextTemplate, as_before
from generator.model.catalog import Catalog
from generator.model.references import citations
from generator.plan.site.app import app_manifest, app_worker
from generator.plan.site.atlas import Atlas
from generator.plan.site.banks import bank_pages
from generator.plan.site.boards import board_page, board_script
from generator.plan.site.campaigns import campaign_pages
from generator.plan.site.checks import checklist_pages
from generator.plan.site.downloads import pack_files
from generator.plan.site.examples import voices_of
from generator.plan.site.figures import metrics_page
from generator.plan.site.finding import search_files
from generator.plan.site.groups import group_page, groups_page
from generator.plan.site.home import home_page
from generator.plan.site.jobs import job_pages
from generator.plan.site.looks import layout_pictures, layouts_page
from generator.plan.site.memory import Memory
from generator.plan.site.method import chapter_pages, kind_pages
from generator.plan.site.navigation import nav_targets, site_settings
from generator.plan.site.page import Page, front_matter
from generator.plan.site.pictures import campaign_pictures
from generator.plan.site.procedures import sop_pages
from generator.plan.site.purposes import purposes_page
from generator.plan.site.reference import reference_pages, source_pages
from generator.plan.site.seasons import nodes_page, rhythms_page
from generator.plan.site.shelves import shelves
from generator.plan.site.shown import PublishedPack, in_full, publish_of, published, shown_packs
from generator.plan.site.speech import script_pages
from generator.plan.site.usage import Usage
from generator.problems import Problem, Span

__all__ = ["Memory", "PublishedPack", "SitePlan", "app_worker", "plan_site", "publish_of"]


@dataclass(frozen=True)
class SitePlan:
    """The site before it is rendered: its files under build/docs, and what build/site.yml holds."""

    artifacts: tuple[Artifact, ...]
    settings: DataSpec
    problems: tuple[Problem, ...]


def plan_site(catalog: Catalog, packs: Mapping[str, PublishedPack], memory: Memory | None = None) -> SitePlan:
    """Return all that is published. `packs` holds the packs of groups published in full.

    The catalog must have passed check_catalog. With the `memory` of the plan before, only parts that come out
    differently are planned, and artifacts that equal those before are the very same.
    """
    memory = memory or Memory()
    catalog = memory.settle(catalog)
    pages = _pages(catalog, packs, memory)
    problems = list(_missing_templates(catalog, pages))
    partials = tuple(value for name, value in sorted(catalog.templates.items()) if name.startswith("site/_"))
    documents = [
        memory.document(page, (catalog.templates[name], *partials), _document)
        for page in pages
        if (name := _template_name(page)) in catalog.templates
    ]
    artifacts = (
        *documents,
        *(as_before(memory.artifacts, file) for file in search_files(catalog, documents)),
        *memory.part(layout_pictures, catalog),
        *memory.part(pack_files, catalog, packs),
        *(file for key, pack in shown_packs(catalog, packs) for file in memory.part(board_script, catalog, key, pack)),
        *memory.part(app_manifest, catalog),
    )
    memory.artifacts = {artifact.path: artifact for artifact in artifacts}
    settings = site_settings(catalog, pages)
    problems += _doubled_paths(artifacts)
    problems += _dangling(nav_targets(settings["nav"]), artifacts)
    return SitePlan(artifacts, DataSpec(settings), tuple(problems))


def _pages(catalog: Catalog, packs: Mapping[str, PublishedPack], memory: Memory) -> list[Page]:
    atlas, part = Atlas(catalog), memory.part
    usage, cited = Usage(catalog, atlas), tuple(citations(catalog))
    pictures = dict(part(campaign_pictures, catalog, atlas, packs))
    return [
        *part(home_page, catalog, packs),
        *part(shelves, catalog, atlas),
        *part(chapter_pages, catalog, atlas, usage),
        *part(sop_pages, catalog, atlas, usage),
        *part(kind_pages, catalog, atlas, usage),
        *part(campaign_pages, catalog, atlas, usage, voices_of(catalog, packs), pictures),
        *part(rhythms_page, catalog, atlas),
        *part(nodes_page, catalog),
        *part(checklist_pages, catalog, atlas, usage),
        *part(job_pages, catalog, atlas, usage),
        *part(script_pages, catalog, atlas, usage),
        *part(bank_pages, catalog, atlas, usage),
        *part(metrics_page, catalog, atlas, usage),
        *part(board_page, catalog, packs),
        *part(purposes_page, catalog, atlas),
        *part(groups_page, catalog, atlas, packs),
        *(
            page
            for key in published(catalog)
            for page in part(group_page, catalog, atlas, key, in_full(catalog, key, packs))
        ),
        *part(layouts_page, catalog, atlas, usage),
        *part(source_pages, catalog, atlas, cited),
        *part(reference_pages, catalog, atlas),
    ]


def _document(page: Page, templates: tuple[TextTemplate, ...]) -> Artifact:
    template, *partials = templates
    values = {**page.values, "page": {"front": front_matter(page), "title": page.title, "lead": page.description}}
    return Artifact(page.path, page.title, DocumentSpec(template, values, tuple(partials)), page.source)


def _template_name(page: Page) -> str:
    return f"site/{page.template}.md.j2"


def _missing_templates(catalog: Catalog, pages: Iterable[Page]) -> Iterator[Problem]:
    for name in sorted({_template_name(page) for page in pages} - set(catalog.templates)):
        hint = "从新建的工作区里把这个模板复制过来"
        yield Problem(Span(f"templates/{name}"), "缺少页面模板", hint, "site_template")


def _doubled_paths(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for artifact in artifacts:
        first = seen.setdefault(artifact.path.casefold(), artifact.because)
        if first != artifact.because:
            message = f"网站上有两个 {artifact.path}：另一个来自 {first}"
            yield Problem(Span(artifact.because), message, "换一个编号，例如不要用 index", "site_path")


def _dangling(targets: Iterable[str], artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    paths = {artifact.path for artifact in artifacts}
    for target in targets:
        if target not in paths:
            yield Problem(Span(target), "导航里有这一页，网站上没有", "检查这一页的模板是否缺失", "site_nav")
