"""Comparators are published rows: the authority's, and the one national row that holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.models import Measure, School
from selfeval.core.rows import Rows
from selfeval.exchange import tables
from selfeval.store import UserError


def one(plan: tables.ImportPlan) -> tables.PlannedMeasure:
    assert len(plan.measures) == 1
    return plan.measures[0]


def test_a_mainstream_school_in_key_stage_2_stands_beside_all_schools(
    nothing: Rows, ks2: list[Path]
) -> None:
    measure = one(tables.plan_import(nothing, ks2, school="900001", columns=["PTRWM_EXP"]))
    assert (measure.local_name, measure.national_name) == ("Westmarch", "England, all schools")
    last = measure.readings[-1]
    assert (last.local, last.national) == ("66%", "60%")
    repeated = measure.readings[0]
    assert (repeated.period, repeated.local, repeated.national) == ("2019/20", "62%", "61%")


def test_a_national_row_without_a_figure_gives_none(nothing: Rows, ks2: list[Path]) -> None:
    measure = one(tables.plan_import(nothing, ks2, school="900001", columns=["READPROG"]))
    assert [reading.national for reading in measure.readings] == [""] * 4
    assert measure.national_name == ""
    assert measure.readings[-1].local == "0.3"


def test_for_a_special_school_the_user_is_asked(nothing: Rows, ks2: list[Path]) -> None:
    plan = tables.plan_import(nothing, ks2, school="900007", columns=["PTRWM_EXP"])
    question = plan.questions[0]
    assert question.id == "england-ks2"
    assert [word for word, _label in question.choices] == ["all", "state", "none"]
    assert one(plan).readings[-1].national == ""
    answered = tables.plan_import(
        nothing, ks2, school="900007", columns=["PTRWM_EXP"], national={"england-ks2": "state"}
    )
    assert not answered.questions
    assert one(answered).readings[-1].national == "61%"


def test_in_key_stage_4_the_user_is_asked(nothing: Rows, samples: Path) -> None:
    table = samples / "2022-2023_england_ks4provisional.csv"
    more = {
        "school": "Ridgeway School",
        "columns": ["PTL2BASICS_94"],
        "areas": samples / "areas.csv",
    }
    assert tables.plan_import(nothing, table, **more).questions[0].id == "england-ks4"  # type: ignore[arg-type]
    measure = one(tables.plan_import(nothing, table, national="state", **more))  # type: ignore[arg-type]
    assert measure.readings[0].national == "64.4%"
    assert measure.national_name == "England, state-funded schools"
    assert (measure.local_name, measure.readings[0].local) == ("Westmarch", "64.1%")
    without = one(tables.plan_import(nothing, table, national="none", **more))  # type: ignore[arg-type]
    assert (without.national_name, without.readings[0].national) == ("", "")


def test_without_a_list_of_areas_the_authority_has_a_plain_name(
    nothing: Rows, samples: Path
) -> None:
    table = samples / "2022-2023_england_ks4provisional.csv"
    plan = tables.plan_import(nothing, table, school="900011", columns=["P8MEA"], national="none")
    assert one(plan).local_name == "Local authority"
    named = tables.plan_import(
        nothing,
        table,
        school="900011",
        columns=["P8MEA"],
        national="none",
        register=samples / "register.csv",
    )
    assert one(named).local_name == "Westmarch"


@pytest.mark.parametrize(
    ("school", "national", "name"),
    [
        ("900001", "24.2%", "England, state-funded primary schools"),
        ("900007", "52.7%", "England, state-funded special schools"),
    ],
)
def test_in_the_census_the_schools_own_type_chooses_the_row(
    school: str, national: str, name: str, nothing: Rows, samples: Path
) -> None:
    census = samples / "2022-2023_england_census_nat.csv"
    measure = one(tables.plan_import(nothing, census, school=school, columns=["PNUMFSMEVER"]))
    assert (measure.readings[0].national, measure.national_name) == (national, name)


@pytest.mark.parametrize("school", ["900008", "900009"])
def test_a_type_without_a_national_row_is_asked_about(
    school: str, nothing: Rows, samples: Path
) -> None:
    census = samples / "2022-2023_england_census_nat.csv"
    plan = tables.plan_import(nothing, census, school=school, columns=["PSENELK"])
    assert [word for word, _label in plan.questions[0].choices] == [
        "primary",
        "secondary",
        "special",
        "none",
    ]


def test_absence_takes_the_phase_from_census_document_or_register(
    nothing: Rows, samples: Path
) -> None:
    absence = samples / "2022-2023_england_abs_nat.csv"
    census = samples / "2022-2023_england_census_nat.csv"
    school, columns = "900001", ["PERCTOT"]
    assert tables.plan_import(nothing, absence, school=school, columns=columns).questions
    by_census = tables.plan_import(nothing, [absence, census], school=school, columns=columns)
    document = Rows([School(phase="junior", identifier="900001")])
    by_document = tables.plan_import(document, absence, school=school, columns=columns)
    by_register = tables.plan_import(
        nothing, absence, school=school, columns=columns, register=samples / "register.csv"
    )
    for plan in (by_census, by_document, by_register):
        assert not plan.questions
        assert one(plan).readings[0].national == "5.9%"


def test_a_special_school_of_the_register_is_told_by_its_type(nothing: Rows, samples: Path) -> None:
    plan = tables.plan_import(
        nothing,
        samples / "2022-2023_england_abs_nat.csv",
        school="900007",
        columns=["PERCTOT"],
        register=samples / "register.csv",
    )
    assert one(plan).readings[0].national == "13%"


def test_a_phase_without_a_row_has_no_comparator_and_no_question(samples: Path) -> None:
    table = samples / "2011-2012_england_abs.csv"
    document = Rows([School(phase="special", identifier="900001")])
    plan = tables.plan_import(document, table, school="900001", columns=["PERCTOT"])
    assert not plan.questions
    assert one(plan).readings[0].national == ""


def test_another_schools_phase_does_not_count(samples: Path) -> None:
    document = Rows([School(phase="primary", identifier="900001")])
    absence = samples / "2022-2023_england_abs_nat.csv"
    assert tables.plan_import(document, absence, school="900007", columns=["PERCTOT"]).questions


def test_what_a_measure_is_compared_with_already_is_not_asked_again(
    samples: Path,
) -> None:
    stored = Measure(
        dataset="england-ks4",
        source_column="PTL2BASICS_94",
        national_name="England, state-funded schools",
        unit="percentage",
    )
    plan = tables.plan_import(
        Rows([stored]),
        samples / "2022-2023_england_ks4provisional.csv",
        school="900011",
        columns=["PTL2BASICS_94"],
    )
    assert not plan.questions
    assert one(plan).readings[0].national == "64.4%"


def test_a_count_is_not_set_beside_an_areas_total(nothing: Rows, samples: Path) -> None:
    census = samples / "2022-2023_england_census_nat.csv"
    measure = one(tables.plan_import(nothing, census, school="900001", columns=["NOR"]))
    assert (measure.readings[0].words, measure.readings[0].national) == ("281", "")
    assert "England" not in measure.statement


@pytest.mark.parametrize("answer", ["everything", {"england-ks5": "all"}, {"england-ks2": "every"}])
def test_an_answer_that_is_none_of_the_choices_is_refused(
    answer: str | dict[str, str], nothing: Rows, ks2: list[Path]
) -> None:
    with pytest.raises(UserError) as error:
        tables.plan_import(nothing, ks2, school="900007", columns=["PTRWM_EXP"], national=answer)
    assert "Choose one of" in error.value.hint
