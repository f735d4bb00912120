"""Pasting: what it would do is shown first, what is there already is named, and one undo takes it
back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.models import Fact, Measure, Reading
from selfeval.core.rows import Rows
from selfeval.exchange.pasted import (
    FACTS,
    MEASURES,
    PasteChoice,
    PastePlan,
    Table,
    apply_paste,
    guess_heading,
    guess_kind,
    guess_roles,
    period_columns,
    plan_paste,
    read_clipboard,
    turned,
    with_heading,
)
from selfeval.store import Document, UserError, load_rows

TODAY = date(2026, 11, 22)


def guessed(text: str, source: str = "", html: str = "") -> PasteChoice:
    grid = read_clipboard(html, text)
    table = with_heading(grid, guess_heading(grid))
    return PasteChoice(
        table,
        guess_kind(table),
        guess_roles(table),
        0,
        tuple(period_columns(table)),
        source,
        TODAY,
    )


def planned(document: Document, text: str) -> PastePlan:
    return plan_paste(load_rows(document.session), guessed(text))


FACTS_TEXT = (
    "Fact\tRealm\tWhen\tHow we know\tHow many\tOut of\n"
    "Words were taught first in 4 of 15 drop-ins\tBehaviours\t12/10/2026\tDrop-ins\t4\t15\n"
    "Staff know what is expected\tclimate\t5 Oct\t\t24\t31\n"
)


def test_each_row_becomes_a_fact_in_one_gesture(document: Document) -> None:
    result = apply_paste(document, guessed(FACTS_TEXT, source="Autumn visits"))
    assert (result.facts, result.readings, result.changed) == (2, 0, True)
    first, second = load_rows(document.session).all(Fact)
    assert (first.number, first.statement) == (1, "Words were taught first in 4 of 15 drop-ins")
    assert (first.realm, first.observed_on, first.source) == (
        "behaviour",
        "2026-10-12",
        "Drop-ins",
    )
    assert (first.n, first.out_of) == (4, 15)
    assert (second.realm, second.observed_on, second.source) == (
        "climate",
        "2026-10-05",
        "Autumn visits",
    )
    assert document.undo() == "Paste a table"
    assert document.canonical_dump() == []


def test_what_is_there_already_is_named_and_not_added_again(document: Document) -> None:
    apply_paste(document, guessed(FACTS_TEXT))
    again = "Fact\nSTAFF know what is expected.\nNew\nnew\n"
    plan = planned(document, again)
    assert [fact.twin for fact in plan.facts] == ["Fact 2", "", "row 3 of this table"]
    assert apply_paste(document, guessed(again)).facts == 1
    vector = document.vector()
    result = apply_paste(document, guessed(again))
    assert (result.changed, result.facts) == (False, 0)
    assert document.vector() == vector


def test_what_a_field_cannot_hold_is_kept_in_the_detail_and_said(document: Document) -> None:
    text = (
        "Fact\tRealm\tWhen\tHow many\tOut of\tNotes\n"
        "A\tCulture\tsome time in May\t20\t15\tas seen\n"
    )
    (fact,) = planned(document, text).facts
    assert fact.values["detail"] == (
        "Realm: Culture\nWhen: some time in May\nas seen\n20 out of 15"
    )
    assert len(fact.notes) == 3
    assert not {"realm", "observed_on", "n", "out_of"} & set(fact.values)
    apply_paste(document, guessed(text))
    assert load_rows(document.session).all(Fact)[0].detail == fact.values["detail"]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Measure\tOurs\tNational\nAttendance\t93.1%\t94.7%\nExclusions\t3\tn/a",
            ["Attendance: Ours 93.1%, National 94.7%.", "Exclusions: Ours 3."],
        ),
        (
            "Measure\tOurs\nAttendance\t93.1%\nExclusions\tc\nPhonics\t84%",
            ["Attendance: 93.1%.", "Exclusions", "Phonics: 84%."],
        ),
        (
            "Attendance\t93.1%\t94.7%\nExclusions\t3\t2",
            ["Attendance: 93.1%, 94.7%.", "Exclusions: 3, 2."],
        ),
    ],
)
def test_a_table_of_figures_loses_none_of_them(
    document: Document, text: str, statements: list[str]
) -> None:
    apply_paste(document, guessed(text))
    facts = load_rows(document.session).all(Fact)
    assert [fact.statement for fact in facts] == statements
    assert [fact.kind == "number" for fact in facts] == [":" in words for words in statements]


def test_without_a_column_for_the_fact_it_is_refused(document: Document) -> None:
    choice = guessed("a\tb\nc\td")
    roles = PasteChoice(choice.table, FACTS, ("", "detail"), 0, (), "", TODAY)
    with pytest.raises(UserError, match="fact itself"):
        plan_paste(Rows([]), roles)
    times = PasteChoice(choice.table, MEASURES, ("", ""), 0, (), "", TODAY)
    with pytest.raises(UserError, match="time"):
        plan_paste(Rows([]), times)


MEASURES_TEXT = (
    "Measure\t2023/24\t2024/25\n"
    "Attendance\t93.9 %\t94.2%\n"
    "Roll\t1,204\tn/a\n"
    "Drop-ins with words first\t2 of 15\t4/15\n"
)


def test_each_row_becomes_a_measure_with_its_readings_and_a_fact(document: Document) -> None:
    result = apply_paste(document, guessed(MEASURES_TEXT, source="Register"))
    assert (result.facts, result.readings) == (3, 6)
    rows = load_rows(document.session)
    measures = {row.name: row for row in rows.all(Measure)}
    assert {name: row.unit for name, row in measures.items()} == {
        "Attendance": "percentage",
        "Roll": "number",
        "Drop-ins with words first": "count_of",
    }
    read = {
        (name, row.period): (row.value, row.n, row.out_of, row.reason)
        for name, measure in measures.items()
        for row in rows.where(Reading, "measure_id", measure.id)
    }
    assert read["Attendance", "2024/25"] == ("94.2", None, None, "")
    assert read["Roll", "2023/24"] == ("1204", None, None, "")
    assert read["Roll", "2024/25"] == (None, None, None, "not_applicable")
    assert read["Drop-ins with words first", "2024/25"] == (None, 4, 15, "")
    said = {row.statement for row in rows.all(Fact)}
    assert said == {
        "Attendance: 94.2% (2024/25).",
        "Roll: no figure (2024/25).",
        "Drop-ins with words first: 4 of 15 (2024/25).",
    }
    assert {row.source for row in rows.all(Fact)} == {"Register"}
    document.undo()
    assert document.canonical_dump() == []


def test_a_later_year_extends_what_is_there(document: Document) -> None:
    apply_paste(document, guessed(MEASURES_TEXT))
    later = "Measure\t2024/25\t2025/26\nattendance\t94.0%\t95%\nRoll\tn/a\t1,190\n"
    attendance, roll = planned(document, later).series
    assert [one.change for one in attendance.readings] == ["changed", "new"]
    assert attendance.readings[0].before == "94.2%"
    assert [one.change for one in roll.readings] == ["same", "new"]
    assert attendance.rewrites
    result = apply_paste(document, guessed(later))
    assert (result.facts, result.readings, result.corrected) == (0, 2, 1)
    rows = load_rows(document.session)
    assert len(rows.all(Measure)) == 3
    assert "Attendance: 95% (2025/26)." in {row.statement for row in rows.all(Fact)}
    assert not planned(document, later).changes


def test_a_statement_in_somebodys_own_words_stays(document: Document) -> None:
    apply_paste(document, guessed(MEASURES_TEXT))
    with document.edit("Change fact") as session:
        fact = next(
            row for row in load_rows(session).all(Fact) if row.statement.startswith("Attend")
        )
        session.get(Fact, fact.id).statement = "Attendance is rising"
    apply_paste(document, guessed("Measure\t2025/26\nAttendance\t95%\n"))
    assert "Attendance is rising" in {
        row.statement for row in load_rows(document.session).all(Fact)
    }


def test_what_cannot_be_taken_is_said(document: Document) -> None:
    apply_paste(document, guessed("Measure\t2023/24\t2024/25\nRoll\t120\t130\n"))
    text = (
        "Measure\t2024/25\t2025/26\nRoll\t50%\t60%\nCalm\tmuch\t7\nCalm\t1\t2\nOdd\t20 of 15\t??\n"
    )
    roll, calm, again, odd = planned(document, text).series
    assert "another unit" in roll.left_out
    assert [one.period for one in calm.readings] == ["2025/26"]
    assert "“much” (2024/25)" in calm.notes[0]
    assert "Row 3" in again.left_out
    assert "no figure" in odd.left_out.casefold()
    assert apply_paste(document, guessed(text)).readings == 1


def test_a_day_is_said_as_a_day(document: Document) -> None:
    apply_paste(document, guessed("What\t5/10/2026\t12/11/2026\nCalm\t3\t4\nOrder\t5\t6"))
    rows = load_rows(document.session)
    assert "Calm: 4 (12 November 2026)." in {row.statement for row in rows.all(Fact)}
    assert {row.period for row in rows.all(Reading)} == {"2026-10-05", "2026-11-12"}


CELL = st.sampled_from(
    ["", "x", "4 of 15", "20/15", "71 %", "1,234", "12/07/2026", "n/a", "£3", "K", "2024/25"]
) | st.text(max_size=8)


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from([FACTS, MEASURES]),
)
def test_any_table_can_be_planned(rows: list[list[str]], kind: str) -> None:
    table = Table(("Name", "2023/24", "Autumn 2025"), tuple(map(tuple, rows)), 2)
    choice = PasteChoice(table, kind, guess_roles(table), 0, (1, 2), "", TODAY)
    if kind == FACTS and "statement" not in choice.roles:
        with pytest.raises(UserError, match="No column holds the fact itself"):
            plan_paste(Rows([]), choice)
        return
    plan = plan_paste(Rows([]), choice)
    assert len(plan.facts) + len(plan.series) <= len(rows)
    assert all(fact.values["statement"] for fact in plan.facts)


def down(text: str) -> PasteChoice:
    grid = read_clipboard("", text)
    table = turned(with_heading(grid, guess_heading(grid)))
    return PasteChoice(table, MEASURES, (), 0, tuple(period_columns(table)), "", TODAY)


def test_a_table_with_its_years_down_becomes_a_measure_for_each_column(document: Document) -> None:
    choice = down("Year\tReading\tMaths\tScience\n2023\t70%\tn/a\t\n2024\t73%\t-\t\n")
    plan = plan_paste(load_rows(document.session), choice)
    assert plan.missing == "1 column left out: no figure in it."
    assert all(one.is_column for one in plan.series)
    apply_paste(document, choice)
    rows = load_rows(document.session)
    names = {one.id: one.name for one in rows.all(Measure)}
    found = {
        (names[one.measure_id], one.period, one.value, one.reason) for one in rows.all(Reading)
    }
    assert found == {
        ("Reading", "2023", "70", ""),
        ("Reading", "2024", "73", ""),
        ("Maths", "2023", None, "not_applicable"),
        ("Maths", "2024", None, "not_available"),
    }


def test_a_row_in_which_nothing_is_stated_is_counted_and_named(document: Document) -> None:
    plan = planned(document, "Fact\tHow we know\nWords came first\tVisits\nn/a\tVisits\n\tTalks\n")
    assert [one.values["statement"] for one in plan.facts] == ["Words came first"]
    assert (plan.silent, plan.missing) == (2, "2 rows left out: nothing in “Fact”.")
    assert planned(document, FACTS_TEXT).missing == ""


def test_a_measure_without_a_name_or_a_figure_is_counted(document: Document) -> None:
    plan = planned(document, "Measure\t2023/24\t2024/25\nAttendance\t94%\t95%\nLate\t\t\n")
    assert (len(plan.series), plan.silent) == (1, 1)
    assert plan.missing == "1 row left out: no name or no figure."
