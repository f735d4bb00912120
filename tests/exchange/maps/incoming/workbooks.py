"""Workbooks written by hand, part by part, as Excel and Kumu write them, and broken on purpose."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
Rows = Sequence[Sequence[str]]


def workbook(sheets: Mapping[str, Rows | str], extra: Mapping[str, bytes] | None = None) -> bytes:
    """Return a workbook; a sheet is its rows, or the XML of its part. `extra` are other parts."""
    names = list(sheets)
    strings = sorted(
        {
            cell
            for rows in sheets.values()
            if not isinstance(rows, str)
            for row in rows
            for cell in row
        }
    )
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>'
        for at, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(names) + 1)
    )
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">'
        + "".join(f"<si><t>{escape(one)}</t></si>" for one in strings)
        + "</sst>",
    }
    for at, rows in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            rows if isinstance(rows, str) else sheet(rows, strings)
        )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {**parts, **(extra or {})}.items():
            file.writestr(name, content)
    return packed.getvalue()


def sheet(rows: Rows, strings: Sequence[str]) -> str:
    """Return a sheet; blank cells are left out, as spreadsheets do."""
    lines = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{chr(65 + at)}{number}" t="s"><v>{strings.index(cell)}</v></c>'
            for at, cell in enumerate(row)
            if cell
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    drawing = f'<drawing r:id="rId1" xmlns:r="{OFFICE}"/>'
    return f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData>{drawing}</worksheet>'
