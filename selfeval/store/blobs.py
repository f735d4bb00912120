"""The bytes of attached files: immutable, named by their sha256, outside the log."""

from __future__ import annotations

import hashlib
import sqlite3

from selfeval.i18n import _
from selfeval.store.errors import UserError

LARGEST = 20 * 1024 * 1024
"""Bytes that one attachment may have."""


def add_blob(connection: sqlite3.Connection, data: bytes) -> str:
    """Keep `data` and return its sha256; UserError above 20 MB."""
    if len(data) > LARGEST:
        raise UserError(
            _("This file is {size} MB; 20 MB is the most that can be attached.").format(
                size=round(len(data) / 1024 / 1024)
            ),
            _("Attach a smaller version, or add a link to where it is kept."),
        )
    name = hashlib.sha256(data).hexdigest()
    connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?, ?)", (name, len(data), data))
    return name


def read_blob(connection: sqlite3.Connection, name: str) -> bytes:
    """Return the bytes named `name`; UserError if they are not in the file."""
    found = connection.execute("SELECT bytes FROM blob WHERE id = ?", (name,)).fetchone()
    if found is None:
        raise UserError(_("This attached file is no longer in the file."))
    return bytes(found[0])


def blob_size(connection: sqlite3.Connection, name: str) -> int:
    """Return how many bytes are kept under `name`, without reading them; 0 if there are none."""
    found = connection.execute("SELECT size FROM blob WHERE id = ?", (name,)).fetchone()
    return int(found[0]) if found else 0
