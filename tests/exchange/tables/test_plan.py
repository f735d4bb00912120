"""The preview: readings year by year, the fact's sentence, warnings; nothing is changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from selfeval.core.models import Measure, School
from selfeval.core.rows import Rows
from selfeval.exchange import tables
from selfeval.store import UserError


def shown(measure: tables.PlannedMeasure) -> list[tuple[str, str]]:
    return [(reading.period, reading.words or reading.reason) for reading in measure.readings]


def plan_for(
    rows: Rows, specs: list[Path] | Path | str, column: str, school: str = "900001", **more: object
) -> tables.PlannedMeasure:
    plan = tables.plan_import(rows, specs, school=school, columns=[column], **more)  # type: ignore[arg-type]
    return plan.measures[0]


def test_each_years_own_table_comes_before_a_later_one_that_repeats_it(
    nothing: Rows, ks2: list[Path]
) -> None:
    assert shown(plan_for(nothing, ks2, "PTRWM_EXP")) == [
        ("2019/20", "60%"),
        ("2020/21", "55%"),
        ("2021/22", "58%"),
        ("2022/23", "66%"),
    ]


def test_a_prior_year_column_stands_in_where_the_years_own_table_is_absent(
    nothing: Rows, ks2: list[Path]
) -> None:
    measure = plan_for(nothing, ks2[2], "PTRWM_EXP")
    assert shown(measure) == [("2020/21", "55%"), ("2021/22", "59%"), ("2022/23", "66%")]
    sources = [reading.point.source for reading in measure.readings]
    assert sources[1].endswith("column PTRWM_EXP_22")
    assert "column" not in sources[2]


def test_a_blank_prior_year_cell_says_nothing_and_a_marked_one_is_a_gap(
    nothing: Rows, ks2: list[Path]
) -> None:
    assert shown(plan_for(nothing, ks2[2], "READPROG", "900007")) == [
        ("2021/22", "−5.0"),
        ("2022/23", "−5.2"),
    ]
    assert shown(plan_for(nothing, ks2[2], "READPROG", "900002"))[0] == ("2021/22", "suppressed")


def test_a_suppressed_year_is_a_gap_inside_the_trend(nothing: Rows, ks2: list[Path]) -> None:
    measure = plan_for(nothing, ks2, "PTRWM_EXP", "900002")
    assert shown(measure)[1:] == [
        ("2020/21", "63%"),
        ("2021/22", "suppressed"),
        ("2022/23", "75%"),
    ]
    gap = measure.readings[2]
    assert gap.point.value is None
    assert gap.shown.startswith("Suppressed")
    assert (gap.local, gap.national) == ("65%", "59%")


def test_a_short_row_is_read_as_far_as_it_reaches(nothing: Rows, ks2: list[Path]) -> None:
    assert shown(plan_for(nothing, ks2[0], "READ_AVERAGE", "900003")) == [("2020/21", "105")]
    assert shown(plan_for(nothing, ks2[0], "PTRWM_EXP", "900005")) == [("2020/21", "blank")]
    assert shown(plan_for(nothing, ks2[0], "TELIG", "900005")) == [("2020/21", "new_school")]


def test_how_many_stand_behind_a_percentage_is_taken_from_the_table_itself(
    nothing: Rows, ks2: list[Path], samples: Path
) -> None:
    sizes = [reading.point.out_of for reading in plan_for(nothing, ks2, "PTRWM_EXP").readings]
    assert sizes == [None, 40, 41, 42]
    group = plan_for(nothing, ks2, "PTRWM_EXP_FSM6CLA1A").readings[-1].point
    assert (group.n, group.out_of) == (None, 14)
    repeated = plan_for(nothing, ks2[2], "PTRWM_EXP").readings[1].point
    assert repeated.out_of == 41
    census = samples / "2022-2023_england_census_nat.csv"
    support = plan_for(nothing, census, "PSENELK").readings[0].point
    assert (support.n, support.out_of) == (36, 281)
    meals = plan_for(nothing, census, "PNUMFSMEVER").readings[0].point
    assert (meals.n, meals.out_of) == (None, None)


@pytest.mark.parametrize(
    ("file", "column", "sentence"),
    [
        (
            "2022-2023_999_ks2final.csv",
            "PTRWM_EXP",
            "66% of pupils reached the expected standard in reading, writing and maths in 2022/23"
            " (Westmarch 66%, England 60%).",
        ),
        (
            "2022-2023_999_ks2final.csv",
            "PTRWM_EXP_FSM6CLA1A",
            "57% of disadvantaged pupils reached the expected standard in reading, writing and"
            " maths in 2022/23 (Westmarch 50%, England 44%).",
        ),
        (
            "2022-2023_999_ks2final.csv",
            "READPROG",
            "Reading progress score: 1.9 in 2022/23 (Westmarch 0.3).",
        ),
        (
            "2022-2023_england_census_nat.csv",
            "NOR",
            "281 pupils were on roll in 2022/23.",
        ),
        (
            "2022-2023_england_census_nat.csv",
            "PSENELK",
            "Pupils with SEN support: 12.8% in 2022/23 (England 13.1%).",
        ),
    ],
)
def test_the_fact_is_a_plain_sentence_without_a_reason(
    file: str, column: str, sentence: str, nothing: Rows, samples: Path
) -> None:
    assert plan_for(nothing, samples / file, column).statement == sentence


def test_a_fact_whose_latest_year_is_a_gap_says_so(nothing: Rows, ks2: list[Path]) -> None:
    assert plan_for(nothing, ks2[:2], "PTRWM_EXP", "900002").statement == (
        "Pupils reaching the expected standard in reading, writing and maths: no figure for"
        " 2021/22 (suppressed because few pupils are in the group)."
        " Last figure: 63% in 2020/21."
    )


def test_source_and_date_are_filled_in(nothing: Rows, ks2: list[Path]) -> None:
    fields = plan_for(nothing, ks2, "PTRWM_EXP").after
    assert fields.source == "Key stage 2 performance tables, 2022/23 (2022-2023_999_ks2final.csv)"
    assert (fields.observed_on, fields.n, fields.out_of) == ("2023-08-31", None, 42)


def test_definitions_that_differ_never_join(nothing: Rows, samples: Path) -> None:
    plan = tables.plan_import(
        nothing,
        [samples / "2011-2012_england_abs.csv", samples / "2022-2023_england_abs_nat.csv"],
        school="900001",
        columns=["PPERSABS10", "PPERSABS15"],
        national="primary",
    )
    ten, fifteen = plan.measures
    assert shown(ten) == [("2022/23", "18.4%")]
    assert shown(fifteen) == [("2011/12", "4.8%")]
    assert any("PPERSABS10" in warning and "PPERSABS15" in warning for warning in plan.warnings)


def test_a_definition_in_the_document_is_told_apart_as_well(samples: Path) -> None:
    stored = Rows([Measure(dataset="england-absence", source_column="PPERSABS15")])
    plan = tables.plan_import(
        stored,
        samples / "2022-2023_england_abs_nat.csv",
        school="900001",
        columns=["PPERSABS10"],
        national="primary",
    )
    assert plan.measures[0].measure_id == ""
    assert any("PPERSABS15" in warning for warning in plan.warnings)


def test_a_line_that_was_cut_is_a_gap_with_a_warning(nothing: Rows, samples: Path) -> None:
    plan = tables.plan_import(
        nothing,
        f"{samples / 'workforce.csv'}:2022-23",
        school="900003",
        columns=["Pupil: Teacher Ratio", "Mean Gross FTE Salary of All Teachers (£s)"],
    )
    ratio, salary = plan.measures
    assert shown(ratio) == [("2022/23", "19.9")]
    assert shown(salary) == [("2022/23", "damaged")]
    assert any("Row 4" in warning and "breaks off" in warning for warning in plan.warnings)


def test_extra_cells_and_words_in_a_column_are_warned_of_by_row_and_column(
    nothing: Rows, samples: Path
) -> None:
    wide = samples / "2022-2023_tabbed_wide.tsv"
    extra = tables.plan_import(nothing, wide, school="900002", columns=["Clubs"])
    assert any("Row 3" in warning and "2 cells more" in warning for warning in extra.warnings)
    words = tables.plan_import(nothing, wide, school="900003", columns=["Clubs"])
    assert shown(words.measures[0]) == [("2022/23", "unreadable")]
    assert any(
        "Row 4, column “Clubs”" in warning and "“many”" in warning for warning in words.warnings
    )


def test_few_pupils_behind_a_percentage_are_warned_of(nothing: Rows, ks2: list[Path]) -> None:
    plan = tables.plan_import(nothing, ks2, school="900002", columns=["PTRWM_EXP"])
    assert any("fewer than 10 pupils stand behind 2020/21" in text for text in plan.warnings)
    strict = Rows([School(small_number_limit=13, identifier="900002")])
    warned = tables.plan_import(strict, ks2, columns=["PTRWM_EXP"]).warnings
    assert any("fewer than 13 pupils stand behind 2020/21, 2022/23" in text for text in warned)


def test_a_table_without_the_school_is_named(nothing: Rows, ks2: list[Path]) -> None:
    plan = tables.plan_import(nothing, ks2, school="900003", columns=["PTRWM_EXP"])
    assert [ks2[1].name in text for text in plan.warnings].count(True) == 1
    assert shown(plan.measures[0]) == [("2020/21", "70%")]


def test_the_document_is_not_named_silently(nothing: Rows, ks2: list[Path]) -> None:
    unnamed = tables.plan_import(nothing, ks2, school="900001", columns=["PTRWM_EXP"])
    assert any("does not yet say which school" in text for text in unnamed.warnings)
    mine = Rows([School(name="Larkfield", identifier="999/2001")])
    assert tables.plan_import(mine, ks2, columns=["PTRWM_EXP"]).warnings == ()
    by_name = Rows([School(name="LARKFIELD Primary School")])
    assert tables.plan_import(by_name, ks2, columns=["PTRWM_EXP"]).warnings == ()
    doubtful = Rows([School(name="Heron")])
    plan = tables.plan_import(doubtful, ks2, school="900001", columns=["PTRWM_EXP"])
    assert any("This file is about Heron" in text for text in plan.warnings)
    other = Rows([School(name="Millbrook", identifier="900002")])
    plan = tables.plan_import(other, ks2, school="900001", columns=["PTRWM_EXP"])
    assert any("This file is about Millbrook" in text for text in plan.warnings)


def test_a_school_without_a_name_in_the_table_is_called_what_the_document_calls_it(
    nothing: Rows, samples: Path
) -> None:
    spec = f"{samples / 'workforce.csv'}:2022-23"
    mine = Rows([School(name="Larkfield", identifier="900001")])
    assert tables.plan_import(mine, spec, columns=["Pupil: Teacher Ratio"]).school == "Larkfield"
    plan = tables.plan_import(nothing, spec, school="900001", columns=["Pupil: Teacher Ratio"])
    assert (plan.school, plan.identifier) == ("School", "900001")


def test_two_tables_of_a_year_that_disagree_are_refused_by_row_and_column(
    nothing: Rows, ks2: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "2022-2023_998_ks2final.csv"
    other.write_bytes(ks2[2].read_bytes().replace(b",66%,1.9", b",67%,1.9"))
    with pytest.raises(UserError) as error:
        plan_for(nothing, [ks2[2], other], "PTRWM_EXP")
    for part in ("PTRWM_EXP", "2022/23", "“66%” in row 2", "“67%” in row 2", other.name):
        assert part in error.value.message
    assert shown(plan_for(nothing, [ks2[2], other], "READPROG"))[-1] == ("2022/23", "1.9")


def test_a_final_table_comes_before_a_provisional_one(
    nothing: Rows, ks2: list[Path], tmp_path: Path
) -> None:
    early = tmp_path / "2022-2023_999_ks2provisional.csv"
    early.write_bytes(ks2[2].read_bytes().replace(b",66%,1.9", b",67%,1.9"))
    assert shown(plan_for(nothing, [early, ks2[2]], "PTRWM_EXP"))[-1] == ("2022/23", "66%")
    assert shown(plan_for(nothing, early, "PTRWM_EXP"))[-1] == ("2022/23", "67%")


def test_without_a_measure_or_a_table_there_is_no_plan(nothing: Rows, ks2: list[Path]) -> None:
    with pytest.raises(UserError, match="No measure"):
        tables.plan_import(nothing, ks2, school="900001")
    with pytest.raises(UserError, match="No table"):
        tables.plan_import(nothing, [], school="900001", columns=["PTRWM_EXP"])


def test_a_plan_is_frozen(nothing: Rows, ks2: list[Path]) -> None:
    plan = tables.plan_import(nothing, ks2, school="900001", columns=["PTRWM_EXP"])
    assert plan.changes
    with pytest.raises(FrozenInstanceError):
        plan.school = "another"  # type: ignore[misc]
