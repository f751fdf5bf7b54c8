"""Owns ZIP files. Knows nothing of where the files came from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_STORED = (".jpg", ".png", ".xlsx")
_FIXED = (1980, 1, 1, 0, 0, 0)


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of `files` by path; the same files give the same bytes. Pictures are stored as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _FIXED)
            entry.create_system = 3  # Unix on every machine: ZipInfo would take the system it runs on
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if path.endswith(_STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()
