"""What we ask of the reader: good questions, as people edited them, that give nobody away."""

from __future__ import annotations

from typing import Any

import pytest

from selfeval.core import asking
from selfeval.core.asking import MOST_PRINTED, SETTING, Question
from selfeval.core.hidden_words import HIDE
from selfeval.core.models import (
    Arrow,
    Assumption,
    Consequence,
    Dismissal,
    Fact,
    Indicator,
    IndicatorPriority,
    Measure,
    Priority,
    PriorityFactor,
    Reading,
    Row,
    Setting,
    Stance,
)
from selfeval.core.rows import Rows
from selfeval.report import ReportOptions, freeze
from tests.report.conftest import TODAY, Print


def _shot(rows: list[Row], audience: str = "governors", **options: Any):
    return freeze(Rows(rows), ReportOptions(audience, today=TODAY, **options))


def _questions(rows: list[Row], audience: str = "governors") -> dict[str, Question]:
    return {one.key: one for one in _shot(rows, audience).brief.questions}


def _words(rows: list[Row], key: str) -> str:
    found = _questions(rows).get(key)
    return found.words if found else ""


def _row(rows: list[Row], model: type[Row], row_id: str) -> Any:
    return next(row for row in rows if isinstance(row, model) and row.id == row_id)


def _edited(rows: list[Row], value: str) -> list[Row]:
    return [*rows, Setting(name=SETTING, value=value)]


def _listed(rows: list[Row]) -> tuple[Question, ...]:
    return _shot(rows).brief.questions


def _doubt(rows: list[Row]) -> None:
    rows[:] = [row for row in rows if not (isinstance(row, Stance) and row.stance == "challenges")]


def _other_way(rows: list[Row]) -> None:
    _row(rows, Reading, _drop_in(rows).id).n = 2


def _drop_in(rows: list[Row]) -> Any:
    return next(row for row in rows if isinstance(row, Reading) and row.measure_id == "m2")


def _overdue(rows: list[Row]) -> None:
    rows.remove(_drop_in(rows))
    _row(rows, Indicator, "i1").look_by = "2026-11-20"


def _unread(rows: list[Row]) -> None:
    rows.remove(_drop_in(rows))


def _contest(rows: list[Row]) -> None:
    _row(rows, Arrow, "r").contested = True
    rows.append(PriorityFactor(priority_id="p1", factor_id="k"))


def _harm(rows: list[Row]) -> None:
    _row(rows, Consequence, "q1").predicted = "predicted"


def _many(rows: list[Row]) -> None:
    rows += [Priority(id=f"more{n}", title=f"More {n}", status="live") for n in range(3)]


def _gone(rows: list[Row]) -> None:
    rows[:] = [row for row in rows if not isinstance(row, Indicator | IndicatorPriority)]


ASKED = {
    "going the other way": (
        _other_way,
        "other_way indicator i1",
        "“Drop-ins where words come first” went the wrong way, 4 of 15 to 2 of 15: adapt, or stop?",
    ),
    "overdue": (
        _overdue,
        "I5 indicator i1",
        "Nobody has looked at “Drop-ins where words come first”, due on 20 Nov 2026. "
        "Who will, and when?",
    ),
    "not yet looked": (
        _unread,
        "no_reading indicator i1",
        "We look at “Drop-ins where words come first” by 18 Dec 2026. Which meeting will hear of "
        "it?",
    ),
    "no answer": (
        lambda _rows: None,
        "I6 indicator i1",
        "If “Drop-ins where words come first” is not seen, what will we do?",
    ),
    "untested, with what would prove it wrong": (
        _doubt,
        "A2 assumption a1",
        "We would be wrong about “Unknown words stop children joining in” if children who know "
        "the words still stay quiet. Has anybody looked?",
    ),
    "failing": (
        lambda rows: setattr(_row(rows, Assumption, "a1"), "status", "failing"),
        "failing assumption a1",
        "“Unknown words stop children joining in” is failing, and “Every child meets the words "
        "first” rests on it. What do we change?",
    ),
    "nothing stops": (
        lambda rows: setattr(_row(rows, Priority, "p1"), "stop", ""),
        "P5-stop priority p1",
        "What will stop, to make room for “Every child meets the words first”?",
    ),
    "no owner": (
        lambda rows: setattr(_row(rows, Priority, "p1"), "owner", " "),
        "P5-owner priority p1",
        "Who will lead “Every child meets the words first”?",
    ),
    "contested": (
        _contest,
        "contested arrow r",
        "Not everybody here agrees: “The more adults know why, the more children read well, after "
        "about a term”. What would settle it?",
    ),
    "harm": (
        _harm,
        "I7 consequence q1",
        "We expect “Lessons start slowly” and do not want it. Who will watch for it?",
    ),
    "too many": (_many, "P3 school school", "We have 4 live priorities. Which can wait?"),
    "stale": (
        lambda rows: setattr(_row(rows, Fact, "f1"), "observed_on", "2025-06-01"),
        "F4 fact f1",
        "“Words were taught before reading in 4 of 15 drop-ins” was last seen in Jun 2025. Is it "
        "still so, and who will look again?",
    ),
    "no sign": (
        _gone,
        "P1 priority p1",
        "What would we see in six weeks if “Every child meets the words first” were working?",
    ),
}


@pytest.mark.parametrize("case", ASKED)
def test_it_is_asked(case: str, small_school: list[Row]) -> None:
    change, key, words = ASKED[case]
    change(small_school)
    assert _words(small_school, key).replace("\u00a0", " ") == words


