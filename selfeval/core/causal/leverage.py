"""Where a push would reach most, with the reasons in words: never a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selfeval.core.causal.graph import Graph, graph_of, is_outcome, place_of
from selfeval.core.causal.loops import Loop, find_loops
from selfeval.core.causal.paths import nearest, shortest
from selfeval.core.causal.sentences import signs_along
from selfeval.core.models import Arrow, Factor, Priority, PriorityFactor
from selfeval.core.rows import Rows
from selfeval.core.wording import called
from selfeval.i18n import _, ngettext

NOT_PUSHED = ("outside", "outcome", "unwanted")
BOTH = 2
THIN = ("hunch", "judgement")
"""Ways of knowing for which nobody has looked."""


@dataclass(frozen=True)
class Push:
    """A factor that leaders can push, and what speaks for it or should make them think.

    `arrows` are those on a shortest way to each outcome that it reaches.
    """

    factor_id: str
    reasons: tuple[str, ...]
    arrows: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Effect:
    """What a push does: the nearest way to each outcome that it reaches, and loops it is in."""

    factor: Factor
    nearest: tuple[tuple[Arrow, ...], ...]
    loops: tuple[Loop, ...]

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """All arrows on the nearest ways, each once."""
        return tuple({arrow.id: arrow for way in self.nearest for arrow in way}.values())

    @property
    def thin(self) -> int:
        return sum(arrow.basis in THIN for arrow in self.arrows)

    @property
    def against(self) -> int:
        """How many outcomes a rise of the factor would lower."""
        return sum(signs_along(way)[-1] == "minus" for way in self.nearest)


def pushes(rows: Rows, graph: Graph) -> tuple[Push, ...]:
    """Return what leaders can push and what follows from it, those that reach most first.

    First come those that reach more outcomes, then those in loops that feed themselves, then
    those whose ways are shorter, then those known better. What leads to no outcome is left out.
    """
    loops = find_loops(rows, graph).found
    ends = [nearest(graph, (one,)) for one in graph.outcomes]
    effects = [_effect(graph, row, ends, loops) for row in graph.factors.values() if _can_push(row)]
    reaching = sorted((one for one in effects if one.nearest), key=_rank)
    several = len(graph.outcomes)
    return tuple(
        Push(
            one.factor.id,
            tuple(_reasons(one, several)),
            tuple(arrow.id for arrow in one.arrows),
        )
        for one in reaching
    )


def push_words(rows: Rows, priorities: Iterable[Priority]) -> dict[str, str]:
    """Say of each priority what pushing its factors reaches, by its id; "" where it has none.

    Told of the factor that reaches most, which is named where the priority has several.
    """
    listed = list(priorities)
    factors = {
        row.id: [link.factor_id for link in rows.where(PriorityFactor, "priority_id", row.id)]
        for row in listed
    }
    found = pushes(rows, graph_of(rows, private=True)) if any(factors.values()) else ()
    return {row.id: _best(rows, factors[row.id], found) for row in listed}


def _best(rows: Rows, factors: Sequence[str], found: Sequence[Push]) -> str:
    best = next((push for push in found if push.factor_id in factors), None)
    factor = rows.get(Factor, best.factor_id) if best is not None else None
    if not factors:
        return ""
    if best is None or factor is None:
        return _("no way leads from it to an outcome yet.")
    if len(factors) > 1:
        return tell_push(factor, best)
    return _("{reasons}.").format(reasons=_("; ").join(best.reasons))


def tell_push(factor: Factor, push: Push) -> str:
    """Return one sentence that names a factor and what a push at it would do."""
    reasons = _("; ").join(push.reasons)
    return _("“{factor}” {reasons}.").format(factor=called(factor.label), reasons=reasons)


def _can_push(factor: Factor) -> bool:
    return factor.kind not in NOT_PUSHED and not is_outcome(factor)


def _effect(
    graph: Graph, factor: Factor, ends: Iterable[Mapping[str, int]], loops: Iterable[Loop]
) -> _Effect:
    ways = (shortest(graph, factor.id, near) for near in ends)
    return _Effect(
        factor,
        tuple(way for way in ways if way),
        tuple(loop for loop in loops if factor.id in loop.factors),
    )


def _rank(effect: _Effect) -> tuple[object, ...]:
    feeding = sum(loop.kind == "R" for loop in effect.loops)
    steps = sum(len(way) for way in effect.nearest)
    return (
        -len(effect.nearest),
        -feeding,
        steps,
        effect.thin,
        effect.factor.kind != "action",
        place_of(effect.factor),
    )


def _reasons(effect: _Effect, outcomes: int) -> Iterable[str]:
    yield _reached(len(effect.nearest), outcomes)
    if effect.against:
        yield (
            ngettext(
                "lowers {count} of them as it rises",
                "lowers {count} of them as it rises",
                effect.against,
            ).format(count=effect.against)
            if len(effect.nearest) > 1
            else _("lowers it as it rises")
        )
    yield from _in_loops(effect.loops)
    yield from _known(effect.arrows)
    if any(arrow.contested for arrow in effect.arrows):
        yield _("not everybody here agrees about the way")
    if all(any(arrow.delay == "years" for arrow in way) for way in effect.nearest):
        yield _("it takes a year or more until outcomes show it")


def _reached(count: int, of: int) -> str:
    if of == 1:
        return _("reaches the one outcome")
    if count == of == BOTH:
        return _("reaches both outcomes")
    if count == of:
        return _("reaches all {count} outcomes").format(count=count)
    return ngettext(
        "reaches {count} of {all} outcomes", "reaches {count} of {all} outcomes", count
    ).format(count=count, all=of)


def _in_loops(loops: Sequence[Loop]) -> Iterable[str]:
    kinds = [loop.kind for loop in loops]
    feeding, slowing = kinds.count("R"), kinds.count("B")
    if feeding:
        yield ngettext(
            "stands in a loop that feeds itself",
            "stands in {count} loops that feed themselves",
            feeding,
        ).format(count=feeding)
    if slowing:
        yield ngettext(
            "stands in a loop that slows itself",
            "stands in {count} loops that slow themselves",
            slowing,
        ).format(count=slowing)


def _known(arrows: Sequence[Arrow]) -> Iterable[str]:
    """Say how the arrows on the way are known, where they are known thinly or well."""
    thin, count = sum(arrow.basis in THIN for arrow in arrows), len(arrows)
    hunches = sum(arrow.basis == "hunch" for arrow in arrows)
    if not thin:
        yield _("somebody has looked at each arrow on the way")
    elif hunches == count:
        yield ngettext(
            "the one arrow on the way rests on a hunch",
            "all {count} arrows on the way rest on hunches",
            count,
        ).format(count=count)
    elif thin == count:
        yield _("nobody has looked at any arrow on the way yet")
    else:
        yield ngettext(
            "nobody has looked at {thin} of the {count} arrows on the way yet",
            "nobody has looked at {thin} of the {count} arrows on the way yet",
            thin,
        ).format(thin=thin, count=count)
