"""Feedback loops: found, told in words, and kept under the names that people gave them.

A loop with an even number of arrows that lower feeds itself (R, reinforcing); with an odd number it
slows itself (B, balancing): the usual rule of causal loop diagrams.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from selfeval.core.causal.graph import Graph
from selfeval.core.causal.sentences import DELAYS
from selfeval.core.fields import LONGEST_LINE
from selfeval.core.models import Arrow, LoopName
from selfeval.core.rows import Rows
from selfeval.core.wording import called
from selfeval.i18n import N_, _

LONGEST = 8
"""The most factors a loop may have that is looked for: nobody follows a longer one."""
MOST = 60
"""How many loops are told; where there are more, that is said."""
SLOWEST = ("weeks", "terms", "years")
ENDINGS = {
    "R": N_("So it feeds itself."),
    "B": N_("So it slows itself."),
    "": N_("It may feed itself or slow itself: one effect is not known."),
}
FIRST = {
    "plus": N_("{told} raises “{label}”"),
    "minus": N_("{told} lowers “{label}”"),
    "unknown": N_("{told} affects “{label}”"),
}
NEXT = {
    "plus": N_("{told}, which raises “{label}”"),
    "minus": N_("{told}, which lowers “{label}”"),
    "unknown": N_("{told}, which affects “{label}”"),
}


@dataclass(frozen=True)
class Loop:
    """One loop. `factors` and `arrows` are ids in the order of the arrows.

    `key` names it whatever its order: the sorted ids of its factors, joined by blanks. `kind` is
    "R", "B" or "" where an effect on it is not known; `number` counts within the kind. `name` is
    what people gave it, or "". Two ways round the same factors are two loops under one name.
    """

    key: str
    factors: tuple[str, ...]
    arrows: tuple[str, ...]
    kind: str
    number: int
    name: str
    words: str

    @property
    def label(self) -> str:
        """What the loop is called on the map: R1, B2, or ?1 where its kind is not known."""
        return f"{self.kind or '?'}{self.number}"


@dataclass(frozen=True)
class Loops:
    """The loops of a graph, the shortest first; `capped` where not all could be told."""

    found: tuple[Loop, ...]
    capped: bool = False


def find_loops(rows: Rows, graph: Graph) -> Loops:
    """Return the loops among the factors of a graph, those with few factors first."""
    order = {factor_id: at for at, factor_id in enumerate(graph.factors)}
    rounds = list(islice(_rounds(graph), MOST + 1))
    rounds = sorted((_from_first(way, order) for way in rounds), key=lambda way: _place(way, order))
    numbers: Counter[str] = Counter()
    found: list[Loop] = []
    for way in rounds[:MOST]:
        kind = kind_of(way)
        numbers[kind] += 1
        found.append(_loop(rows, graph, way, numbers[kind]))
    return Loops(tuple(found), capped=len(rounds) > MOST)


def kind_of(way: Sequence[Arrow]) -> str:
    """Return "R" where a way round feeds itself, "B" where it slows itself, "" if not known."""
    signs = [arrow.sign for arrow in way]
    if any(sign not in ("plus", "minus") for sign in signs):
        return ""
    return "B" if signs.count("minus") % 2 else "R"


def _rounds(graph: Graph) -> Iterator[tuple[Arrow, ...]]:
    """Yield the ways round, each as its arrows; parallel arrows make ways of their own."""
    import networkx as nx

    between: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in graph.arrows:
        between.setdefault((arrow.source_id, arrow.target_id), []).append(arrow)
    drawn = nx.DiGraph(list(between))
    for factors in nx.simple_cycles(drawn, length_bound=LONGEST):
        steps = zip(factors, [*factors[1:], factors[0]], strict=True)
        yield from product(*(between[step] for step in steps))


def _from_first(way: tuple[Arrow, ...], order: dict[str, int]) -> tuple[Arrow, ...]:
    """Let a way round begin at the factor that comes first in the model."""
    first = min(range(len(way)), key=lambda at: order[way[at].source_id])
    return way[first:] + way[:first]


def _place(way: tuple[Arrow, ...], order: dict[str, int]) -> tuple[int, list[int], list[str]]:
    return len(way), [order[arrow.source_id] for arrow in way], [arrow.id for arrow in way]


def _loop(rows: Rows, graph: Graph, way: tuple[Arrow, ...], number: int) -> Loop:
    factors = tuple(arrow.source_id for arrow in way)
    key = " ".join(sorted(factors))
    named = rows.get(LoopName, LoopName.id_for(key))
    return Loop(
        key=key,
        factors=factors,
        arrows=tuple(arrow.id for arrow in way),
        kind=kind_of(way),
        number=number,
        name=named.name.strip() if named else "",
        words=_words(graph, way),
    )


def _words(graph: Graph, way: Sequence[Arrow]) -> str:
    """Tell a loop so that it can be read aloud in a meeting."""
    told = _("“{label}”").format(label=called(graph.factors[way[0].source_id].label, LONGEST_LINE))
    for at, arrow in enumerate(way):
        form = FIRST if at == 0 else NEXT
        label = called(graph.factors[arrow.target_id].label, LONGEST_LINE)
        told = _(form.get(arrow.sign, form["unknown"])).format(told=told, label=label)
    return " ".join(part for part in (f"{told}.", _(ENDINGS[kind_of(way)]), _when(way)) if part)


def _when(way: Iterable[Arrow]) -> str:
    """Say how long one time round takes, where one step of it is slow."""
    slow = max((SLOWEST.index(a.delay) for a in way if a.delay in SLOWEST), default=0)
    if not slow:
        return ""
    return _("Once round takes time: its slowest step shows {when}.").format(
        when=_(DELAYS[SLOWEST[slow]])
    )
