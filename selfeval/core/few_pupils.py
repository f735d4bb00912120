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
at together: see `giving_away`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selfeval.core.figures import reading_words
from selfeval.core.giving_away import Cell, Figure, given_away, groups_of, words_in
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

FIGURES = ("disadvantaged", "send", "eal", "mobility")
"""Shares of the school's roll that are counts of pupils."""
Sizes = dict[tuple[str, str | None], int]
"""Sizes of groups, by what names the group and by the day."""


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
    for group in groups_of(_cells(rows, sizes, hidden, private)):
        hidden |= given_away(group, hidden, limit)
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


def _cells(rows: Rows, sizes: Sizes, hidden: set[str], private: bool) -> Iterator[Cell]:
    """Yield what is told, and what is hidden; a private fact that is not about few is neither."""
    for fact in rows.all(Fact):
        n, of = figures_of(fact)
        if (
            n is not None
            and about_children(fact)
            and (private or not fact.private or fact.id in hidden)
        ):
            source = f"{fact.source} {fact.instrument}".casefold().strip()
            day, about = fact.observed_on or "", words_in(fact.about)
            told, measure_id = fact.statement, fact.measure_id or ""
            yield Cell(fact, (n, of or 0), day, source, about, told, measure_id)
    for measure in rows.all(Measure):
        if measures_children(rows, measure.id):
            for one in rows.where(Reading, "measure_id", measure.id):
                n, size = figures_in(one, measure.unit, _size_for(sizes, one))
                if n is not None:
                    day = one.sort_date or one.period
                    source = measure.dataset.casefold()
                    about = words_in(measure.about)
                    told = measure.name
                    yield Cell(one, (n, size or 0), day, source, about, told, measure.id)


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
