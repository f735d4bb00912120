"""The past of the sample school: what is dated later comes into its file later.

All rows are read at once, so that their order gives their numbers and places. What is dated after
the day on which the file stands waits, together with whatever names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from fractional_indexing import (  # pyright: ignore[reportMissingTypeStubs]
    generate_n_keys_between,
)

from selfeval.core.fields import fields_of
from selfeval.core.models import (
    Action,
    Assumption,
    Consequence,
    Fact,
    Indicator,
    Note,
    Quote,
    Reading,
    Review,
    Row,
)

DATED: dict[type[Row], str] = {
    Fact: "observed_on",
    Reading: "sort_date",
    Quote: "said_on",
    Note: "noted_on",
    Review: "held_on",
    Consequence: "noticed_on",
    Indicator: "baseline_on",
}
"""The field that says since when there has been a row."""
PLACES = ("position", "rank")


class Plan(NamedTuple):
    """The days of an action (ISO), and how far it has come in the end."""

    starts_on: str
    due_on: str
    state: str

    def by(self, day: str) -> str:
        """Say how far it was by a day (ISO; "" for the end): nothing is done before its day."""
        if not day or self.state not in ("under_way", "done"):
            return self.state
        if self.starts_on > day:
            return "planned"
        return "under_way" if self.due_on > day else self.state


class Waiting:
    """Rows that are not in the file yet."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._looks: dict[str, str] = {}
        self._plans: dict[str, Plan] = {}

    def until(self, day: str, more: Iterable[Row] = ()) -> list[Row]:
        """Return what is in the file by a day (ISO; "" for all), of what waits and of `more`."""
        new = list(more)
        number(new)
        rows = [*self._rows, *new]
        late = {row.id for row in rows if day and _since(row) > day}
        while True:
            later = {row.id for row in rows if row.id not in late and _names(row) & late}
            if not later:
                break
            late |= later
        self._rows = [row for row in rows if row.id in late]
        there = [row for row in rows if row.id not in late]
        self._forget_looks(there, day)
        self._plan_anew(there, day)
        return there

    def stages(self, day: str) -> dict[str, str]:
        """Return how far actions in the file are by a day, by id."""
        return {row_id: plan.by(day) for row_id, plan in self._plans.items()}

    def looks(self, day: str) -> dict[str, str]:
        """Return on which day assumptions in the file were last thought through, by id."""
        due = {row_id: on for row_id, on in self._looks.items() if not day or on <= day}
        self._looks = {row_id: on for row_id, on in self._looks.items() if row_id not in due}
        return due

    def _plan_anew(self, rows: Iterable[Row], day: str) -> None:
        for row in rows:
            if isinstance(row, Action):
                plan = Plan(row.starts_on or "", row.due_on or "", row.state)
                self._plans[row.id] = plan
                row.state = plan.by(day)

    def _forget_looks(self, rows: Iterable[Row], day: str) -> None:
        for row in rows:
            if isinstance(row, Assumption) and day and (row.reviewed_on or "") > day:
                self._looks[row.id], row.reviewed_on = row.reviewed_on or "", None


def number(rows: Iterable[Row]) -> None:
    """Give rows the numbers and places that their order means."""
    listed = list(rows)
    places = generate_n_keys_between(None, None, len(listed))
    seen: Counter[type[Row]] = Counter()
    for row, place in zip(listed, places, strict=True):
        names = type(row).model_fields
        for name in PLACES:
            if name in names:
                setattr(row, name, place)
        if "number" in names:
            seen[type(row)] += 1
            row.number = seen[type(row)]  # type: ignore[attr-defined]


def _since(row: Row) -> str:
    return str(getattr(row, DATED.get(type(row), ""), None) or "")


def _names(row: Row) -> set[str]:
    """Return the ids of the rows that a row names."""
    links = {field.name for field in fields_of(type(row)) if field.references}
    return {str(getattr(row, name)) for name in links} | {str(getattr(row, "item_id", ""))}
