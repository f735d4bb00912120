"""What an indicator's readings say, in words.

The words follow the share of the way travelled, p = (latest - baseline) / (expected - baseline),
set against the share of the time gone, t = (day of the latest reading - day of the baseline) /
(look-by date - day of the baseline). Figures are exact throughout: Decimal in, fractions inside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from selfeval.core.fields import as_decimal
from selfeval.core.figures import (
    WORD_UNITS,
    as_day,
    day_of,
    reading_words,
    readings_of,
    share_of,
    trend_words,
    value_of,
    value_words,
    whole,
)
from selfeval.core.models import Indicator, Measure, Reading
from selfeval.core.rows import Rows
from selfeval.i18n import N_, _, ngettext

__all__ = [
    "LABELS",
    "Figure",
    "Sign",
    "Word",
    "count_words",
    "ends_of",
    "label_of",
    "read_sign",
    "reading_words",
    "readings_of",
    "sign_word",
    "trend_words",
    "unit_of",
    "value_of",
    "value_words",
    "worst_first",
]

Figure = Decimal | Fraction

WRONG_WAY = Fraction(-1, 10)
HALF = Fraction(1, 2)
SLACK = Fraction(15, 100)
STEADY = Fraction(1, 10)


class Word(StrEnum):
    """What the readings say of an indicator; declared worst first."""

    OTHER_WAY = "other_way"
    NOT_SEEN = "not_seen"
    OVERDUE = "overdue"
    NOT_YET_SEEN = "not_yet_seen"
    PARTLY_SEEN = "partly_seen"
    NO_READING = "no_reading"
    TOO_EARLY = "too_early"
    ON_COURSE = "on_course"
    HOLDING = "holding"
    SEEN = "seen"


LABELS: dict[Word, str] = {
    Word.OTHER_WAY: N_("Going the other way"),
    Word.NOT_SEEN: N_("Not seen"),
    Word.OVERDUE: N_("Overdue"),
    Word.NOT_YET_SEEN: N_("Not yet seen"),
    Word.PARTLY_SEEN: N_("Partly seen"),
    Word.NO_READING: N_("No reading yet"),
    Word.TOO_EARLY: N_("Too early to tell"),
    Word.ON_COURSE: N_("On course"),
    Word.HOLDING: N_("Holding"),
    Word.SEEN: N_("Seen"),
}


@dataclass(frozen=True)
class Sign:
    """An indicator's word with its figures as people read them ("4 of 15"; "" where unknown).

    `label` is the word in the user's language. `trend` says when there are too few readings to
    call one, and is empty otherwise.
    """

    word: Word
    label: str
    started: str
    latest: str
    hoped_for: str
    trend: str


@dataclass(frozen=True)
class _Point:
    """A figure and its day; the figure is None where only words were recorded."""

    figure: Figure | None
    on: date | None


def sign_word(
    *,
    baseline: Figure | None,
    baseline_on: date | None,
    expected: Figure | None,
    look_by: date | None,
    latest: Figure | None,
    latest_on: date | None,
    today: date,
    better: str = "",
) -> Word:
    """Return the word for an indicator's figures on the day `today`.

    `better` ("higher", "lower" or "") tells an indicator that should hold steady, or has no
    expected figure, which way is worse. The look-by date itself still counts as "before".
    """
    late = look_by is not None and today > look_by
    if latest is None:
        return Word.OVERDUE if late else Word.NO_READING
    if baseline is None:
        return _word_without_baseline(expected, latest, better, late=late)
    start, now = Fraction(baseline), Fraction(latest)
    goal = start if expected is None else Fraction(expected)
    if goal == start:
        return _steady_word(start, now, better, aimed=expected is not None, late=late)
    way = (now - start) / (goal - start)
    if way <= WRONG_WAY:
        return Word.OTHER_WAY
    if way >= 1:
        return Word.SEEN
    if late:
        return Word.PARTLY_SEEN if way >= HALF else Word.NOT_SEEN
    return _early_word(way, _time_gone(baseline_on, look_by, latest_on))


def _word_without_baseline(
    expected: Figure | None, latest: Figure, better: str, *, late: bool
) -> Word:
    """Nothing says where it started: only reaching the expected figure can be told."""
    if expected is None or better not in ("higher", "lower"):
        return Word.TOO_EARLY
    ahead = Fraction(latest) - Fraction(expected)
    reached = ahead >= 0 if better == "higher" else ahead <= 0
    if reached:
        return Word.SEEN
    return Word.NOT_SEEN if late else Word.TOO_EARLY


def _steady_word(start: Fraction, now: Fraction, better: str, *, aimed: bool, late: bool) -> Word:
    """Judge what should stay as it is; without `better`, a move away cannot be called worse."""
    worse_by = {"higher": start - now, "lower": now - start}.get(better, abs(now - start))
    if not (worse_by >= 1 if start == 0 else worse_by > STEADY * abs(start)):
        return Word.HOLDING
    if better in ("higher", "lower"):
        return Word.OTHER_WAY
    if not aimed:
        return Word.TOO_EARLY
    return Word.NOT_SEEN if late else Word.NOT_YET_SEEN


def _early_word(way: Fraction, time_gone: Fraction | None) -> Word:
    """Before the look-by date. Without dates, on course only if it would be so on the last day."""
    if time_gone is None:
        return Word.ON_COURSE if way >= 1 - SLACK else Word.TOO_EARLY
    if time_gone < HALF:
        return Word.TOO_EARLY
    return Word.ON_COURSE if way >= time_gone - SLACK else Word.NOT_YET_SEEN


def _time_gone(start: date | None, end: date | None, now: date | None) -> Fraction | None:
    """Return the share of the time gone at `now`; where there is no time, none or all of it."""
    if start is None or end is None or now is None:
        return None
    if end <= start:
        return Fraction(int(now >= end))
    return Fraction((now - start).days, (end - start).days)


def read_sign(rows: Rows, indicator: Indicator, today: date) -> Sign:
    """Say what the readings of `indicator` show on the day `today`.

    Gaps are skipped. Readings from before the baseline, and the baseline's own reading, are not
    readings of change: with that one alone it is too early to tell, and overdue once the look-by
    date has passed. Without a baseline the first of several readings stands in for it. For
    yes/no and words, the person who recorded the latest reading chose the word.
    """
    unit = unit_of(rows, indicator)
    told = [row for row in readings_of(rows, indicator.measure_id) if _tells(row, unit)]
    start = _baseline(indicator, unit)
    started = value_words(
        indicator.baseline, unit, n=whole(indicator.baseline), out_of=_out_ofs(indicator)[0]
    )
    if start.figure is None and len(told) > 1 and unit not in WORD_UNITS:
        start, started = _point(told[0], unit), reading_words(told[0], unit)
        told = told[1:]
    since = [row for row in told if _is_change(_point(row, unit), start)]
    last = since[-1] if since else None
    word = _word(indicator, unit, start, last, today)
    if word is Word.NO_READING and any(_point(row, unit).on == start.on for row in told):
        word = Word.TOO_EARLY
    return Sign(
        word=word,
        label=label_of(word),
        started=started,
        latest=reading_words(last, unit) if last else "",
        hoped_for=_hoped_for(indicator, unit),
        trend=_trend(rows, indicator, unit),
    )


def _word(
    indicator: Indicator, unit: str, start: _Point, last: Reading | None, today: date
) -> Word:
    if last is not None and unit in WORD_UNITS and last.word:
        return Word(last.word)
    point = _point(last, unit) if last is not None else _Point(None, None)
    if last is not None and point.figure is None:
        return Word.TOO_EARLY
    return sign_word(
        baseline=start.figure,
        baseline_on=start.on,
        expected=_figure(indicator.expected, _out_ofs(indicator)[1], unit),
        look_by=as_day(indicator.look_by),
        latest=point.figure,
        latest_on=point.on,
        today=today,
        better=indicator.better,
    )


def unit_of(rows: Rows, indicator: Indicator) -> str:
    """Return the unit of an indicator's measure; without one, what its baseline suggests."""
    measure = rows.get(Measure, indicator.measure_id)
    if measure is not None:
        return measure.unit
    return "count_of" if any(_out_ofs(indicator)) else "number"


