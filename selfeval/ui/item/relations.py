"""What belongs to each kind of row, as data: one tuple per model, drawn by `sections`.

`Linked` are other items, joined by a row that holds both ids. `Owned` are rows that exist only
with this one. `Series` are the readings of the measure that a row points at. A `Verdict` is what
the program itself has to say; it stands above the form, everything else below.
"""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core import models
from selfeval.core.models import Row
from selfeval.i18n import N_


@dataclass(frozen=True)
class Linked:
    """Items joined by `link`: its field `near` holds our id, `far` theirs.

    `stance` shows only links that say this and gives it to new ones. `beside` puts the section
    next to the one before it, equally large. `empty` is said where there is none yet, or always
    where it `asks`. `icon` stands before the title. `only_if_any` shows nothing at all otherwise.
    """

    title: str
    link: type[Row]
    near: str
    far: str
    add: str
    empty: str = ""
    stance: str = ""
    beside: bool = False
    may_make: bool = True
    icon: str = ""
    asks: bool = False
    only_if_any: bool = False


@dataclass(frozen=True)
class Owned:
    """Rows of `model` whose fields in `near` hold our id; in a new one the first of them does."""

    title: str
    model: type[Row]
    near: tuple[str, ...]
    add: str
    empty: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Series:
    """The dated readings of the measure that our field `measure_id` points at."""

    title: str
    empty: str


@dataclass(frozen=True)
class Contradiction:
    """What would speak against a fact: the question, and the way to write such a fact."""

    title: str
    add: str


@dataclass(frozen=True)
class Attached:
    """Files, links and short quotes that hang on an item."""

    title: str
    empty: str


@dataclass(frozen=True)
class Themed:
    """The school's own ideas that an item carries."""

    title: str
    add: str


@dataclass(frozen=True)
class Verdict:
    """What the program makes of the row, in words: shown above the form, for reading only."""

    title: str


Relation = Linked | Owned | Series | Attached | Contradiction | Themed | Verdict

EVIDENCE = Attached(N_("Evidence"), N_("What could you show somebody who doubts it?"))
_THEMES = Themed(N_("Themes"), N_("Add a theme"))

RELATIONS: dict[type[Row], tuple[Relation, ...]] = {
    models.Fact: (
        EVIDENCE,
        Series(N_("Seen again"), N_("Seen once so far. Look again, and a trend can show.")),
        Linked(
            N_("Assumptions it speaks to"),
            models.Stance,
            "fact_id",
            "assumption_id",
            N_("Link to an assumption"),
            N_("Why do you think it is so?"),
        ),
        Contradiction(
            N_("What would contradict this?"), N_("Add a fact that points the other way")
        ),
        _THEMES,
    ),
    models.Assumption: (
        Linked(
            N_("For"),
            models.Stance,
            "assumption_id",
            "fact_id",
            N_("Add a fact for"),
            N_("What did we see that fits?"),
            stance="supports",
            icon="thumb-up",
        ),
        Linked(
            N_("Against"),
            models.Stance,
            "assumption_id",
            "fact_id",
            N_("Add a fact against"),
            N_("What would a sceptic show us?"),
            stance="challenges",
            beside=True,
            icon="thumb-down",
            asks=True,
        ),
        Linked(
            N_("Not yet clear"),
            models.Stance,
            "assumption_id",
            "fact_id",
            N_("Add a fact"),
            stance="unclear",
            icon="scale",
            only_if_any=True,
        ),
        Linked(
            N_("Priorities that rest on it"),
            models.PriorityAssumption,
            "assumption_id",
            "priority_id",
            N_("Link to a priority"),
        ),
        Linked(
            N_("Arrows that carry it"),
            models.ArrowAssumption,
            "assumption_id",
            "arrow_id",
            N_("Link to an arrow"),
            may_make=False,
        ),
        EVIDENCE,
        _THEMES,
    ),
    models.Factor: (
        Owned(
            N_("Arrows"),
            models.Arrow,
            ("source_id", "target_id"),
            N_("Add an arrow"),
            N_("What does it raise or lower? What raises or lowers it?"),
        ),
        Linked(
            N_("Priorities that push or aim at it"),
            models.PriorityFactor,
            "factor_id",
            "priority_id",
            N_("Link to a priority"),
        ),
        EVIDENCE,
        _THEMES,
    ),
    models.Arrow: (
        Linked(
            N_("Assumptions this arrow carries"),
            models.ArrowAssumption,
            "arrow_id",
            "assumption_id",
            N_("Add an assumption"),
            N_("What do we believe when we draw this arrow?"),
        ),
        EVIDENCE,
    ),
    models.Priority: (
        Verdict(N_("Why this?")),
        Linked(
            N_("Rests on these assumptions"),
            models.PriorityAssumption,
            "priority_id",
            "assumption_id",
            N_("Add an assumption"),
            N_("Which belief makes this the right thing to do?"),
        ),
        Linked(
            N_("Pushes or aims at"),
            models.PriorityFactor,
            "priority_id",
            "factor_id",
            N_("Add a factor"),
            N_("Where on the map does it push?"),
            beside=True,
        ),
        Owned(
            N_("Actions"),
            models.Action,
            ("priority_id",),
            N_("Add an action"),
            N_("What will leaders do, first for what adults know?"),
        ),
        Linked(
            N_("Early indicators"),
            models.IndicatorPriority,
            "priority_id",
            "indicator_id",
            N_("Add an early indicator"),
            N_("What would you notice in six weeks if this were working?"),
        ),
        Owned(
            N_("What else may happen"),
            models.Consequence,
            ("priority_id",),
            N_("Add a consequence"),
            N_("Who might be worse off? What might slip?"),
        ),
        Owned(
            N_("Reviews"),
            models.Review,
            ("priority_id",),
            N_("Add a review"),
            N_("Continue, adapt or stop: decided when, and why?"),
        ),
        EVIDENCE,
        _THEMES,
    ),
    models.Indicator: (
        Verdict(N_("How it stands")),
        Series(N_("Readings"), N_("Nothing has been read yet.")),
        Linked(
            N_("Priorities it watches over"),
            models.IndicatorPriority,
            "indicator_id",
            "priority_id",
            N_("Link to a priority"),
        ),
        EVIDENCE,
        _THEMES,
    ),
    models.Action: (EVIDENCE,),
    models.Note: (EVIDENCE,),
    models.School: (
        Owned(
            N_("Recommendations of the last inspection"),
            models.Recommendation,
            (),
            N_("Add a recommendation"),
        ),
    ),
    models.Judgement: (
        Linked(
            N_("Facts it rests on"),
            models.JudgementFact,
            "judgement_id",
            "fact_id",
            N_("Add a fact"),
            N_("Which facts would you show an inspector?"),
        ),
    ),
}


def relations_of(model: type[Row]) -> tuple[Relation, ...]:
    """Return what belongs to a row of `model` below its form, in the order it is shown."""
    return tuple(one for one in RELATIONS.get(model, ()) if not isinstance(one, Verdict))


def verdicts_of(model: type[Row]) -> tuple[Relation, ...]:
    """Return what stands above the form of a row of `model`."""
    return tuple(one for one in RELATIONS.get(model, ()) if isinstance(one, Verdict))
