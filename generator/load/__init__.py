"""From bytes to the catalog; knows nothing of plans or output."""

from generator.load.tree import Loaded, load_catalog

__all__ = ["Loaded", "load_catalog"]
