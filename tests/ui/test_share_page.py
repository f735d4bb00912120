"""Two real copies of a real file, combined in the window by mouse and keys."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton, QWidget

from selfeval.core.models import Action, Fact, Indicator, Priority
from selfeval.store import Document, backup, keys, remove
from selfeval.store.protecting import protect
from selfeval.ui.desk import Desk
from selfeval.ui.pages.share.page import SharePage
from selfeval.ui.window import Window
from tests.ui.test_dropping import drop

ALT = Qt.KeyboardModifier.AltModifier
WORDS, JOIN, LATE, PRIORITY, SIGN, NEW, ACTION = (f"{at:032x}" for at in range(1, 8))


@pytest.fixture
def desk(window: Window, tmp_path: Path) -> Desk:
    """Give the test a window on a file of which a colleague has a copy."""
    path = tmp_path / "ours" / "school.selfeval"
    path.parent.mkdir()
    with Document.create(path, actor="Headteacher") as document, document.edit("Begin") as session:
        session.add(Fact(id=WORDS, statement="Words were taught first", realm="behaviour"))
        session.add(Fact(id=JOIN, statement="Children join in", realm="climate"))
        session.add(Fact(id=LATE, statement="Registers are late", realm="system"))
        session.add(Priority(id=PRIORITY, title="Words before texts", status="live"))
        session.add(Indicator(id=SIGN, sign="Drop-ins"))
    (tmp_path / "theirs").mkdir()
    shutil.copy(path, copy_at(tmp_path))
    assert window.desk is not None
    window.desk.files.open_path(str(path))
    return window.desk


def copy_at(tmp_path: Path) -> Path:
    return tmp_path / "theirs" / "school from the deputy.selfeval"


@pytest.fixture
def colleague(tmp_path: Path, desk: Desk) -> Callable[[Callable[[Any], Any]], Path]:
    """Give the test a colleague: each call is one gesture in their copy, put into its file."""

    def write(do: Callable[[Any], Any]) -> Path:
        theirs = Document.open(copy_at(tmp_path), actor="Deputy head")
        with theirs, theirs.edit("Change") as session:
            do(session)
        return copy_at(tmp_path)

    return write


def change(model: Any, row: str, **values: Any) -> Callable[[Any], None]:
    def write(session: Any) -> None:
        for name, value in values.items():
            setattr(session.get(model, row), name, value)

    return write


def here(desk: Desk, model: Any, row: str) -> dict[str, Any]:
    return desk.workspace.values(model, row) or {}


def page_of(desk: Desk) -> SharePage:
    assert isinstance(desk.page, SharePage)
    return desk.page


def take_in(desk: Desk, path: Path, qtbot: Any) -> SharePage:
    """Choose a copy as the user does: the menu's command, and a file in its dialog."""
    desk.window.actions_by_key["combine"].trigger()
    dialog = desk.window.findChild(QFileDialog, "combine_dialog")
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    page = page_of(desk)
    qtbot.waitUntil(lambda: page._look is None)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    return page


def click(page: QWidget, name: str, qtbot: Any) -> None:
    button = page.findChild(QPushButton, name)
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def combine(page: SharePage, qtbot: Any) -> None:
    click(page, "combine_now", qtbot)
    qtbot.waitUntil(lambda: page._look is None)


def told(desk: Desk, name: str = "user_error") -> str:
    box = desk.window.findChildren(QMessageBox, name)[-1]
    words = f"{box.text()} {box.informativeText()}"
    box.close()
    return words


def listed(page: SharePage) -> list[str]:
    model = page.compare.list.entries
    lines = [model.line(at) for at in range(model.rowCount())]
    return [f"{one.words} | {one.caption}" for one in lines if one.key]


def both_wrote(desk: Desk, colleague: Any) -> Path:
    """Both write who a fact is about; the colleague writes more besides."""

    def theirs(session: Any) -> None:
        change(Fact, WORDS, about="All teachers and the HLTA", source="Walks")(session)
        change(Fact, JOIN, detail="Mostly in the mornings")(session)
        session.add(Fact(id=NEW, statement="11 of 14 joined", realm="knowledge"))
        session.add(Action(id=ACTION, priority_id=PRIORITY, what="Two staff meetings"))

    path = colleague(theirs)
    desk.workspace.change(Fact, WORDS, {"about": "All teachers"})
    return path


