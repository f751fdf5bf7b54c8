"""Owns an XLSX file as a whole: its sheets, what the file says of itself, and the ZIP around them. It knows no look."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.render.table.sheet import MAIN, XML, Sheet, Strings, escaped

# A clock would change the bytes of every build, and so would the system that ZipInfo notes by itself.
_CREATED, _UNIX, _LEVEL = (1980, 1, 1, 0, 0, 0), 3, 4
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"


@dataclass
class Workbook:
    """The sheets of a file, and what the file says of itself. `styles` is its part of looks, as XML."""

    title: str
    author: str
    styles: str
    sheets: list[Sheet] = field(default_factory=list)
    strings: Strings = field(default_factory=Strings)

    def add_sheet(self, name: str, widths: Sequence[float], **fields: Any) -> Sheet:
        """Return a new sheet, the last of the book, with these fields of `Sheet`."""
        self.sheets.append(Sheet(name, widths, self.strings, **fields))
        return self.sheets[-1]

    def to_bytes(self) -> bytes:
        """Return the file; the same cells give the same bytes."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for path, part in self._parts().items():
                entry = zipfile.ZipInfo(path, _CREATED)
                entry.create_system, entry.external_attr = _UNIX, 0o600 << 16
                archive.writestr(entry, part.encode(), zipfile.ZIP_DEFLATED, _LEVEL)
        return out.getvalue()

    def _parts(self) -> dict[str, str]:
        sheets = {f"worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(self.sheets, start=1)}
        return {
            "[Content_Types].xml": _content_types(sheets),
            "_rels/.rels": _PACKAGE_RELATIONS,
            "docProps/core.xml": _CORE.format(title=escaped(self.title), author=escaped(self.author)),
            "xl/workbook.xml": self._index(),
            "xl/_rels/workbook.xml.rels": _relations(sheets),
            "xl/styles.xml": self.styles,
            "xl/sharedStrings.xml": self.strings.xml(),
            **{f"xl/{path}": sheet.xml(selected=sheet is self.sheets[0]) for path, sheet in sheets.items()},
        }

    def _index(self) -> str:
        """Return the part that lists the sheets and the names Excel keeps for them, sorted by name."""
        sheets = "".join(
            f'<sheet name="{sheet.name}" sheetId="{number}" r:id="rId{number}"/>'
            for number, sheet in enumerate(self.sheets, start=1)
        )
        names = sorted(
            f'<definedName name="_xlnm.{name}" localSheetId="{number}">\'{sheet.name}\'!{area}</definedName>'
            for number, sheet in enumerate(self.sheets)
            for name, area in sheet.names()
        )
        return (
            f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
            f"<sheets>{sheets}</sheets><definedNames>{''.join(names)}</definedNames></workbook>"
        )


def _content_types(sheets: Iterable[str]) -> str:
    types = {"workbook.xml": "sheet.main", "styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
    types |= dict.fromkeys(sheets, "worksheet")
    office = "".join(
        f'<Override PartName="/xl/{path}" ContentType="{_SHEET_TYPE}.{name}+xml"/>' for path, name in types.items()
    )
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="{_PACKAGE_TYPE}.relationships+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{_PACKAGE_TYPE}.core-properties+xml"/>'
        f"{office}</Types>"
    )


def _relations(sheets: Iterable[str]) -> str:
    paths = [("worksheet", path) for path in sheets]
    paths += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    return _related([(f"{_OFFICE}/{name}", path) for name, path in paths])


def _related(parts: Iterable[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{name}" Target="{path}"/>'
        for number, (name, path) in enumerate(parts, start=1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


_PACKAGE_RELATIONS = _related(
    [
        (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ]
)
_CORE = (
    f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:creator>{author}</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created></cp:coreProperties>'
)
