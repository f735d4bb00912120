"""Ways through the map that can be followed in a meeting, one box after another.

What is private is on none of them: they are shown to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from selfeval.core.causal.graph import Graph, graph_of, place_of
from selfeval.core.causal.labels import label_of
from selfeval.core.causal.loops import Loop, find_loops
from selfeval.core.causal.paths import ways
from selfeval.core.causal.sentences import arrow_sentence, tell_chain
from selfeval.core.chain import chain_of
from selfeval.core.models import Arrow, Factor, Map, Placement, Priority
from selfeval.core.rows import Rows
from selfeval.core.wording import called
from selfeval.i18n import _, ngettext

MOST = 12
"""Ways from one box that are offered; there may be hundreds, and the shortest are told first."""
MOST_BEGINNINGS = 8
"""Boxes from which ways are offered where none is chosen."""
NOT_SHOWN = ("done", "stopped", "not_now")
"""States of priorities whose chains are not offered."""


@dataclass(frozen=True)
class Way:
    """A way to follow: its name, what else is said of it, its arrows in order, and how it ends.

    `closing` is told when all of it has been shown; "" for nothing more.
    """

    title: str
    caption: str
    arrows: tuple[str, ...]
    closing: str = ""


@dataclass(frozen=True)
class Group:
    """Ways of one kind."""

    title: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Step:
    """One step: the boxes and arrows in sight after it, what is new, and its sentence.

    The last step of a way that has a closing `is_all`: nothing is new, and all of it is told.
    """

    boxes: frozenset[str]
    arrows: frozenset[str]
    now: frozenset[str]
    sentence: str
    is_all: bool = False


# Which ways there are ---------------------------------------------------------------------------


def groups(rows: Rows, map_id: str, chosen: Sequence[str] = ()) -> tuple[Group, ...]:
    """Return the ways that can be followed: from what is chosen, or from where a map begins."""
    graph = graph_of(rows, map_id, private=False)
    begin = [one for one in chosen if one in graph.factors]
    found = (
        Group(_("To what children gain"), tuple(_to_outcomes(rows, graph, begin))),
        Group(_("Round a loop"), tuple(_round_loops(rows, graph, begin))),
        Group(_("Of a priority"), tuple(_of_priorities(rows, begin))),
    )
    return tuple(one for one in found if one.ways)


def _to_outcomes(rows: Rows, graph: Graph, chosen: Sequence[str]) -> Iterator[Way]:
    outcomes = set(graph.outcomes)
    for one in chosen or _beginnings(graph):
        if one in outcomes and chosen:
            for start in _beginnings(graph):
                yield from _ways(rows, graph, start, {one})
        else:
            yield from _ways(rows, graph, one, outcomes - {one})


def _ways(rows: Rows, graph: Graph, start: str, ends: set[str]) -> Iterator[Way]:
    for path in ways(graph, start, ends, MOST).paths[:MOST]:
        yield way_along(rows, path)


def _beginnings(graph: Graph) -> list[str]:
    """Return the boxes that nothing leads to, what adults know first."""
    outcomes = set(graph.outcomes)
    found = [
        row
        for one, row in graph.factors.items()
        if graph.out(one) and not graph.into(one) and one not in outcomes
    ]
    if not found:
        found = [row for one, row in graph.factors.items() if graph.out(one)][:1]
    return [row.id for row in sorted(found, key=place_of)[:MOST_BEGINNINGS]]


def _round_loops(rows: Rows, graph: Graph, chosen: Sequence[str]) -> Iterator[Way]:
    for loop in find_loops(rows, graph).found:
        if not chosen or set(chosen) & set(loop.factors):
            title = _("{label}: {name}").format(label=loop.label, name=loop.name)
            count = ngettext("{count} box", "{count} boxes", len(loop.factors))
            yield Way(
                title if loop.name else loop.label,
                f"{_along(rows, loop.factors)} · {count.format(count=len(loop.factors))}",
                _once_round(graph, loop),
                loop.words,
            )


def _once_round(graph: Graph, loop: Loop) -> tuple[str, ...]:
    """Return one arrow for each step of a loop: others that run beside it say the same."""
    mine, found = set(loop.arrows), list[str]()
    for source, target in zip(loop.factors, (*loop.factors[1:], loop.factors[0]), strict=True):
        found += [
            one.id for one in graph.out(source) if one.target_id == target and one.id in mine
        ][:1]
    return tuple(found)


def _of_priorities(rows: Rows, chosen: Sequence[str]) -> Iterator[Way]:
    for row in rows.all(Priority):
        if row.private or row.status in NOT_SHOWN:
            continue
        chain = chain_of(rows, row)
        ids = [factor.id for factor in chain.factors]
        if chain.arrows and (not chosen or set(chosen) & set(ids)):
            arrows = tuple(one.id for one in chain.arrows)
            yield Way(called(row.title, 90), _along(rows, ids), arrows, chain.words)


def way_along(rows: Rows, arrows: Sequence[Arrow]) -> Way:
    """Return the way along arrows of which each begins where the one before it ends."""
    first = label_of(rows.get(Factor, arrows[0].source_id)).first
    last = label_of(rows.get(Factor, arrows[-1].target_id)).first
    title = _("From “{first}” to “{last}”").format(first=called(first, 60), last=called(last, 60))
    between = [arrow.target_id for arrow in arrows[:-1]]
    count = ngettext("{count} step", "{count} steps", len(arrows)).format(count=len(arrows))
    by = _("by {boxes}").format(boxes=_along(rows, between)) if between else ""
    closing = tell_chain(rows, arrows) if len(arrows) > 1 else ""
    return Way(title, " · ".join(part for part in (count, by) if part), _ids(arrows), closing)


def way_of(rows: Rows, arrow_ids: Iterable[str]) -> Way:
    """Return the way along some arrows, as far as nothing on it is private."""
    graph = graph_of(rows, private=False)
    wanted = list(arrow_ids)
    there = {one.id: one for one in graph.arrows}
    arrows = [there[one] for one in wanted if one in there]
    joined = all(one.target_id == after.source_id for one, after in pairwise(arrows))
    if arrows and joined and arrows[0].source_id != arrows[-1].target_id:
        return way_along(rows, arrows)
    return Way(_("A path through the map"), "", _ids(arrows))


def hidden_in(rows: Rows, arrow_ids: Iterable[str]) -> int:
    """Return how many boxes at the ends of some arrows are private."""
    found = (rows.get(Arrow, one) for one in arrow_ids)
    ends = {end for one in found if one is not None for end in (one.source_id, one.target_id)}
    boxes = (rows.get(Factor, end) for end in ends)
    return sum(box is not None and box.private for box in boxes)


def map_for(rows: Rows, way: Way, preferred: str = "") -> str:
    """Return the map that shows all of a way, the preferred one before others.

    It is "", for the whole model, where none does.
    """
    arrows = [one for one in (rows.get(Arrow, row) for row in way.arrows) if one is not None]
    ends = {end for one in arrows for end in (one.source_id, one.target_id)}
    maps = sorted((row.id for row in rows.all(Map)), key=lambda one: one != preferred)
    for map_id in maps:
        if all(rows.get(Placement, Placement.id_for(map_id, end)) is not None for end in ends):
            return map_id
    return ""


def _along(rows: Rows, factor_ids: Iterable[str]) -> str:
    boxes = (rows.get(Factor, one) for one in factor_ids)
    return ", ".join(f"“{called(box.label, 40)}”" for box in boxes if box is not None)


def _ids(arrows: Iterable[Arrow]) -> tuple[str, ...]:
    return tuple(one.id for one in arrows)


# One step after another -------------------------------------------------------------------------


def steps(rows: Rows, way: Way) -> tuple[Step, ...]:
    """Return a way step by step: where it begins, each arrow with what it leads to, how it ends."""
    arrows = _in_order([one for one in (rows.get(Arrow, row) for row in way.arrows) if one])
    if not arrows:
        return ()
    start = arrows[0].source_id
    begins = _("It begins here: {label}.").format(label=label_of(rows.get(Factor, start)).first)
    found = [Step(frozenset({start}), frozenset(), frozenset({start}), begins)]
    for arrow in arrows:
        before = found[-1]
        ends = {arrow.source_id, arrow.target_id}
        found.append(
            Step(
                before.boxes | ends,
                before.arrows | {arrow.id},
                frozenset({arrow.id, arrow.target_id}),
                arrow_sentence(rows, arrow),
            )
        )
    if way.closing:
        last = found[-1]
        found.append(Step(last.boxes, last.arrows, last.boxes | last.arrows, way.closing, True))
    return tuple(found)


def _in_order(arrows: Sequence[Arrow]) -> list[Arrow]:
    """Order arrows so that each begins at a box that is in sight, as far as that can be."""
    left, found = list(arrows), list[Arrow]()
    seen = {left[0].source_id} if left else set[str]()
    while left:
        following = next((one for one in left if one.source_id in seen), left[0])
        left.remove(following)
        found.append(following)
        seen |= {following.source_id, following.target_id}
    return found
