"""Keys in dialogs press the button one expects, and nothing is lost or kept without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from selfeval.core.models import Action, Indicator, Priority
from selfeval.ui.form.record_dialog import AddDialog, EditDialog
from selfeval.ui.role import RoleDialog
from selfeval.ui.workspace import Workspace

WRONG_FIELD = "baseline_on"


@pytest.fixture
def host(app: QApplication, qtbot: Any) -> Iterator[QWidget]:
    """Give the test a window for its dialogs; the focus is back in it before all of them go."""
    made = QWidget()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.show()
    yield made
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.close()
    made.deleteLater()


def add_dialog(workspace: Workspace, host: QWidget, added: list[dict[str, Any]]) -> AddDialog:
    owner = workspace.add(Priority(title="Words first"))
    made = AddDialog(
        workspace,
        Action,
        "Add an action",
        host,
        added.append,
        preset={"priority_id": owner},
        skip=("priority_id",),
    )
    made.open()
    return made


def press(qtbot: Any, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_enter_settles_a_line_and_then_adds(
    workspace: Workspace, host: QWidget, qtbot: Any
) -> None:
    added: list[dict[str, Any]] = []
    dialog = add_dialog(workspace, host, added)
    qtbot.waitUntil(dialog.isActiveWindow)
    name = next(iter(dialog.form.cells))
    line = next(one for one in dialog.form.findChildren(QLineEdit) if one.objectName() != name)
    dialog.form.cells[name].editor.keep_typed("Read aloud each day")
    line.setFocus()
    qtbot.keyClicks(line, "Deputy head")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert added == []
    assert dialog.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [one[name] for one in added] == ["Read aloud each day"]
    assert added[0][line.objectName()] == "Deputy head"
    assert not dialog.isVisible()


def test_enter_settles_a_name_over_lines_and_then_adds(
    workspace: Workspace, host: QWidget, qtbot: Any
) -> None:
    added: list[dict[str, Any]] = []
    dialog = AddDialog(workspace, Priority, "Add a priority", host, added.append)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    title = dialog.form.cells["title"].editor.focus_widget()
    qtbot.keyClicks(title, "Every child here by nine")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert [one["title"] for one in added] == ["Every child here by nine"]
    assert not dialog.isVisible()


def test_only_the_primary_button_is_pressed_by_enter(workspace: Workspace, host: QWidget) -> None:
    dialog = add_dialog(workspace, host, [])
    pressed = [one for one in dialog.findChildren(QPushButton) if one.autoDefault()]
    assert pressed == [dialog.add]
    assert dialog.add.isDefault()
    dialog.reject()


def ctrl_enter(qtbot: Any) -> None:
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )


def test_ctrl_enter_adds_from_within_a_text(
    workspace: Workspace, host: QWidget, qtbot: Any
) -> None:
    added: list[dict[str, Any]] = []
    dialog = add_dialog(workspace, host, added)
    qtbot.waitUntil(dialog.isActiveWindow)
    name, cell = next(iter(dialog.form.cells.items()))
    cell.editor.focus_widget().setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Read aloud each day")
    ctrl_enter(qtbot)
    assert [one[name] for one in added] == ["Read aloud each day"]
    assert not dialog.isVisible()


def test_ctrl_enter_keeps_what_is_typed_and_closes(
    workspace: Workspace, host: QWidget, qtbot: Any
) -> None:
    row_id = workspace.add(Indicator(sign="Pupils ask"))
    dialog = EditDialog(workspace, Indicator, row_id, host)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    text = dialog.form.cells["sign"].editor.focus_widget()
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Pupils ask more")
    ctrl_enter(qtbot)
    assert not dialog.isVisible()
    assert workspace.table(Indicator)[0]["sign"] == "Pupils ask more"


@pytest.fixture
def edit(workspace: Workspace, host: QWidget, qtbot: Any) -> EditDialog:
    """Give the test a dialog on an indicator, with a day in it that is no day."""
    row_id = workspace.add(Indicator(sign="Pupils ask more", baseline_on="2026-01-05"))
    made = EditDialog(workspace, Indicator, row_id, host)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    made.form.cells[WRONG_FIELD].editor.keep_typed("some time in spring")
    return made


@pytest.mark.parametrize("way", [lambda one: one.close(), lambda one: one.reject()])
def test_a_wrong_value_is_spoken_of_before_it_is_let_go(
    workspace: Workspace, edit: EditDialog, way: Callable[[EditDialog], object], qtbot: Any
) -> None:
    way(edit)
    assert edit.isVisible()
    cell = edit.form.cells[WRONG_FIELD]
    assert QApplication.focusWidget() is cell.editor.focus_widget()
    assert "Close again" in edit.findChild(QLabel, "edit_problem").text()
    assert not cell.visibleRegion().isEmpty()
    way(edit)
    assert not edit.isVisible()
    assert workspace.table(Indicator)[0][WRONG_FIELD] == "2026-01-05"


def test_escape_takes_a_wrong_value_back_and_then_closes(edit: EditDialog, qtbot: Any) -> None:
    edit.form.settle()
    edit.form.cells[WRONG_FIELD].editor.focus_widget().setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert edit.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not edit.isVisible()


def test_the_first_enter_keeps_the_role(host: QWidget, qtbot: Any) -> None:
    answers: list[str] = []
    dialog = RoleDialog("", host)
    dialog.answered.connect(answers.append)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.role, "Head")
    popup = dialog.role.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert answers == ["Head"]
    assert not dialog.isVisible()


def test_a_role_typed_in_full_leaves_the_way_to_the_buttons_free(host: QWidget, qtbot: Any) -> None:
    answers: list[str] = []
    dialog = RoleDialog("", host)
    dialog.answered.connect(answers.append)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    popup = dialog.role.completer().popup()
    qtbot.keyClicks(dialog.role, "deputy hea")
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, "d")
    assert dialog.role.text() == "deputy head"
    assert not popup.isVisible()
    qtbot.keyClick(dialog.role, Qt.Key.Key_Backspace)
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, "d")
    keep = dialog.findChild(QPushButton, "role_keep")
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert answers == ["deputy head"]


def test_a_suggested_role_is_taken_first(host: QWidget, qtbot: Any) -> None:
    dialog = RoleDialog("", host)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.role, "Head")
    popup = dialog.role.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.role.text() == "Headteacher"
    dialog.reject()


def question(dialog: QWidget) -> QMessageBox:
    return dialog.findChild(QMessageBox, "before_losing")


def test_esc_asks_before_what_was_typed_in_a_new_row_is_lost(
    workspace: Workspace, host: QWidget, qtbot: Any
) -> None:
    dialog = add_dialog(workspace, host, [])
    qtbot.waitUntil(dialog.isActiveWindow)
    name = next(iter(dialog.form.cells))
    qtbot.keyClicks(QApplication.focusWidget(), "Read aloud")
    press(qtbot, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    asked = question(dialog)
    assert "without keeping" in asked.text()
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.form.cells[name].editor.typed() == "Read aloud"
    qtbot.waitUntil(lambda: question(dialog) is None)
    dialog.close()
    assert dialog.isVisible()
    question(dialog).findChild(QPushButton, "before_losing_close").click()
    assert not dialog.isVisible()


def test_a_new_row_in_which_nothing_was_typed_closes_at_once(
    workspace: Workspace, host: QWidget, qtbot: Any
) -> None:
    dialog = add_dialog(workspace, host, [])
    qtbot.waitUntil(dialog.isActiveWindow)
    press(qtbot, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert question(dialog) is None


def test_a_row_without_a_name_is_not_added(workspace: Workspace, host: QWidget) -> None:
    added: list[dict[str, Any]] = []
    dialog = add_dialog(workspace, host, added)
    dialog.add.click()
    assert added == []
    assert dialog.isVisible()
    problem = dialog.findChild(QLabel, "add_problem")
    assert problem.isVisible()
    assert "Nothing is written under" in problem.text()
    next(iter(dialog.form.cells.values())).editor.settled.emit("Read aloud")
    dialog.add.click()
    assert [one["what"] for one in added] == ["Read aloud"]
