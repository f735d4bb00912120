"""Applying a plan to a real file: one gesture, extended next year, nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.figures import readings_of
from selfeval.core.models import Fact, Indicator, Measure, Reading
from selfeval.core.rows import Rows
from selfeval.exchange import tables
from selfeval.store import Document, UserError, load_rows, remove

COLUMNS = ["PTRWM_EXP", "READPROG"]


def bring_in(
    document: Document,
    specs: list[Path] | Path,
    school: str = "900001",
    columns: list[str] = COLUMNS,
) -> tables.ImportResult:
    plan = tables.plan_import(document, specs, school=school, columns=columns)
    return tables.apply_plan(document, plan)


def rows_of(document: Document) -> Rows:
    return load_rows(document.session)


def the_fact(document: Document, column: str = "PTRWM_EXP") -> Fact:
    rows = rows_of(document)
    measure = next(row for row in rows.all(Measure) if row.source_column == column)
    return rows.where(Fact, "measure_id", measure.id)[0]


def trend(document: Document, column: str = "PTRWM_EXP") -> list[tuple[str, str | None]]:
    fact = the_fact(document, column)
    return [(row.period, row.value) for row in readings_of(rows_of(document), fact.measure_id)]


def test_one_fact_a_measure_one_reading_a_year_in_one_gesture(
    document: Document, ks2: list[Path]
) -> None:
    result = bring_in(document, ks2)
    assert (result.facts, result.readings, result.corrected) == (2, 8, 0)
    assert document.undo_label == "Import figures"
    fact = the_fact(document)
    assert fact.number == 1
    assert (fact.kind, fact.realm, fact.people) == ("number", "outcome", "children")
    assert (fact.observed_on, fact.out_of) == ("2023-08-31", 42)
    assert fact.source.startswith("Key stage 2 performance tables, 2022/23")
    assert trend(document) == [
        ("2019/20", "60"),
        ("2020/21", "55"),
        ("2021/22", "58"),
        ("2022/23", "66"),
    ]
    last = readings_of(rows_of(document), fact.measure_id)[-1]
    assert last.id == Reading.id_for(last.measure_id, "2022/23")
    assert (last.local, last.national, last.sort_date) == ("66", "60", "2023-08-31")
    document.undo()
    assert not rows_of(document).all(Fact)
    assert not rows_of(document).all(Measure)
    assert not rows_of(document).all(Reading)


def test_a_gap_is_stored_with_its_reason_and_never_as_zero(
    document: Document, ks2: list[Path]
) -> None:
    bring_in(document, ks2, "900002")
    fact = the_fact(document)
    gap = readings_of(rows_of(document), fact.measure_id)[2]
    assert (gap.period, gap.value, gap.reason) == ("2021/22", None, "suppressed")


def test_next_years_table_extends_the_measure_and_its_fact(
    document: Document, ks2: list[Path]
) -> None:
    bring_in(document, ks2[:2])
    before = the_fact(document).id
    plan = tables.plan_import(document, ks2[2], school="900001", columns=COLUMNS)
    assert {measure.fact_change for measure in plan.measures} == {"extends"}
    result = tables.apply_plan(document, plan)
    assert (result.facts, result.readings) == (0, 2)
    fact = the_fact(document)
    assert fact.id == before
    assert fact.statement.startswith("66% of pupils")
    assert fact.observed_on == "2023-08-31"
    assert len(rows_of(document).all(Measure)) == 2


def test_importing_the_same_again_is_no_gesture(document: Document, ks2: list[Path]) -> None:
    bring_in(document, ks2)
    dump, vector = document.canonical_dump(), document.vector()
    for specs in (ks2, ks2[:1], ks2[2:], list(reversed(ks2))):
        plan = tables.plan_import(document, specs, school="900001", columns=COLUMNS)
        assert not plan.changes
        assert {measure.fact_change for measure in plan.measures} == {"same"}
        assert not tables.apply_plan(document, plan).changed
    assert document.canonical_dump() == dump
    assert document.vector() == vector


def test_a_corrected_table_updates_the_figure_and_says_what_stood_there(
    document: Document, ks2: list[Path], tmp_path: Path
) -> None:
    bring_in(document, ks2)
    corrected = tmp_path / ks2[2].name
    corrected.write_bytes(ks2[2].read_bytes().replace(b",66%,1.9", b",67%,1.9"))
    plan = tables.plan_import(document, corrected, school="900001", columns=COLUMNS)
    reading = plan.measures[0].readings[-1]
    assert (reading.change, reading.before, reading.words) == ("changed", "66%", "67%")
    assert tables.apply_plan(document, plan).corrected == 1
    assert trend(document)[-1] == ("2022/23", "67")
    assert the_fact(document).statement.startswith("67% of pupils")


def test_a_years_own_table_replaces_what_a_later_one_repeated_and_keeps_its_place(
    document: Document, ks2: list[Path]
) -> None:
    bring_in(document, ks2[2])
    assert trend(document)[1] == ("2021/22", "59")
    bring_in(document, ks2[1])
    assert trend(document)[1] == ("2021/22", "58")
    bring_in(document, ks2[2])
    assert trend(document)[1] == ("2021/22", "58")


def test_a_statement_in_somebodys_own_words_stays(document: Document, ks2: list[Path]) -> None:
    bring_in(document, ks2[:2])
    fact = the_fact(document)
    with document.edit("Change fact") as session:
        session.get(Fact, fact.id).statement = "Two in three of our pupils get there."  # type: ignore[union-attr]
    plan = tables.plan_import(document, ks2[2], school="900001", columns=COLUMNS)
    assert plan.measures[0].fact_change == "kept"
    assert plan.measures[0].statement == "Two in three of our pupils get there."
    assert any("your own words" in text for text in plan.warnings)
    tables.apply_plan(document, plan)
    kept = the_fact(document)
    assert kept.statement == "Two in three of our pupils get there."
    assert kept.observed_on == "2022-08-31"
    assert trend(document)[-1] == ("2022/23", "66")
    assert the_fact(document, "READPROG").observed_on == "2023-08-31"


def test_a_source_in_somebodys_own_words_stays_beside_a_new_sentence(
    document: Document, ks2: list[Path]
) -> None:
    bring_in(document, ks2[:2])
    fact_id = the_fact(document).id
    with document.edit("Change fact") as session:
        session.get(Fact, fact_id).source = "Our own count"  # type: ignore[union-attr]
    bring_in(document, ks2[2])
    assert the_fact(document).source == "Our own count"
    assert the_fact(document).statement.startswith("66%")


def test_a_measure_that_was_renamed_is_still_extended_with_its_fact(
    document: Document, ks2: list[Path]
) -> None:
    bring_in(document, ks2[:2])
    measure_id = the_fact(document).measure_id
    with document.edit("Change measure") as session:
        session.get(Measure, measure_id).name = "Combined"  # type: ignore[union-attr]
    assert not bring_in(document, ks2[:2]).changed
    bring_in(document, ks2[2])
    assert the_fact(document).statement.startswith("66% of pupils reached")
    assert rows_of(document).get(Measure, measure_id).name == "Combined"  # type: ignore[union-attr]


def test_a_count_of_children_says_how_many_so_that_small_groups_show(
    document: Document, samples: Path
) -> None:
    bring_in(document, samples / "2022-2023_england_census_nat.csv", columns=["TSENELK"])
    fact = the_fact(document, "TSENELK")
    assert (fact.n, fact.out_of, fact.people) == (36, None, "children")


def test_what_people_add_to_a_reading_stays(document: Document, ks2: list[Path]) -> None:
    bring_in(document, ks2[:2])
    with document.edit("Change reading") as session:
        reading = readings_of(rows_of(document), the_fact(document).measure_id)[-1]
        session.get(Reading, reading.id).note = "A new year group"  # type: ignore[union-attr]
    bring_in(document, ks2)
    readings = readings_of(rows_of(document), the_fact(document).measure_id)
    assert [row.note for row in readings] == ["", "", "A new year group", ""]


def test_a_fact_that_was_deleted_comes_back_on_its_measure(
    document: Document, ks2: list[Path]
) -> None:
    bring_in(document, ks2)
    measure_id = the_fact(document).measure_id
    with document.edit("Watch it") as session:
        session.add(Indicator(sign="More reach it", measure_id=measure_id))
    with document.edit("Delete fact") as session:
        remove(session, session.get(Fact, the_fact(document).id))  # type: ignore[arg-type]
    plan = tables.plan_import(document, ks2, school="900001", columns=["PTRWM_EXP"])
    assert plan.measures[0].fact_change == "new"
    tables.apply_plan(document, plan)
    assert the_fact(document).measure_id == measure_id
    assert len(rows_of(document).all(Measure)) == 2


def test_comparators_of_another_kind_do_not_join_a_series(
    document: Document, ks2: list[Path]
) -> None:
    for spec, national in ((ks2[0], "all"), (ks2[2], "state")):
        plan = tables.plan_import(
            document, spec, school="900007", columns=["PTRWM_EXP"], national=national
        )
        tables.apply_plan(document, plan)
    assert any("stay comparable" in text for text in plan.warnings)
    fact = the_fact(document)
    assert rows_of(document).get(Measure, fact.measure_id).national_name == "England, all schools"  # type: ignore[union-attr]
    national = {row.period: row.national for row in readings_of(rows_of(document), fact.measure_id)}
    assert national == {"2019/20": "61", "2020/21": "62", "2021/22": None, "2022/23": None}


def test_an_open_question_is_not_passed_over(document: Document, ks2: list[Path]) -> None:
    plan = tables.plan_import(document, ks2, school="900007", columns=["PTRWM_EXP"])
    with pytest.raises(UserError, match="Which national figure"):
        tables.apply_plan(document, plan)
    assert document.undo_label is None


def test_a_plan_is_worked_out_anew_when_it_is_applied(document: Document, ks2: list[Path]) -> None:
    plan = tables.plan_import(document, ks2, school="900001", columns=COLUMNS)
    tables.apply_plan(document, plan)
    again = tables.apply_plan(document, plan)
    assert not again.changed
    assert len(rows_of(document).all(Fact)) == 2


def test_a_file_that_is_read_only_is_not_changed(document: Document, ks2: list[Path]) -> None:
    document.publish()
    with Document.open(document.path, read_only=True) as reader:
        plan = tables.plan_import(reader, ks2, school="900001", columns=COLUMNS)
        with pytest.raises(UserError, match="reading only"):
            tables.apply_plan(reader, plan)
