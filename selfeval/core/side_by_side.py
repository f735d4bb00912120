"""All early indicators side by side: where each stands, narrowed, in order, on one time axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from selfeval.core import realms
from selfeval.core.figures import as_day, day_of, readings_of
from selfeval.core.folding import fold
from selfeval.core.looks import PURSUED, due_on, priorities_of
from selfeval.core.models import Indicator, IndicatorPriority, Priority
from selfeval.core.rows import Rows
from selfeval.core.search_words import holds, wanted
from selfeval.core.signs import Sign, Word, read_sign, worst_first
from selfeval.i18n import N_

ORDERS = (
    ("realm", N_("Sooner signs first")),
    ("look_by", N_("Soonest look-by date first")),
    ("worst", N_("Worst word first")),
)
"""The ways to order a board, and what people call them."""
NO_PRIORITY = "none"
"""Stands for the indicators that belong to no priority."""
LONGEST_BACK, LONGEST_AHEAD = timedelta(days=400), timedelta(days=400)
AT_LEAST = timedelta(days=28)
"""How far an axis reaches from today: at most, and at least, each way."""
UNSEEN = (Word.NOT_SEEN, Word.NOT_YET_SEEN)
_WORST = list(Word)


@dataclass(frozen=True)
class Standing:
    """Where one indicator stands on a day.

    `is_over` says that nobody looks any more, because its priorities have ended. What takes time
    to tell is told when it is first asked for: of thousands, few are looked at.
    """

    id: str
    words: str
    realm: str
    look_by: date | None
    is_watch: bool
    is_over: bool
    priority_ids: frozenset[str]
    rows: Rows = field(compare=False, repr=False)
    today: date = field(compare=False, repr=False)

    @property
    def indicator(self) -> Indicator:
        """The indicator itself; KeyError if the rows do not have it."""
        found = self.rows.get(Indicator, self.id)
        if found is None:
            raise KeyError(self.id)
        return found

    @cached_property
    def sign(self) -> Sign:
        """Its word and figures."""
        return read_sign(self.rows, self.indicator, self.today)

    @cached_property
    def due(self) -> date | None:
        """The day of the next look."""
        return due_on(self.rows, self.indicator)

    @property
    def owner(self) -> str:
        """Who looks, a role."""
        return " ".join(self.indicator.owner.split())

    @property
    def then(self) -> str:
        """What will be done if nothing is seen."""
        return what_then(self.indicator.if_not_seen)

    @property
    def says_what_then(self) -> bool:
        """Whether it is time for that."""
        return self.sign.word in UNSEEN and bool(self.then)


@dataclass(frozen=True)
class Narrowed:
    """What a board is narrowed to; "" or None where it is not."""

    word: Word | None = None
    priority_id: str = ""
    realm: str = ""
    only_watch: bool = False
    words: str = ""

    def takes(self, one: Standing) -> bool:
        """Whether an indicator is shown."""
        if not self._takes_but_for_word(one) or (self.only_watch and not one.is_watch):
            return False
        return self.word is None or one.sign.word is self.word

    def _takes_but_for_word(self, one: Standing) -> bool:
        return (
            self._takes_priority(one)
            and (not self.realm or one.realm == self.realm)
            and holds(fold(one.words), wanted(self.words))
        )

    def _takes_priority(self, one: Standing) -> bool:
        if self.priority_id == NO_PRIORITY:
            return not one.priority_ids
        return not self.priority_id or self.priority_id in one.priority_ids

    def without_word(self) -> Narrowed:
        """Return the same without what the words' chips narrow."""
        return replace(self, word=None, only_watch=False)


def what_then(if_not_seen: str) -> str:
    """Fit what will be done if nothing is seen behind “we will”; "" where nothing is written.

    Its first word is a verb there, so that a capital goes, unless the word has others too.
    """
    words = " ".join(if_not_seen.split()).rstrip(".")
    first, _blank, rest = words.partition(" ")
    if first.casefold() == "we" and rest.startswith("will "):
        return rest.removeprefix("will ")
    is_plain = first[1:].isalpha() and first[1:].islower()
    return words[:1].lower() + words[1:] if is_plain else words


def standings(rows: Rows, today: date) -> list[Standing]:
    """Return where every indicator stands, in the order people gave them."""
    return [standing_of(rows, row, today) for row in rows.all(Indicator)]


def standing_of(rows: Rows, indicator: Indicator, today: date) -> Standing:
    """Return where one indicator stands."""
    priorities = priorities_of(rows, indicator)
    return Standing(
        id=indicator.id,
        words=" ".join(indicator.sign.split()),
        realm=indicator.realm or "",
        look_by=as_day(indicator.look_by),
        is_watch=bool(indicator.watch),
        is_over=bool(priorities) and all(one.status not in PURSUED for one in priorities),
        priority_ids=frozenset(one.id for one in priorities),
        rows=rows,
        today=today,
    )


def _by_realm(one: Standing) -> int:
    return realms.order(one.realm)


def _by_date(one: Standing) -> int:
    return (one.look_by or date.max).toordinal()


def _by_word(one: Standing) -> int:
    return _WORST.index(one.sign.word)


_KEYS = {"realm": _by_realm, "look_by": _by_date, "worst": _by_word}


def ordered(found: Iterable[Standing], by: str) -> list[Standing]:
    """Return indicators in one of ORDERS; those that are over come last, ties as people put them.

    A realm that is not placed yet and a date that is not set come after the others.
    """
    key = _KEYS[by]
    return sorted(found, key=lambda one: (one.is_over, key(one)))


def counted(found: Sequence[Standing]) -> list[tuple[Word, int]]:
    """Count the words of indicators that are still looked for, the worst first."""
    return worst_first(one.sign.word for one in found)


def priorities_without(rows: Rows) -> list[Priority]:
    """Return the priorities that are worked on and have nothing to look for yet."""
    return [
        row
        for row in rows.all(Priority)
        if row.status in PURSUED and not rows.where(IndicatorPriority, "priority_id", row.id)
    ]


def axis_of(rows: Rows, today: date) -> tuple[date, date]:
    """Return the first and last day of the one time axis that every chart shares.

    It holds every start, reading and look-by date within 400 days of today, and four weeks both
    ways at least.
    """
    first, last = today - AT_LEAST, today + AT_LEAST
    for row in rows.all(Indicator):
        days = [as_day(row.baseline_on), as_day(row.look_by), as_day(row.next_on)]
        days += [day_of(one) for one in readings_of(rows, row.measure_id)]
        for day in days:
            if day is not None and today - LONGEST_BACK <= day <= today + LONGEST_AHEAD:
                first, last = min(first, day), max(last, day)
    return first, last
