"""Guesses about a pasted table are what a person would say at a glance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.exchange.pasted import (
    FACTS,
    MEASURES,
    Table,
    goes_down,
    guess_heading,
    guess_kind,
    guess_roles,
    period_columns,
    read_clipboard,
    turned,
    with_heading,
)
from selfeval.exchange.pasted.guess import counted
from selfeval.exchange.pasted.periods import read_period


def table(text: str) -> Table:
    grid = read_clipboard("", text)
    return with_heading(grid, guess_heading(grid))


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Fact\tWhen\nA\t12/07/2026\nB\t13/07/2026", True),
        ("Group\t2024/25\t2025/26\nAll\t94%\t95%", True),
        ("Name\tFigure\nAll\t94\nBoys\t93", True),
        ("All\t94\nBoys\t93", False),
        ("Words came first\tDrop-ins\nMarking takes five hours\tSurvey", False),
        ("Only one row\t2024", False),
    ],
)
def test_is_the_first_row_a_heading(text: str, has: bool) -> None:
    assert guess_heading(read_clipboard("", text)) is has


def test_a_column_without_a_heading_is_called_by_its_place() -> None:
    found = table("Words came first\tDrop-ins\nMarking takes hours\tSurvey")
    assert (found.heading, found.first_row) == (("Column 1", "Column 2"), 1)
    assert with_heading(read_clipboard("", "Fact\t\nA\tb"), True).heading == ("Fact", "Column 2")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Measure\t2023/24\t2024/25\nAttendance\t94%\t95%\nExclusions\t3\tn/a", MEASURES),
        ("Drop-ins\tAutumn 2025\tSpring 2026\nWords first\t4 of 15\t9/15", MEASURES),
        ("Fact\tWhen\tRealm\nA\t12/07/2026\tClimate", FACTS),
        ("Group\t2024\t2025\nA\tcalm\tlively", FACTS),
        ("One line\nAnother", FACTS),
    ],
)
def test_facts_or_a_measure_over_time(text: str, kind: str) -> None:
    assert guess_kind(table(text)) == kind


def test_columns_by_their_headings() -> None:
    found = table(
        "Statement\tRealm\tDate\tHow we know\tHow many\tOut of\tWho it is about\tNotes\tX\n"
        "A\tClimate\t12/07/2026\tSurvey\t4\t15\tYear 4\tmore\t?"
    )
    assert guess_roles(found) == (
        "statement",
        "realm",
        "observed_on",
        "source",
        "n",
        "out_of",
        "about",
        "detail",
        "",
    )


def test_columns_by_what_they_hold() -> None:
    found = table(
        "Climate\tWords were taught before reading\t5 Oct 2026\t4 of 15\n"
        "Outcomes\tPersistent absence is high among some\t6 Oct 2026\t9 of 24"
    )
    assert guess_roles(found) == ("realm", "statement", "observed_on", "n_of")


def test_figures_beside_a_name_are_said_in_the_fact() -> None:
    found = table("Measure\tOurs\tNational\nAttendance, autumn\t93.1%\t94.7%\nExclusions\t3\tn/a")
    assert guess_roles(found) == ("statement", "figure", "figure")


def test_figures_beside_a_sentence_are_left_out() -> None:
    found = table("Fact\tRow\nWords were taught first in 4 of 15 drop-ins.\t17")
    assert guess_roles(found) == ("statement", "")


def test_each_thing_is_guessed_once() -> None:
    assert guess_roles(table("Date\tWhen\n1/2/2026\t1/3/2026")).count("observed_on") == 1
    assert guess_roles(table("Fact\tFacts\nA\tB")).count("statement") == 1


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_table_gets_one_role_a_column(rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    square = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
    found = Table(square[0], square[1:], 2)
    roles = guess_roles(found)
    assert len(roles) == width
    assert roles.count("statement") <= 1
    assert guess_kind(found) in (FACTS, MEASURES)
    assert all(0 < at < width for at in period_columns(found))


@pytest.mark.parametrize(
    ("words", "label", "on"),
    [
        ("2024/25", "2024/25", "2025-08-31"),
        ("2024-2025", "2024/25", "2025-08-31"),
        ("2025", "2025", "2025-08-31"),
        ("Autumn 2025", "Autumn 2025", "2025-12-31"),
        ("Autumn 1 2025", "Autumn 1 2025", "2025-10-31"),
        ("Spring 25/26", "", ""),
        ("Spring 2025/26", "Spring 2025/26", "2026-03-31"),
        ("Aut 2025/26", "Aut 2025/26", "2025-12-31"),
        ("Summer term 26", "Summer term 26", "2026-07-31"),
        ("Feb 2024", "Feb 2024", "2024-02-29"),
        ("October 25", "October 25", "2025-10-31"),
        ("12/07/2026", "2026-07-12", "2026-07-12"),
        ("5 Oct 2026", "2026-10-05", "2026-10-05"),
        ("5 Oct 26", "2026-10-05", "2026-10-05"),
        ("2026-10-05", "2026-10-05", "2026-10-05"),
        ("5 Oct", "", ""),
        ("today", "", ""),
        ("Year 4", "", ""),
        ("Total", "", ""),
        ("71%", "", ""),
        ("Autumn 0000", "", ""),
        ("", "", ""),
    ],
)
def test_times(words: str, label: str, on: str) -> None:
    found = read_period(words)
    assert (found.label, found.on) == (label, on) if found else label == ""


@given(st.text(alphabet="0123456789/- abcdefjnopstumryAOS", max_size=16) | st.text(max_size=12))
def test_any_heading_is_a_time_or_none(words: str) -> None:
    found = read_period(words)
    assert found is None or (found.label and len(found.on) == 10)


YEARS_DOWN = "Year\tReading\tMaths\n2022\t68\t71\n2023\t70\tn/a\n2024\t73\t-\n"


def test_years_down_the_rows_are_measures_over_time_once_turned_round() -> None:
    found = table(YEARS_DOWN)
    assert goes_down(found)
    assert guess_kind(found) == MEASURES
    assert turned(found) == Table(
        ("Year", "2022", "2023", "2024"),
        (("Reading", "68", "70", "73"), ("Maths", "71", "n/a", "-")),
        2,
        is_turned=True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Fact\tWhen\tRealm\nA\t12/07/2026\tClimate",
        "When\tFact\n12/07/2026\tWords came first\n13/07/2026\tBooks were shared",
        "Measure\t2023/24\t2024/25\nAttendance\t94%\t95%",
        "2022\n2023",
    ],
)
def test_other_tables_are_not_turned(text: str) -> None:
    assert not goes_down(table(text))


@pytest.mark.parametrize("text", [YEARS_DOWN, "Name\tFigure\n1\t94\n2\t93", "68\t2024\n70\t2025"])
def test_a_bare_figure_is_never_guessed_to_be_a_fact(text: str) -> None:
    assert "statement" not in guess_roles(table(text))


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("4 of 15", (4, 15)),
        ("1,204 out of 2,000", (1204, 2000)),
        ("9/15", (9, 15)),
        ("0 of 0", (0, 0)),
        ("1,2 of 15", None),
        ("٤ of ١٥", None),
        ("9" * 5_000 + " of " + "9" * 5_000, None),
        ("four of 15", None),
    ],
)
def test_how_many_of_how_many(cell: str, said: tuple[int, int] | None) -> None:
    assert counted(cell) == said
