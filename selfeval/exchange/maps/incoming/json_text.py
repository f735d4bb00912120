"""Read JSON that came from outside: whatever it holds, no more than a sentence comes of it."""

from __future__ import annotations

import json
from typing import Any, cast

from selfeval.i18n import _
from selfeval.store.errors import UserError

LONGEST_WHOLE = 15
"""Digits of a whole number that counts as one; a longer one is read as a figure."""


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_WHOLE else float(digits)


DECODER = json.JSONDecoder(parse_int=_whole, parse_constant=lambda _word: None)
"""Reads JSON; what is called a figure and is none is None."""


def parsed(text: str, file: str) -> object:
    """Return what stands in a JSON text; figures that are none are None.

    UserError where it is no JSON, or is nested too deeply.
    """
    try:
        return DECODER.decode(text)
    except (ValueError, RecursionError):
        raise UserError(
            _("“{file}” looks like JSON, but cannot be read to its end.").format(file=file),
            _("It may be damaged: export it again from the program that made it."),
        ) from None


def as_list(value: object) -> list[Any]:
    """Return a list, an empty one where `value` is none."""
    return cast(list[Any], value) if isinstance(value, list) else []


def as_object(value: object) -> dict[str, Any]:
    """Return an object, an empty one where `value` is none."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def as_key(value: object) -> str:
    """Return what things refer to each other by: 1, 1.0 and "1" are one; "" where it is none."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{value:.15g}"
