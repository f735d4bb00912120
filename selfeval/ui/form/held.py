"""New rows that are written only together with what points at them, so that undo takes both."""

from __future__ import annotations

from collections.abc import Iterator

from sqlmodel import Session

from selfeval.core.fields import fields_of
from selfeval.core.models import Row


class HeldRows:
    """Rows made in passing, such as an assumption named while a link field is filled in.

    One that nothing comes to point at is never written.
    """

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def keep(self, row: Row) -> str:
        """Hold a row that is not in the file yet; return its id."""
        row_id = row.id
        self._rows[row_id] = row
        return row_id

    def get(self, row_id: str) -> Row | None:
        """Return a row that is held; None where the id is not one of theirs."""
        return self._rows.get(row_id)

    def join(self, session: Session) -> set[str]:
        """Add to a gesture what its new and changed rows point at; return the ids of that.

        A copy is added, so that the row can be tried again where the gesture is refused.
        """
        wanted = set(_pointed_at(session)) & set(self._rows) if self._rows else set()
        for row_id in wanted:
            held = self._rows[row_id]
            if session.get(type(held), row_id) is None:
                values = {name: getattr(held, name) for name in type(held).model_fields}
                session.add(type(held)(**values))
        return wanted

    def forget(self, row_ids: set[str]) -> None:
        """Let go of rows that have been written."""
        for row_id in row_ids:
            self._rows.pop(row_id, None)


def _pointed_at(session: Session) -> Iterator[str]:
    for row in [*session.new, *session.dirty]:
        if isinstance(row, Row):
            links = [field.name for field in fields_of(type(row)) if field.references]
            yield from (str(getattr(row, name) or "") for name in links)
