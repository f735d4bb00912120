"""One arrangement of a map, and when another is worth it."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.tidy.judging import Mark
from selfeval.core.tidy.layers import Orders

WORTH_IT = 0.03
"""How much better another order has to be before the present one goes."""
SMOOTHER = 0.01
"""How much less arrows have to climb before boxes move that keep their order."""


@dataclass(frozen=True)
class Picture:
    """An order, where that puts all items, and how bad it is."""

    mark: Mark
    orders: Orders
    at: list[float]


def worth_it(picture: Picture, present: Picture) -> bool:
    """Say whether a picture is so much better that it is worth finding one's way again."""
    new, old = picture.mark, present.mark
    if new.disturbance <= old.disturbance and new.moved == 0:
        return new.climbed < old.climbed * (1 - SMOOTHER)
    return new.disturbance < old.disturbance * (1 - WORTH_IT)
