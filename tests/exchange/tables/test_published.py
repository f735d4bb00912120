"""The really published tables: one school's figures come out exactly as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.figures import readings_of
from selfeval.core.models import Fact, Measure
from selfeval.core.rows import Rows
from selfeval.exchange import tables
from selfeval.store import Document, load_rows

OWN_YEARS = ("2016/17", "2017/18", "2018/19")


@pytest.fixture
def folder(real_data: Path) -> Path:
    """Give the test the folder of published performance tables."""
    return real_data / "performance-tables"


@pytest.fixture
def ks2_tables(folder: Path) -> list[Path]:
    """Give the test the three years of key stage 2."""
    return [folder / f"{year}_850_ks2final.csv" for year in ("2016-2017", "2017-2018", "2018-2019")]


def figures(
    specs: list[Path] | Path, school: str, column: str, **more: object
) -> dict[str, tuple[str, str, str]]:
    """Return {period: (figure or reason code, local, national)} as a preview shows them."""
    plan = tables.plan_import(Rows([]), specs, school=school, columns=[column], **more)  # type: ignore[arg-type]
    assert not plan.questions
    return {
        reading.period: (reading.words or reading.reason, reading.local, reading.national)
        for reading in plan.measures[0].readings
    }


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("PTRWM_EXP", ["50%", "79%", "71%"]),
        ("PTRWM_HIGH", ["8%", "2%", "2%"]),
        ("PTRWM_EXP_FSM6CLA1A", ["41%", "79%", "67%"]),
        ("READPROG", ["−2.5", "2.7", "4.3"]),
    ],
)
def test_three_years_of_one_school(
    column: str, expected: list[str], ks2_tables: list[Path]
) -> None:
    found = figures(ks2_tables, "115991", column)
    assert [found[year][0] for year in OWN_YEARS] == expected


def test_the_authority_and_england_stand_beside_them(ks2_tables: list[Path]) -> None:
    plan = tables.plan_import(Rows([]), ks2_tables, school="115991", columns=["PTRWM_EXP"])
    measure = plan.measures[0]
    assert (measure.local_name, measure.national_name) == ("Hampshire", "England, all schools")
    assert figures(ks2_tables, "115991", "PTRWM_EXP")["2018/19"] == ("71%", "68%", "65%")
    assert measure.statement == (
        "71% of pupils reached the expected standard in reading, writing and maths in 2018/19"
        " (Hampshire 68%, England 65%)."
    )


def test_the_year_before_the_first_table_comes_from_its_prior_year_column(
    ks2_tables: list[Path],
) -> None:
    plan = tables.plan_import(Rows([]), ks2_tables, school="115991", columns=["PTRWM_EXP"])
    first = plan.measures[0].readings[0]
    assert (first.period, first.words) == ("2015/16", "67%")
    assert first.point.source.endswith("(2016-2017_850_ks2final.csv), column PTRWM_EXP_16")


def test_census_and_absence(folder: Path) -> None:
    census = folder / "2018-2019_england_census_850_936_nat.csv"
    absence = folder / "2018-2019_england_abs_850_936_nat.csv"
    assert figures(census, "115991", "NOR")["2018/19"] == ("423", "", "")
    assert figures(census, "115991", "PNUMFSMEVER")["2018/19"] == ("39.5%", "", "23%")
    for column, figure, national in (("PERCTOT", "4.4%", "4%"), ("PPERSABS10", "9.8%", "8.2%")):
        found = figures([absence, census], "115991", column)
        assert found["2018/19"] == (figure, "", national)


def test_two_definitions_of_persistent_absence_stay_apart(folder: Path) -> None:
    both = [
        folder / "2018-2019_england_abs_850_936_nat.csv",
        folder / "2012-2013_england_abs_850_936.csv",
    ]
    assert set(figures(both, "115991", "PPERSABS10", national="primary")) == {"2018/19"}
    assert figures(both, "115991", "PPERSABS15", national="primary") == {
        "2012/13": ("4.9%", "", "3.6%")
    }


def test_a_suppressed_year_is_a_gap_inside_the_trend(ks2_tables: list[Path]) -> None:
    found = figures(ks2_tables, "116296", "READPROG")
    assert [found[year][0] for year in OWN_YEARS] == ["2.0", "suppressed", "−2.6"]
    assert found["2017/18"][1] == "−0.3"


def test_a_short_row_and_a_cohort_of_seven(ks2_tables: list[Path]) -> None:
    found = figures(ks2_tables, "115902", "PTRWM_EXP")
    assert [found[year][0] for year in OWN_YEARS] == ["82%", "71%", "52%"]
    plan = tables.plan_import(Rows([]), ks2_tables, school="115902", columns=["PTRWM_EXP"])
    sizes = {reading.period: reading.point.out_of for reading in plan.measures[0].readings}
    assert [sizes[year] for year in OWN_YEARS] == [11, 7, 21]
    assert any("fewer than 10 pupils stand behind 2017/18" in text for text in plan.warnings)


def test_every_column_is_listed_in_plain_english_and_searchable(
    ks2_tables: list[Path], folder: Path
) -> None:
    columns = tables.list_columns(
        ks2_tables, "115991", dictionary=folder / "2018-2019_ks2_meta.csv"
    )
    assert len(columns) > 250
    described = [column for column in columns if column.described]
    assert len(described) > 230
    assert all(column.label != column.column for column in described)
    found = tables.search_columns(columns, "boys expected standard reading writing maths")
    assert [column.column for column in found] == ["PTRWM_EXP_B"]
    names = {column.column for column in columns}
    assert "PTRWM_EXP_3YR" in names
    assert not names & {"URN", "TAB15", "ICLOSE", "PTRWM_EXP_18", "PTNOTFSM6CLA1A_17"}


def test_by_name_and_through_the_register(
    ks2_tables: list[Path], folder: Path, real_data: Path
) -> None:
    assert figures(ks2_tables, "Warren Park Primary School", "PTRWM_EXP")["2018/19"][0] == "71%"
    register = next((real_data / "gias").glob("*.csv"))
    absence = folder / "2018-2019_england_abs_850_936_nat.csv"
    found = figures(absence, "Warren Park Primary School", "PERCTOT", register=register)
    assert found["2018/19"] == ("4.4%", "", "4%")


def test_a_name_that_two_schools_have_lists_both(ks2_tables: list[Path]) -> None:
    found = tables.find_schools(ks2_tables[2], "Oakfield Primary School")
    assert {school.identifier for school in found} == {"115993", "147021"}


def test_key_stage_4_asks_and_keeps_its_markers(folder: Path) -> None:
    table = folder / "2018-2019_england_ks4provisional_850_936_nat.csv"
    asked = tables.plan_import(Rows([]), table, school="116427", columns=["ATT8SCR"])
    assert [word for word, _label in asked.questions[0].choices] == ["all", "state", "none"]
    assert figures(table, "116427", "ATT8SCR", national="all")["2018/19"] == (
        "43.2",
        "47.5",
        "44.5",
    )
    assert figures(table, "125469", "ATT8SCR", national="none")["2018/19"][0] == "suppressed"


def test_the_workforce_table_with_its_cut_last_line(folder: Path) -> None:
    spec = f"{folder / 'england_swf_sample.csv'}:2018-19"
    plan = tables.plan_import(
        Rows([]), spec, school="110255", columns=["Mean Gross FTE Salary of All Teachers (£s)"]
    )
    assert plan.measures[0].unit == "money"
    assert plan.measures[0].readings[0].words == "£37,250"
    columns = ["Pupil: Teacher Ratio", "Total Number of Teaching Assistants (Full-time Equivalent)"]
    cut = tables.plan_import(Rows([]), spec, school="110261", columns=columns)
    assert [measure.readings[0].reason for measure in cut.measures] == ["damaged", ""]


def test_every_school_of_every_table_can_be_listed(folder: Path, ks2_tables: list[Path]) -> None:
    for table in (ks2_tables[0], folder / "2018-2019_england_census_850_936_nat.csv"):
        for school in tables.find_schools(table, "115")[:5]:
            assert tables.list_columns(table, school.identifier)


def test_into_a_file_one_table_a_year(document: Document, ks2_tables: list[Path]) -> None:
    for table in ks2_tables:
        plan = tables.plan_import(document, table, school="115991", columns=["PTRWM_EXP"])
        tables.apply_plan(document, plan)
    rows = load_rows(document.session)
    assert (len(rows.all(Measure)), len(rows.all(Fact))) == (1, 1)
    readings = readings_of(rows, rows.all(Measure)[0].id)
    assert [(row.period, row.value, row.local, row.national) for row in readings] == [
        ("2015/16", "67", "59", "53"),
        ("2016/17", "50", "66", "61"),
        ("2017/18", "79", "68", "64"),
        ("2018/19", "71", "68", "65"),
    ]
    assert all("column" not in row.source for row in readings[1:])
    before = document.vector()
    again = tables.plan_import(document, ks2_tables, school="115991", columns=["PTRWM_EXP"])
    assert not tables.apply_plan(document, again).changed
    assert document.vector() == before
