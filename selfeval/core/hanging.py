"""What hangs on what: the rows that cannot be without another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from selfeval.core.fields import fields_of
from selfeval.core.models import MODEL_OF, MODELS, LoopName, Row
from selfeval.core.rows import Rows

Key = tuple[str, str]
"""A row: its table and id."""


def every(rows: Rows) -> Iterator[Row]:
    """Yield every row of a file, table by table."""
    for model in MODELS:
        yield from rows.all(model)


def what_hangs_on(rows: Rows) -> Mapping[Key, list[Key]]:
    """Return, for every row, those that cannot be without it."""
    found: defaultdict[Key, list[Key]] = defaultdict(list)
    for row in every(rows):
        for owner in _owners(row):
            found[owner].append((row.table_name(), row.id))
    return found


def _owners(row: Row) -> Iterator[Key]:
    for name, target, belongs in links_of(row.table_name()):
        value = getattr(row, name)
        if belongs and value:
            yield target, value
    if "item_id" in type(row).model_fields:
        yield getattr(row, "item_table"), getattr(row, "item_id")  # noqa: B009
    if isinstance(row, LoopName):
        for factor in row.factors.split():
            yield "factor", factor


@cache
def links_of(table: str) -> tuple[tuple[str, str, bool], ...]:
    """Return (field, table it leads to, whether the row cannot be without it) of each link."""
    return tuple(
        (one.name, one.references.partition(".")[0], one.on_remove == "delete")
        for one in fields_of(MODEL_OF[table])
        if one.references
    )


def with_what_hangs_on(hanging: Mapping[Key, list[Key]], keys: Iterable[Key]) -> set[Key]:
    """Return the keys with those of every row that belongs to one of them."""
    found: set[Key] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += hanging.get(key, [])
    return found
