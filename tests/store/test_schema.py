"""The file's schema is frozen, and it is what the models declare."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from selfeval.core.models import MODELS, table_of
from selfeval.store.freeze import declared_schema
from selfeval.store.schema import (
    APPLICATION_ID,
    DERIVED_IDS,
    LOG_TABLES,
    VERSION,
    model_fields,
    schema_text,
)


def test_frozen_schema_is_what_the_models_declare() -> None:
    assert schema_text(VERSION) == declared_schema()


def test_every_table_of_the_model_is_in_the_schema() -> None:
    declared = {model.table_name(): set(model.model_fields) for model in MODELS}
    assert {table: set(fields) for table, fields in model_fields().items()} == declared


def test_no_column_holds_a_real_number() -> None:
    """SQLite's JSON keeps 15 digits of a real; figures are decimal text."""
    kinds = {str(column.type) for model in MODELS for column in table_of(model).columns}
    assert kinds == {"TEXT", "INTEGER"}


@pytest.fixture
def one_fact() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_text())
        connection.execute("INSERT INTO fact (id) VALUES ('a')")
        yield connection


@pytest.mark.parametrize(
    "wrong", ["statement = NULL", "tone = 'odd'", "realm = ''", "private = 2", "n = 'x'"]
)
def test_text_is_never_null_and_choices_are_held_to_their_words(
    one_fact: sqlite3.Connection, wrong: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        one_fact.execute(f"UPDATE fact SET {wrong}")


def test_what_nobody_has_said_is_null_where_it_is_no_text(one_fact: sqlite3.Connection) -> None:
    one_fact.execute("UPDATE fact SET realm = 'outcome', observed_on = '2026-11-22', n = 4")
    one_fact.execute("UPDATE fact SET realm = NULL, observed_on = NULL, n = NULL")
    found = one_fact.execute("SELECT realm, observed_on, n, statement FROM fact").fetchall()
    assert found == [(None, None, None, "")]


def test_published_file_carries_the_marks_and_no_instructions(document) -> None:
    connection = sqlite3.connect(f"{document.path.as_uri()}?mode=ro", uri=True)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    kinds = connection.execute("SELECT DISTINCT type FROM sqlite_master").fetchall()
    assert set(kinds) == {("table",), ("index",)}
    marks = {key for (key,) in connection.execute("SELECT key FROM meta")}
    assert marks == {"document", "version", "seal"}
    connection.close()
    assert document.path.read_bytes()[18:20] == b"\x01\x01"
    assert set(LOG_TABLES) == {"gesture", "change", "meta", "blob"}


def test_derived_ids_are_checked_by_the_fields_the_models_say() -> None:
    assert {model.table_name(): model.key for model in MODELS if model.key} == DERIVED_IDS
