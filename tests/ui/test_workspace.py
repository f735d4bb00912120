"""The state of the file in words, and what happens when somebody else changed it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from selfeval.core.models import Fact
from selfeval.store import Document, SharedFileChanged, load_rows
from selfeval.ui.frame.file_state import state_of
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace


def said(space: Workspace) -> str:
    """Return what the sidebar says of where the work is, in one line."""
    return state_of(space, shared=False).words


def change_elsewhere(path: Path, scratch: Path) -> None:
    """Put a file at `path` that somebody else has changed meanwhile."""
    with Document.create(scratch / "other.selfeval") as other:
        with other.edit("Add fact") as session:
            session.add(Fact(statement="Written elsewhere"))
        other.publish()
    shutil.copyfile(scratch / "other.selfeval", path)


def test_the_state_is_said_in_plain_words(workspace: Workspace) -> None:
    assert said(workspace) == "Saved. Everything is in the file."
    workspace.add(Fact(statement="Seen"))
    assert said(workspace) == "Safe on this computer. 1 change goes into the file when you pause."
    workspace.publish()
    assert said(workspace).startswith("Saved ")


def test_changes_go_into_the_file_after_a_pause(workspace: Workspace) -> None:
    workspace.add(Fact(statement="Seen"))
    workspace.publish_when_idle()
    assert not workspace.document.unpublished


def test_a_file_that_somebody_changed_is_never_replaced(
    open_window: Window, tmp_path: Path, qtbot: Any
) -> None:
    assert open_window.desk is not None
    space = open_window.desk.workspace
    space.add(Fact(statement="Ours"))
    change_elsewhere(space.document.path, tmp_path)
    theirs = space.document.path.read_bytes()
    open_window.actions_by_key["save"].trigger()
    box = open_window.findChild(QMessageBox, "shared_file_changed")
    assert said(space).startswith("Safe on this computer. Somebody else has changed the file")
    next(
        one for one in box.findChildren(QPushButton) if one.text() == "Save a copy beside it"
    ).click()
    copies = [
        path for path in tmp_path.glob("school*.selfeval") if path.name != space.document.path.name
    ]
    assert len(copies) == 1
    assert space.document.path.read_bytes() == theirs
    open_window.close()
    assert space.is_open
    question = open_window.findChild(QMessageBox, "leave_question")
    next(
        one for one in question.findChildren(QPushButton) if one.text().startswith("Close;")
    ).click()
    assert not space.is_open
    qtbot.waitUntil(lambda: not open_window.isVisible())
    with Document.open(copies[0]) as copy:
        assert [row.statement for row in load_rows(copy.session).all(Fact)] == ["Ours"]


def test_a_file_that_somebody_changed_is_still_spoken_of_after_opening_it_again(
    open_window: Window, tmp_path: Path
) -> None:
    """The notice is read in peace, the foot goes on saying it, and a copy is one press away."""
    assert open_window.desk is not None
    space = open_window.desk.workspace
    fact = space.add(Fact(statement="Before"))
    space.publish()
    path = space.document.path
    change_copy(path, tmp_path, fact, "Theirs")
    space.change(Fact, fact, {"statement": "Ours"})
    assert isinstance(space.close(), SharedFileChanged)
    open_window.desk.files.open_path(str(path))
    box = open_window.findChild(QMessageBox, "notice")
    assert "Somebody has changed this file" in box.text()
    box.close()
    open_window.foot.clear_notice()
    state = open_window.sidebar.file
    assert state.shown.title == "Safe on this computer"
    assert "Somebody else has changed the file" in state.detail.text()
    assert "You are seeing your own work" in state.toolTip()
    state.act.click()
    assert open_window.desk.page_key == "share"
    open_window.desk.files.copy_beside()
    [copy] = tmp_path.glob("school (*copy*.selfeval")
    with Document.open(copy) as document:
        assert [row.statement for row in load_rows(document.session).all(Fact)] == ["Ours"]
    space.close()


def change_copy(path: Path, scratch: Path, fact: str, statement: str) -> None:
    """Change one fact of the file as a colleague on another computer would."""
    elsewhere = Path(shutil.copyfile(path, scratch / "elsewhere.selfeval"))
    with Document.open(elsewhere, actor="Deputy head") as other, other.edit("Change") as session:
        session.get(Fact, fact).statement = statement
    shutil.copyfile(elsewhere, path)
    elsewhere.unlink()


def test_what_somebody_else_wrote_is_combined_when_one_saves(
    open_window: Window, tmp_path: Path
) -> None:
    assert open_window.desk is not None
    space = open_window.desk.workspace
    one, two = space.add(Fact(statement="One")), space.add(Fact(statement="Two"))
    space.publish()
    change_copy(space.document.path, tmp_path, one, "Theirs")
    space.change(Fact, two, {"statement": "Ours"})
    open_window.actions_by_key["save"].trigger()
    assert "Their changes and yours are both in it" in open_window.foot.text
    assert (space.values(Fact, one) or {})["statement"] == "Theirs"
    assert said(space).startswith("Saved ")
    with Document.open(space.document.path, read_only=True) as reader:
        facts = load_rows(reader.session).all(Fact)
        assert {row.statement for row in facts} == {"Theirs", "Ours"}


def test_where_both_wrote_the_same_combining_is_offered_first(
    open_window: Window, tmp_path: Path
) -> None:
    assert open_window.desk is not None
    space = open_window.desk.workspace
    fact = space.add(Fact(statement="Before"))
    space.publish()
    change_copy(space.document.path, tmp_path, fact, "Theirs")
    theirs = space.document.path.read_bytes()
    space.change(Fact, fact, {"statement": "Ours"})
    open_window.actions_by_key["save"].trigger()
    box = open_window.findChild(QMessageBox, "shared_file_changed")
    words = [one.text() for one in box.findChildren(QPushButton)]
    assert words.index("Combine…") < words.index("Save a copy beside it")
    box.defaultButton().click()
    assert open_window.desk.page_key == "share"
    assert space.document.path.read_bytes() == theirs
    space.document.combine(space.document.look_at(space.document.path))
    assert not space.somebody_changed_it
    space.publish()
    assert (space.values(Fact, fact) or {})["statement"] in ("Theirs", "Ours")


def test_no_copy_is_offered_while_all_is_well(open_window: Window) -> None:
    assert open_window.desk is not None
    open_window.desk.workspace.add(Fact(statement="Ours"))
    assert open_window.sidebar.file.act.text() == "Save now"


def test_opening_what_is_not_a_self_evaluation_is_told(
    window: Window, tmp_path: Path, qtbot: Any
) -> None:
    wrong = tmp_path / "letter.selfeval"
    wrong.write_text("Dear governors", encoding="utf-8")
    assert window.desk is not None
    window.desk.files.open_path(str(wrong))
    box = window.findChild(QMessageBox, "user_error")
    assert box.isVisible()
    assert not window.desk.workspace.is_open
    box.close()


def test_what_is_open_for_reading_only_offers_no_change(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "school.selfeval"
    with Document.create(path) as document, document.edit("Add fact") as session:
        session.add(Fact(statement="Seen"))
    assert window.desk is not None
    window.desk.workspace.adopt(Document.open(path, read_only=True))
    window.desk.show_page("facts")
    page: Any = window.desk.page
    assert said(window.desk.workspace).startswith("Open for reading only")
    assert not window.header.action.isVisible()
    assert page.detail.findChild(QAction, "remove") is None
    assert not window.actions_by_key["add"].isEnabled()
    assert page.detail.form.cells["source"].editor.widget.isReadOnly()
    assert not page.findChild(QPushButton, "add_series").isVisible()


def test_a_new_file_is_never_offered_a_place_among_the_programs_own(
    window: Window, home: Path
) -> None:
    assert window.desk is not None
    window.desk.files.open_sample()
    assert home in window.desk.workspace.document.path.parents
    window.actions_by_key["new"].trigger()
    dialog = window.findChild(QFileDialog, "new_dialog")
    assert home not in (Path(dialog.directory().path()) / "x").parents
    dialog.reject()
