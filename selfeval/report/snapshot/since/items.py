"""Items side by side: which are new, changed or dropped, and how many are as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from selfeval.core.models import Row
from selfeval.core.rows import Rows, name_of
from selfeval.i18n import _
from selfeval.report.snapshot.since.sides import Sides
from selfeval.report.snapshot.since_parts import Change, Step
from selfeval.report.snapshot.wording import key_of, ref

R = TypeVar("R", bound=Row)
How = Callable[[R, R], Iterable[str]]
"""Says how an item differs from what it was."""
Why = Callable[[R, R], str | None]
"""Says why an item was dropped that is still there; None where it was not dropped."""


@dataclass
class Found:
    """What was found of one kind of item."""

    changes: list[Change] = field(default_factory=list[Change])
    unchanged: int = 0

    def step(self, step_id: str, title: str) -> Step:
        """Return it as a step: what is new first, then what changed, then what was dropped."""
        order = ("new", "changed", "dropped")
        return Step(
            step_id,
            title,
            tuple(change for kind in order for change in self.changes if change.kind == kind),
            self.unchanged,
        )


def compare(
    sides: Sides,
    model: type[R],
    how: How[R],
    dropped: Why[R] | None = None,
    words: Callable[[Rows, R], str] | None = None,
) -> Found:
    """Compare all items of one kind."""
    named = words or _name
    found = Found()
    for row in sides.new(model):
        found.changes.append(change("new", sides.now.rows, row, named(sides.now.rows, row)))
    for before, after in sides.both(model):
        why = dropped(before, after) if dropped else None
        if why is not None:
            told, kind = (why,) if why else (), "dropped"
        else:
            told, kind = tuple(how(before, after)), "changed"
        if told or kind == "dropped":
            called = named(sides.now.rows, after)
            found.changes.append(change(kind, sides.now.rows, after, called, told))
        else:
            found.unchanged += 1
    for row in sides.gone(model):
        gone = change("dropped", sides.then.rows, row, named(sides.then.rows, row), (_("Removed"),))
        found.changes.append(replace(gone, key=""))
    return found


def _name(_rows: Rows, row: Row) -> str:
    return name_of(row).strip() or _("Nothing written yet")


def change(kind: str, rows: Rows, row: Row, words: str, how: tuple[str, ...] = ()) -> Change:
    """Return what became of one item."""
    numbered = getattr(row, "number", None) is not None
    return Change(
        kind=kind,
        words=words,
        how=how,
        key=key_of(row),
        ref=ref(rows, row) if numbered else "",
        realm=getattr(row, "realm", None) or "",
    )


def links(
    sides: Sides,
    now: Iterable[str],
    then: Iterable[str],
    added: str,
    ended: str,
    words: Callable[[Rows, str], str],
) -> Iterator[str]:
    """Yield which links are new and which are gone; what readers may not see is not named."""
    before, after = dict.fromkeys(then), dict.fromkeys(now)
    for end in after:
        name = words(sides.now.rows, end) if end not in before else ""
        if name:
            yield added.format(name=name)
    for end in before:
        name = words(sides.then.rows, end) if end not in after else ""
        if name:
            yield ended.format(name=name)
