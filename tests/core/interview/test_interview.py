"""Guided start makes real items, changes the same ones later, and loses or doubles nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given as where
from hypothesis import strategies as st

from selfeval.core.fields import field_of
from selfeval.core.interview.answers import (
    SETTING,
    Progress,
    cleaned,
    given,
    is_answered,
    item_of,
    keep_typed,
    progress_words,
    proposed,
    read_progress,
    write_down,
)
from selfeval.core.interview.ending import knots, next_step
from selfeval.core.interview.questions import (
    END,
    QUESTIONS,
    SLOTS,
    YOU,
    asked,
    minutes_left,
    question,
)
from selfeval.core.models import (
    Assumption,
    Fact,
    Indicator,
    IndicatorPriority,
    Priority,
    PriorityAssumption,
    Row,
    Setting,
    Stance,
)
from selfeval.core.rows import Rows

TODAY = date(2026, 11, 22)
ANSWERS = {
    "school": {"school.name": "Alderbrook Primary", "you.role": "Headteacher"},
    "worry": {"priority.problem": "They read and cannot say what it was about. It worries us."},
    "fact": {
        "fact.statement": "Words were taught first in 4 of 15 drop-ins",
        "fact.source": "Drop-ins",
        "fact.observed_on": "12 Oct 2026",
    },
    "against": {"against.statement": "In Year 2, 11 of 12 retold the story"},
    "because": {"assumption.belief": "Unknown words stop children"},
    "realm": {"assumption.realm": "knowledge"},
    "difference": {"priority.purpose": "They understand what they read"},
    "challenge": {"assumption.rival": "The afternoon is too late"},
    "priority": {"priority.title": "Words before the text", "priority.stop": "Red pens"},
    "indicator": {"indicator.sign": "Words first in 10 of 15", "indicator.look_by": "8 Jan 2027"},
}


class School:
    """A file in memory, in which steps are taken as the window takes them."""

    def __init__(self) -> None:
        self.kept: list[Row] = []
        self.progress = Progress()

    @property
    def rows(self) -> Rows:
        return Rows(self.kept)

    def take(self, key: str, answers: dict[str, str], onward: str = "") -> bool:
        asked_now = question(key)
        values, problems = cleaned(asked_now, answers, TODAY)
        assert not problems
        writing = write_down(self.rows, self.progress, asked_now, values, onward)
        if writing is None:
            return False
        self.kept += writing.added
        for change in writing.changes:
            row = self.rows.get(change.model, change.row_id)
            assert row is not None
            for name, value in change.values.items():
                setattr(row, name, value)
        self.progress = writing.progress
        return True

    def take_all(self, keys: Iterable[str] = ANSWERS) -> None:
        for key in keys:
            self.take(key, ANSWERS[key])

    def one(self, model: type[Any]) -> Any:
        (found,) = self.rows.all(model)
        return found


def test_every_question_asks_for_fields_that_are_there() -> None:
    keys = [found.key for found in QUESTIONS]
    assert len(keys) == len(set(keys))
    for found in QUESTIONS:
        assert found.title.endswith("?")
        assert found.example
        assert found.tip
        for ask in found.asks:
            if ask.slot != YOU:
                field = field_of(SLOTS[ask.slot], ask.field)
                assert {"day": "date", "realm": "realm", "realms": "realm"}.get(
                    ask.kind, field.editor
                ) == field.editor


def test_it_takes_about_ten_minutes_and_counts_down() -> None:
    everything = asked(school_known=True, role_known=True)
    assert "school" not in [found.key for found in everything]
    left = [minutes_left(everything, found.key) for found in everything]
    assert left[0] == minutes_left(QUESTIONS, QUESTIONS[0].key) == 10
    assert left == sorted(left, reverse=True)
    assert minutes_left(everything, END) == 0
    assert len(asked(school_known=True, role_known=False)) == len(QUESTIONS)


def test_what_is_typed_beside_an_empty_answer_waits_for_it() -> None:
    school = School()
    fact = question("fact")
    typed = {"fact.statement": " ", "fact.source": "Drop-ins ", "fact.observed_on": "12 Octob"}
    school.progress = keep_typed(school.progress, fact, typed, {})
    kept = Setting(name=SETTING, value=progress_words(school.progress))
    found = read_progress(Rows([kept]))
    assert found.typed == {"fact.source": "Drop-ins", "fact.observed_on": "12 Octob"}
    indicator = question("indicator")
    offered = {"indicator.owner": "Headteacher"}
    assert keep_typed(found, indicator, offered, offered).typed == found.typed
    school.take("fact", ANSWERS["fact"])
    assert not school.progress.typed


def test_the_answers_become_items_that_are_linked() -> None:
    school = School()
    school.take_all()
    fact = next(row for row in school.rows.all(Fact) if row.source)
    assert fact.observed_on == "2026-10-12"
    believed, priority = school.one(Assumption), school.one(Priority)
    assert (priority.title, priority.stop) == ("Words before the text", "Red pens")
    assert priority.problem.startswith("They read")
    assert (believed.realm, priority.realm) == ("knowledge", "knowledge")
    assert {row.stance for row in school.rows.all(Stance)} == {"supports", "challenges"}
    assert school.one(PriorityAssumption).assumption_id == believed.id
    assert school.one(IndicatorPriority).priority_id == priority.id
    assert school.one(Indicator).assumption_id == believed.id


def test_a_worry_lends_its_words_until_the_priority_has_its_own() -> None:
    school = School()
    school.take_all(["worry"])
    assert school.one(Priority).title == "They read and cannot say what it was about"
    asks = question("priority")
    assert given(school.rows, school.progress, asks)["priority.title"] == ""
    school.take("worry", {"priority.problem": "They never ask. It worries us."})
    assert school.one(Priority).title == "They never ask"
    assert not school.take("priority", {"priority.title": ""})
    assert school.one(Priority).title == "They never ask"
    school.take("priority", ANSWERS["priority"])
    school.take("worry", {"priority.problem": "Something else"})
    assert school.one(Priority).title == "Words before the text"


def test_a_priority_goes_live_when_it_is_chosen_and_there_is_room() -> None:
    school = School()
    school.take_all(["worry", "difference"])
    assert school.one(Priority).status == "proposed"
    school.take("priority", ANSWERS["priority"])
    assert school.one(Priority).status == "live"
    school.one(Priority).status = "not_now"
    school.take("priority", ANSWERS["priority"] | {"priority.title": "Words first"})
    assert school.one(Priority).status == "not_now"
    without_worry = School()
    without_worry.take_all(["difference", "priority"])
    assert without_worry.one(Priority).title == "Words before the text"
    assert without_worry.one(Priority).status == "live"
    school.kept = [Priority(title=f"Live {at}", status="live") for at in range(3)]
    school.progress = Progress()
    school.take_all(["worry", "priority"])
    assert item_of(school.rows, school.progress, "priority").status == "proposed"  # type: ignore[union-attr]


def test_going_back_changes_the_same_items() -> None:
    school = School()
    school.take_all()
    before = len(school.kept)
    assert school.take("fact", ANSWERS["fact"] | {"fact.statement": "In 5 of 15"})
    assert "In 5 of 15" in [row.statement for row in school.rows.all(Fact)]
    assert len(school.kept) == before
    assert not school.take("fact", ANSWERS["fact"] | {"fact.statement": "In 5 of 15"})


def test_a_link_that_somebody_took_away_stays_away() -> None:
    school = School()
    school.take_all()
    school.kept = [row for row in school.kept if not isinstance(row, PriorityAssumption)]
    school.take("because", {"assumption.belief": "Another reason"})
    assert not school.rows.all(PriorityAssumption)


def test_what_is_left_out_makes_nothing_and_the_rest_still_holds_together() -> None:
    school = School()
    school.take_all(["worry", "because", "indicator"])
    assert not school.take("against", {})
    assert not school.rows.all(Fact)
    assert not school.rows.all(Stance)
    assert school.one(PriorityAssumption).priority_id == school.one(Priority).id
    assert next_step(school.rows, school.progress).page == "facts"


def test_progress_travels_with_the_file_and_forgets_what_was_removed() -> None:
    school = School()
    school.take_all()
    kept = Setting(name=SETTING, value=progress_words(school.progress))
    assert read_progress(Rows([*school.kept, kept])) == school.progress
    without = [row for row in school.kept if not isinstance(row, Indicator)]
    assert "indicator" not in read_progress(Rows([*without, kept])).items
    for wrong in ("", "[]", "{", '{"items": 3}', '{"at": 5}'):
        assert not read_progress(Rows([Setting(name=SETTING, value=wrong)])).items


def test_a_day_that_is_none_is_said_beside_its_field() -> None:
    answers = {"indicator.sign": "Seen", "indicator.look_by": "some time in spring"}
    _values, problems = cleaned(question("indicator"), answers, TODAY)
    assert list(problems) == ["indicator.look_by"]
    assert "some time in spring" in problems["indicator.look_by"]


def test_what_is_offered_is_a_working_day_and_never_replaces_an_answer() -> None:
    asks = question("indicator")
    offered = proposed(asks, {}, "Deputy head", TODAY)
    assert offered["indicator.owner"] == "Deputy head"
    assert offered["indicator.look_by"] == "2027-01-08"
    for today, wanted in (("2026-09-07", "2026-10-23"), ("2026-06-15", "2026-09-11")):
        offered = proposed(asks, {}, "", date.fromisoformat(today))
        assert offered["indicator.look_by"] == wanted
    assert "indicator.look_by" not in proposed(asks, {"indicator.look_by": "2027-01-08"}, "", TODAY)
    assert not is_answered(asks, offered)


def test_the_realm_of_a_fact_is_offered_from_its_source_or_from_the_fact_before() -> None:
    fact, against = question("fact"), question("against")
    assert "fact.realm" not in proposed(fact, {}, "", TODAY)
    sourced = {"fact.source": "Drop-ins in seven classes"}
    assert proposed(fact, sourced, "", TODAY)["fact.realm"] == "behaviour"
    assert "fact.realm" not in proposed(fact, sourced | {"fact.realm": "system"}, "", TODAY)
    first = Fact(statement="Seen", realm="climate")
    assert proposed(against, {}, "", TODAY, first)["against.realm"] == "climate"
    tested = {"against.source": "Year 4 reading test"}
    assert proposed(against, tested, "", TODAY, first)["against.realm"] == "outcome"


def test_the_thread_shows_each_place_and_its_words() -> None:
    school = School()
    empty = knots(school.rows, school.progress)
    assert [knot.step for knot in empty] == [1, 2, 4, 5]
    assert not any(knot.words for knot in empty)
    school.take_all()
    full = knots(school.rows, school.progress)
    assert [knot.step for knot in full] == [1, 1, 2, 4, 5]
    assert all(knot.words for knot in full)


@pytest.mark.parametrize(
    ("left_out", "page"),
    [
        ("fact", "facts"),
        ("because", "assumptions"),
        ("difference", "priorities"),
        ("indicator", "indicators"),
    ],
)
def test_the_next_step_is_what_is_missing(left_out: str, page: str) -> None:
    school = School()
    school.take_all(key for key in ANSWERS if key != left_out)
    if left_out == "because":
        school.kept = [row for row in school.kept if not isinstance(row, Assumption)]
        school.progress = read_progress(
            Rows([*school.kept, Setting(name=SETTING, value=progress_words(school.progress))])
        )
    assert next_step(school.rows, school.progress).page == page


def test_with_everything_there_one_looks_once_and_then_asks_a_doubter() -> None:
    school = School()
    school.take_all()
    first = next_step(school.rows, school.progress)
    assert first.item is school.one(Indicator)
    school.one(Indicator).baseline = "4"
    assert next_step(school.rows, school.progress).page == "overview"


@where(
    st.lists(st.tuples(st.sampled_from(sorted(ANSWERS)), st.booleans()), min_size=1, max_size=14)
)
def test_in_any_order_with_anything_left_out_nothing_is_made_twice(
    steps: list[tuple[str, bool]],
) -> None:
    school = School()
    for key, answered in steps:
        school.take(key, ANSWERS[key] if answered else {})
    for model, most in ((Fact, 2), (Assumption, 1), (Priority, 1), (Indicator, 1)):
        assert len(school.rows.all(model)) <= most
    ids = [(type(row), row.id) for row in school.kept]
    assert len(ids) == len(set(ids))
    for slot in school.progress.items:
        assert item_of(school.rows, school.progress, slot) is not None
