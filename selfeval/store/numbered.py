"""Which items of a file have a number that another of their kind has too."""

from __future__ import annotations

from sqlalchemy import text
from sqlmodel import Session

from selfeval.core.models import NUMBERED, Row
from selfeval.core.numbers import shared_labels


def shared_numbers(session: Session, model: type[Row]) -> dict[str, str]:
    """Return {id: label}, such as “14b”, of the rows whose number another row has as well."""
    if model not in NUMBERED:
        return {}
    table = model.table_name()
    session.flush()
    found = session.connection().execute(
        text(
            f"SELECT id, number FROM {table} WHERE number IN"
            f" (SELECT number FROM {table} GROUP BY number HAVING count(*) > 1)"
        )
    )
    return shared_labels((str(row_id), number) for row_id, number in found)
