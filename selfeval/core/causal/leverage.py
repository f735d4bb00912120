"""Where a push would reach most: reasons in words, never a score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfeval.core.causal.graph import Graph
from selfeval.core.causal.loops import Loop, find_loops
from selfeval.core.causal.paths import reach
from selfeval.core.chain import OUTCOME, realm_of
from selfeval.core.models import Factor
from selfeval.core.rows import Rows
from selfeval.i18n import _, ngettext

OUT_OF_REACH = ("outside", "outcome", "unwanted")
"""Kinds of factor that leaders cannot push at directly."""
THIN = ("hunch", "judgement")


@dataclass(frozen=True)
class Push:
    """A factor that leaders could push at, and what speaks for it or gives pause."""

    factor_id: str
    reasons: tuple[str, ...]


def pushes(rows: Rows, graph: Graph) -> tuple[Push, ...]:
    """Return the factors that leaders could push at, those that reach most first."""
    aims = {row.id for row in graph.factors.values() if realm_of(row) == OUTCOME}
    loops = find_loops(rows, graph).found
    told = [
        (_rank(graph, row, aims, loops), Push(row.id, _reasons(graph, row, aims, loops)))
        for row in graph.factors.values()
        if row.kind not in OUT_OF_REACH and realm_of(row) != OUTCOME
    ]
    told.sort(key=lambda one: (one[0], one[1].factor_id))
    return tuple(push for _place, push in told if push.reasons)


def _rank(
    graph: Graph, factor: Factor, aims: set[str], loops: Sequence[Loop]
) -> tuple[int, int, int]:
    reached = reach(graph, factor.id)
    feeding = sum(1 for loop in loops if loop.kind == "R" and factor.id in loop.factors)
    return -len(aims & reached.keys()), -feeding, -len(reached)


def _reasons(
    graph: Graph, factor: Factor, aims: set[str], loops: Sequence[Loop]
) -> tuple[str, ...]:
    reached = reach(graph, factor.id)
    hit = len(aims & reached.keys())
    told: list[str] = []
    if hit:
        told.append(
            ngettext(
                "reaches {count} of {all} outcome", "reaches {count} of {all} outcomes", len(aims)
            ).format(count=hit, all=len(aims))
        )
    if len(reached) > 1:
        further = len(reached) - 1
        told.append(
            ngettext("affects {count} box", "affects {count} boxes", further).format(count=further)
        )
    mine = [loop for loop in loops if factor.id in loop.factors]
    if any(loop.kind == "R" for loop in mine):
        told.append(_("stands in a loop that feeds itself"))
    if any(loop.kind == "B" for loop in mine):
        told.append(_("stands in a loop that slows itself"))
    leaving = graph.out(factor.id)
    if leaving and all(arrow.basis in THIN for arrow in leaving):
        told.append(_("what it leads to rests on no more than judgement"))
    return tuple(told)
