"""What cannot be done is told calmly; what should not happen is logged and owned up to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from selfeval.store import UserError
from selfeval.ui import alerts
from selfeval.ui.tasks import Task


@pytest.fixture
def host(app: QApplication, qtbot: Any) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_user_error_is_told_in_plain_text_without_waiting(host: QWidget, qtbot: Any) -> None:
    box = alerts.tell(host, UserError("The file is <b>in use</b>.", "Close it there first."))
    assert box.isVisible()
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.text() == "The file is <b>in use</b>."
    assert box.informativeText() == "Close it there first."
    qtbot.mouseClick(box.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not box.isVisible()


def test_a_question_calls_the_answer_that_was_pressed(host: QWidget) -> None:
    answers: list[str] = []
    box = alerts.ask(
        host,
        "Replace it?",
        "",
        [("Yes", lambda: answers.append("yes")), ("Copy", lambda: answers.append("copy"))],
        "question",
    )
    next(one for one in box.findChildren(QPushButton) if one.text() == "Copy").click()
    assert answers == ["copy"]
    assert not box.isVisible()


def ask_about_it(host: QWidget, answers: list[str]) -> QMessageBox:
    return alerts.ask(host, "Go on?", "It can wait.", [("Yes", lambda: answers.append("yes"))], "q")


def test_escape_leaves_a_question_without_an_answer(host: QWidget, qtbot: Any) -> None:
    answers: list[str] = []
    box = ask_about_it(host, answers)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert answers == []


def test_enter_gives_the_first_answer(host: QWidget, qtbot: Any) -> None:
    answers: list[str] = []
    box = ask_about_it(host, answers)
    assert [one.text() for one in box.buttons() if one.isDefault()] == ["Yes"]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert answers == ["yes"]


def test_what_it_is_about_stands_out_from_what_to_do_next(host: QWidget) -> None:
    box = ask_about_it(host, [])
    QApplication.processEvents()
    weights = {one.text(): one.font().weight() for one in box.findChildren(QLabel) if one.text()}
    assert weights["Go on?"] > weights["It can wait."]


def test_a_box_is_wide_enough_to_read_and_has_no_picture_of_the_systems(host: QWidget) -> None:
    told, asked = alerts.message(host, "Saved."), ask_about_it(host, [])
    for box in (told, asked):
        assert box.width() >= 420
        assert box.icon() == QMessageBox.Icon.NoIcon
        assert all(one.icon().isNull() for one in box.buttons())
        box.close()


def test_a_fault_goes_to_the_log_that_the_dialog_names(host: QWidget, home: Path) -> None:
    alerts.logger.handlers.clear()
    alerts.start_log()
    try:
        try:
            raise ZeroDivisionError("a fault of ours")
        except ZeroDivisionError:
            alerts.on_exception(*sys.exc_info())  # type: ignore[arg-type]
        box = next(
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QMessageBox) and one.objectName() == "fault" and one.isVisible()
        )
        assert str(home / "logs" / "selfeval.log") in box.informativeText()
        assert "a fault of ours" in (home / "logs" / "selfeval.log").read_text(encoding="utf-8")
        box.close()
    finally:
        for handler in alerts.logger.handlers:
            handler.close()
        alerts.logger.handlers.clear()


def test_a_user_error_that_nobody_took_is_told_and_not_logged(host: QWidget, home: Path) -> None:
    try:
        raise UserError("Not now.")
    except UserError:
        alerts.on_exception(*sys.exc_info())  # type: ignore[arg-type]
    box = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QMessageBox) and one.objectName() == "user_error" and one.isVisible()
    )
    assert box.text() == "Not now."
    box.close()
    assert not (home / "logs" / "selfeval.log").exists()


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)


def test_a_task_brings_its_result_or_its_exception(app: QApplication, qtbot: Any) -> None:
    listener = Listener()
    fine, failing = Task(lambda: 7), Task(lambda: 1 // 0)
    for task in (fine, failing):
        task.done.connect(listener.hear)
        task.failed.connect(listener.hear)
        task.start()
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert 7 in listener.heard
    assert any(isinstance(one, ZeroDivisionError) for one in listener.heard)


def test_nothing_is_heard_of_a_cancelled_task(app: QApplication, qtbot: Any) -> None:
    listener = Listener()
    task = Task(lambda: 7)
    task.done.connect(listener.hear)
    task.cancel()
    task.run()
    QApplication.processEvents()
    assert listener.heard == []
