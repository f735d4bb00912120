"""A year that was closed: its file is kept as it ended, and opened for reading only.

The mark travels with the file, so that it holds on every computer. It is a courtesy to the past,
not a lock: whoever means to can open the year again, and the history says so.
"""

from __future__ import annotations

import sqlite3

from selfeval.core.days import day_words
from selfeval.core.models import Setting
from selfeval.i18n import _

CLOSED_ON = "closed_on"
"""The setting that holds the ISO date on which the year was closed."""
CONTINUED_IN = "continued_in"
"""The setting that holds the name of the file in which the work goes on."""


def closed_on(connection: sqlite3.Connection) -> str:
    """Return the ISO date on which the year of this file was closed; "" while it goes on."""
    return _setting(connection, CLOSED_ON)


def closed_words(connection: sqlite3.Connection) -> str:
    """Say that the year is closed, since when, and where the work goes on."""
    words = _("This year was closed on {day}, so its file is open for reading only.").format(
        day=day_words(closed_on(connection))
    )
    name = _setting(connection, CONTINUED_IN)
    return f"{words} {_('It goes on in “{name}”.').format(name=name)}" if name else words


def _setting(connection: sqlite3.Connection, name: str) -> str:
    found = connection.execute(
        "SELECT value FROM setting WHERE id = ?", (Setting.id_for(name),)
    ).fetchone()
    return str(found[0]) if found else ""
