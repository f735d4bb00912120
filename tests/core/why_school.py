"""A school with one priority, whole from facts to outcome, to be spoilt piece by piece."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from selfeval.core.models import (
    Arrow,
    Assumption,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Row,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.core.thread import Why, why_this

LABELS = {
    "knowledge": "Adults know why words come first",
    "behaviour": "They teach words before reading",
    "system": "Every room begins reading this way",
    "climate": "Children join in",
    "outcome": "More read well",
}


class School:
    """A priority with two facts, one assumption, a factor in each realm, and an indicator."""

    def __init__(self) -> None:
        self.priority = Priority(id="p", number=1, title="Words before the text")
        self.words = Assumption(
            id="a",
            number=1,
            belief="Unknown words stop children joining in.",
            basis="systematic",
        )
        self.drop_ins = Fact(
            id="f1",
            number=1,
            statement="Words were taught first in 4 of 15 drop-ins.",
            tone="concern",
            observed_on="2026-11-01",
        )
        self.reading = Fact(
            id="f2",
            number=2,
            statement="9 of 24 children read at the expected standard",
            tone="concern",
            observed_on="2026-07-01",
        )
        self.factors = {
            realm: Factor(id=realm, label=label, realm=realm) for realm, label in LABELS.items()
        }
        steps = list(LABELS)
        self.arrows = {
            source: Arrow(id=source, source_id=source, target_id=target, basis="tested")
            for source, target in pairwise(steps)
        }
        self.supports = [
            Stance(fact_id=fact, assumption_id="a", stance="supports") for fact in ("f1", "f2")
        ]
        self.assumed = PriorityAssumption(priority_id="p", assumption_id="a")
        self.pushes = [PriorityFactor(priority_id="p", factor_id="knowledge")]
        self.indicator = Indicator(id="i", number=1, sign="Words first in drop-ins")
        self.watches = IndicatorPriority(indicator_id="i", priority_id="p")
        self.more: list[Row] = []

    def why(self, *, private: bool = False, today: date | None = None) -> Why:
        rows = Rows([*self._rows(), *self.more])
        return why_this(rows, self.priority, private=private, today=today)

    def _rows(self) -> list[Row]:
        rows: list[Row] = [self.priority, self.words, self.drop_ins, self.reading]
        rows += [*self.factors.values(), *self.arrows.values(), *self.supports, self.assumed]
        return [*rows, *self.pushes, self.indicator, self.watches]
