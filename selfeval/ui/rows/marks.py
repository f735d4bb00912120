"""What a step's list shows of a row beside its words: links, how we know, what is due.

Read from the file once after a gesture, in a few queries however many rows there are; what a row
shows is worked out when it is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from selfeval.core.fields import field_of
from selfeval.core.freshness import belief_is_due, fact_is_stale
from selfeval.core.grouping import Use
from selfeval.core.models import (
    ArrowAssumption,
    Assumption,
    Fact,
    Priority,
    PriorityAssumption,
    Row,
    Stance,
    table_of,
)
from selfeval.core.models.words import BASES
from selfeval.i18n import _, ngettext
from selfeval.ui import wording
from selfeval.ui.workspace import Workspace

NOWHERE = Use()
BASIS_STEPS = {word: at for at, (word, _title) in enumerate(BASES, start=1)}


@dataclass(frozen=True)
class Mark:
    """What stands below a row's words: a caption, and signs at its right end.

    `links` counts what is joined to it, None where that is not shown; `steps` is how we know, from
    1 to 5, 0 where that is not shown; `loose` says that nothing holds it; `due` that it ought to
    be looked at again. `spoken` says all of that in words.
    """

    caption: str = ""
    links: int | None = None
    steps: int = 0
    loose: bool = False
    due: bool = False
    private: bool = False
    spoken: str = ""


class Marks:
    """The marks of one kind of row; this one has none."""

    tables: frozenset[str] = frozenset()

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._today = date.today()

    def read(self) -> None:
        """Read from the file what the marks need."""
        self._today = date.today()

    def mark(self, _row: Mapping[str, Any]) -> Mark | None:
        """Return what a row shows; None where the list has no more to say than its caption."""
        return None

    def use(self, _row_id: str) -> Use:
        """Return where a row is used."""
        return NOWHERE

    def is_linked(self, _row: Mapping[str, Any]) -> bool:
        """Tell whether anything is joined to a row."""
        return False

    def is_due(self, _row: Mapping[str, Any]) -> bool:
        """Tell whether a row ought to be looked at again."""
        return False

    def _count(self, link: type[Row], *fields: str) -> Counter[Any]:
        """Count links by some of their fields."""
        columns = [table_of(link).c[name] for name in fields]
        found = self._workspace.document.session.execute(
            select(*columns, func.count()).group_by(*columns)
        )
        return Counter({row[0] if len(fields) == 1 else tuple(row[:-1]): row[-1] for row in found})


class FactMarks(Marks):
    """How many assumptions a fact speaks to, and whether it has grown old."""

    tables = frozenset({"stance"})

    def read(self) -> None:
        super().read()
        self._links = self._count(Stance, "fact_id")

    def is_linked(self, row: Mapping[str, Any]) -> bool:
        return bool(self._links[row["id"]])

    def is_due(self, row: Mapping[str, Any]) -> bool:
        return fact_is_stale(row, self._today)

    def mark(self, row: Mapping[str, Any]) -> Mark:
        links, due = self._links[row["id"]], self.is_due(row)
        source = " ".join(str(row["source"] or row["instrument"]).split())
        caption = " · ".join(part for part in (wording.month(row["observed_on"]), source) if part)
        said = [
            self._workspace.titled(Fact, row),
            caption,
            ngettext("{count} link", "{count} links", links).format(count=links),
            _("to be checked again") if due else "",
            _("private") if row["private"] else "",
        ]
        return Mark(
            caption,
            links=links,
            due=due,
            loose=not links,
            private=bool(row["private"]),
            spoken=_joined(said),
        )


class BeliefMarks(Marks):
    """How many facts are for and against an assumption, how we know, and where it is used."""

    tables = frozenset({"stance", "reading", "priority", "priority_assumption", "arrow_assumption"})

    def read(self) -> None:
        super().read()
        self._told = self._count(Stance, "assumption_id", "stance")
        self._arrows = self._count(ArrowAssumption, "assumption_id")
        self._priorities = self._count(PriorityAssumption, "assumption_id")
        self._live = self._behind_live()

    def _behind_live(self) -> set[str]:
        link, priority = table_of(PriorityAssumption), table_of(Priority)
        query = select(link.c.assumption_id).join(priority, priority.c.id == link.c.priority_id)
        found = self._workspace.document.session.execute(query.where(priority.c.status == "live"))
        return {str(row_id) for (row_id,) in found}

    def use(self, row_id: str) -> Use:
        used = self._arrows[row_id] or self._priorities[row_id]
        return Use(live=row_id in self._live, anywhere=bool(used))

    def is_linked(self, row: Mapping[str, Any]) -> bool:
        return any(self._told[row["id"], word] for word in ("supports", "challenges", "unclear"))

    def is_due(self, row: Mapping[str, Any]) -> bool:
        return belief_is_due(row, self._today)

    def mark(self, row: Mapping[str, Any]) -> Mark:
        linked, due = self.is_linked(row), self.is_due(row)
        told = self._facts_words(row["id"]) if linked else _("no facts yet")
        status = field_of(Assumption, "status").label_of(row["status"])
        given_up = row["status"] in ("failing", "retired")
        caption = f"{status} · {told}" if given_up else told
        said = [
            self._workspace.titled(Assumption, row),
            told,
            status,
            field_of(Assumption, "basis").label_of(row["basis"]),
            _("to be checked") if due else "",
            _("private") if row["private"] else "",
        ]
        return Mark(
            caption,
            steps=BASIS_STEPS[row["basis"]],
            loose=not linked,
            due=due,
            private=bool(row["private"]),
            spoken=_joined(said),
        )

    def _facts_words(self, row_id: str) -> str:
        return _("{count} for · {other} against").format(
            count=self._told[row_id, "supports"], other=self._told[row_id, "challenges"]
        )


def _joined(said: list[str]) -> str:
    return ", ".join(part for part in said if part)


MARKS: dict[type[Row], type[Marks]] = {Fact: FactMarks, Assumption: BeliefMarks}


def marks_of(model: type[Row], workspace: Workspace) -> Marks:
    """Return the marks of a kind of row, not yet read."""
    return MARKS.get(model, Marks)(workspace)
