"""What is there, in plain English: labels, units, search and choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.exchange import tables
from selfeval.exchange.tables.catalogue import choose_column
from selfeval.exchange.tables.dictionary import read_dictionary
from selfeval.store import UserError

LARKFIELD = "900001"


def listed(
    specs: list[Path] | Path | str, school: str = LARKFIELD, **more: object
) -> dict[str, tables.ListedColumn]:
    columns = tables.list_columns(specs, school, **more)  # type: ignore[arg-type]
    return {column.column: column for column in columns}


def test_columns_are_listed_with_labels_units_and_this_schools_figures(ks2: list[Path]) -> None:
    column = listed(ks2)["PTRWM_EXP"]
    assert column.label == "Pupils reaching the expected standard in reading, writing and maths"
    assert (column.dataset, column.unit) == ("england-ks2", "percentage")
    assert [(value.period, value.words) for value in column.values] == [
        ("2019/20", "60%"),
        ("2020/21", "55%"),
        ("2021/22", "58%"),
        ("2022/23", "66%"),
    ]
    assert column.latest == "66%"


def test_identifiers_codes_and_prior_year_columns_are_no_measures(ks2: list[Path]) -> None:
    names = set(listed(ks2))
    assert "PTRWM_EXP" in names
    for hidden in (
        "URN",
        "ESTAB",
        "RECTYPE",
        "SCHNAME",
        "NFTYPE",
        "PTRWM_EXP_22",
        "READPROG_DESCR",
    ):
        assert hidden not in names


def test_a_data_dictionary_lends_its_labels(ks2: list[Path], samples: Path) -> None:
    without = listed(ks2)
    assert without["DIFFN_RWM_EXP"].label == "DIFFN_RWM_EXP"
    column = listed(ks2, dictionary=samples / "2022-2023_ks2_meta.csv")["DIFFN_RWM_EXP"]
    assert column.label.startswith("Difference between the school's percentage")
    assert "\n" not in column.label
    assert column.unit == "number"


def test_a_dictionary_needs_names_and_labels(samples: Path) -> None:
    with pytest.raises(UserError, match="not a data dictionary"):
        read_dictionary(samples / "areas.csv")


def test_a_gap_shows_its_reason(ks2: list[Path]) -> None:
    column = listed(ks2, "900002")["READPROG"]
    assert [value.reason for value in column.values] == [
        "suppressed",
        "suppressed",
        "low_coverage",
        "",
    ]
    assert listed(ks2, "900002")["PTRWM_EXP_FSM6CLA1A"].latest.startswith("Suppressed")


def test_units_are_told_from_cells_labels_and_names(samples: Path) -> None:
    census = listed(samples / "2022-2023_england_census_nat.csv")
    assert census["PNUMFSMEVER"].unit == "percentage"
    assert census["NOR"].unit == "number"
    workforce = listed(f"{samples / 'workforce.csv'}:2022-23")
    assert workforce["Mean Gross FTE Salary of All Teachers (£s)"].latest == "£41,305"
    assert workforce["Pupil: Teacher Ratio"].unit == "number"
    school = listed(samples / "2022-2023_attendance_cp1252.csv")
    assert school["Café lunches (£)"].latest == "£1,204.50"
    assert school["Présence (%)"].latest == "93.5%"
    assert school["Présence (%)"].dataset == "table-attendance-cp1252"


def test_search_needs_every_word_and_ignores_capitals(ks2: list[Path], samples: Path) -> None:
    columns = tables.list_columns(ks2, LARKFIELD, dictionary=samples / "2022-2023_ks2_meta.csv")
    found = [column.column for column in tables.search_columns(columns, "Reading PROGRESS")]
    assert found == ["READPROG", "READPROG_LOWER"]
    assert tables.search_columns(columns, "lower confidence limit")[0].column == "READPROG_LOWER"
    assert tables.search_columns(columns, "swimming") == ()


@pytest.mark.parametrize(
    "words",
    [
        "PTRWM_EXP",
        "ptrwm_exp",
        "england-ks2:PTRWM_EXP",
        "Pupils reaching the expected standard in reading, writing and maths",
        "Percentage of pupils reaching the expected standard in reading, writing and maths",
        "percentage expected standard",
    ],
)
def test_a_measure_is_chosen_by_column_label_or_words(
    words: str, ks2: list[Path], samples: Path
) -> None:
    columns = tables.list_columns(ks2, LARKFIELD, dictionary=samples / "2022-2023_ks2_meta.csv")
    assert choose_column(columns, words).column == "PTRWM_EXP"


def test_words_that_fit_several_measures_list_them(ks2: list[Path]) -> None:
    columns = tables.list_columns(ks2, LARKFIELD)
    with pytest.raises(UserError) as error:
        choose_column(columns, "expected standard")
    assert "PTRWM_EXP (" in error.value.message
    assert "PTRWM_EXP_FSM6CLA1A (" in error.value.message


def test_a_column_that_two_tables_have_is_chosen_with_its_table(
    samples: Path, tmp_path: Path
) -> None:
    other = tmp_path / "2022-2023_own.csv"
    other.write_text("URN,NOR2,TSENELK\n900001,3,4\n")
    columns = tables.list_columns([samples / "2022-2023_england_census_nat.csv", other], LARKFIELD)
    with pytest.raises(UserError, match="england-census:TSENELK"):
        choose_column(columns, "TSENELK")
    assert choose_column(columns, "table-own:tsenelk").latest == "4"


@pytest.mark.parametrize(
    ("words", "hint"),
    [("PTRWM_EXP_22", "“PTRWM_EXP”"), ("PTRMW_EXP", "PTRWM_EXP"), ("swimming", "fewer words")],
)
def test_an_unknown_measure_says_what_to_do(words: str, hint: str, ks2: list[Path]) -> None:
    columns = tables.list_columns(ks2, LARKFIELD)
    with pytest.raises(UserError) as error:
        choose_column(columns, words)
    assert words in error.value.message
    assert hint in error.value.hint
