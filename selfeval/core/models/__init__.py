"""The tables of a self-evaluation file, one module per part."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Table
from sqlmodel import SQLModel

from selfeval.core.fields import fields_of
from selfeval.core.ids import NAMESPACE, derived_id, new_id
from selfeval.core.models.assumptions import Assumption, Stance
from selfeval.core.models.attached import (
    Dismissal,
    Evidence,
    Note,
    Quote,
    RealmLink,
    Theme,
    ThemeLink,
)
from selfeval.core.models.base import Row
from selfeval.core.models.facts import Fact, Measure, Reading
from selfeval.core.models.indicators import Indicator, IndicatorPriority
from selfeval.core.models.maps import Arrow, ArrowAssumption, Factor, LoopName, Map, Placement
from selfeval.core.models.priorities import (
    Action,
    Consequence,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Review,
)
from selfeval.core.models.school import (
    SCHOOL_ID,
    Edition,
    Judgement,
    JudgementFact,
    Meeting,
    Recommendation,
    School,
    Setting,
)

MODELS: tuple[type[Row], ...] = (
    School,
    Recommendation,
    Fact,
    Measure,
    Reading,
    Assumption,
    Stance,
    Map,
    Placement,
    Factor,
    Arrow,
    ArrowAssumption,
    LoopName,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Action,
    Consequence,
    Review,
    Indicator,
    IndicatorPriority,
    RealmLink,
    Theme,
    ThemeLink,
    Judgement,
    JudgementFact,
    Meeting,
    Edition,
    Note,
    Quote,
    Dismissal,
    Setting,
    Evidence,
)
MODEL_OF: dict[str, type[Row]] = {model.table_name(): model for model in MODELS}
ITEMS: tuple[type[Row], ...] = (Fact, Assumption, Priority, Indicator, Factor, Action, Note)
NUMBERED: tuple[type[Row], ...] = (Fact, Assumption, Priority, Indicator)


def table_of(model: type[Row]) -> Table[Any]:
    """Return the SQLAlchemy table of a model."""
    return SQLModel.metadata.tables[model.table_name()]


def _hold_choices_to_their_words() -> None:
    """Give every choice, and every yes/no, a CHECK in the schema."""
    for model in MODELS:
        for field in fields_of(model):
            allowed = [word for word, _label in field.choices]
            if field.storage.nullable:
                allowed = [word for word in allowed if word]
            if allowed:
                listed = ", ".join(f"'{word}'" for word in allowed)
                table_of(model).append_constraint(CheckConstraint(f"{field.name} IN ({listed})"))
            elif field.editor == "check":
                table_of(model).append_constraint(CheckConstraint(f"{field.name} IN (0, 1)"))


_hold_choices_to_their_words()

__all__ = [
    "ITEMS",
    "MODELS",
    "MODEL_OF",
    "NAMESPACE",
    "NUMBERED",
    "SCHOOL_ID",
    "Action",
    "Arrow",
    "ArrowAssumption",
    "Assumption",
    "Consequence",
    "Dismissal",
    "Edition",
    "Evidence",
    "Fact",
    "Factor",
    "Indicator",
    "IndicatorPriority",
    "Judgement",
    "JudgementFact",
    "LoopName",
    "Map",
    "Measure",
    "Meeting",
    "Note",
    "Placement",
    "Priority",
    "PriorityAssumption",
    "PriorityFactor",
    "Quote",
    "Reading",
    "RealmLink",
    "Recommendation",
    "Review",
    "Row",
    "School",
    "Setting",
    "Stance",
    "Theme",
    "ThemeLink",
    "derived_id",
    "new_id",
    "table_of",
]
