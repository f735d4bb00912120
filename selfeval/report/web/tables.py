"""Write tables with their captions and heads, for eyes and for ears."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report import charts, marks
from selfeval.report.layout.text import runs_of
from selfeval.report.snapshot.chart_parts import Series
from selfeval.report.story.blocks import Bar, Cell, Column, RealmMark, Status, Table
from selfeval.report.web.bars import bar, calendar_lines, seasons
from selfeval.report.web.nodes import Node, add
from selfeval.report.web.place import A_POINT, Place
from selfeval.report.web.svg_pen import SvgPen, short
from selfeval.report.web.tokens import colour_class

LONG_WORD = 24
"""Letters; a longer word is broken where it must be, so that it widens no column."""
ABREAST = 2
"""Columns that a telephone has room for, where their words are few."""
FEW_WORDS = 80
"""Letters."""
MARK_ROOM = 12.0
WAY_ROOM, WAY_HIGH = 12.0, 6.0
"""Points, as in print."""


@dataclass(frozen=True)
class Grid:
    """How a table is written: it `stacks` where its cells need more room than a telephone has.

    Then each row is a list, which takes naming what every part of the table is.
    """

    block: Table
    stacks: bool

    def role(self, name: str) -> dict[str, str]:
        """Return the role of a part of the table, where its look would hide it."""
        return {"role": name} if self.stacks else {}

    @property
    def headed(self) -> bool:
        """Whether its columns have heads."""
        return any(column.title or column.realm for column in self.block.columns)


def table(block: Table, place: Place) -> None:
    """Write a table. One of figures alone can be moved where it is too wide, also with keys."""
    grid = Grid(block, block.fit != "tight" and _needs_room(block))
    caption = place.page.new_id("table") if block.caption else ""
    if grid.stacks or len(block.columns) <= ABREAST:
        whole = place.add("div", kind="frame")
    else:
        names = {"aria_labelledby": caption} if caption else {"aria_label": _heads(block)}
        whole = place.add("div", kind="scroll wide", role="group", tabindex="0", **names)
    kind = f"fit-{block.fit} stack" if grid.stacks else f"fit-{block.fit}"
    told = grid.role("table") | {"style": calendar_lines(block)}
    if not caption and block.fit != "tight":
        told["aria_labelledby"] = place.page.heading
    made = place.inside(add(whole, "table", kind=kind, **told))
    if caption:
        made.add("caption", block.caption, id=caption)
    widths = made.add("colgroup")
    for column in block.columns:
        add(widths, "col", style=f"width:{column.share:.1%}")
    if grid.headed:
        head = made.add("thead", **grid.role("rowgroup"))
        row = made.inside(add(head, "tr", **grid.role("row")))
        for column in block.columns:
            _head(column, row, grid)
    body = made.add("tbody", **grid.role("rowgroup"))
    for cells in block.rows:
        row = made.inside(add(body, "tr", **grid.role("row")))
        for at, (cell, column) in enumerate(zip(cells, block.columns, strict=True)):
            _cell(cell, column, row, grid, first=at == 0)


def _needs_room(block: Table) -> bool:
    if len(block.columns) > ABREAST:
        return True
    longest = max((len(_said(cell)) for cells in block.rows for cell in cells), default=0)
    return longest > FEW_WORDS


def _heads(block: Table) -> str:
    """Return a name for a table without a caption: what its columns are called."""
    return ", ".join(column.title for column in block.columns if column.title) or _("Table")


def _head(column: Column, row: Place, grid: Grid) -> None:
    kind = "calendar" if column.calendar is not None else column.align
    if not (column.title or column.realm):
        row.add("td", **grid.role("cell"))
        return
    told = grid.role("columnheader")
    made = row.add("th", scope="col", kind=kind if kind != "left" else "", **told)
    if column.realm:
        row.page.realm(made, column.realm)
    row.runs(made, column.title)
    if column.calendar is not None:
        seasons(column.calendar, made)


def _cell(cell: Cell, column: Column, row: Place, grid: Grid, *, first: bool) -> None:
    names_row = first and (bool(_said(cell).strip()) or isinstance(cell.mark, Status))
    told = {"scope": "row"} if names_row else {}
    told |= grid.role("rowheader" if names_row else "cell")
    if grid.stacks and not first:
        told["data_head"] = column.title
    kind = _kind(cell, column, strong=cell.strong or (first and not grid.headed))
    made = row.add("th" if names_row else "td", kind=kind, **told)
    words = cell.words
    match cell.mark:
        case Status():
            status(cell.mark, row, made)
            words = words if words != cell.mark.label else ""
        case RealmMark():
            found = realm(cell.mark.realm)
            title = _(found.title) if found else ""
            row.page.realm(made, cell.mark.realm, "" if title == words else title)
        case Bar():
            bar(cell.mark, _said(cell), row.inside(made))
            words = ""
        case None:
            pass
    row.runs(made, words)
    if cell.under:
        add(made, "span", cell.under, kind="beneath")
    if cell.series is not None:
        _way(cell.series, made, column.share * row.room - MARK_ROOM)


def _kind(cell: Cell, column: Column, *, strong: bool) -> str:
    kinds = {
        "right": column.align == "right",
        "strong": strong,
        "marked": isinstance(cell.mark, RealmMark),
        "long": _has_long_word(cell),
        "calendar": column.calendar is not None,
    }
    return " ".join(name for name, has in kinds.items() if has)


def _way(series: Series, into: Node, wide: float) -> None:
    """Draw the way of a sign under its words, for eyes alone: its figures stand beside it."""
    box = f"0 0 {short(wide)} {short(WAY_ROOM)}"
    told = {"kind": "way", "viewBox": box, "width": short(wide * A_POINT), "aria_hidden": "true"}
    pen = SvgPen(add(into, "svg", **told))
    charts.draw_way(pen, series, (3.0, (WAY_HIGH - WAY_ROOM) / 2), wide - 8.0, WAY_HIGH)


def _said(cell: Cell) -> str:
    return "".join(run.words for run in runs_of(cell.words))


def _has_long_word(cell: Cell) -> bool:
    return any(len(word) > LONG_WORD for word in f"{_said(cell)} {cell.under}".split())


def status(found: Status, place: Place, into: Node) -> None:
    """Write the word for how something stands behind its symbol."""
    made = add(into, "span", kind=f"status c{colour_class(marks.tone(found.key))}")
    place.page.status(made, found.key)
    place.runs(made, found.label)
