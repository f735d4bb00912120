"""Orders to start from: every item is drawn to the middle of what it is joined to, lane by lane.

These are the barycentres of Sugiyama, Tagawa and Toda, Methods for visual understanding of
hierarchical system structures, 1981. Places are shares of a lane, as the lanes hold different
numbers of items.
"""

from __future__ import annotations

from random import Random

from selfeval.core.tidy.layers import Layers, Orders

ONE_SIDED = 30
TWO_SIDED = 8


def shuffled(layers: Layers, chance: Random) -> Orders:
    """Return an order that owes nothing to the present one.

    Neighbours on one side alone sort out a whole map, those on both then what is near.
    """
    found: Orders = []
    for lane in layers.lanes:
        order = list(lane)
        chance.shuffle(order)
        found.append(order)
    at = _places(found, layers.size)
    for number in range(ONE_SIDED):
        joined, step = (layers.right, -1) if number % 2 else (layers.left, 1)
        for order in found[::step]:
            _sort(order, joined, at)
    return swept(layers, found, TWO_SIDED)


def kicked(orders: Orders, strength: float, chance: Random) -> Orders:
    """Return an order a little off the given one, by about that many places for every item."""
    moved: Orders = []
    for order in orders:
        at = {item: place + chance.gauss(0, strength) for place, item in enumerate(order)}
        moved.append(sorted(order, key=at.__getitem__))
    return moved


def swept(layers: Layers, orders: Orders, rounds: int) -> Orders:
    """Return the order after sweeping forth and back, each lane sorted by all its neighbours."""
    found = [list(order) for order in orders]
    at = _places(found, layers.size)
    for number in range(rounds):
        for order in found[:: -1 if number % 2 else 1]:
            _sort(order, layers.joined, at)
    return [pins_in_order(layers, order) for order in found]


def pins_in_order(layers: Layers, order: list[int]) -> list[int]:
    """Return the order with the pinned boxes among themselves as they stand."""
    pins = sorted((item for item in order if item in layers.pinned), key=layers.pinned.__getitem__)
    following = iter(pins)
    return [next(following) if item in layers.pinned else item for item in order]


def _places(orders: Orders, size: int) -> list[float]:
    at = [0.5] * size
    for order in orders:
        _stand(order, at)
    return at


def _sort(order: list[int], joined: list[list[int]], at: list[float]) -> None:
    """Sort a lane by the middles of what its items are joined to; others keep their places."""
    wanted: dict[int, float] = {}
    for item in order:
        near = joined[item]
        wanted[item] = sum([at[other] for other in near]) / len(near) if near else at[item]
    order.sort(key=wanted.__getitem__)
    _stand(order, at)


def _stand(order: list[int], at: list[float]) -> None:
    size = len(order)
    for place, item in enumerate(order):
        at[item] = (place + 0.5) / size
