"""What is gone for good: rows that were erased as a whole, with what belonged to them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from selfeval.core.fields import fields_of
from selfeval.core.models import MODEL_OF, Fact, Indicator, LoopName
from selfeval.store.dump import json_line, vector
from selfeval.store.order import PLACE_FIELDS
from selfeval.store.schema import WHOLE

Key = tuple[str, str]
"""(table, id) of a row."""
TYPED = frozenset({"line", "text", "suggest", "date", "decimal", "count"})
"""Editors of fields that hold what somebody wrote, not what they chose."""
TELLING = {"evidence": ("sha256",), "setting": ("value",), "school": ("logo",)}
"""Hidden fields that hold, or name, what somebody put in."""


@cache
def erasable_fields(table: str) -> tuple[str, ...]:
    """Return the fields of a table that can hold something to be erased, in the form's order.

    Not those that an id follows from: of what people write that is the period of a reading, which
    is a day or a school year.
    """
    typed = [
        field.name
        for field in fields_of(MODEL_OF[table])
        if field.editor in TYPED and not field.frozen and field.name not in PLACE_FIELDS
    ]
    return (*typed, *TELLING.get(table, ()))


def owners(table: str, values: Mapping[str, Any]) -> Iterator[Key]:
    """Yield what a row cannot be without: the ends of a link, the item something hangs on."""
    for field in fields_of(MODEL_OF[table]):
        if field.references and field.on_remove == "delete" and values[field.name]:
            yield field.references.partition(".")[0], values[field.name]
    if "item_id" in values:
        yield values["item_table"], values["item_id"]


def gone_for_good(connection: sqlite3.Connection) -> set[Key]:
    """Return the rows that were erased as a whole, and what belonged to them: none comes back."""
    rows = connection.execute(
        "SELECT tbl, \"row\" FROM change WHERE kind = 'E' AND new = ?", (json_line(WHOLE),)
    )
    return {key for key in rows.fetchall() if not is_there(connection, key)}


def only_erased(connection: sqlite3.Connection) -> set[str]:
    """Return the replicas that did nothing but erase: such are those that rewrite a backup."""
    rows = connection.execute(
        "SELECT replica FROM gesture GROUP BY replica HAVING count(*) ="
        " (SELECT count(DISTINCT seq) FROM change"
        " WHERE change.replica = gesture.replica AND kind = 'E')"
    )
    return {replica for (replica,) in rows}


def work_in(connection: sqlite3.Connection) -> dict[str, int]:
    """Return {replica: its newest gesture} of what a file knows, but for what was only erased."""
    known = vector(connection)
    return {one: known[one] for one in known.keys() - only_erased(connection)}


def with_company(connection: sqlite3.Connection, keys: Collection[Key]) -> set[Key]:
    """Return rows with all that ever belonged to them and is no longer there.

    A measure belongs to the facts and indicators that showed it, if all of them are among `keys`.
    """
    gone = {
        (table, row): json.loads(old)
        for table, row, old in connection.execute(
            "SELECT tbl, \"row\", old FROM change WHERE kind = 'D'"
        ).fetchall()
    }
    found = set(keys)
    while True:
        more = {
            key
            for key, values in gone.items()
            if key not in found and _belongs(key[0], values, found)
        } | _measures(gone, found)
        more = {key for key in more - found if not is_there(connection, key)}
        if not more:
            return found
        found |= more


def is_there(connection: sqlite3.Connection, key: Key) -> bool:
    """Say whether a row is in the file now."""
    found = connection.execute(f"SELECT 1 FROM {key[0]} WHERE id = ?", (key[1],))
    return found.fetchone() is not None


def _belongs(table: str, values: Mapping[str, Any], found: set[Key]) -> bool:
    if table == LoopName.table_name():
        return any(("factor", one) in found for one in values["factors"].split())
    return any(owner in found for owner in owners(table, values))


def _measures(gone: Mapping[Key, Mapping[str, Any]], found: set[Key]) -> set[Key]:
    """Return the measures that only rows of `found` showed."""
    shown: dict[str, set[Key]] = {}
    for key, values in gone.items():
        if MODEL_OF[key[0]] in (Fact, Indicator) and values["measure_id"]:
            shown.setdefault(values["measure_id"], set()).add(key)
    return {("measure", measure) for measure, by in shown.items() if by <= found}
