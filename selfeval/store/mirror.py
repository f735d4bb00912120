"""What a file holds, in memory: after a gesture only the rows that it touched are read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from selfeval.core.models import NUMBERED, Row
from selfeval.core.rows import Rows
from selfeval.store.history import touched_last
from selfeval.store.numbered import shared_numbers
from selfeval.store.reading import Values, count_rows, load_rows, read_table, reload_rows

if TYPE_CHECKING:
    from selfeval.store.document import Document

MOST = 1_000
"""Rows that a gesture may touch; after a larger one everything is read again."""


class Mirror:
    """Reads an open document. What it gives is for reading only and may be shared.

    Within a gesture it reads what the gesture has written so far, and keeps nothing of it.
    """

    def __init__(self, document: Document) -> None:
        self._document, self._session = document, document.session
        self._rows: Rows | None = None
        self._rows_touched: set[tuple[str, str]] = set()
        self._tables: dict[str, dict[str, Values]] = {}
        self._tables_touched: dict[str, set[str]] = {}
        self._labels: dict[type[Row], dict[str, str]] = {}

    def note_gesture(self) -> None:
        """Take in that a gesture, an undo or a redo has just been committed."""
        touched = touched_last(self._session)
        if len(touched) > MOST:
            self._rows = None
            self._tables.clear()
        self._rows_touched.update(touched)
        for table, row_id in touched:
            self._tables_touched.setdefault(table, set()).add(row_id)
        for model in [one for one in self._labels if one.table_name() in self._tables_touched]:
            self._count_anew(model)

    def _count_anew(self, model: type[Row]) -> None:
        """Let rows that are called otherwise now, as another came or went, be read again too."""
        before, after = self._labels[model], shared_numbers(self._session, model)
        self._labels[model] = after
        called_otherwise = {one for one, _label in before.items() ^ after.items()}
        self._tables_touched[model.table_name()] |= called_otherwise

    @property
    def rows(self) -> Rows:
        """Everything in the file, as objects."""
        if self._document.is_changing:
            return load_rows(self._session)
        if self._rows is None:
            self._rows = load_rows(self._session)
        elif self._rows_touched:
            self._rows = reload_rows(self._session, self._rows, self._rows_touched)
        self._rows_touched.clear()
        return self._rows

    def table(self, model: type[Row]) -> list[Values]:
        """Return every row of one table as plain values, in no order that means anything.

        A row that has not changed is the same object as before.
        """
        if self._document.is_changing:
            return list(self._read(model))
        return list(self._table(model).values())

    def _table(self, model: type[Row]) -> dict[str, Values]:
        name = model.table_name()
        touched = self._tables_touched.pop(name, set[str]())
        known = self._tables.get(name)
        if known is None:
            known = self._tables[name] = {row["id"]: row for row in self._read(model)}
        elif touched:
            for row_id in touched:
                known.pop(row_id, None)
            known |= {row["id"]: row for row in self._read(model, sorted(touched))}
        return known

    def label_of(self, model: type[Row], values: Mapping[str, Any]) -> str | None:
        """Return the number by which people call a row, such as “14” or “14b”; None for none.

        `values` are its fields; for a row that is not there it is the number that it had.
        """
        number = values.get("number")
        if model not in NUMBERED or number is None:
            return None
        if self._document.is_changing:
            shared = shared_numbers(self._session, model)
        elif model in self._labels:
            shared = self._labels[model]
        else:
            shared = self._labels[model] = shared_numbers(self._session, model)
        return shared.get(str(values.get("id")), str(number))

    def values(self, model: type[Row], row_id: str) -> Values | None:
        """Return one row as plain values; None if it is not there."""
        if self._document.is_changing or model.table_name() not in self._tables:
            return next(self._read(model, [row_id]), None)
        found = self._table(model).get(row_id)
        return dict(found) if found is not None else None

    def count(self, model: type[Row]) -> int:
        """Return how many rows a table has."""
        return count_rows(self._session, model)

    def _read(self, model: type[Row], row_ids: list[str] | None = None) -> Iterator[Values]:
        return read_table(self._session, model, row_ids)
