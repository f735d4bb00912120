"""What an indicator's readings say, and figures as people say them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from selfeval.core.models import Indicator, Measure, Reading, Row
from selfeval.core.rows import Rows
from selfeval.core.signs import Word, read_sign, reading_words, readings_of, value_of, value_words

START = date(2026, 9, 1)
LOOK_BY = START + timedelta(days=100)


def _measured(indicator: Indicator, unit: str, *readings: Reading) -> Rows:
    rows: list[Row] = [Measure(id="m", name="Drop-ins", unit=unit), indicator, *readings]
    return Rows(rows)


def _read(day: int, **values: object) -> Reading:
    on = (START + timedelta(days=day)).isoformat()
    return Reading(measure_id="m", period=on, sort_date=on, **values)


def _indicator(**values: object) -> Indicator:
    said = {
        "id": "i",
        "measure_id": "m",
        "baseline_on": START.isoformat(),
        "look_by": LOOK_BY.isoformat(),
    }
    return Indicator(**(said | values))


DROP_INS = {
    "baseline": "4",
    "baseline_out_of": 15,
    "expected": "12",
    "expected_out_of": 15,
}
DAY_60 = START + timedelta(days=60)


def test_counts_are_compared_as_proportions() -> None:
    indicator = _indicator(**DROP_INS)
    rows = _measured(indicator, "count_of", _read(0, n=4, out_of=15), _read(56, n=18, out_of=30))
    sign = read_sign(rows, indicator, DAY_60)
    assert sign.word is Word.ON_COURSE
    assert (sign.label, sign.started, sign.latest) == ("On course", "4 of 15", "18 of 30")
    assert (sign.hoped_for, sign.trend) == ("12 of 15", "2 readings: too few to call a trend")


def test_proportions_are_exact() -> None:
    """A third to two thirds, read as a half, is halfway: no decimal could tell."""
    indicator = _indicator(baseline="1", baseline_out_of=3, expected="2", expected_out_of=3)
    rows = _measured(indicator, "count_of", _read(90, n=1, out_of=2))
    assert read_sign(rows, indicator, LOOK_BY + timedelta(days=1)).word is Word.PARTLY_SEEN


def test_one_out_of_serves_both_ends() -> None:
    indicator = _indicator(baseline="4", expected="12", expected_out_of=15)
    rows = _measured(indicator, "count_of", _read(56, n=12, out_of=15))
    sign = read_sign(rows, indicator, DAY_60)
    assert (sign.word, sign.started) == (Word.SEEN, "4 of 15")


def test_gaps_are_skipped() -> None:
    indicator = _indicator(baseline="50", expected="70")
    gap = _read(58, reason="suppressed")
    rows = _measured(indicator, "percentage", _read(55, value="62"), gap)
    sign = read_sign(rows, indicator, DAY_60)
    assert (sign.word, sign.latest) == (Word.ON_COURSE, "62%")
    assert sign.trend == "1 reading: too few to call a trend"


def test_what_was_read_before_the_start_is_no_change() -> None:
    indicator = _indicator(baseline="50", expected="70")
    earlier, itself = _read(-200, value="75"), _read(0, value="50")
    rows = _measured(indicator, "percentage", earlier, itself)
    assert read_sign(rows, indicator, DAY_60).word is Word.TOO_EARLY
    late = read_sign(rows, indicator, LOOK_BY + timedelta(days=1))
    assert (late.word, late.latest) == (Word.OVERDUE, "")


def test_a_reading_from_before_the_start_alone_is_no_reading() -> None:
    indicator = _indicator(baseline="50", expected="70")
    rows = _measured(indicator, "percentage", _read(-200, value="75"))
    assert read_sign(rows, indicator, DAY_60).word is Word.NO_READING


def test_first_reading_stands_in_for_a_baseline() -> None:
    indicator = _indicator(expected="70", baseline_on=None)
    rows = _measured(indicator, "percentage", _read(0, value="50"), _read(55, value="62"))
    sign = read_sign(rows, indicator, DAY_60)
    assert (sign.word, sign.started, sign.latest) == (Word.ON_COURSE, "50%", "62%")


def test_a_single_reading_without_baseline_can_only_arrive() -> None:
    indicator = _indicator(expected="70", better="higher")
    assert read_sign(
        _measured(indicator, "number", _read(5, value="60")), indicator, DAY_60
    ).word is (Word.TOO_EARLY)
    assert read_sign(
        _measured(indicator, "number", _read(5, value="70")), indicator, DAY_60
    ).word is (Word.SEEN)


@pytest.mark.parametrize("unit", ["yes_no", "words"])
def test_the_person_recording_chooses_for_words(unit: str) -> None:
    indicator = _indicator(look_by=START.isoformat())
    rows = _measured(indicator, unit, _read(3, said="In most rooms", word="partly_seen"))
    sign = read_sign(rows, indicator, DAY_60)
    assert (sign.word, sign.latest, sign.trend) == (Word.PARTLY_SEEN, "In most rooms", "")


def test_words_that_nobody_judged_are_too_early_to_tell() -> None:
    indicator = _indicator()
    rows = _measured(indicator, "words", _read(3, said="Here and there"))
    assert read_sign(rows, indicator, DAY_60).word is Word.TOO_EARLY


def test_a_chosen_word_never_overrules_figures() -> None:
    indicator = _indicator(baseline="50", expected="70")
    rows = _measured(indicator, "percentage", _read(55, value="40", word="on_course"))
    assert read_sign(rows, indicator, DAY_60).word is Word.OTHER_WAY


def test_without_a_measure_there_is_no_reading() -> None:
    indicator = Indicator(id="i", baseline="4", baseline_out_of=11, expected="9")
    sign = read_sign(Rows([indicator]), indicator, DAY_60)
    assert (sign.word, sign.started, sign.hoped_for) == (Word.NO_READING, "4 of 11", "9 of 11")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, ""),
        (1, "1 reading: too few to call a trend"),
        (4, "4 readings: too few to call a trend"),
        (5, ""),
    ],
)
def test_no_trend_from_fewer_than_five_readings(count: int, words: str) -> None:
    indicator = _indicator(baseline="50", expected="70")
    readings = [_read(day, value=str(day)) for day in range(1, count + 1)]
    assert read_sign(_measured(indicator, "number", *readings), indicator, DAY_60).trend == words


def test_readings_come_oldest_first_and_periods_fall_between_dates() -> None:
    periods = ["2025/26", "2024/25", "2025-09-30"]
    rows = Rows(
        [
            *(Reading(measure_id="m", period=period) for period in periods),
            Reading(measure_id="m", period="Autumn", sort_date="2024-10-01"),
            Reading(measure_id="other", period="2023/24"),
        ]
    )
    found = [reading.period for reading in readings_of(rows, "m")]
    assert found == ["Autumn", "2024/25", "2025-09-30", "2025/26"]
    assert readings_of(rows, None) == []


@pytest.mark.parametrize(
    ("reading", "unit", "value"),
    [
        (Reading(value="39.5"), "percentage", Decimal("39.5")),
        (Reading(value=None, reason="suppressed"), "percentage", None),
        (Reading(n=9, out_of=15), "count_of", Decimal(60)),
        (Reading(n=0, out_of=15), "count_of", Decimal(0)),
        (Reading(n=9), "count_of", None),
        (Reading(n=9, out_of=0), "count_of", None),
        (Reading(said="Yes"), "words", None),
    ],
)
def test_value_of_a_reading(reading: Reading, unit: str, value: Decimal | None) -> None:
    assert value_of(reading, unit) == value


@pytest.mark.parametrize(
    ("value", "unit", "n", "out_of", "words"),
    [
        ("71", "percentage", None, None, "71%"),
        ("39.5", "percentage", None, None, "39.5%"),
        ("37250", "money", None, None, "£37,250"),
        ("-37250.50", "money", None, None, "−£37,250.50"),
        ("-2.5", "number", None, None, "−2.5"),
        ("1204", "number", None, None, "1,204"),
        ("6", "scale", None, None, "6"),
        ("1", "yes_no", None, None, "Yes"),
        ("0", "yes_no", None, None, "No"),
        (None, "count_of", 9, 15, "9 of 15"),
        (None, "count_of", 1204, 2000, "1,204 of 2,000"),
        (None, "count_of", 9, None, "9"),
        (None, "percentage", None, None, ""),
        (Decimal("62.50"), "percentage", None, None, "62.50%"),
    ],
)
def test_figures_as_people_say_them(
    value: str | Decimal | None, unit: str, n: int | None, out_of: int | None, words: str
) -> None:
    assert value_words(value, unit, n=n, out_of=out_of) == words


def test_a_reading_in_words_may_be_no_more_than_its_judgement() -> None:
    assert reading_words(Reading(word="partly_seen"), "words") == "Partly seen"
    assert reading_words(Reading(said=" Nearly always "), "words") == "Nearly always"
