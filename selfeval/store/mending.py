"""Take out of a file that is being repaired what leads nowhere, as the check would refuse it."""

from __future__ import annotations

import hashlib
import sqlite3

from selfeval.core.fields import fields_of
from selfeval.core.models import MODEL_OF
from selfeval.store.loose_ends import SCHOOL
from selfeval.store.schema import ITEM_LINKS, model_fields


def put_right(raw: sqlite3.Connection) -> None:
    """Take out attachments whose bytes are not those they are named after."""
    for name, data in raw.execute("SELECT id, bytes FROM blob").fetchall():
        if hashlib.sha256(data).hexdigest() != name:
            raw.execute("DELETE FROM blob WHERE id = ?", (name,))


def drop_loose_ends(raw: sqlite3.Connection) -> tuple[int, int]:
    """Clear links that lead nowhere and remove rows that cannot be without them.

    Returns how many rows were removed, and how many of them were attachments without bytes.
    """
    files = raw.execute(
        "DELETE FROM evidence WHERE kind = 'file' AND sha256 <> ''"
        " AND sha256 NOT IN (SELECT id FROM blob)"
    ).rowcount
    removed = files
    while gone := _drop_once(raw):
        removed += gone
    return removed, files


def _drop_once(raw: sqlite3.Connection) -> int:
    """Go round once; return how many rows were removed, after which others may lead nowhere."""
    gone = 0
    for table, fields in model_fields().items():
        for field in fields_of(MODEL_OF[table]):
            if field.references:
                target = field.references.partition(".")[0]
                lost = f"{field.name} IS NOT NULL AND {field.name} NOT IN (SELECT id FROM {target})"
                gone += _settle(raw, table, lost, field.name, may_clear=field.on_remove == "clear")
        for table_field, id_field in ITEM_LINKS:
            if id_field in fields:
                gone += _drop_lost_items(raw, table, table_field, id_field)
    return gone


def _settle(raw: sqlite3.Connection, table: str, lost: str, field: str, *, may_clear: bool) -> int:
    if may_clear:
        raw.execute(f"UPDATE {table} SET {field} = NULL WHERE {lost}")
        return 0
    return raw.execute(f"DELETE FROM {table} WHERE {lost}").rowcount


def _drop_lost_items(raw: sqlite3.Connection, table: str, table_field: str, id_field: str) -> int:
    gone = 0
    kinds = raw.execute(f"SELECT DISTINCT {table_field} FROM {table} WHERE {id_field} <> ''")
    for (kind,) in kinds.fetchall():
        lost = f"{table_field} = ? AND {id_field} <> ''"
        if kind in model_fields():
            lost += f" AND {id_field} NOT IN (SELECT id FROM {kind})"
        if kind == SCHOOL[0]:
            lost += f" AND {id_field} <> '{SCHOOL[1]}'"
        if table_field == "sorted_table":
            raw.execute(
                f"UPDATE {table} SET {table_field} = '', {id_field} = '' WHERE {lost}", (kind,)
            )
        else:
            gone += raw.execute(f"DELETE FROM {table} WHERE {lost}", (kind,)).rowcount
    return gone
