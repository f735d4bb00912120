"""The two tables of a map: its arrows and its boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from selfeval.core import realms
from selfeval.core.causal.graph import Graph, graph_of
from selfeval.core.causal.sentences import arrow_sentence, basis_sentence, tell_factor
from selfeval.core.fields import field_of
from selfeval.core.models import Arrow, ArrowAssumption, Assumption, Factor, Indicator, Placement
from selfeval.core.wording import called
from selfeval.i18n import N_
from selfeval.ui import wording
from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.listing.table import (
    CHOICE,
    PICK,
    TEXT,
    YES_NO,
    Column,
    TwinTable,
    label_of,
)


class ArrowsTable(TwinTable):
    """One row for each arrow. Its ends stay; everything else can be changed."""

    columns = (
        Column("source", N_("From"), 0.24),
        Column("sign", N_("Effect"), 0.1, CHOICE, field_of(Arrow, "sign").choices),
        Column("target", N_("To"), 0.24),
        Column("delay", N_("How soon"), 0.14, CHOICE, field_of(Arrow, "delay").choices, 520),
        Column("basis", N_("How we know"), 0.14, CHOICE, field_of(Arrow, "basis").choices, 640),
        Column("assumptions", N_("Assumptions"), 0.14, PICK, from_width=760),
        Column("contested", N_("Contested"), 0.1, CHOICE, YES_NO, 860),
        Column("note", N_("Note"), 0.2, TEXT, from_width=960),
    )

    def list_ids(self) -> Sequence[str]:
        """Return the arrows of the map, or all."""
        return [arrow.id for arrow in self._graph.arrows]

    @property
    def _graph(self) -> Graph:
        return (
            graph_of(self.workspace.rows, private=True) if self.everything else self.showing.graph
        )

    def _arrow(self, row_id: str) -> Arrow:
        found = self.workspace.rows.get(Arrow, row_id)
        return found if found is not None else Arrow(source_id="", target_id="")

    def words(self, row_id: str, key: str) -> str:
        arrow, rows = self._arrow(row_id), self.workspace.rows
        if key in ("source", "target"):
            end = rows.get(Factor, getattr(arrow, f"{key}_id"))
            return " ".join(end.label.split()) if end is not None else ""
        if key == "assumptions":
            return ", ".join(self._assumptions(row_id))
        if key == "contested":
            return label_of(YES_NO[1:], self.stored(row_id, key))
        if key == "note":
            return " ".join(arrow.note.split())
        if key == "delay" and not arrow.delay:
            return ""
        return field_of(Arrow, key).label_of(getattr(arrow, key))

    def _assumptions(self, row_id: str) -> list[str]:
        rows = self.workspace.rows
        links = rows.where(ArrowAssumption, "arrow_id", row_id)
        found = [rows.get(Assumption, link.assumption_id) for link in links]
        return [called(one.belief, 60) for one in found if one is not None]

    def stored(self, row_id: str, key: str) -> str:
        value = getattr(self._arrow(row_id), key, "")
        if key == "contested":
            return "yes" if value else ""
        return str(value or "")

    def change(self, row_id: str, key: str, value: str) -> None:
        kept: Any = int(value == "yes") if key == "contested" else value
        doing.change_arrow(self.workspace, row_id, {key: kept})

    def sentence(self, row_id: str) -> str:
        rows, arrow = self.workspace.rows, self._arrow(row_id)
        return f"{arrow_sentence(rows, arrow)} {basis_sentence(rows, arrow)}".strip()


class BoxesTable(TwinTable):
    """One row for each box."""

    columns = (
        Column("label", N_("Words"), 0.34, TEXT),
        Column("realm", N_("Realm"), 0.13, CHOICE, realms.REALM_CHOICES),
        Column("kind", N_("Kind"), 0.18, CHOICE, field_of(Factor, "kind").choices, 520),
        Column("into", N_("In"), 0.06, from_width=700),
        Column("out", N_("Out"), 0.06, from_width=700),
        Column("watched", N_("Watched by"), 0.19, from_width=840),
        Column("here", N_("On this map"), 0.13, CHOICE, YES_NO, 620),
    )

    def list_ids(self) -> Sequence[str]:
        """Return the boxes of the map, or all."""
        if self.everything:
            return [one.id for one in self.workspace.rows.all(Factor)]
        return list(self.showing.graph.factors)

    def _box(self, row_id: str) -> Factor:
        return self.workspace.rows.get(Factor, row_id) or Factor(label="")

    def words(self, row_id: str, key: str) -> str:
        box, rows = self._box(row_id), self.workspace.rows
        if key == "label":
            return " ".join(box.label.split())
        if key == "realm":
            return wording.realm_title(box.realm)
        if key == "kind":
            return field_of(Factor, "kind").label_of(box.kind)
        if key in ("into", "out"):
            field = "target_id" if key == "into" else "source_id"
            return str(len(rows.where(Arrow, field, row_id)) or "")
        if key == "watched":
            watching = rows.where(Indicator, "factor_id", row_id)
            return ", ".join(called(one.sign, 60) for one in watching)
        return label_of(YES_NO, self.stored(row_id, key))

    def stored(self, row_id: str, key: str) -> str:
        if key == "here":
            placed = Placement.id_for(self.showing.map_id, row_id)
            return "yes" if self.workspace.rows.get(Placement, placed) else ""
        return str(getattr(self._box(row_id), key, "") or "")

    def change(self, row_id: str, key: str, value: str) -> None:
        if key == "label":
            doing.rename(self.workspace, row_id, value)
        elif key != "here":
            doing.change_box(self.workspace, row_id, {key: value or None})
        elif value == "yes":
            doing.put_on_map(self.workspace, self.showing.map_id, {row_id: None})
        else:
            doing.take_off(self.workspace, self.showing.map_id, [row_id])

    def sort_key(self, row_id: str, key: str) -> Any:
        """Realms in their order, numbers by size."""
        if key == "realm":
            return realms.order(self._box(row_id).realm or "")
        if key in ("into", "out"):
            return int(self.words(row_id, key) or 0)
        return super().sort_key(row_id, key)

    def sentence(self, row_id: str) -> str:
        return tell_factor(self.workspace.rows, self._box(row_id))
