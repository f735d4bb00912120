"""Facts, and the measures whose readings they share with indicators."""

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


class Measure(Row, table=True):
    """One series of dated values, stored once and shown wherever it matters.

    `dataset` and `source_column` say where an import found it, so that next year's extends it.
    """

    name: str = ui(N_("Measure"), name_of_row=True, column=0.6)
    unit: str = ui(N_("Unit"), editor="choice", choices=words.UNITS, column=0.2)
    dataset: str = ui(N_("Source dataset"), column=0.2)
    source_column: str = ui(N_("Column in the source"))
    about: str = ui(N_("Which group"))
    local_name: str = ui(N_("Name of the local comparator"), help=N_("For example Hampshire"))
    national_name: str = ui(N_("Name of the national comparator"), help=N_("For example England"))


class Reading(Row, table=True):
    """One dated value of a measure. `value` is decimal text; a gap has a reason instead.

    For a measure of so many of so many, `n` and `out_of` hold the value. `word` is chosen by the
    person recording where the measure is yes/no or words.
    """

    key: ClassVar[tuple[str, ...]] = ("measure_id", "period")

    measure_id: str = ui(
        N_("Measure"), editor="link", references="measure.id", frozen=True, required=True
    )
    period: str = ui(
        N_("Period or date"),
        frozen=True,
        name_of_row=True,
        column=0.2,
        help=N_("2025/26, or a date"),
    )
    sort_date: str | None = ui(N_("Date"), editor="date", column=0.2)
    value: str | None = ui(N_("Value"), editor="decimal", column=0.2)
    said: str = ui(N_("In words"), help=N_("For a measure in words, or yes or no"))
    n: int | None = ui(N_("How many"), editor="count", low=0)
    out_of: int | None = ui(N_("Out of"), editor="count", low=0)
    local: str | None = ui(N_("Local figure"), editor="decimal", column=0.2)
    national: str | None = ui(N_("National figure"), editor="decimal", column=0.2)
    reason: str = ui(N_("Why there is no figure"), editor="choice", choices=words.REASONS)
    source: str = ui(N_("Source"))
    note: str = ui(N_("Note"), editor="text")
    word: str = ui(N_("What it shows"), editor="choice", choices=words.SEEN_WORDS)
    assumption_id: str | None = ui(
        N_("Assumption it speaks to"),
        editor="link",
        references="assumption.id",
        on_remove="clear",
    )
    stance: str = ui(
        N_("What it says about the assumption"), editor="choice", choices=words.READING_STANCES
    )

    def contradiction(self) -> str:
        return more_than_all(field_of(Reading, "n").title, self.n, self.out_of)


class Fact(Row, table=True):
    """What two sceptical visitors would both record."""

    number: int | None = number_field()
    statement: str = ui(
        N_("Fact"),
        editor="text",
        name_of_row=True,
        column=0.55,
        help=N_("What would two sceptical visitors both write down? No reasons yet."),
    )
    realm: str | None = realm_field(column=0.15)
    detail: str = ui(N_("Detail"), editor="text")
    kind: str = ui(N_("Kind"), editor="choice", choices=words.FACT_KINDS)
    source: str = ui(
        N_("How we know"), column=0.15, help=N_("The source, so that anybody could look again")
    )
    instrument: str = ui(N_("Instrument"), editor="suggest", suggestions=INSTRUMENTS)
    observed_on: str | None = ui(N_("When"), editor="date", column=0.15)
    check_by: str | None = ui(N_("Check again by"), editor="date")
    about: str = ui(N_("Who it is about"), help=N_("For example pupils eligible for pupil premium"))
    people: str = ui(N_("Children or staff"), editor="choice", choices=words.PEOPLE)
    n: int | None = ui(N_("How many"), editor="count", low=0)
    out_of: int | None = ui(N_("Out of"), editor="count", low=0)
    leaves_out: str = ui(N_("Who or what this leaves out"))
    tone: str = ui(N_("Strength or concern"), editor="choice", choices=words.TONES)
    measure_id: str | None = ui(
        N_("Seen again"), editor="link", references="measure.id", on_remove="clear"
    )
    private: bool = private_field()
    position: str = position_field()

    def contradiction(self) -> str:
        return more_than_all(field_of(Fact, "n").title, self.n, self.out_of)
