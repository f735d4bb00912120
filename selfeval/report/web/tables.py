"""Write tables with their captions and heads, for eyes and for ears."""

from __future__ import annotations

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report import marks
from selfeval.report.layout.text import runs_of
from selfeval.report.story.blocks import Cell, Column, RealmMark, Status, Table
from selfeval.report.web.nodes import Node, add
from selfeval.report.web.place import Place
from selfeval.report.web.tokens import colour_class

LONG_WORD = 24
"""Letters; a longer word is broken where it must be, so that it widens no column."""
FITS_A_PHONE = 3
"""Columns; a table of more can be moved sideways where the screen is narrow."""


def table(block: Table, place: Place) -> None:
    """Write a table; a wide one stands in a frame of its own that can be reached with keys."""
    whole = place.into
    wide = len(block.columns) > FITS_A_PHONE
    caption = place.page.new_id("table")
    if wide:
        names = {"aria_labelledby": caption} if block.caption else {"aria_label": _heads(block)}
        whole = add(whole, "div", kind="scroll wide", role="group", tabindex="0", **names)
    else:
        whole = add(whole, "div", kind="scroll")
    made = place.inside(add(whole, "table", kind=f"fit-{block.fit}"))
    if block.caption:
        made.add("caption", block.caption, id=caption)
    widths = made.add("colgroup")
    for column in block.columns:
        add(widths, "col", style=f"width:{column.share:.1%}")
    headed = any(column.title or column.realm for column in block.columns)
    if headed:
        row = made.inside(add(made.add("thead"), "tr"))
        for column in block.columns:
            _head(column, row)
    body = made.add("tbody")
    for cells in block.rows:
        row = made.inside(add(body, "tr"))
        for at, (cell, column) in enumerate(zip(cells, block.columns, strict=True)):
            names_row = at == 0 and (cell.strong or not headed)
            _cell(cell, column, row, names_row=names_row)


def _heads(block: Table) -> str:
    """Return a name for a table without a caption: what its columns are called."""
    return ", ".join(column.title for column in block.columns if column.title) or _("Table")


def _head(column: Column, row: Place) -> None:
    kind = column.align if column.align == "right" else ""
    if not (column.title or column.realm):
        row.add("td")
        return
    made = row.add("th", scope="col", kind=kind)
    if column.realm:
        row.page.realm(made, column.realm)
    row.runs(made, column.title)


def _cell(cell: Cell, column: Column, row: Place, *, names_row: bool) -> None:
    kinds = [column.align if column.align == "right" else "", "strong" if cell.strong else ""]
    kinds.append("marked" if isinstance(cell.mark, RealmMark) else "")
    kinds.append("long" if _has_long_word(cell) else "")
    told = {"scope": "row"} if names_row else {}
    made = row.add("th" if names_row else "td", kind=" ".join(filter(None, kinds)), **told)
    words = cell.words
    match cell.mark:
        case Status():
            status(cell.mark, row, made)
            words = words if words != cell.mark.label else ""
        case RealmMark():
            found = realm(cell.mark.realm)
            title = _(found.title) if found else ""
            row.page.realm(made, cell.mark.realm, "" if title == words else title)
        case _:
            pass
    row.runs(made, words)
    if cell.under:
        add(made, "span", cell.under, kind="beneath")


def _has_long_word(cell: Cell) -> bool:
    said = "".join(run.words for run in runs_of(cell.words))
    return any(len(word) > LONG_WORD for word in f"{said} {cell.under}".split())


def status(found: Status, place: Place, into: Node) -> None:
    """Write the word for how something stands behind its symbol."""
    made = add(into, "span", kind=f"status c{colour_class(marks.tone(found.key))}")
    place.page.status(made, found.key)
    place.runs(made, found.label)