def test_a_copy_is_shown_before_anything_changes(desk: Desk, colleague: Any, qtbot: Any) -> None:
    before = desk.workspace.document.canonical_dump()
    page = take_in(desk, colleague(change(Fact, JOIN, detail="Mornings")), qtbot)
    assert desk.window.header.title.text() == "Combine with a colleague’s copy"
    assert desk.window.header.question.text().startswith("school from the deputy (Deputy head), ")
    assert listed(page) == ["Children join in | changed: Detail"]
    assert page.compare.bottom.words.text() == "Nothing needs you: all of it can be combined."
    assert desk.workspace.document.canonical_dump() == before


def test_cancel_leaves_everything_as_it_was(desk: Desk, colleague: Any, qtbot: Any) -> None:
    before = desk.workspace.document.canonical_dump()
    page = take_in(desk, both_wrote_only_theirs(colleague), qtbot)
    click(page, "combine_cancel", qtbot)
    assert page.stack.currentWidget() is page.landing
    assert desk.workspace.document.canonical_dump() == before


def both_wrote_only_theirs(colleague: Any) -> Path:
    return colleague(change(Fact, JOIN, detail="Mornings"))


def test_items_are_listed_by_what_becomes_of_them(desk: Desk, colleague: Any, qtbot: Any) -> None:
    page = take_in(desk, both_wrote(desk, colleague), qtbot)
    assert listed(page) == [
        "Words were taught first | 1 field differs",
        "11 of 14 joined | new fact",
        "Words before texts | new action “Two staff meetings”",
        "Children join in | changed: Detail",
    ]
    small = page.compare.counts.small.text()
    assert small == "2 new from them · 1 combined for you · 0 removed by them · 1 needs you"


@pytest.mark.parametrize(
    ("key", "about"),
    [
        (Qt.Key.Key_1, "All teachers"),
        (Qt.Key.Key_2, "All teachers and the HLTA"),
    ],
)
def test_an_answer_by_keys_is_what_the_file_holds_then(
    desk: Desk, colleague: Any, qtbot: Any, key: Qt.Key, about: str
) -> None:
    page = take_in(desk, both_wrote(desk, colleague), qtbot)
    qtbot.keyClick(page.compare.list, key, ALT)
    combine(page, qtbot)
    assert here(desk, Fact, WORDS)["about"] == about
    assert here(desk, Fact, WORDS)["source"] == "Walks"
    assert here(desk, Fact, NEW)["statement"] == "11 of 14 joined"
    assert desk.workspace.document.questions().count == 0
    assert page.stack.currentWidget() is page.landing
    assert desk.window.foot.text == "Combined. 2 new, 1 combined."


def test_both_wordings_are_kept_where_neither_holds_the_other(
    desk: Desk, colleague: Any, qtbot: Any
) -> None:
    path = colleague(change(Fact, WORDS, statement="Words came first"))
    desk.workspace.change(Fact, WORDS, {"statement": "Words were seen first"})
    page = take_in(desk, path, qtbot)
    qtbot.keyClick(page.compare.list, Qt.Key.Key_3, ALT)
    combine(page, qtbot)
    assert here(desk, Fact, WORDS)["statement"] == "Words were seen first\n\nWords came first"


