"""Feedback loops: what feeds itself and what slows itself, named by people and told in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

from selfeval.core.causal.graph import Graph, place_of
from selfeval.core.causal.sentences import combined, tell_chain
from selfeval.core.models import Arrow, LoopName
from selfeval.core.rows import Rows
from selfeval.i18n import _, ngettext

LONGEST = 8
"""Factors in the longest loop that is looked for: a longer one nobody can follow."""
MOST = 200
"""Rounds of factors that are taken up. There can be more of them than anybody could count."""
KIND_OF = {"plus": "R", "minus": "B", "unknown": ""}


@dataclass(frozen=True)
class Loop:
    """What leads back to itself. `factors` and `arrows` are ids, in the order they are told.

    `kind` is "R" where it feeds itself (an even number of minuses), "B" where it slows itself (an
    odd number), "" where an effect in it is not known. `key` is what its name is kept by: its
    factors. Two loops of different kinds can have the same factors, and then share a name; of one
    kind, ways in another order through the same factors are one loop, with the arrows of all.
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
        """Short for drawing: R1 feeds itself, B1 slows itself, ?1 may do either."""
        return f"{self.kind or '?'}{self.number}"


@dataclass(frozen=True)
class Loops:
    """The loops of a graph, the shortest first within each kind.

    `capped` says that the search stopped before it had found all. `longest` is the number of
    factors up to which all loops are there, and `words` says so where some may be missing.
    """

    found: tuple[Loop, ...]
    capped: bool = False
    longest: int = LONGEST
    words: str = ""


def find_loops(rows: Rows, graph: Graph) -> Loops:
    """Find the loops of a graph, and tell each in words.

    Strongly connected parts are looked through by Johnson's algorithm with a bound on length
    (networkx), which is raised until there are more rounds than can be taken up.
    """
    if not graph.has_loop:
        return Loops(())
    rounds, longest, more = _rounds(graph)
    found = _numbered(rows, graph, _distinct(graph, rounds))
    return Loops(found, longest < LONGEST, longest, _missing(longest, more=more))


def _rounds(graph: Graph) -> tuple[list[list[str]], int, bool]:
    """Return rounds of factors, up to which length all are there, and whether longer ones may be.

    Where even the shortest are too many, the first of them.
    """
    import networkx

    nx = cast("Any", networkx)  # whose types do not say what a node is
    parts = _parts(graph, nx)
    largest = max(len(part) for part in parts)
    whole = _up_to(nx, parts, LONGEST)
    if len(whole) <= MOST:
        return whole, LONGEST, largest > LONGEST
    kept: list[list[str]] = []
    for longest in range(1, LONGEST):
        found = _up_to(nx, parts, longest)
        if len(found) > MOST:
            return (kept, longest - 1, True) if kept else (found[:MOST], 0, True)
        kept = found
    return kept, LONGEST - 1, True


def _up_to(nx: Any, parts: Iterable[Any], longest: int) -> list[list[str]]:
    """Return rounds of up to so many factors; one more than are wanted where there are more."""
    found: list[list[str]] = []
    for part in parts:
        turns = nx.simple_cycles(part, length_bound=longest)
        found += islice(turns, MOST + 1 - len(found))
    return found


def _parts(graph: Graph, nx: Any) -> list[Any]:
    """Return the strongly connected parts in which something can turn, in the order of factors."""
    pairs = [(arrow.source_id, arrow.target_id) for arrow in graph.arrows]
    part_of: dict[str, int] = {}
    for at, part in enumerate(nx.strongly_connected_components(nx.DiGraph(pairs))):
        part_of |= dict.fromkeys(part, at)
    inner: dict[int, list[tuple[str, str]]] = {}
    for source, target in pairs:
        if part_of[source] == part_of[target]:
            inner.setdefault(part_of[source], []).append((source, target))
    return [nx.DiGraph(mine) for mine in inner.values()]


@dataclass(frozen=True)
class _Turn:
    """One way round: its arrows in order, its kind, and all arrows that do the same."""

    kind: str
    way: tuple[Arrow, ...]
    arrows: tuple[str, ...]


