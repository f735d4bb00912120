"""The lanes by their places from the left: 0 for what is not yet placed, 5 for outcomes."""

from __future__ import annotations

from selfeval.core.picture.lanes import LANE, lane_left
from selfeval.core.realms import REALM_IDS

LANES: tuple[str, ...] = ("", *REALM_IDS)
GROUNDS = ("sunken", "canvas", "surface", "canvas", "surface", "canvas")
"""The token of each lane's ground."""


def lane_of_realm(realm_id: str) -> int:
    """Return the place of a realm's lane."""
    return LANES.index(realm_id)


def realm_in(realm_id: str) -> str | None:
    """Return the realm that a box gets in a lane; None where it is not yet placed."""
    return realm_id or None


def lane_middle(lane: int) -> float:
    """Return the middle of a lane, in map units."""
    return lane_left(LANES[lane]) + LANE / 2


def clamped(lane: int, x: float, width: float) -> float:
    """Return the nearest middle at which a box stays within its lane."""
    play = max(0.0, (LANE - width) / 2)
    return max(lane_middle(lane) - play, min(lane_middle(lane) + play, x))
