"""The lanes of a map: one for each realm, left to right, and one for what is not yet placed."""

from __future__ import annotations

from math import floor

from selfeval.core.chain import realm_of
from selfeval.core.models import Factor
from selfeval.core.realms import REALM_IDS

LANE = 215
"""Width of a lane in map units, which are pixels at 100 %."""
LANES: tuple[str, ...] = ("", *REALM_IDS)
"""The realm of each lane from the left; "" for what is not yet placed."""


def lane_of(factor: Factor) -> str:
    """Return the realm in whose lane a factor stands; "" where it is not yet placed."""
    return realm_of(factor)


def lane_left(realm_id: str) -> float:
    """Return where a realm's lane begins. Knowledge begins at 0; left of it is the odd lane."""
    return (LANES.index(realm_id) - 1) * LANE


def lane_at(x: float) -> str:
    """Return the realm whose lane is at `x`; beyond the outermost it is the outermost."""
    return LANES[max(0, min(len(LANES) - 1, floor(x / LANE) + 1))]
