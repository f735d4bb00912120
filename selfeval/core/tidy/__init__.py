"""Arrange the boxes of a map in its lanes, so that few arrows cross and most run level.

`tidy` arranges all that is not pinned; `place_missing` finds places for what has none and moves
nothing. Both are pure and always give the same answer to the same question.
"""

from selfeval.core.tidy.box import GAP, TidyBox, lane_middle
from selfeval.core.tidy.missing import place_missing
from selfeval.core.tidy.whole import tidy

__all__ = ["GAP", "TidyBox", "lane_middle", "place_missing", "tidy"]
