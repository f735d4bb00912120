"""Bytes to a heading and rows: what a table file says, however it was written.

Read are UTF-8 with and without a byte order mark, UTF-16, and the older Windows, Mac and DOS
encodings; commas, semicolons and tabs; quoted cells with line breaks; rows that are shorter or
longer than the heading; and a last line that was cut in the middle.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from charset_normalizer import from_bytes

from selfeval.exchange.files import read_file
from selfeval.i18n import _
from selfeval.store.errors import UserError

DELIMITERS = (",", ";", "\t")
OLDER_ENCODINGS = ["cp1252", "mac_roman", "cp850"]
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LARGEST = 400_000_000
SAMPLE_ROWS = 40
KEPT_IN_MEMORY = 4_000_000
SAMPLE_BYTES = 2_000
MOST_COLUMNS = 5_000


@dataclass(frozen=True)
class Line:
    """One row of a table, by the number a spreadsheet gives it (the heading is row 1).

    `whole` is how many of its cells are certain: those after it were cut off with the file.
    """

    number: int
    cells: tuple[str, ...]
    width: int
    whole: int

    def cell(self, index: int) -> tuple[str, str]:
        """Return a cell's text and, where the row does not reach that far, the reason."""
        if index >= self.whole:
            return "", "damaged"
        if index >= len(self.cells):
            return "", "blank"
        return self.cells[index], ""

    def text(self, index: int | None) -> str:
        """Return a cell without the spaces around it; "" where there is none."""
        return self.cell(index)[0].strip() if index is not None else ""

    @property
    def extra(self) -> int:
        """How many cells with something in them stand beyond the heading."""
        return sum(1 for cell in self.cells[self.width :] if cell.strip())


class Table:
    """A table file: its name, its heading and its rows.

    The rows of a small table are kept; those of a large one, such as a national table of 20,000
    schools with 300 columns, are read anew each time rather than held in memory.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text
        self._delimiter, self.header, self._heading_row = _heading(name, text)
        self._index = {column.casefold(): at for at, column in enumerate(self.header)}

    def index(self, column: str) -> int | None:
        """Return where a column stands, whatever its capitals; None if it is not there."""
        return self._index.get(column.casefold())

    def index_of_any(self, columns: tuple[str, ...]) -> int | None:
        """Return where the first of these columns that is there stands."""
        found = (self.index(column) for column in columns)
        return next((at for at in found if at is not None), None)

    def lines(self) -> Iterable[Line]:
        """Return the rows below the heading; blank ones are passed over."""
        return self._kept if len(self._text) <= KEPT_IN_MEMORY else self._read()

    @cached_property
    def _kept(self) -> tuple[Line, ...]:
        return tuple(self._read())

    def _read(self) -> Iterator[Line]:
        width = len(self.header)
        for number, cells, whole in _records(self.name, self._text, self._delimiter, width):
            if number > self._heading_row and any(cells):
                yield Line(number, cells, width, whole)

    @cached_property
    def sample(self) -> tuple[Line, ...]:
        """The first rows: evidence of what a column holds."""
        return tuple(line for line, _place in zip(self.lines(), range(SAMPLE_ROWS), strict=False))


def read_table(path: Path) -> Table:
    """Read a table file; UserError where it is missing, unreadable or not a table."""
    return Table(path.name, decode(read_bytes(path), path.name))


def read_bytes(path: Path) -> bytes:
    """Read a file's bytes; UserError in the user's words where that fails."""
    too_large = _("“{file}” is too large to be a table.").format(file=path.name)
    return read_file(path, LARGEST, too_large)


def decode(data: bytes, name: str) -> str:
    """Return the text of a table's bytes; UserError where they are none."""
    if data.startswith(WORKBOOKS):
        raise UserError(
            _("“{file}” is a workbook, not a plain table.").format(file=name),
            _("Open it in your spreadsheet program and save the sheet as CSV."),
        )
    if _is_bare_utf16(data):
        raise UserError(
            _("“{file}” is written in UTF-16 and does not say so.").format(file=name),
            _("Open it in your spreadsheet program and save it as “CSV UTF-8”."),
        )
    text = _decoded(data)
    if "\0" in text or not text.strip():
        raise UserError(_("“{file}” holds no table.").format(file=name))
    return text


