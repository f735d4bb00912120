"""The window paints with Qt alone; looks come from one file; the role is asked once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from selfeval.core.models import Fact, School
from selfeval.core.rooms import ROOMS
from selfeval.store import Document
from selfeval.ui import icons, theme
from selfeval.ui.actions import LINE, MENUS
from selfeval.ui.role import RoleDialog
from selfeval.ui.window import Window


def test_the_window_is_painted_before_the_models_are_loaded() -> None:
    code = (
        "import sys, selfeval.ui.app, selfeval.ui.window;"
        "heavy = {'sqlmodel', 'sqlalchemy', 'reportlab', 'dateutil'} & set(sys.modules);"
        "sys.exit(f'loaded too early: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_calls_that_return_nothing_keep_the_interpreter_sound() -> None:
    """A binding that takes a reference to None with each call ends the program after a while."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _turn in range(2_000):
        thing.setObjectName("x")
    assert before - sys.getrefcount(None) < 1_000


def test_light_and_dark_have_the_same_tokens() -> None:
    assert theme.colours(dark=False).keys() == theme.colours(dark=True).keys()
    for dark in (False, True):
        for name, value in theme.colours(dark=dark).items():
            assert QColor(value).isValid(), name
        assert "$" not in theme.style_sheet(dark)
        assert "font" not in theme.style_sheet(dark).replace("No fonts here", "").replace(
            "style sheet's font would beat setFont", ""
        )


def test_pictures_of_the_style_sheet_are_there() -> None:
    for dark in (False, True):
        named = re.findall(r'url\("(.+?)"\)', theme.style_sheet(dark))
        assert named
        assert all(Path(one).is_file() for one in named)


def test_the_marks_of_menus_grow_with_the_text(app: QApplication) -> None:
    theme.apply("light", 200)
    large = app.styleSheet()
    theme.apply("light", 100)
    assert f"icon-size: {theme.ICON}px" in app.styleSheet()
    assert f"icon-size: {2 * theme.ICON}px" in large
    assert f"width: {2 * theme.BOX}px" in large


