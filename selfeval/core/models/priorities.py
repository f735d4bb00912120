"""Priorities, and what belongs to each: actions, consequences and reviews."""

from typing import ClassVar

from selfeval.core.fields import ui
from selfeval.core.models import words
from selfeval.core.models.base import (
    Row,
    number_field,
    position_field,
    private_field,
    realm_field,
)
from selfeval.i18n import N_


class Priority(Row, table=True):
    """One of a few problems that the school has chosen to work on, and the change it intends."""

    number: int | None = number_field()
    title: str = ui(
        N_("Priority"),
        editor="text",
        name_of_row=True,
        column=0.55,
        help=N_("The change in a few words that children and staff would recognise"),
    )
    realm: str | None = realm_field()
    status: str = ui(
        N_("Where it stands"), editor="choice", choices=words.PRIORITY_STATES, column=0.15
    )
    status_reason: str = ui(N_("Why not now, or why stopped"), editor="text")
    problem: str = ui(N_("The problem"), editor="text", help=N_("Before any solution"))
    problem_said_by: str = ui(N_("Who says so"))
    problem_since: str = ui(N_("Since when"))
    problem_tried: str = ui(N_("What we have tried"), editor="text")
    purpose: str = ui(
        N_("The difference we want for children"), editor="text", help=N_("Plan back from here")
    )
    why_now: str = ui(N_("Why now"), editor="text")
    stop: str = ui(N_("What we will stop"), editor="text", help=N_("What makes room for this?"))
    leaders_change: str = ui(N_("What leaders themselves will change"), editor="text")
    same_for_all: str = ui(N_("The same for everyone"), editor="text")
    left_to_staff: str = ui(N_("Left to staff"), editor="text")
    system: str = ui(N_("System"), editor="choice", choices=words.SYSTEMS)
    owner: str = ui(N_("Owner"), column=0.15, help=N_("A role, such as Deputy head"))
    horizon: str | None = ui(N_("Until"), editor="date", column=0.15)
    rank: str = ui(N_("Rank"), editor="hidden", report=False)
    rank_reason: str = ui(N_("Why it stands here in the order"))
    private: bool = private_field()


class PriorityAssumption(Row, table=True):
    """A priority rests on an assumption."""

    key: ClassVar[tuple[str, ...]] = ("priority_id", "assumption_id")

    priority_id: str = ui(
        N_("Priority"), editor="link", references="priority.id", frozen=True, required=True
    )
    assumption_id: str = ui(
        N_("Assumption"), editor="link", references="assumption.id", frozen=True, required=True
    )


class PriorityFactor(Row, table=True):
    """A priority pushes or aims at a factor of the causal model."""

    key: ClassVar[tuple[str, ...]] = ("priority_id", "factor_id")

    priority_id: str = ui(
        N_("Priority"), editor="link", references="priority.id", frozen=True, required=True
    )
    factor_id: str = ui(
        N_("Factor"), editor="link", references="factor.id", frozen=True, required=True
    )


class Action(Row, table=True):
    """What leaders do; never to be mistaken for its result."""

    priority_id: str = ui(N_("Priority"), editor="link", references="priority.id", required=True)
    what: str = ui(N_("Action"), editor="text", name_of_row=True, column=0.5)
    realm: str | None = realm_field(column=0.2)
    factor_id: str | None = ui(
        N_("Factor it pushes"), editor="link", references="factor.id", on_remove="clear"
    )
    owner: str = ui(N_("Owner"), help=N_("A role, such as English lead"))
    starts_on: str | None = ui(N_("Starts"), editor="date", column=0.15)
    due_on: str | None = ui(N_("Due"), editor="date", column=0.15)
    state: str = ui(N_("State"), editor="choice", choices=words.ACTION_STATES)
    cost: str = ui(N_("Cost"), help=N_("Money, time or cover"))
    private: bool = private_field()
    position: str = position_field()


class Consequence(Row, table=True):
    """What else happened or may happen: desired or not, predicted or not, soon or late."""

    priority_id: str | None = ui(N_("Priority"), editor="link", references="priority.id")
    what: str = ui(N_("What else happens"), editor="text", name_of_row=True, column=0.6)
    desired: str = ui(N_("Desired?"), editor="choice", choices=words.DESIRED)
    predicted: str = ui(N_("Predicted?"), editor="choice", choices=words.PREDICTED)
    term: str = ui(N_("Short or long term"), editor="choice", choices=words.TERMS)
    noticed_on: str | None = ui(N_("Noticed on"), editor="date")
    response: str = ui(N_("What we do about it"), editor="text")
    factor_id: str | None = ui(
        N_("On the map"), editor="link", references="factor.id", on_remove="clear"
    )
    indicator_id: str | None = ui(
        N_("Watched by"), editor="link", references="indicator.id", on_remove="clear"
    )
    position: str = position_field()


class Review(Row, table=True):
    """A dated decision about a priority: continue, adapt or stop, and what was learned."""

    priority_id: str = ui(N_("Priority"), editor="link", references="priority.id", required=True)
    held_on: str | None = ui(N_("Date"), editor="date", column=0.2)
    decision: str = ui(N_("Decision"), editor="choice", choices=words.DECISIONS, column=0.2)
    why: str = ui(N_("Why"), editor="text", name_of_row=True, column=0.6)
    learned: str = ui(N_("What we learned"), editor="text")
    checked_by: str = ui(N_("Who checked"), help=N_("Adviser, trust or link governor"))
