"""The early indicators: where each started, where it is, and what that says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from selfeval.core.fields import as_decimal
from selfeval.core.figures import WORD_UNITS, as_day, reading_words, readings_of, value_of
from selfeval.core.models import Indicator, IndicatorPriority, Priority, Reading
from selfeval.core.realms import order
from selfeval.core.rows import Rows
from selfeval.core.signs import Sign, read_sign, unit_of
from selfeval.core.small_groups import without_figures
from selfeval.i18n import _
from selfeval.report.snapshot.chart_parts import Goal, Mark, Series
from selfeval.report.snapshot.choose import Choice
from selfeval.report.snapshot.parts import IndicatorPart, SignCard
from selfeval.report.snapshot.series import (
    day_of,
    gap_reason,
    period_words,
    scale,
    share_along,
)
from selfeval.report.snapshot.wording import (
    key_of,
    month_of,
    pairs,
    ref,
    sentence,
    short_day,
)

Axis = tuple[date, date]


def indicators(choice: Choice, today: date) -> tuple[IndicatorPart, ...]:
    """Return every printable indicator, those of the sooner realms first, on one time axis."""
    rows = sorted(choice.rows.all(Indicator), key=lambda row: order(row.realm))
    axis = axis_of(choice.rows, rows, today)
    return tuple(indicator_part(choice, row, today, axis) for row in rows)


def axis_of(rows: Rows, signs: Sequence[Indicator], today: date) -> Axis:
    """Return the first and the last day that the charts of all indicators share."""
    days = [today]
    for sign in signs:
        given = (as_day(sign.baseline_on), as_day(sign.look_by))
        days += [day for day in given if day is not None]
        start = given[0]
        readings = (day_of(reading) for reading in readings_of(rows, sign.measure_id))
        days += [day for day in readings if day is not None and start is not None and day >= start]
    first, last = min(days), max(days)
    return (first, last) if first < last else (first - timedelta(30), last + timedelta(30))


def indicator_part(choice: Choice, row: Indicator, today: date, axis: Axis) -> IndicatorPart:
    """Return one indicator with its word, its figures and its chart."""
    sign = read_sign(choice.everything, row, today)
    hidden = row.id in choice.hidden_signs
    series = None if hidden else _series(choice, row, sign, today, axis)
    text = sign_text(choice, row)
    return IndicatorPart(
        key=key_of(row),
        label=ref(choice.rows, row),
        sign=text,
        realm=row.realm or "",
        status=sign.word.value,
        words=sign.label,
        started="" if hidden else sign.started,
        latest="" if hidden else sign.latest,
        hoped_for="" if hidden else sign.hoped_for,
        look_by=short_day(row.look_by),
        looks=row.owner.strip(),
        watch=bool(row.watch),
        around=pairs(
            (_("How we look"), row.instrument),
            (_("For"), _priorities(choice.rows, row)),
            (_("If not seen, we will"), row.if_not_seen),
            ("", "" if hidden else sign.trend),
        ),
        series=series,
        alt="" if hidden else _alt(text, sign, short_day(row.look_by)),
        hidden=_("Few pupils: figures not shown in this copy") if hidden else "",
    )


def sign_text(choice: Choice, row: Indicator) -> str:
    """Return what we would see; figures of a small group stay out of its words too."""
    text = row.sign.strip() or _("Nothing written yet")
    return without_figures(text) if row.id in choice.hidden_signs else text


def _priorities(rows: Rows, row: Indicator) -> str:
    links = rows.where(IndicatorPriority, "indicator_id", row.id)
    found = (rows.get(Priority, link.priority_id) for link in links)
    return "; ".join(priority.title.strip() for priority in found if priority is not None)


def _alt(text: str, sign: Sign, look_by: str) -> str:
    """Say in a sentence where an indicator started, where it is, and where it should be."""
    told = [
        _("it started at {value}").format(value=sign.started) if sign.started else "",
        _("it is now at {value}").format(value=sign.latest)
        if sign.latest
        else _("there is no reading yet"),
        _hope(sign.hoped_for, look_by),
    ]
    said = _("{name}: {words}").format(
        name=text.rstrip(" ."), words=", ".join(part for part in told if part)
    )
    return f"{sentence(said)} {sentence(sign.label)}"


def _hope(value: str, look_by: str) -> str:
    if not value:
        return ""
    if not look_by:
        return _("we hope for {value}").format(value=value)
    return _("we hope for {value} by {day}").format(value=value, day=look_by)


def _series(choice: Choice, row: Indicator, sign: Sign, today: date, axis: Axis) -> Series | None:
    """Return the way from start to hope with the readings on it; None where nothing is known."""
    unit = unit_of(choice.rows, row)
    if unit in WORD_UNITS:
        return None
    goal = _goal(row, unit, sign, axis)
    start = as_day(row.baseline_on)
    marks = [
        _mark(choice, reading, unit, axis)
        for reading in readings_of(choice.rows, row.measure_id)
        if start is None or (day_of(reading) or start) >= start
    ]
    figures = [mark.value for mark in marks if mark.value is not None]
    if goal is None and not figures:
        return None
    ends = [goal.start, goal.end] if goal else []
    low, high = scale(unit, [*figures, *ends])
    return Series(
        marks=tuple(marks),
        low=low,
        high=high,
        low_words="",
        high_words="",
        goal=goal,
        today_at=share_along(today, *axis),
    )


def _mark(choice: Choice, reading: Reading, unit: str, axis: Axis) -> Mark:
    value = value_of(reading, unit)
    return Mark(
        at=share_along(day_of(reading), *axis),
        value=float(value) if value is not None else None,
        label=reading_words(reading, unit),
        period=period_words(reading),
        reason=gap_reason(choice, reading) if value is None else "",
    )


def _goal(row: Indicator, unit: str, sign: Sign, axis: Axis) -> Goal | None:
    start = _height(row.baseline, row.baseline_out_of or row.expected_out_of, unit)
    end = _height(row.expected, row.expected_out_of or row.baseline_out_of, unit)
    if start is None or end is None:
        return None
    began, look_by = as_day(row.baseline_on), as_day(row.look_by)
    return Goal(
        start_at=share_along(began, *axis) if began else 0.0,
        start=start,
        start_words=sign.started,
        start_day=month_of(began),
        end_at=share_along(look_by, *axis) if look_by else 1.0,
        end=end,
        end_words=sign.hoped_for,
        end_day=month_of(look_by),
    )


def _height(text: str | None, out_of: int | None, unit: str) -> float | None:
    number = as_decimal(text)
    if number is None:
        return None
    if unit != "count_of":
        return float(number)
    return float(number) * 100 / out_of if out_of else None


def card_of(part: IndicatorPart) -> SignCard:
    """Return an indicator as a small chart for the first page."""
    if part.hidden:
        figures = part.hidden
    elif part.started and part.latest:
        figures = _("{started}, now {latest}").format(started=part.started, latest=part.latest)
    elif part.latest:
        figures = _("Now {latest}").format(latest=part.latest)
    elif part.hoped_for:
        figures = _("Hoped for {value}").format(value=part.hoped_for)
    else:
        figures = ""
    series = over_its_own_time(part.series) if part.series else None
    return SignCard(part.sign, figures, part.status, part.words, part.realm, series, part.alt)


def over_its_own_time(series: Series) -> Series:
    """Stretch a chart from its own first day to its last one, for a card that stands alone."""
    goal = series.goal
    ends = [goal.start_at, goal.end_at] if goal else []
    first = min([*ends, *(mark.at for mark in series.marks)])
    last = max([*ends, *(mark.at for mark in series.marks)])
    wide = (last - first) or 1.0

    def along(at: float) -> float:
        return (at - first) / wide

    return replace(
        series,
        marks=tuple(replace(mark, at=along(mark.at)) for mark in series.marks),
        goal=replace(goal, start_at=along(goal.start_at), end_at=along(goal.end_at))
        if goal
        else None,
        today_at=None,
    )