def ends_of(rows: Rows, indicator: Indicator) -> tuple[Figure | None, Figure | None]:
    """Return where an indicator started and what is hoped for, as figures to set beside readings.

    So many of so many is out of 100, as in `value_of`.
    """
    unit, (started, hoped) = unit_of(rows, indicator), _out_ofs(indicator)
    return _figure(indicator.baseline, started, unit), _figure(indicator.expected, hoped, unit)


def label_of(word: Word) -> str:
    """Return the word in the user's language, such as "On course"."""
    return _(LABELS[word])


def worst_first(words: Iterable[Word]) -> list[tuple[Word, int]]:
    """Count words, the worst first, so that harm is never averaged away."""
    counts = Counter(words)
    return [(word, counts[word]) for word in Word if counts[word]]


def count_words(words: Iterable[Word]) -> str:
    """Say how many of each word, worst first: "1 going the other way, 2 on course"."""
    return _(", ").join(_counted(word, count) for word, count in worst_first(words))


def _counted(word: Word, count: int) -> str:
    sentences = {
        Word.OTHER_WAY: ngettext(
            "{count} going the other way", "{count} going the other way", count
        ),
        Word.NOT_SEEN: ngettext("{count} not seen", "{count} not seen", count),
        Word.OVERDUE: ngettext("{count} overdue", "{count} overdue", count),
        Word.NOT_YET_SEEN: ngettext("{count} not yet seen", "{count} not yet seen", count),
        Word.PARTLY_SEEN: ngettext("{count} partly seen", "{count} partly seen", count),
        Word.NO_READING: ngettext("{count} with no reading", "{count} with no reading", count),
        Word.TOO_EARLY: ngettext("{count} too early to tell", "{count} too early to tell", count),
        Word.ON_COURSE: ngettext("{count} on course", "{count} on course", count),
        Word.HOLDING: ngettext("{count} holding", "{count} holding", count),
        Word.SEEN: ngettext("{count} seen", "{count} seen", count),
    }
    return sentences[word].format(count=count)


