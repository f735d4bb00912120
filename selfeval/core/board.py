"""The priorities as leaders look at them together: the few that are live, and those that wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfeval.core import realms
from selfeval.core.models import Action, Indicator, IndicatorPriority, Priority, Review
from selfeval.core.rows import Rows

PLENTY = 3
"""How many live priorities are plenty; a further one is asked about, never refused."""


@dataclass(frozen=True)
class Board:
    """Every priority by where it stands, each tuple in the leaders' own order."""

    live: tuple[Priority, ...]
    proposed: tuple[Priority, ...]
    not_now: tuple[Priority, ...]
    done: tuple[Priority, ...]
    stopped: tuple[Priority, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no priority at all."""
        return not (self.live or self.proposed or self.not_now or self.done or self.stopped)

    @property
    def in_order(self) -> tuple[Priority, ...]:
        """What leaders put in order: live and proposed priorities together."""
        return tuple(sorted((*self.live, *self.proposed), key=_place))


def board_of(rows: Rows) -> Board:
    """Sort every priority by where it stands."""
    found: dict[str, list[Priority]] = {}
    for row in sorted(rows.all(Priority), key=_place):
        found.setdefault(row.status, []).append(row)
    return Board(
        live=tuple(found.get("live", ())),
        proposed=tuple(found.get("proposed", ())),
        not_now=tuple(found.get("not_now", ())),
        done=tuple(found.get("done", ())),
        stopped=tuple(found.get("stopped", ())),
    )


def others_live(rows: Rows, row_id: str) -> tuple[Priority, ...]:
    """Return the live priorities other than this one, in the leaders' order."""
    return tuple(row for row in board_of(rows).live if row.id != row_id)


def asks_to_choose(rows: Rows, row_id: str) -> bool:
    """Tell whether making this priority live would bring about more than are plenty."""
    row = rows.get(Priority, row_id)
    already = row is not None and row.status == "live"
    return not already and len(others_live(rows, row_id)) >= PLENTY


def actions_of(rows: Rows, priority_id: str) -> list[Action]:
    """Return a priority's actions: what adults learn first, then by when they begin and end."""
    found = rows.where(Action, "priority_id", priority_id)
    return sorted(found, key=_when)


def actions_by_realm(rows: Rows, priority_id: str) -> dict[str, int]:
    """Count the actions in each of the five realms; those that were dropped do not count."""
    kept = [row for row in actions_of(rows, priority_id) if row.state != "dropped"]
    return {one: sum(row.realm == one for row in kept) for one in realms.REALM_IDS}


def indicators_of(rows: Rows, priority_id: str) -> list[Indicator]:
    """Return the early indicators that watch over a priority, in their own order."""
    links = rows.where(IndicatorPriority, "priority_id", priority_id)
    found = [rows.get(Indicator, link.indicator_id) for link in links]
    return sorted((row for row in found if row), key=lambda row: (row.position, row.id))


def reviews_of(rows: Rows, priority_id: str) -> list[Review]:
    """Return a priority's reviews, the newest first and those without a date last."""
    found: Sequence[Review] = rows.where(Review, "priority_id", priority_id)
    return sorted(found, key=lambda row: (row.held_on or "", row.id), reverse=True)


def _place(row: Priority) -> tuple[str, str]:
    return row.rank, row.id


def _when(row: Action) -> tuple[int, str, str, str, str]:
    starts, due = row.starts_on or row.due_on or "9", row.due_on or "9"
    return realms.order(row.realm), starts, due, row.position, row.id
