"""Workbooks with a map, as Kumu takes and gives them: a sheet of elements, one of connections.

Connections are told by their headings, since people rename sheets: they have “From” and “To”.
Elements are told by the name of their sheet, and where none is called so, by the heading “Label”;
Kumu's sheet of loops has that, too, and is none. The headings may stand below a title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfeval.core.folding import fold
from selfeval.exchange.maps.cells import restored
from selfeval.exchange.maps.incoming.found import (
    Found,
    FoundBox,
    joined,
    key_of,
    label_of,
    quoted,
    titled,
    words_of,
)
from selfeval.exchange.maps.incoming.linked_rows import Columns, LinkedRows, columns_of
from selfeval.exchange.maps.incoming.workbook import Sheet, sheets_of
from selfeval.i18n import _
from selfeval.store.errors import UserError

LABELS = ("label", "name", "element", "elements", "factor")
CALLED = ("element", "factor", "node", "box")
LOOPS = "loop"
"""What stands in the names of sheets with elements, and with loops."""
IDS = ("id", "kumu id", "element id")
DESCRIPTIONS = ("description", "notes", "note")
HEADINGS_WITHIN = 12
"""Rows among which the headings are looked for."""


@dataclass(frozen=True)
class Links:
    """A sheet of connections: its columns and the rows below their headings."""

    sheet: str
    columns: Columns
    rows: tuple[Sequence[str], ...]


def has_map(sheets: Sequence[Sheet]) -> bool:
    """Whether one of the sheets holds connections."""
    return any(_links(sheet) is not None for sheet in sheets)


def read_kumu(data: bytes, name: str, file: str) -> Found:
    """Read the map in a workbook; UserError where none of its sheets holds connections."""
    sheets = list(sheets_of(data, file))
    links = [found for sheet in sheets if (found := _links(sheet)) is not None]
    if not links:
        raise UserError(
            _("No sheet of “{file}” says where arrows begin and end.").format(file=file),
            _("A sheet of arrows has a column “From”, a column “To” and, if you like, “Type”."),
        )
    reader = LinkedRows(file)
    linked = {one.sheet for one in links}
    others = [sheet for sheet in sheets if sheet.name not in linked]
    unread = [sheet.name for sheet in others if sheet.rows]
    for sheet, labels in _elements(others):
        if _take_elements(reader, sheet, labels):
            unread.remove(sheet.name)
    for one in links:
        reader.take(one.columns, one.rows)
    said = list(reader.said())
    if unread:
        said.append(_("Sheets without boxes or arrows: {names}.").format(names=quoted(unread)))
    kind = _("a workbook with a map")
    return Found(kind, (reader.gathering.found(name),), dict(reader.signs), tuple(said))


def _links(sheet: Sheet) -> Links | None:
    for at, row in enumerate(sheet.rows[:HEADINGS_WITHIN]):
        columns = columns_of(row)
        if columns is not None:
            return Links(sheet.name, columns, sheet.rows[at + 1 :])
    return None


def _elements(sheets: Sequence[Sheet]) -> list[tuple[Sheet, tuple[str, ...]]]:
    """Return the sheets that may hold elements, with the headings that labels may have there."""
    called = [sheet for sheet in sheets if any(word in fold(sheet.name) for word in CALLED)]
    if called:
        return [(sheet, LABELS) for sheet in called]
    return [(sheet, LABELS[:1]) for sheet in sheets if LOOPS not in fold(sheet.name)]


def _take_elements(reader: LinkedRows, sheet: Sheet, labels: Sequence[str]) -> bool:
    """Add the boxes of a sheet of elements; False where it is none.

    A label that comes twice makes two boxes, of which the first has the arrows.
    """
    for at, row in enumerate(sheet.rows[:HEADINGS_WITHIN]):
        headings = [fold(label_of(cell)) for cell in row]
        label = next((headings.index(one) for one in labels if one in headings), None)
        if label is not None:
            for cells in sheet.rows[at + 1 :]:
                _take_element(reader, row, headings, label, cells)
            return True
    return False


def _take_element(
    reader: LinkedRows,
    titles: Sequence[str],
    headings: Sequence[str],
    label_at: int,
    cells: Sequence[str],
) -> None:
    told = {at: words for at, cell in enumerate(cells) if (words := words_of(restored(cell)))}
    label = label_of(told.get(label_at, ""))
    if not label:
        return
    lines: list[str] = []
    for at, words in told.items():
        heading = headings[at] if at < len(headings) else ""
        if heading in DESCRIPTIONS:
            lines.insert(0, words)
        elif at != label_at and heading not in IDS:
            lines.append(titled(label_of(titles[at]), words) if heading else words)
    place = reader.gathering.add_box(FoundBox(label, joined(*lines)))
    reader.known.setdefault(key_of(label), place)
    for at, words in told.items():
        if at < len(headings) and headings[at] in IDS:
            reader.known.setdefault(key_of(label_of(words)), place)