def test_one_undo_takes_all_of_it_back(
    desk: Desk, colleague: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = both_wrote(desk, colleague)
    threads: list[threading.Thread] = []
    keep = backup.keep_snapshot

    def noting(*given: Any) -> Path:
        threads.append(threading.current_thread())
        return keep(*given)

    monkeypatch.setattr(backup, "keep_snapshot", noting)
    before = desk.workspace.document.canonical_dump()
    page = take_in(desk, path, qtbot)
    qtbot.keyClick(page.compare.list, Qt.Key.Key_2, ALT)
    combine(page, qtbot)
    assert desk.workspace.document.canonical_dump() != before
    assert threads  # the safety copy, which takes a while, holds nobody up
    assert threading.main_thread() not in threads
    click(desk.window.foot, "notice_undo", qtbot)
    assert desk.workspace.document.canonical_dump() == before
    assert desk.page is page
    assert page.stack.currentWidget() is page.landing


def test_what_is_left_open_is_finished_tomorrow(
    desk: Desk, colleague: Any, qtbot: Any, tmp_path: Path
) -> None:
    page = take_in(desk, both_wrote(desk, colleague), qtbot)
    combine(page, qtbot)
    assert desk.window.header.title.text() == "Still to decide"
    path = desk.workspace.document.path
    desk.files.leave_file(lambda: None)
    assert not desk.workspace.is_open
    desk.files.open_path(str(path))
    desk.show_page("share")
    page = page_of(desk)
    assert page.findChild(QLabel, "share_open_title").text() == "1 thing still to decide"
    click(page, "share_decide", qtbot)
    page.compare.list.setFocus()
    sides = [one.accessibleName() for one in page.compare.pane.questions[0].cards]
    assert sides == ["Ours: All teachers", "Theirs: All teachers and the HLTA"]
    qtbot.keyClick(page.compare.list, Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: desk.workspace.document.questions().count == 0)
    assert here(desk, Fact, WORDS)["about"] == "All teachers and the HLTA"
    assert desk.window.foot.text == "Decided. Nothing is left open."
    assert page.stack.currentWidget() is page.landing
    desk.undo()
    assert desk.workspace.document.questions().count == 1


def test_a_decision_goes_on_to_the_next_and_can_be_undone(
    desk: Desk, colleague: Any, qtbot: Any
) -> None:
    path = colleague(change(Fact, WORDS, about="Theirs", source="Theirs"))
    desk.workspace.change(Fact, WORDS, {"about": "Ours", "source": "Ours"})
    page = take_in(desk, path, qtbot)
    combine(page, qtbot)
    qtbot.mouseClick(page.compare.pane.questions[0].cards[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.workspace.document.questions().count == 1)
    assert desk.window.foot.text == "Decided. 1 thing left."
    assert len(page.compare.pane.questions) == 1
    desk.undo()
    assert desk.page is page
    assert len(page.compare.pane.questions) == 2


@pytest.mark.parametrize(("key", "stays"), [(Qt.Key.Key_1, True), (Qt.Key.Key_2, False)])
def test_removed_here_and_changed_there(
    desk: Desk, colleague: Any, qtbot: Any, key: Qt.Key, stays: bool
) -> None:
    path = colleague(change(Fact, LATE, detail="On Mondays"))
    desk.workspace.remove(Fact, [LATE])
    page = take_in(desk, path, qtbot)
    assert listed(page) == ["Registers are late | you removed it, they edited it"]
    qtbot.keyClick(page.compare.list, key, ALT)
    combine(page, qtbot)
    assert bool(here(desk, Fact, LATE)) is stays
    assert desk.workspace.document.questions().count == 0


def test_what_they_removed_is_listed_and_goes(desk: Desk, colleague: Any, qtbot: Any) -> None:
    path = colleague(lambda session: remove(session, session.get(Fact, LATE)))
    page = take_in(desk, path, qtbot)
    assert listed(page) == ["Registers are late | fact"]
    assert page.compare.pane.told.text().startswith("Removed by Deputy head · ")
    combine(page, qtbot)
    assert not here(desk, Fact, LATE)


def test_answers_are_kept_while_the_page_is_left(desk: Desk, colleague: Any, qtbot: Any) -> None:
    page = take_in(desk, both_wrote(desk, colleague), qtbot)
    qtbot.keyClick(page.compare.list, Qt.Key.Key_2, ALT)
    desk.show_page("facts")
    desk.workspace.change(Fact, JOIN, {"people": "children"})
    desk.show_page("share")
    qtbot.waitUntil(lambda: page._look is None)
    assert page.compare.bottom.words.text() == "Everything is decided."
    combine(page, qtbot)
    assert here(desk, Fact, WORDS)["about"] == "All teachers and the HLTA"
    assert here(desk, Fact, JOIN)["people"] == "children"


def close_and_open(desk: Desk) -> None:
    path = desk.workspace.document.path
    desk.files.leave_file(lambda: None)
    assert not desk.workspace.is_open
    desk.files.open_path(str(path))


def test_answers_outlast_the_closing_of_the_file(
    desk: Desk, colleague: Any, qtbot: Any, home: Path
) -> None:
    copy = both_wrote(desk, colleague)
    colleague(change(Fact, WORDS, leaves_out="Nursery", source="Walks"))
    desk.workspace.change(Fact, WORDS, {"leaves_out": "Reception", "source": "Visits"})
    page = take_in(desk, copy, qtbot)
    asked = {one.question.key[2]: one for one in page.compare.pane.questions}
    cards = asked["about"].cards[1], asked["leaves_out"].both, asked["source"].cards[0]
    for card in cards:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    given = set(page.compare.deciding.choices())
    assert len(given) == 3
    (kept,) = home.rglob("begun.json")
    assert not [
        one for one in ("HLTA", "Nursery", "Reception", "Pupils") if one in kept.read_text()
    ]
    close_and_open(desk)
    page = take_in(desk, copy, qtbot)
    assert set(page.compare.deciding.choices()) == given
    assert page.compare.bottom.words.text() == "Everything is decided."
    desk.workspace.change(Fact, WORDS, {"source": "Minutes"})  # which nobody has decided about
    close_and_open(desk)
    page = take_in(desk, copy, qtbot)
    assert {one.field for one in page.compare.deciding.choices()} == {"about", "leaves_out"}
    combine(page, qtbot)
    assert here(desk, Fact, WORDS)["about"] == "All teachers and the HLTA"
    assert here(desk, Fact, WORDS)["leaves_out"] == "Reception / Nursery"


def test_cancel_takes_the_answers_back(desk: Desk, colleague: Any, qtbot: Any) -> None:
    copy = both_wrote(desk, colleague)
    page = take_in(desk, copy, qtbot)
    qtbot.keyClick(page.compare.list, Qt.Key.Key_2, ALT)
    click(page, "combine_cancel", qtbot)
    close_and_open(desk)
    page = take_in(desk, copy, qtbot)
    assert not page.compare.deciding.choices()


def test_it_is_said_that_what_comes_from_a_copy_with_a_password_has_none_here(
    desk: Desk, colleague: Any, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = both_wrote(desk, colleague)
    with monkeypatch.context() as there:
        there.setenv("SELFEVAL_HOME", str(tmp_path / "their home"))
        protect(copy, keys.new_key("five quiet otters"))
    page = take_in(desk, copy, qtbot)
    assert "your file has none" in page.compare.bottom.words.text()
    keys.forget()


def test_a_copy_that_has_changed_since_is_looked_at_again(
    desk: Desk, colleague: Any, qtbot: Any
) -> None:
    page = take_in(desk, colleague(change(Fact, JOIN, detail="Mornings")), qtbot)
    colleague(change(Fact, JOIN, source="Walks"))
    combine(page, qtbot)
    assert "has changed since you looked at it" in told(desk)
    qtbot.waitUntil(lambda: page._look is None)
    assert listed(page) == ["Children join in | changed: Detail, How we know"]


def test_a_copy_dropped_on_the_window_can_be_combined_or_opened(
    desk: Desk, colleague: Any, qtbot: Any
) -> None:
    path = colleague(change(Fact, JOIN, detail="Mornings"))
    assert drop(desk.window, path)
    box = desk.window.findChildren(QMessageBox, "dropped")[-1]
    {one.text(): one for one in box.buttons()}["Combine with this file"].click()
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.preview is not None)
    assert drop(desk.window, path)
    box = desk.window.findChildren(QMessageBox, "dropped")[-1]
    {one.text(): one for one in box.buttons()}["Open it instead"].click()
    assert desk.workspace.document.path == path


def test_another_schools_file_that_is_dropped_is_opened(desk: Desk, tmp_path: Path) -> None:
    Document.create(tmp_path / "other.selfeval").close()
    assert drop(desk.window, tmp_path / "other.selfeval")
    assert desk.workspace.document.path == tmp_path / "other.selfeval"


def test_nothing_new(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    page = take_in(desk, copy_at(tmp_path), qtbot)
    assert "Everything in that copy is already here." in told(desk, "nothing_new")
    assert page.stack.currentWidget() is page.landing


def test_the_file_itself(desk: Desk, qtbot: Any) -> None:
    page = take_in(desk, desk.workspace.document.path, qtbot)
    assert "That is the file which is open here." in told(desk, "nothing_new")
    assert page.stack.currentWidget() is page.landing


def test_the_file_of_another_school_is_refused(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    Document.create(tmp_path / "other.selfeval").close()
    page = take_in(desk, tmp_path / "other.selfeval", qtbot)
    assert "not a copy of this one" in told(desk)
    assert page.stack.currentWidget() is page.landing


def test_a_damaged_copy_is_refused(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    damaged = copy_at(tmp_path)
    damaged.write_bytes(damaged.read_bytes()[:5_000])
    page = take_in(desk, damaged, qtbot)
    assert told(desk)
    assert page.stack.currentWidget() is page.landing


def test_a_copy_that_is_gone_leaves_the_answers(
    desk: Desk, colleague: Any, qtbot: Any, tmp_path: Path
) -> None:
    page = take_in(desk, both_wrote(desk, colleague), qtbot)
    qtbot.keyClick(page.compare.list, Qt.Key.Key_2, ALT)
    copy_at(tmp_path).unlink()
    combine(page, qtbot)
    assert told(desk)
    assert page.compare.bottom.words.text() == "Everything is decided."
    assert here(desk, Fact, WORDS)["about"] == "All teachers"


def test_a_file_for_reading_only_takes_nothing_in(desk: Desk, window: Window, qtbot: Any) -> None:
    path = desk.workspace.document.path
    desk.workspace.close()
    desk.workspace.adopt(Document.open(path, read_only=True))
    desk.show_page("share")
    page = page_of(desk)
    assert not page.findChild(QPushButton, "share_take_in").isVisible()
    assert "for reading only" in page.findChild(QLabel, "share_take_words").text()
    assert not window.actions_by_key["combine"].isEnabled()


def test_what_is_open_in_a_file_for_reading_only_can_be_looked_at(
    desk: Desk, colleague: Any, qtbot: Any
) -> None:
    page = take_in(desk, both_wrote(desk, colleague), qtbot)
    combine(page, qtbot)
    path = desk.workspace.document.path
    desk.workspace.close()
    desk.workspace.adopt(Document.open(path, read_only=True))
    desk.show_page("share")
    page = page_of(desk)
    assert page.findChild(QPushButton, "share_decide").text() == "Look at them"
    click(page, "share_decide", qtbot)
    (question,) = page.compare.pane.questions
    assert [one.isEnabled() for one in question.cards] == [False, False]
    qtbot.keyClick(page.compare.list, Qt.Key.Key_1, ALT)
    assert not any(one.isChecked() for one in question.cards)


def test_a_file_that_is_closed_while_a_copy_is_looked_at(
    desk: Desk, colleague: Any, qtbot: Any
) -> None:
    path = colleague(change(Fact, JOIN, detail="Mornings"))
    desk.show_page("share")
    page_of(desk).look_at(path)
    desk.workspace.close()
    qtbot.wait(50)
    assert not desk.workspace.is_open


def test_a_shared_file_that_somebody_changed_is_combined_from_what_saving_says(
    desk: Desk, colleague: Any, qtbot: Any
) -> None:
    path = desk.workspace.document.path
    shutil.copy(both_wrote(desk, colleague), path)
    desk.window.actions_by_key["save"].trigger()
    box = desk.window.findChildren(QMessageBox, "shared_file_changed")[-1]
    {one.text(): one for one in box.buttons()}["Combine…"].click()
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.preview is not None)
    qtbot.mouseClick(page.compare.pane.questions[0].cards[0], Qt.MouseButton.LeftButton)
    combine(page, qtbot)
    desk.window.actions_by_key["save"].trigger()
    qtbot.waitUntil(lambda: not desk.workspace.document.unpublished)
    assert here(desk, Fact, WORDS)["about"] == "All teachers"
    assert here(desk, Fact, NEW)["statement"] == "11 of 14 joined"


def test_the_command_takes_a_shared_file_that_somebody_changed_without_asking_which(
    desk: Desk, colleague: Any, qtbot: Any
) -> None:
    path = desk.workspace.document.path
    shutil.copy(both_wrote(desk, colleague), path)
    desk.workspace.publish_when_idle()
    qtbot.waitUntil(lambda: desk.workspace.somebody_changed_it)
    desk.window.actions_by_key["combine"].trigger()
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.preview is not None)
    assert page.preview is not None
    assert page.preview.path == path
    assert desk.window.findChild(QFileDialog, "combine_dialog") is None
    desk.workspace.close()


def test_the_landing_leads_to_what_else_can_be_done(desk: Desk, qtbot: Any) -> None:
    desk.show_page("share")
    page = page_of(desk)
    for key in ("give_copy", "backups", "erase"):
        command = desk.window.actions_by_key.get(key)
        way = page.findChild(QWidget, f"share_{key}")
        assert (way is not None) == (command is not None)
    assert "school.selfeval in " in page.findChild(QLabel, "share_place").text()


def test_the_start_page_tells_of_a_copy_beside_the_last_file(
    desk: Desk, colleague: Any, qtbot: Any, tmp_path: Path
) -> None:
    path = desk.workspace.document.path
    shutil.copy(colleague(change(Fact, JOIN, detail="Mornings")), path.parent / "from her.selfeval")
    desk.files.leave_file(lambda: None)
    start = desk.window.start
    qtbot.waitUntil(
        lambda: any(one.isVisible() for one in start.findChildren(QPushButton, "start_combine"))
    )
    words = [one.text() for one in start.findChild(QWidget, "start_copy").findChildren(QLabel)]
    assert words[1].startswith("“from her”, changed today")
    click(start, "start_combine", qtbot)
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.preview is not None)
    assert desk.workspace.document.path == path
    assert listed(page) == ["Children join in | changed: Detail"]


def test_the_start_page_says_nothing_of_a_copy_without_news(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    path = desk.workspace.document.path
    shutil.copy(path, path.parent / "the same.selfeval")
    desk.files.leave_file(lambda: None)
    start = desk.window.start
    qtbot.waitUntil(lambda: start._look_beside is not None)
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert start.findChild(QWidget, "start_copy") is None
