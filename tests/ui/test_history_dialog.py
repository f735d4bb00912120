"""History of an item: what changed in words, and the way back as one gesture."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from selfeval.core.models import Assumption, Fact, Measure, Stance
from selfeval.store import Document
from selfeval.ui.history.dialog import AT_ONCE, HistoryDialog
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace


@pytest.fixture
def fact_id(workspace: Workspace) -> str:
    fact_id = workspace.add(Fact(statement="First", n=4, out_of=15))
    workspace.change(Fact, fact_id, {"observed_on": "2026-10-16", "n": 5})
    workspace.document.actor = "Deputy head"
    workspace.change(Fact, fact_id, {"statement": "Second", "detail": "Words " * 200})
    return fact_id


def open_on(workspace: Workspace, row_id: str, host: QWidget) -> HistoryDialog:
    dialog = HistoryDialog(workspace, Fact, row_id, host)
    dialog.open()
    return dialog


def moments(dialog: HistoryDialog) -> list[QWidget]:
    return dialog.findChildren(QWidget, "moment")


def words(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if not one.isHidden() and one.text()]


def test_who_when_and_each_field_before_and_after(
    workspace: Workspace, fact_id: str, host: QWidget
) -> None:
    dialog = open_on(workspace, fact_id, host)
    newest, older, first = moments(dialog)
    said = words(newest)
    assert said[0] == "Change fact"
    assert said[1].endswith(" · Deputy head")
    assert "First" in said
    assert "Second" in said
    assert {"nothing", "16 Oct 2026", "4", "5"} <= set(words(older))
    assert words(first)[0] == "Add fact"
    assert "This is how it began." in words(first)
    dialog.reject()


def test_a_long_text_is_shown_in_part_until_all_of_it_is_wanted(
    workspace: Workspace, fact_id: str, host: QWidget
) -> None:
    dialog = open_on(workspace, fact_id, host)
    newest = moments(dialog)[0]
    assert max(map(len, words(newest))) < 500
    shown = [one for one in newest.findChildren(QPushButton, "show_all") if not one.isHidden()]
    shown[0].click()
    assert max(map(len, words(newest))) > 1_000
    dialog.reject()


def test_one_field_is_brought_back_as_one_gesture_and_undone_here(
    workspace: Workspace, fact_id: str, host: QWidget
) -> None:
    dialog = open_on(workspace, fact_id, host)
    restore = moments(dialog)[0].findChildren(QPushButton, "restore")
    by_name = {one.accessibleName(): one for one in restore}
    by_name["Bring the former “Fact” back"].click()
    assert workspace.values(Fact, fact_id)["statement"] == "First"
    assert workspace.document.undo_label == "Bring a former value back"
    assert dialog.said.text() == "“Fact” is as it was."
    assert words(moments(dialog)[0])[0] == "Bring a former value back"
    dialog.findChild(QPushButton, "history_undo").click()
    assert workspace.values(Fact, fact_id)["statement"] == "Second"
    assert words(moments(dialog)[0])[0] == "Undone: Bring a former value back"
    dialog.reject()


def test_a_whole_former_state_is_one_gesture(
    workspace: Workspace, fact_id: str, host: QWidget
) -> None:
    dialog = open_on(workspace, fact_id, host)
    assert moments(dialog)[0].findChild(QPushButton, "go_back") is None
    moments(dialog)[2].findChild(QPushButton, "go_back").click()
    values = workspace.values(Fact, fact_id)
    assert (values["statement"], values["n"], values["observed_on"], values["detail"]) == (
        "First",
        4,
        None,
        "",
    )
    assert workspace.document.undo_label == "Go back to a former state"
    workspace.undo()
    assert workspace.values(Fact, fact_id)["statement"] == "Second"
    dialog.reject()


def test_what_cannot_come_back_is_said(workspace: Workspace, fact_id: str, host: QWidget) -> None:
    measure_id = workspace.add(Measure(name="m"))
    workspace.change(Fact, fact_id, {"measure_id": measure_id})
    workspace.remove(Measure, [measure_id])
    workspace.change(Fact, fact_id, {"statement": "Third"})
    dialog = open_on(workspace, fact_id, host)
    at = next(
        one for one in moments(dialog) if words(one)[0] == "Change fact" and "m" in words(one)
    )
    at.findChild(QPushButton, "go_back").click()
    assert "but for: Seen again" in dialog.said.text()
    assert workspace.values(Fact, fact_id)["statement"] == "Second"
    dialog.reject()


def test_links_and_erased_fields_are_said(
    workspace: Workspace, fact_id: str, host: QWidget
) -> None:
    belief = workspace.add(Assumption(belief="It is so"))
    link = workspace.add(Stance(fact_id=fact_id, assumption_id=belief, stance="supports"))
    workspace.change(Stance, link, {"stance": "challenges"})
    workspace.remove(Stance, [link])
    workspace.remove(Assumption, [belief])
    document = workspace.document
    document.erase(document.session.get(Fact, fact_id), ["detail"])
    dialog = open_on(workspace, fact_id, host)
    said = [line for one in moments(dialog) for line in words(one)]
    assert "Taken away: link to “It is so” (Against)" in said
    assert "Link to “It is so”: For, now Against" in said
    assert "Added: link to “It is so” (For)" in said
    assert "What it said has been erased for good." in said
    assert not any("Words Words" in line for line in said)
    dialog.reject()


def test_links_stay_and_the_dialog_says_so(
    workspace: Workspace, fact_id: str, host: QWidget
) -> None:
    dialog = open_on(workspace, fact_id, host)
    note = dialog.findChild(QLabel, "links_stay")
    assert note.isHidden()
    moments(dialog)[1].findChild(QPushButton, "go_back").click()
    assert dialog.said.text() == "It is as it was."
    belief = workspace.add(Assumption(belief="So"))
    link = workspace.add(Stance(fact_id=fact_id, assumption_id=belief, stance="supports"))
    assert "Recently removed" in note.text()
    assert not note.isHidden()
    workspace.remove(Stance, [link])
    moments(dialog)[-1].findChild(QPushButton, "go_back").click()
    assert dialog.said.text() == "It is as it was. Links stay as they are now."
    assert workspace.count(Stance) == 0
    (taken,) = [one for one in workspace.document.removed() if one.heads[0].row == link]
    workspace.document.put_back(taken.replica, taken.seq)
    assert workspace.count(Stance) == 1
    dialog.reject()


def test_a_long_history_is_shown_in_part(workspace: Workspace, host: QWidget) -> None:
    fact_id = workspace.add(Fact(statement="0"))
    for number in range(AT_ONCE + 4):
        workspace.change(Fact, fact_id, {"statement": str(number + 1)})
    dialog = open_on(workspace, fact_id, host)
    assert len(moments(dialog)) == AT_ONCE
    more = dialog.findChild(QPushButton, "history_more")
    assert more.text() == "Show 5 earlier changes"
    more.click()
    assert len(moments(dialog)) == AT_ONCE + 5
    dialog.reject()


def test_it_closes_with_its_item(workspace: Workspace, fact_id: str, host: QWidget) -> None:
    dialog = open_on(workspace, fact_id, host)
    workspace.remove(Fact, [fact_id])
    assert not dialog.isVisible()


def test_for_reading_only_nothing_can_be_restored(app: Any, tmp_path: Any, host: QWidget) -> None:
    with Document.create(tmp_path / "r.selfeval") as document:
        for words_now in ("One", "Two"):
            with document.edit("Change fact") as session:
                session.merge(Fact(id="f" * 32, statement=words_now, number=1, position="a0"))
    space = Workspace()
    space.adopt(Document.open(tmp_path / "r.selfeval", read_only=True))
    dialog = open_on(space, "f" * 32, host)
    assert len(moments(dialog)) == 2
    for name in ("restore", "go_back"):
        assert not dialog.findChildren(QPushButton, name)
    dialog.reject()
    space.close()


def test_the_menu_opens_it_for_the_item_that_is_shown(open_window: Window) -> None:
    assert open_window.desk is not None
    desk = open_window.desk
    desk.show_page("report")
    open_window.actions_by_key["history"].trigger()
    box = open_window.findChild(QMessageBox, "no_history")
    assert box is not None
    box.close()
    desk.show_page("facts")
    desk.add()
    open_window.actions_by_key["history"].trigger()
    dialog = open_window.findChild(HistoryDialog)
    assert dialog.windowTitle() == "History of Fact 1"
    dialog.findChild(QPushButton, "history_close").click()
