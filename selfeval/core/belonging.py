"""Under which item a row is shown that is no item itself: a link, a reading, an action."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from selfeval.core.fields import field_of
from selfeval.core.models import (
    MODEL_OF,
    Action,
    Arrow,
    ArrowAssumption,
    Consequence,
    Fact,
    Indicator,
    IndicatorPriority,
    JudgementFact,
    LoopName,
    Measure,
    Placement,
    PriorityAssumption,
    PriorityFactor,
    Reading,
    Review,
    Row,
    Stance,
)

Key = tuple[str, str]
"""A row: its table and id."""
Values = Mapping[str, Any]
Find = Callable[[str, str], Values | None]
"""Gives the fields of a row that is known, wherever from; None where nothing is known of it."""

OWNERS: dict[type[Row], tuple[str, ...]] = {
    Stance: ("assumption_id", "fact_id"),
    PriorityAssumption: ("priority_id", "assumption_id"),
    PriorityFactor: ("priority_id", "factor_id"),
    IndicatorPriority: ("indicator_id", "priority_id"),
    ArrowAssumption: ("arrow_id", "assumption_id"),
    JudgementFact: ("judgement_id", "fact_id"),
    Arrow: ("source_id", "target_id"),
    Placement: ("factor_id", "map_id"),
    Action: ("priority_id",),
    Consequence: ("priority_id",),
    Review: ("priority_id",),
    Reading: ("measure_id",),
}
"""The fields that name what a row belongs to, the one it is first looked for under first."""
MEASURED: tuple[type[Row], ...] = (Indicator, Fact)
"""Items that show the readings of a measure."""


class Belonging:
    """Finds the item of each row. `measured` gives the items that show a measure by its id."""

    def __init__(
        self,
        find: Find,
        measured: Mapping[str, Collection[Key]],
        coming: Collection[Key] = (),
        touched: Collection[Key] = (),
    ) -> None:
        self._find, self._measured = find, measured
        self._coming, self._touched = coming, touched

    def item_of(self, table: str, row: str) -> Key:
        """Return the item that a row is shown under: the row itself if it belongs to none.

        Of several it is one that comes or goes as well, else one that is touched, else the first
        that is known.
        """
        seen: set[Key] = set()
        key = (table, row)
        while key not in seen:
            seen.add(key)
            key = self._best(key) or key
        return key

    def _best(self, key: Key) -> Key | None:
        owners = [one for one in self._owners(key) if one != key]
        for wanted in (self._coming, self._touched):
            for one in owners:
                if one in wanted:
                    return one
        return next((one for one in owners if self._find(*one) is not None), None)

    def _owners(self, key: Key) -> list[Key]:
        table, row = key
        model, values = MODEL_OF[table], self._find(table, row) or {}
        if model is Measure:
            return sorted(self._measured.get(row, ()), reverse=True)
        if model is LoopName:
            return [("factor", one) for one in str(values.get("factors") or "").split()]
        named = values.get("item_table"), values.get("item_id")
        if named[0] in MODEL_OF and named[1]:
            return [(str(named[0]), str(named[1]))]
        return [
            (field_of(model, name).references.partition(".")[0], str(values[name]))
            for name in OWNERS.get(model, ())
            if values.get(name)
        ]
