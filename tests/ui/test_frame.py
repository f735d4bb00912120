"""What surrounds the pages is true: gaps, the state of the file, notices, panes and menus."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from selfeval.core.models import Assumption, Fact, School, Stance
from selfeval.store import Document
from selfeval.ui import theme
from selfeval.ui.actions import MENUS
from selfeval.ui.desk import Desk
from selfeval.ui.frame import file_state
from selfeval.ui.frame.file_foot import FileState
from selfeval.ui.frame.nav_button import NavButton
from selfeval.ui.window import Window


@pytest.fixture
def desk(open_window: Window) -> Desk:
    assert open_window.desk is not None
    return open_window.desk


# The steps ----------------------------------------------------------------------------------


def test_a_step_says_none_yet_and_then_its_gaps_and_then_nothing(desk: Desk, qtbot: Any) -> None:
    believes = desk.window.sidebar.button("assumptions")
    assert "none yet" in believes.accessibleName()
    belief = desk.workspace.add(Assumption(belief="It is so"))
    qtbot.waitUntil(lambda: "1 gap" in believes.accessibleName())
    assert "none yet" not in believes.accessibleName()
    fact = desk.workspace.add(Fact(statement="Seen", source="Drop-ins", observed_on="2026-11-02"))
    desk.workspace.add(Stance(fact_id=fact, assumption_id=belief, stance="supports"))
    qtbot.waitUntil(lambda: believes.accessibleName() == "Step 2: Assumptions, 1 in all")


def test_the_narrow_sidebar_keeps_the_marks_and_the_wide_one_its_words(desk: Desk) -> None:
    window = desk.window
    button = window.sidebar.button("facts")

    def amber() -> bool:
        drawn = button.grab().toImage()
        warn = theme.colour("warn").name()
        return any(
            drawn.pixelColor(x, y).name() == warn
            for x in range(drawn.width())
            for y in range(drawn.height())
        )

    desk.workspace.add(Fact(statement="Seen"))
    button.say(1)
    assert not amber()
    for width, is_rail in ((1366, False), (1100, True)):
        window.resize(width, 690)
        QApplication.processEvents()
        assert button.rail is is_rail
        assert window.sidebar.school.isVisible() is not is_rail
        button.say(1, "2 gaps")
        assert amber()
        assert "2 gaps" in button.accessibleName()
        button.say(1)


def test_everything_in_the_sidebar_fits_or_scrolls(desk: Desk) -> None:
    window = desk.window
    long = "A very long name of a school in a very long street " * 3
    desk.workspace.add(School(name=long, period=long))
    window.sidebar.file.say(FileState(title=long, detail=long, button=long, wants="save"))
    for size in ((1366, 690), (1024, 560)):
        window.resize(*size)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        foot = window.sidebar.file
        assert foot.geometry().bottom() <= window.sidebar.height()
        scroll = window.sidebar._scroll
        assert scroll.widget().width() <= scroll.viewport().width()
        for part in (window.sidebar.period, window.sidebar.school, foot.act, foot.title):
            if part.isVisible():
                right = part.mapTo(window.sidebar, part.rect().topRight()).x()
                assert right <= window.sidebar.width(), part.objectName()
    assert long.strip() in window.sidebar.file.act.accessibleName()


def test_no_row_is_below_the_fold_on_a_usual_screen(desk: Desk) -> None:
    desk.workspace.add(Fact(statement="Not yet in the file"))
    desk.window.resize(1366, 690)
    QApplication.processEvents()
    scroll = desk.window.sidebar._scroll
    assert scroll.widget().height() <= scroll.viewport().height() + 1


def test_arrow_keys_walk_the_rows_and_enter_opens(desk: Desk, qtbot: Any) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.show_page("overview")
    desk.window.sidebar.button("facts").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert isinstance(focused, NavButton)
    assert focused.place.key == "assumptions"
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert desk.page_key == "assumptions"


def test_pages_behind_more_mark_it_and_are_in_its_menu(desk: Desk) -> None:
    more = desk.window.sidebar.more
    assert more is not None
    desk.show_page("school")
    assert more.isChecked()
    names = [one.objectName() for one in more.menu.actions() if not one.isSeparator()]
    assert "do_go_school" in names
    assert "do_settings" in names
    desk.show_page("overview")
    more.click()
    assert more.menu.isVisible()
    assert not more.isChecked()
    more.menu.close()


def test_the_box_at_the_top_is_there_when_what_it_opens_is(desk: Desk) -> None:
    do, sidebar = desk.window.actions_by_key, desk.window.sidebar
    assert sidebar.find.isVisible() is ("find_or_do" in do)
    asked: list[bool] = []
    action = QAction("Find", desk.window)
    action.setShortcut("Ctrl+F12")
    action.triggered.connect(lambda: asked.append(True))
    sidebar.find.clicked.disconnect()
    sidebar.offer_find(action)
    sidebar.find.click()
    assert asked
    assert "F12" in sidebar.find.accessibleDescription()


# Where the work is ----------------------------------------------------------------------------


def test_a_plain_folder_never_speaks_of_a_shared_file(desk: Desk) -> None:
    foot, do = desk.window.sidebar.file, desk.window.actions_by_key
    desk.workspace.add(Fact(statement="Seen"))
    assert foot.title.text() == "Safe on this computer"
    assert foot.detail.text() == "1 change goes into the file when you pause."
    assert foot.act.text() == "Save now"
    foot.act.click()
    assert foot.title.text().startswith("Saved ")
    assert foot.act.isHidden()
    assert "shared" not in foot.accessibleName()
    assert do["save"].text() == "&Save now"


def test_in_a_synced_folder_it_is_the_shared_file(window: Window, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Alderbrook"
    folder.mkdir()
    Document.create(folder / "ours.selfeval").close()
    assert window.desk is not None
    window.desk.files.open_path(str(folder / "ours.selfeval"))
    assert window.actions_by_key["save"].text() == "&Update shared file"
    window.desk.workspace.add(Fact(statement="Seen"))
    window.desk.workspace.add(Fact(statement="Heard"))
    foot = window.sidebar.file
    assert foot.detail.text() == "2 changes not yet in the shared file."
    assert foot.act.text() == "Update shared file"


def test_what_stands_in_the_way_is_said_and_can_be_tried_again(desk: Desk, tmp_path: Path) -> None:
    desk.workspace.add(Fact(statement="Ours"))
    path = desk.workspace.document.path
    aside = tmp_path / "aside"
    shutil.move(path.parent / path.name, aside)
    path.mkdir()
    desk.workspace.publish_when_idle()
    foot = desk.window.sidebar.file
    assert foot.title.text() == "Safe on this computer"
    assert foot.shown.icon == "alert-triangle"
    assert desk.window.foot.isVisible()
    path.rmdir()
    shutil.move(aside, path)
    foot.act.click()
    assert foot.title.text().startswith("Saved ")


def test_a_file_for_reading_only_offers_a_copy_to_work_on(window: Window, tmp_path: Path) -> None:
    Document.create(tmp_path / "ours.selfeval").close()
    assert window.desk is not None
    window.desk.workspace.adopt(Document.open(tmp_path / "ours.selfeval", read_only=True))
    foot = window.sidebar.file
    assert foot.title.text() == "Open for reading only"
    assert foot.shown.button == "Work on a copy…"
    assert foot.shown.wants in window.actions_by_key
    assert window.actions_by_key[foot.shown.wants].isEnabled()
    window.desk.workspace.close()


def test_what_waits_is_counted_in_words() -> None:
    assert file_state.waiting_words(0, shared=True) == ""
    words = file_state.waiting_words
    assert words(1, shared=False) == "1 change goes into the file when you pause."
    assert words(2, shared=False, held_up=True) == "2 changes not yet in the file."
    assert words(2, shared=True) == "2 changes not yet in the shared file."


# Notices --------------------------------------------------------------------------------------


def test_a_notice_takes_no_room_and_escape_puts_it_away(desk: Desk, qtbot: Any) -> None:
    window = desk.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before = window.pages.geometry()
    window.foot.say("Removed. " + "A long sentence about what happened. " * 6, may_undo=True)
    QApplication.processEvents()
    assert window.pages.geometry() == before
    inside = window.foot.parentWidget().rect()
    assert inside.contains(window.foot.geometry())
    words = window.foot.findChild(QLabel, "notice")
    assert words.height() >= words.heightForWidth(words.width())
    qtbot.keyClick(window.sidebar, Qt.Key.Key_Escape)
    assert not window.foot.isVisible()


def test_a_notice_is_one_of_the_panes(desk: Desk, qtbot: Any) -> None:
    window = desk.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    fact = desk.workspace.add(Fact(statement="Seen"))
    desk.workspace.remove(Fact, [fact])
    desk.show_page("overview")
    window.sidebar.button("overview").setFocus()
    window.actions_by_key["last_pane"].trigger()
    assert window.foot.isAncestorOf(window.focusWidget())
    window.actions_by_key["next_pane"].trigger()
    assert window.sidebar.isAncestorOf(window.focusWidget())


def test_shift_f6_goes_the_other_way_round(desk: Desk, qtbot: Any) -> None:
    desk.workspace.add(Fact(statement="Seen"))
    desk.show_page("facts")
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.window.sidebar.button("facts").setFocus()
    there: list[QWidget] = []
    for _turn in range(3):
        desk.window.focus_next_pane()
        there.append(desk.window.focusWidget())
    desk.window.focus_next_pane(back=True)
    assert desk.window.focusWidget() is there[1]


# Menus ----------------------------------------------------------------------------------------


def mnemonics(menu: QMenu) -> list[str]:
    texts = [one.text().replace("&&", "") for one in menu.actions() if not one.isSeparator()]
    return [text[text.index("&") + 1].casefold() for text in texts if "&" in text]


def test_the_letters_of_a_menu_are_its_own(open_window: Window) -> None:
    titles = [title for _key, title, _commands in MENUS]
    assert [title.replace("&", "") for title in titles] == [
        "File",
        "Edit",
        "View",
        "Go",
        "Insert",
        "Map",
        "Help",
    ]
    letters = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(letters) == len(set(letters))
    for key, _title, _commands in MENUS:
        menu = open_window.findChild(QMenu, f"menu_{key}")
        found = mnemonics(menu)
        assert len(found) == len(set(found)), (key, sorted(found))
        assert len(found) == len([one for one in menu.actions() if not one.isSeparator()]), key


# For the next time ----------------------------------------------------------------------------


def test_our_own_save_is_never_called_somebody_elses(desk: Desk) -> None:
    path = desk.workspace.document.path
    settings = desk.window.settings
    assert settings.known(path).stamp == path.stat().st_mtime
    desk.workspace.add(Fact(statement="Seen"))
    desk.workspace.publish()
    assert settings.known(path).stamp == path.stat().st_mtime


def test_closing_remembers_what_the_start_page_says(desk: Desk, tmp_path: Path) -> None:
    window = desk.window
    desk.workspace.add(School(name="Alderbrook Primary", period="2026–27"))
    desk.workspace.add(Assumption(belief="It is so"))
    path = desk.workspace.document.path
    window.actions_by_key["close"].trigger()
    known = window.settings.known(path)
    assert (known.school, known.period) == ("Alderbrook Primary", "2026–27")
    assert (known.gaps, known.waiting, known.changed_by) == (1, 0, "Headteacher")
    assert known.changed_at.startswith(date.today().isoformat()[:4])
    said = " ".join(one.text() for one in window.start.findChildren(QLabel))
    assert "Alderbrook Primary 2026–27" in said
    assert "1 gap in the thread" in said
    assert "Headteacher" in said
