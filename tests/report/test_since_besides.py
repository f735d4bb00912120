"""Meetings, quotes, attachments and themes are counted, for those who may see them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from selfeval.core.models import Evidence, Fact, Meeting, Note, Quote, Theme
from selfeval.report.story import part_alone
from selfeval.store import Document, remove
from tests.report.changing import edit, issue, now, texts

FACT, LINK, OTHER = "fa" * 16, "1b" * 16, "0c" * 16


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "school.selfeval") as made:
        edit(made, lambda session: session.add(Fact(id=FACT, statement="One")))
        issue(made)
        yield made


def _said(document: Document, kind: str) -> str:
    return " ".join(texts(part_alone(now(document, kind), "since")))


def _add(*rows: Any) -> Any:
    def add(session: Session) -> None:
        for row in rows:
            session.add(row)

    return add


def test_what_is_new_is_counted(document: Document) -> None:
    rows = (
        Meeting(title="One"),
        Meeting(title="Two"),
        Quote(item_table="fact", item_id=FACT, said="Yes"),
        Theme(name="Talk"),
    )
    edit(document, _add(*rows))
    told = _said(document, "leaders")
    assert "Nothing has changed since" in told
    assert "Also new: 2 meetings, 1 quote, and 1 theme." in told


def test_quotes_are_counted_for_leaders_only_and_notes_for_nobody(document: Document) -> None:
    edit(document, _add(Quote(item_table="fact", item_id=FACT, said="Yes"), Note(said="Ask again")))
    assert "1 quote" in _said(document, "leaders")
    governors = _said(document, "governors")
    assert "Also new" not in governors
    assert "note" not in governors


def test_what_is_gone_is_counted_beside_what_has_changed(document: Document) -> None:
    link = Evidence(id=LINK, item_table="fact", item_id=FACT, kind="link", name="Plan")
    edit(document, _add(link))
    issue(document)

    def change(session: Session) -> None:
        remove(session, session.get_one(Evidence, LINK))
        session.get_one(Fact, FACT).statement = "Two"

    edit(document, change)
    told = _said(document, "governors")
    assert "1 changed" in told
    assert "Also gone: 1 attached file or link." in told


def test_what_belongs_to_a_private_item_is_not_counted(document: Document) -> None:
    fact = Fact(id=OTHER, statement="Private", private=1)
    edit(document, _add(fact, Evidence(item_table="fact", item_id=OTHER, kind="link", name="Plan")))
    assert "Also new" not in _said(document, "leaders")
