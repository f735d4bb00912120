"""The boxes that stand on a map, and the gaps between them through which arrows pass."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence

from selfeval.core.picture.faces import Box
from selfeval.core.picture.lanes import LANE
from selfeval.core.picture.shapes import Point

CLEAR, PASSING = 5.0, 9.0
"""Units that a curve keeps from a box, and from those between which it passes through a lane."""
APART = 9.0
"""Units between two arrows that pass through one gap."""


class Ground:
    """The boxes of each lane from top to bottom, and the heights at which arrows pass through."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self.boxes = {box.id: box for box in boxes}
        self.lanes: defaultdict[int, list[Box]] = defaultdict(list)
        for box in sorted(self.boxes.values(), key=lambda one: one.y):
            self.lanes[box.lane].append(box)
        self._middles = {lane: [box.y for box in found] for lane, found in self.lanes.items()}
        self._areas = {
            lane: [(box.left, box.top, box.right, box.bottom, box.id) for box in found]
            for lane, found in self.lanes.items()
        }
        self._columns: dict[int, tuple[float, float]] = {}
        self._all_gaps: dict[int, Sequence[tuple[float, float]]] = {}
        self._highest = max((box.height for box in self.boxes.values()), default=0.0) / 2
        self._passing: defaultdict[int, list[float]] = defaultdict(list)

    def hits(
        self, points: Iterable[Point], ends: tuple[str, str], most: float = float("inf")
    ) -> int:
        """Count the places that are in a box or close to one, no further than beyond `most`.

        The boxes at the ends are touched.
        """
        count, far = 0, self._highest + CLEAR
        for x, y in points:
            lane = int(x // LANE) + 1
            middles = self._middles.get(lane)
            if not middles:
                continue
            areas = self._areas[lane]
            for at in range(bisect_right(middles, y + far) - 1, -1, -1):
                if middles[at] < y - far:
                    break
                left, top, right, bottom, box_id = areas[at]
                clear = -1.5 if box_id in ends else CLEAR
                if top - clear < y < bottom + clear and left - clear < x < right + clear:
                    count += 1
                    break
            if count > most:
                break
        return count

    def is_clear(self, upper: Box, lower: Box) -> bool:
        """Tell whether nothing stands between two boxes of a lane."""
        return not any(
            box.top < lower.top and box.bottom > upper.bottom
            for box in self.lanes[upper.lane]
            if box.id not in (upper.id, lower.id)
        )

    def column(self, lane: int) -> tuple[float, float]:
        """Return from where to where boxes stand in a lane, from left to right."""
        if lane not in self._columns:
            left, found = (lane - 1) * LANE, self.lanes.get(lane, ())
            first = min((box.left for box in found), default=left + 36.0)
            last = max((box.right for box in found), default=left + LANE - 36.0)
            self._columns[lane] = max(left + 3.0, first - 6), min(left + LANE - 3.0, last + 6)
        return self._columns[lane]

    def gap(self, lane: int, wanted: float) -> float:
        """Return the free height of a lane nearest to the wanted one, apart from what passes."""
        if lane not in self._all_gaps:
            self._all_gaps[lane] = self._gaps(lane)
        gaps = self._all_gaps[lane]
        at = bisect_right(gaps, (wanted, float("inf")))
        near = [
            (abs(min(max(wanted, top), bottom) - wanted), top, bottom)
            for top, bottom in gaps[max(0, at - 2) : at + 2]
        ]
        best, off = wanted, float("inf")
        for least, top, bottom in sorted(near):
            if least >= off:
                break
            y = self._apart(lane, wanted, top, bottom)
            if abs(y - wanted) < off:
                best, off = y, abs(y - wanted)
        return best

    def _gaps(self, lane: int) -> Sequence[tuple[float, float]]:
        """Return where a lane can be passed, from top to bottom."""
        found: list[tuple[float, float]] = []
        top = float("-inf")
        for box in self.lanes.get(lane, ()):
            if box.top - PASSING > top:
                found.append((top, box.top - PASSING))
            top = max(top, box.bottom + PASSING)
        return [*found, (top, float("inf"))]

    def _apart(self, lane: int, wanted: float, top: float, bottom: float) -> float:
        """Return the height within a gap that is nearest to the wanted one, apart from others."""
        y = min(max(wanted, top), bottom)
        passing = self._passing[lane]
        near = passing[bisect_left(passing, y - 8 * APART) : bisect_right(passing, y + 8 * APART)]
        for step in range(7 if near else 0):
            for tried in (y + step * APART, y - step * APART):
                if top <= tried <= bottom and all(abs(tried - one) > APART - 1 for one in near):
                    return tried
        return y

    def passes(self, lane: int, y: float) -> None:
        """Remember that an arrow passes through a lane at a height."""
        insort(self._passing[lane], y)
