"""Work out what importing a map would do in a document; nothing is changed by it.

Where a file has a label several times, its first box is the first here with that label, its second
the second, and so on. Arrows are the same that have the same ends and sign; one whose sign the file
does not say is any between these ends. So importing the same file again changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.core.rows import Rows
from selfeval.exchange.maps.incoming.found import (
    LONGEST_LABEL,
    FoundArrow,
    FoundBox,
    FoundMap,
    key_of,
    label_of,
)
from selfeval.exchange.maps.incoming.planned import (
    MapChoice,
    MapPlan,
    PlannedArrow,
    PlannedBox,
    PlannedMap,
)
from selfeval.exchange.maps.incoming.signs import UNKNOWN

Ends = tuple[int, int]


def plan_map(rows: Rows, choice: MapChoice) -> MapPlan:
    """Return what importing would do; pure."""
    planner = _Planner(rows, choice.same)
    for one in choice.found.maps:
        name = label_of(choice.into)[:LONGEST_LABEL] or one.name
        planner.take(one, name, choice.map_id or map_named(rows, name))
    return planner.plan(choice)


def map_named(rows: Rows, name: str) -> str:
    """Return the id of the first map with this name, capitals aside; "" where there is none."""
    wanted = key_of(name)
    return next((one.id for one in rows.all(Map) if key_of(one.name) == wanted), "")


@dataclass
class _Known:
    """An arrow between two boxes: its sign, and whether it is here or only planned."""

    sign: str
    is_here: bool


@dataclass
class _Onto:
    name: str
    map_id: str
    boxes: dict[int, None]


class _Planner:
    def __init__(self, rows: Rows, same: bool) -> None:
        self._rows, self._same = rows, same
        self._boxes: list[PlannedBox] = []
        self._arrows: list[PlannedArrow] = []
        self._maps: dict[str, _Onto] = {}
        self._slots: defaultdict[str, list[int]] = defaultdict(list)
        self._here: dict[str, list[Factor]] = {}
        self._known: dict[Ends, list[_Known]] = {}
        self._by_label: defaultdict[str, list[Factor]] = defaultdict(list)
        self._by_ends: defaultdict[tuple[str, str], list[Arrow]] = defaultdict(list)
        if same:
            for factor in rows.all(Factor):
                self._by_label[key_of(factor.label)].append(factor)
            for arrow in rows.all(Arrow):
                self._by_ends[arrow.source_id, arrow.target_id].append(arrow)

    def take(self, one: FoundMap, name: str, map_id: str) -> None:
        """Plan one map of the file, onto a map that is here, or else a new one called `name`."""
        here = self._rows.get(Map, map_id)
        made = _Onto(here.name if here else name, here.id if here else "", {})
        onto = self._maps.setdefault(made.map_id or key_of(name), made)
        placed = self._rows.where(Placement, "map_id", onto.map_id)
        standing = {row.factor_id for row in placed}
        places = self._places(one.boxes, standing)
        onto.boxes |= {at: None for at in places if self._boxes[at].factor_id not in standing}
        self._take_arrows(one.arrows, places)

    def plan(self, choice: MapChoice) -> MapPlan:
        """Return all that was planned."""
        maps = (PlannedMap(one.name, one.map_id, tuple(one.boxes)) for one in self._maps.values())
        return MapPlan(choice.found, tuple(maps), tuple(self._boxes), tuple(self._arrows))

    # Boxes --------------------------------------------------------------------------------

    def _places(self, boxes: Sequence[FoundBox], standing: set[str]) -> list[int]:
        """Return for each box of the file its place among the planned ones."""
        counts: Counter[str] = Counter()
        places: list[int] = []
        for box in boxes:
            key = key_of(box.label)
            if self._same and counts[key] < len(self._slots[key]):
                places.append(self._slots[key][counts[key]])
            else:
                places.append(self._add(box, key, standing))
            counts[key] += 1
        return places

    def _add(self, box: FoundBox, key: str, standing: set[str]) -> int:
        """Plan one more box with a label: one here, those on the map first, or a new one."""
        if key not in self._here:
            there = self._by_label.get(key, [])
            self._here[key] = sorted(there, key=lambda factor: factor.id not in standing)
        here, slots = self._here[key], self._slots[key]
        factor_id = here[len(slots)].id if len(slots) < len(here) else ""
        self._boxes.append(PlannedBox(box, factor_id))
        slots.append(len(self._boxes) - 1)
        return slots[-1]

    # Arrows -------------------------------------------------------------------------------

    def _take_arrows(self, arrows: Sequence[FoundArrow], places: Sequence[int]) -> None:
        """Find each arrow among those there are; first those that say the same."""
        used: set[int] = set()
        met: dict[int, _Known] = {}
        for any_sign in (False, True):
            for at, arrow in enumerate(arrows):
                if at in met or (any_sign and arrow.sign != UNKNOWN):
                    continue
                there = self._between((places[arrow.source], places[arrow.target]))
                free = (one for one in there if id(one) not in used)
                found = next((one for one in free if any_sign or one.sign == arrow.sign), None)
                if found is not None:
                    used.add(id(found))
                    met[at] = found
        for at, arrow in enumerate(arrows):
            self._take_arrow(arrow, (places[arrow.source], places[arrow.target]), met.get(at))

    def _take_arrow(self, arrow: FoundArrow, ends: Ends, met: _Known | None) -> None:
        if met is not None and not met.is_here:
            return  # another map of the file has it
        there = self._between(ends)
        differs = met is None and any(one.is_here for one in there)
        self._arrows.append(PlannedArrow(arrow, *ends, met is not None, differs))
        if met is None:
            there.append(_Known(arrow.sign, is_here=False))

    def _between(self, ends: Ends) -> list[_Known]:
        if ends not in self._known:
            ids = tuple(self._boxes[end].factor_id for end in ends)
            here = self._by_ends.get((ids[0], ids[1]), []) if all(ids) else []
            self._known[ends] = [_Known(arrow.sign, is_here=True) for arrow in here]
        return self._known[ends]
