"""Export of a map from the window: which, in what form, what stays, that nothing protects it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget

from selfeval.core.models import Factor, Map, Placement
from selfeval.ui.pages.maps.exporting import ExportMapDialog, open_map_export
from selfeval.ui.window import Window


@pytest.fixture
def dialog(open_window: Window) -> ExportMapDialog:
    """Give the test the dialog on a file with two maps, on one of which a box is private."""
    assert open_window.desk is not None
    space = open_window.desk.workspace
    for name, private in (("First", False), ("Half/hidden", True)):
        at = space.add(Map(name=name))
        for label, hidden in ((f"Seen on {name}", False), ("Hidden", private)):
            factor = space.add(Factor(label=label, realm="system", private=hidden))
            space.add(Placement(map_id=at, factor_id=factor))
    open_map_export(open_window.desk)
    return open_window.findChildren(ExportMapDialog)[-1]


def click(qtbot: Any, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def test_a_map_is_chosen_and_written_where_the_system_asks(
    dialog: ExportMapDialog, tmp_path: Path, qtbot: Any
) -> None:
    assert [dialog.maps.itemText(at) for at in range(3)] == [
        "First",
        "Half/hidden",
        "All boxes and arrows",
    ]
    assert dialog.stays.isHidden()
    dialog.maps.setCurrentIndex(1)
    assert dialog.stays.text() == "1 private box was left out."
    click(qtbot, dialog.forms[".csv"])
    assert not dialog.sharpness.isVisible()
    click(qtbot, dialog.save)
    asked = dialog.findChildren(QFileDialog, "export_map_place")[-1]
    assert asked.selectedFiles()[0].endswith("Half-hidden.csv")
    asked.fileSelected.emit(str(tmp_path / "out"))
    written = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "Seen on Half/hidden" in written
    assert "Hidden" not in written
    assert not dialog.isVisible()


def test_only_a_picture_is_asked_how_sharp(dialog: ExportMapDialog, qtbot: Any) -> None:
    click(qtbot, dialog.forms[".png"])
    assert dialog.sharpness.isVisible()
    assert dialog.sharpness.currentData() == 192
    dialog.reject()


def test_a_file_that_nobody_named_is_not_replaced_unasked(
    dialog: ExportMapDialog, tmp_path: Path, qtbot: Any
) -> None:
    (tmp_path / "out.csv").write_text("kept")
    click(qtbot, dialog.forms[".csv"])
    dialog.write(str(tmp_path / "out"))
    assert (tmp_path / "out.csv").read_text() == "kept"
    box = dialog.findChildren(QMessageBox, "replace_question")[-1]
    assert "out.csv" in box.text()
    box.reject()
    dialog.reject()


def test_a_map_without_boxes_that_may_leave_is_not_written(
    dialog: ExportMapDialog, open_window: Window
) -> None:
    assert open_window.desk is not None
    at = open_window.desk.workspace.add(Map(name="Empty"))
    dialog.reject()
    empty = ExportMapDialog(open_window.desk, at)
    empty.open()
    assert empty.map_id == at
    assert not empty.save.isEnabled()
    assert "nothing on this map" in empty.stays.text()
    empty.reject()


def test_a_password_of_the_file_does_not_go_along_and_that_is_said(
    open_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_window.desk is not None
    document = open_window.desk.workspace.document
    monkeypatch.setattr(type(document), "has_password", property(lambda _document: True))
    dialog = ExportMapDialog(open_window.desk)
    dialog.open()
    told = dialog.findChild(QLabel, "export_map_unprotected")
    assert told is not None
    assert told.text() == "That file has no password: whoever has it can read it."
    dialog.reject()
