"""A table whose rows each name two ends: an edge list, as CSV or with semicolons or tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from selfeval.exchange.maps.cells import restored
from selfeval.exchange.maps.incoming.found import Found
from selfeval.exchange.maps.incoming.linked_rows import Columns, LinkedRows, columns_of
from selfeval.exchange.maps.incoming.signs import says_a_sign
from selfeval.exchange.tables.known import (
    ESTAB_COLUMNS,
    LAESTAB_COLUMNS,
    NAME_COLUMNS,
    URN_COLUMNS,
)
from selfeval.exchange.tables.reading import DELIMITERS, Table
from selfeval.i18n import _
from selfeval.store.errors import UserError

NO_HEADING = Columns({"from": 0, "to": 1, "sign": 2}, (), ("", "", ""))
SCHOOLS = (*URN_COLUMNS, *LAESTAB_COLUMNS, *ESTAB_COLUMNS, *NAME_COLUMNS)
"""Headings that only tables of figures have."""


def table_of(text: str, name: str) -> Table:
    """Return the table in a text; UserError where there is none.

    A last line that nobody ended with a line break is a whole line here, not one that was cut.
    """
    return Table(name, text if text.endswith(("\n", "\r")) else text + "\n")


def is_edge_list(table: Table) -> bool:
    """Whether a table's rows are arrows; schools and figures are not."""
    if table.index_of_any(SCHOOLS) is not None:
        return False
    columns = columns_of(table.header)
    if columns is None:
        return _is_bare(table)
    sample = [line.cells for line in table.sample]
    ends = [[columns.cell(row, role) for row in sample] for role in ("from", "to")]
    return all(not any(cells) or any(_has_letter(one) for one in cells) for cells in ends)


def _has_letter(said: str) -> bool:
    return any(letter.isalpha() for letter in said)


def _is_bare(table: Table) -> bool:
    """Whether there is no heading, but three columns, the last of them signs and nothing else."""
    rows = [list(table.header), *(list(line.cells) for line in table.sample)]
    signs = [restored(row[2].strip()) for row in rows if len(row) == 3 and row[2].strip()]
    return (
        all(len(row) <= 3 for row in rows)
        and bool(signs)
        and all(says_a_sign(one) for one in signs)
        and all(_has_letter(cell) for row in rows for cell in row[:2] if cell.strip())
    )


def read_edge_list(text: str, table: Table, name: str) -> Found:
    """Read the map of an edge list; UserError where it has no column for each end."""
    columns = columns_of(table.header)
    rows = _rows(table)
    if columns is None:
        if not _is_bare(table) and len(table.header) != 2:
            raise _no_ends(table.name)
        columns, rows = NO_HEADING, _with_first(text, rows)
    links = LinkedRows(table.name)
    links.take(columns, rows)
    return Found(
        _("a list of arrows"), (links.gathering.found(name),), dict(links.signs), links.said()
    )


def _rows(table: Table) -> Iterator[Sequence[str]]:
    return (line.cells for line in table.lines())


def _with_first(text: str, rows: Iterator[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Yield the first row as it is written, too: taken for a heading it was changed."""
    yield from first_row(text)
    yield from rows


def first_row(text: str) -> list[list[str]]:
    """Return the first row that is not blank, as a list of none or one."""
    best: list[str] = []
    for mark in DELIMITERS:
        rows = csv.reader(StringIO(text, newline=""), delimiter=mark)
        best = max(best, next(filter(any, rows), best), key=len)
    return [best] if best else []


def _no_ends(file: str) -> UserError:
    return UserError(
        _("“{file}” does not say where its arrows begin and end.").format(file=file),
        _("A list of arrows has a column “From”, a column “To” and, if you like, “Sign”."),
    )
