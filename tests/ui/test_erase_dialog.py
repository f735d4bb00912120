"""Erase for good: what is ticked goes, Cancel is nearest at hand, and what is said is so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QMessageBox, QPushButton, QToolButton, QWidget

from selfeval.core import asking
from selfeval.core.asking_kept import Kept, kept_words
from selfeval.core.interview.answers import SETTING as PROGRESS
from selfeval.core.models import Assumption, Evidence, Fact, Note, Quote, School, Setting
from selfeval.store import Document, UserError
from selfeval.store.errors import SharedFileChanged
from selfeval.ui.checks import Check
from selfeval.ui.erasing.dialog import EraseDialog, erase_item, erase_rows
from selfeval.ui.history.removed_dialog import RemovedDialog
from selfeval.ui.item.evidence import EvidenceSection
from selfeval.ui.settings import Settings
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace

WORDS = "Seven of the class cannot swim"


@pytest.fixture
def done(qtbot: Any) -> Callable[[EraseDialog], list[str]]:
    """Give the test a function that erases what is asked about, and returns what is said then."""

    def erase(dialog: EraseDialog) -> list[str]:
        press(dialog, "erase_now")
        qtbot.waitUntil(lambda: bool(shown(dialog, QPushButton, "erase_close")), timeout=30_000)
        return said(dialog)

    return erase


def shown(dialog: QWidget, kind: type[Any], name: str) -> list[Any]:
    return [one for one in dialog.findChildren(kind, name) if one.isVisible()]


def press(dialog: QWidget, name: str) -> None:
    shown(dialog, QPushButton, name)[-1].click()


def said(dialog: QWidget) -> list[str]:
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible() and one.text()]


def ticks(dialog: QWidget) -> dict[str, Check]:
    return {one.text(): one for one in shown(dialog, Check, "erase_tick")}


@pytest.fixture
def fact(workspace: Workspace) -> str:
    """Give the test a fact with a former wording and a detail."""
    row = workspace.add(Fact(statement=WORDS, detail="Named by the coach", source="Pool"))
    workspace.change(Fact, row, {"statement": WORDS + " yet"})
    return row


def test_what_is_ticked_goes_with_its_former_wordings(
    workspace: Workspace, fact: str, host: QWidget, done
) -> None:
    host.show()
    dialog = erase_item(workspace, ("fact", fact), host)
    assert list(ticks(dialog))[1:] == ["Its wording", "Detail", "How we know"]
    assert f"Now: {WORDS} yet\n1 former wording in the history" in said(dialog)
    go_on = shown(dialog, QPushButton, "erase_continue")[0]
    assert not go_on.isEnabled()
    ticks(dialog)["Its wording"].click()
    go_on.click()
    assert "Fact 1: Its wording" in said(dialog)
    assert workspace.values(Fact, fact)["statement"] == WORDS + " yet"
    words = done(dialog)
    assert "It is erased for good." in words
    values = workspace.values(Fact, fact)
    assert (values["statement"], values["detail"]) == ("", "Named by the coach")
    assert not workspace.document.unpublished
    assert WORDS.encode() not in workspace.document.path.read_bytes()
    press(dialog, "erase_close")


def test_cancel_has_the_focus_and_enter_presses_it(
    workspace: Workspace, fact: str, host: QWidget, qtbot: Any
) -> None:
    host.show()
    before = workspace.document.canonical_dump()
    dialog = erase_rows(workspace, [("fact", fact)], host)
    (cancel,) = shown(dialog, QPushButton, "erase_cancel")
    assert cancel.isDefault() or cancel.autoDefault()
    assert dialog.focusWidget() is cancel
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert workspace.document.canonical_dump() == before


def test_the_whole_makes_its_fields_follow(workspace: Workspace, fact: str, host: QWidget) -> None:
    host.show()
    dialog = erase_item(workspace, ("fact", fact), host)
    boxes = ticks(dialog)
    whole, *fields = boxes.values()
    fields[0].click()
    whole.click()
    assert not any(one.isEnabled() for one in fields)
    press(dialog, "erase_continue")
    names = [one for one in said(dialog) if one.startswith(("The whole", "Fact 1"))]
    assert names == ["The whole fact, with all that belongs to it or ever did"]
    press(dialog, "erase_back")
    assert ticks(dialog)["Its wording"].isChecked()
    dialog.reject()


def test_the_same_words_elsewhere_go_only_where_they_are_ticked(
    workspace: Workspace, fact: str, host: QWidget, done
) -> None:
    host.show()
    note = workspace.add(Note(said=f"On Monday: {WORDS}"))
    belief = workspace.add(Assumption(belief=f"{WORDS}, for want of lessons"))
    dialog = erase_rows(workspace, [("fact", fact)], host)
    boxes = ticks(dialog)
    assert list(boxes) == ["Note: Its wording", "Assumption 1: Its wording"]
    assert not any(one.isChecked() for one in boxes.values())
    boxes["Note: Its wording"].click()
    done(dialog)
    assert workspace.values(Fact, fact) is None
    assert workspace.values(Note, note)["said"] == ""
    assert WORDS in workspace.values(Assumption, belief)["belief"]
    press(dialog, "erase_close")


@pytest.mark.parametrize(
    ("name", "value", "title"),
    [
        (
            asking.SETTING,
            kept_words(Kept(said={"own 1": ("challenge", f"Why “{WORDS}”?")})),
            "Questions to the readers of the report: all that is kept of it",
        ),
        (PROGRESS, json.dumps({"worry": WORDS}), "Guided start: all that is kept of it"),
    ],
)
def test_words_in_what_a_file_keeps_besides_items_go_too(
    workspace: Workspace, fact: str, host: QWidget, done, name: str, value: str, title: str
) -> None:
    host.show()
    kept = workspace.add(Setting(name=name, value=value))
    dialog = erase_rows(workspace, [("fact", fact)], host)
    ticks(dialog)[title].click()
    done(dialog)
    assert workspace.values(Setting, kept)["value"] == ""
    workspace.publish()
    assert WORDS.encode() not in workspace.document.path.read_bytes()
    press(dialog, "erase_close")


def test_a_file_that_could_not_be_saved_is_named(
    workspace: Workspace, fact: str, host: QWidget, done, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.show()
    workspace.publish()
    changed = SharedFileChanged("Somebody has changed this file.")

    def refuse(then: Callable[[UserError], None]) -> None:
        then(changed)

    monkeypatch.setattr(workspace, "publish_soon", refuse)
    dialog = erase_rows(workspace, [("fact", fact)], host)
    words = done(dialog)
    assert "It is erased on this computer, but not yet in the file itself." in words
    assert any("still holds it: Somebody has changed this file." in one for one in words)
    assert WORDS.encode() in workspace.document.path.read_bytes()
    press(dialog, "erase_close")


@pytest.mark.parametrize("step", ["erase_for_good", "eraser"])
def test_after_a_fault_the_dialog_can_be_closed(
    workspace: Workspace, fact: str, host: QWidget, qtbot: Any, monkeypatch, step: str
) -> None:
    host.show()
    dialog = erase_rows(workspace, [("fact", fact)], host)
    with monkeypatch.context() as patched, qtbot.captureExceptions() as faults:
        patched.setattr(workspace.document, step, lambda *_all: 1 / 0)
        press(dialog, "erase_now")
        qtbot.waitUntil(lambda: bool(faults))
    dialog.reject()
    assert not dialog.isVisible()


def test_others_who_have_worked_on_it_are_named(
    workspace: Workspace, fact: str, host: QWidget
) -> None:
    host.show()
    workspace.document.actor = "Chair"
    dialog = erase_rows(workspace, [("fact", fact)], host)
    assert any("(Headteacher)" in one for one in said(dialog))
    dialog.reject()


def test_what_was_removed_is_erased_from_the_list(
    workspace: Workspace, fact: str, host: QWidget, done
) -> None:
    host.show()
    other = workspace.add(Fact(statement="Stays to be put back"))
    workspace.remove(Fact, [fact, other])
    removed = RemovedDialog(workspace, host)
    removed.open()
    shown(removed, QToolButton, "erase_removed")[0].click()
    (dialog,) = removed.findChildren(EraseDialog)
    boxes = ticks(dialog)
    assert [one.isChecked() for one in boxes.values()] == [True, True]
    boxes["Fact 2"].click()
    press(dialog, "erase_continue")
    done(dialog)
    press(dialog, "erase_close")
    (removal,) = workspace.document.removed()
    assert [head.row for head in removal.heads] == [other]
    removed.reject()


def test_a_quote_and_a_file_are_erased_from_the_card(
    open_window: Window, done, qtbot: Any, home
) -> None:
    desk = open_window.desk
    space = desk.workspace
    fact = space.add(Fact(statement="a"))
    space.add(Quote(item_table="fact", item_id=fact, said=WORDS))
    with space.edit("Attach") as session:
        name = space.document.add_blob(WORDS.encode() * 50)
        session.add(Evidence(item_table="fact", item_id=fact, sha256=name, name="list.txt"))
    desk.go_to("fact", fact)
    section = open_window.findChildren(EvidenceSection)[-1]
    for _number in range(2):
        menu = section.findChildren(QToolButton, "evidence_more")[0].menu()
        erase_in(menu).trigger()
        dialog = open_window.findChildren(EraseDialog)[-1]
        done(dialog)
        press(dialog, "erase_close")
        qtbot.waitUntil(lambda: not open_window.findChildren(EraseDialog))
    assert not space.rows.all(Quote)
    assert not space.rows.all(Evidence)
    files = [one for one in (*home.rglob("*"), space.document.path) if one.is_file()]
    assert not [one for one in files if WORDS.encode() in one.read_bytes()]


def test_the_name_of_the_school_is_forgotten_everywhere(
    workspace: Workspace, host: QWidget, settings: Settings, done, tmp_path: Path
) -> None:
    host.show()
    workspace.add(School(name=WORDS))
    workspace.publish()
    other = tmp_path / "other.selfeval"
    shutil.copyfile(workspace.document.path, other)
    Document.open(other).close()
    settings.note_school(other, WORDS)
    dialog = erase_item(workspace, ("school", "school"), host)
    assert list(ticks(dialog)) == ["Its wording"]
    ticks(dialog)["Its wording"].click()
    press(dialog, "erase_continue")
    done(dialog)
    assert settings.school_of(other) == ""
    press(dialog, "erase_close")


def erase_in(menu: QMenu) -> Any:
    return next(one for one in menu.actions() if one.text() == "Erase for good…")


def test_the_menu_asks_about_the_item_that_is_shown(open_window: Window, qtbot: Any) -> None:
    desk = open_window.desk
    erase = open_window.actions_by_key["erase"]
    desk.show_page("overview")
    erase.trigger()
    box = open_window.findChild(QMessageBox, "nothing_to_erase")
    assert box.text() == "Choose an item first."
    box.close()
    desk.show_page("school")
    erase.trigger()
    box = open_window.findChildren(QMessageBox, "nothing_to_erase")[-1]
    assert box.text() == "Nothing was ever written here."
    box.close()
    desk.workspace.add(School(purpose=WORDS))
    erase.trigger()
    (dialog,) = open_window.findChildren(EraseDialog)
    assert list(ticks(dialog)) == ["Our purpose"]
    dialog.done(0)
    qtbot.waitUntil(lambda: not open_window.findChildren(EraseDialog))
    fact = desk.workspace.add(Fact(statement=WORDS))
    desk.go_to("fact", fact)
    erase.trigger()
    (dialog,) = open_window.findChildren(EraseDialog)
    assert "Its wording" in ticks(dialog)
    dialog.reject()


def test_nothing_can_be_erased_where_nothing_can_be_changed(open_window: Window) -> None:
    desk = open_window.desk
    path = desk.workspace.document.path
    fact = desk.workspace.add(Fact(statement=WORDS))
    desk.workspace.remove(Fact, [fact])
    desk.workspace.adopt(Document.open(path, read_only=True))
    assert not open_window.actions_by_key["erase"].isEnabled()
    removed = RemovedDialog(desk.workspace, open_window)
    removed.open()
    assert not shown(removed, QToolButton, "erase_removed")
    removed.reject()
