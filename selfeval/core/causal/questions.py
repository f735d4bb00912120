"""The questions that a map answers: which boxes and arrows the answer is, and what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from selfeval.core.causal.graph import Graph, place_of
from selfeval.core.causal.labels import label_of
from selfeval.core.causal.leverage import THIN, pushes, tell_push
from selfeval.core.causal.paths import nearest, reach, ways
from selfeval.core.causal.sentences import arrow_sentence, assumptions_on, tell_chain
from selfeval.core.models import Arrow
from selfeval.core.rows import Rows
from selfeval.core.wording import both, called
from selfeval.i18n import N_, _, ngettext

MOST_WAYS = 50
"""Ways told one by one."""
MOST_PUSHES = 5
"""Factors named where a push would reach most."""


@dataclass(frozen=True)
class Question:
    """What can be asked of a map; `needs_box` where it is about one of its boxes."""

    key: str
    words: str
    needs_box: bool


@dataclass(frozen=True)
class Answer:
    """What stays while the rest fades, and what is said.

    A sentence is about one arrow, word for word as the arrow is told elsewhere, or about the factor
    at its place in `ranked`; then there are as many of both.
    """

    title: str
    factors: frozenset[str]
    arrows: frozenset[str]
    sentences: tuple[str, ...]
    ranked: tuple[str, ...] = ()


QUESTIONS: tuple[Question, ...] = (
    Question("affects", N_("What does this affect?"), True),
    Question("affected_by", N_("What affects this?"), True),
    Question("reaches_children", N_("How is this meant to reach children?"), True),
    Question("serves_several", N_("What serves several outcomes?"), False),
    Question("leverage", N_("Where would a push reach most?"), False),
    Question("untested", N_("What have we assumed and not tested?"), False),
)


def ask(
    rows: Rows, graph: Graph, key: str, factor_id: str = "", steps: int | None = None
) -> Answer:
    """Answer the question `key`, of a factor where it needs one, looking `steps` arrows far.

    KeyError if there is no such question, or its factor is not in the graph.
    """
    return _ANSWERS[key](rows, graph, factor_id, steps)


def _affects(rows: Rows, graph: Graph, factor_id: str, steps: int | None) -> Answer:
    title = _("What “{label}” affects").format(label=_called(graph, factor_id))
    return _around(rows, graph, title, reach(graph, factor_id, steps), steps, back=False)


def _affected_by(rows: Rows, graph: Graph, factor_id: str, steps: int | None) -> Answer:
    title = _("What affects “{label}”").format(label=_called(graph, factor_id))
    found = reach(graph, factor_id, steps, back=True)
    return _around(rows, graph, title, found, steps, back=True)


def _around(
    rows: Rows, graph: Graph, title: str, found: dict[str, int], steps: int | None, *, back: bool
) -> Answer:
    """Answer with what was reached, and the arrows that were followed; nearest first."""
    limit = len(found) if steps is None else steps
    followed = [
        arrow
        for one, distance in found.items()
        if distance < limit
        for arrow in (graph.into(one) if back else graph.out(one))
    ]
    if not followed:
        told = _("No arrow leads to it.") if back else _("No arrow leads on from it.")
        return Answer(title, frozenset(found), frozenset(), (told,))
    return Answer(title, frozenset(found), _ids(followed), _told(rows, followed))


def _reaches_children(rows: Rows, graph: Graph, factor_id: str, steps: int | None) -> Answer:
    label = _called(graph, factor_id)
    title = _("How “{label}” is meant to reach children").format(label=label)
    found = ways(graph, factor_id, graph.outcomes, MOST_WAYS, steps)
    if not found.paths:
        told = _("No way leads from it to an outcome.")
        return Answer(title, frozenset((factor_id,)), frozenset(), (told,))
    arrows = {arrow.id: arrow for way in found.paths for arrow in way}
    sentences = [tell_chain(rows, way) for way in found.paths]
    ranked = [way[-1].target_id for way in found.paths]
    if found.capped:
        sentences.append(_("There are more ways than can be listed; these are the shortest."))
        ranked.append(factor_id)
    return Answer(title, _ends(arrows.values()), frozenset(arrows), tuple(sentences), tuple(ranked))


def _serves_several(_rows: Rows, graph: Graph, _factor_id: str, _steps: int | None) -> Answer:
    """Factors from which more than one outcome can be reached; those that reach most first."""
    from_outcomes = {one: nearest(graph, (one,)) for one in graph.outcomes}
    served = {
        one: [end for end, near in from_outcomes.items() if one in near and end != one]
        for one in graph.factors
    }
    ranked = sorted(
        (one for one, ends in served.items() if len(ends) > 1),
        key=lambda one: (
            -len(served[one]),
            sum(from_outcomes[end][one] for end in served[one]),
            place_of(graph.factors[one]),
        ),
    )
    title = _("What serves several outcomes")
    if not ranked:
        return Answer(
            title, frozenset(), frozenset(), (_("Nothing leads to several outcomes yet."),)
        )
    kept = frozenset(ranked) | {end for one in ranked for end in served[one]}
    sentences = tuple(_serves(graph, one, served[one]) for one in ranked)
    return Answer(title, kept, _between(graph, kept), sentences, tuple(ranked))


def _serves(graph: Graph, factor_id: str, ends: list[str]) -> str:
    return ngettext(
        "“{label}” leads to {count} outcome: {list}.",
        "“{label}” leads to {count} outcomes: {list}.",
        len(ends),
    ).format(
        label=_called(graph, factor_id),
        count=len(ends),
        list=both([label_of(graph.factors[one]).within for one in ends]),
    )


def _leverage(rows: Rows, graph: Graph, _factor_id: str, _steps: int | None) -> Answer:
    found = pushes(rows, graph)[:MOST_PUSHES]
    title = _("Where a push would reach most")
    if not found:
        told = _("Nothing that leaders can push leads to an outcome yet.")
        return Answer(title, frozenset(), frozenset(), (told,))
    ranked = tuple(push.factor_id for push in found)
    kept = frozenset(one for push in found for one in push.arrows)
    on_ways = [arrow for arrow in graph.arrows if arrow.id in kept]
    sentences = tuple(tell_push(graph.factors[push.factor_id], push) for push in found)
    return Answer(title, _ends(on_ways), kept, sentences, ranked)


def _untested(rows: Rows, graph: Graph, _factor_id: str, _steps: int | None) -> Answer:
    """Arrows that nobody has looked at, or whose assumptions nobody has tested."""
    found = [arrow for arrow in graph.arrows if is_untested(rows, arrow)]
    found.sort(key=lambda arrow: place_of(graph.factors[arrow.source_id]))
    title = _("What we have assumed and not tested")
    if not found:
        told = _("Somebody has looked at every arrow on this map.")
        return Answer(title, frozenset(), frozenset(), (told,))
    return Answer(title, _ends(found), _ids(found), _told(rows, found))


def is_untested(rows: Rows, arrow: Arrow) -> bool:
    """Whether an arrow rests on a hunch or judgement alone, or on an assumption not yet tested."""
    carried = assumptions_on(rows, arrow)
    return arrow.basis in THIN or any(row.status == "untested" for row in carried)


def _told(rows: Rows, arrows: Iterable[Arrow]) -> tuple[str, ...]:
    each = {arrow.id: arrow for arrow in arrows}
    return tuple(arrow_sentence(rows, arrow) for arrow in each.values())


def _called(graph: Graph, factor_id: str) -> str:
    return called(graph.factors[factor_id].label)


def _ids(arrows: Iterable[Arrow]) -> frozenset[str]:
    return frozenset(arrow.id for arrow in arrows)


def _ends(arrows: Iterable[Arrow]) -> frozenset[str]:
    return frozenset(one for arrow in arrows for one in (arrow.source_id, arrow.target_id))


def _between(graph: Graph, kept: frozenset[str]) -> frozenset[str]:
    return _ids(a for a in graph.arrows if a.source_id in kept and a.target_id in kept)


_ANSWERS: dict[str, Callable[[Rows, Graph, str, int | None], Answer]] = {
    "affects": _affects,
    "affected_by": _affected_by,
    "reaches_children": _reaches_children,
    "serves_several": _serves_several,
    "leverage": _leverage,
    "untested": _untested,
}
