"""Versions of the report: recorded in one gesture, looked at as they were, told of in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QMessageBox, QWidget

from selfeval.core.editions import versions
from selfeval.core.models import Edition, Fact, Meeting
from selfeval.ui.pages.report.page import ReportPage
from selfeval.ui.pages.report.record_dialog import NEW, RecordVersionDialog
from selfeval.ui.pages.report.version_card import VersionCard
from selfeval.ui.pages.report.versions_dialog import VersionsDialog
from selfeval.ui.window import Window


@pytest.fixture
def page(open_window: Window, qtbot: Any) -> ReportPage:
    assert open_window.desk is not None
    desk = open_window.desk
    desk.workspace.add(
        Fact(statement="Nine of fifteen drop-ins began with the words.", realm="behaviour")
    )
    desk.show_page("report")
    shown = desk.page
    assert isinstance(shown, ReportPage)
    qtbot.waitUntil(lambda: shown.preview.view.count > 0, timeout=10_000)
    return shown


def press(around: QWidget, name: str, qtbot: Any) -> None:
    found = [one for one in around.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, name
    qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def record(page: ReportPage, qtbot: Any, *, agreed: bool) -> None:
    press(page, "record_version", qtbot)
    dialog = page.window().findChildren(RecordVersionDialog)[-1]
    press(dialog, f"version_state_{'agreed' if agreed else 'draft'}", qtbot)
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        press(dialog, "version_record", qtbot)


def said(page: ReportPage) -> str:
    words = page.findChild(QLabel, "versions_words")
    assert words is not None
    return words.text()


def strip(page: ReportPage) -> str:
    return page.preview.strip.words.text() if page.preview.strip.isVisible() else ""


def listed(page: ReportPage, qtbot: Any) -> VersionsDialog:
    page.earlier.click()
    return page.window().findChildren(VersionsDialog)[-1]


def test_a_version_is_recorded_in_one_gesture_and_changes_are_told_from_it(
    page: ReportPage, qtbot: Any
) -> None:
    assert said(page) == "No version has been recorded yet."
    record(page, qtbot, agreed=True)
    (row,) = page.workspace.table(Edition)
    assert (row["state"], row["agreed_by"]) == ("agreed", "Governing board")
    assert said(page).startswith("Nothing has changed since the version agreed on")
    page.workspace.add(Fact(statement="Staff absence fell.", realm="climate"))
    qtbot.waitUntil(
        lambda: said(page).startswith("1 change since the version agreed on"), timeout=10_000
    )
    press(page, "versions_show", qtbot)
    told = page.findChild(QWidget, "version_changes")
    assert told is not None
    assert "New: Staff absence fell." in [one.text() for one in told.findChildren(QLabel)]
    page.workspace.undo()
    page.workspace.undo()
    assert not page.workspace.table(Edition)


def test_the_agreed_copy_shows_what_was_agreed_and_not_what_came_later(
    page: ReportPage, qtbot: Any
) -> None:
    page.choices.parts.tick_wanted.emit("facts", True)
    record(page, qtbot, agreed=True)
    page.workspace.add(Fact(statement="Staff absence fell.", realm="climate"))
    with qtbot.waitSignal(page.maker.made, timeout=10_000) as told:
        press(page, "copy_agreed", qtbot)
    shown = told.args[0].shot
    assert "Staff absence fell." not in str(shown.facts)
    assert "Nine of fifteen" in str(shown.facts)
    assert strip(page).startswith("You are looking at the version agreed on")
    assert not page.choices.parts.isEnabled()
    with qtbot.waitSignal(page.maker.made, timeout=10_000) as told:
        press(page, "preview_strip_do", qtbot)
    assert "Staff absence fell." in str(told.args[0].shot.facts)
    assert page.choices.parts.isEnabled()
    assert strip(page) == ""


def test_without_an_agreed_version_the_way_to_one_is_shown(page: ReportPage, qtbot: Any) -> None:
    press(page, "copy_agreed", qtbot)
    assert strip(page) == "No version of this document has been agreed yet."
    assert page.preview.tools.draft.isChecked()
    press(page, "preview_strip_do", qtbot)
    dialog = page.window().findChildren(RecordVersionDialog)[-1]
    assert dialog.state.word == "agreed"


def test_a_draft_is_agreed_later_at_a_new_meeting(page: ReportPage, qtbot: Any) -> None:
    record(page, qtbot, agreed=False)
    dialog = listed(page, qtbot)
    press(dialog, "version_agree", qtbot)
    asked = dialog.findChildren(RecordVersionDialog)[-1]
    asked.findChild(QLineEdit, "version_day").setText("2 December 2025")
    asked.meeting.setCurrentIndex(asked.meeting.findData(NEW))
    asked.new_meeting.setText("Autumn meeting")
    press(asked, "version_record", qtbot)
    (edition,), (meeting,) = page.workspace.table(Edition), page.workspace.table(Meeting)
    assert (edition["state"], edition["agreed_on"]) == ("agreed", "2025-12-02")
    assert edition["meeting_id"] == meeting["id"]
    assert meeting["title"] == "Autumn meeting"
    press(dialog, "versions_undo", qtbot)
    assert page.workspace.table(Edition)[0]["state"] != "agreed"
    assert not page.workspace.table(Meeting)


def test_versions_are_listed_newest_first_with_what_has_changed(
    page: ReportPage, qtbot: Any
) -> None:
    record(page, qtbot, agreed=False)
    page.workspace.add(Fact(statement="Staff absence fell.", realm="climate"))
    record(page, qtbot, agreed=True)
    dialog = listed(page, qtbot)
    first, second = dialog.findChildren(VersionCard)
    qtbot.waitUntil(lambda: "1 change since" in second.about.text(), timeout=10_000)
    assert first.version.is_agreed
    assert "nothing has changed since" in first.about.text()
    press(second, "version_changed", qtbot)
    assert "New: Staff absence fell." in [one.text() for one in second.findChildren(QLabel)]
    second.wanted.emit("since")
    assert page.options.since == second.version.edition.id


def test_a_version_is_saved_again_as_it_was(page: ReportPage, tmp_path: Path, qtbot: Any) -> None:
    from pypdf import PdfReader

    page.choices.parts.tick_wanted.emit("facts", True)
    record(page, qtbot, agreed=True)
    page.workspace.add(Fact(statement="Staff absence fell.", realm="climate"))
    dialog = listed(page, qtbot)
    (card,) = dialog.findChildren(VersionCard)
    card.wanted.emit("pdf")
    asked = page.window().findChildren(QFileDialog, "pdf_dialog")[-1]
    asked.fileSelected.emit(str(tmp_path / "again.pdf"))
    asked.reject()
    qtbot.waitUntil(
        lambda: bool(page.window().findChildren(QMessageBox, "pdf_ready")), timeout=20_000
    )
    words = " ".join(one.extract_text() for one in PdfReader(tmp_path / "again.pdf").pages)
    assert "Nine of fifteen" in words
    assert "Staff absence" not in words


def test_a_document_that_tells_of_no_changes_says_how_many_wait(
    page: ReportPage, qtbot: Any
) -> None:
    record(page, qtbot, agreed=True)
    page.workspace.add(Fact(statement="Staff absence fell.", realm="climate"))
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        press(page, "kind_staff", qtbot)
    assert said(page).startswith("1 change since the version agreed on")
    assert not page.choices.versions.show_button.isVisible()


@pytest.mark.parametrize("words", ["", "soon", "31 February 2026"])
def test_a_day_that_is_none_is_not_recorded(page: ReportPage, words: str, qtbot: Any) -> None:
    press(page, "record_version", qtbot)
    dialog = page.window().findChildren(RecordVersionDialog)[-1]
    dialog.day.setText(words)
    assert not dialog.accept_button.isEnabled()
    assert "2 December 2026" in dialog.problem.text()


def test_a_version_that_goes_by_undo_leaves_the_draft_in_sight(
    page: ReportPage, qtbot: Any
) -> None:
    record(page, qtbot, agreed=True)
    with qtbot.waitSignal(page.maker.made, timeout=10_000):
        page.versions.look_at(versions(page.workspace.rows)[0].edition.id)
    page.workspace.undo()
    assert strip(page) == ""
    assert page.preview.tools.draft.isChecked()
