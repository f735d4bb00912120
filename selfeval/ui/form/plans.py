"""How the forms of the steps are laid out, as data; a kind without a plan is laid out by itself.

A plan names fields line by line. What it does not name stands under “More”.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from selfeval.core.models import Assumption, Fact, Row
from selfeval.i18n import N_
from selfeval.ui.form.editor_steps import StepsEditor
from selfeval.ui.form.field_cell import BARE, FLOWING, MakeEditor

Lines = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Plan:
    """The lines of a form, those that stand after its first cards (`tail`), and those under “More”.

    `ways` says how some fields stand (see `field_cell`); `editors` draws some of them otherwise.
    The field `promoted` stands after the first line once something is in it, and else under “More”.
    """

    lines: Lines
    more_title: str
    tail: Lines = ()
    more: Lines = ()
    ways: Mapping[str, str] = field(default_factory=dict[str, str])
    editors: Mapping[str, MakeEditor] = field(default_factory=dict[str, MakeEditor])
    promoted: str = ""


PLANS: dict[type[Row], Plan] = {
    Fact: Plan(
        lines=(
            ("statement",),
            ("realm",),
            ("source",),
            ("observed_on", "check_by"),
            ("about",),
            ("leaves_out",),
        ),
        more_title=N_("More about this fact"),
        more=(
            ("detail",),
            ("kind",),
            ("instrument",),
            ("people",),
            ("n", "out_of"),
            ("tone",),
            ("measure_id",),
            ("private",),
        ),
        ways={"statement": BARE},
        promoted="detail",
    ),
    Assumption: Plan(
        lines=(("belief",), ("because",), ("wrong_if",), ("rival",), ("basis",), ("basis_reason",)),
        tail=(("status", "check_by"), ("owner",)),
        more_title=N_("More about this assumption"),
        more=(("realm",), ("reviewed_on",), ("private",)),
        ways={
            "belief": FLOWING,
            "because": FLOWING,
            "wrong_if": FLOWING,
            "rival": FLOWING,
            "basis": BARE,
        },
        editors={"basis": StepsEditor},
    ),
}


def plan_of(model: type[Row]) -> Plan | None:
    """Return the plan of a step's form; None where it is laid out by itself."""
    return PLANS.get(model)
