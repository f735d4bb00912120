"""What would let a reader work out a hidden figure from others of its day.

See `few_pupils` for the rules and their numbers. Figures are looked at day by day until nothing
that is shown gives a hidden one away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from selfeval.core.models import Fact, Reading
from selfeval.core.small_groups import is_small

FEW, MANY = 12, 40
"""Figures of one day: of a few, every sum is looked at; of many, totals without one or two."""
WORD = re.compile(r"\d+|[^\W\d_]{2,}")
_EVERYBODY = (
    "all and at by for from has have in is of on our the their this to was were whole with"
    " children class everybody pupils school students"
)
EVERYBODY = frozenset(_EVERYBODY.split())

Figure = tuple[int, int]
"""So many, out of so many; out of 0 where it is only a number."""


@dataclass(frozen=True)
class Cell:
    """A figure about pupils on a day: of which group, from where, and of which row.

    `told` are the words that say what was counted.
    """

    row: Fact | Reading
    figure: Figure
    day: str
    source: str
    about: frozenset[str]
    told: str
    measure: str


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text that tell one thing from another: no “the”, no “pupils”."""
    return frozenset(WORD.findall(text.casefold())) - EVERYBODY


def groups_of(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Yield the figures of each day; where they are many, those of each source of that day."""
    days: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        days[cell.day].append(cell)
    for group in days.values():
        if len(group) <= MANY:
            yield group
        else:
            sources: defaultdict[str, list[Cell]] = defaultdict(list)
            for cell in group:
                sources[cell.source].append(cell)
            yield from sources.values()


def _what(cell: Cell) -> frozenset[str]:
    """Return the words that say what was counted, without figures, and without whom."""
    return frozenset(word for word in words_in(cell.told) - cell.about if word.isalpha())


def given_away(group: Sequence[Cell], hidden: set[str], limit: int) -> set[str]:
    """Return what else of a day is hidden, so that nothing that is hidden can be worked out."""
    gone = {cell.row.id for cell in group if cell.row.id in hidden}
    gone |= {cell.row.id for cell in _with_a_small_rest(group, gone, limit)}
    found = len(gone)
    while gone:
        gone |= {cell.row.id for cell in _twins(group, gone)}
        for way in (_left_over, _split_up, _taken_away):
            cell = way(group, gone, limit)
            if cell is not None:
                gone.add(cell.row.id)
        if len(gone) == found:
            break
        found = len(gone)
    return gone


def _with_a_small_rest(group: Sequence[Cell], gone: set[str], limit: int) -> Iterator[Cell]:
    """Yield the groups within another one of which the rest is small (7)."""
    if len(group) > MANY:
        return
    shown = [cell for cell in group if cell.row.id not in gone and cell.figure[1]]
    for whole in shown:
        for part in shown:
            n, of = whole.figure[0] - part.figure[0], whole.figure[1] - part.figure[1]
            if of > 0 and 0 <= n <= of and is_small(n, of, limit) and _is_within(part, whole):
                yield part


def _is_within(part: Cell, whole: Cell) -> bool:
    """Whether a figure is of a group within another one, and of the same thing."""
    if whole.source != part.source or not whole.about < part.about:
        return False
    one, other = _what(part), _what(whole)
    return one <= other or other <= one


def _twins(group: Sequence[Cell], gone: set[str]) -> Iterator[Cell]:
    """Yield what tells the same of the same measure as something hidden (8)."""
    told = {(cell.measure, cell.figure) for cell in group if cell.measure and cell.row.id in gone}
    return (cell for cell in group if (cell.measure, cell.figure) in told)


def _left_over(group: Sequence[Cell], gone: set[str], limit: int) -> Cell | None:
    """Return the smallest answer still shown of a group whose answers add up to all of it (5)."""
    splits: defaultdict[tuple[int, str, frozenset[str]], list[Cell]] = defaultdict(list)
    for cell in group:
        if cell.figure[1]:
            splits[cell.figure[1], cell.source, cell.about].append(cell)
    for (of, _source, _about), cells in splits.items():
        out = [cell.figure[0] for cell in cells if cell.row.id in gone]
        if out and sum(cell.figure[0] for cell in cells) == of:
            shown = [cell for cell in cells if cell.row.id not in gone]
            if shown and (len(out) == 1 or sum(out) < limit):
                return min(shown, key=_size)
    return None


def _size(cell: Cell) -> tuple[int, int, str]:
    return cell.figure[0], cell.figure[1], cell.row.id


def _split_up(group: Sequence[Cell], gone: set[str], limit: int) -> Cell | None:
    """Return the smallest part still shown of a total with all its parts, of one source (6)."""
    sources: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in group:
        sources[cell.source].append(cell)
    for cells in sources.values():
        few = len(cells) <= FEW and any(cell.row.id in gone for cell in cells)
        for whole in cells if few else ():
            if whole.row.id not in gone:
                others = [cell for cell in cells if cell is not whole and _alike(cell, whole)]
                for parts in _splits(whole.figure, others):
                    shown = [cell for cell in parts if cell.row.id not in gone]
                    out = [cell.figure for cell in parts if cell.row.id in gone]
                    if shown and _tell(out, limit):
                        return min(shown, key=_size)
    return None


def _splits(rest: Figure, cells: Sequence[Cell]) -> Iterator[tuple[Cell, ...]]:
    """Yield the ways in which some cells add up to a figure."""
    for place, one in enumerate(cells):
        n, of = rest[0] - one.figure[0], rest[1] - one.figure[1]
        if any(one.figure) and n >= 0 and of >= 0:
            if not n and not of:
                yield (one,)
            else:
                yield from ((one, *more) for more in _splits((n, of), cells[place + 1 :]))


def _tell(out: Sequence[Figure], limit: int) -> bool:
    """Whether hidden figures are told by their sum: one always, more if they are few together."""
    n, of = sum(one[0] for one in out), sum(one[1] for one in out)
    return len(out) == 1 or (len(out) > 1 and is_small(n, of or None, limit))


def _taken_away(group: Sequence[Cell], gone: set[str], limit: int) -> Cell | None:
    """Return the smallest of one or two figures that a total leaves a hidden one without (6).

    Two hidden ones are no better than one where together they are still few.
    """
    out = [cell for cell in group if cell.row.id in gone]
    shown = sorted((cell for cell in group if cell.row.id not in gone), key=_size)
    wanted, sums = _wanted(out, limit), _Sums(shown)
    for whole in reversed(shown):
        for figure, cell in wanted.items():
            n, of = whole.figure[0] - figure[0], whole.figure[1] - figure[1]
            if n >= 0 and of >= 0 and n + of and _alike(whole, cell):
                parts = sums.that_make((n, of), whole)
                if parts:
                    return min(parts, key=_size)
    return None


class _Sums:
    """The figures that are shown, and what two of them make together."""

    def __init__(self, shown: Sequence[Cell]) -> None:
        self._cells = shown
        self._alone: dict[Figure, list[Cell]] = {}
        self._pairs: dict[Figure, list[tuple[Cell, Cell]]] = {}
        for cell in shown:
            self._alone.setdefault(cell.figure, []).append(cell)
        for one, two in combinations(shown, 2) if len(shown) <= MANY else ():
            self._pairs.setdefault(_plus(one.figure, two.figure), []).append((one, two))

    def that_make(self, rest: Figure, whole: Cell) -> tuple[Cell, ...]:
        """Return the fewest figures that make `rest` together, without the total itself."""
        for one in self._alone.get(rest, ()):
            if self._suit((one,), whole):
                return (one,)
        for pair in self._pairs.get(rest, ()):
            if self._suit(pair, whole):
                return pair
        return ()

    def _suit(self, parts: tuple[Cell, ...], whole: Cell) -> bool:
        return all(one is not whole and any(one.figure) and _alike(one, whole) for one in parts)


def _wanted(out: Sequence[Cell], limit: int) -> dict[Figure, Cell]:
    """Return the figures that nobody may work out, each with one that it is like."""
    found = {cell.figure: cell for cell in out}
    for one, two in combinations(out, 2) if len(out) <= FEW else ():
        both = _plus(one.figure, two.figure)
        if is_small(both[0], both[1] or None, limit) and _alike(one, two):
            found.setdefault(both, one)
    return found


def _alike(one: Cell, other: Cell) -> bool:
    """Whether two figures can be set off against each other; bare numbers only of one source."""
    if bool(one.figure[1]) != bool(other.figure[1]):
        return False
    return bool(one.figure[1]) or one.source == other.source


def _plus(one: Figure, other: Figure) -> Figure:
    return one[0] + other[0], one[1] + other[1]
