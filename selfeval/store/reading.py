"""Read everything in a file at once, for rules, threads and reports."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager

from sqlmodel import Session, col, select

from selfeval.core.models import MODEL_OF, MODELS, Row
from selfeval.core.rows import Rows

AT_ONCE = 500
"""Ids in one question; SQLite takes a limited number."""


def load_rows(session: Session) -> Rows:
    """Load every row of the model; use the result before the next gesture expires it."""
    return Rows(row for model in MODELS for row in session.exec(select(model)))


def load_rows_to_keep(session: Session) -> Rows:
    """Load every row of the model, apart from the session: later gestures leave them alone.

    They are for reading; a change made to one of them goes nowhere.
    """
    with _apart(session) as reader:
        return load_rows(reader)


def reload_rows(session: Session, rows: Rows, touched: Iterable[tuple[str, str]]) -> Rows:
    """Return `rows` as they are now, reading only the (table, id) that gestures have touched."""
    wanted: dict[str, list[str]] = {}
    for table, row_id in set(touched):
        if table in MODEL_OF:
            wanted.setdefault(table, []).append(row_id)
    changes: dict[tuple[str, str], Row | None] = {}
    with _apart(session) as reader:
        for table, row_ids in wanted.items():
            changes |= {(table, row_id): None for row_id in row_ids}
            changes |= {(table, row.id): row for row in _rows(reader, MODEL_OF[table], row_ids)}
    return rows.after(changes)


def _rows(session: Session, model: type[Row], row_ids: list[str]) -> Iterator[Row]:
    for start in range(0, len(row_ids), AT_ONCE):
        part = row_ids[start : start + AT_ONCE]
        yield from session.exec(select(model).where(col(model.id).in_(part)))


@contextmanager
def _apart(session: Session) -> Generator[Session]:
    """Give a session of its own on the same connection; what it has read stays as it was read."""
    session.flush()
    reader = Session(session.connection(), expire_on_commit=False)
    try:
        yield reader
    finally:
        reader.expunge_all()
        reader.close()
