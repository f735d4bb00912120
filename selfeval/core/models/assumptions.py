"""Assumptions: what we believe about why, and what would prove us wrong."""

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


class Assumption(Row, table=True):
    """A belief about why something is so, or about what would follow."""

    number: int | None = number_field()
    belief: str = ui(
        N_("We believe"),
        editor="text",
        name_of_row=True,
        column=0.55,
        help=N_("Write it so that it could turn out wrong."),
    )
    because: str = ui(N_("Because"), editor="text")
    wrong_if: str = ui(
        N_("We would be wrong if"), editor="text", help=N_("What would change our mind?")
    )
    rival: str = ui(N_("It could also be"), editor="text", help=N_("What else could explain it?"))
    realm: str | None = realm_field(column=0.15)
    basis: str = ui(
        N_("How do we know?"),
        editor="choice",
        choices=words.BASES,
        column=0.15,
        help=N_("The quickest honest answer"),
    )
    basis_reason: str = ui(N_("Why we say so"), help=N_("One line: who looked, at what, how often"))
    reviewed_on: str | None = ui(N_("Last thought through on"), editor="date")
    status: str = ui(
        N_("Where it stands"), editor="choice", choices=words.BELIEF_STATES, column=0.15
    )
    owner: str = ui(N_("Who looks after it"), help=N_("A role, such as Deputy head"))
    check_by: str | None = ui(N_("Check by"), editor="date")
    private: bool = private_field()
    position: str = position_field()


class Stance(Row, table=True):
    """What a fact says about an assumption."""

    key: ClassVar[tuple[str, ...]] = ("fact_id", "assumption_id")

    fact_id: str = ui(N_("Fact"), editor="link", references="fact.id", frozen=True, required=True)
    assumption_id: str = ui(
        N_("Assumption"), editor="link", references="assumption.id", frozen=True, required=True
    )
    stance: str = ui(N_("What it says"), editor="choice", choices=words.STANCES)
    note: str = ui(N_("Note"))
