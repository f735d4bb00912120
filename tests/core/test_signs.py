"""The words of indicators: each edge of the formula, and what rows make of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from selfeval.core.signs import (
    LABELS,
    Word,
    count_words,
    sign_word,
    worst_first,
)

START = date(2026, 9, 1)
LOOK_BY = START + timedelta(days=100)


@dataclass(frozen=True)
class Case:
    """From 0 on 1 September to 100 by day 100, read as 50 on day 50, seen on that day."""

    baseline: str | None = "0"
    baseline_on: date | None = START
    expected: str | None = "100"
    look_by: date | None = LOOK_BY
    latest: str | None = "50"
    read_on_day: int | None = 50
    today_is_day: int = 50
    better: str = ""

    def word(self) -> Word:
        read_on = None if self.read_on_day is None else START + timedelta(days=self.read_on_day)
        return sign_word(
            baseline=_figure(self.baseline),
            baseline_on=self.baseline_on,
            expected=_figure(self.expected),
            look_by=self.look_by,
            latest=_figure(self.latest),
            latest_on=read_on,
            today=START + timedelta(days=self.today_is_day),
            better=self.better,
        )


def _figure(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None


AFTER = Case(today_is_day=101)
STEADY = Case(baseline="50", expected="50")
EDGES: list[tuple[str, Case, Word]] = [
    ("no reading", Case(latest=None), Word.NO_READING),
    ("no reading on the day itself", Case(latest=None, today_is_day=100), Word.NO_READING),
    ("no reading the day after", Case(latest=None, today_is_day=101), Word.OVERDUE),
    ("no reading and no date", Case(latest=None, look_by=None, today_is_day=999), Word.NO_READING),
    ("a tenth the wrong way", Case(latest="-10"), Word.OTHER_WAY),
    ("just less than a tenth", Case(latest="-9.999"), Word.NOT_YET_SEEN),
    ("the wrong way, late", replace(AFTER, latest="-10"), Word.OTHER_WAY),
    ("the wrong way, early", Case(latest="-10", read_on_day=1), Word.OTHER_WAY),
    ("reached", Case(latest="100"), Word.SEEN),
    ("reached early", Case(latest="100", read_on_day=1), Word.SEEN),
    ("passed, late", replace(AFTER, latest="120"), Word.SEEN),
    ("a hair short", Case(latest="99.999", read_on_day=100), Word.ON_COURSE),
    ("half, the day after", replace(AFTER, latest="50"), Word.PARTLY_SEEN),
    ("less than half, the day after", replace(AFTER, latest="49.99"), Word.NOT_SEEN),
    ("nothing moved, late", replace(AFTER, latest="0"), Word.NOT_SEEN),
    ("on the day itself it is not late", Case(latest="50", today_is_day=100), Word.ON_COURSE),
    ("just before half the time", Case(latest="0", read_on_day=49), Word.TOO_EARLY),
    ("half the time, within the slack", Case(latest="35", read_on_day=50), Word.ON_COURSE),
    ("half the time, beyond the slack", Case(latest="34.99", read_on_day=50), Word.NOT_YET_SEEN),
    ("all the time, within the slack", Case(latest="85", read_on_day=100), Word.ON_COURSE),
    ("all the time, beyond the slack", Case(latest="84.9", read_on_day=100), Word.NOT_YET_SEEN),
    ("read before it started", Case(latest="10", read_on_day=-5), Word.TOO_EARLY),
    ("falling is better", Case(baseline="100", expected="0", latest="60"), Word.ON_COURSE),
    ("falling is better, rose", Case(baseline="100", expected="0", latest="110"), Word.OTHER_WAY),
    ("below nought", Case(baseline="-2", expected="-1", latest="-1.5"), Word.ON_COURSE),
    ("no start date", Case(baseline_on=None), Word.TOO_EARLY),
    ("no start date, nearly there", Case(baseline_on=None, latest="85"), Word.ON_COURSE),
    ("no look-by date", Case(look_by=None), Word.TOO_EARLY),
    ("no look-by date, reached", Case(look_by=None, latest="100"), Word.SEEN),
    ("undated reading", Case(read_on_day=None), Word.TOO_EARLY),
    (
        "no time between, before it",
        Case(look_by=START, read_on_day=-1, today_is_day=0),
        Word.TOO_EARLY,
    ),
    (
        "no time between, on it",
        Case(look_by=START, read_on_day=0, today_is_day=0),
        Word.NOT_YET_SEEN,
    ),
    (
        "no time between, nearly",
        Case(look_by=START, latest="85", read_on_day=0, today_is_day=0),
        Word.ON_COURSE,
    ),
    (
        "dates crossed",
        Case(look_by=START - timedelta(days=9), today_is_day=-20, read_on_day=-20),
        Word.TOO_EARLY,
    ),
    ("steady", replace(STEADY, latest="50"), Word.HOLDING),
    ("steady, late", replace(STEADY, latest="50", today_is_day=101), Word.HOLDING),
    ("steady, lower, a tenth", replace(STEADY, better="higher", latest="45"), Word.HOLDING),
    (
        "steady, lower, over a tenth",
        replace(STEADY, better="higher", latest="44.9"),
        Word.OTHER_WAY,
    ),
    ("steady, higher is fine", replace(STEADY, better="higher", latest="90"), Word.HOLDING),
    ("steady, higher, a tenth", replace(STEADY, better="lower", latest="55"), Word.HOLDING),
    (
        "steady, higher, over a tenth",
        replace(STEADY, better="lower", latest="55.1"),
        Word.OTHER_WAY,
    ),
    ("steady, lower is fine", replace(STEADY, better="lower", latest="1"), Word.HOLDING),
    (
        "steady at nought, worse by one",
        Case(baseline="0", expected="0", latest="1", better="lower"),
        Word.OTHER_WAY,
    ),
    (
        "steady at nought, by less",
        Case(baseline="0", expected="0", latest="0.9", better="lower"),
        Word.HOLDING,
    ),
    (
        "steady at nought, better",
        Case(baseline="0", expected="0", latest="-5", better="lower"),
        Word.HOLDING,
    ),
    (
        "steady below nought",
        Case(baseline="-10", expected="-10", latest="-11.1", better="higher"),
        Word.OTHER_WAY,
    ),
    ("steady, unsaid, near", replace(STEADY, latest="54"), Word.HOLDING),
    ("steady, unsaid, away", replace(STEADY, latest="60"), Word.NOT_YET_SEEN),
    ("steady, unsaid, away, late", replace(STEADY, latest="60", today_is_day=101), Word.NOT_SEEN),
    (
        "nothing hoped for, worse",
        Case(baseline="50", expected=None, latest="40", better="higher"),
        Word.OTHER_WAY,
    ),
    (
        "nothing hoped for, better",
        Case(baseline="50", expected=None, latest="70", better="higher"),
        Word.HOLDING,
    ),
    ("nothing hoped for, unsaid", Case(baseline="50", expected=None, latest="70"), Word.TOO_EARLY),
    ("no start, reached", Case(baseline=None, latest="100", better="higher"), Word.SEEN),
    (
        "no start, reached downwards",
        Case(baseline=None, expected="9", latest="9", better="lower"),
        Word.SEEN,
    ),
    ("no start, not reached", Case(baseline=None, latest="99", better="higher"), Word.TOO_EARLY),
    ("no start, not reached, late", replace(AFTER, baseline=None, better="higher"), Word.NOT_SEEN),
    ("no start, unsaid", replace(AFTER, baseline=None), Word.TOO_EARLY),
    ("neither start nor hope", Case(baseline=None, expected=None, better="higher"), Word.TOO_EARLY),
]


@pytest.mark.parametrize(("case", "word"), [edge[1:] for edge in EDGES], ids=[e[0] for e in EDGES])
def test_word_at_every_edge(case: Case, word: Word) -> None:
    assert case.word() is word


FIGURES = st.decimals(-1000, 1000, places=2)
DAYS = st.integers(-30, 130)


@given(
    baseline=FIGURES,
    expected=FIGURES,
    latest=FIGURES,
    factor=st.decimals("0.01", 1000, places=2),
    read_on=DAYS,
    today=DAYS,
    better=st.sampled_from(["", "higher", "lower"]),
)
def test_word_does_not_depend_on_the_unit(
    baseline: Decimal,
    expected: Decimal,
    latest: Decimal,
    factor: Decimal,
    read_on: int,
    today: int,
    better: str,
) -> None:
    assume(baseline != 0 or expected != baseline)  # steady at nought has a limit of its own
    case = Case(read_on_day=read_on, today_is_day=today, better=better)
    one = replace(case, baseline=str(baseline), expected=str(expected), latest=str(latest))
    scaled = [str(figure * factor) for figure in (baseline, expected, latest)]
    assert (
        replace(case, baseline=scaled[0], expected=scaled[1], latest=scaled[2]).word() is one.word()
    )


@given(baseline=FIGURES, expected=FIGURES, latest=FIGURES, read_on=DAYS, today=DAYS)
def test_word_is_the_same_seen_in_a_mirror(
    baseline: Decimal, expected: Decimal, latest: Decimal, read_on: int, today: int
) -> None:
    """Turning figures and direction round (fewer instead of more) changes no word."""
    case = Case(read_on_day=read_on, today_is_day=today)
    up = replace(
        case, baseline=str(baseline), expected=str(expected), latest=str(latest), better="higher"
    )
    down = replace(
        case, baseline=str(-baseline), expected=str(-expected), latest=str(-latest), better="lower"
    )
    assert up.word() is down.word()


@given(better=FIGURES, worse=FIGURES, read_on=DAYS, today=DAYS)
def test_a_better_reading_never_has_a_worse_word(
    better: Decimal, worse: Decimal, read_on: int, today: int
) -> None:
    assume(better >= worse)
    case = Case(read_on_day=read_on, today_is_day=today)
    order = list(Word)
    higher = replace(case, latest=str(better)).word()
    assert order.index(higher) >= order.index(replace(case, latest=str(worse)).word())


def test_words_are_counted_worst_first() -> None:
    words = [Word.SEEN, Word.ON_COURSE, Word.OTHER_WAY, Word.ON_COURSE, Word.NOT_YET_SEEN]
    assert count_words(words) == "1 going the other way, 1 not yet seen, 2 on course, 1 seen"
    assert count_words([]) == ""
    assert worst_first([Word.SEEN] * 99 + [Word.OTHER_WAY])[0] == (Word.OTHER_WAY, 1)


@pytest.mark.parametrize("word", list(Word))
def test_every_word_has_its_label_and_its_count(word: Word) -> None:
    assert LABELS[word][0].isupper()
    assert count_words([word] * 3).startswith("3 ")
