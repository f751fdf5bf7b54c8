"""From bytes to the catalog; knows nothing of plans or output."""

from generator.load.tree import Chooser, Loaded, load_catalog

__all__ = ["Chooser", "Loaded", "load_catalog"]
