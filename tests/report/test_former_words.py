"""A name that somebody has taken out still stands in “It said: …”, and is looked for there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from selfeval.core.hidden_words import answer_rows, hiding, keeping
from selfeval.core.models import Dismissal, Fact, Judgement, Row
from selfeval.core.sharing import SharingCheck
from selfeval.report.before import before_you_share
from selfeval.store import Document, load_rows, remove
from tests.report.changing import edit, issue, now, told

JONES = "Mrs Jones asks children to retell stories"
ROLE = "The English lead asks children to retell stories"


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "school.selfeval") as made:
        yield made


def looked_at(document: Document) -> dict[str, SharingCheck]:
    rows = load_rows(document.session)
    return {one.kind: one for one in before_you_share(rows, now(document, "meeting"))}


def add(document: Document, *rows: Row) -> None:
    edit(document, lambda session: session.add_all(rows))


@pytest.fixture
def fact(document: Document) -> str:
    """A fact that named somebody in the version that was issued, and does so no more."""
    made = Fact(statement=JONES, source="Drop-ins", observed_on="2026-10-01")
    row_id = made.id
    add(document, made)
    issue(document, "meeting", date(2026, 10, 12))

    def take_out(session: Session) -> None:
        session.get_one(Fact, row_id).statement = ROLE

    edit(document, take_out)
    return row_id


def test_a_name_in_a_former_wording_is_listed_with_its_item(document: Document, fact: str) -> None:
    assert "Mrs Jones" in told(document, "meeting")
    (place,) = looked_at(document)["names"].places
    assert (place.table, place.row_id, place.words) == ("fact", fact, "Mrs Jones")
    assert (place.title, place.label) == ("Fact 1", "What has changed")
    assert place.can == {"go", "keep", "hide"}


def test_it_can_be_hidden_or_kept_and_asked_for_again(document: Document, fact: str) -> None:
    place = looked_at(document)["names"].places[0]
    add(document, keeping(place, "She is proud of it"))
    kept = looked_at(document)["names"]
    assert kept.is_fine
    assert "Mrs Jones" in told(document, "meeting")
    for row_id in answer_rows(load_rows(document.session), kept.places[0]):
        edit(document, lambda s, one=row_id: remove(s, s.get_one(Dismissal, one)))
    assert not looked_at(document)["names"].is_fine
    add(document, hiding(place))
    assert "Jones" not in told(document, "meeting")
    assert looked_at(document)["names"].is_fine


def test_of_what_was_removed_the_name_is_told_though_nothing_can_answer_it(
    document: Document, fact: str
) -> None:
    def put_back(session: Session) -> None:
        session.get_one(Fact, fact).statement = JONES

    edit(document, put_back)
    issue(document, "meeting", date(2026, 10, 20))
    edit(document, lambda session: remove(session, session.get_one(Fact, fact)))
    assert "Mrs Jones" in told(document, "meeting")
    (place,) = looked_at(document)["names"].places
    assert place.can == frozenset()
    assert place.title == "Facts"


def test_few_pupils_in_a_former_wording_are_listed(document: Document) -> None:
    area = Judgement(framework="ofsted-2025", area="inclusion", narrative="Three boys left us.")
    row_id = area.id
    add(document, area)
    issue(document, "meeting", date(2026, 10, 12))

    def reword(session: Session) -> None:
        session.get_one(Judgement, row_id).narrative = "Some children left us."

    edit(document, reword)
    assert "Three boys" in told(document, "meeting")
    assert looked_at(document)["few"].places[0].words == "Three boys"
