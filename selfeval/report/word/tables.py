"""Write tables: heads that are repeated on every page, rows that no page break cuts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.text.parfmt import ParagraphFormat

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report import style
from selfeval.report.layout.text import runs_of, width_of
from selfeval.report.story.blocks import (
    Bar,
    Cell,
    Column,
    RealmMark,
    Run,
    Status,
    Table,
    Words,
)
from selfeval.report.style import MEASURE, Type
from selfeval.report.word.nodes import Node, add, ends_with, length, plain, tell, twips
from selfeval.report.word.paper import Place
from selfeval.report.word.pictures import way_of

GUTTER = 9.0
SHORT, FIRST_ROWS = 7, 3
"""Rows, with that of the heads."""
WIDER = 1.2
LONGEST_FIGURE = 14
LOOKED_AT = 2_000
"""Letters of a cell that are measured."""
BREAK = re.compile(r"[ \n\t/-]+")


def table(block: Table, place: Place) -> None:
    """Write a table under its caption; one of figures is no wider than text."""
    if block.caption:
        place.paragraph("Caption", block.caption)
    width = min(place.width, MEASURE) if block.fit == "tight" else place.width
    headed = any(column.title or column.realm for column in block.columns)
    widths = _widths(block, width)
    title = block.caption or ", ".join(column.title for column in block.columns if column.title)
    whole = grid(place, widths, title, headed=headed)
    if headed:
        titles = [column.title for column in block.columns]
        aligns = [column.align for column in block.columns]
        head_row(place, whole, titles, widths, aligns)
    for row in block.rows:
        made = body_row(whole)
        for at, (cell, column) in enumerate(zip(row, block.columns, strict=True)):
            box = box_in(made, widths[at])
            strong = cell.strong or (at == 0 and not headed)
            _cell(cell, column, place.inside(box, widths[at]), strong=strong)
    hold_rows(whole)


def _widths(block: Table, width: float) -> list[float]:
    """Return how wide columns are: wide enough for every word of theirs, as far as that goes.

    The font that stands in for the report's own, where that is not at hand, is wider.
    """
    wanted = [column.share * width for column in block.columns]
    least = [
        WIDER * max([_widest(column.title, style.TABLE_HEAD), *cells]) + GUTTER
        for column, cells in zip(block.columns, _widths_of_cells(block), strict=True)
    ]
    if sum(least) > width:
        return wanted
    lacking = [max(0.0, need - have) for need, have in zip(least, wanted, strict=True)]
    spare = [max(0.0, have - need) for need, have in zip(least, wanted, strict=True)]
    given = sum(lacking) / (sum(spare) or 1.0)
    return [
        have + lack - extra * given
        for have, lack, extra in zip(wanted, lacking, spare, strict=True)
    ]


def _widths_of_cells(block: Table) -> list[list[float]]:
    """Return the width of the widest word of every cell, column by column."""
    return [
        [_widest_in(row[at], column) for row in block.rows]
        for at, column in enumerate(block.columns)
    ]


def _widest_in(cell: Cell, column: Column) -> float:
    """Return how wide the widest word of a cell is; a figure stays on one line."""
    words = "".join(run.words for run in runs_of(cell.words))
    if column.align == "right" and len(words) < LONGEST_FIGURE:
        return width_of(words, style.TABLE)
    return max(_widest(words, style.TABLE), _widest(cell.under, style.SMALL))


def _widest(words: str, kind: Type) -> float:
    return max((width_of(word, kind) for word in BREAK.split(words[:LOOKED_AT])), default=0.0)


def grid(place: Place, widths: Sequence[float], title: str, *, headed: bool) -> Node:
    """Begin a table with columns as wide as they are said to be, in points."""
    if place.paper.fresh or ends_with(place.into, "w:tbl"):
        place.paragraph("Small")
    whole: Node = CT_Tbl.new_tbl(0, len(widths), length(0))
    place.into.append(whole)
    whole.tblStyle_val = "ReportTable"
    look = whole.tblPr
    look.autofit = False
    tell(look.find(qn("w:tblW")), w=twips(sum(widths)), type="dxa")
    first = {"firstRow": str(int(headed)), "firstColumn": str(int(not headed))}
    tell(look.find(qn("w:tblLook")), val="0420" if headed else "0480", **first)
    if title:
        add(look, "w:tblCaption", val=plain(title))
    for column, wide in zip(whole.tblGrid.gridCol_lst, widths, strict=True):
        column.w = length(wide)
    return whole


def head_row(
    place: Place,
    whole: Node,
    titles: Sequence[str],
    widths: Sequence[float],
    aligns: Sequence[str] = (),
) -> None:
    """Write the heads of columns, which come again on every page."""
    row = body_row(whole)
    add(row.trPr, "w:tblHeader")
    for at, (title, wide) in enumerate(zip(titles, widths, strict=True)):
        align = "right" if aligns and aligns[at] == "right" else ""
        place.inside(box_in(row, wide), wide).paragraph("TableHead", title, align=align)


def body_row(whole: Node) -> Node:
    """Begin a row."""
    row = whole.add_tr()
    add(row.get_or_add_trPr(), "w:cantSplit")
    return row


def hold_rows(whole: Node) -> None:
    """Keep a short table on one page; of a longer one, no row stands alone before a page break."""
    rows = whole.tr_lst
    for at, row in enumerate(rows[:-1]):
        if len(rows) <= SHORT or at < FIRST_ROWS or at == len(rows) - 2:
            for line in row.iter(qn("w:p")):
                ParagraphFormat(line).keep_with_next = True


def box_in(row: Node, wide: float) -> Node:
    """Begin a cell."""
    box = add(row, "w:tc")
    box.width = length(wide)
    return box


def _cell(cell: Cell, column: Column, place: Place, *, strong: bool) -> None:
    align = "right" if column.align == "right" else ""
    words = cell.words
    if isinstance(cell.mark, Bar):
        _picture((cell.mark, column.calendar), place)
    if isinstance(cell.mark, Status):
        made = place.paragraph("TableText", align=align)
        place.status(made, cell.mark.key, words or cell.mark.label)
    else:
        if strong and isinstance(words, str):
            words = (Run(words, strong=True),)
        place.paragraph("TableText", words, align=align)
    for beneath in (_realm_beneath(cell, words), cell.under):
        if beneath:
            place.paragraph("TableNote", beneath)
    if cell.series is not None:
        _picture(way_of(cell.series), place)


def _picture(key: object, place: Place) -> None:
    """Put what is drawn in a cell, which its words say too, in a paragraph of its own."""
    shown = place.paper.pictures.get(key)
    if shown is not None:
        place.picture(place.paragraph("TableText"), shown, "", place.width - GUTTER)


def _realm_beneath(cell: Cell, words: Words) -> str:
    """Return the name of the realm that is drawn in print, unless the words are that name."""
    found = realm(cell.mark.realm) if isinstance(cell.mark, RealmMark) else None
    said = "".join(run.words for run in runs_of(words))
    return _(found.title) if found and _(found.title) != said else ""
