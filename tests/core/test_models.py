"""The tables: their names, their ids, their defaults, their links."""

from __future__ import annotations

import re
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Integer, Text

from selfeval.core.fields import fields_of
from selfeval.core.models import (
    ITEMS,
    MODEL_OF,
    MODELS,
    NUMBERED,
    SCHOOL_ID,
    Dismissal,
    Fact,
    Factor,
    Indicator,
    Note,
    Reading,
    Row,
    School,
    Setting,
    Stance,
    derived_id,
    table_of,
)

KEYED = [model for model in MODELS if model.key]
HEX = re.compile(r"[0-9a-f]{32}")
TABLES = """
    action arrow arrow_assumption assumption consequence dismissal edition evidence fact factor
    indicator indicator_priority judgement judgement_fact loop_name map measure meeting note
    placement priority priority_assumption priority_factor quote reading realm_link recommendation
    review school setting stance theme theme_link
"""


def test_names_of_the_tables_are_frozen() -> None:
    assert sorted(MODEL_OF) == TABLES.split()
    assert all(table_of(model).name == model.table_name() for model in MODELS)
    assert len(MODELS) == len(MODEL_OF)


def test_items_and_numbered_items() -> None:
    assert {model.__name__ for model in ITEMS} == {
        "Fact",
        "Assumption",
        "Priority",
        "Indicator",
        "Factor",
        "Action",
        "Note",
    }
    assert [model.__name__ for model in NUMBERED] == ["Fact", "Assumption", "Priority", "Indicator"]
    assert all("number" in table_of(model).c for model in NUMBERED)
    assert all("private" in table_of(model).c for model in ITEMS)


def test_rows_of_their_own_get_random_ids() -> None:
    ids = {Fact().id for _ in range(50)}
    assert len(ids) == 50
    assert all(HEX.fullmatch(row_id) for row_id in ids)
    assert School().id == SCHOOL_ID


@pytest.mark.parametrize("model", KEYED)
def test_same_key_gives_the_same_row(model: type[Row]) -> None:
    values = {name: f"part{place}" for place, name in enumerate(model.key)}
    one, other = model(**values), model(**values)
    assert one.id == other.id == model.id_for(*values.values())
    assert HEX.fullmatch(one.id)
    for name in model.key:
        assert model(**(values | {name: "another"})).id != one.id


def test_derived_ids_are_frozen() -> None:
    """Files of schools hold these ids: they may never come out differently."""
    assert Stance(fact_id="f", assumption_id="a").id == "277f84b49e715c18b9a814317624b243"
    assert Setting.id_for("framework") == derived_id("setting", "framework")


@given(st.text(), st.text())
def test_ids_follow_tables_as_well_as_keys(one: str, other: str) -> None:
    assert Dismissal.id_for(one, "fact", other) != Reading.id_for(one, other)


def test_an_id_that_is_given_is_kept() -> None:
    assert Stance(id="mine", fact_id="f", assumption_id="a").id == "mine"


def test_what_a_key_field_is_not_part_of_does_not_change_the_id() -> None:
    said = {"fact_id": "f", "assumption_id": "a"}
    assert Stance(**said, stance="supports").id == Stance(**said, stance="challenges").id


@pytest.mark.parametrize("model", MODELS)
def test_new_rows_hold_the_empty_value_of_each_field(model: type[Row]) -> None:
    row = model()
    for field in fields_of(model):
        assert getattr(row, field.name) == field.empty, field.name


@pytest.mark.parametrize("model", MODELS)
def test_first_word_of_a_choice_is_its_default(model: type[Row]) -> None:
    for field in fields_of(model):
        if field.editor == "choice":
            assert field.empty == field.choices[0][0]
            default = table_of(model).c[field.name].server_default
            assert str(default.arg) == f"'{field.choices[0][0]}'"  # type: ignore[union-attr]
            assert len({word for word, _label in field.choices}) == len(field.choices)


@pytest.mark.parametrize("model", MODELS)
def test_columns_are_the_id_the_number_and_the_declared_fields(model: type[Row]) -> None:
    names = [column.name for column in table_of(model).columns]
    declared = [field.name for field in fields_of(model)]
    assert [name for name in names if name not in ("id", "number")] == [
        name for name in declared if name != "id"
    ]
    assert table_of(model).primary_key.columns.keys() == ["id"]


@pytest.mark.parametrize("model", MODELS)
def test_text_is_never_null_and_figures_are_text(model: type[Row]) -> None:
    for field in fields_of(model):
        column = table_of(model).c[field.name]
        assert isinstance(column.type, Integer if field.editor in ("count", "check") else Text)
        if field.editor in ("line", "text", "suggest", "choice", "check", "hidden"):
            assert not column.nullable


@pytest.mark.parametrize("model", MODELS)
def test_links_point_at_tables_that_exist(model: type[Row]) -> None:
    for field in fields_of(model):
        if field.references:
            table, _dot, column = field.references.partition(".")
            assert table in MODEL_OF
            assert column == "id"
            if field.on_remove == "clear":
                assert table_of(model).c[field.name].nullable


@pytest.mark.parametrize("model", MODELS)
def test_keys_are_frozen_fields(model: type[Row]) -> None:
    frozen = {field.name for field in fields_of(model) if field.frozen}
    assert set(model.key) <= frozen


@pytest.mark.parametrize("model", MODELS)
def test_annotations_can_be_read(model: type[Row]) -> None:
    assert "id" in get_type_hints(model)


def test_one_field_at_most_names_a_row() -> None:
    for model in MODELS:
        assert sum(field.name_of_row for field in fields_of(model)) <= 1
    assert Note(said="Roof").said == "Roof"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (Fact(n=15, out_of=15), ""),
        (Fact(n=16), ""),
        (Fact(n=16, out_of=15), "“How many”: 16 out of 15 is more than all."),
        (Reading(n=2, out_of=1), "“How many”: 2 out of 1 is more than all."),
        (Indicator(baseline="4", baseline_out_of=15, expected="12.5", expected_out_of=15), ""),
        (Indicator(expected="125", expected_out_of=15), "“Hoped for”: 125 out of 15 is more"),
        (Indicator(baseline="16", baseline_out_of=15), "“Started at”: 16 out of 15 is more"),
        (Factor(label="Calm"), ""),
    ],
)
def test_so_many_are_never_more_than_all(row: Row, problem: str) -> None:
    assert row.contradiction().startswith(problem)
    assert bool(row.contradiction()) == bool(problem)
