"""Sensible guesses: is the first row a heading, what may each column hold, what is the table?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from selfeval.core.days import is_day, read_day
from selfeval.core.figures import whole
from selfeval.core.models import words
from selfeval.core.realms import REALMS
from selfeval.exchange.pasted.clipboard import Grid
from selfeval.exchange.pasted.periods import read_period
from selfeval.exchange.tables.values import read_cell
from selfeval.i18n import N_, _

FACTS, MEASURES = "facts", "measures"
LEAVE_OUT = ""
N_OF = "n_of"
FIGURE = "figure"
MANY = frozenset((LEAVE_OUT, FIGURE, "detail"))
"""What more than one column may hold."""
ROLES: tuple[tuple[str, str], ...] = (
    (LEAVE_OUT, N_("Leave out")),
    ("statement", N_("The fact itself")),
    (FIGURE, N_("Its figure")),
    ("realm", N_("Realm")),
    ("observed_on", N_("When")),
    ("source", N_("How we know")),
    ("about", N_("Who it is about")),
    (N_OF, N_("How many, as in “4 of 15”")),
    ("n", N_("How many")),
    ("out_of", N_("Out of")),
    ("detail", N_("Detail")),
    ("tone", N_("Strength or concern")),
    ("leaves_out", N_("Who or what this leaves out")),
    ("instrument", N_("Instrument")),
)
"""What a column may become in a fact; each but those in `MANY` once."""
HEADINGS: tuple[tuple[str, str], ...] = (
    ("statement", r"facts?|statements?|findings?|what (we|was) (saw|seen)|observations?|comments?"),
    ("realm", r"realms?|domains?"),
    ("observed_on", r"when|date|dates|observed( on)?|day|seen on"),
    ("source", r"how (do )?we know|sources?|evidence|method|where from"),
    ("about", r"who( it is about)?|(pupil )?groups?|about|cohort|class|classes|years?( groups?)?"),
    ("out_of", r"out of|total|of|number of (pupils|children|lessons|visits)|denominator"),
    ("n", r"n|how many|count|number|numerator"),
    ("tone", r"strength or concern|tone|strength|rag"),
    ("leaves_out", r"who or what this leaves out|leaves out|left out|missing"),
    ("instrument", r"instruments?|tools?"),
    ("detail", r"details?|notes?|further detail|explanation|context"),
)
_COUNTED = re.compile(r"(\d[\d,]*)\s*(?:of|out of|/)\s*(\d[\d,]*)", re.IGNORECASE)
DASHES = frozenset("-–—…?") | {"--", "...", "none", "nil", "n.a.", "n\\a", "tbc"}
"""What else people write into a cell in which nothing stands yet."""
ALSO_WORDS = frozenset(("c", "x", "z", "new"))
"""Signs of published tables that are words, or names, where sentences stand."""
SHORT_NAME = 60
"""Characters up to which words are taken for the name of a figure, not for a sentence."""
LOOKED_AT = 100
"""Rows that are looked at to guess what a column holds."""
MOST = 0.6
"""The share of a column's cells that must look alike for it to be taken for that."""


