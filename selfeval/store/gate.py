"""The gate: what a gesture wants to write is cleaned, checked, numbered and given its place.

SQLModel's table classes do not validate, so it happens here, at every flush.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from fractional_indexing import (  # pyright: ignore[reportMissingTypeStubs]
    generate_key_between,
)
from sqlalchemy import event, inspect
from sqlmodel import Session

from selfeval.core.fields import FieldError, clean, field_of, fields_of
from selfeval.core.ids import ID_SHAPE
from selfeval.core.models import NUMBERED, SCHOOL_ID, Row, School
from selfeval.store.errors import UserError
from selfeval.store.log import OUTSIDE
from selfeval.store.order import PLACE_FIELDS, is_place
from selfeval.store.schema import model_fields

FIGURES = ("count", "decimal")
"""Editors of the fields that a contradiction can lie between: other fields stay open to change."""


class Counters:
    """The next number and the next place of each table; forgotten when a gesture fails."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}
        self._places: dict[str, str | None] = {}

    def forget(self) -> None:
        """Read everything anew from the file when it is next asked for."""
        self._numbers.clear()
        self._places.clear()

    def forget_places(self) -> None:
        """Read the last places anew, after somebody has moved a row."""
        self._places.clear()

    def next_number(self, table: str) -> int:
        """Return one more than the highest number in rows and log, so that none is reused."""
        if table not in self._numbers:
            rows = f"SELECT coalesce(max(number), 0) FROM {table}"
            logged = (
                "SELECT coalesce(max(json_extract(new, '$.number')), 0) FROM change"
                " WHERE tbl = ? AND kind = 'I'"
            )
            in_rows = self._connection.execute(rows).fetchone()[0]
            in_log = self._connection.execute(logged, (table,)).fetchone()[0]
            self._numbers[table] = max(in_rows, in_log)
        self._numbers[table] += 1
        return self._numbers[table]

    def next_place(self, table: str, field: str) -> str:
        """Return a fractional index after the last row's."""
        if table not in self._places:
            last = self._connection.execute(f"SELECT max({field}) FROM {table}").fetchone()[0]
            self._places[table] = last or None
        place = generate_key_between(self._places[table], None)
        self._places[table] = place
        return place


def guard(session: Session, counters: Counters, may_write: Callable[[], bool]) -> None:
    """Put the gate in front of `session`; writing while `may_write()` is false raises."""

    def _before_flush(_session: Session, _context: Any, _instances: Any) -> None:
        if not may_write():
            raise RuntimeError(OUTSIDE)
        for row in session.new:
            if isinstance(row, Row):
                _clean_new(row)
                _refuse_contradiction(row)
                _settle_id(row)
        for row in session.new:
            if isinstance(row, Row):
                _fill_in(row, counters)
        for row in session.dirty:
            if isinstance(row, Row):
                _clean_changed(row, counters)

    event.listen(session, "before_flush", _before_flush)


def _clean_new(row: Row) -> None:
    for field in fields_of(type(row)):
        _clean_field(row, field.name)


def _settle_id(row: Row) -> None:
    """Let a derived id follow from the cleaned fields; ValueError for an id of another shape."""
    if row.key:
        row.id = row.id_for(*(str(getattr(row, name) or "") for name in row.key))
    elif row.id != SCHOOL_ID if isinstance(row, School) else not ID_SHAPE.fullmatch(row.id):
        raise ValueError(f"{row.table_name()}: {row.id!r} is no id")


def _clean_changed(row: Row, counters: Counters) -> None:
    changed = set(inspect(row).committed_state)  # type: ignore[union-attr]
    declared = [field for field in fields_of(type(row)) if field.name in changed]
    for field in declared:
        _clean_field(row, field.name)
    if any(field.editor in FIGURES for field in declared):
        _refuse_contradiction(row)
    for name in changed:
        if name in PLACE_FIELDS and getattr(row, name):
            _refuse_no_place(row, name)
            counters.forget_places()


def _refuse_contradiction(row: Row) -> None:
    problem = row.contradiction()
    if problem:
        raise UserError(problem)


def _clean_field(row: Row, name: str) -> None:
    field = field_of(type(row), name)
    value = getattr(row, name)
    try:
        cleaned = clean(field, value)
    except FieldError as problem:
        raise UserError(str(problem)) from None
    if cleaned is not value and (cleaned != value or type(cleaned) is not type(value)):
        setattr(row, name, cleaned)


def _fill_in(row: Row, counters: Counters) -> None:
    table = row.table_name()
    if isinstance(row, NUMBERED) and getattr(row, "number", None) is None:
        row.number = counters.next_number(table)  # type: ignore[attr-defined]
    for name in PLACE_FIELDS:
        if name in model_fields()[table] and not getattr(row, name):
            setattr(row, name, counters.next_place(table, name))
        elif name in model_fields()[table]:
            _refuse_no_place(row, name)


def _refuse_no_place(row: Row, name: str) -> None:
    if not is_place(getattr(row, name)):
        raise ValueError(f"{row.table_name()}.{name}: {getattr(row, name)!r} is no place")
