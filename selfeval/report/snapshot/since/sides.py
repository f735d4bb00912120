"""The two moments that are compared, each as its readers may see it today.

What was printed then may not be printed again if it is private, hidden or too small a group by
now: the earlier rows are judged by today's marks before anything is chosen from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from selfeval.core.findings.base import small_number_limit
from selfeval.core.models import MODELS, SCHOOL_ID, Fact, Indicator, Row, School
from selfeval.core.rows import Rows
from selfeval.report.snapshot.choose import Choice, choose

R = TypeVar("R", bound=Row)
Key = tuple[str, str]


@dataclass(frozen=True)
class Sides:
    """What readers may see of the earlier version, and of the file as it is; each with its day."""

    then: Choice
    now: Choice
    then_day: date
    now_day: date

    def new(self, model: type[R]) -> list[R]:
        """Return the rows that these readers could not see then."""
        return [row for row in self.now.rows.all(model) if self._then(row) is None]

    def both(self, model: type[R]) -> Iterator[tuple[R, R]]:
        """Yield the rows that they see in both, as they were and as they are."""
        for row in self.now.rows.all(model):
            before = self._then(row)
            if before is not None:
                yield before, row

    def gone(self, model: type[R]) -> list[R]:
        """Return the rows that are no longer there."""
        there = self.now.everything
        return [row for row in self.then.rows.all(model) if there.get(model, row.id) is None]

    def _then(self, row: R) -> R | None:
        return self.then.rows.get(type(row), row.id)


def sides(
    then: Rows, now: Choice, audience: str, days: tuple[date, date], withheld: frozenset[Key]
) -> Sides:
    """Put the rows of an earlier version beside what may be printed now."""
    judged = _as_judged_now(then, now, withheld)
    return Sides(choose(judged, audience), now, *days)


def _as_judged_now(then: Rows, now: Choice, withheld: frozenset[Key]) -> Rows:
    """Return the earlier rows without what may not be printed now, and with today's marks.

    A fact is about children if it is said to be today; groups are as small as either day says.
    """
    hidden = {_key(row) for row in _all(now.everything)} - {_key(row) for row in _all(now.rows)}
    changes: dict[Key, Row | None] = {}
    for key in hidden | withheld:
        row = then.item(*key)
        if row is not None:
            changes[key] = _with(row, private=True) if hasattr(row, "private") else None
    limit = max(small_number_limit(then), now.limit)
    changes[School.table_name(), SCHOOL_ID] = _with(then.school, small_number_limit=limit)
    for fact in then.all(Fact):
        today = now.rows.get(Fact, fact.id)
        if today is not None and _key(fact) not in changes:
            changes[_key(fact)] = _with(fact, people=today.people, realm=today.realm)
    for sign in then.all(Indicator):
        today = now.rows.get(Indicator, sign.id)
        if today is not None and _key(sign) not in changes:
            changes[_key(sign)] = _with(sign, realm=today.realm)
    return then.after(changes)


def _with(row: R, **values: object) -> R:
    known = {name: getattr(row, name) for name in type(row).model_fields}
    return type(row)(**(known | values))


def _all(rows: Rows) -> Iterator[Row]:
    for model in MODELS:
        yield from rows.all(model)


def _key(row: Row) -> Key:
    return row.table_name(), row.id
