"""A box as tidying sees it, and the measures of a tidy map, in map units."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.picture.lanes import LANE

GAP = 46
"""What is at least left free between two boxes of a lane."""
TOP = 34
"""What is left free above the highest box, where nothing is pinned."""


@dataclass(frozen=True)
class TidyBox:
    """A box: which lane it is in, how high it is, and where its middle stands (None: nowhere yet).

    Lanes are numbered from the left; 0 is the one for what is not yet placed.
    """

    id: str
    lane: int
    height: float
    x: int | None = None
    y: int | None = None
    pinned: bool = False

    @property
    def place(self) -> tuple[int, int] | None:
        """Where its middle stands, or None."""
        return None if self.x is None or self.y is None else (self.x, self.y)


def lane_middle(lane: int) -> int:
    """Return where the middle of a lane is; lane 1 begins at 0, lane 0 stands left of it."""
    return (lane - 1) * LANE + LANE // 2
