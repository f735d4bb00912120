"""Rules about facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from selfeval.core.findings.base import Remark, named, small_number_limit
from selfeval.core.looks import last_seen
from selfeval.core.models import Assumption, Fact, Priority
from selfeval.core.realms import realm
from selfeval.core.reasons import reason_in
from selfeval.core.rows import Rows
from selfeval.core.support import facts_that
from selfeval.core.thread import rests_on
from selfeval.core.wording import both
from selfeval.i18n import _, ngettext

PERCENTAGE = re.compile(r"\d\s*%|\bper ?cent\b", re.IGNORECASE)
COUNT_OF = re.compile(r"\b\d[\d,]*\s+(?:out )?of\s+(?:the |our |all )?\d", re.IGNORECASE)
ENOUGH_FACTS = 3


def without_source_or_date(rows: Rows, _today: date) -> Iterator[Remark]:
    """F1: a fact says how we know, and when."""
    for fact in rows.all(Fact):
        sentence = {
            (False, True): _("“{fact}” does not say how we know."),
            (True, False): _("“{fact}” does not say when."),
            (False, False): _("“{fact}” does not say how we know, or when."),
        }.get((bool(fact.source.strip()), bool(fact.observed_on)))
        if sentence:
            yield Remark(fact, sentence.format(fact=named(fact)))


def with_a_reason_in_it(rows: Rows, _today: date) -> Iterator[Remark]:
    """F2: a fact holds no reason. What somebody said, in quotation marks, may hold one."""
    for fact in rows.all(Fact):
        word = reason_in(fact.statement)
        if word:
            yield Remark(
                fact,
                _(
                    "“{fact}” sounds like a reason (“{word}”). "
                    "The reason could become an assumption."
                ).format(fact=named(fact), word=word.lower()),
            )


def share_without_number(rows: Rows, _today: date) -> Iterator[Remark]:
    """F3: a percentage says of how many, and a group of pupils is not too small to speak of."""
    limit = small_number_limit(rows)
    for fact in rows.all(Fact):
        size = group_size(fact)
        if size is not None and size < limit and fact.people == "children":
            sentence = ngettext(
                "“{fact}” rests on {count} child, fewer than {limit}: chance may explain it.",
                "“{fact}” rests on {count} children, fewer than {limit}: chance may explain it.",
                size,
            )
            yield Remark(fact, sentence.format(fact=named(fact), count=size, limit=limit))
        elif size is None and _bare_percentage(fact.statement):
            yield Remark(
                fact,
                _("“{fact}” gives a percentage without saying of how many.").format(
                    fact=named(fact)
                ),
            )


def old_behind_live_priority(rows: Rows, today: date) -> Iterator[Remark]:
    """F4: what supports a live priority was seen within the last twelve months."""
    since = _year_before(today)
    for fact, priority in _facts_behind_live(rows):
        seen = last_seen(rows, fact)
        if seen is not None and seen < since:
            yield Remark(
                fact,
                _("“{fact}” is more than a year old, and “{priority}” rests on it.").format(
                    fact=named(fact), priority=named(priority)
                ),
            )


def all_alike(rows: Rows, _today: date) -> Iterator[Remark]:
    """F5: facts come from several realms and kinds of source, and are not all good or all bad."""
    facts = rows.all(Fact)
    if len(facts) < ENOUGH_FACTS:
        return
    alike = [part for part in (_one_realm(facts), _one_kind(facts), _one_tone(facts)) if part]
    if alike:
        yield Remark(
            rows.school,
            _("All {count} facts {alike}. What else would a visitor write down?").format(
                count=len(facts), alike=both(alike)
            ),
        )


def group_size(fact: Fact) -> int | None:
    """Return how many the group of a fact has: what it is out of, or else how many it counts."""
    return fact.out_of if fact.out_of is not None else fact.n


def _bare_percentage(statement: str) -> bool:
    return bool(PERCENTAGE.search(statement)) and not COUNT_OF.search(statement)


def _facts_behind_live(rows: Rows) -> list[tuple[Fact, Priority]]:
    """Each fact that supports a live priority, once, with the first priority it supports."""
    found: dict[str, tuple[Fact, Priority]] = {}
    for priority in rows.all(Priority):
        if priority.status != "live":
            continue
        for row in rests_on(rows, priority):
            if isinstance(row, Assumption) and row.status != "retired":
                for fact in facts_that(rows, "supports", row):
                    found.setdefault(fact.id, (fact, priority))
    return list(found.values())


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def _one_realm(facts: Sequence[Fact]) -> str:
    places = {fact.realm for fact in facts}
    place = realm(places.pop()) if len(places) == 1 else None
    return _("are in one realm ({realm})").format(realm=_(place.title)) if place else ""


def _one_kind(facts: Sequence[Fact]) -> str:
    return _("come from one kind of source") if len({fact.kind for fact in facts}) == 1 else ""


def _one_tone(facts: Sequence[Fact]) -> str:
    tones = {fact.tone for fact in facts}
    return {"strength": _("are strengths"), "concern": _("are concerns")}.get(
        tones.pop() if len(tones) == 1 else "", ""
    )
