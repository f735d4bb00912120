"""Ways through the model: what is reached from a factor, and along which arrows."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from selfeval.core.causal.graph import Graph
from selfeval.core.models import Arrow

MOST_WAYS = 24
"""How many ways are told: more would be read by nobody."""
MOST_STEPS = 20_000
"""How many beginnings of ways are looked at before the search stops."""

Way = tuple[Arrow, ...]


@dataclass(frozen=True)
class Ways:
    """Ways from one factor to others, the shortest first; `capped` where there are more."""

    paths: tuple[Way, ...]
    capped: bool = False


def reach(
    graph: Graph, factor_id: str, steps: int | None = None, *, back: bool = False
) -> dict[str, int]:
    """Return each factor that is reached along arrows, with how many arrows away it is.

    The factor itself is 0 away. `steps` is the furthest to look; `back` goes against the arrows.
    """
    if factor_id not in graph.factors:
        return {}
    found = {factor_id: 0}
    waiting = deque([factor_id])
    while waiting:
        at = waiting.popleft()
        if steps is not None and found[at] >= steps:
            continue
        onwards = (
            [a.source_id for a in graph.into(at)] if back else [a.target_id for a in graph.out(at)]
        )
        for other in onwards:
            if other not in found:
                found[other] = found[at] + 1
                waiting.append(other)
    return found


def ways(graph: Graph, from_id: str, to_ids: Iterable[str], cap: int = MOST_WAYS) -> Ways:
    """Return the ways from one factor to any of others, none of which meets a factor twice.

    A way ends at the first of the others that it meets. They come shortest first.
    """
    aims = set(to_ids) & graph.factors.keys() - {from_id}
    near = _leading_to(graph, aims)
    found: list[Way] = []
    waiting: deque[Way] = deque([()])
    looked = 0
    while waiting:
        way = waiting.popleft()
        looked += 1
        if len(found) >= cap or looked > MOST_STEPS:
            return Ways(tuple(found), capped=True)
        at = way[-1].target_id if way else from_id
        if at in aims:
            found.append(way)
            continue
        met = {from_id, *(arrow.target_id for arrow in way)}
        waiting.extend(
            (*way, arrow)
            for arrow in graph.out(at)
            if arrow.target_id not in met and arrow.target_id in near
        )
    return Ways(tuple(found))


def _leading_to(graph: Graph, aims: set[str]) -> set[str]:
    """Return the factors from which one of the aims can be reached."""
    found = set(aims)
    waiting = list(aims)
    while waiting:
        for arrow in graph.into(waiting.pop()):
            if arrow.source_id not in found:
                found.add(arrow.source_id)
                waiting.append(arrow.source_id)
    return found
