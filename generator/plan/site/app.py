"""Owns what makes the site an app on a phone: its manifest, and the worker that keeps it readable without a network.

It must not know what a page says, or any file of the theme.
"""

from __future__ import annotations

from generator.model.artifact import Artifact, DataSpec, ScriptSpec
from generator.model.catalog import Catalog

_ICONS = (192, 512)


def app_manifest(catalog: Catalog) -> Artifact:
    """Return the manifest of the site; an app opens with what is to be sent today."""
    settings = catalog.settings
    value = {
        "name": settings.title,
        "short_name": "今日推送",
        "description": settings.description,
        "lang": "zh-CN",
        "start_url": "board.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#f7f3ea",
        "theme_color": "#f7f3ea",
        "icons": [
            {
                "src": f"assets/images/icon-{size}.png",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size in _ICONS
        ],
    }
    return Artifact("manifest.webmanifest", settings.title, DataSpec(value))


def app_worker(build: str) -> Artifact:
    """Return the service worker of a build: a new build is a new worker, which replaces what the old one kept."""
    value = {"build": build, "pages": ["index.html", "board.html"]}
    then = 'importScripts("assets/javascripts/worker.js");'
    return Artifact("service-worker.js", "离线", ScriptSpec("self.qunce", value, then))
