"""What can be reached along arrows, and by which ways."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from selfeval.core.causal.graph import Graph
from selfeval.core.models import Arrow

MOST_WAYS = 200
"""Ways that are listed unless asked otherwise."""
MOST_WORK = 40_000
"""Steps after which looking for more ways stops: some hundredths of a second."""


@dataclass(frozen=True)
class Ways:
    """Ways, the shortest first; `capped` says that there may be more than could be listed."""

    paths: tuple[tuple[Arrow, ...], ...]
    capped: bool = False


def reach(
    graph: Graph,
    factor_id: str,
    steps: int | None = None,
    *,
    back: bool = False,
    without: str = "",
) -> dict[str, int]:
    """Return how many arrows away each factor is that can be reached, nearest first.

    The factor itself is there with 0. At most `steps` arrows are followed; with `back`, against
    their direction; never through the factor `without`. Empty where the factor is not in the graph.
    """
    found = {factor_id: 0} if factor_id in graph.factors else {}
    ring = list(found)
    distance = 0
    while ring and (steps is None or distance < steps):
        distance += 1
        further = (one for at in ring for one in graph.beside(at, back=back))
        ring = [one for one in dict.fromkeys(further) if one not in found and one != without]
        found |= dict.fromkeys(ring, distance)
    return found


def ways(
    graph: Graph,
    from_id: str,
    to_ids: Collection[str],
    cap: int = MOST_WAYS,
    steps: int | None = None,
) -> Ways:
    """Return the ways from a factor to any of others, the shortest first.

    No way comes through a factor twice; one may come through an outcome to another. Of parallel
    arrows with one effect only the first is followed.
    """
    near = nearest(graph, to_ids)
    if from_id not in near:
        return Ways(())
    longest = len(graph.factors) - 1 if steps is None else min(steps, len(graph.factors) - 1)
    search = _Search(graph, frozenset(to_ids), near, cap)
    for length in range(1, longest + 1):
        search.exactly(from_id, length)
        if search.capped or not search.went_on:
            break
    return Ways(tuple(search.found), search.capped)


def nearest(graph: Graph, to_ids: Collection[str]) -> dict[str, int]:
    """Return how many arrows each factor is from the nearest of some, with these at 0."""
    found = {one: 0 for one in to_ids if one in graph.factors}
    ring, distance = list(found), 0
    while ring:
        distance += 1
        before = (one for at in ring for one in graph.beside(at, back=True))
        ring = [one for one in dict.fromkeys(before) if one not in found]
        found |= dict.fromkeys(ring, distance)
    return found


def shortest(graph: Graph, from_id: str, near: Mapping[str, int]) -> tuple[Arrow, ...]:
    """Return a shortest way to where `near`, as `nearest` tells it, is 0; empty where none leads.

    Of several, the one along the arrows that people put first.
    """
    way: list[Arrow] = []
    at = from_id
    while near.get(at, 0) > 0:
        arrow = next(one for one in graph.out(at) if near.get(one.target_id) == near[at] - 1)
        way.append(arrow)
        at = arrow.target_id
    return tuple(way)


class _Search:
    """Goes deeper by one arrow at a time, so that the shortest ways are found first.

    It turns back where no end is near enough. `went_on` says that the last round had to.
    """

    def __init__(self, graph: Graph, ends: frozenset[str], near: dict[str, int], cap: int) -> None:
        self._graph, self._ends, self._near, self._cap = graph, ends, near, cap
        self.found: list[tuple[Arrow, ...]] = []
        self.capped, self.went_on = False, False
        self._work = 0

    def exactly(self, start: str, length: int) -> None:
        """Look for all ways of so many arrows."""
        self.went_on = False
        way: list[Arrow] = []
        on_way = {start}
        turns = [self._onwards(start, length, on_way)]
        while turns and not self.capped:
            arrow = next(turns[-1], None)
            if arrow is None:
                turns.pop()
                if way:
                    on_way.discard(way.pop().target_id)
                continue
            way.append(arrow)
            if len(way) == length:
                self._keep(tuple(way))
                way.pop()
            else:
                on_way.add(arrow.target_id)
                turns.append(self._onwards(arrow.target_id, length - len(way), on_way))

    def _keep(self, way: tuple[Arrow, ...]) -> None:
        self.went_on = True
        if way[-1].target_id in self._ends:
            if len(self.found) >= self._cap:
                self.capped = True
            else:
                self.found.append(way)

    def _onwards(self, at: str, left: int, on_way: set[str]) -> Iterator[Arrow]:
        """Yield the arrows that can still lead to an end within so many arrows."""
        tried: set[tuple[str, str]] = set()
        for arrow in self._graph.out(at):
            self._work += 1
            if self._work > MOST_WORK:
                self.capped = True
                return
            near = self._near.get(arrow.target_id)
            key = (arrow.target_id, arrow.sign)
            if near is None or arrow.target_id in on_way or key in tried:
                continue
            if near > left - 1:
                self.went_on = True
                continue
            tried.add(key)
            yield arrow
