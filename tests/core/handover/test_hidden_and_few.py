"""A copy for governors hides what their report hides: names, and what tells of few pupils."""

from __future__ import annotations

from datetime import date

from selfeval.core.handover.before import before_handing_over
from selfeval.core.handover.choice import COLLEAGUE, GOVERNORS, PRIVATE, CopyChoice
from selfeval.core.handover.contents import contents, counts
from selfeval.core.hanging import every
from selfeval.core.hidden_words import hiding, keeping
from selfeval.core.models import Dismissal, Fact, Measure, Reading, Row, School
from selfeval.core.rows import Rows
from selfeval.core.sharing_places import Place
from selfeval.report.snapshot.choose import choose
from tests.sharing import before_sharing

TODAY = date(2026, 11, 22)
FOR_GOVERNORS = CopyChoice(GOVERNORS)


def place_in(*rows: Row) -> Place:
    return before_sharing(Rows(rows), TODAY)[0].places[0]


def answers() -> list[Row]:
    figures = (("yes", 41), ("no", 14), ("unsure", 5))
    return [
        Fact(
            id=words,
            statement=f"They said {words}.",
            people="children",
            n=n,
            out_of=60,
            source="Survey",
            observed_on="2026-07-10",
        )
        for words, n in figures
    ]


def test_a_hidden_name_is_nowhere_in_the_copy_and_neither_is_its_answer() -> None:
    fact = Fact(id="f", statement="Mrs Jones reads aloud.", source="Mrs Jones")
    rows = Rows([fact, hiding(place_in(fact), "a teaching assistant")])
    found = contents(rows, FOR_GOVERNORS)
    assert not any("Jones" in repr(row) for row in every(found.rows))
    assert found.rows.all(Fact)[0].statement == "a teaching assistant reads aloud."
    assert not found.rows.all(Dismissal)
    assert found.with_them == ()
    assert before_handing_over(found.rows)[0].items == ()
    whole = contents(rows, CopyChoice(COLLEAGUE))
    assert whole.rows.all(Fact)[0] is fact
    assert whole.rows.all(Dismissal)


def test_a_name_that_was_kept_stays_and_is_not_asked_for_again() -> None:
    fact = Fact(id="f", statement="Mrs Jones reads aloud.")
    found = contents(Rows([fact, keeping(place_in(fact), "An author")]), FOR_GOVERNORS)
    assert found.rows.all(Fact)[0] is fact
    assert before_handing_over(found.rows)[0].items == ()


def test_the_same_facts_stay_as_in_the_report() -> None:
    rows = Rows(answers())
    found = contents(rows, FOR_GOVERNORS)
    assert [one.id for one in found.rows.all(Fact)] == ["yes"]
    assert [one.id for one in choose(rows, "governors").rows.all(Fact)] == ["yes"]
    assert counts(rows)["few"] == 2


def test_a_private_part_that_goes_along_is_reckoned_with() -> None:
    yes, no, unsure = answers()
    rows = Rows([yes, no.model_copy(update={"private": True}), unsure])
    assert {one.id for one in contents(rows, FOR_GOVERNORS).rows.all(Fact)} == {"yes"}
    along = CopyChoice(GOVERNORS, frozenset({PRIVATE}))
    assert {one.id for one in contents(rows, along).rows.all(Fact)} == {"yes"}


def test_percentages_that_come_to_few_pupils_are_blanked() -> None:
    rows = [
        School(roll=134, eal="1.5", eal_national="20", send="18"),
        Fact(statement="So", people="children", measure_id="m"),
        Measure(id="m", unit="percentage"),
        Reading(measure_id="m", period="2026", value="8", out_of=24),
    ]
    found = contents(Rows(rows), FOR_GOVERNORS).rows
    assert (found.school.eal, found.school.eal_national, found.school.send) == (None, None, "18")
    (reading,) = found.all(Reading)
    assert (reading.value, reading.reason) == (None, "suppressed")
