"""How far a priority has been planned through, from what is written down and nothing else.

It counts who does what, by when and at what cost, and whether something stops to make room. It
says so in words: no score, and no verdict on whether people can do it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfeval.core.board import actions_of
from selfeval.core.models import Action, Priority
from selfeval.core.rows import Rows
from selfeval.i18n import _, ngettext


@dataclass(frozen=True)
class Feasibility:
    """What is said of how a priority will be carried out, and what is not said yet."""

    said: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def words(self) -> str:
        """Both in one or two sentences."""
        parts: list[str] = []
        if self.said:
            parts.append(_("Said: {list}.").format(list=_(", ").join(self.said)))
        if self.missing:
            parts.append(_("Not yet: {list}.").format(list=_(", ").join(self.missing)))
        return " ".join(parts)


def feasibility_of(rows: Rows, priority: Priority) -> Feasibility:
    """Return what is said and what is missing about who, when, at what cost, and instead of what.

    Actions that were dropped do not count.
    """
    actions = [row for row in actions_of(rows, priority.id) if row.state != "dropped"]
    said: list[str] = []
    missing: list[str] = []
    for words, is_there in (
        (_("an owner"), bool(priority.owner.strip())),
        (_("an end"), priority.horizon is not None),
        (_("what we will stop"), bool(priority.stop.strip())),
    ):
        (said if is_there else missing).append(words)
    if not actions:
        missing.append(_("any action"))
    for words, without in _gaps(actions):
        if not without:
            said.append(_("{what} for every action").format(what=words))
        else:
            count = ngettext("{count} action", "{count} actions", without).format(count=without)
            missing.append(_("{what} for {actions}").format(what=words, actions=count))
    return Feasibility(tuple(said), tuple(missing))


def _gaps(actions: Sequence[Action]) -> list[tuple[str, int]]:
    """Return how many actions lack an owner, dates and a cost; nothing where there is no action."""
    if not actions:
        return []
    return [
        (_("who"), sum(not row.owner.strip() for row in actions)),
        (_("when"), sum(not (row.starts_on or row.due_on) for row in actions)),
        (_("the cost"), sum(not row.cost.strip() for row in actions)),
    ]
