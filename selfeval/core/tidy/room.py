"""Room in a lane: what is taken, and the nearest place where a box fits."""

from __future__ import annotations

from bisect import insort
from math import ceil, floor

from selfeval.core.tidy.box import GAP


class Room:
    """What is taken of one lane, from top to bottom, with the gaps that have to stay."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def take(self, y: float, height: float) -> None:
        """Let a box stand there, whatever else does."""
        insort(self._taken, (y - height / 2 - GAP, y + height / 2 + GAP))

    def bottom(self) -> float | None:
        """Return below which everything is free, or None where all is."""
        return max((end for _start, end in self._taken), default=None)

    def nearest(self, wanted: float, height: float) -> int:
        """Return the middle nearest to the wanted one where a box of this height fits."""
        half = height / 2
        ends = [floor(start - half) for start, _end in self._taken]
        ends += [ceil(end + half) for _start, end in self._taken]
        ends.append(round(wanted))
        ends.sort(key=lambda y: (abs(y - wanted), -y))
        return next(y for y in ends if self._fits(y, half))

    def _fits(self, y: float, half: float) -> bool:
        return all(y + half <= start or y - half >= end for start, end in self._taken)
