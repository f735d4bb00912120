"""Finding the school: by identifier, by name, through the register; never by a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.rows import Rows
from selfeval.exchange import tables
from selfeval.store import UserError


def planned(nothing: Rows, specs: list[Path], school: str, **more: object) -> tables.ImportPlan:
    return tables.plan_import(nothing, specs, school=school, columns=["PTRWM_EXP"], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    ["900001", "999/2001", "9992001", "999 2001", "Larkfield Primary School", "LARKFIELD  primary"],
)
def test_a_school_is_found_by_each_of_its_identifiers_and_by_name(
    words: str, nothing: Rows, ks2: list[Path]
) -> None:
    plan = planned(nothing, ks2, words)
    assert (plan.school, plan.identifier) == ("Larkfield Primary School", "900001")
    assert [reading.words for reading in plan.measures[0].readings][-1] == "66%"


def test_apostrophes_and_commas_in_names_do_not_matter(ks2: list[Path]) -> None:
    found = tables.find_schools(ks2[0], "millbrook primary school eastham")
    assert [school.urn for school in found] == ["900002"]
    assert len(tables.find_schools(ks2[0], "St Brides Junior")) == 2


def test_a_name_of_several_schools_is_an_error_that_lists_their_identifiers(
    nothing: Rows, ks2: list[Path]
) -> None:
    with pytest.raises(UserError) as error:
        planned(nothing, ks2, "St Bride's Junior School")
    assert "900003, 999/2003" in error.value.message
    assert "900004, 999/2004" in error.value.message


def test_a_school_that_is_not_there_is_an_error_that_names_the_tables(
    nothing: Rows, ks2: list[Path]
) -> None:
    with pytest.raises(UserError) as error:
        planned(nothing, ks2[2:], "123456")
    assert "123456" in error.value.message
    assert ks2[2].name in error.value.message


def test_areas_and_england_are_no_schools(nothing: Rows, ks2: list[Path]) -> None:
    with pytest.raises(UserError):
        planned(nothing, ks2, "Westmarch")


def test_names_come_from_the_register_where_the_table_has_none(
    nothing: Rows, samples: Path
) -> None:
    absence = samples / "2022-2023_england_abs_nat.csv"
    with pytest.raises(UserError, match="No school"):
        tables.list_columns(absence, "Larkfield Primary School")
    plan = tables.plan_import(
        nothing,
        absence,
        school="Larkfield Primary School",
        columns=["PERCTOT"],
        register=samples / "register.csv",
    )
    assert (plan.school, plan.identifier) == ("Larkfield Primary School", "900001")
    assert plan.measures[0].readings[0].words == "6.2%"


def test_a_school_of_the_register_without_a_row_in_the_table_is_no_choice(samples: Path) -> None:
    found = tables.find_schools(
        samples / "2022-2023_england_abs_nat.csv",
        "Larkfield Primary School",
        register=samples / "register.csv",
    )
    assert [school.urn for school in found] == ["900001"]


def test_the_documents_own_school_is_the_default(nothing: Rows, ks2: list[Path]) -> None:
    from selfeval.core.models import School

    rows = Rows([School(name="Larkfield", identifier="900001")])
    assert tables.plan_import(rows, ks2, columns=["PTRWM_EXP"]).identifier == "900001"
    with pytest.raises(UserError, match="No school was chosen"):
        tables.plan_import(nothing, ks2, columns=["PTRWM_EXP"])


def test_a_table_without_identifiers_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "2022-2023_totals.csv"
    table.write_text("time_period,region,headcount\n202223,North,5\n")
    with pytest.raises(UserError, match="which school a row is about"):
        tables.list_columns(table, "900001")


def test_a_school_with_two_rows_is_refused_by_row(tmp_path: Path) -> None:
    table = tmp_path / "2022-2023_twice.csv"
    table.write_text("URN,Clubs\n900001,5\n900002,1\n900001,6\n")
    with pytest.raises(UserError, match="2, 4"):
        tables.list_columns(table, "900001")


def test_a_successor_under_the_same_numbers_is_taken_only_when_chosen_by_them(
    tmp_path: Path, nothing: Rows
) -> None:
    before, after = tmp_path / "2021-2022_t.csv", tmp_path / "2022-2023_t.csv"
    before.write_text("URN,LA,ESTAB,Clubs\n900001,999,2001,5\n")
    after.write_text("URN,LA,ESTAB,Clubs\n900901,999,2001,6\n")
    by_urn = tables.plan_import(nothing, [before, after], school="900001", columns=["Clubs"])
    assert [reading.period for reading in by_urn.measures[0].readings] == ["2021/22"]
    assert any(after.name in warning for warning in by_urn.warnings)
    both = tables.plan_import(nothing, [before, after], school="999/2001", columns=["Clubs"])
    assert [reading.words for reading in both.measures[0].readings] == ["5", "6"]
