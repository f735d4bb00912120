"""What a part of a form holds, in a few words: said where that part is closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from selfeval.core.fields import FieldUI
from selfeval.core.figures import value_words
from selfeval.i18n import _
from selfeval.ui import wording


def _no_name(_table: str, _row_id: str) -> str:
    return ""


def filled_words(fields: Sequence[FieldUI], values: Mapping[str, Any]) -> str:
    """Say what is filled in, such as “Number · 18 of 31 · Concern”; links have cards of their own.

    How many, and out of how many, are said together.
    """
    found: list[str] = []
    for field in fields:
        value = values.get(field.name, field.empty)
        if field.editor == "link" or value == field.empty:
            continue
        if field.name == "n":
            found.append(value_words(None, "count_of", n=value, out_of=values.get("out_of")))
        elif field.editor == "check":
            found.append(_(field.title))
        elif field.name != "out_of" or values.get("n") is None:
            found.append(wording.shown(field, value, _no_name))
    return " · ".join(found)
