"""Save or send a copy, through the window: choose, look, save, and see where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton, QWidget

from selfeval.core.handover.choice import COLLEAGUE, GOVERNORS, HISTORY, PARTS, PRIVATE, QUOTES
from selfeval.core.models import Evidence, Fact, Note, Quote, School
from selfeval.store import Document, UserError
from selfeval.ui.handover.dialog import GiveCopyDialog
from selfeval.ui.handover.words import proposed_copy
from selfeval.ui.item_button import ItemButton
from selfeval.ui.window import Window


@pytest.fixture
def school(open_window: Window) -> Window:
    """Give the test a window on a file with things that are not for everybody."""
    assert open_window.desk is not None
    space = open_window.desk.workspace
    space.add(School(name="Alder"))
    fact = space.add(Fact(statement="An open fact"))
    space.add(Fact(statement="A private fact", private=True))
    space.add(Fact(statement="Mrs Jones left"))
    space.add(Quote(item_table="fact", item_id=fact, said="A quote"))
    space.add(Note(said="A note"))
    space.add(
        Evidence(
            item_table="fact", item_id=fact, kind="link", name="Plan", url="https://a.org/plan"
        )
    )
    return open_window


def opened(window: Window) -> GiveCopyDialog:
    window.actions_by_key["give_copy"].trigger()
    dialog = window.findChildren(GiveCopyDialog)[-1]
    assert dialog.isVisible()
    return dialog


def click(qtbot: Any, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def words_in(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel)]


def test_a_colleague_gets_everything_and_is_told_so(school: Window, qtbot: Any) -> None:
    dialog = opened(school)
    assert dialog.choice.readers == COLLEAGUE
    assert "Whoever has the copy can read all that is in it. It is not locked." in words_in(dialog)
    goes = words_in(dialog.goes)
    assert "3 facts" in goes
    assert "An open fact; A private fact; Mrs Jones left" in goes
    assert "1 item of these is private" in goes
    assert any(words.startswith("The history: ") for words in goes)
    assert "Nothing: it is all in the copy." in words_in(dialog.stays)
    assert not dialog.parts.isVisible()
    assert not dialog._look.isVisible()
    dialog.reject()


def test_governors_get_less_and_each_tick_shows_at_once(school: Window, qtbot: Any) -> None:
    dialog = opened(school)
    click(qtbot, dialog.readers.buttons[GOVERNORS])
    assert "2 facts" in words_in(dialog.goes)
    stays = words_in(dialog.stays)
    assert stays[1:3] == ["1 private item", "A private fact"]
    assert {"1 quote", "1 note of the inbox"} <= set(stays)
    ticks = dialog.parts.ticks
    assert ticks[QUOTES].text() == "Quotes (1)"
    assert not ticks["attachments"].isEnabled()
    click(qtbot, ticks[QUOTES])
    assert "1 quote" in words_in(dialog.goes)
    assert "1 quote" not in words_in(dialog.stays)
    click(qtbot, ticks[HISTORY])
    assert dialog.choice.along == set(PARTS)
    assert not ticks[PRIVATE].isEnabled()
    assert "Nothing: it is all in the copy." in words_in(dialog.stays)
    assert "Nothing looks through former wordings and what was removed." in words_in(dialog._look)
    click(qtbot, ticks[HISTORY])
    assert dialog.choice.along == {QUOTES}
    dialog.reject()


def test_the_choice_is_made_by_keyboard(school: Window, qtbot: Any) -> None:
    dialog = opened(school)
    first = dialog.readers.buttons[COLLEAGUE]
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.readers.buttons["new-document"], Qt.Key.Key_Right)
    assert dialog.choice.readers == GOVERNORS
    dialog.parts.ticks[PRIVATE].setFocus()
    qtbot.keyClick(dialog.parts.ticks[PRIVATE], Qt.Key.Key_Space)
    assert dialog.choice.along == {PRIVATE}
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_name_is_found_opened_and_the_choice_is_there_again(
    school: Window, qtbot: Any, child: Callable[..., Any]
) -> None:
    assert school.desk is not None
    dialog = opened(school)
    click(qtbot, dialog.readers.buttons[GOVERNORS])
    click(qtbot, dialog.parts.ticks[QUOTES])
    look = words_in(dialog._look)
    assert "1 place may name a person" in look
    assert "1 web link goes along: its address may tell a name" in look
    child(dialog, QPushButton, "show_names").click()
    place = child(dialog, ItemButton, "sharing_place")
    assert "Mrs Jones" in place.text()
    place.click()
    assert not dialog.isVisible()
    assert school.desk.page_key == "facts"
    named = next(row for row in school.desk.workspace.rows.all(Fact) if "Jones" in row.statement)
    assert school.desk.item == (Fact, named.id)
    again = opened(school)
    assert (again.choice.readers, again.choice.along) == (GOVERNORS, {QUOTES})
    again.reject()
    fresh = opened(school)
    assert fresh.choice.readers == COLLEAGUE
    fresh.reject()


def test_the_copy_is_saved_and_shown_in_its_folder(
    school: Window,
    tmp_path: Path,
    qtbot: Any,
    child: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert school.desk is not None
    document = school.desk.workspace.document
    shown: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: not shown.append(url.toLocalFile())
    )
    dialog = opened(school)
    click(qtbot, dialog.readers.buttons[GOVERNORS])
    assert document.unpublished
    click(qtbot, dialog.save)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    assert not document.unpublished
    ask = child(dialog, QFileDialog, "copy_place")
    name = f"Alder for governors {date.today().isoformat()}"
    assert Path(ask.selectedFiles()[0]).name == f"{name}.selfeval"
    ask.close()
    dialog.take_place(str(tmp_path / name))
    assert child(dialog, QLabel, "copy_name").text() == f"{name}.selfeval"
    assert str(tmp_path) in child(dialog, QLabel, "copy_where").text()
    assert not dialog.save.isVisible()
    child(dialog, QPushButton, "copy_folder").click()
    assert shown == [str(tmp_path)]
    content = (tmp_path / f"{name}.selfeval").read_bytes()
    assert b"An open fact" in content
    assert not [words for words in (b"A private fact", b"A quote", b"A note") if words in content]
    child(dialog, QPushButton, "copy_cancel").click()
    assert not dialog.isVisible()


def test_what_stands_in_the_way_is_said_and_the_dialog_stays(
    school: Window, tmp_path: Path, child: Callable[..., Any]
) -> None:
    assert school.desk is not None
    own = school.desk.workspace.document.path
    dialog = opened(school)
    problem = child(dialog, QLabel, "copy_problem")
    for place, words in (
        (own, "take the place of the file"),
        (tmp_path / "absent" / "copy", "no folder"),
    ):
        dialog.take_place(str(place))
        assert problem.text().startswith("The copy was not made. ")
        assert words in problem.text()
        assert dialog.isVisible()
    dialog.reject()


def test_an_older_copy_is_replaced_only_after_a_question(
    school: Window, tmp_path: Path, child: Callable[..., Any]
) -> None:
    assert school.desk is not None
    target = tmp_path / "copy.selfeval"
    school.desk.workspace.document.give_copy(target, opened_choice(school))
    before = target.read_bytes()
    school.desk.workspace.add(Fact(statement="Newer"))
    dialog = opened(school)
    dialog.take_place(str(target))
    box = child(dialog, QMessageBox, "copy_replace")
    assert "Replace the older copy" in box.text()
    assert target.read_bytes() == before
    press(box, "Replace it")
    assert b"Newer" in target.read_bytes()
    dialog.reject()


def opened_choice(window: Window) -> Any:
    dialog = opened(window)
    choice = dialog.choice
    dialog.reject()
    return choice


def press(box: QMessageBox, words: str) -> None:
    next(one for one in box.buttons() if one.text() == words).click()


def test_where_the_file_cannot_be_brought_up_to_date_a_copy_can_still_be_made(
    school: Window,
    tmp_path: Path,
    qtbot: Any,
    child: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert school.desk is not None
    space = school.desk.workspace

    def fails(then: Callable[[UserError | None], object]) -> None:
        then(UserError("The drive is away.", "Plug it in."))

    dialog = opened(school)
    with monkeypatch.context() as away:
        away.setattr(space, "publish_soon", fails)
        click(qtbot, dialog.save)
    box = child(dialog, QMessageBox, "copy_not_published")
    assert "The drive is away." in box.text()
    assert "which is safe" in box.informativeText()
    press(box, "Make the copy of what is here")
    child(dialog, QFileDialog, "copy_place").close()
    dialog.take_place(str(tmp_path / "copy"))
    assert b"Mrs Jones left" in (tmp_path / "copy.selfeval").read_bytes()
    dialog.reject()


def test_what_came_in_while_saving_is_shown_before_it_leaves(
    school: Window, qtbot: Any, child: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert school.desk is not None
    space = school.desk.workspace

    def combines(then: Callable[[UserError | None], object]) -> None:
        space.add(Fact(statement="A colleague's", private=True))
        then(None)

    dialog = opened(school)
    with monkeypatch.context() as busy:
        busy.setattr(space, "publish_soon", combines)
        click(qtbot, dialog.save)
    assert not dialog.findChildren(QFileDialog)
    assert "Look at the lists once more." in child(dialog, QLabel, "copy_problem").text()
    assert "4 facts" in words_in(dialog.goes)
    dialog.reject()


def test_a_file_for_reading_only_can_be_given_too(
    school: Window, tmp_path: Path, qtbot: Any, child: Callable[..., Any]
) -> None:
    assert school.desk is not None
    path = school.desk.workspace.document.path
    school.desk.workspace.close()
    school.desk.workspace.adopt(Document.open(path, read_only=True))
    dialog = opened(school)
    click(qtbot, dialog.save)
    child(dialog, QFileDialog, "copy_place").close()
    dialog.take_place(str(tmp_path / "copy"))
    assert (tmp_path / "copy.selfeval").exists()
    dialog.reject()


def test_an_empty_file_says_that_there_is_nothing_yet(open_window: Window) -> None:
    dialog = opened(open_window)
    assert words_in(dialog.goes)[1] == "Nothing yet: this file is empty."
    dialog.reject()


def test_without_a_file_there_is_nothing_to_give(window: Window) -> None:
    assert not window.actions_by_key["give_copy"].isEnabled()


def test_names_are_proposed_that_no_file_has(tmp_path: Path) -> None:
    day = date(2026, 11, 22)
    first = proposed_copy(tmp_path, "St Mary/St Ann: a school", GOVERNORS, day)
    assert first == "St Mary-St Ann_ a school for governors 2026-11-22.selfeval"
    (tmp_path / first).touch()
    second = proposed_copy(tmp_path, "St Mary/St Ann: a school", GOVERNORS, day)
    assert second == "St Mary-St Ann_ a school for governors 2026-11-22 (2).selfeval"
    assert len(proposed_copy(tmp_path, "x" * 900, COLLEAGUE, day)) < 140
