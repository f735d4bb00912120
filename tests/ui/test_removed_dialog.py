"""Recently removed: what went is listed and found, and comes back with what belonged to it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from selfeval.core.models import Action, Assumption, Fact, Priority, Quote, Stance
from selfeval.ui.history.removed_dialog import RemovedDialog, company_words
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace


@pytest.fixture
def dialog(workspace: Workspace, host: QWidget) -> RemovedDialog:
    made = RemovedDialog(workspace, host)
    made.open()
    return made


def cards(dialog: RemovedDialog) -> list[str]:
    return [
        " | ".join(one.text() for one in card.findChildren(QLabel))
        for card in dialog.findChildren(QWidget, "removal")
    ]


def put_back(dialog: RemovedDialog, at: int = 0) -> None:
    dialog.findChildren(QPushButton, "put_back")[at].click()


def test_nothing_was_removed_yet(dialog: RemovedDialog) -> None:
    assert cards(dialog) == []
    assert "Nothing was removed yet." in [one.text() for one in dialog.findChildren(QLabel)]
    assert dialog.search.isHidden()
    dialog.reject()


def test_it_comes_back_with_what_belonged_to_it(
    workspace: Workspace, dialog: RemovedDialog
) -> None:
    fact = workspace.add(Fact(statement="Words came first"))
    belief = workspace.add(Assumption(belief="So"))
    workspace.add(Stance(fact_id=fact, assumption_id=belief))
    workspace.add(Quote(item_table="fact", item_id=fact, said="Yes"))
    before = workspace.document.canonical_dump()
    workspace.remove(Fact, [fact])
    (card,) = cards(dialog)
    assert card.startswith("Fact 1 | Words came first | ")
    assert card.endswith("Headteacher · with 1 link, 1 piece of evidence")
    put_back(dialog)
    assert workspace.document.canonical_dump() == before
    assert workspace.document.undo_label == "Put back"
    assert (cards(dialog), dialog.said.text()) == ([], "It is back.")
    words = [one.text() for one in dialog.findChildren(QLabel)]
    assert "Nothing else is removed." in words
    assert "Nothing was removed yet." not in words
    dialog.reject()


def test_a_link_is_named_by_what_it_joined(workspace: Workspace, dialog: RemovedDialog) -> None:
    fact = workspace.add(Fact(statement="Seen"))
    belief = workspace.add(Assumption(belief="So"))
    link = workspace.add(Stance(fact_id=fact, assumption_id=belief))
    workspace.remove(Stance, [link])
    assert "Seen – So" in cards(dialog)[0]
    workspace.remove(Fact, [fact])
    put_back(dialog, 1)
    box = dialog.findChild(QMessageBox, "user_error")
    assert "“Seen”" in box.text()
    box.close()
    assert len(cards(dialog)) == 2
    dialog.reject()


def test_what_has_to_stay_away_is_said(workspace: Workspace, dialog: RemovedDialog) -> None:
    fact = workspace.add(Fact(statement="Seen"))
    belief = workspace.add(Assumption(belief="So"))
    workspace.add(Stance(fact_id=fact, assumption_id=belief))
    workspace.remove(Fact, [fact])
    workspace.remove(Assumption, [belief])
    put_back(dialog, 1)
    assert "but for 1 link" in dialog.said.text()
    dialog.reject()


def test_it_is_searched_by_name_and_role(workspace: Workspace, dialog: RemovedDialog) -> None:
    for words in ("Attendance", "Reading"):
        workspace.remove(Fact, [workspace.add(Fact(statement=words))])
    dialog.search.setText("reading head")
    assert len(cards(dialog)) == 1
    assert "Reading" in cards(dialog)[0]
    workspace.remove(Fact, [workspace.add(Fact(statement="Élodie’s class"))])
    dialog.search.setText("elodie's")  # as every search here, without regard to accents
    assert len(cards(dialog)) == 1
    dialog.search.setText("nobody")
    assert cards(dialog) == []
    dialog.reject()


def test_many_at_once_are_named_in_part(workspace: Workspace, dialog: RemovedDialog) -> None:
    ids = [workspace.add(Fact(statement=str(number))) for number in range(9)]
    workspace.remove(Fact, ids)
    (card,) = cards(dialog)
    assert "and 3 more" in card
    put_back(dialog)
    assert workspace.count(Fact) == 9
    dialog.reject()


def test_the_window_goes_to_what_came_back(open_window: Window) -> None:
    assert open_window.desk is not None
    space = open_window.desk.workspace
    priority = space.add(Priority(title="Read more"))
    space.add(Action(priority_id=priority, what="Teach"))
    space.remove(Priority, [priority])
    open_window.actions_by_key["removed"].trigger()
    dialog = open_window.findChild(RemovedDialog)
    assert "with 1 action" in cards(dialog)[0]
    put_back(dialog)
    dialog.findChild(QPushButton, "removed_go").click()
    assert open_window.desk.page.item == (Priority, priority)


def test_company_in_words() -> None:
    assert company_words({}) == ""
    assert company_words({"stance": 1, "theme_link": 2, "placement": 4}) == "3 links"
    assert company_words({"reading": 1, "measure": 1, "review": 2}) == "1 reading, 2 reviews"
