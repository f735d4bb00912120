"""Settings take effect at once, are remembered, and work with no file open."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDesktopServices, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from selfeval.core.models import School
from selfeval.store import administered
from selfeval.store.keeping import Keeping, read_keeping
from selfeval.ui import theme
from selfeval.ui.settings import Settings
from selfeval.ui.settings_dialog import SettingsDialog
from selfeval.ui.start.known import Known, Seen, as_known, changed_elsewhere, look_at
from selfeval.ui.window import Window


def open_settings(window: Window) -> SettingsDialog:
    window.actions_by_key["settings"].trigger()
    dialog = window.findChildren(SettingsDialog)[-1]
    assert dialog.isVisible()
    return dialog


def test_all_but_the_school_works_with_no_file_open(window: Window, qtbot: Any) -> None:
    dialog = open_settings(window)
    role = dialog.findChild(QLineEdit, "settings_role")
    role.clear()
    qtbot.keyClicks(role, "  Deputy  head ")
    dialog.looks.look.chosen.emit("dark")
    dialog.looks.contrast.click()
    at = dialog.looks.size.findData(120)
    dialog.looks.size.setCurrentIndex(at)
    dialog.looks.size.activated.emit(at)
    assert theme.is_dark()
    assert theme.has_more_contrast()
    assert theme.zoom() == 120
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    kept = Settings()
    assert (kept.role, kept.look, kept.zoom, kept.more_contrast) == (
        "Deputy head",
        "dark",
        120,
        True,
    )
    window.set_zoom(100)
    window.set_more_contrast(False)
    window.set_look("light")
    words = [one.text() for one in dialog.findChildren(QLabel)]
    assert any("Open a file to change them" in one for one in words)


def test_what_holds_for_the_school_is_kept_in_its_file(open_window: Window, qtbot: Any) -> None:
    assert open_window.desk is not None
    dialog = open_settings(open_window)
    assert dialog._school is not None
    limit = dialog._school.form.cells["small_number_limit"].editor.focus_widget()
    qtbot.keyClicks(limit, "5")
    dialog.findChild(QPushButton, "settings_close").click()
    (school,) = open_window.desk.workspace.table(School)
    assert school["small_number_limit"] == 5
    open_window.actions_by_key["undo"].trigger()
    assert not open_window.desk.workspace.table(School)


def test_it_says_where_things_are_and_goes_there(
    window: Window, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_settings(window)
    words = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "Backups… in the File menu" in words
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True
    )
    for key, folder in (("working", "working"), ("backups", "backups"), ("log", "logs")):
        dialog.findChild(QPushButton, f"open_{key}").click()
        assert opened[-1] == home / folder
        assert opened[-1].is_dir()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    dialog.findChild(QPushButton, "open_log").click()
    box = window.findChild(QMessageBox, "folder_not_shown") or dialog.findChild(QMessageBox)
    assert str(home / "logs") in box.informativeText()
    box.close()
    dialog.close()


def test_the_window_goes_back_to_how_it_was_at_first(open_window: Window) -> None:
    open_window.settings.geometry = open_window.saveGeometry()
    open_window.settings.thread_shown = False
    dialog = open_settings(open_window)
    dialog.findChild(QPushButton, "reset_arrangement").click()
    assert open_window.settings.geometry.isEmpty()
    assert open_window.settings.thread_shown
    dialog.close()


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_settings_fit_a_small_window(open_window: Window, zoom: int) -> None:
    open_window.set_zoom(zoom)
    open_window.resize(1024, 560)
    QApplication.processEvents()
    dialog = open_settings(open_window)
    QApplication.processEvents()
    assert dialog.height() <= open_window.height()
    scroll = dialog.findChild(QWidget, "settings_scroll")
    assert scroll.widget().width() <= scroll.viewport().width()
    for one in dialog.findChildren(QWidget):
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert one.accessibleName() or getattr(one, "text", lambda: "")(), one.objectName()
    dialog.close()
    open_window.set_zoom(100)


# Contrast -------------------------------------------------------------------------------------


@pytest.mark.parametrize("dark", [False, True])
def test_more_contrast_raises_lines_and_faint_text(dark: bool) -> None:
    plain, strong = theme.colours(dark), theme.colours(dark, more_contrast=True)
    assert strong["line"] == plain["outline"]
    assert strong["text3"] == plain["text2"]
    assert strong["field_edge"] == plain["outline"]
    assert plain["field_edge"] == "transparent"
    assert strong["text"] == plain["text"]
    assert plain["outline"] in theme.style_sheet(dark, more_contrast=True)


def test_a_contrast_theme_of_windows_has_its_own_colours() -> None:
    more, none = Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference
    assert theme.is_contrast_theme("win32", more)
    assert not theme.is_contrast_theme("win32", none)
    assert not theme.is_contrast_theme("linux", more)
    system = QPalette()
    role = QPalette.ColorRole
    for place, colour in (
        (role.Window, "#000000"),
        (role.WindowText, "#ffff00"),
        (role.Highlight, "#00ffff"),
        (role.HighlightedText, "#000000"),
    ):
        system.setColor(place, QColor(colour))
    found = theme.system_colours(system)
    assert found.keys() == theme.colours(dark=True).keys()
    assert (found["canvas"], found["text3"], found["line"]) == ("#000000", "#ffff00", "#ffff00")
    assert (found["accent"], found["on_accent"]) == ("#00ffff", "#000000")


def test_under_such_a_theme_no_style_sheet_is_loaded(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "contrast_wish", lambda: Qt.ContrastPreference.HighContrast)
    monkeypatch.setattr("sys.platform", "win32")
    theme.apply("light", 100)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.styleSheet() == ""
    assert theme.colour("text") == app.palette().color(QPalette.ColorRole.WindowText)
    monkeypatch.undo()
    theme.apply("light", 100)
    assert app.styleSheet()
    assert not theme.has_more_contrast()
    assert window.isVisible()


def test_the_system_is_followed_while_the_window_is_open(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QApplication.styleHints()
    window.set_look("system")
    monkeypatch.setattr(theme, "_system_is_dark", lambda: True)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark()
    monkeypatch.setattr(theme, "contrast_wish", lambda: Qt.ContrastPreference.HighContrast)
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.has_more_contrast()
    monkeypatch.undo()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.has_more_contrast()
    window.set_look("light")


# What is remembered of files --------------------------------------------------------------------


def test_a_file_that_changed_meanwhile_is_known_by_its_time(tmp_path: Path) -> None:
    path = tmp_path / "ours.selfeval"
    path.write_bytes(b"1")
    known = Known(path, stamp=look_at(path).stamp)
    assert not changed_elsewhere(known, look_at(path))
    os.utime(path, (known.stamp + 60, known.stamp + 60))
    assert changed_elsewhere(known, look_at(path))
    assert look_at(tmp_path / "gone.selfeval") == Seen(there=False)
    assert not changed_elsewhere(known, Seen(there=False))


def test_what_was_kept_wrongly_counts_as_not_known(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "ours.selfeval"
    assert as_known(path, {"gaps": "many", "school": "Alderbrook", "due": 2, "x": 1}) == Known(
        path, school="Alderbrook", due=2
    )
    settings._file.setValue("files", "not json")
    assert settings.known(path) == Known(path)


def test_a_file_taken_off_the_list_is_forgotten(settings: Settings, tmp_path: Path) -> None:
    for name in ("one", "two"):
        settings.remember(tmp_path / name)
        settings.note(Known(tmp_path / name, school=name))
    settings.forget(tmp_path / "one")
    assert settings.recent == [tmp_path / "two"]
    assert settings.known(tmp_path / "one").school == ""
    assert Settings().known(tmp_path / "two").school == "two"


def test_the_size_of_text_is_shown_whichever_way_it_was_chosen(
    open_window: Window, qtbot: Any
) -> None:
    dialog = open_settings(open_window)
    open_window.actions_by_key["larger"].trigger()
    qtbot.waitUntil(lambda: dialog.looks.size.currentData() == theme.zoom())
    assert theme.zoom() > 100


# Backups --------------------------------------------------------------------------------------


def test_how_long_backups_are_kept_is_chosen(window: Window) -> None:
    dialog = open_settings(window)
    for name, value in (("months", 6), ("room", 0.5)):
        combo = dialog.findChild(QComboBox, f"settings_backup_{name}")
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.emit(combo.currentIndex())
    assert read_keeping() == Keeping(6, 0.5)
    dialog.close()
    again = open_settings(window)
    assert again.findChild(QComboBox, "settings_backup_months").currentText() == "6 months"
    assert again.findChild(QComboBox, "settings_backup_room").currentText() == "500 MB"
    again.close()


def test_what_the_administrator_has_set_is_shown_and_cannot_be_changed(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules, moved = tmp_path / "selfeval.toml", tmp_path / "backups of the school"
    rules.write_text(
        f"[backups]\nmonths = 18\nfolder = '{moved}'\nroom = 3\n[attachments]\nallowed = false\n"
    )
    monkeypatch.setattr(administered, "places", lambda: [rules])
    dialog = open_settings(window)
    months = dialog.findChild(QComboBox, "settings_backup_months")
    assert (months.currentText(), months.isEnabled()) == ("18 months", False)
    assert dialog.findChild(QComboBox, "settings_backup_room").isEnabled()
    words = [one.text() for one in dialog.findChildren(QLabel)]
    assert words.count("Set by your school’s administrator.") == 3
    assert any("Attaching files is switched off" in one for one in words)
    problem = dialog.findChild(QLabel, "settings_backups_problem")
    assert "“backups.room” is not known" in problem.text()
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    dialog.findChild(QPushButton, "open_backups").click()
    assert opened == [str(moved)]
    dialog.close()


def test_a_folder_of_backups_that_is_away_is_said(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules, file = tmp_path / "selfeval.toml", tmp_path / "a file"
    file.write_text("")
    rules.write_text(f"[backups]\nfolder = '{file}/backups'\n")
    monkeypatch.setattr(administered, "places", lambda: [rules])
    dialog = open_settings(window)
    assert "is out of reach" in dialog.findChild(QLabel, "settings_backups_problem").text()
    dialog.close()
