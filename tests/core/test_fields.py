"""What a field accepts, and what it makes of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.core.fields import (
    CONTROL,
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_LINE,
    LONGEST_TEXT,
    STORAGE,
    FieldError,
    FieldUI,
    as_decimal,
    clean,
    decimal_text,
    field_of,
    fields_of,
    name_field,
)
from selfeval.core.models import MODELS, Fact, Indicator, School, Stance

STATEMENT = field_of(Fact, "statement")
SOURCE = field_of(Fact, "source")
TONE = field_of(Fact, "tone")
REALM = field_of(Fact, "realm")
OBSERVED_ON = field_of(Fact, "observed_on")
OUT_OF = field_of(Fact, "out_of")
PRIVATE = field_of(Fact, "private")
MEASURE = field_of(Fact, "measure_id")
BASELINE = field_of(Indicator, "baseline")
ANYTHING: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.text(), st.integers(), st.booleans(), st.dates(), st.decimals(allow_nan=False)
)
ALL_FIELDS = [field for model in MODELS for field in fields_of(model)]


@given(st.sampled_from(ALL_FIELDS), ANYTHING)
def test_cleaning_gives_what_the_column_holds_or_a_sentence(field: FieldUI, value: Any) -> None:
    cleaned, problem = _clean_or_problem(field, value)
    kind = int if field.storage.type.__name__ == "Integer" else str
    if problem:
        assert problem.endswith(".")
        assert "{" not in problem.replace(str(value), "")
    else:
        assert isinstance(cleaned, kind) or (cleaned is None and field.storage.nullable)


def _clean_or_problem(field: FieldUI, value: Any) -> tuple[str | int | None, str]:
    try:
        return clean(field, value), ""
    except FieldError as problem:
        return None, str(problem)


@given(st.sampled_from(ALL_FIELDS), ANYTHING)
def test_cleaning_twice_changes_nothing_more(field: FieldUI, value: Any) -> None:
    once, problem = _clean_or_problem(field, value)
    assert problem or clean(field, once) == once


@given(st.text(max_size=LONGEST_LINE))
def test_text_loses_only_control_characters(text: str) -> None:
    cleaned = str(clean(STATEMENT, text))
    assert not CONTROL.search(cleaned)
    assert "\r" not in cleaned
    line = str(clean(SOURCE, text))
    assert "\n" not in line
    assert line.split(" ") == cleaned.replace("\n", " ").split(" ")


def test_text_keeps_lines_and_a_line_has_one() -> None:
    assert clean(STATEMENT, "One\r\ntwo\rthree\x00") == "One\ntwo\nthree"
    assert clean(SOURCE, "One\r\ntwo") == "One two"
    assert clean(STATEMENT, None) == ""


@pytest.mark.parametrize(("field", "longest"), [(SOURCE, LONGEST_LINE), (STATEMENT, LONGEST_TEXT)])
def test_text_has_a_longest_length(field: FieldUI, longest: int) -> None:
    assert clean(field, "x" * longest) == "x" * longest
    with pytest.raises(FieldError, match=f"{longest:,}"):
        clean(field, "x" * (longest + 1))


@pytest.mark.parametrize("model", MODELS)
def test_empty_values_are_accepted_where_nothing_is_required(model: type) -> None:
    for field in fields_of(model):
        if not (field.editor == "choice" and field.empty == ""):
            assert clean(field, field.empty) == field.empty


@pytest.mark.parametrize("typed", ["9" * 5_000, "1" + ",000" * 2_000, "9" * 17])
def test_a_count_of_more_digits_than_can_be_counted_is_refused(typed: str) -> None:
    with pytest.raises(FieldError, match="is not a figure"):
        clean(field_of(Fact, "n"), typed)


def test_choices_are_held_to_their_words() -> None:
    assert clean(TONE, "concern") == "concern"
    for wrong in ("Concern", "", None, "worry"):
        with pytest.raises(FieldError, match="Strength or concern"):
            clean(TONE, wrong)


def test_realm_may_be_open() -> None:
    assert clean(REALM, "climate") == "climate"
    assert clean(REALM, "") is None
    assert clean(REALM, None) is None
    with pytest.raises(FieldError, match="Realm"):
        clean(REALM, "mood")


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_dates_become_iso_text(day: date) -> None:
    assert clean(OBSERVED_ON, day) == day.isoformat()
    assert clean(OBSERVED_ON, day.isoformat()) == day.isoformat()


@pytest.mark.parametrize("wrong", ["0202-10-16", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_year_that_must_be_a_slip_is_refused(wrong: str) -> None:
    with pytest.raises(FieldError, match=f"the year {int(wrong[:4])} is too far away"):
        clean(OBSERVED_ON, wrong)


@pytest.mark.parametrize(
    "wrong",
    ["2026-02-30", "22/11/2026", "yesterday", "2026", "2026-10-16 rubbish", "2026-10-167"],
)
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(FieldError, match=r"When.*no such day.*Write a date such as 16 Oct 2026\."):
        clean(OBSERVED_ON, wrong)


@given(st.decimals("-1e14", "1e14", places=4))
def test_figures_become_plain_text_and_back(number: Decimal) -> None:
    stored = clean(BASELINE, str(number))
    assert isinstance(stored, str)
    assert "E" not in stored.upper()
    assert as_decimal(stored) == number


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("39.5", "39.5"),
        ("50%", "50"),
        (" 50 % ", "50"),
        ("£37,250", "37250"),
        ("−2.5", "-2.5"),
        ("1,204", "1204"),
        ("-0", "0"),
        ("+1,204,000.50", "1204000.50"),
        (".5", "0.5"),
        (Decimal("1E+3"), "1000"),
        ("", None),
        (None, None),
        (Decimal("7.10"), "7.10"),
    ],
)
def test_figures_as_people_type_them(typed: Any, stored: str | None) -> None:
    assert clean(BASELINE, typed) == stored


NO_FIGURES = (
    *("SUPP", "c", ":", ".", "NaN", "Infinity", "1e20", "12 of 15", "--2", "½"),
    *("12,5", "1,20", "1,2045", "1204,500", ",500", "1_000", "1e3", "1,000,00"),
)


@pytest.mark.parametrize("wrong", NO_FIGURES)
def test_what_is_no_figure_is_refused(wrong: str) -> None:
    assert as_decimal(wrong) is None
    with pytest.raises(FieldError, match=r"Started at.*Write a figure such as 12 or 12\.5\."):
        clean(BASELINE, wrong)


def test_decimal_text_has_no_exponent() -> None:
    assert decimal_text(Decimal("1E+3")) == "1000"
    assert decimal_text(Decimal("-0")) == "0"


@given(st.integers(-(2**60), 2**60))
def test_counts_keep_within_their_limits(number: int) -> None:
    limit = field_of(School, "small_number_limit")
    if 0 <= number <= 1000:
        assert clean(limit, number) == number
    else:
        with pytest.raises(FieldError, match=str(number)):
            clean(limit, number)


@pytest.mark.parametrize(
    "wrong", ["many", "1.5", 1.5, Decimal("2.5"), float("inf"), "-1", [], "1_000", "12,5", "٣"]
)
def test_what_is_no_count_is_refused(wrong: Any) -> None:
    with pytest.raises(FieldError, match="Write a whole number such as 12"):
        clean(OUT_OF, wrong)


def test_a_count_may_have_its_thousands_parted() -> None:
    assert clean(OUT_OF, " 1,204 ") == 1204
    assert clean(OUT_OF, 12) == 12


def test_checks_and_links() -> None:
    assert [clean(PRIVATE, value) for value in (True, False, None, 1, "")] == [1, 0, 0, 1, 0]
    assert clean(MEASURE, "") is None
    assert clean(MEASURE, "m") == "m"


def test_labels_of_choices() -> None:
    assert TONE.label_of("concern") == "Concern"
    assert REALM.label_of(None) == "Not yet placed"
    assert SOURCE.label_of("Drop-ins") == "Drop-ins"
    assert SOURCE.label_of(None) == ""


def test_looking_fields_up() -> None:
    assert name_field(Fact).name == "statement"
    assert name_field(Stance).name == "fact_id"
    with pytest.raises(KeyError, match=r"Fact\.colour"):
        field_of(Fact, "colour")


@pytest.mark.parametrize("field", ALL_FIELDS, ids=lambda field: field.name)
def test_every_field_has_a_title_and_a_known_editor(field: FieldUI) -> None:
    assert field.title.strip()
    assert field.editor in STORAGE
    assert 0 <= field.column < 1
    assert field.on_remove in ("delete", "clear")
    assert bool(field.references) == (field.editor == "link")
    assert bool(field.choices) == (field.editor in ("choice", "realm"))
