"""What a log may say of a row: what the tables take, and what the program can read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfeval.core.fields import FIRST_YEAR, LAST_YEAR, field_of, fields_of
from selfeval.core.models import MODEL_OF, MODELS, Row, Stance
from selfeval.core.numbers import HIGHEST_NUMBER
from selfeval.store import possible
from selfeval.store.erased import erasable_fields
from selfeval.store.possible import DATES, erasable, is_its_id, may_hold, stays_itself
from selfeval.store.schema import WHOLE, create_tables, model_fields


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    """Give the tests a file with nothing in it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        create_tables(connection)
        yield connection


def test_days_are_those_that_the_models_declare() -> None:
    declared = {
        model.table_name(): tuple(one.name for one in fields_of(model) if one.editor == "date")
        for model in MODELS
    }
    assert {table: names for table, names in declared.items() if names} == DATES
    assert (possible.FIRST_YEAR, possible.LAST_YEAR) == (FIRST_YEAR, LAST_YEAR)


COLUMNS = [(table, name) for table, names in model_fields().items() for name in names[1:]]
WORDS = sorted(
    {word for model in MODELS for one in fields_of(model) for word, _label in one.choices}
)
values = (
    st.none() | st.integers(-3, 3) | st.text(max_size=3) | st.sampled_from([*WORDS, "2026-02-28"])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(COLUMNS), values)
def test_only_what_the_tables_take_may_be_held(
    empty: sqlite3.Connection, column: tuple[str, str], value: object
) -> None:
    table, name = column
    empty.execute("BEGIN")
    try:
        empty.execute(f"INSERT INTO {table} (id, {name}) VALUES ('x', ?)", (value,))
        kept = empty.execute(f"SELECT {name} FROM {table}").fetchone()[0]
        is_taken = type(kept) is type(value)
    except sqlite3.IntegrityError as problem:
        is_taken = False
        if "NOT NULL" in str(problem) and f"{table}.{name}" not in str(problem):
            return  # another field is wanted as well
    finally:
        empty.execute("ROLLBACK")
    if may_hold(table, {name: value}):
        assert is_taken
    elif is_taken:
        is_day = name in DATES.get(table, ())
        assert is_day or name in ("number", "position", "rank")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_new_row_may_be_what_it_is(model: type[Row]) -> None:
    row = model(**{name: "system" if name == "realm" else "a" for name in model.key})
    table = model.table_name()
    held = {name: getattr(row, name) for name in model_fields()[table] if name != "id"}
    parts = {name: value for name, value in held.items() if value is not None}
    assert may_hold(table, parts)
    assert is_its_id(table, row.id, held)
    assert MODEL_OF[table] is model


@pytest.mark.parametrize(
    ("fields", "may"),
    [
        ({"number": 1}, True),
        ({"number": 0}, False),
        ({"number": HIGHEST_NUMBER}, True),
        ({"number": HIGHEST_NUMBER + 1}, False),
        ({"observed_on": "2026-02-28"}, True),
        ({"observed_on": "2026-02-31"}, False),
        ({"observed_on": "20260228"}, False),
        ({"observed_on": "0001-01-01"}, False),
        ({"n": 2**53}, True),
        ({"n": 2**53 + 1}, False),
        ({"n": True}, False),
        ({"position": "a0"}, True),
        ({"position": "?"}, False),
    ],
)
def test_what_a_fact_may_hold(fields: dict[str, object], *, may: bool) -> None:
    assert may_hold("fact", fields) is may


@pytest.mark.parametrize("table", model_fields())
def test_what_may_be_erased_has_something_to_be_left_in_its_place(table: str) -> None:
    named = erasable(table) - {WHOLE}
    assert set(erasable_fields(table)) <= named
    assert all(may_hold(table, {name: field_of(MODEL_OF[table], name).empty}) for name in named)


def test_a_link_never_leads_elsewhere() -> None:
    row = Stance.id_for("a" * 32, "b" * 32)
    parts = {"fact_id": "a" * 32, "assumption_id": "b" * 32}
    assert is_its_id("stance", row, parts)
    assert not is_its_id("stance", row, {**parts, "fact_id": "c" * 32})
    assert not stays_itself("stance", {"fact_id": "c" * 32})
    assert stays_itself("stance", {"note": "x"})
