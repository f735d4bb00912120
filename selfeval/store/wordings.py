"""What a row says and used to say, and where else in the file the same words stand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from selfeval.core.fields import field_of
from selfeval.core.models import MODEL_OF
from selfeval.store.erased import Key, erasable_fields, gone_for_good
from selfeval.store.past import present_or_last

SHORTEST = 12
"""Letters from which a text is looked for elsewhere: shorter ones stand everywhere by chance."""
MOST_TEXTS, MOST_FOUND = 40, 30


@dataclass(frozen=True)
class Wording:
    """A field that says something, or that did: what it says now, and how many things before."""

    field: str
    now: Any
    former: int


@dataclass(frozen=True)
class Same:
    """Fields of another row, there or removed, that hold or held the same words."""

    table: str
    row: str
    fields: tuple[str, ...]


def read_wordings(connection: sqlite3.Connection, table: str, row: str) -> list[Wording]:
    """Return the fields of a row in which anything was ever written, in the form's order."""
    present = present_or_last(connection, table, row) or {}
    found: list[Wording] = []
    for name in erasable_fields(table):
        told = set(_values(connection, (table, row), name))
        now = present.get(name)
        if told:
            found.append(Wording(name, now, len(told - {now})))
    return found


def same_words(
    connection: sqlite3.Connection, keys: Collection[Key], fields: Collection[str] = ()
) -> list[Same]:
    """Return where else the longer texts of these rows stand or stood, in whole or in part.

    With `fields`, only the texts of these are looked for.
    """
    needles = [form for one in _texts(connection, keys, fields) for form in _forms(one)]
    if not needles:
        return []
    conditions = " OR ".join(
        f"instr(new, ?{at}) OR instr(old, ?{at})" for at in range(1, len(needles) + 1)
    )
    rows = connection.execute(
        f"SELECT tbl, \"row\", old, new FROM change WHERE kind <> 'E' AND ({conditions})",
        [json.dumps(one, ensure_ascii=False)[1:-1] for one in needles],
    ).fetchall()
    gone = gone_for_good(connection)
    found: dict[Key, set[str]] = {}
    for table, row, old, new in rows:
        if (table, row) not in keys and (table, row) not in gone:
            for name in _holding(table, needles, old, new):
                found.setdefault((table, row), set()).add(name)
    return [
        Same(*key, tuple(name for name in erasable_fields(key[0]) if name in names))
        for key, names in list(found.items())[:MOST_FOUND]
    ]


def _forms(text: str) -> list[str]:
    """Return a text as it may stand in a value: as it is, or within JSON, as settings keep it."""
    within = (json.dumps(text, ensure_ascii=plainly)[1:-1] for plainly in (False, True))
    return list(dict.fromkeys((text, *within)))


def _texts(
    connection: sqlite3.Connection, keys: Collection[Key], fields: Collection[str]
) -> list[str]:
    """Return the longer texts that these rows hold and held, the longest first."""
    found = {
        value.strip()
        for key in keys
        for name in erasable_fields(key[0])
        if (not fields or name in fields) and _is_prose(key[0], name)
        for value in _values(connection, key, name)
        if isinstance(value, str) and len(value.strip()) >= SHORTEST
    }
    return sorted(found, key=len, reverse=True)[:MOST_TEXTS]


def _is_prose(table: str, name: str) -> bool:
    """Whether a field holds words of its own, not a source or a role that many rows share."""
    field = field_of(MODEL_OF[table], name)
    return field.editor == "text" or field.name_of_row


def _values(connection: sqlite3.Connection, key: Key, name: str) -> Iterator[Any]:
    """Yield everything that the log says a field ever held."""
    rows = connection.execute(
        "SELECT json_extract(old, :path), json_extract(new, :path) FROM change"
        " WHERE tbl = :tbl AND \"row\" = :row AND kind <> 'E'",
        {"path": f"$.{name}", "tbl": key[0], "row": key[1]},
    )
    yield from (value for pair in rows for value in pair if value not in (None, ""))


def _holding(table: str, needles: list[str], *logged: str | None) -> set[str]:
    told = [json.loads(one) for one in logged if one]
    return {
        name
        for name in erasable_fields(table)
        for values in told
        if isinstance(value := values.get(name), str) and any(one in value for one in needles)
    }
