"""The report on its way out: three forms of file, their names, progress, and a way to stop."""

from __future__ import annotations

import zipfile
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox

from selfeval.report import KINDS
from selfeval.ui.pages.report.page import ReportPage
from selfeval.ui.saving import FORMS, NAMES
from selfeval.ui.watching import Stopped, Watching
from selfeval.ui.window import Window


@pytest.fixture
def page(open_window: Window, qtbot: Any) -> ReportPage:
    assert open_window.desk is not None
    open_window.desk.show_page("report")
    shown = open_window.desk.page
    assert isinstance(shown, ReportPage)
    qtbot.waitUntil(lambda: shown.preview.view.count > 0, timeout=10_000)
    return shown


def wanted(page: ReportPage, form: str) -> QFileDialog:
    if form == "pdf":
        page.choices.foot.save.click()
    else:
        action = page.choices.foot.findChild(QAction, f"save_{form}")
        assert action is not None
        action.trigger()
    return page.window().findChildren(QFileDialog, f"{form}_dialog")[-1]


def give(dialog: QFileDialog, place: Path) -> None:
    dialog.fileSelected.emit(str(place))
    dialog.reject()


def told(page: ReportPage) -> list[QMessageBox]:
    return page.window().findChildren(QMessageBox, "pdf_ready")


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_written_and_said_to_be_ready(
    page: ReportPage, tmp_path: Path, form: str, qtbot: Any
) -> None:
    place = tmp_path / f"report{FORMS[form].ending}"
    give(wanted(page, form), place)
    qtbot.waitUntil(lambda: bool(told(page)), timeout=20_000)
    box = told(page)[-1]
    assert place.name in box.text()
    assert str(tmp_path) in box.informativeText()
    assert {one.text() for one in box.buttons()} == {"Open it", "Show the folder", "Close"}
    if form == "word":
        assert "word/document.xml" in zipfile.ZipFile(place).namelist()
    else:
        start = {"pdf": b"%PDF", "web": b"<!DOCTYPE html>"}[form]
        assert place.read_bytes()[:20].lower().startswith(start.lower())


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_proposed_that_says_what_it_is(page: ReportPage, kind: str) -> None:
    button = page.findChild(QAbstractButton, f"kind_{kind}")
    assert button is not None
    button.click()
    dialog = wanted(page, "word")
    assert [Path(one).name for one in dialog.selectedFiles()] == [f"school-{NAMES[kind]}.docx"]
    dialog.reject()


def test_a_document_under_way_shows_how_far_it_is_and_can_be_stopped(
    page: ReportPage, tmp_path: Path, monkeypatch: Any, qtbot: Any
) -> None:
    begun, go_on = Event(), Event()

    def slow(_shot: object, target: Path, watch: Watching) -> int:
        watch(3, 12)
        begun.set()
        go_on.wait(10)
        watch(4, 12)
        target.write_bytes(b"%PDF")
        return 12

    monkeypatch.setattr("selfeval.report.write_pdf", slow)
    foot = page.choices.foot
    give(wanted(page, "pdf"), tmp_path / "report.pdf")
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: foot.come.text() == "Setting page 4 of 12")
    assert not foot.save.isVisible()
    qtbot.mouseClick(foot.stop, Qt.MouseButton.LeftButton)
    assert foot.save.isVisible()
    go_on.set()
    qtbot.wait(100)
    assert not (tmp_path / "report.pdf").exists()
    assert not told(page)


@pytest.mark.parametrize(("form", "ending"), [("word", "docx"), ("web", "html")])
def test_other_forms_can_be_stopped_while_they_are_written(
    page: ReportPage, tmp_path: Path, monkeypatch: Any, qtbot: Any, form: str, ending: str
) -> None:
    """Really written, and held up where the writer tells for the third time how far it is."""
    begun, go_on = Event(), Event()
    tell = Watching.__call__

    def slow(watching: Watching, done: int, total: int) -> None:
        if total and done == 2 and not watching.paged:
            watching.done, watching.total = done, total
            begun.set()
            go_on.wait(10)
        tell(watching, done, total)

    monkeypatch.setattr(Watching, "__call__", slow)
    foot = page.choices.foot
    target = tmp_path / f"report.{ending}"
    give(wanted(page, form), target)
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    qtbot.waitUntil(lambda: foot.come.text().startswith("Writing 3 of "))
    qtbot.mouseClick(foot.stop, Qt.MouseButton.LeftButton)
    assert foot.save.isVisible()
    go_on.set()
    qtbot.wait(200)
    assert not target.exists()
    assert not told(page)


def test_a_place_that_cannot_be_written_is_told(
    page: ReportPage, tmp_path: Path, qtbot: Any
) -> None:
    give(wanted(page, "pdf"), tmp_path / "no" / "such" / "report.pdf")
    qtbot.waitUntil(lambda: bool(page.window().findChildren(QMessageBox, "user_error")))
    (box,) = page.window().findChildren(QMessageBox, "user_error")
    assert "report.pdf" in box.text()
    assert page.choices.foot.save.isVisible()


def test_what_nobody_waits_for_is_left_between_pages() -> None:
    watching = Watching()
    watching(1, 9)
    assert (watching.done, watching.total) == (1, 9)
    watching.stop()
    with pytest.raises(Stopped):
        watching(2, 9)


@pytest.mark.parametrize(("key", "form"), [("report_word", "word"), ("report_web", "web")])
def test_other_forms_are_commands_too(
    open_window: Window, tmp_path: Path, qtbot: Any, key: str, form: str
) -> None:
    desk = open_window.desk
    assert desk is not None
    desk.run(key)
    assert isinstance(desk.page, ReportPage)
    (dialog,) = open_window.findChildren(QFileDialog, f"{form}_dialog")
    target = tmp_path / f"report{FORMS[form].ending}"
    give(dialog, target)
    qtbot.waitUntil(target.exists, timeout=20_000)
