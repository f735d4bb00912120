"""Bring an item back to how it was after one moment of its past."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from selfeval.core.fields import FieldUI, fields_of
from selfeval.core.models import Row
from selfeval.store.past import Moment

Values = Mapping[str, Any]


def to_restore(
    model: type[Row],
    moment: Moment,
    present: Values,
    is_there: Callable[[str, str], bool],
) -> tuple[dict[str, Any], list[str]]:
    """Return the fields that would have to change for the row to be as it was, and those that stay.

    What stays is what was erased for good, and links to what is no longer there. `is_there` tells
    of a (table, id) whether it is. Places in a list and what never changes are left alone.
    """
    values: dict[str, Any] = {}
    stay: list[str] = []
    for field in fields_of(model):
        if field.frozen or field.editor == "hidden" or moment.state is None:
            continue
        value = moment.state.get(field.name)
        if field.name in moment.erased:
            stay.append(field.name)
        elif value == present.get(field.name):
            continue
        elif field.references and value and not is_there(_table_of(field), str(value)):
            stay.append(field.name)
        else:
            values[field.name] = value
    return values, stay


def _table_of(field: FieldUI) -> str:
    return field.references.partition(".")[0]
