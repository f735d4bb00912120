"""What stands on the clipboard, as a grid of plain cells: an HTML table, or lines of text.

Excel, Word and browsers put a table there as HTML and as text; the HTML tells merged cells and
line breaks apart, so it is read first.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfeval.core.characters import CONTROL
from selfeval.exchange.pasted.markup import tables_in
from selfeval.i18n import _
from selfeval.store.errors import UserError

MOST_ROWS = 5_000
MOST_COLUMNS = 200
LONGEST = 20_000_000
"""Characters of a clipboard that are looked at: more than any table that people paste."""
SPACES = re.compile(r"\s+")

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Grid:
    """A table without its meaning: rows of equal length, none of them blank."""

    cells: Cells

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.cells[0]) if self.cells else 0


def read_clipboard(html: str, text: str) -> Grid:
    """Return the table on the clipboard; UserError where there is none, or where it is too large.

    Of several tables in the HTML it is the largest.
    """
    if len(html) > LONGEST or len(text) > LONGEST:
        raise _too_large()
    found = max((_grid(table) for table in tables_in(html)), key=_area, default=Grid(()))
    if not found.cells:
        found = _grid(_lines(text))
    if not found.cells:
        raise UserError(
            _("There is no table on the clipboard."),
            _("Select the cells in Excel or Word, copy them, and paste here."),
        )
    return found


def _area(grid: Grid) -> int:
    return len(grid.cells) * grid.width


def _grid(rows: Iterable[Sequence[str]]) -> Grid:
    """Tidy every cell, drop blank rows and columns, titles above the table, and make it square."""
    tidied = [[tidy(cell) for cell in row] for row in rows]
    tidied = [row for row in tidied if any(row)]
    width = max((len(row) for row in tidied), default=0)
    if len(tidied) > MOST_ROWS or width > MOST_COLUMNS:
        raise _too_large()
    square = [row + [""] * (width - len(row)) for row in tidied]
    used = [at for at in range(width) if any(row[at] for row in square)]
    square = [[row[at] for at in used] for row in square]
    while len(square) > 1 and len(used) > 1 and _is_title(square[0]):
        del square[0]
    return Grid(tuple(tuple(row) for row in square))


def tidy(cell: str) -> str:
    """Return a cell on one line, without what does not show; every kind of space is a space."""
    shown = cell
    if not cell.isascii():
        shown = "".join(
            letter for letter in cell if unicodedata.category(letter) != "Cf" or letter == "\u200d"
        )
    return SPACES.sub(" ", CONTROL.sub("", shown)).strip()


def _is_title(row: Sequence[str]) -> bool:
    """Whether a row says one thing across the whole table."""
    alone = len(row) > 2 and not any(row[1:])
    return bool(row[0]) and (alone or len(set(row)) == 1)


def _too_large() -> UserError:
    return UserError(
        _("This table is too large: {rows} rows and {columns} columns are the most.").format(
            rows=f"{MOST_ROWS:,}", columns=MOST_COLUMNS
        ),
        _("Copy a part of it."),
    )


# Lines of text ------------------------------------------------------------------------------


def _lines(text: str) -> list[list[str]]:
    """Split text at tabs, or at semicolons or commas where every line has as many of them."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if "\t" in plain:
        return _split(plain, "\t")
    for mark in (";", ","):
        found = _split(plain, mark)
        widths = {len(row) for row in found if row}
        if len(widths) == 1 and widths.pop() > 1 and len(found) > 1:
            return found
    return [[line] for line in plain.split("\n")]


def _split(text: str, mark: str) -> list[list[str]]:
    """Split as Excel writes: quoted where a cell holds a quote, a tab or a line break.

    Word quotes nothing; there a lone quotation mark is a quotation mark.
    """
    quoting = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=quoting)
    try:
        return list(reader)
    except csv.Error:
        return [line.split(mark) for line in text.split("\n")]
