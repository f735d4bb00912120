"""Rows: everything in a file, in memory, with the look-ups that rules and threads need.

The store loads it (`selfeval.store.load_rows`); core's functions only read it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from selfeval.core.fields import name_field
from selfeval.core.models import MODEL_OF, SCHOOL_ID, Row, School, Setting
from selfeval.core.numbers import shared_labels

R = TypeVar("R", bound=Row)
SORTED_BY = ("position", "rank", "sort_date")
"""The fields that place a row in its list: the first that is set counts."""


class Rows:
    """All rows of a file by table, each list in the order people gave it (ties by id)."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._lists: dict[type[Row], list[Row]] = defaultdict(list)
        self._by_id: dict[tuple[str, str], Row] = {}
        self._indexes: dict[tuple[type[Row], str], dict[object, list[Row]]] = {}
        self._labels: dict[type[Row], dict[str, str]] = {}
        self._among: Rows | None = None
        for row in rows:
            self._lists[type(row)].append(row)
            self._by_id[row.table_name(), row.id] = row
        for found in self._lists.values():
            found.sort(key=place_of)

    def after(self, changes: Mapping[tuple[str, str], Row | None]) -> Rows:
        """Return these rows with some put in place of what they were; None takes a row out.

        `changes` names rows by table and id. What has not changed is shared with these rows, which
        stay as they are. Another thread may read them meanwhile.
        """
        made = Rows(())
        made._lists = self._lists.copy()
        made._by_id = self._by_id.copy()
        models = {MODEL_OF[table] for table, _row_id in changes}
        made._indexes = {
            key: found for key, found in self._indexes.copy().items() if key[0] not in models
        }
        made._among = self._among
        made._labels = {
            key: found for key, found in self._labels.copy().items() if key not in models
        }
        for model in models:
            table = model.table_name()
            new = {row_id: row for (of, row_id), row in changes.items() if of == table}
            old = [self._by_id[table, row_id] for row_id in new if (table, row_id) in self._by_id]
            made._lists[model] = _with(self._lists.get(model, []), old, new.values())
            for row_id, row in new.items():
                made._by_id.pop((table, row_id), None)
                if row is not None:
                    made._by_id[table, row_id] = row
        return made

    def some(self, rows: Iterable[Row]) -> Rows:
        """Return some of these rows, which are called what they are called among all of them."""
        made = Rows(rows)
        made._among = self
        return made

    def all(self, model: type[R]) -> Sequence[R]:
        """Return every row of `model`, in order."""
        return self._lists.get(model, [])  # type: ignore[return-value]

    def get(self, model: type[R], row_id: str | None) -> R | None:
        """Return the row of `model` with this id, or None."""
        return self._by_id.get((model.table_name(), row_id or ""))  # type: ignore[return-value]

    def item(self, table: str, row_id: str) -> Row | None:
        """Return the row that a (table, id) pair names, or None."""
        return self._by_id.get((table, row_id)) if table in MODEL_OF else None

    def where(self, model: type[R], field: str, value: object) -> Sequence[R]:
        """Return the rows of `model` whose `field` is `value`; indexed, so call it often."""
        index = self._indexes.get((model, field))
        if index is None:
            index = self._indexes[model, field] = self._index(model, field)
        return index.get(value, [])  # type: ignore[return-value]

    def _index(self, model: type[Row], field: str) -> dict[object, list[Row]]:
        index: defaultdict[object, list[Row]] = defaultdict(list)
        for row in self.all(model):
            index[getattr(row, field)].append(row)
        return index

    def attached(self, model: type[R], item: Row) -> Sequence[R]:
        """Return the rows of `model` (evidence, quotes, realm links…) that hang on `item`."""
        mine = self.where(model, "item_id", item.id)
        return [row for row in mine if getattr(row, "item_table") == item.table_name()]  # noqa: B009

    def label_of(self, row: Row) -> str | None:
        """Return the number by which people call an item, such as “14” or “14b”; None for none."""
        if self._among is not None:
            return self._among.label_of(row)
        number: int | None = getattr(row, "number", None)
        if number is None:
            return None
        model = type(row)
        if model not in self._labels:
            numbered = ((one.id, getattr(one, "number")) for one in self.all(model))  # noqa: B009
            self._labels[model] = shared_labels(numbered)
        return self._labels[model].get(row.id, str(number))

    @property
    def school(self) -> School:
        """The school; an empty one before its first edit."""
        return self.get(School, SCHOOL_ID) or School()

    def setting(self, name: str, default: str = "") -> str:
        """Return the value of a setting that travels with the file."""
        found = self.get(Setting, Setting.id_for(name))
        return found.value if found else default


def name_of(row: Row) -> str:
    """Return the words by which people know `row`, such as a fact's statement."""
    return str(getattr(row, name_field(type(row)).name) or "")


def _with(rows: list[Row], old: Iterable[Row], new: Iterable[Row | None]) -> list[Row]:
    """Return a sorted list without its rows in `old`, and with those in `new`."""
    made = rows.copy()
    for row in old:
        del made[bisect_left(made, place_of(row), key=place_of)]
    for row in new:
        if row is not None:
            insort(made, row, key=place_of)
    return made


def place_of(row: Row) -> tuple[str, str]:
    """Return what rows of one kind are sorted by: the order people gave them, ties by id."""
    fields = type(row).model_fields
    places = (getattr(row, name) for name in SORTED_BY if name in fields)
    return next((str(place) for place in places if place), ""), row.id
