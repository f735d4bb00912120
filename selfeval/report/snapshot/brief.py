"""The short version: what a reader with four minutes needs to know, and what we ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from selfeval.core.figures import readings_of, value_words
from selfeval.core.frameworks import Framework
from selfeval.core.models import Fact, Measure, Priority, Reading
from selfeval.core.rows import Rows
from selfeval.core.signs import Word
from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.report.snapshot import asks
from selfeval.report.snapshot.chart_parts import ReadingRow
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.context import safeguarding
from selfeval.report.snapshot.indicators import card_of
from selfeval.report.snapshot.parts import Brief, Glance, IndicatorPart, Point
from selfeval.report.snapshot.priorities import live_priorities, signs_of, summary, why
from selfeval.report.snapshot.series import readings_part
from selfeval.report.snapshot.wording import percent, ref

MOST_POINTS = 5
MOST_SIGNS = 3
LONGEST_POINT = 115
FEW_STAFF = 3


def brief(
    choice: Choice, today: date, framework: Framework, signs: dict[str, IndicatorPart]
) -> Brief:
    """Return the short version."""
    live = live_priorities(choice)
    behind = _behind(choice, live)
    questions = asks.listed(choice, today, signs)
    summaries = tuple(summary(choice, row, place, signs) for place, row in enumerate(live, 1))
    return Brief(
        going_well=_points(choice, "strength", behind),
        worries=_points(choice, "concern", behind),
        glance=_glance(choice.rows, framework),
        priorities=summaries,
        why=why(choice, live[0], today) if live else None,
        signs=tuple(card_of(part) for part in _telling(choice, live, signs)),
        asks=asks.asks(questions),
        questions=questions,
    )


def _behind(choice: Choice, live: Sequence[Priority]) -> set[str]:
    """Return the ids of the facts that the live priorities rest on."""
    from selfeval.core.thread import rests_on

    found: set[str] = set()
    for row in live[:5]:
        found |= {item.id for item in rests_on(choice.rows, row) if isinstance(item, Fact)}
    return found


def _points(choice: Choice, tone: str, behind: set[str]) -> tuple[Point, ...]:
    """Return strengths or concerns: those with figures first, then those behind a priority."""
    facts = [fact for fact in choice.rows.where(Fact, "tone", tone) if fact.statement.strip()]
    facts = [fact for fact in facts if not _names_colleagues(fact, choice.limit)]
    told = [(fact, beside(choice, fact)) for fact in facts]
    told.sort(key=lambda pair: (not pair[1], pair[0].id not in behind))
    return tuple(
        Point(shorten(fact.statement, LONGEST_POINT), words, ref(choice.rows, fact))
        for fact, words in told[:MOST_POINTS]
    )


def _names_colleagues(fact: Fact, limit: int) -> bool:
    """Whether a fact about staff could point at a colleague, and so stays off the first page."""
    if fact.people != "staff" or fact.n is None:
        return False
    if fact.out_of is None:
        return 0 < fact.n < FEW_STAFF
    few = 0 < fact.n < FEW_STAFF or 0 < fact.out_of - fact.n < FEW_STAFF
    return few or fact.out_of < limit


def beside(choice: Choice, fact: Fact) -> str:
    """Say what to hold a fact's figure against: the one before it, and the national one.

    Where the measure has been read again since the fact was written, the newest figure is said.
    """
    readings = [row for row in readings_of(choice.rows, fact.measure_id) if choice.shows(row)]
    part = readings_part(choice, fact.measure_id)
    measure = choice.rows.get(Measure, fact.measure_id)
    if part is None or measure is None:
        return ""
    shown = [row for row in part.rows if not row.gap]
    told: list[str] = []
    if len(shown) > 1:
        told.append(_then_or_now(fact.statement, shown))
    told += _compared(measure, readings)
    return "; ".join(told)


def _then_or_now(statement: str, shown: Sequence[ReadingRow]) -> str:
    """Give the figure before the latest, or the latest where the statement tells an older one."""
    *earlier, latest = shown
    if latest.value not in statement and any(row.value in statement for row in earlier):
        return _("now {value}, {period}").format(value=latest.value, period=latest.period)
    return _("was {value}, {period}").format(value=earlier[-1].value, period=earlier[-1].period)


def _compared(measure: Measure, readings: Iterable[Reading]) -> list[str]:
    unit = "percentage" if measure.unit == "count_of" else measure.unit
    for row in reversed(list(readings)):
        for text, name in (
            (row.national, measure.national_name or _("national")),
            (row.local, measure.local_name or _("local")),
        ):
            value = value_words(text, unit)
            if value:
                return [f"{name} {value}"]
    return []


def _glance(rows: Rows, framework: Framework) -> tuple[Glance, ...]:
    school = rows.school
    given = (
        (_("Attendance"), school.attendance, school.attendance_national),
        (_("Disadvantaged"), school.disadvantaged, school.disadvantaged_national),
        (_("SEND"), school.send, school.send_national),
    )
    found = [
        Glance(
            title,
            percent(here) or "–",
            _("national {value}").format(value=percent(national)) if percent(national) else "",
        )
        for title, here, national in given
        if here is not None or national is not None
    ]
    met = safeguarding(rows, framework)
    if met:
        found.append(Glance(_("Safeguarding"), met, _("our own judgement")))
    return tuple(found)


def _telling(
    choice: Choice, live: Sequence[Priority], signs: dict[str, IndicatorPart]
) -> list[IndicatorPart]:
    """Return up to three signs with readings: the worst of all, then some of each priority."""
    queues = [
        [part for part in signs_of(choice, row, signs) if part.series and part.latest]
        for row in live
    ]
    every = [part for queue in queues for part in queue]
    found = [min(every, key=_badness)] if every else []
    for turn in range(MOST_SIGNS):
        for queue in queues:
            fresh = queue[turn] if turn < len(queue) else None
            if fresh is not None and fresh not in found:
                found.append(fresh)
    return found[:MOST_SIGNS]


def _badness(part: IndicatorPart) -> int:
    """Return the place of a sign's word among all words, which stand worst first."""
    return list(Word).index(Word(part.status))
