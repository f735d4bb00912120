"""The ids of rows: random, or following from what a row is about. Standard library only."""

from __future__ import annotations

import re
from uuid import UUID, uuid4, uuid5

NAMESPACE = UUID("5e1fe7a1-0f5c-5c3e-9d1b-0b6a1de7b00c")
"""Every derived id comes from this one; changing it would tear old files apart."""
ID_SHAPE = re.compile("[0-9a-f]{32}")


def new_id() -> str:
    """Return a new random id: a uuid4 in hex."""
    return uuid4().hex


def derived_id(table: str, *parts: str) -> str:
    """Return the id of a row that two people could make independently, so that they make one.

    `parts` are the row's key fields in column order.
    """
    return uuid5(NAMESPACE, "|".join((table, *parts))).hex