def _trend(rows: Rows, indicator: Indicator, unit: str) -> str:
    if unit in WORD_UNITS:
        return ""
    readings = readings_of(rows, indicator.measure_id)
    return trend_words([row for row in readings if value_of(row, unit) is not None])


def _tells(reading: Reading, unit: str) -> bool:
    """Whether a reading holds anything: a figure or, for yes/no and words, something said."""
    if unit in WORD_UNITS and (reading.word or reading.said.strip()):
        return True
    return value_of(reading, unit) is not None


def _is_change(point: _Point, start: _Point) -> bool:
    """Whether a reading comes after the start, and is not the very reading it started from."""
    if point.on is None or start.on is None:
        return True
    return point.on > start.on or (point.on == start.on and point.figure != start.figure)


def _point(reading: Reading, unit: str) -> _Point:
    if unit == "count_of":
        return _Point(share_of(reading.n, reading.out_of), day_of(reading))
    return _Point(as_decimal(reading.value), day_of(reading))


def _baseline(indicator: Indicator, unit: str) -> _Point:
    figure = _figure(indicator.baseline, _out_ofs(indicator)[0], unit)
    return _Point(figure, as_day(indicator.baseline_on))


def _hoped_for(indicator: Indicator, unit: str) -> str:
    out_of = _out_ofs(indicator)[1]
    return value_words(indicator.expected, unit, n=whole(indicator.expected), out_of=out_of)


def _figure(text: str | None, out_of: int | None, unit: str) -> Figure | None:
    number = as_decimal(text)
    if unit != "count_of" or number is None:
        return number
    return Fraction(number) * 100 / out_of if out_of else None


def _out_ofs(indicator: Indicator) -> tuple[int | None, int | None]:
    """Return what baseline and expected are out of; where only one says so, both mean it."""
    started, hoped = indicator.baseline_out_of, indicator.expected_out_of
    return started or hoped, hoped or started
