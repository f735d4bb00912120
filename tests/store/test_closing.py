"""The file of a closed year is opened for reading only, and says so, unless somebody means to."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.models import Fact, Setting
from selfeval.store import Document
from selfeval.store.closing import CLOSED_ON, CONTINUED_IN


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    path = tmp_path / "2026.selfeval"
    with Document.create(path) as document, document.edit("Close the year") as session:
        session.add(Setting(name=CLOSED_ON, value="2027-07-16"))
    return path


def test_it_is_for_reading_and_says_since_when(closed: Path) -> None:
    with Document.open(closed) as document:
        assert document.read_only
        assert document.closed_on == "2027-07-16"
        assert document.notice == (
            "This year was closed on 16 July 2027, so its file is open for reading only."
        )
    with Document.open(closed, read_only=True) as document:
        assert "16 July 2027" in document.notice


def test_it_says_where_the_work_goes_on(closed: Path) -> None:
    with Document.open(closed, though_closed=True) as document:
        assert not document.read_only
        with document.edit("Say where") as session:
            session.add(Setting(name=CONTINUED_IN, value="2027.selfeval"))
    with Document.open(closed) as document:
        assert document.notice.endswith("It goes on in “2027.selfeval”.")


def test_two_windows_may_read_it(closed: Path) -> None:
    with Document.open(closed) as one, Document.open(closed) as other:
        assert one.canonical_dump() == other.canonical_dump()


def test_work_that_is_not_in_the_file_yet_is_not_locked_away(closed: Path) -> None:
    document = Document.open(closed, though_closed=True)
    with document.edit("Add fact") as session:
        session.add(Fact(statement="Seen late"))
    document._let_go()
    again = Document.open(closed)
    assert not again.read_only
    assert again.unpublished
    again.close()
    with Document.open(closed) as later:
        assert later.read_only
        assert "Seen late" in "".join(later.canonical_dump())


def test_a_mark_that_is_no_day_is_said_as_it_stands(closed: Path) -> None:
    with Document.open(closed, though_closed=True) as document, document.edit("Odd") as session:
        session.get(Setting, Setting.id_for(CLOSED_ON)).value = "last summer"
    with Document.open(closed) as document:
        assert "closed on last summer," in document.notice
