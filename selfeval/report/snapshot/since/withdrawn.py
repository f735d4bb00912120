"""An earlier version without what may not be printed any more.

What has become private since, a name that is hidden by now, or a group that counts as small today
is not printed again, though it may have been printed then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar

from selfeval.core.findings.base import small_number_limit
from selfeval.core.hidden_words import as_read, hidden_in
from selfeval.core.models import MODELS, SCHOOL_ID, Row, School
from selfeval.core.rows import Rows

R = TypeVar("R", bound=Row)
Key = tuple[str, str]


def withdrawn(
    then: Rows, now: Rows, withheld: Collection[Key], hidden: Collection[Key] = ()
) -> Rows:
    """Return earlier rows by today's marks.

    `withheld` were marked since, which counts for what is no longer there; `hidden` are not to be
    printed for another reason.
    """
    private = {key_in(row) for row in every(now) if getattr(row, "private", False)}
    marked = {key for key in withheld if now.item(*key) is None}
    changes: dict[Key, Row | None] = {}
    for key in private.union(marked, hidden):
        row = then.item(*key)
        if row is not None:
            changes[key] = with_values(row, private=True) if hasattr(row, "private") else None
    limit = max(small_number_limit(then), small_number_limit(now))
    changes[School.table_name(), SCHOOL_ID] = with_values(then.school, small_number_limit=limit)
    return as_read(then.after(changes), hidden_in(now))


def with_values(row: R, **values: object) -> R:
    """Return a row with some of its fields set otherwise."""
    known = {name: getattr(row, name) for name in type(row).model_fields}
    return type(row)(**(known | values))


def every(rows: Rows) -> Iterator[Row]:
    """Yield every row."""
    for model in MODELS:
        yield from rows.all(model)


def key_in(row: Row) -> Key:
    """Return the table and the id of a row."""
    return row.table_name(), row.id
