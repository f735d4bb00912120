"""Record a reading: what is asked for each unit, what is wrong with an answer, what is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from selfeval.core.days import is_day
from selfeval.core.fields import FieldError, as_decimal, clean, field_of
from selfeval.core.figures import WORD_UNITS, as_day, readings_of
from selfeval.core.models import Assumption, Indicator, Reading
from selfeval.core.rows import Rows
from selfeval.core.signs import unit_of
from selfeval.i18n import _

ASKED: dict[str, tuple[str, ...]] = {
    "count_of": ("n", "out_of"),
    "yes_no": ("value", "word"),
    "words": ("said", "word"),
}
"""The fields that hold a reading's value, by unit; every other unit has one figure."""
FOUND = ("value", "n", "out_of", "said", "word")
"""Every field that can hold what was found."""
BOUNDS = {"scale": (0, 10), "percentage": (0, 100)}
"""Least and greatest figure of a unit that has such limits."""
SCHOOL_YEAR = re.compile(r"((?:19|20)\d\d)\s*[/–-]\s*(\d{2}|\d{4})", re.ASCII)
"""A year and the one after it, such as 2025/26; other pairs of years are no school year."""
LONGEST_NAME = 200
REASONS = (
    "not_available",
    "no_entries",
    "not_applicable",
    "low_coverage",
    "suppressed",
    "new_school",
)
"""Why somebody who looked has no figure, the likeliest first; the other words are of imports."""


@dataclass(frozen=True)
class Draft:
    """What somebody has typed for a reading, as typed.

    `on` is an ISO day or a school year. With a `reason` why there is no figure the reading is a
    gap, whatever else is given. `stance` is what it says about the assumption, "" for nothing.
    """

    unit: str
    on: str
    value: str = ""
    n: str = ""
    out_of: str = ""
    said: str = ""
    word: str = ""
    reason: str = ""
    stance: str = ""
    assumption_id: str | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong: the field of the draft it is about, and a sentence for people."""

    field: str
    words: str


def asked(unit: str) -> tuple[str, ...]:
    """Return the fields of a reading that hold its value where it is measured in `unit`."""
    return ASKED.get(unit, ("value",))


def fields_shown(unit: str) -> tuple[str, ...]:
    """Return the fields of a reading's whole form: yes or no may be said in words too."""
    return ("value", "said", "word") if unit == "yes_no" else asked(unit)


def problem_with(draft: Draft, today: date) -> Problem | None:
    """Return the first thing that keeps a draft from being stored; None if nothing does."""
    return _problem_of_day(draft, today) or (
        None if draft.reason else _problem_of_figure(draft) or _problem_of_word(draft)
    )


def values_of(draft: Draft) -> dict[str, Any]:
    """Return what is stored of a draft that has no problem, for every field but the measure.

    Raises FieldError for a draft that has one.
    """
    used = () if draft.reason else asked(draft.unit)
    typed = {one.name: getattr(draft, one.name) for one in fields(Draft)}
    for name in FOUND:
        typed[name] = typed[name] if name in used else ""
    speaks = bool(draft.stance and draft.assumption_id)
    typed["assumption_id"] = draft.assumption_id if speaks else None
    typed["stance"] = draft.stance if speaks else ""
    typed["period"], typed["sort_date"] = draft.on.strip(), day_of_period(draft.on)
    del typed["unit"], typed["on"]
    return {name: clean(field_of(Reading, name), value) for name, value in typed.items()}


def day_of_period(period: str) -> str | None:
    """Return the ISO day by which a period stands in its series; None where it says none.

    A day stands for itself, a school year by its last day.
    """
    plain = period.strip()
    school_year = SCHOOL_YEAR.fullmatch(plain)
    if school_year:
        last = int(school_year[1]) + 1
        return f"{last}-08-31" if school_year[2] in (f"{last}", f"{last % 100:02}") else None
    day = as_day(plain)
    return day.isoformat() if day is not None and is_day(day.isoformat()) else None


def measure_values(indicator: Indicator) -> dict[str, Any]:
    """Return what the measure of an indicator that has none is called, and its likeliest unit."""
    name = " ".join(indicator.sign.split())[:LONGEST_NAME]
    return {"name": name, "unit": _likely_unit(indicator)}


