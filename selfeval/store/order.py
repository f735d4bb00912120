"""A row's place in its list: a fractional index, compared as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fractional_indexing import (  # pyright: ignore[reportMissingTypeStubs]
    FIError,
    generate_key_between,
    generate_n_keys_between,
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


def moved(places: Sequence[str], source: int, target: int) -> dict[int, str]:
    """Return the new places that bring the row at `source` to stand at `target`.

    `places` are those of a list in its order, and the keys of the result are indexes into it. One
    row is moved; only where its new neighbours leave no room between them do all get a new place.
    """
    if source == target:
        return {}
    order = [at for at in range(len(places)) if at != source]
    order.insert(target, source)
    before = places[order[target - 1]] if target else None
    after = places[order[target + 1]] if target + 1 < len(order) else None
    if all(one is None or is_place(one) for one in (before, after)) and (
        before is None or after is None or before < after
    ):
        return {source: generate_key_between(before, after)}
    return dict(zip(order, generate_n_keys_between(None, None, len(order)), strict=True))
