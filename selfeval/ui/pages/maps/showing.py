"""What is looked at: which map, what is chosen on it, what was asked of it, in how much detail."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from selfeval.core.chain import OUTCOME, realm_of
from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.core.causal.graph import Graph
    from selfeval.core.causal.loops import Loops
    from selfeval.core.causal.questions import Answer

BOX, ARROW = Factor.table_name(), Arrow.table_name()
T = TypeVar("T")
Chosen = tuple[str, str]
"""The table of a box or an arrow, and its id."""


@dataclass(frozen=True)
class Asked:
    """A question put to the map: its key, the box it is about or "", how many steps away or all."""

    key: str
    factor_id: str = ""
    steps: int | None = None


class Showing(QObject):
    """Shared by all that shows a map: canvas, list, inspector, loops and questions.

    It keeps ids only. What is worked out from the rows is kept until the next gesture.
    """

    map_changed = Signal()
    chosen_changed = Signal()
    asked_changed = Signal()
    detail_changed = Signal()
    pointed_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._map_id = ""
        self._chosen: tuple[Chosen, ...] = ()
        self._asked: Asked | None = None
        self._pointed: frozenset[Chosen] = frozenset()
        self._detail = False
        self._worked_out: dict[str, Any] = {}
        self._at: tuple[int, str] = (-1, "")

    # The map --------------------------------------------------------------------------------

    @property
    def map_id(self) -> str:
        """The id of the map that is shown; the first one where none was chosen, "" for none.

        While one that was chosen is removed, another stands in for it: undoing brings it back.
        """
        rows = self.workspace.rows
        if rows.get(Map, self._map_id) is not None:
            return self._map_id
        first = next((one.id for one in rows.all(Map)), "")
        self._map_id = self._map_id or first
        return first

    def show_map(self, map_id: str) -> None:
        """Show another map, with nothing chosen and nothing asked."""
        if map_id == self._map_id:
            return
        self._map_id = map_id
        self._chosen, self._asked = (), None
        self.map_changed.emit()
        self.chosen_changed.emit()
        self.asked_changed.emit()

    def is_pinned(self, factor_id: str) -> bool:
        """Tell whether a box stays where it is on this map when the map is tidied."""
        placed = self.workspace.rows.get(Placement, Placement.id_for(self.map_id, factor_id))
        return placed is not None and bool(placed.pinned)

    def is_outcome(self, factor_id: str) -> bool:
        """Tell whether a box is something that children are to gain."""
        factor = self.workspace.rows.get(Factor, factor_id)
        return factor is not None and realm_of(factor) == OUTCOME

    def map_with(self, *factor_ids: str) -> str:
        """Return the map that shows all of some boxes, this one before any other; "" for none."""
        rows = self.workspace.rows
        shown = [
            [place.map_id for place in rows.where(Placement, "factor_id", one)]
            for one in factor_ids
        ]
        fits = [one for one in shown[0] if all(one in others for others in shown[1:])]
        return self.map_id if self.map_id in fits else next(iter(fits), "")

    # What is chosen ---------------------------------------------------------------------------

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """What is chosen, in the order in which it was; what is gone is left out."""
        rows = self.workspace.rows
        return tuple(one for one in self._chosen if rows.item(*one) is not None)

    def choose(self, chosen: Iterable[Chosen]) -> None:
        """Choose these boxes and arrows and no others."""
        wanted = tuple(dict.fromkeys(chosen))
        if wanted != self._chosen:
            self._chosen = wanted
            self.chosen_changed.emit()

    def choose_box(self, factor_id: str) -> None:
        """Choose one box alone."""
        self.choose([(BOX, factor_id)])

    def choose_arrow(self, arrow_id: str) -> None:
        """Choose one arrow alone."""
        self.choose([(ARROW, arrow_id)])

    @property
    def boxes(self) -> tuple[str, ...]:
        """The ids of the boxes that are chosen."""
        return tuple(row_id for table, row_id in self.chosen if table == BOX)

    @property
    def arrows(self) -> tuple[str, ...]:
        """The ids of the arrows that are chosen."""
        return tuple(row_id for table, row_id in self.chosen if table == ARROW)

    def choose_all(self, factors: Iterable[str], arrows: Iterable[str]) -> None:
        """Choose these boxes and arrows, by their ids."""
        self.choose([*((BOX, one) for one in factors), *((ARROW, one) for one in arrows)])

    # What is pointed at -----------------------------------------------------------------------

    @property
    def pointed(self) -> frozenset[Chosen]:
        """The boxes and arrows that are pointed at beside the map, such as those of a loop."""
        return self._pointed

    def point_at(self, pointed: Iterable[Chosen]) -> None:
        """Bring boxes and arrows out for as long as somebody points at what is told of them."""
        wanted = frozenset(pointed)
        if wanted != self._pointed:
            self._pointed = wanted
            self.pointed_changed.emit()

    # What was asked ---------------------------------------------------------------------------

    @property
    def asked(self) -> Asked | None:
        """The question that the map answers at present; None for none."""
        return self._asked

    def ask(self, key: str, factor_id: str = "", steps: int | None = None) -> None:
        """Put a question to the map."""
        self._asked = Asked(key, factor_id, steps)
        self.asked_changed.emit()

    def widen(self, by: int) -> None:
        """Look `by` steps further from the box that was asked about, or nearer."""
        if self._asked is None or not self._asked.factor_id:
            return
        steps = self._asked.steps
        if steps is None and by > 0:
            return
        furthest = max(self.distances().values(), default=1)
        wanted = max(1, (furthest if steps is None else steps) + by)
        self._asked = replace(self._asked, steps=None if wanted >= furthest else wanted)
        self.asked_changed.emit()

    def distances(self) -> dict[str, int]:
        """Return how many steps each box is from the one that was asked about."""
        from selfeval.core.causal.paths import reach

        assert self._asked is not None
        back = self._asked.key == "affected_by"
        return reach(self.graph, self._asked.factor_id, back=back)

    def stop_asking(self) -> None:
        """Show the whole map again."""
        if self._asked is not None:
            self._asked = None
            self.asked_changed.emit()

    @property
    def answer(self) -> Answer | None:
        """What the map answers; None while nothing is asked, or its box is gone."""
        asked = self._asked
        if asked is None or (asked.factor_id and asked.factor_id not in self.graph.factors):
            return None
        from selfeval.core.causal.questions import ask

        rows, graph = self.workspace.rows, self.graph
        told = asked.key, asked.factor_id, asked.steps
        return self._once(f"answer {told}", lambda: ask(rows, graph, *told))

    # Detail -----------------------------------------------------------------------------------

    @property
    def detail(self) -> bool:
        """Whether line weights, delays, assumptions and badges are drawn."""
        return self._detail

    def show_detail(self, wanted: bool) -> None:
        """Draw in more detail, or in less."""
        if wanted != self._detail:
            self._detail = wanted
            self.detail_changed.emit()

    # Worked out from the rows -------------------------------------------------------------------

    @property
    def graph(self) -> Graph:
        """The boxes of this map and the arrows between them."""
        from selfeval.core.causal.graph import graph_of

        return self._once("graph", lambda: graph_of(self.workspace.rows, self.map_id, private=True))

    @property
    def loops(self) -> Loops:
        """The feedback loops of this map."""
        from selfeval.core.causal.loops import find_loops

        return self._once("loops", lambda: find_loops(self.workspace.rows, self.graph))

    def _once(self, name: str, make: Callable[[], T]) -> T:
        """Work something out once for each state of the rows and each map."""
        at = (self.workspace.gestures, self.map_id)
        if at != self._at:
            self._at, self._worked_out = at, {}
        if name not in self._worked_out:
            self._worked_out[name] = make()
        return self._worked_out[name]
