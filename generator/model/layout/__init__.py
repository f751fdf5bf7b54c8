"""Poster layouts as data, one module per part of a layout."""
