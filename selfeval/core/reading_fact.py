"""A reading becomes a fact: the words proposed for it, and the rows it is made of."""

from __future__ import annotations

from selfeval.core.figures import as_day, day_of, reading_words
from selfeval.core.models import Fact, Indicator, Measure, Reading, Row, Stance
from selfeval.core.rows import Rows
from selfeval.core.signs import read_sign, unit_of
from selfeval.core.wording import first_sentence
from selfeval.i18n import _


def statement_of(rows: Rows, indicator: Indicator, reading: Reading) -> str:
    """Propose a fact in words: what was looked for, what was found, and where it started.

    Only what was found, where nobody has written what was looked for.
    """
    sign = first_sentence(indicator.sign)
    unit = unit_of(rows, indicator)
    found = reading_words(reading, unit)
    if not sign:
        return found
    day = day_of(reading)
    started = read_sign(rows, indicator, day).started if day is not None else ""
    began = as_day(indicator.baseline_on)
    if started and started != found and began is not None and day is not None and began < day:
        words = _("{sign}: {found}. It started at {started}.")
        return words.format(sign=sign, found=found, started=started)
    return _("{sign}: {found}.").format(sign=sign, found=found)


def facts_of_series(rows: Rows, measure_id: str | None) -> list[Fact]:
    """Return the facts that share a measure, and so show its readings already."""
    return list(rows.where(Fact, "measure_id", measure_id)) if measure_id else []


def fact_of(rows: Rows, indicator: Indicator, reading: Reading, statement: str) -> list[Row]:
    """Return the fact that says what a reading found, and what it says about an assumption.

    The fact shares the reading's measure, so that what is read next is seen in both places.
    """
    measure = rows.get(Measure, reading.measure_id)
    day = day_of(reading)
    fact = Fact(
        statement=statement.strip(),
        realm=indicator.realm,
        kind="observation" if measure is not None and measure.unit == "words" else "number",
        source=reading.source,
        instrument=indicator.instrument,
        observed_on=day.isoformat() if day is not None else None,
        check_by=indicator.next_on,
        about=measure.about if measure is not None else "",
        n=reading.n,
        out_of=reading.out_of,
        measure_id=reading.measure_id,
        private=indicator.private,
    )
    if not (reading.stance and reading.assumption_id):
        return [fact]
    spoken = Stance(fact_id=fact.id, assumption_id=reading.assumption_id, stance=reading.stance)
    return [fact, spoken]
