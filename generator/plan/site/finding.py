"""Owns what the search finds: every page under a kind, and what else people call a thing.

It must not know how pages are read or ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.artifact import Artifact, DocumentSpec, SearchPage, SearchSpec
from generator.model.catalog import Catalog

FOLDER = "assets/search"
PARTS = ("titles", "leads", "rest")
# A page's kind is that of its folder or of itself. Groups and cross references repeat other pages, so they come last,
# and the lists of folders after them.
_KINDS = {
    "sops": "SOP", "campaigns": "活动", "scripts": "话术", "faq": "常见问题", "checklists": "清单", "guide": "手册",
    "kinds": "群类型", "roles": "岗位", "competencies.md": "岗位", "interview": "面试题", "topics": "话题",
    "nodes.md": "节点", "rhythms.md": "节奏", "metrics.md": "指标", "index.md": "首页", "reference": "参考", "groups": "群",
}  # fmt: skip

_GATHERED = frozenset(("interview/practice.md", "purposes.md", "board.md"))


def search_files(catalog: Catalog, documents: Iterable[Artifact]) -> Iterator[Artifact]:
    """Yield the files that the search reads, in the order it loads them."""
    pages = tuple(sorted(_pages(documents), key=lambda page: (_is_list(page), list(_KINDS.values()).index(page.kind))))
    also = tuple((term.term, *term.synonyms, *term.traditional) for term in catalog.terms.values())
    for part in PARTS:
        spec = SearchSpec(part, pages, also if part == "titles" else ())
        yield Artifact(f"{FOLDER}/{part}.js", "搜索", spec, "content/")


def _pages(documents: Iterable[Artifact]) -> Iterator[SearchPage]:
    for document in documents:
        if isinstance(document.spec, DocumentSpec):
            yield SearchPage(document.path, document.title, _kind(document.path), document.spec)


def _is_list(page: SearchPage) -> bool:
    """Tell whether a page lists those of its folder, or all questions at once; it says again what they say."""
    return page.path in _GATHERED or (page.path.count("/") == 1 and page.path.endswith("/index.md"))


def _kind(path: str) -> str:
    return _KINDS.get(path.partition("/")[0], "参考")
