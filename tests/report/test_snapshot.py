"""What a report says: figures beside others, reasons for gaps, honest words, useful questions."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import timedelta

import pytest

from selfeval.core.causal.sentences import arrow_sentence
from selfeval.core.models import (
    Arrow,
    Fact,
    Indicator,
    IndicatorPriority,
    LoopName,
    Measure,
    Priority,
    Reading,
    Row,
    School,
)
from selfeval.core.pieces import pieces_of
from selfeval.core.rows import Rows
from selfeval.report import ReportOptions, freeze
from tests.report.conftest import TODAY, Print


def _shot(rows: list[Row], audience: str = "governors"):
    return freeze(Rows(rows), ReportOptions(audience, today=TODAY))


def test_a_snapshot_is_frozen_and_holds_no_rows(small_school: list[Row]) -> None:
    shot = _shot(small_school)
    with pytest.raises(FrozenInstanceError):
        shot.school = "Another"  # type: ignore[misc]
    small_school[0].statement = "Changed afterwards"  # type: ignore[attr-defined]
    told = [fact.statement for realm in shot.facts for fact in realm.facts]
    assert "Changed afterwards" not in told


def test_worries_stand_beside_the_year_before_and_the_nation(small_school: list[Row]) -> None:
    points = {point.ref: point.beside for point in _shot(small_school).brief.worries}
    assert points["Fact\u00a02"] == "was 68%, 2023/24; England 75%"


def test_a_gap_keeps_its_reason_in_chart_table_and_sentence(small_school: list[Row]) -> None:
    realm = next(realm for realm in _shot(small_school).facts if realm.realm == "outcome")
    readings = realm.facts[0].readings
    assert readings is not None
    assert [row.gap for row in readings.rows] == [False, True, False]
    assert readings.series is not None
    assert readings.series.marks[1].value is None
    assert (readings.series.low, readings.series.high) == (0, 100)
    assert readings.alt == (
        "Year 6 reading: it was 68% (2023/24), then 58% (2025/26). There is no figure for 2024/25: "
        "Suppressed because few pupils are in the group. The dashed line is England, last at 75%. "
        "2 readings: too few to call a trend."
    )
    assert readings.trend == "2 readings: too few to call a trend"


def test_a_priority_says_why_and_names_its_weakest_link(
    small_school: list[Row], printed: Print
) -> None:
    shot = _shot(small_school)
    assert shot.brief.why is not None
    assert "unknown words stop children joining in" in shot.brief.why.sentence
    assert shot.brief.why.weakest
    text = printed(small_school).text
    assert text.count(" ".join(shot.brief.why.weakest.split())) == 2


def test_words_of_indicators_are_counted_worst_first(small_school: list[Row]) -> None:
    (line,) = _shot(small_school).brief.priorities
    assert line.words == "1 on course"
    assert line.worst == "on_course"
    assert line.by == "Deputy head · until 19\u00a0July\u00a02027"


def test_for_and_against_are_told_with_their_facts(small_school: list[Row]) -> None:
    (belief,) = _shot(small_school).beliefs
    assert [fact.ref for fact in belief.supports] == ["Fact\u00a01"]
    assert [fact.ref for fact in belief.challenges] == ["Fact\u00a03"]
    assert (belief.basis_step, belief.basis_steps) == (3, 5)


def test_an_arrow_is_a_sentence(small_school: list[Row]) -> None:
    (view,) = _shot(small_school, "leaders").maps
    (told,) = view.sentences
    arrow = next(row for row in small_school if isinstance(row, Arrow))
    assert told.startswith(arrow_sentence(Rows(small_school), arrow))
    assert told.endswith("hunch.")


def test_loops_are_told_with_the_names_that_people_gave_them(
    small_school: list[Row], printed: Print
) -> None:
    back = Arrow(source_id="o", target_id="k", sign="minus", note="Seen once")
    named = LoopName(factors="o k", name="Trust pushes back")
    (view,) = _shot([*small_school, back, named], "leaders").maps
    (loop,) = view.loops
    assert (loop.label, loop.name) == ("B1", "Trust pushes back (slows itself)")
    assert "adults know why" in loop.words
    text = printed([*small_school, back, named], "leaders").text
    assert f"B1 Trust pushes back (slows itself). {loop.words}" in text
    assert "1 " + view.sentences[0] in text
    assert "2 " + view.sentences[1] in text
    assert view.sentences[1].endswith("Seen once.")


def test_the_context_stands_beside_the_nation(small_school: list[Row]) -> None:
    shot = _shot(small_school)
    attendance = next(row for row in shot.context.figures if row.title == "Attendance")
    assert (attendance.here, attendance.national, attendance.difference) == (
        "93.8%",
        "94.8%",
        "−1.0",
    )
    assert [tile.title for tile in shot.brief.glance] == ["Attendance", "Safeguarding"]


def test_questions_follow_from_what_is_weak(small_school: list[Row]) -> None:
    for row in small_school:
        if isinstance(row, Indicator):
            row.look_by = "2026-11-20"
        if isinstance(row, Reading) and row.measure_id == "m2":
            row.n = 5
    asks = [ask.question for ask in _shot(small_school).brief.asks]
    question = "“Drop-ins where words come first” came to 5 of 15, not 12 of 15: adapt, or stop?"
    assert asks[0] == question
    assert len(asks) == len(set(asks)) <= 6
    gone = (Indicator, IndicatorPriority)
    without = [row for row in small_school if not isinstance(row, gone)]
    assert (
        "What would we see in six weeks if “Every child meets the words first” were working?"
        in [ask.question for ask in _shot(without).brief.asks]
    )


def test_evidence_of_an_area_is_counted(small_school: list[Row]) -> None:
    area = next(area for area in _shot(small_school).areas.areas if area.title == "Achievement")
    assert len(area.evidence) == 1
    assert area.grade == "Not graded"


def test_a_local_figure_stands_in_where_no_national_one_is_published() -> None:
    rows: list[Row] = [
        School(name="S"),
        Fact(id="f", number=1, statement="Days", realm="climate", measure_id="m"),
        Measure(id="m", name="Days lost", unit="number", local_name="Hampshire"),
        Reading(measure_id="m", period="2024/25", sort_date="2025-07-01", value="6.3", local="5.9"),
        Reading(measure_id="m", period="2025/26", sort_date="2026-07-01", value="4.1", local="5.7"),
    ]
    readings = _shot(rows).facts[0].facts[0].readings
    assert readings is not None
    assert readings.series is not None
    assert readings.series.comparator_words == "Hampshire\n5.7"
    assert (readings.local_name, readings.national_name) == ("Hampshire", "")
    assert (readings.series.low, readings.series.high) == (0, 8)


def test_an_audience_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such kind of document"):
        ReportOptions("parents")


def test_a_fact_from_before_the_newest_reading_says_what_is_so_now() -> None:
    measure = Measure(name="Drop-ins", unit="count_of")
    fact = Fact(
        statement="Words came first in 4 of 15 drop-ins.", tone="concern", measure_id=measure.id
    )
    read = {"measure_id": measure.id, "out_of": 15}
    first = Reading(**read, period="October", sort_date="2026-10-16", n=4)
    then = Reading(**read, period="November", sort_date="2026-11-19", n=9)
    assert _shot([measure, fact, first, then]).brief.worries[0].beside == "now 9 of 15, November"
    assert _shot([measure, fact, first]).brief.worries[0].beside == ""


def test_the_worst_sign_comes_first_on_the_first_page() -> None:
    priority = Priority(title="Words first", status="live")
    rows: list[Row] = [priority]
    for name, now in (("Fine", "80"), ("Worse", "20"), ("Slow", "52")):
        measure = Measure(name=name)
        indicator = Indicator(
            sign=name,
            measure_id=measure.id,
            baseline="50",
            expected="80",
            baseline_on=(TODAY - timedelta(days=60)).isoformat(),
            look_by=(TODAY + timedelta(days=20)).isoformat(),
        )
        read = Reading(measure_id=measure.id, period="now", sort_date=TODAY.isoformat(), value=now)
        link = IndicatorPriority(indicator_id=indicator.id, priority_id=priority.id)
        rows += [measure, indicator, read, link]
    assert [card.title for card in _shot(rows).brief.signs][:1] == ["Worse"]


def test_the_window_and_print_name_the_same_weakest_link(sample_rows: Rows) -> None:
    shot = freeze(sample_rows, ReportOptions("leaders", today=TODAY))
    live = [row for row in sample_rows.all(Priority) if row.status == "live"]
    seen = [pieces_of(sample_rows, row, TODAY)[0].weakest for row in live]
    assert seen == [part.why.weakest for part in shot.priorities.live]
    assert len(set(seen)) == len(seen) == 3
