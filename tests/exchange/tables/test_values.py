"""Cells: figures as published, markers as gaps, and never the one for the other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.models.words import REASONS
from selfeval.exchange.tables.values import MARKERS, Cell, read_cell, reason_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("50%", "50"),
        ("39.5", "39.5"),
        ("-2.5", "-2.5"),
        ("−2.5", "-2.5"),
        ("£37,250", "37250"),
        (" 81,204 ", "81204"),
        ("0%", "0"),
        ("17.0", "17.0"),
        (".5", "0.5"),
        ("12 %", "12"),
        ("+3", "3"),
        ("\xa071%\xa0", "71"),
    ],
)
def test_figures_are_read(text: str, value: str) -> None:
    assert read_cell(text).value == Decimal(value)
    assert read_cell(text).reason == ""


def test_signs_are_noticed() -> None:
    assert read_cell("50%") == Cell(Decimal(50), "", percent=True)
    assert read_cell("£37,250") == Cell(Decimal(37250), "", money=True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SUPP", "suppressed"),
        ("c", "suppressed"),
        ("NE", "no_entries"),
        ("NP", "not_published"),
        ("NA", "not_applicable"),
        ("z", "not_applicable"),
        ("LOWCOV", "low_coverage"),
        ("NEW", "new_school"),
        (":", "not_available"),
        (".", "not_available"),
        ("", "blank"),
        (" ", "blank"),
    ],
)
def test_markers_are_gaps_with_their_reason(text: str, reason: str) -> None:
    assert read_cell(text) == Cell(None, reason)


@pytest.mark.parametrize(
    "text", ["abc", "1,23", "12,34,567", "5..2", "1e5", "NaN", "Infinity", "12 of 15", "1/2", "٣"]
)
def test_what_is_no_figure_is_no_number(text: str) -> None:
    assert read_cell(text) == Cell(None, "unreadable")


def test_a_figure_too_large_to_keep_is_unreadable() -> None:
    assert read_cell("9" * 14).value == Decimal("9" * 14)
    assert read_cell("1" + "0" * 15).reason == "unreadable"


def test_every_reason_is_one_that_a_reading_can_hold() -> None:
    known = {code for code, _label in REASONS}
    assert set(MARKERS.values()) <= known
    assert reason_words("suppressed").startswith("Suppressed")
    assert reason_words("") == ""


@given(st.sampled_from(sorted(MARKERS)), st.text(" \t\xa0", max_size=3), st.booleans())
def test_no_marker_ever_becomes_a_number(marker: str, space: str, shouted: bool) -> None:
    cell = read_cell(space + (marker.upper() if shouted else marker) + space)
    assert cell.value is None
    assert cell.reason == MARKERS[marker]


@given(
    st.decimals(-999_999_999, 999_999_999, allow_nan=False, allow_infinity=False, places=3),
    st.booleans(),
    st.sampled_from(["{}", "{}%", "£{}", " {} "]),
)
def test_every_figure_comes_back_as_it_was_written(
    number: Decimal, grouped: bool, form: str
) -> None:
    text = f"{abs(number):,f}" if grouped else f"{abs(number):f}"
    sign = "-" if number < 0 else ""
    assert read_cell(sign + form.strip().format(text)).value == number


@given(st.text(max_size=12))
def test_any_text_is_a_figure_or_a_gap_with_a_reason(text: str) -> None:
    cell = read_cell(text)
    assert (cell.value is None) == bool(cell.reason)
