"""History of an item that two people wrote side by side: what stayed, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from selfeval.core.models import Fact
from selfeval.store.questions import Choice
from selfeval.ui.workspace import Workspace
from tests.store.copies import Person, exchange
from tests.store.stories import take_out, two_people, write
from tests.ui.test_history_dialog import moments, open_on, words

Opened = Callable[[Person], Workspace]


@pytest.fixture
def opened(app: Any) -> Iterator[Opened]:
    """Give the test what shows a person's document; it is let go of at the end."""
    spaces: list[Workspace] = []

    def show(person: Person) -> Workspace:
        spaces.append(Workspace())
        spaces[-1].adopt(person.document)
        return spaces[-1]

    yield show
    for space in spaces:
        space.close()


def test_a_decision_that_the_words_stay_is_no_change(
    opened: Opened, tmp_path: Path, host: QWidget
) -> None:
    fact = Fact(statement="Before")
    fact_id = fact.id
    head, deputy = two_people(tmp_path, fact)
    write(head.document, Fact, fact_id, statement="Head’s")
    write(deputy.document, Fact, fact_id, statement="Deputy’s")
    exchange(head, deputy, tmp_path)
    (conflict,) = head.document.questions().conflicts
    shown = conflict.answers[0].value
    head.document.decide([Choice("fact", fact_id, "statement", shown)])
    dialog = open_on(opened(head), fact_id, host)
    said = words(moments(dialog)[0])
    assert said[0] == "Decide"
    assert said[-2:] == ["Decided", shown]
    assert "Before" not in said
    dialog.reject()


def test_an_item_that_stayed_says_why(opened: Opened, tmp_path: Path, host: QWidget) -> None:
    facts = [Fact(statement="Seen"), Fact(statement="Seen as well")]
    removed_later, edited_later = (fact.id for fact in facts)
    head, deputy = two_people(tmp_path, *facts)
    take_out(head.document, Fact, edited_later)
    write(deputy.document, Fact, removed_later, detail="Edited")
    write(deputy.document, Fact, removed_later, source="Visit")
    write(deputy.document, Fact, edited_later, detail="Edited")
    for detail in ("One", "Two", "Three"):
        with head.document.edit("Add") as session:
            session.add(Fact(statement=detail))
    take_out(head.document, Fact, removed_later)
    exchange(head, deputy, tmp_path)
    space = opened(head)
    found = []
    for row in (removed_later, edited_later):
        dialog = open_on(space, row, host)
        found.append([one for part in moments(dialog) for one in words(part) if "stay" in one])
        dialog.reject()
    assert found == [
        ["It stayed all the same, as somebody else had changed or used it meanwhile."],
        ["Somebody had removed it meanwhile. It stayed because of this."],
    ]
