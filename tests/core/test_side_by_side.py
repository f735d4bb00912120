"""Indicators side by side: narrowed, in order, on one time axis."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.challenges import challenge_to, challenges
from selfeval.core.models import (
    Assumption,
    Dismissal,
    Indicator,
    IndicatorPriority,
    Measure,
    Priority,
    Reading,
    Row,
)
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows
from selfeval.core.side_by_side import (
    NO_PRIORITY,
    ORDERS,
    Narrowed,
    axis_of,
    counted,
    ordered,
    priorities_without,
    standings,
    what_then,
)
from selfeval.core.signs import Word
from selfeval.core.small_chart import small_chart

TODAY = date(2026, 11, 22)


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


def linked(indicator: Indicator, priority: Priority) -> Row:
    return IndicatorPriority(indicator_id=indicator.id, priority_id=priority.id)


@pytest.fixture
def rows() -> Rows:
    """Three indicators of a live priority, one of none, one of a priority that is done."""
    live = Priority(title="Words", status="live", position="a")
    bare = Priority(title="Bare", status="proposed", position="b")
    done = Priority(title="Done", status="done", position="c")
    found = [
        Indicator(sign="Tests", realm="outcome", look_by=day(200), position="a"),
        Indicator(sign="Drop-ins", realm="behaviour", look_by=day(-5), position="b"),
        Indicator(sign="Trust", realm="climate", watch=True, owner=" Head ", position="c"),
        Indicator(sign="Not placed", position="d"),
        Indicator(sign="Long ago", realm="knowledge", look_by=day(-300), position="e"),
    ]
    links = [linked(one, live) for one in found[:3]] + [linked(found[4], done)]
    return Rows([live, bare, done, *found, *links])


def signs_in(rows: Rows, by: str) -> list[str]:
    return [one.words for one in ordered(standings(rows, TODAY), by)]


def test_each_order_and_what_is_over_last(rows: Rows) -> None:
    assert signs_in(rows, "realm") == ["Drop-ins", "Trust", "Tests", "Not placed", "Long ago"]
    assert signs_in(rows, "look_by") == ["Drop-ins", "Tests", "Trust", "Not placed", "Long ago"]
    assert signs_in(rows, "worst")[0] == "Drop-ins"
    assert signs_in(rows, "worst")[-1] == "Long ago"
    assert [key for key, _label in ORDERS] == ["realm", "look_by", "worst"]


def test_a_board_is_narrowed_by_word_priority_realm_watch_and_words(rows: Rows) -> None:
    found = standings(rows, TODAY)
    live = next(one for one in rows.all(Priority) if one.title == "Words")

    def taken(**by: object) -> list[str]:
        return [one.words for one in found if Narrowed(**by).takes(one)]  # type: ignore[arg-type]

    assert len(taken()) == 5
    assert taken(word=Word.OVERDUE) == ["Drop-ins", "Long ago"]
    assert taken(priority_id=live.id) == ["Tests", "Drop-ins", "Trust"]
    assert taken(priority_id=NO_PRIORITY) == ["Not placed"]
    assert taken(realm="climate") == ["Trust"]
    assert taken(only_watch=True) == ["Trust"]
    assert taken(words="t T") == ["Tests", "Trust", "Not placed"]
    assert Narrowed(word=Word.SEEN, only_watch=True, words="x").without_word() == Narrowed(
        words="x"
    )
    assert dict(counted(found)) == {Word.OVERDUE: 2, Word.NO_READING: 3}


@pytest.mark.parametrize(
    ("written", "then"),
    [
        ("Ask the children.", "ask the children"),
        ("plan in  year teams", "plan in year teams"),
        ("We will coach Year 2", "coach Year 2"),
        ("SENDCo looks again", "SENDCo looks again"),
        ("A day is set aside", "A day is set aside"),
        ("", ""),
    ],
)
def test_what_then_fits_behind_we_will(written: str, then: str) -> None:
    assert what_then(written) == then


def test_priorities_with_nothing_to_look_for(rows: Rows) -> None:
    assert [one.title for one in priorities_without(rows)] == ["Bare"]


def test_the_axis_holds_every_day_within_reason() -> None:
    measure = Measure(name="m", unit="number")
    old = Reading(measure_id=measure.id, period=day(-3000), value="1")
    near = Reading(measure_id=measure.id, period=day(-90), value="1")
    one = Indicator(sign="a", measure_id=measure.id, look_by=day(120), baseline_on=day(-60))
    assert axis_of(Rows([]), TODAY) == (TODAY - timedelta(28), TODAY + timedelta(28))
    found = axis_of(Rows([measure, old, near, one]), TODAY)
    assert found == (TODAY - timedelta(90), TODAY + timedelta(120))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*REALM_IDS, None]),
            st.integers(-500, 500) | st.none(),
            st.booleans(),
        ),
        max_size=12,
    ),
    st.sampled_from([key for key, _label in ORDERS]),
)
def test_order_and_chips_lose_nobody(
    given_rows: list[tuple[str | None, int | None, bool]], by: str
) -> None:
    made = [
        Indicator(sign="a", realm=realm, look_by=None if ahead is None else day(ahead), watch=watch)
        for realm, ahead, watch in given_rows
    ]
    found = standings(Rows(made), TODAY)
    assert sorted(one.id for one in ordered(found, by)) == sorted(row.id for row in made)
    assert sum(count for _word, count in counted(found)) == len(made)
    for word, count in counted(found):
        assert len([one for one in found if Narrowed(word=word).takes(one)]) == count


# The chart ----------------------------------------------------------------------------------------


def count_of(*readings: tuple[int, int | None], **values: object) -> tuple[Rows, Indicator]:
    measure = Measure(name="m", unit="count_of")
    one = Indicator(sign="a", measure_id=measure.id, **values)
    read = [
        Reading(
            measure_id=measure.id,
            period=day(ahead),
            n=n,
            out_of=10 if n is not None else None,
            reason="" if n is not None else "not_available",
        )
        for ahead, n in readings
    ]
    return Rows([measure, one, *read]), one


def test_readings_start_and_goal_share_one_scale() -> None:
    rows, one = count_of(
        (-40, 4),
        (-20, None),
        (-1, 6),
        baseline="4",
        baseline_out_of=10,
        baseline_on=day(-40),
        expected="8",
        look_by=day(30),
    )
    chart = small_chart(rows, one)
    assert [(dot.height, dot.is_gap) for dot in chart.dots] == [
        (0.0, False),
        (0.5, True),
        (0.5, False),
    ]
    assert chart.start is not None
    assert chart.goal is not None
    assert (chart.start.height, chart.goal.height) == (0.0, 1.0)
    assert chart.goal.on == TODAY + timedelta(30)
    assert chart.has_line


def test_a_little_change_looks_little() -> None:
    rows, one = count_of((-20, 5), (-1, 5))
    assert {dot.height for dot in small_chart(rows, one).dots} == {0.5}
    measure = Measure(name="m", unit="number")
    steady = Indicator(sign="a", measure_id=measure.id, baseline="100", baseline_on=day(-40))
    read = Reading(measure_id=measure.id, period=day(-1), value="102")
    chart = small_chart(Rows([measure, steady, read]), steady)
    assert chart.start is not None
    assert 0 < chart.dots[0].height - chart.start.height < 0.1


def test_one_reading_makes_no_line_and_stands_for_the_start() -> None:
    rows, one = count_of((-20, None), (-1, 6))
    chart = small_chart(rows, one)
    assert not chart.has_line
    assert chart.start is not None
    assert (chart.start.on, chart.start.height) == (TODAY - timedelta(1), 0.5)
    assert chart.goal is None


def test_words_are_placed_by_their_day_alone() -> None:
    measure = Measure(name="m", unit="words")
    one = Indicator(sign="a", measure_id=measure.id, baseline="3", look_by=day(3), expected="4")
    said = Reading(measure_id=measure.id, period=day(-3), said="All did", word="seen")
    undated = Reading(measure_id=measure.id, period="Autumn", said="Some", word="seen")
    chart = small_chart(Rows([measure, one, said, undated]), one)
    assert [(dot.word, dot.height) for dot in chart.dots] == [("seen", 0.5)]
    assert (chart.start, chart.goal, chart.has_line) == (None, None, False)


# Challenges ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read_on", "reviewed", "status", "waits"),
    [
        (day(-31), None, "testing", True),
        (day(-30), None, "testing", False),
        (day(-31), day(-32), "testing", True),
        (day(-31), day(-31), "testing", False),
        (day(-31), None, "retired", False),
        ("Autumn", None, "testing", True),
        ("Autumn", day(-900), "testing", False),
    ],
)
def test_a_challenge_waits_thirty_days(
    read_on: str, reviewed: str | None, status: str, waits: bool
) -> None:
    belief = Assumption(belief="b", status=status, reviewed_on=reviewed)
    told = Reading(
        measure_id="m", period=read_on, value="1", stance="challenges", assumption_id=belief.id
    )
    rows = Rows([belief, told])
    assert (challenge_to(rows, belief, TODAY) is told) is waits
    assert challenges(rows, TODAY) == ([(belief, told)] if waits else [])
    aside = Dismissal(rule="I8", item_table="assumption", item_id=belief.id, reason="asked")
    assert challenges(Rows([belief, told, aside]), TODAY) == []
