"""Early indicators: what we would see first, by when."""

from typing import ClassVar

from selfeval.core.fields import field_of, ui
from selfeval.core.models import words
from selfeval.core.models.base import (
    Row,
    more_than_all,
    number_field,
    position_field,
    private_field,
    realm_field,
)
from selfeval.core.realms import INSTRUMENTS
from selfeval.i18n import N_


class Indicator(Row, table=True):
    """An observable sign, with where it started, where it should be, and by when.

    Baseline and expected value are decimal text; for a measure of so many of so many they are
    the "so many", and the two `out_of` fields hold the rest.
    """

    number: int | None = number_field()
    sign: str = ui(
        N_("What we would see"),
        editor="text",
        name_of_row=True,
        column=0.5,
        help=N_("What would you notice in six weeks if this were working?"),
    )
    realm: str | None = realm_field(column=0.2)
    instrument: str = ui(N_("How we look"), editor="suggest", suggestions=INSTRUMENTS)
    measure_id: str | None = ui(
        N_("Measure"), editor="link", references="measure.id", on_remove="clear"
    )
    baseline: str | None = ui(N_("Started at"), editor="decimal")
    baseline_out_of: int | None = ui(N_("Started out of"), editor="count", low=1)
    baseline_on: str | None = ui(N_("Started on"), editor="date")
    expected: str | None = ui(N_("Hoped for"), editor="decimal")
    expected_out_of: int | None = ui(N_("Hoped for out of"), editor="count", low=1)
    look_by: str | None = ui(N_("Look by"), editor="date", column=0.15)
    next_on: str | None = ui(N_("Look next on"), editor="date")
    better: str = ui(N_("Which way is better"), editor="choice", choices=words.BETTER)
    one_step_up: str = ui(
        N_("What would one step up look like?"), editor="text", help=N_("For a 0–10 scale")
    )
    owner: str = ui(N_("Who looks"), column=0.15, help=N_("A role, such as English lead"))
    if_not_seen: str = ui(N_("If not seen, we will"), editor="text")
    watch: bool = ui(
        N_("Watches for harm"), editor="check", help=N_("A possible cost that we keep an eye on")
    )
    assumption_id: str | None = ui(
        N_("Assumption it tests"), editor="link", references="assumption.id", on_remove="clear"
    )
    factor_id: str | None = ui(
        N_("Factor it watches"), editor="link", references="factor.id", on_remove="clear"
    )
    private: bool = private_field()
    position: str = position_field()

    def contradiction(self) -> str:
        started = field_of(Indicator, "baseline").title
        hoped_for = field_of(Indicator, "expected").title
        return more_than_all(started, self.baseline, self.baseline_out_of) or more_than_all(
            hoped_for, self.expected, self.expected_out_of
        )


class IndicatorPriority(Row, table=True):
    """An indicator watches over a priority."""

    key: ClassVar[tuple[str, ...]] = ("indicator_id", "priority_id")

    indicator_id: str = ui(
        N_("Indicator"), editor="link", references="indicator.id", frozen=True, required=True
    )
    priority_id: str = ui(
        N_("Priority"), editor="link", references="priority.id", frozen=True, required=True
    )