@dataclass(frozen=True)
class Table:
    """A grid with its heading told apart; a column without one is called by its place."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int
    is_turned: bool = False
    """Whether its rows are columns of what was pasted; `first_row` then counts columns."""

    @property
    def has_heading(self) -> bool:
        """Whether its columns are called by their first row, and not by their places."""
        return self.first_row > 1

    def column(self, at: int) -> list[str]:
        """Return what the first rows of a column say, blank cells left out."""
        return _column(self.rows, at)


def with_heading(grid: Grid, has_heading: bool) -> Table:
    """Return the grid as a table; `first_row` counts as the user counts the pasted rows."""
    if has_heading and grid.cells:
        names = tuple(name or _place(at) for at, name in enumerate(grid.cells[0]))
        return Table(names, grid.cells[1:], 2)
    return Table(tuple(_place(at) for at in range(grid.width)), grid.cells, 1)


def _place(at: int) -> str:
    return _("Column {number}").format(number=at + 1)


def guess_heading(grid: Grid) -> bool:
    """Whether the first row looks like names of columns rather than like the rows below it."""
    if len(grid.cells) < 2:
        return False
    first = grid.cells[0]
    if any(_role_of_heading(cell) for cell in first):
        return True
    if sum(read_period(cell) is not None for cell in first[1:]) * 2 > len(first[1:]) > 0:
        return True
    return any(
        not _is_figure(first[at]) and _mostly(_column(grid.cells[1:], at), _is_figure)
        for at in range(grid.width)
    )


def guess_kind(table: Table) -> str:
    """Whether the table is a measure over time: most columns are periods with figures below, or
    the periods go down its first column."""
    if goes_down(table):
        return MEASURES
    times = period_columns(table)
    named = [at for at in range(len(table.heading)) if at not in times]
    told = sum(_mostly(table.column(at), _is_figure_or_gap) for at in times)
    return MEASURES if times and len(named) >= 1 and told * 2 > len(times) else FACTS


def goes_down(table: Table) -> bool:
    """Whether times go down the first column, with a measure in each of the others."""
    others = [at for at in range(1, len(table.heading)) if table.column(at)]
    if not others or period_columns(table) or not _mostly(table.column(0), _is_period):
        return False
    told = sum(_mostly(table.column(at), _is_figure_or_gap) for at in others)
    return told * 2 > len(others)


def turned(table: Table) -> Table:
    """Turn a table in which times go down round: a row for each measure, headed by the times."""
    numbered = enumerate(table.rows, table.first_row)
    times = (row[0] or _("Row {number}").format(number=at) for at, row in numbered)
    names = (table.heading[0], *times)
    rows = tuple(
        (name, *(row[at] for row in table.rows))
        for at, name in enumerate(table.heading[1:], start=1)
    )
    return Table(names, rows, 2, is_turned=True)


def period_columns(table: Table) -> list[int]:
    """Return the columns after the first whose heading is a time."""
    return [at for at, name in enumerate(table.heading) if at > 0 and read_period(name) is not None]


def guess_roles(table: Table) -> tuple[str, ...]:
    """Say what each column may hold, by its heading, else by its contents; each thing once.

    A column of bare figures or times is never taken for the facts themselves.
    """
    roles = [LEAVE_OUT] * len(table.heading)
    for guess in (_by_heading, _by_contents):
        for at in range(len(roles)):
            role = guess(table, at)
            if role and roles[at] == LEAVE_OUT and (role in MANY or role not in roles):
                roles[at] = role
    if "statement" not in roles:
        worded = [at for at in range(len(roles)) if not _mostly(table.column(at), _says_little)]
        told = [at for at in worded if roles[at] in (LEAVE_OUT, "detail")]
        if worded:
            roles[max(told or worded, key=lambda at: _length(table, at))] = "statement"
    return tuple(_figures_said(table, roles))


def _figures_said(table: Table, roles: list[str]) -> list[str]:
    """Let columns of figures be said where the facts are only names, such as “Attendance”."""
    if "statement" not in roles or not _mostly(table.column(roles.index("statement")), _is_a_name):
        return roles
    return [
        FIGURE if role == LEAVE_OUT and _holds_figures(table.column(at)) else role
        for at, role in enumerate(roles)
    ]


def _holds_figures(cells: list[str]) -> bool:
    return any(map(_is_figure, cells)) and _mostly(cells, _is_figure_or_gap)


def _is_a_name(words: str) -> bool:
    return len(words) <= SHORT_NAME and not words.endswith((".", "?"))


def _by_heading(table: Table, at: int) -> str:
    return _role_of_heading(table.heading[at])


def _role_of_heading(name: str) -> str:
    plain = " ".join(re.sub(r"[^\w ]", " ", name.casefold()).split())
    return next((role for role, pattern in HEADINGS if re.fullmatch(pattern, plain)), "")


def _by_contents(table: Table, at: int) -> str:
    cells = table.column(at)
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("observed_on", lambda cell: is_day(read_day(cell))),
        ("realm", lambda cell: bool(realm_of(cell))),
        ("tone", lambda cell: bool(tone_of(cell))),
        (N_OF, lambda cell: counted(cell) is not None),
    )
    return next((role for role, test in tests if _mostly(cells, test)), "")


def counted(cell: str) -> tuple[int, int] | None:
    """Return how many of how many a cell says, as in “4 of 15”; None where it does not."""
    found = _COUNTED.fullmatch(cell)
    n, out_of = (whole(part) for part in found.groups()) if found else (None, None)
    return (n, out_of) if n is not None and out_of is not None else None


def realm_of(cell: str) -> str:
    """Return the realm that a cell names, by its title, its letter or its id; "" for none."""
    plain = cell.strip().casefold()
    for realm in REALMS:
        titles = {realm.id, realm.title.casefold(), _(realm.title).casefold()}
        titles |= {_(realm.letter).casefold()} | {title.removesuffix("s") for title in titles}
        if plain in titles:
            return realm.id
    return ""


def tone_of(cell: str) -> str:
    """Return what a cell says of strength or concern as it is stored; "" where it says neither."""
    plain = cell.strip().casefold()
    for word, title in words.TONES:
        if plain in (word, title.casefold(), _(title).casefold()):
            return word
    return {"green": "strength", "red": "concern", "+": "strength", "-": "concern"}.get(plain, "")


def _length(table: Table, at: int) -> float:
    cells = table.column(at)
    return sum(map(len, cells)) / len(cells) if cells else 0


def _column(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] for row in rows[:LOOKED_AT] if row[at]]


def _mostly(cells: list[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= MOST * len(cells)


def _is_figure(cell: str) -> bool:
    return read_cell(cell).value is not None or counted(cell) is not None


def _is_figure_or_gap(cell: str) -> bool:
    return _is_figure(cell) or is_gap(cell)


def _is_period(cell: str) -> bool:
    return read_period(cell) is not None


def _says_little(cell: str) -> bool:
    return _is_figure(cell) or says_nothing(cell) or _is_period(cell)


def says_nothing(cell: str) -> bool:
    """Whether a cell among sentences only says that nothing stands in it: “n/a”, “–”, “tbc”."""
    return is_gap(cell) and cell.casefold() not in ALSO_WORDS


def is_gap(cell: str) -> bool:
    """Whether a cell among figures is a sign that there is none, as in published tables."""
    return cell.casefold() in DASHES or read_cell(cell).reason not in ("", "unreadable")
