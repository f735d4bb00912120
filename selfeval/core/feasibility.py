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
    """What nobody has said yet of how a priority will be carried out; empty where all is said."""

    missing: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is missing in a sentence, or that nothing is."""
        if self.missing:
            return _("Not said yet: {list}.").format(list=_(", ").join(self.missing))
        return _("Owners, dates, costs and what will stop are all written down.")


def feasibility_of(rows: Rows, priority: Priority) -> Feasibility:
    """Return what is missing about who, when, at what cost, and instead of what.

    Actions that were dropped do not count.
    """
    actions = [row for row in actions_of(rows, priority.id) if row.state != "dropped"]
    missing = [
        words
        for words, is_there in (
            (_("who owns it"), bool(priority.owner.strip())),
            (_("until when"), priority.horizon is not None),
            (_("what we will stop"), bool(priority.stop.strip())),
            (_("any action"), bool(actions)),
        )
        if not is_there
    ]
    for words, without in _gaps(actions):
        if without:
            count = ngettext("{count} action", "{count} actions", without).format(count=without)
            missing.append(_("{what} for {actions}").format(what=words, actions=count))
    return Feasibility(tuple(missing))


def _gaps(actions: Sequence[Action]) -> list[tuple[str, int]]:
    """Return how many actions lack an owner, dates and a cost; nothing where there is no action."""
    if not actions:
        return []
    return [
        (_("who"), sum(not row.owner.strip() for row in actions)),
        (_("when"), sum(not (row.starts_on or row.due_on) for row in actions)),
        (_("the cost"), sum(not row.cost.strip() for row in actions)),
    ]
