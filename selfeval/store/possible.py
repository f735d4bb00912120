"""What a log may say that a row held: what the tables themselves would have taken.

A row that is gone is not in the tables, where SQLite would refuse it; but it may be put back one
day. Standard library only.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

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


@dataclass(frozen=True, slots=True)
class _Column:
    """What a field may hold: text or whole numbers, nothing at all, and of these which ones."""

    kind: type
    nullable: bool
    choices: frozenset[object] | None
    fits: Callable[[Any], bool] | None

    def takes(self, value: object) -> bool:
        if value is None:
            return self.nullable
        return (
            type(value) is self.kind
            and (self.choices is None or value in self.choices)
            and (self.fits is None or self.fits(value))
        )


def _is_day(words: str) -> bool:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return False
    return day.isoformat() == words and FIRST_YEAR <= day.year <= LAST_YEAR


def _is_place_or_none(words: str) -> bool:
    return not words or is_place(words)


def _is_believable(count: int) -> bool:
    return -HIGHEST <= count <= HIGHEST


def _may_be_said(number: int) -> bool:
    return 1 <= number <= HIGHEST_NUMBER


def _fits(table: str, name: str, kind: type) -> Callable[[Any], bool] | None:
    if name == "number":
        return _may_be_said
    if name in PLACE_FIELDS:
        return _is_place_or_none
    if name in DATES.get(table, ()):
        return _is_day
    return _is_believable if kind is int else None


@cache
def _columns() -> dict[str, dict[str, _Column]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        create_tables(connection)
        return {table: _columns_of(connection, table) for table in model_fields()}


def _columns_of(connection: sqlite3.Connection, table: str) -> dict[str, _Column]:
    query = "SELECT sql FROM sqlite_master WHERE name = ?"
    (statement,) = connection.execute(query, (table,)).fetchone()
    choices = {name: _words(listed) for name, listed in CHOICE.findall(statement)}
    found: dict[str, _Column] = {}
    for _at, name, stored, needed, *_rest in connection.execute(f"PRAGMA table_info({table})"):
        kind = int if stored == "INTEGER" else str
        fits = _fits(table, name, kind)
        found[name] = _Column(kind, not needed, choices.get(name), fits)
    return found


def _words(listed: str) -> frozenset[object]:
    return frozenset(int(digits) if digits else word for word, digits in WORD.findall(listed))


def may_hold(table: str, values: Mapping[str, object]) -> bool:
    """Say whether a row of the table may hold these fields, which are some of its own."""
    columns = _columns()[table]
    return all(columns[name].takes(value) for name, value in values.items())


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
