"""A row's place in its list: a fractional index, compared as text."""

from __future__ import annotations

import re

from fractional_indexing import (  # pyright: ignore[reportMissingTypeStubs]
    FIError,
    validate_order_key,
)

PLACE_FIELDS = ("position", "rank")
ALPHABET = re.compile(r"[0-9A-Za-z]+")


def is_place(key: str) -> bool:
    """Say whether `key` is a fractional index, so that another can be made before or after it."""
    if not ALPHABET.fullmatch(key):
        return False
    try:
        validate_order_key(key)
    except FIError:
        return False
    return True