def _distinct(graph: Graph, rounds: Iterable[Sequence[str]]) -> dict[tuple[str, str], _Turn]:
    """Return one turn for each set of factors and kind; others of both give it their arrows."""
    found: dict[tuple[str, str], _Turn] = {}
    ordered = sorted((_from_first(graph, one) for one in rounds), key=lambda one: (len(one), one))
    for factors in ordered:
        for turn in _turns(graph, factors):
            at = (" ".join(sorted(factors)), turn.kind)
            known = found.get(at)
            arrows = tuple(dict.fromkeys((*known.arrows, *turn.arrows))) if known else turn.arrows
            found[at] = _Turn(turn.kind, known.way if known else turn.way, arrows)
    return found


def _from_first(graph: Graph, factors: Sequence[str]) -> list[str]:
    """Begin a round with the factor from which change travels, and end before it."""
    at = min(range(len(factors)), key=lambda one: place_of(graph.factors[factors[one]]))
    return [*factors[at:], *factors[:at]]


def _turns(graph: Graph, factors: Sequence[str]) -> Iterator[_Turn]:
    """Yield one turn for each kind that a choice among parallel arrows can give a round.

    It is told along the arrows that people put first.
    """
    steps = [
        [arrow for arrow in graph.out(source) if arrow.target_id == target]
        for source, target in zip(factors, [*factors[1:], factors[0]], strict=True)
    ]
    begun: dict[str, tuple[Arrow, ...]] = {"plus": ()}
    before = [set(begun)]
    for going in steps:
        longer: dict[str, tuple[Arrow, ...]] = {}
        for sign, way in begun.items():
            for arrow in going:
                longer.setdefault(combined(sign, arrow.sign), (*way, arrow))
        begun = longer
        before.append(set(begun))
    for sign, kind in KIND_OF.items():
        if sign in begun:
            yield _Turn(kind, begun[sign], tuple(_taking_part(steps, before, sign)))


def _taking_part(
    steps: Sequence[Sequence[Arrow]], before: Sequence[set[str]], whole: str
) -> Iterator[str]:
    """Yield the arrows of all choices whose signs come to `whole`; `before` is up to each step."""
    after = {"plus"}
    found: list[list[str]] = []
    for going, until in zip(reversed(steps), reversed(before[:-1]), strict=True):
        found.append(
            [
                arrow.id
                for arrow in going
                if any(
                    combined(combined(one, arrow.sign), two) == whole
                    for one in until
                    for two in after
                )
            ]
        )
        after = {combined(arrow.sign, two) for arrow in going for two in after}
    for ids in reversed(found):
        yield from ids


def _numbered(rows: Rows, graph: Graph, turns: dict[tuple[str, str], _Turn]) -> tuple[Loop, ...]:
    found: list[Loop] = []
    for kind in KIND_OF.values():
        mine = [(key, turn) for (key, of), turn in turns.items() if of == kind]
        mine.sort(key=lambda one: _place(graph, one[1]))
        for number, (key, turn) in enumerate(mine, 1):
            named = rows.get(LoopName, LoopName.id_for(key))
            found.append(
                Loop(
                    key,
                    tuple(arrow.source_id for arrow in turn.way),
                    turn.arrows,
                    kind,
                    number,
                    named.name.strip() if named is not None else "",
                    _words(rows, turn),
                )
            )
    return tuple(found)


def _place(graph: Graph, turn: _Turn) -> tuple[int, list[tuple[int, str, str]]]:
    return len(turn.way), [place_of(graph.factors[arrow.source_id]) for arrow in turn.way]


def _words(rows: Rows, turn: _Turn) -> str:
    """Tell a loop so that it can be read aloud: once round, and what that does."""
    ends = {"R": _("So it feeds itself."), "B": _("So it slows itself.")}
    unknown = sum(arrow.sign == "unknown" for arrow in turn.way)
    end = ends.get(turn.kind) or ngettext(
        "It may feed itself or slow itself: {count} effect in it is not known.",
        "It may feed itself or slow itself: {count} effects in it are not known.",
        unknown,
    ).format(count=unknown)
    return f"{tell_chain(rows, turn.way, weeks=False)} {end}"


def _missing(longest: int, *, more: bool) -> str:
    if longest < 1:
        return _("There are more loops than can be listed; these are some of the shortest.")
    if longest < LONGEST:
        return ngettext(
            "There are more loops than can be listed; these are those of {count} box.",
            "There are more loops than can be listed; these are those of up to {count} boxes.",
            longest,
        ).format(count=longest)
    if more:
        return _("Loops of more than {count} boxes are not looked for.").format(count=LONGEST)
    return ""
