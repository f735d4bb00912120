"""What a copy cannot show because of few pupils, and what would let a reader work that out.

Hiding “4 of 29 girls” is of no use beside “20 of 31 boys” and “24 of 60 pupils” of the same day.
So what would give it away is hidden too: statisticians call that secondary suppression, and leave
out the next smallest figure of the same split, until the hidden ones together are no small group.
Looked at are facts and readings about pupils that tell so many of so many, day by day:

5. the answers of one group that add up to all of it: what is left over is the hidden one;
6. a total with all other parts of it: the difference is the hidden one;
7. a group and one within it, where the rest of it is a small group that nobody wrote down;
8. the same measure on the same day in a fact and in a reading;
9. a percentage of a group whose size a fact of that day tells, or of the whole roll;
10. a fact whose words repeat a figure of its own measure that is hidden. Where other texts repeat
    a hidden figure, somebody is asked to look (`telling_words`).

Not closed, since nobody can: what readers know besides, what an earlier version has told them, and
texts that describe a child. Of many figures of one day, fewer are looked
at together: see `FEW` and `MANY`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from selfeval.core.figures import reading_words
from selfeval.core.models import Fact, Indicator, Measure, Reading, School
from selfeval.core.rows import Rows
from selfeval.core.small_groups import (
    SHARE,
    about_children,
    figures_in,
    figures_of,
    is_small,
    is_small_fact,
    is_small_reading,
    is_small_sign,
    measures_children,
    part_of,
)

FEW, MANY = 12, 40
"""Figures of one day: of a few, every sum is looked at; of many, totals without one or two."""
FIGURES = ("disadvantaged", "send", "eal", "mobility")
"""Shares of the school's roll that are counts of pupils."""
WORD = re.compile(r"\d+|[^\W\d_]{2,}")
_EVERYBODY = (
    "all and at by for from has have in is of on our the their this to was were whole with"
    " children class everybody pupils school students"
)
EVERYBODY = frozenset(_EVERYBODY.split())

Sizes = dict[tuple[str, str | None], int]
"""Sizes of groups, by what names the group and by the day."""
Figure = tuple[int, int]
"""So many, out of so many; out of 0 where it is only a number."""


@dataclass(frozen=True)
class FewPupils:
    """Ids of what a copy does not show: facts about few, facts that would give those away,
    readings, and indicators whose figures stay out; and the school's own figures, by field.
    """

    facts: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    readings: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Cell:
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


def few_pupils(rows: Rows, limit: int, *, private: bool = False) -> FewPupils:
    """Return what may not be shown to those who are not to see small groups of pupils.

    With `private`, they see private items too, from which something could be worked out.
    """
    if limit <= 0:
        return FewPupils()
    sizes = _sizes(rows)
    facts = {one.id for one in rows.all(Fact) if _is_few(one, sizes, limit)}
    readings = {
        one.id
        for measure in rows.all(Measure)
        if measures_children(rows, measure.id)
        for one in rows.where(Reading, "measure_id", measure.id)
        if is_small_reading(one, measure.unit, limit, _size_for(sizes, one))
    }
    hidden = facts | readings
    for group in _groups(_cells(rows, sizes, hidden, private)):
        hidden |= _given_away(group, hidden, limit)
    repeated = {one.id for one in rows.all(Fact) if _repeats(rows, one, hidden)}
    told = {one.id for one in rows.all(Fact) if one.id in hidden}
    return FewPupils(
        facts=frozenset(facts),
        telling=frozenset((told | repeated) - facts),
        readings=frozenset(hidden - told),
        signs=frozenset(_signs(rows, hidden, limit)),
        figures=tuple(_school_figures(rows.school, limit)),
    )


def hidden_figures(rows: Rows, limit: int) -> Iterator[Figure]:
    """Yield the figures that are not shown, so many of so many: other texts may tell them too."""
    few = few_pupils(rows, limit)
    for cell in _cells(rows, _sizes(rows), set(few.facts | few.telling), private=False):
        if cell.row.id in few.facts | few.telling | few.readings and cell.figure[1]:
            yield cell.figure


# What is told of how many --------------------------------------------------------------------


