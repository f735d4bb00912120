"""Read tables as plain values, and everything in a file at once, for rules, threads and reports.

The rows are made from plain values, not by queries of the ORM: those are worked out anew for each
document that is opened, which takes far longer than reading a small file does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy.orm import class_mapper, make_transient_to_detached
from sqlmodel import Session

from selfeval.core.models import MODEL_OF, MODELS, Row
from selfeval.core.rows import Rows

AT_ONCE = 500
"""Ids in one question; SQLite takes a limited number."""
Values = dict[str, Any]


def load_rows(session: Session) -> Rows:
    """Load every row of the model, apart from the session: later gestures leave them alone.

    They are for reading, and refuse to be changed.
    """
    return Rows(row for model in MODELS for row in as_rows(model, read_table(session, model)))


def reload_rows(session: Session, rows: Rows, touched: Iterable[tuple[str, str]]) -> Rows:
    """Return `rows` as they are now, reading only the (table, id) that gestures have touched."""
    wanted: dict[str, list[str]] = {}
    for table, row_id in set(touched):
        if table in MODEL_OF:
            wanted.setdefault(table, []).append(row_id)
    changes: dict[tuple[str, str], Row | None] = {}
    for table, row_ids in wanted.items():
        model = MODEL_OF[table]
        changes |= {(table, row_id): None for row_id in row_ids}
        found = as_rows(model, read_table(session, model, row_ids))
        changes |= {(table, row.id): row for row in found}
    return rows.after(changes)


def read_table(
    session: Session, model: type[Row], row_ids: list[str] | None = None
) -> Iterator[Values]:
    """Read the rows of a table as plain values, all or those with these ids; in no order.

    Within a gesture they are as it has written them so far.
    """
    question = f"SELECT * FROM {model.table_name()}"
    if row_ids is None:
        yield from _ask(session, question)
        return
    for start in range(0, len(row_ids), AT_ONCE):
        some = tuple(row_ids[start : start + AT_ONCE])
        yield from _ask(session, f"{question} WHERE id IN ({', '.join('?' * len(some))})", some)


def count_rows(session: Session, model: type[Row]) -> int:
    """Return how many rows a table has."""
    (found,) = _ask(session, f"SELECT count(*) AS rows FROM {model.table_name()}")
    return int(found["rows"])


def _ask(session: Session, question: str, values: tuple[str, ...] = ()) -> list[Values]:
    session.flush()
    found = session.connection().exec_driver_sql(question, values)
    names = tuple(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found.all()]


def as_rows(model: type[Row], found: Iterable[Values]) -> Iterator[Row]:
    """Make rows that have been stored already and belong to no session."""
    manager = class_mapper(model).class_manager
    for values in found:
        row: Row = manager.new_instance()
        vars(row).update(values)
        make_transient_to_detached(row)
        yield row