def _is_bare_utf16(data: bytes) -> bool:
    """Say whether every other byte, or nearly, is empty: so Latin letters are in UTF-16."""
    if data.startswith(UTF16_MARKS):
        return False
    halves = (data[:SAMPLE_BYTES:2], data[1:SAMPLE_BYTES:2])
    return any(half.count(0) > 0.8 * len(half) for half in halves) and data.count(0) < len(data)


def _decoded(data: bytes) -> str:
    """Decode; a last character that was cut in two is left out."""
    if data.startswith(UTF16_MARKS):
        return codecs.getincrementaldecoder("utf-16")("replace").decode(data)
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(data)
    except UnicodeDecodeError:
        best = from_bytes(data, cp_isolation=OLDER_ENCODINGS).best()
        return str(best) if best is not None else data.decode("cp1252", "replace")


def _heading(name: str, text: str) -> tuple[str, tuple[str, ...], int]:
    """Return the delimiter, the columns and the row of the heading: the first that is not blank."""
    best: tuple[str, tuple[str, ...], int] = (",", (), 0)
    for delimiter in DELIMITERS:
        records = _records(name, text, delimiter, 0)
        number, cells = next(((n, c) for n, c, _whole in records if any(c)), (0, ()))
        if len(cells) > len(best[1]):
            best = (delimiter, cells, number)
    delimiter, cells, number = best
    if len(cells) > MOST_COLUMNS:
        raise UserError(
            _("“{file}” has {count} columns; {most} is the most that can be read.").format(
                file=name, count=f"{len(cells):,}", most=f"{MOST_COLUMNS:,}"
            )
        )
    return delimiter, _column_names(cells), number


def _column_names(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Tidy runs of spaces and line breaks; a name that comes twice is "NAME (2)" from then on."""
    names: list[str] = []
    taken: set[str] = set()
    copies: dict[str, int] = {}
    for cell in cells:
        name = plain = " ".join(cell.split())
        key = plain.casefold()
        while name and name.casefold() in taken:
            copies[key] = copies.get(key, 1) + 1
            name = f"{plain} ({copies[key]})"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


class _Feed:
    """Hands lines to the csv reader and remembers those of the record being read."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.since: list[str] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.since.append(line)
        return line


def _records(
    name: str, text: str, delimiter: str, width: int
) -> Iterator[tuple[int, tuple[str, ...], int]]:
    """Yield (row number, cells, how many of the cells are certain)."""
    feed = _Feed(text)
    reader = csv.reader(feed, delimiter=delimiter)
    number = 0
    try:
        for cells in reader:
            number += 1
            if len(feed.since) > 1 and "".join(feed.since).count('"') % 2:
                raise UserError(_broken_quote(name, number))
            yield number, tuple(cells), _certain(cells, width, feed.since[-1])
            feed.since.clear()
    except csv.Error:
        open_quote = any('"' in line for line in feed.since)
        raise UserError((_broken_quote if open_quote else _long_cell)(name, number + 1)) from None


def _certain(cells: list[str], width: int, last_line: str) -> int:
    """Say how many cells of a record are certain.

    Only the last line of a file can lack its line break. Where it is also short it was cut,
    perhaps in the middle of its last cell; so it was where its last quotation mark is open.
    """
    if last_line.endswith(("\n", "\r")):
        return max(width, len(cells))
    if len(cells) < width or last_line.count('"') % 2:
        return len(cells) - 1
    return max(width, len(cells))


def _long_cell(name: str, number: int) -> str:
    return _("A cell in row {row} of “{file}” is longer than one that can be read.").format(
        row=number, file=name
    )


def _broken_quote(name: str, number: int) -> str:
    return _("Row {row} of “{file}” opens a quotation mark that is never closed.").format(
        row=number, file=name
    )
