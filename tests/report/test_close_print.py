"""What keeps the report short: each figure once, few figures in words, years not repeated."""

from __future__ import annotations

import pytest

from selfeval.core.models import Action, Fact, Measure, Priority, Reading, Row
from selfeval.core.rows import Rows
from selfeval.report import ReportOptions, freeze
from selfeval.report.nested import fullest
from selfeval.report.snapshot.actions import days_of
from selfeval.report.snapshot.chart_parts import ReadingRow, Readings
from selfeval.report.story.blocks import Aside, Block, Chart, Columns, NewPage, OnePage, Para, Table
from selfeval.report.story.facts import blocks
from selfeval.report.story.priorities import blocks as priority_blocks
from selfeval.report.story.readings import shown
from selfeval.report.web import html_bytes
from tests.report.conftest import TODAY

ROOM = 318.0


def _readings(count: int, national: str | None = None) -> list[Row]:
    dated = [f"2026-{month:02}-01" for month in range(1, count + 1)]
    return [
        Measure(id="m", name="Records signed"),
        *(
            Reading(measure_id="m", period=day, sort_date=day, value="41", national=national)
            for day in dated
        ),
    ]


def _facts(rows: list[Row]) -> list[Block]:
    shot = freeze(Rows(rows), ReportOptions("leaders", today=TODAY))
    asides = [block for block in blocks(shot) if isinstance(block, Aside)]
    return [block for aside in asides for block in aside.main]


def test_figures_that_two_facts_share_are_drawn_once_and_pointed_to() -> None:
    facts: list[Row] = [
        Fact(id=f"f{number}", number=number, statement="Signed.", realm="behaviour", measure_id="m")
        for number in (1, 2)
    ]
    found = _facts([*facts, *_readings(3)])
    assert len([block for block in found if isinstance(block, Columns)]) == 1
    last = found[-1]
    assert isinstance(last, Para)
    assert not isinstance(last.words, str)
    assert (last.words[1].words, last.words[1].key) == (
        "the figures stand under Fact\u00a01.",
        "fact-f1",
    )


def test_two_figures_with_nothing_beside_them_are_said_in_words() -> None:
    fact = Fact(number=1, statement="Signed.", realm="behaviour", measure_id="m")
    found = _facts([fact, *_readings(2)])
    assert not [block for block in found if isinstance(block, Chart | Columns | Table)]
    assert any(isinstance(block, Columns) for block in _facts([fact, *_readings(2, national="40")]))


def test_a_few_figures_lie_beside_their_chart_and_many_stand_below_it() -> None:
    fact = Fact(number=1, statement="Signed.", realm="behaviour", measure_id="m")
    (columns,) = [block for block in _facts([fact, *_readings(3)]) if isinstance(block, Columns)]
    (table,) = columns.columns[1]
    assert isinstance(table, Table)
    heads = ["When", "1\u00a0Jan 2026", "1\u00a0Feb 2026", "1\u00a0Mar 2026"]
    assert [column.title for column in table.columns] == heads
    many = _facts([fact, *_readings(9)])
    (standing,) = [block for block in many if isinstance(block, Table)]
    assert [len(standing.columns), len(standing.rows)] == [2, 9]


def test_gaps_with_one_reason_share_a_line() -> None:
    gaps = tuple(ReadingRow(str(year), "Not collected", "", "", gap=True) for year in (2020, 2021))
    readings = Readings("Absence", "", "", gaps, None, "", "")
    *_table, reason = shown(readings, ROOM)
    assert reason == Para("2020, 2021: Not collected", "small")


def test_a_long_series_is_heard_as_its_beginning_and_its_end() -> None:
    fact = Fact(number=1, statement="Signed.", realm="behaviour", measure_id="m")
    shot = freeze(Rows([fact, *_readings(6)]), ReportOptions("leaders", today=TODAY))
    readings = shot.facts[0].facts[0].readings
    assert readings is not None
    assert readings.alt.startswith("Records signed: it was 41")
    assert "with 4 figures between them" in readings.alt


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2026-09-14", "2026-10-02", "14 Sep to 2~Oct~2026"),
        ("2026-09-14", "2027-01-08", "14 Sep to 8~Jan~2027"),
        ("2026-09-14", "2027-09-08", "14 Sep~2026 to 8~Sep~2027"),
        ("2026-10-02", "2026-09-14", "2 Oct~2026 to 14~Sep~2026"),
        ("2026-10-02", "2026-10-02", "by 2~Oct~2026"),
    ],
)
def test_a_year_is_said_once_where_it_can_be_no_other(starts: str, ends: str, words: str) -> None:
    said = days_of(Action(starts_on=starts, due_on=ends))
    assert said.replace("\u00a0", " ") == words.replace("~", " ")
    assert said.count("\u00a0") >= words.count("~")


def test_a_priority_without_more_to_say_has_no_empty_columns() -> None:
    shot = freeze(
        Rows([Priority(title="Words first", status="live")]),
        ReportOptions("leaders", today=TODAY),
    )
    (page,) = priority_blocks(shot)
    for version in page.versions:  # type: ignore[union-attr]
        for block in version:
            if isinstance(block, Columns):
                assert all(block.columns[:1])


def test_what_has_no_pages_parts_no_priority() -> None:
    row = Priority(id="p", title="Words first", status="live")
    shot = freeze(Rows([row]), ReportOptions("governors", today=TODAY))
    page = next(iter(priority_blocks(shot)))
    assert isinstance(page, OnePage)
    assert any(isinstance(block, NewPage) for block in page.versions[0])
    assert not any(isinstance(block, NewPage) for block in fullest(page))
    assert "(continued)" not in html_bytes(shot).decode()


def test_what_waits_stands_on_the_last_page_of_the_priorities() -> None:
    rows: list[Row] = [
        Priority(title="Words first", status="live"),
        Priority(title="Outdoor learning", status="not_now", status_reason="No facts yet"),
    ]
    shot = freeze(Rows(rows), ReportOptions("leaders", today=TODAY))
    (page,) = priority_blocks(shot)
    assert isinstance(page, OnePage)
    for version in page.versions:
        assert isinstance(version[-1], Table)
        assert "Outdoor learning" in str(version[-1].rows)
    only = freeze(Rows(rows[1:]), ReportOptions("leaders", today=TODAY))
    assert isinstance([*priority_blocks(only)][-1], Table)
