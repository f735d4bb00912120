"""Sifting: every item of a lane is tried in places near its own, and goes where it crosses least.

How much more two items cross in one order than in the other depends only on their neighbours in
the lanes beside theirs, so it is worked out once for a lane (after Matuszewski, Schönfeld and
Molitor, Using sifting for k-layer straightline crossing minimization, 1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, repeat
from operator import add

from selfeval.core.tidy.effort import Effort
from selfeval.core.tidy.layers import Layers, Orders

REACH = 12
"""How many places up and down an item is tried in."""


def sift(layers: Layers, orders: Orders, effort: Effort, rounds: int = 3) -> Orders:
    """Return the order after so many rounds, or fewer where no item can cross less elsewhere."""
    found = [list(order) for order in orders]
    at: list[float] = [0] * layers.size
    for order in found:
        for place, item in enumerate(order):
            at[item] = place
    unsettled = set(range(len(found)))
    for number in range(rounds):
        for lane in range(len(found))[:: -1 if number % 2 else 1]:
            if lane not in unsettled:
                continue
            if not effort.take(len(found[lane]) * 150):
                return found
            found[lane], saved = sift_lane(layers, found[lane], at)
            unsettled.discard(lane)
            if saved:
                unsettled |= {lane - 1, lane, lane + 1}
                for place, item in enumerate(found[lane]):
                    at[item] = place
        if unsettled.isdisjoint(range(len(found))):
            break
    return found


def sift_lane(
    layers: Layers, order: list[int], at: Sequence[float], movable: Iterable[int] | None = None
) -> tuple[list[int], int]:
    """Return a lane's new order beside the other lanes as they are, and the crossings that saves.

    `at` is where the items of those stand. Only movable items go elsewhere: if none are named, all
    but pinned boxes.
    """
    places = {item: place for place, item in enumerate(order)}
    sides = [_side([joined[item] for item in order], at) for joined in (layers.left, layers.right)]
    now = list(range(len(order)))
    saved = 0
    for item in order if movable is None else movable:
        place = places[item]
        if item in layers.pinned:
            continue
        rows = [row for side in sides for row in side[place]]
        if not rows and not layers.mates[item]:
            continue
        mates = [places[mate] for mate in layers.mates[item]]
        saved += _put(now, place, rows, mates)
    return [order[place] for place in now], saved


def _side(joined: list[list[int]], at: Sequence[float]) -> list[list[list[int]]]:
    """Return, for every item, a row for each of its neighbours on one side.

    A row says of each item of the lane how many more crossings with the arrow to that neighbour it
    has if it stands before the arrow's own item than if it stands behind it.
    """
    stands = sorted({at[other] for others in joined for other in others})
    rank = {place: number for number, place in enumerate(stands)}
    ends: list[list[int]] = [[] for _place in stands]
    for item, others in enumerate(joined):
        for other in others:
            ends[rank[at[other]]].append(item)
    row = list(map(len, joined))
    rows: list[list[int]] = []
    for items in ends:
        for item in items:
            row[item] -= 1
        rows.append(row[:])
        for item in items:
            row[item] -= 1
    return [[rows[rank[at[other]]] for other in others] for others in joined]


def _put(now: list[int], item: int, rows: list[list[int]], mates: list[int]) -> int:
    """Move an item of `now` to the best place near its own, and return the crossings saved.

    Of equally good places it takes that nearest to its mates, and then that nearest to its own.
    """
    own = now.index(item)
    del now[own]
    first = max(0, own - REACH)
    others = now[first : own + REACH]
    own -= first
    costs = list(accumulate(_more(rows, others), initial=0))
    least = min(costs)
    saved = costs[own] - least
    if mates:
        beside = [now.index(mate) - first for mate in mates]
        best = [place for place, cost in enumerate(costs) if cost == least]
        own = min(best, key=lambda place: (_apart(place, beside), abs(place - own)))
    elif saved:
        best = [place for place, cost in enumerate(costs) if cost == least]
        own = min(best, key=lambda place: abs(place - own))
    now.insert(first + own, item)
    return saved


def _more(rows: list[list[int]], others: list[int]) -> Iterable[int]:
    """Return how many more crossings it makes to stand behind each of the others than before it."""
    parts = [map(row.__getitem__, others) for row in rows]
    if len(parts) == 2:
        return map(add, *parts)
    return map(sum, zip(*parts, strict=True)) if parts else repeat(0, len(others))


def _apart(place: int, beside: list[int]) -> float:
    return sum(abs(place - 0.5 - other) for other in beside)
