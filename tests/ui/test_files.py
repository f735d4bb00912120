"""Files are named as the user named them, left only when nothing is lost, and spoken of truly."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from selfeval.core.models import Fact, Indicator, School
from selfeval.core.rooms import ROOMS
from selfeval.report import ReportOptions
from selfeval.store import Document, load_rows
from selfeval.ui.desk import Desk
from selfeval.ui.file_names import proposed, with_ending
from selfeval.ui.source import Source
from selfeval.ui.window import Window

OLD = b"minutes of a meeting"


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


def give(window: Window, name: str, path: Path) -> None:
    """Name a file in the dialog that is open, as one types it, and accept."""
    dialog = window.findChildren(QFileDialog, name)[-1]
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(path.name)
    dialog.accept()


def answer(window: Window, name: str, words: str) -> QMessageBox:
    """Press the button with these words in the question of this name; return the question."""
    box = window.findChildren(QMessageBox, name)[-1]
    assert box.isVisible()
    next(one for one in box.buttons() if one.text() == words).click()
    return box


def change_elsewhere(path: Path, scratch: Path) -> None:
    """Put a file at `path` that somebody else has changed meanwhile."""
    with Document.create(scratch / "other.selfeval") as other:
        with other.edit("Add fact") as session:
            session.add(Fact(statement="Written elsewhere"))
        other.publish()
    shutil.copyfile(scratch / "other.selfeval", path)


# Names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "ending", "whole"),
    [
        ("SEF 22.11.26", ".pdf", "SEF 22.11.26.pdf"),
        ("St. Peter's SEF", ".selfeval", "St. Peter's SEF.selfeval"),
        ("Report.PDF", ".pdf", "Report.PDF"),
        ("Report", ".pdf", "Report.pdf"),
    ],
)
def test_an_ending_takes_the_place_of_nothing(name: str, ending: str, whole: str) -> None:
    assert with_ending(Path("x", name), ending) == Path("x", whole)


def test_what_is_made_from_a_file_is_called_after_it() -> None:
    assert proposed(Path("x", "St. Peter's SEF.selfeval"), ".pdf") == "St. Peter's SEF.pdf"
    assert proposed(Path("x", "SEF 22.11.26"), ".json") == "SEF 22.11.26.json"


def test_a_new_file_has_the_whole_name(window: Window, tmp_path: Path) -> None:
    window.actions_by_key["new"].trigger()
    give(window, "new_dialog", tmp_path / "St. Peter's SEF")
    assert window.desk is not None
    assert window.desk.workspace.document.path == tmp_path / "St. Peter's SEF.selfeval"


def test_a_new_file_never_replaces_one(window: Window, tmp_path: Path) -> None:
    old = tmp_path / "St. Peter's SEF.selfeval"
    old.write_bytes(OLD)
    window.actions_by_key["new"].trigger()
    give(window, "new_dialog", tmp_path / "St. Peter's SEF")
    box = window.findChild(QMessageBox, "user_error")
    assert "Choose another name" in box.informativeText()
    box.close()
    assert old.read_bytes() == OLD
    assert window.desk is not None
    assert not window.desk.workspace.is_open


def test_printing_asks_before_it_replaces_what_nobody_named(
    desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    old = tmp_path / "SEF 22.11.26.pdf"
    old.write_bytes(OLD)
    desk.show_page("report")
    desk.page.choices.foot.save.click()
    give(desk.window, "pdf_dialog", tmp_path / "SEF 22.11.26")
    answer(desk.window, "replace_question", "Cancel")
    assert old.read_bytes() == OLD
    desk.page.choices.foot.save.click()
    give(desk.window, "pdf_dialog", tmp_path / "SEF 22.11.26")
    answer(desk.window, "replace_question", "Replace it")
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QMessageBox, "pdf_ready")), timeout=60000)
    answer(desk.window, "pdf_ready", "Close")
    assert old.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [old.name]


def test_an_export_is_called_after_the_file(desk: Desk, tmp_path: Path) -> None:
    desk.window.actions_by_key["export"].trigger()
    dialog = desk.window.findChild(QFileDialog, "export_dialog")
    assert [Path(one).name for one in dialog.selectedFiles()] == ["school.json"]
    give(desk.window, "export_dialog", tmp_path / "Everything 22.11.26")
    assert (tmp_path / "Everything 22.11.26.json").exists()


def test_two_reports_at_once_are_each_called_by_their_name(
    desk: Desk, tmp_path: Path, qtbot: Any
) -> None:
    desk.workspace.add(Fact(statement="Seen: 漢"))
    for name in ("one.pdf", "two.pdf"):
        desk.outputs.save_report(Source(desk.workspace.rows, ReportOptions("leaders")))
        give(desk.window, "pdf_dialog", tmp_path / name)

    def ready() -> list[QMessageBox]:
        return desk.window.findChildren(QMessageBox, "pdf_ready")

    qtbot.waitUntil(lambda: len(ready()) == 2, timeout=60_000)
    told = sorted(box.text() for box in ready())
    assert [words.split(" ")[0] for words in told] == ["“one.pdf”", "“two.pdf”"]
    for box in ready():
        assert "as they should be:\n漢 " in box.informativeText()
        assert {one.text() for one in box.buttons()} == {"Open it", "Show the folder", "Close"}
        box.close()


# Opening ----------------------------------------------------------------------------------


def test_a_file_that_cannot_be_opened_leaves_the_open_one_open(desk: Desk, tmp_path: Path) -> None:
    fact = desk.workspace.add(Fact(statement="Seen"))
    wrong = tmp_path / "letter.selfeval"
    wrong.write_bytes(OLD)
    desk.files.open_path(str(wrong))
    desk.window.findChild(QMessageBox, "user_error").close()
    assert desk.workspace.document.path == tmp_path / "school.selfeval"
    assert desk.workspace.values(Fact, fact) is not None
    assert desk.window.sidebar.isVisible()


def test_opening_the_open_file_says_so(desk: Desk, tmp_path: Path) -> None:
    document = desk.workspace.document
    desk.files.open_path(str(tmp_path / "school.selfeval"))
    assert desk.workspace.document is document
    assert "open here already" in desk.window.foot.text


@pytest.mark.parametrize(
    ("name", "sign", "page"),
    [("", "", "school"), ("Alderbrook", "", "facts"), ("Alderbrook", "Words first", "overview")],
    ids=["new", "named", "begun"],
)
def test_a_file_opens_where_one_goes_on(
    window: Window, tmp_path: Path, name: str, sign: str, page: str
) -> None:
    with Document.create(tmp_path / "begun.selfeval") as document:
        with document.edit("Begin") as session:
            session.add(School(name=name))
            if sign:
                session.add(Indicator(sign=sign))
        document.publish()
    assert window.desk is not None
    window.desk.files.open_path(str(tmp_path / "begun.selfeval"))
    assert window.desk.page_key == page


def test_another_file_takes_the_place_of_the_open_one(desk: Desk, tmp_path: Path) -> None:
    desk.workspace.add(Fact(statement="Seen"))
    Document.create(tmp_path / "second.selfeval").close()
    desk.files.open_path(str(tmp_path / "second.selfeval"))
    assert desk.workspace.document.path == tmp_path / "second.selfeval"
    with Document.open(tmp_path / "school.selfeval") as first:
        assert [row.statement for row in load_rows(first.session).all(Fact)] == ["Seen"]


# Leaving ----------------------------------------------------------------------------------


def hold_something_wrong(desk: Desk) -> Any:
    """Type into two indicators days that are no days, and go to another page."""
    ids = [desk.workspace.add(Indicator(sign=f"Sign {at}")) for at in (1, 2)]
    for row_id in ids:
        desk.go_to("indicator", row_id)
        desk.page.detail.form.cells["baseline_on"].editor.keep_typed("some time in spring")
    desk.show_page("facts")
    return ids


@pytest.mark.parametrize("command", ["close", "quit"])
def test_what_cannot_be_kept_is_asked_about_before_the_file_is_left(
    desk: Desk, command: str, qtbot: Any
) -> None:
    ids = hold_something_wrong(desk)
    desk.window.actions_by_key[command].trigger()
    box = desk.window.findChild(QMessageBox, "unkept_question")
    assert box.text().startswith("2 fields hold something that cannot be kept: ")
    assert desk.workspace.is_open
    answer(desk.window, "unkept_question", "Go there")
    assert desk.page_key == "indicators"
    assert desk.page.row_id == ids[0]
    cell = desk.page.detail.form.cells["baseline_on"]
    assert cell.editor.typed() == "some time in spring"
    assert desk.window.focusWidget() is cell.editor.focus_widget()
    cell.editor.revert()
    cell.editor.reverted.emit()
    desk.window.actions_by_key[command].trigger()
    box = desk.window.findChildren(QMessageBox, "unkept_question")[-1]
    assert box.text().startswith("1 field holds ")
    answer(desk.window, "unkept_question", "Close anyway")
    assert not desk.workspace.is_open
    qtbot.waitUntil(lambda: desk.window.isVisible() == (command == "close"))


def test_nothing_is_asked_about_a_row_that_has_gone(desk: Desk) -> None:
    for row_id in hold_something_wrong(desk):
        desk.workspace.remove(Indicator, [row_id])
    desk.window.actions_by_key["close"].trigger()
    assert not desk.workspace.is_open


def test_a_copy_beside_a_file_that_somebody_changed_is_offered_before_another_is_opened(
    desk: Desk, tmp_path: Path
) -> None:
    desk.workspace.add(Fact(statement="Ours"))
    Document.create(tmp_path / "second.selfeval").close()
    change_elsewhere(tmp_path / "school.selfeval", tmp_path)
    desk.files.open_path(str(tmp_path / "second.selfeval"))
    assert desk.workspace.document.path == tmp_path / "school.selfeval"
    answer(desk.window, "leave_question", "Save a copy beside it")
    assert desk.workspace.document.path == tmp_path / "second.selfeval"
    [copy] = tmp_path.glob("school (copy *.selfeval")
    with Document.open(copy) as document:
        assert [row.statement for row in load_rows(document.session).all(Fact)] == ["Ours"]


def test_what_only_closing_finds_out_is_told(desk: Desk, tmp_path: Path, qtbot: Any) -> None:
    """The window settles and saves first; work that comes about after that is told of too."""
    space = desk.workspace
    space.about_to_close.connect(lambda: space.add(Fact(statement="At the last moment")))
    change_elsewhere(tmp_path / "school.selfeval", tmp_path)
    desk.window.close()
    box = desk.window.findChild(QMessageBox, "user_error")
    assert box.isVisible()
    assert "safe on this computer" in box.informativeText()
    assert desk.window.isVisible()
    box.close()
    qtbot.waitUntil(lambda: not desk.window.isVisible())
    QApplication.processEvents()


def test_closing_draws_no_page_of_the_file_again(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Taking pages away one by one once showed the next of them, which asked for a closed file."""
    for room in ROOMS:
        desk.show_page(room.key)
    desk.show_page("facts")
    desk.workspace.add(Fact(statement="Seen"))
    desk.files.leave_file(lambda: None)
    assert not desk.workspace.is_open
    assert desk.window.pages.count() == 1
    assert not caplog.records


def test_a_file_can_be_opened_for_reading_only(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "theirs.selfeval"
    with Document.create(path) as other, other.edit("Add fact") as session:
        session.add(Fact(statement="Seen"))
    before = path.read_bytes()
    desk.window.actions_by_key["open_to_read"].trigger()
    give(desk.window, "open_to_read_dialog", path)
    assert desk.workspace.document.path == path
    assert desk.workspace.document.read_only
    assert desk.window.sidebar.file.title.text() == "Open for reading only"
    desk.files.open_path(str(path))
    assert not desk.workspace.document.read_only
    assert path.read_bytes() == before
