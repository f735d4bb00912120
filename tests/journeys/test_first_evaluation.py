"""From an empty folder to a printed self-evaluation, through the window alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QMessageBox

from selfeval.core.models import Assumption, Fact, Indicator, Priority, Reading, School, Stance
from selfeval.ui.form.pick import PickDialog
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.role import RoleDialog
from selfeval.ui.window import Window


class Person:
    """Somebody at the window: presses named buttons and types into named fields."""

    def __init__(self, window: Window, qtbot: Any) -> None:
        self.window, self.qtbot = window, qtbot
        assert window.desk is not None
        self.desk = window.desk

    def press(self, name: str, within: Any = None) -> None:
        found = (within or self.desk.page or self.window).findChild(QAbstractButton, name)
        assert found is not None, f"there is no button called {name}"
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)

    def write(self, field: str, words: str, within: Any = None) -> None:
        form = within.form if within is not None else self.form
        box = form.cells[field].editor.focus_widget()
        box.setFocus()
        self.qtbot.keyClicks(box, words)
        if within is None:
            self.qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    @property
    def form(self) -> Any:
        page: Any = self.desk.page
        return page.form if hasattr(page, "form") else page.detail.form

    def go(self, key: str) -> None:
        self.press(f"nav_{key}", self.window.sidebar)

    def new(self, key: str, field: str, words: str) -> None:
        self.go(key)
        if key == "priorities":
            self.press("view_detail", self.window.header)
        self.press("page_action", self.window.header)
        self.write(field, words)

    def give_file(self, name: str, path: Path) -> None:
        dialog = self.window.findChild(QFileDialog, name)
        assert dialog is not None
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    def pick(self, words: str) -> None:
        dialog = self.window.findChildren(PickDialog)[-1]
        self.qtbot.keyClicks(dialog.search, words)
        self.press("pick_choose", dialog)

    def dialog(self) -> Any:
        return self.window.findChildren(AddDialog)[-1]


def begin(person: Person, path: Path) -> None:
    """Make a new file, name the school, and answer the one question about the role."""
    person.press("start_new", person.window.start)
    person.give_file("new_dialog", path)
    person.write("name", "Alderbrook Primary")
    window = person.window
    person.qtbot.waitUntil(lambda: window.findChild(RoleDialog) is not None)
    role = window.findChild(RoleDialog)
    person.qtbot.keyClicks(role.role, "Deputy head")
    person.press("role_keep", role)


def think(person: Person) -> None:
    """Write two facts, an assumption with one for and one against, and a priority on it."""
    person.new("facts", "statement", "Words were taught before reading in 4 of 15 drop-ins.")
    person.new("facts", "statement", "Year 2 were taught words first and still dipped.")
    person.new("assumptions", "belief", "Unknown words stop children joining in")
    person.press("add_stance_fact_id_supports")
    person.pick("drop-ins")
    person.press("add_stance_fact_id_challenges")
    person.pick("dipped")
    person.new("priorities", "title", "Every child meets the words before the text")
    person.qtbot.keyClick(person.form.cells["status"].editor.widget, Qt.Key.Key_Down)
    person.press("add_priority_assumption_assumption_id_all")
    person.pick("Unknown words")


def look(person: Person) -> None:
    """Write an early indicator of the priority, and record its first reading."""
    person.new("indicators", "sign", "Drop-ins where words are taught first")
    person.press("add_indicator_priority_priority_id_all")
    person.pick("Every child")
    person.press("add_series")
    dialog = person.dialog()
    person.write("period", "16 Oct 2026", dialog)
    person.write("value", "60", dialog)
    person.press("add_accept", dialog)


def test_from_an_empty_folder_to_a_printed_self_evaluation(
    window: Window, tmp_path: Path, qtbot: Any
) -> None:
    person = Person(window, qtbot)
    path, pdf = tmp_path / "alderbrook.selfeval", tmp_path / "sef.pdf"
    begin(person, path)
    think(person)
    look(person)
    space = person.desk.workspace
    everything = space.document.canonical_dump()
    for model, count in ((School, 1), (Fact, 2), (Assumption, 1), (Stance, 2), (Priority, 1)):
        assert space.count(model) == count, model
    assert window.actions_by_key["undo"].text() == "&Undo: Add reading"
    window.actions_by_key["undo"].trigger()
    assert space.count(Reading) == 0
    window.actions_by_key["redo"].trigger()
    assert space.document.canonical_dump() == everything

    window.actions_by_key["close"].trigger()
    assert window.pages.currentWidget() is window.start
    person.press("start_continue", window.start)
    assert space.document.canonical_dump() == everything
    assert space.count(Indicator) == 1
    assert space.table(Priority)[0]["status"] == "live"
    assert {entry.actor for entry in space.document.history(space.rows.all(Priority)[0])} == {
        "Deputy head"
    }

    person.go("report")
    person.press("save_pdf")
    person.give_file("pdf_dialog", pdf)
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "pdf_ready") is not None, timeout=60_000)
    window.findChild(QMessageBox, "pdf_ready").close()
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Alderbrook Primary" in words
    assert "Words were taught before reading in 4 of 15 drop-ins" in words
    assert "Unknown words stop children joining in" in words
    assert "Every child meets the words before the text" in words