def contrast(one: str, other: str) -> float:
    def light(value: str) -> float:
        parts = [part / 255 for part in QColor(value).getRgb()[:3]]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    first, second = sorted((light(one), light(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_on_every_ground(dark: bool) -> None:
    found = theme.colours(dark)
    for ground in ("canvas", "surface", "sunken", "selection"):
        for ink in ("text", "text2", "text3"):
            assert contrast(found[ink], found[ground]) >= 4.5, (ink, ground)
    for ink in ("ok", "warn", "bad"):
        assert contrast(found[ink], found[f"{ink}_tint"]) >= 4.5, ink
    assert contrast(found["on_accent"], found["accent"]) >= 4.5
    assert contrast(found["thread_text"], found["canvas"]) >= 4.5
    for realm in ("knowledge", "behaviour", "system", "climate", "outcome"):
        assert contrast(found["on_realm"], found[realm]) >= 4.5, realm


def test_icons_follow_the_look(window: Window) -> None:
    button = window.header.action
    light = button.icon().pixmap(18, 18).toImage()
    window.set_look("dark")
    assert theme.is_dark()
    assert button.icon().pixmap(18, 18).toImage() != light
    window.set_look("light")
    assert button.icon().pixmap(18, 18).toImage() == light


def test_larger_text_reaches_every_label(open_window: Window) -> None:
    title = open_window.header.findChild(QLabel, "page_title")
    before = title.font().pixelSize()
    open_window.actions_by_key["larger"].trigger()
    assert title.font().pixelSize() > before
    assert open_window.settings.zoom == 110
    open_window.actions_by_key["usual"].trigger()
    assert title.font().pixelSize() == before


def test_every_command_has_a_shortcut_of_its_own_and_a_name(window: Window) -> None:
    commands = [one for _key, _title, found in MENUS for one in found if one is not LINE]
    shortcuts = [shortcut for one in commands for shortcut in one.shortcuts]
    assert len(shortcuts) == len(set(shortcuts))
    assert all(one.text.replace("&", "") for one in commands)


def test_every_step_has_its_place_in_the_menu(open_window: Window) -> None:
    menu = open_window.findChild(QMenu, "menu_go")
    steps = [f"&{place} {room.title}" for place, room in enumerate(ROOMS, start=1)]
    assert [one.text() for one in menu.actions()][1 : len(ROOMS) + 1] == steps
    assert menu.actions()[0].objectName() == "do_go_overview"
    for room in ROOMS:
        open_window.actions_by_key[f"go_{room.key}"].trigger()
        assert open_window.header.title.text() == room.title


def test_the_role_is_asked_before_anything_is_written_and_never_again(
    window: Window, tmp_path: Path, qtbot: Any
) -> None:
    window.settings.role = ""
    window.settings.role_asked = False
    assert window.desk is not None
    space = window.desk.workspace
    for name in ("first.selfeval", "second.selfeval"):
        Document.create(tmp_path / name).close()
    window.desk.files.open_path(str(tmp_path / "first.selfeval"))
    qtbot.waitUntil(lambda: window.findChild(RoleDialog) is not None)
    dialog = window.findChild(RoleDialog)
    assert QApplication.activeModalWidget() is dialog
    qtbot.keyClicks(dialog.findChild(QLineEdit, "role"), "Deputy head")
    qtbot.mouseClick(dialog.findChild(QPushButton, "role_keep"), Qt.MouseButton.LeftButton)
    assert window.settings.role == "Deputy head"
    qtbot.waitUntil(lambda: window.findChild(RoleDialog) is None)
    fact = space.add(Fact(statement="Seen"))
    [first] = space.document.history(space.rows.get(Fact, fact))
    assert first.actor == "Deputy head"
    window.desk.files.open_path(str(tmp_path / "second.selfeval"))
    QApplication.processEvents()
    assert window.findChild(RoleDialog) is None


def test_a_file_is_called_by_its_school_and_its_name(open_window: Window, tmp_path: Path) -> None:
    assert open_window.desk is not None
    assert open_window.windowTitle() == "school.selfeval"
    open_window.desk.workspace.add(School(name="Alderbrook Primary"))
    assert open_window.windowTitle() == "Alderbrook Primary – school.selfeval"
    open_window.actions_by_key["close"].trigger()
    open_window.actions_by_key.recent.aboutToShow.emit()
    shown = [one.text() for one in open_window.actions_by_key.recent.actions()]
    [shown_as] = shown
    assert shown_as.startswith("Alderbrook Primary – school.selfeval in ")
    assert tmp_path.name in shown_as
    words = [one.text() for one in open_window.start.findChildren(QLabel)]
    assert "Alderbrook Primary" in words
    assert any(one.startswith("school.selfeval") for one in words)


@pytest.mark.parametrize("size", [(1366, 690), (1024, 600)])
def test_nothing_is_wider_than_the_window(open_window: Window, size: tuple[int, int]) -> None:
    assert open_window.desk is not None
    open_window.resize(*size)
    open_window.desk.workspace.add(Fact(statement="A long statement about reading. " * 12))
    for key in ("facts", "school", "areas", "report", "overview"):
        open_window.desk.show_page(key)
        QApplication.processEvents()
        assert (open_window.width(), open_window.height()) == size
        for scroll in open_window.findChildren(QWidget):
            if scroll.objectName().endswith("_scroll") and scroll.isVisible():
                assert scroll.widget().width() <= scroll.viewport().width(), (
                    key,
                    scroll.objectName(),
                )


def test_labels_never_read_their_text_as_markup(open_window: Window) -> None:
    assert open_window.desk is not None
    open_window.desk.workspace.add(Fact(statement="<img src='http://example.org/x.png'>"))
    open_window.desk.show_page("facts")
    for one in open_window.findChildren(QLabel):
        assert one.textFormat() == Qt.TextFormat.PlainText or not one.text(), one.text()


def test_every_icon_named_in_the_menus_is_there(app: QApplication) -> None:
    for _key, _title, commands in MENUS:
        for command in commands:
            if command.icon:
                assert not icons.icon(command.icon).pixmap(18, 18).isNull()
