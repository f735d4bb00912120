"""Days as people type and read them."""

from __future__ import annotations

import gettext
from datetime import UTC, date, datetime

import pytest

from selfeval import i18n
from selfeval.core.days import day_words, is_day, moment_words, read_day, weekday_words


class Elsewhere(gettext.NullTranslations):
    """Says October in another language; the system's own language is a third thing."""

    def gettext(self, message: str) -> str:
        return {"October": "Hydref", "{day} {month} {year}": "{day}. {month} {year}"}.get(
            message, message
        )


def test_a_stored_day_is_written_in_full_and_other_words_as_they_are() -> None:
    assert day_words("2026-10-06") == "6 October 2026"
    for words in ("", "2025/26", "20261006", "2026-13-01"):
        assert day_words(words) == words


def test_a_day_is_written_in_the_language_of_the_program() -> None:
    """What is kept in the file must not depend on what language the system speaks."""
    before = i18n.use(Elsewhere())
    try:
        assert day_words("2026-10-06") == "6. Hydref 2026"
    finally:
        i18n.use(before)


@pytest.mark.parametrize(
    ("words", "day"), [("2026-10-06", True), ("20261006", False), ("0202-10-06", False)]
)
def test_a_stored_day_names_a_year_that_can_be_meant(words: str, day: bool) -> None:
    assert is_day(words) is day


@pytest.mark.parametrize("words", ["6 October 2026", "6 Oct 26", "Oct 6, 2026", "2026.10.6"])
def test_what_was_written_in_full_is_read_back(words: str) -> None:
    assert read_day(words) == "2026-10-06"
    assert day_words(read_day(words)) == "6 October 2026"


def test_a_moment_is_written_with_its_weekday_and_its_year_where_it_is_another() -> None:
    day, today = date(2026, 11, 20), date(2026, 11, 22)
    assert weekday_words(day, today) == "Friday 20 November"
    assert weekday_words(day, date(2027, 1, 2)) == "Friday 20 November 2026"
    now = datetime.now(UTC)
    assert moment_words(now).endswith(f", {now.astimezone():%H:%M}")