def carried_out_of(rows: Rows, indicator: Indicator) -> int | None:
    """Return out of how many the last reading was, or the start, or what is hoped for."""
    told = [row.out_of for row in readings_of(rows, indicator.measure_id) if row.out_of]
    return told[-1] if told else indicator.baseline_out_of or indicator.expected_out_of


def last_source(rows: Rows, indicator: Indicator) -> str:
    """Return the source of the newest reading that names one; else how the indicator looks."""
    told = [row.source for row in readings_of(rows, indicator.measure_id) if row.source.strip()]
    return told[-1] if told else indicator.instrument


def assumption_tested(rows: Rows, indicator: Indicator) -> Assumption | None:
    """Return the assumption that an indicator tests, unless it was given up."""
    found = rows.get(Assumption, indicator.assumption_id)
    return found if found is not None and found.status != "retired" else None


def unit_asked(rows: Rows, indicator: Indicator) -> str:
    """Return the unit a reading is asked for in; without a measure, the likeliest."""
    return unit_of(rows, indicator) if indicator.measure_id else _likely_unit(indicator)


def reading_on(rows: Rows, indicator: Indicator, on: str) -> Reading | None:
    """Return the reading that already stands for a day or a school year; None if there is none."""
    if not indicator.measure_id:
        return None
    return rows.get(Reading, Reading.id_for(indicator.measure_id, on.strip()))


def _likely_unit(indicator: Indicator) -> str:
    if "0–10" in indicator.instrument or "scal" in indicator.instrument.casefold():
        return "scale"
    if indicator.baseline_out_of or indicator.expected_out_of:
        return "count_of"
    figures = (indicator.baseline, indicator.expected)
    return "number" if any(figure is not None for figure in figures) else "count_of"


def _problem_of_day(draft: Draft, today: date) -> Problem | None:
    if not draft.on.strip():
        return Problem("on", _("Say when this was."))
    if day_of_period(draft.on) is None:
        return Problem("on", _("Write a day such as 16 Oct 2026, or a year such as 2025/26."))
    day = as_day(draft.on.strip())
    if day is not None and day > today:
        return Problem("on", _("That day has not come yet."))
    return None


def _problem_of_figure(draft: Draft) -> Problem | None:
    first = asked(draft.unit)[0]
    if not str(getattr(draft, first)).strip():
        return Problem(first, _missing(draft.unit))
    for name in asked(draft.unit):
        try:
            clean(field_of(Reading, name), getattr(draft, name))
        except FieldError as problem:
            return Problem(name, str(problem))
    if draft.unit == "count_of":
        return _problem_of_count(draft)
    return _problem_of_bounds(draft)


def _missing(unit: str) -> str:
    if unit == "yes_no":
        return _("Choose yes or no, or say why there is no answer.")
    if unit == "words":
        return _("Write what was found, or say why there is nothing.")
    return _("Write the figure, or say why there is none.")


def _problem_of_count(draft: Draft) -> Problem | None:
    many = int(str(clean(field_of(Reading, "n"), draft.n)))
    out_of = clean(field_of(Reading, "out_of"), draft.out_of)
    if not out_of:
        return Problem("out_of", _("Out of how many?"))
    if many > int(out_of):
        words = _("{many} out of {out_of} is more than all.")
        return Problem("n", words.format(many=f"{many:,}", out_of=f"{int(out_of):,}"))
    return None


def _problem_of_bounds(draft: Draft) -> Problem | None:
    figure = as_decimal(draft.value) if draft.unit in BOUNDS else None
    if figure is None:
        return None
    low, high = BOUNDS[draft.unit]
    if low <= figure <= high:
        return None
    if draft.unit == "scale":
        return Problem("value", _("This scale goes from 0 to 10."))
    return Problem("value", _("A percentage goes from 0 to 100."))


def _problem_of_word(draft: Draft) -> Problem | None:
    if draft.unit in WORD_UNITS and not draft.word:
        return Problem("word", _("Choose what it shows: only you can judge that."))
    return None
