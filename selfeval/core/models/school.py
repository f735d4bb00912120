"""The school, its last inspection, its judgements by area, its meetings and its settings."""

from typing import ClassVar

from sqlalchemy import Text
from sqlmodel import Field

from selfeval.core.fields import ui
from selfeval.core.models import words
from selfeval.core.models.base import Row, position_field
from selfeval.i18n import N_

SCHOOL_ID = "school"


class School(Row, table=True):
    """The one school of the file. The row appears with its first edit."""

    id: str = Field(default=SCHOOL_ID, primary_key=True, sa_type=Text)
    name: str = ui(N_("Name of the school"), name_of_row=True)
    phase: str = ui(N_("Phase"), editor="choice", choices=words.PHASES)
    early_years: str = ui(N_("Has early years"), editor="choice", choices=words.BY_PHASE)
    sixth_form: str = ui(N_("Has a sixth form"), editor="choice", choices=words.BY_PHASE)
    identifier: str = ui(N_("Identifier"), help=N_("URN, SEED code or roll number"))
    period: str = ui(N_("Period"), help=N_("For example 2026–27"))
    purpose: str = ui(N_("Our purpose"), editor="text")
    context: str = ui(N_("Our school in a few sentences"), editor="text")
    board: str = ui(
        N_("What the board is called"),
        editor="suggest",
        suggestions=(
            N_("Governing board"),
            N_("Governing body"),
            N_("Trustees"),
            N_("Local committee"),
        ),
    )
    roll: int | None = ui(N_("On roll"), editor="count", low=0)
    disadvantaged: str | None = ui(N_("Disadvantaged, %"), editor="decimal")
    disadvantaged_national: str | None = ui(N_("Disadvantaged, national %"), editor="decimal")
    send: str | None = ui(N_("SEND, %"), editor="decimal")
    send_national: str | None = ui(N_("SEND, national %"), editor="decimal")
    eal: str | None = ui(N_("EAL, %"), editor="decimal")
    eal_national: str | None = ui(N_("EAL, national %"), editor="decimal")
    mobility: str | None = ui(N_("Mobility, %"), editor="decimal")
    mobility_national: str | None = ui(N_("Mobility, national %"), editor="decimal")
    attendance: str | None = ui(N_("Attendance, %"), editor="decimal")
    attendance_national: str | None = ui(N_("Attendance, national %"), editor="decimal")
    figures_source: str = ui(N_("Where these figures come from"))
    inspected_on: str | None = ui(N_("Last inspection"), editor="date")
    inspection_outcome: str = ui(N_("Outcome of the last inspection"), editor="text")
    logo: str = ui(N_("Logo"), editor="hidden", report=False)
    accent: str = ui(N_("School colour"), help=N_("Such as #1F3B57"))
    small_number_limit: int | None = ui(
        N_("Hide groups of pupils below"), editor="count", low=0, high=1000
    )


class Recommendation(Row, table=True):
    """One recommendation of the last inspection, and what has come of it."""

    recommended: str = ui(N_("Recommendation"), editor="text", name_of_row=True, column=0.6)
    done: str = ui(N_("What was done"), editor="text")
    evidence: str = ui(N_("Evidence"), editor="text")
    remains: str = ui(N_("What remains"), editor="text", column=0.4)
    position: str = position_field()


class Judgement(Row, table=True):
    """What the school says of itself in one area of an inspection framework."""

    key: ClassVar[tuple[str, ...]] = ("framework", "area")

    framework: str = ui(N_("Framework"), editor="hidden", frozen=True)
    area: str = ui(N_("Area"), editor="hidden", frozen=True)
    grade: str = ui(N_("Grade"), help=N_("Optional. “Not graded” is a full answer."))
    narrative: str = ui(N_("How well are we doing?"), editor="text", name_of_row=True)
    strengths: str = ui(N_("Strengths"), editor="text")
    next_steps: str = ui(N_("Next steps"), editor="text")
    state: str = ui(N_("Draft or agreed"), editor="choice", choices=words.DRAFT_STATES)


class JudgementFact(Row, table=True):
    """A fact that a judgement rests on."""

    key: ClassVar[tuple[str, ...]] = ("judgement_id", "fact_id")

    judgement_id: str = ui(
        N_("Judgement"), editor="link", references="judgement.id", frozen=True, required=True
    )
    fact_id: str = ui(N_("Fact"), editor="link", references="fact.id", frozen=True, required=True)


class Meeting(Row, table=True):
    """A meeting of the board."""

    held_on: str | None = ui(N_("Date"), editor="date", column=0.3)
    title: str = ui(N_("Meeting"), name_of_row=True, column=0.7)
    note: str = ui(N_("What was said"), editor="text")


class Edition(Row, table=True):
    """A version of the report that was issued; `vector` is what the file knew at that moment."""

    issued_on: str | None = ui(N_("Issued on"), editor="date", column=0.3)
    title: str = ui(N_("Version"), name_of_row=True, column=0.7)
    audience: str = ui(N_("For whom"), editor="choice", choices=words.AUDIENCES)
    framework: str = ui(N_("Framework"), editor="hidden")
    state: str = ui(N_("Draft or agreed"), editor="choice", choices=words.DRAFT_STATES)
    agreed_on: str | None = ui(N_("Agreed on"), editor="date")
    agreed_by: str = ui(N_("Agreed by"))
    meeting_id: str | None = ui(
        N_("Meeting"), editor="link", references="meeting.id", on_remove="clear"
    )
    vector: str = ui(N_("What the file knew"), editor="hidden", report=False)


class Setting(Row, table=True):
    """A choice that travels with the file, such as the framework in use."""

    key: ClassVar[tuple[str, ...]] = ("name",)

    name: str = ui(N_("Setting"), editor="hidden", frozen=True, report=False)
    value: str = ui(N_("Value"), editor="hidden", report=False)
