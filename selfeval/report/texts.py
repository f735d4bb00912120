"""Every text in a report's parts or blocks, whatever they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import cast


def texts_in(part: object, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield every text in a part, a block, or a list or tuple of them.

    `without` names fields to pass over.
    """
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for item in cast("tuple[object, ...] | list[object]", part):
            yield from texts_in(item, without)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in without:
                yield from texts_in(getattr(part, field.name), without)
