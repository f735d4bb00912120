"""A reading becomes a fact."""

from __future__ import annotations

from selfeval.core.models import Assumption, Fact, Indicator, Measure, Reading, Stance
from selfeval.core.reading_fact import fact_of, facts_of_series, statement_of
from selfeval.core.rows import Rows

MEASURE = Measure(name="Drop-ins", unit="count_of", about="15 rooms")
INDICATOR = Indicator(
    sign="Drop-ins where words are taught first.",
    realm="behaviour",
    instrument="Drop-ins",
    measure_id=MEASURE.id,
    baseline="4",
    baseline_out_of=15,
    baseline_on="2026-10-01",
    next_on="2026-12-01",
    private=True,
)


def reading(**values: object) -> Reading:
    given = {"measure_id": MEASURE.id, "period": "2026-11-01", "n": 9, "out_of": 15}
    return Reading(**(given | values))


def test_the_words_say_what_was_found_and_where_it_started() -> None:
    rows = Rows([MEASURE, INDICATOR])
    assert statement_of(rows, INDICATOR, reading()) == (
        "Drop-ins where words are taught first: 9 of 15. It started at 4 of 15."
    )
    first = reading(period="2026-10-01", n=4)
    assert statement_of(rows, INDICATOR, first) == "Drop-ins where words are taught first: 4 of 15."


def test_the_fact_shares_the_measure_and_speaks_as_the_reading_does() -> None:
    belief = Assumption(belief="Adults teach words first once they know why")
    rows = Rows([MEASURE, INDICATOR, belief])
    spoken = reading(stance="challenges", assumption_id=belief.id, source="Drop-ins in week 9")
    fact, stance = fact_of(rows, INDICATOR, spoken, "  9 of 15 drop-ins  ")
    assert isinstance(fact, Fact)
    assert isinstance(stance, Stance)
    assert fact.statement == "9 of 15 drop-ins"
    assert (fact.n, fact.out_of, fact.measure_id) == (9, 15, MEASURE.id)
    assert (fact.realm, fact.kind, fact.about) == ("behaviour", "number", "15 rooms")
    assert (fact.observed_on, fact.check_by) == ("2026-11-01", "2026-12-01")
    assert (fact.source, fact.instrument) == ("Drop-ins in week 9", "Drop-ins")
    assert fact.private
    assert (stance.assumption_id, stance.stance) == (belief.id, "challenges")


def test_a_reading_that_says_nothing_about_an_assumption_makes_no_link() -> None:
    assert len(fact_of(Rows([MEASURE, INDICATOR]), INDICATOR, reading(), "x")) == 1


def test_facts_of_the_same_readings_are_found() -> None:
    fact = Fact(statement="x", measure_id=MEASURE.id)
    rows = Rows([MEASURE, INDICATOR, fact, Fact(statement="y")])
    assert facts_of_series(rows, MEASURE.id) == [fact]
    assert facts_of_series(rows, None) == []
