"""What a log may say that a row held: what the tables themselves would have taken.

A row that is gone is not in the tables, where SQLite would refuse it; but it may be put back one
day. Standard library only.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache

from selfeval.core.ids import ID_SHAPE, derived_id
from selfeval.core.numbers import HIGHEST_NUMBER
from selfeval.store.order import PLACE_FIELDS, is_place
from selfeval.store.schema import (
    DERIVED_IDS,
    ITEM_LINKS,
    WHOLE,
    create_tables,
    model_fields,
    model_links,
)

HIGHEST = 2**53
"""Counters and counts beyond this are nobody's work, and would overflow in time."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that a date may name."""
DATES = {
    "school": ("inspected_on",),
    "fact": ("observed_on", "check_by"),
    "reading": ("sort_date",),
    "assumption": ("reviewed_on", "check_by"),
    "factor": ("unexpected_since",),
    "priority": ("horizon",),
    "action": ("starts_on", "due_on"),
    "consequence": ("noticed_on",),
    "review": ("held_on",),
    "indicator": ("baseline_on", "look_by", "next_on"),
    "meeting": ("held_on",),
    "edition": ("issued_on", "agreed_on"),
    "note": ("noted_on",),
    "quote": ("said_on",),
}
"""The fields that hold a day, by table, as the models declare them."""
CHOICE = re.compile(r"CHECK \((\w+) IN \(([^)]*)\)\)")
WORD = re.compile(r"'([^']*)'|(\d+)")


@dataclass(frozen=True)
class _Column:
    """What a field may hold: text, a day or whole numbers, nothing at all, or only certain ones."""

    kind: type
    nullable: bool
    choices: frozenset[object] | None
    is_day: bool

    def takes(self, value: object) -> bool:
        if value is None:
            return self.nullable
        if type(value) is not self.kind or (self.is_day and not _is_day(str(value))):
            return False
        return self.choices is None or value in self.choices


def _is_day(words: str) -> bool:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return False
    return day.isoformat() == words and FIRST_YEAR <= day.year <= LAST_YEAR


@cache
def _columns() -> dict[str, dict[str, _Column]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        create_tables(connection)
        found: dict[str, dict[str, _Column]] = {}
        for table in model_fields():
            query = "SELECT sql FROM sqlite_master WHERE name = ?"
            (statement,) = connection.execute(query, (table,)).fetchone()
            choices = {name: _words(listed) for name, listed in CHOICE.findall(statement)}
            found[table] = {
                name: _Column(
                    int if kind == "INTEGER" else str,
                    nullable=not needed,
                    choices=choices.get(name),
                    is_day=name in DATES.get(table, ()),
                )
                for _at, name, kind, needed, *_rest in connection.execute(
                    f"PRAGMA table_info({table})"
                )
            }
        return found


def _words(listed: str) -> frozenset[object]:
    return frozenset(int(digits) if digits else word for word, digits in WORD.findall(listed))


def may_hold(table: str, values: Mapping[str, object]) -> bool:
    """Say whether a row of the table may hold these fields, which are some of its own."""
    columns = _columns()[table]
    for name, value in values.items():
        if not columns[name].takes(value):
            return False
        if type(value) is int and not -HIGHEST <= value <= HIGHEST:
            return False
        if name == "number" and value is not None and not _may_be_said(value):
            return False
        if name in PLACE_FIELDS and value and not is_place(str(value)):
            return False
    return True


def _may_be_said(number: object) -> bool:
    return isinstance(number, int) and 1 <= number <= HIGHEST_NUMBER


@cache
def erasable(table: str) -> frozenset[str]:
    """Return what an erasure may name: the row as a whole, or a field that nothing follows from."""
    links = {name for pair in ITEM_LINKS for name in pair}
    links.update(name for name, _target in model_links()[table])
    kept = {"number", *PLACE_FIELDS, *DERIVED_IDS.get(table, ()), *links}
    return frozenset({WHOLE, *model_fields()[table]} - kept)


def is_its_id(table: str, row_id: str, values: Mapping[str, object]) -> bool:
    """Say whether an id follows from its row's parts, or has the shape of a random one."""
    if table in DERIVED_IDS:
        return row_id == derived_id(table, *(str(values[name]) for name in DERIVED_IDS[table]))
    return row_id == "school" if table == "school" else bool(ID_SHAPE.fullmatch(row_id))


def stays_itself(table: str, changed: Mapping[str, object]) -> bool:
    """Say whether a change leaves alone what the row's id follows from."""
    return not any(name in changed for name in DERIVED_IDS.get(table, ()))
