"""Refuse a gesture that leaves a link without an end: such a file could never be published.

Foreign keys are SQLite's to check; these are the links that name an item by table and id, and
the attachments that name their bytes.
"""

from __future__ import annotations

import sqlite3

from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.store.schema import ITEM_LINKS, model_fields

SCHOOL = ("school", "school")


def refuse_loose_ends(connection: sqlite3.Connection, replica: str, seq: int) -> None:
    """UserError if a row that this gesture wrote or removed leaves a link leading nowhere."""
    changed = connection.execute(
        "SELECT tbl, \"row\", max(kind = 'D') FROM change WHERE replica = ? AND seq = ?"
        ' GROUP BY tbl, "row"',
        (replica, seq),
    ).fetchall()
    for table, row, removed in changed:
        if removed and not _exists(connection, table, row):
            _refuse_if_still_named(connection, table, row)
        else:
            _refuse_lost_item(connection, table, row)
        if table == "evidence":
            _refuse_lost_bytes(connection, row)


def _exists(connection: sqlite3.Connection, table: str, row: str) -> bool:
    if table not in model_fields():
        return False
    found = connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row,))
    return found.fetchone() is not None


def _refuse_lost_item(connection: sqlite3.Connection, table: str, row: str) -> None:
    for table_field, id_field in ITEM_LINKS:
        if id_field not in model_fields()[table]:
            continue
        named = connection.execute(
            f"SELECT {table_field}, {id_field} FROM {table} WHERE id = ?", (row,)
        ).fetchone()
        if named is None or named in (("", ""), SCHOOL):
            continue
        if not _exists(connection, *named):
            raise UserError(_("This belongs to something that is not there."))


def _refuse_if_still_named(connection: sqlite3.Connection, table: str, row: str) -> None:
    for other, fields in model_fields().items():
        for table_field, id_field in ITEM_LINKS:
            if id_field in fields and (table, row) != SCHOOL:
                named = connection.execute(
                    f"SELECT 1 FROM {other} WHERE {id_field} = ? AND {table_field} = ?",
                    (row, table),
                )
                if named.fetchone() is not None:
                    raise UserError(_("Something else still belongs to this."))


def _refuse_lost_bytes(connection: sqlite3.Connection, row: str) -> None:
    lost = connection.execute(
        "SELECT 1 FROM evidence WHERE id = ? AND kind = 'file'"
        " AND sha256 NOT IN (SELECT id FROM blob)",
        (row,),
    )
    if lost.fetchone() is not None:
        raise UserError(_("The attached file itself is missing."))
