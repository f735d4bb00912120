"""The map as it stands at present: its order, and whether it is tidy enough to be kept."""

from __future__ import annotations

from itertools import pairwise

from selfeval.core.tidy.judging import straighten
from selfeval.core.tidy.layers import Layers, Orders
from selfeval.core.tidy.sweeps import pins_in_order

NOWHERE = 1e9


def present_places(layers: Layers) -> list[float]:
    """Return where every item stands; what stands nowhere comes below what does."""
    at = [float(box.y or 0) if box.place else NOWHERE for box in layers.boxes]
    return with_points(layers, at)


def with_points(layers: Layers, at: list[float]) -> list[float]:
    """Return where all items stand, with long arrows as straight lines between these boxes."""
    count = len(layers.boxes)
    found = at[:count] + [0.0] * (layers.size - count)
    straighten(layers, found)
    return found


def order_of(layers: Layers, at: list[float]) -> Orders:
    """Return the order of items that stand there."""
    return [pins_in_order(layers, sorted(lane, key=at.__getitem__)) for lane in layers.lanes]


def is_untidy(layers: Layers) -> bool:
    """Say whether boxes stand nowhere, or nearer to each other than the gap."""
    if not all(box.place for box in layers.boxes):
        return True
    at = present_places(layers)
    return any(
        at[below] - at[above] < layers.halves[above] + layers.halves[below]
        for order in order_of(layers, at)
        for above, below in pairwise(layers.boxes_in(order))
    )
