"""The two moments that are compared, each as its readers may see it today.

What was printed then may not be printed again if it is private, hidden or too small a group by
now: the earlier rows are judged by today's marks before anything is chosen from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from selfeval.core.models import Fact, Indicator, Row
from selfeval.core.rows import Rows
from selfeval.report.snapshot.choose import Choice, choose
from selfeval.report.snapshot.since.withdrawn import Key, every, key_in, with_values, withdrawn

R = TypeVar("R", bound=Row)


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
    """Return the earlier rows without what these readers may not see now.

    A fact is about children if it is said to be today; groups are as small as either day says.
    """
    hidden = {key_in(row) for row in every(now.everything)} - {
        key_in(row) for row in every(now.rows)
    }
    judged = withdrawn(then, now.everything, withheld, hidden)
    changes: dict[Key, Row | None] = {}
    for fact in judged.all(Fact):
        today = now.rows.get(Fact, fact.id)
        if today is not None and (fact.people, fact.realm) != (today.people, today.realm):
            changes[key_in(fact)] = with_values(fact, people=today.people, realm=today.realm)
    for sign in judged.all(Indicator):
        today = now.rows.get(Indicator, sign.id)
        if today is not None and sign.realm != today.realm:
            changes[key_in(sign)] = with_values(sign, realm=today.realm)
    return judged.after(changes)
