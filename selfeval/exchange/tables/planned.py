"""What a preview is made of: incoming measures, planned readings, and what becomes of the fact."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.exchange.tables.gather import Figure
from selfeval.exchange.tables.values import reason_words
from selfeval.exchange.tables.wording import Point


@dataclass(frozen=True)
class Incoming:
    """A measure as the tables give it; one figure for each year, oldest first."""

    dataset: str
    column: str
    label: str
    described: str
    unit: str
    about: str
    realm: str | None
    people: str
    local_name: str
    national_name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class PlannedReading:
    """One reading of the preview. `words` is "" for a gap, whose reason is a code.

    `change` is "new", "changed" (then `before` is what stands there now) or "same". `point` is
    what will stand in the document.
    """

    period: str
    words: str
    reason: str
    local: str
    national: str
    change: str
    before: str
    point: Point

    @property
    def shown(self) -> str:
        """The figure, or the reason why there is none."""
        return self.words or reason_words(self.reason)


@dataclass(frozen=True)
class FactFields:
    """The fields of a fact that an import fills in, and keeps up with the latest reading."""

    statement: str
    source: str
    observed_on: str | None
    n: int | None
    out_of: int | None


@dataclass(frozen=True)
class PlannedMeasure:
    """One measure of the preview, with its readings and what becomes of its fact.

    `fact_change` is "new", "extends", "kept" (the statement is in somebody's own words and stays)
    or "same". `before` and `after` are the fact's fields as the import would have written and
    would now write them; `measure_id` and `fact_id` are "" for what does not exist yet.
    """

    label: str
    column: str
    dataset: str
    unit: str
    about: str
    local_name: str
    national_name: str
    readings: tuple[PlannedReading, ...]
    fact_change: str
    statement: str
    measure_id: str
    fact_id: str
    before: FactFields
    after: FactFields
    warnings: tuple[str, ...]

    @property
    def changes(self) -> bool:
        """Whether anything would change in the document."""
        return self.fact_change in ("new", "extends", "kept")
