"""Questions that people put to a map, and its answers: what stays in sight, and sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from selfeval.core.causal.graph import Graph
from selfeval.core.causal.leverage import pushes
from selfeval.core.causal.paths import reach, ways
from selfeval.core.causal.sentences import assumptions_on, tell_arrow, tell_way
from selfeval.core.chain import OUTCOME, realm_of
from selfeval.core.models import Arrow
from selfeval.core.rows import Rows
from selfeval.core.wording import called
from selfeval.i18n import N_, _

TESTED = ("systematic", "tested")
HELD = ("holding", "retired")


@dataclass(frozen=True)
class Question:
    """A question: its key, how people ask it, and whether it is about one box."""

    key: str
    words: str
    needs_box: bool


QUESTIONS: tuple[Question, ...] = (
    Question("affects", N_("What does this affect?"), True),
    Question("affected_by", N_("What affects it?"), True),
    Question("reaches_children", N_("How is this meant to reach children?"), True),
    Question("serves_several", N_("Which serves several outcomes?"), False),
    Question("leverage", N_("Where would a push reach most?"), False),
    Question("untested", N_("What have we assumed and not tested?"), False),
)


@dataclass(frozen=True)
class Answer:
    """What belongs to the answer, by ids, and the answer in words.

    `ranked` are factors in an order that matters, else empty.
    """

    title: str
    factors: frozenset[str]
    arrows: frozenset[str]
    sentences: tuple[str, ...]
    ranked: tuple[str, ...] = ()


def ask(
    rows: Rows, graph: Graph, key: str, factor_id: str = "", steps: int | None = None
) -> Answer:
    """Answer a question; KeyError where there is none of that key."""
    return _ANSWERS[key](rows, graph, factor_id, steps)


def _affects(rows: Rows, graph: Graph, factor_id: str, steps: int | None) -> Answer:
    title = _("What “{label}” affects").format(label=_name(graph, factor_id))
    return _reached(rows, graph, reach(graph, factor_id, steps), title)


def _affected_by(rows: Rows, graph: Graph, factor_id: str, steps: int | None) -> Answer:
    title = _("What affects “{label}”").format(label=_name(graph, factor_id))
    return _reached(rows, graph, reach(graph, factor_id, steps, back=True), title)


def _reached(rows: Rows, graph: Graph, found: dict[str, int], title: str) -> Answer:
    arrows = [row for row in graph.arrows if {row.source_id, row.target_id} <= found.keys()]
    arrows.sort(key=lambda row: (min(found[row.source_id], found[row.target_id]), row.id))
    return _answer(title, found, arrows, tell_way(rows, arrows))


def _children(rows: Rows, graph: Graph, factor_id: str, _steps: int | None) -> Answer:
    aims = [row.id for row in graph.factors.values() if realm_of(row) == OUTCOME]
    found = ways(graph, factor_id, aims)
    arrows = {arrow.id: arrow for way in found.paths for arrow in way}
    factors = {factor_id} | {end for a in arrows.values() for end in (a.source_id, a.target_id)}
    title = _("How “{label}” is meant to reach children").format(label=_name(graph, factor_id))
    told = [" ".join(tell_way(rows, way)) for way in found.paths]
    if not told:
        told = [_("No arrows lead from it to an outcome for children yet.")]
    if found.capped:
        told.append(_("There are more ways than can be told here."))
    return _answer(title, factors, arrows.values(), told)


def _several(_rows: Rows, graph: Graph, _factor_id: str, _steps: int | None) -> Answer:
    aims = {row.id for row in graph.factors.values() if realm_of(row) == OUTCOME}
    counts = {
        factor_id: len(aims & reach(graph, factor_id).keys() - {factor_id})
        for factor_id in graph.factors
    }
    found = sorted(
        (one for one, count in counts.items() if count > 1), key=lambda one: -counts[one]
    )
    told = [
        _("“{label}” serves {count} outcomes.").format(label=_name(graph, one), count=counts[one])
        for one in found
    ]
    told = told or [_("Nothing on this map leads to more than one outcome.")]
    return Answer(
        _("What serves several outcomes"), frozenset(found), frozenset(), tuple(told), tuple(found)
    )


def _leverage(rows: Rows, graph: Graph, _factor_id: str, _steps: int | None) -> Answer:
    found = pushes(rows, graph)[:5]
    told = [
        _("“{label}”: {reasons}.").format(
            label=_name(graph, one.factor_id), reasons="; ".join(one.reasons)
        )
        for one in found
    ]
    ids = tuple(one.factor_id for one in found)
    told = told or [_("There is nothing to push at yet: draw what leads to what.")]
    return Answer(_("Where a push would reach most"), frozenset(ids), frozenset(), tuple(told), ids)


def _untested(rows: Rows, graph: Graph, _factor_id: str, _steps: int | None) -> Answer:
    arrows = [row for row in graph.arrows if _is_untested(rows, row)]
    factors = {end for row in arrows for end in (row.source_id, row.target_id)}
    told = [tell_arrow(rows, row).words for row in arrows]
    told = told or [_("Everything on this map has been looked at or tested.")]
    return _answer(_("What we have assumed and not tested"), factors, arrows, told)


def _is_untested(rows: Rows, arrow: Arrow) -> bool:
    carried = assumptions_on(rows, arrow)
    if carried:
        return any(row.basis not in TESTED and row.status not in HELD for row in carried)
    return arrow.basis not in TESTED


def _answer(
    title: str, factors: Iterable[str], arrows: Iterable[Arrow], told: Iterable[str]
) -> Answer:
    return Answer(title, frozenset(factors), frozenset(row.id for row in arrows), tuple(told))


def _name(graph: Graph, factor_id: str) -> str:
    return called(graph.factors[factor_id].label)


_ANSWERS: dict[str, Callable[[Rows, Graph, str, int | None], Answer]] = {
    "affects": _affects,
    "affected_by": _affected_by,
    "reaches_children": _children,
    "serves_several": _several,
    "leverage": _leverage,
    "untested": _untested,
}