def test_each_kind_has_its_turn_and_six_are_printed(
    sample_rows: Rows, printed: Print, small_school: list[Row]
) -> None:
    shot = freeze(sample_rows, ReportOptions("governors", today=TODAY))
    assert [ask.kind for ask in shot.brief.asks][:3] == ["Decide", "Challenge", "Note"]
    assert len(shot.brief.asks) == MOST_PRINTED
    assert len({one.key for one in shot.brief.questions}) == len(shot.brief.questions)


def test_what_is_set_aside_is_not_asked(small_school: list[Row]) -> None:
    small_school.append(Dismissal(rule="I6", item_table="indicator", item_id="i1", reason="Later"))
    assert "I6 indicator i1" not in _questions(small_school)


@pytest.mark.parametrize("case", ASKED)
def test_nothing_private_is_named(case: str, small_school: list[Row]) -> None:
    change, key, _told = ASKED[case]
    change(small_school)
    if key.startswith("P3"):
        _row(small_school, Priority, "more0").private = True
    else:
        table, row_id = key.split(" ")[1:]
        item = next(r for r in small_school if (r.table_name(), r.id) == (table, row_id))
        if isinstance(item, Consequence):
            item = _row(small_school, Priority, "p1")
        elif isinstance(item, Arrow):
            item = next(r for r in small_school if r.id == "k")
        item.private = True  # type: ignore[attr-defined]
    for audience in ("governors", "leaders", "staff"):
        assert key not in _questions(small_school, audience)


def test_what_people_reworded_is_not_told_of_a_private_item(small_school: list[Row]) -> None:
    key = "I6 indicator i1"
    value = asking.reword("", _listed(small_school), key, "What if drop-ins fail?")
    edited = _edited(small_school, value)
    assert _words(edited, key) == "What if drop-ins fail?"
    _row(edited, Indicator, "i1").private = True
    for audience in ("governors", "leaders", "staff"):
        assert key not in _questions(edited, audience)


def test_what_people_reworded_stays_when_its_item_is_answered_or_removed(
    small_school: list[Row],
) -> None:
    key = "I6 indicator i1"
    edited = _edited(
        small_school, asking.reword("", _listed(small_school), key, "What if drop-ins fail?")
    )
    _row(edited, Indicator, "i1").if_not_seen = "Ask the children"
    assert not _questions(edited)[key].is_suggested
    _gone(edited)
    assert _questions(edited)[key].is_printed


def test_what_people_reworded_tells_no_figures_of_few_pupils(small_school: list[Row]) -> None:
    small_school += [
        Measure(id="m9", name="New arrivals", unit="count_of"),
        Indicator(
            id="few",
            sign="2 of 7 new arrivals read a page",
            realm="outcome",
            measure_id="m9",
            baseline="2",
            baseline_out_of=7,
            look_by="2027-07-01",
        ),
        IndicatorPriority(indicator_id="few", priority_id="p1"),
    ]
    key = "I6 indicator few"
    leaders = _shot(small_school, "leaders").brief.questions
    value = asking.reword("", leaders, key, "What if 3 of 7 pupils stay behind?")
    edited = _edited(small_school, value)
    assert key not in _questions(edited)
    unread = "no_reading indicator few"
    told = asking.reword("", leaders, unread, "Are 3 of 7 behind?")
    assert "3 of 7" not in _words(_edited(small_school, told), unread)
    assert "3 of 7" in _questions(edited, "leaders")[key].words
    value = asking.reword("", leaders, key, "What if they stay behind?")
    assert key in _questions(_edited(small_school, value))


def test_words_that_are_hidden_are_hidden_in_questions_too(small_school: list[Row]) -> None:
    value = asking.add("", "note", "What does Emma Jones need?")
    value = asking.reword(value, _listed(small_school), "I6 indicator i1", "Ask Emma Jones?")
    hidden = Dismissal(
        rule=f"{HIDE}Emma Jones",
        item_table="setting",
        item_id=Setting.id_for(SETTING),
        reason="a colleague",
    )
    told = [one.words for one in _listed([*_edited(small_school, value), hidden])]
    assert "What does a colleague need?" in told
    assert not any("Emma" in words for words in told)


def test_what_is_taken_out_is_counted_and_said(small_school: list[Row], printed: Print) -> None:
    key = "I6 indicator i1"
    value = asking.take_out("", _listed(small_school), key)
    made = printed(_edited(small_school, value))
    assert "1 suggested question is left out." in made.shot.left_out
    assert "1 suggested question is left out." in made.text
    assert "is not seen, what will we do?" not in made.text


def test_questions_are_nothing_to_leave_out_where_there_is_no_page_for_them(
    small_school: list[Row],
) -> None:
    value = asking.take_out("", _listed(small_school), "I6 indicator i1")
    shot = _shot(_edited(small_school, value), chosen=())
    assert "1 suggested question is left out." not in shot.left_out


def test_all_that_people_ask_is_printed_as_they_typed_it(sample_rows: Rows, printed: Print) -> None:
    value, mine = "", [f"What of <b>matter</b> & cost, number {n}?" for n in range(MOST_PRINTED)]
    for words in mine:
        value = asking.add(value, "challenge", words)
    setting = Setting(name=SETTING, value=value)
    made = printed(sample_rows.after({("setting", setting.id): setting}))
    assert all(words in made.text for words in mine)
    assert [ask.question for ask in made.shot.brief.asks] == mine


@pytest.mark.parametrize("value", ["[", '{"said": {"I6 indicator i1": ["note", 7]}}', "null"])
def test_whatever_the_setting_holds_a_report_is_made(value: str, small_school: list[Row]) -> None:
    assert _listed(_edited(small_school, value)) == _listed(small_school)
