"""Makes what the site's search reads in the browser. Pure: it knows no files but its own tables."""

from generator.render.search.index import Library, read_library, render_search

__all__ = ["Library", "read_library", "render_search"]
