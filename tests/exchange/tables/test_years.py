"""School years, from file names and from TABLE:YEAR."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.exchange.tables.years import (
    SchoolYear,
    TableSpec,
    read_spec,
    read_year,
    span_in,
    year_of,
)
from selfeval.store import UserError


def test_a_school_year_is_written_as_people_write_it_and_ends_in_august() -> None:
    year = SchoolYear(2018)
    assert (year.label, year.short_end, year.ends_on) == ("2018/19", "19", date(2019, 8, 31))
    assert SchoolYear(1999).label == "1999/00"


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("2018-2019_850_ks2final.csv", 2018),
        ("ks2_2018_19.csv", 2018),
        ("absence 201819.csv", 2018),
        ("1999-2000.csv", 1999),
        ("2017-2018_england_850.csv", 2017),
    ],
)
def test_the_year_is_read_from_the_name_of_the_file(name: str, start: int) -> None:
    assert year_of(TableSpec(Path(name))) == SchoolYear(start)


@pytest.mark.parametrize(
    "name", ["gias_20220420.csv", "england_swf_sample.csv", "2018-2020.csv", "ks2_2019.csv"]
)
def test_a_name_without_a_school_year_is_an_error_that_says_how_to_give_it(name: str) -> None:
    with pytest.raises(UserError) as error:
        year_of(TableSpec(Path(name)))
    assert name in error.value.message
    assert f"{name}:2018-19" in error.value.hint


@pytest.mark.parametrize(
    "words", ["2018-2019", "2018-19", "2018/19", "201819", "2019", " 2018–19 "]
)
def test_a_year_that_somebody_gives(words: str) -> None:
    assert read_year(words) == SchoolYear(2018)


def test_table_and_year() -> None:
    assert read_spec("swf.csv:2018-19") == TableSpec(Path("swf.csv"), SchoolYear(2018))
    assert read_spec("swf.csv:2018/19") == TableSpec(Path("swf.csv"), SchoolYear(2018))
    assert read_spec("swf.csv") == TableSpec(Path("swf.csv"))
    assert read_spec(Path("swf.csv")) == TableSpec(Path("swf.csv"))


def test_a_windows_path_keeps_its_own_colon() -> None:
    assert read_spec(r"C:\data\swf.csv") == TableSpec(Path(r"C:\data\swf.csv"))
    assert read_spec(r"C:\data\swf.csv:2018-19").path == Path(r"C:\data\swf.csv")


def test_a_file_whose_name_has_a_colon_is_taken_as_it_is(tmp_path: Path) -> None:
    odd = tmp_path / "swf:2018"
    odd.write_text("x")
    assert read_spec(str(odd)) == TableSpec(odd)


@pytest.mark.parametrize("tail", ["2018-20", "1066", "last year"])
def test_what_is_no_school_year_is_refused_by_name(tail: str, tmp_path: Path) -> None:
    table = tmp_path / "swf.csv"
    table.write_text("x")
    with pytest.raises(UserError, match=tail):
        read_spec(f"{table}:{tail}")


@given(st.integers(1900, 2098), st.sampled_from(["-", "_", "/", ""]), st.booleans())
def test_every_written_form_of_a_year_is_found(start: int, between: str, long: bool) -> None:
    end = str(start + 1) if long else f"{(start + 1) % 100:02d}"
    assert span_in(f"x {start}{between}{end}_y") == SchoolYear(start)
