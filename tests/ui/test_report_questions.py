"""What a report asks of its readers: questions taken out, reworded, added and put in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit

from selfeval.ui.pages.report.page import ReportPage
from selfeval.ui.pages.report.question_row import QuestionRow
from selfeval.ui.pages.report.questions_dialog import QuestionsDialog
from selfeval.ui.window import Window
from tests import scenes


@pytest.fixture
def page(window: Window, tmp_path: Path, qtbot: Any) -> ReportPage:
    assert window.desk is not None
    window.desk.files.open_path(str(scenes.sample_at(tmp_path)))
    window.desk.show_page("report")
    shown = window.desk.page
    assert isinstance(shown, ReportPage)
    qtbot.waitUntil(lambda: shown.preview.view.count > 0, timeout=10_000)
    return shown


@pytest.fixture
def dialog(page: ReportPage) -> QuestionsDialog:
    page.edit_questions()
    made = page.window().findChildren(QuestionsDialog)[-1]
    assert len(made.listed) > 1
    return made


def rows(dialog: QuestionsDialog) -> list[QuestionRow]:
    return [dialog._rows[one.key] for one in dialog.listed]


def press(row: QuestionRow, way: str, qtbot: Any) -> None:
    found = row.findChild(QAbstractButton, f"question_{way}")
    assert found is not None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def printed(page: ReportPage) -> list[str]:
    return [one.words for one in page.choices.questions.listed if one.is_printed]


def test_a_question_left_out_is_not_printed_and_comes_back(
    page: ReportPage, dialog: QuestionsDialog, qtbot: Any
) -> None:
    first = dialog.listed[0]
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        press(rows(dialog)[0], "out", qtbot)
    assert first.words not in printed(page)
    assert page.workspace.document.undo_label == "Leave a question out"
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        press(dialog._rows[first.key], "back", qtbot)
    assert first.words in printed(page)


def test_a_question_is_reworded_where_it_stands(
    page: ReportPage, dialog: QuestionsDialog, qtbot: Any
) -> None:
    words = rows(dialog)[0].findChild(QPlainTextEdit, "question_words")
    assert words is not None
    words.setFocus()
    words.setPlainText("What would make us change our minds?")
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        qtbot.keyClick(words, Qt.Key.Key_Return)
    assert "What would make us change our minds?" in printed(page)
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        press(rows(dialog)[0], "restore", qtbot)
    assert "What would make us change our minds?" not in printed(page)


def test_a_question_of_ones_own_is_added_with_enter_and_can_be_undone(
    page: ReportPage, dialog: QuestionsDialog, qtbot: Any
) -> None:
    dialog.words.setPlainText("Shall we keep the routine for another year?")
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert "Shall we keep the routine for another year?" in printed(page)
    assert dialog.words.toPlainText() == ""
    assert "in your own words" in page.choices.questions.words.text()
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        page.workspace.undo()
    assert not any(one.is_own for one in dialog.listed)


def test_an_empty_question_is_not_added_and_why_is_said(
    page: ReportPage, dialog: QuestionsDialog, qtbot: Any
) -> None:
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    problem = dialog.findChild(QLabel, "new_question_problem")
    assert problem is not None
    assert problem.isVisible()
    assert problem.text()


def test_alt_with_an_arrow_moves_a_question_and_keeps_the_cursor_there(
    page: ReportPage, dialog: QuestionsDialog, qtbot: Any
) -> None:
    first, second = dialog.listed[:2]
    words = rows(dialog)[1].first_focus()
    words.setFocus()
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        qtbot.keyClick(words, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.key for one in dialog.listed[:2]] == [second.key, first.key]
    focus = dialog.focusWidget()
    assert focus is not None
    assert dialog._rows[second.key].isAncestorOf(focus)


def test_what_a_question_asks_about_can_be_opened(
    page: ReportPage, dialog: QuestionsDialog, window: Window, qtbot: Any
) -> None:
    row = next(one for one in rows(dialog) if one.question.item is not None)
    press(row, "open", qtbot)
    assert window.desk is not None
    assert window.desk.page_key != "report"
