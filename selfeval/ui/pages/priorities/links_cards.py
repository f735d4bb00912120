"""What the chosen priority rests on, what it pushes at, and what watches over it: the cards of its
full form, with the evidence and the indicators' words below each item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from selfeval.core.models import (
    Assumption,
    Factor,
    Indicator,
    IndicatorPriority,
    Priority,
    PriorityAssumption,
    PriorityFactor,
    Row,
)
from selfeval.core.signs import read_sign
from selfeval.core.strength import support_words
from selfeval.ui import wording
from selfeval.ui.item.linked import LinkedSection
from selfeval.ui.item.relations import Linked, relations_of
from selfeval.ui.workspace import Workspace

SHOWN: tuple[type[Row], ...] = (PriorityAssumption, PriorityFactor, IndicatorPriority)


class LinksCard(LinkedSection):
    """Linked items, each with what the board has to say of it."""

    def __init__(self, relation: Linked, workspace: Workspace) -> None:
        super().__init__(relation, workspace, Priority)
        self.add.setObjectName(f"board_{self.add.objectName()}")

    def _caption(self, values: dict[str, object], stance: str) -> str:
        rows, row_id = self.workspace.rows, str(values.get("id") or "")
        if self._far is Assumption and (belief := rows.get(Assumption, row_id)) is not None:
            said = support_words(rows, belief)
            return f"{wording.titled(Assumption, rows.label_of(belief))} · {said}"
        if self._far is Indicator and (watch := rows.get(Indicator, row_id)) is not None:
            said = read_sign(rows, watch, date.today()).label
            return f"{said} · {wording.titled(Indicator, rows.label_of(watch))}"
        if self._far is Factor and (factor := rows.get(Factor, row_id)) is not None:
            return wording.realm_title(factor.realm)
        return super()._caption(values, stance)


def links_cards(workspace: Workspace) -> Iterator[LinksCard]:
    """Make the cards of what is linked to a priority, in the order of its full form."""
    for relation in relations_of(Priority):
        if isinstance(relation, Linked) and relation.link in SHOWN:
            yield LinksCard(relation, workspace)