def _sizes(rows: Rows) -> Sizes:
    """Return the sizes of groups of pupils that facts tell, by group or measure, and day."""
    found: Sizes = {}
    for fact in rows.all(Fact):
        if fact.out_of and about_children(fact):
            if fact.about.strip():
                found.setdefault((_group(fact), fact.observed_on), fact.out_of)
            if fact.measure_id:
                found.setdefault((fact.measure_id, fact.observed_on), fact.out_of)
    return found


def _group(fact: Fact) -> str:
    return f"group {' '.join(fact.about.casefold().split())}"


def _size_for(sizes: Sizes, reading: Reading) -> int | None:
    """Return the size of the group of a reading, where a fact of that day tells it."""
    return sizes.get((reading.measure_id, reading.sort_date))


def _is_few(fact: Fact, sizes: Sizes, limit: int) -> bool:
    if is_small_fact(fact, limit):
        return True
    if fact.out_of is not None or fact.n is not None or not about_children(fact):
        return False
    keys = ((_group(fact), fact.observed_on), (fact.measure_id or "", fact.observed_on))
    size = next((sizes[key] for key in keys if key in sizes), None)
    return any(is_small(part_of(one, size), size, limit) for one in SHARE.findall(fact.statement))


def _cells(rows: Rows, sizes: Sizes, hidden: set[str], private: bool) -> Iterator[_Cell]:
    """Yield what is told, and what is hidden; a private fact that is not about few is neither."""
    for fact in rows.all(Fact):
        n, of = figures_of(fact)
        if (
            n is not None
            and about_children(fact)
            and (private or not fact.private or fact.id in hidden)
        ):
            source = f"{fact.source} {fact.instrument}".casefold().strip()
            day, about = fact.observed_on or "", _words(fact.about)
            told, measure_id = fact.statement, fact.measure_id or ""
            yield _Cell(fact, (n, of or 0), day, source, about, told, measure_id)
    for measure in rows.all(Measure):
        if measures_children(rows, measure.id):
            for one in rows.where(Reading, "measure_id", measure.id):
                n, size = figures_in(one, measure.unit, _size_for(sizes, one))
                if n is not None:
                    day = one.sort_date or one.period
                    source = measure.dataset.casefold()
                    about = _words(measure.about)
                    told = measure.name
                    yield _Cell(one, (n, size or 0), day, source, about, told, measure.id)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text that tell one thing from another: no “the”, no “pupils”."""
    return frozenset(WORD.findall(text.casefold())) - EVERYBODY


def _what(cell: _Cell) -> frozenset[str]:
    """Return the words that say what was counted, without figures, and without whom."""
    return frozenset(word for word in _words(cell.told) - cell.about if word.isalpha())


def _groups(cells: Iterable[_Cell]) -> Iterator[list[_Cell]]:
    """Yield the figures of each day; where they are many, those of each source of that day."""
    days: defaultdict[str, list[_Cell]] = defaultdict(list)
    for cell in cells:
        days[cell.day].append(cell)
    for group in days.values():
        if len(group) <= MANY:
            yield group
        else:
            sources: defaultdict[str, list[_Cell]] = defaultdict(list)
            for cell in group:
                sources[cell.source].append(cell)
            yield from sources.values()


# What gives the hidden ones away ------------------------------------------------------------


def _given_away(group: Sequence[_Cell], hidden: set[str], limit: int) -> set[str]:
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


def _with_a_small_rest(group: Sequence[_Cell], gone: set[str], limit: int) -> Iterator[_Cell]:
    """Yield the groups within another one of which the rest is small (7)."""
    if len(group) > MANY:
        return
    shown = [cell for cell in group if cell.row.id not in gone and cell.figure[1]]
    for whole in shown:
        for part in shown:
            n, of = whole.figure[0] - part.figure[0], whole.figure[1] - part.figure[1]
            if of > 0 and 0 <= n <= of and is_small(n, of, limit) and _is_within(part, whole):
                yield part


def _is_within(part: _Cell, whole: _Cell) -> bool:
    """Whether a figure is of a group within another one, and of the same thing."""
    if whole.source != part.source or not whole.about < part.about:
        return False
    one, other = _what(part), _what(whole)
    return one <= other or other <= one


def _twins(group: Sequence[_Cell], gone: set[str]) -> Iterator[_Cell]:
    """Yield what tells the same of the same measure as something hidden (8)."""
    told = {(cell.measure, cell.figure) for cell in group if cell.measure and cell.row.id in gone}
    return (cell for cell in group if (cell.measure, cell.figure) in told)


def _left_over(group: Sequence[_Cell], gone: set[str], limit: int) -> _Cell | None:
    """Return the smallest answer still shown of a group whose answers add up to all of it (5)."""
    splits: defaultdict[tuple[int, str, frozenset[str]], list[_Cell]] = defaultdict(list)
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


def _size(cell: _Cell) -> tuple[int, int, str]:
    return cell.figure[0], cell.figure[1], cell.row.id


def _split_up(group: Sequence[_Cell], gone: set[str], limit: int) -> _Cell | None:
    """Return the smallest part still shown of a total with all its parts, of one source (6)."""
    sources: defaultdict[str, list[_Cell]] = defaultdict(list)
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


def _splits(rest: Figure, cells: Sequence[_Cell]) -> Iterator[tuple[_Cell, ...]]:
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


def _taken_away(group: Sequence[_Cell], gone: set[str], limit: int) -> _Cell | None:
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

    def __init__(self, shown: Sequence[_Cell]) -> None:
        self._cells = shown
        self._alone: dict[Figure, list[_Cell]] = {}
        self._pairs: dict[Figure, list[tuple[_Cell, _Cell]]] = {}
        for cell in shown:
            self._alone.setdefault(cell.figure, []).append(cell)
        for one, two in combinations(shown, 2) if len(shown) <= MANY else ():
            self._pairs.setdefault(_plus(one.figure, two.figure), []).append((one, two))

    def that_make(self, rest: Figure, whole: _Cell) -> tuple[_Cell, ...]:
        """Return the fewest figures that make `rest` together, without the total itself."""
        for one in self._alone.get(rest, ()):
            if self._suit((one,), whole):
                return (one,)
        for pair in self._pairs.get(rest, ()):
            if self._suit(pair, whole):
                return pair
        return ()

    def _suit(self, parts: tuple[_Cell, ...], whole: _Cell) -> bool:
        return all(one is not whole and any(one.figure) and _alike(one, whole) for one in parts)


def _wanted(out: Sequence[_Cell], limit: int) -> dict[Figure, _Cell]:
    """Return the figures that nobody may work out, each with one that it is like."""
    found = {cell.figure: cell for cell in out}
    for one, two in combinations(out, 2) if len(out) <= FEW else ():
        both = _plus(one.figure, two.figure)
        if is_small(both[0], both[1] or None, limit) and _alike(one, two):
            found.setdefault(both, one)
    return found


def _alike(one: _Cell, other: _Cell) -> bool:
    """Whether two figures can be set off against each other; bare numbers only of one source."""
    if bool(one.figure[1]) != bool(other.figure[1]):
        return False
    return bool(one.figure[1]) or one.source == other.source


def _plus(one: Figure, other: Figure) -> Figure:
    return one[0] + other[0], one[1] + other[1]


# What else tells of them ---------------------------------------------------------------------


def _repeats(rows: Rows, fact: Fact, hidden: set[str]) -> bool:
    """Whether a fact says a hidden figure of its own measure in its words (10)."""
    measure = rows.get(Measure, fact.measure_id)
    if measure is None or fact.id in hidden:
        return False
    told = f"{fact.statement} {fact.detail}"
    figures = (
        reading_words(one, measure.unit)
        for one in rows.where(Reading, "measure_id", measure.id)
        if one.id in hidden
    )
    return any(
        words and any(mark.isdigit() for mark in words) and words in told for words in figures
    )


def _signs(rows: Rows, hidden: set[str], limit: int) -> Iterator[str]:
    for sign in rows.all(Indicator):
        readings = rows.where(Reading, "measure_id", sign.measure_id) if sign.measure_id else ()
        if any(one.id in hidden for one in readings) or is_small_sign(rows, sign, limit):
            yield sign.id


def _school_figures(school: School, limit: int) -> Iterator[str]:
    """Yield the school's figures that come to few pupils of its roll (9)."""
    for name in FIGURES:
        n = part_of(getattr(school, name), school.roll)
        if n is not None and is_small(n, school.roll, limit):
            yield name
