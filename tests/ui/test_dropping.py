"""Files dropped on the window: each kind goes where it belongs, and is never opened or run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from selfeval.core.models import Evidence
from selfeval.store import Document
from selfeval.ui.importing.dropping import local_files
from selfeval.ui.importing.import_dialog import ImportDialog
from selfeval.ui.widgets import GrowingText
from selfeval.ui.window import Window


def drop(window: Window, *paths: Path) -> bool:
    """Drag files over the window and drop them, as the system would, and let it act on them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(400, 300), *held)
    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), *held))
    QApplication.processEvents()
    return enter.isAccepted()


def asked(window: Window) -> QMessageBox:
    return window.findChildren(QMessageBox, "dropped")[-1]


def test_a_self_evaluation_opens(window: Window, tmp_path: Path) -> None:
    Document.create(tmp_path / "other.selfeval").close()
    assert drop(window, tmp_path / "other.selfeval")
    assert window.desk is not None
    assert window.desk.workspace.document.path == tmp_path / "other.selfeval"


def test_before_a_file_is_open_it_says_what_to_do_first(window: Window, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert drop(window, tmp_path / "a.pdf")
    assert "Open or start a self-evaluation first." in asked(window).text()
    asked(window).close()


def test_a_table_goes_to_the_import(open_window: Window, tmp_path: Path) -> None:
    assert open_window.desk is not None
    open_window.desk.show_page("report")
    (tmp_path / "ks2.csv").write_text("RECTYPE,URN\n1,2\n")
    assert drop(open_window, tmp_path / "ks2.csv")
    dialog = open_window.findChild(ImportDialog)
    assert dialog.files["tables"] == [tmp_path / "ks2.csv"]
    dialog.reject()


def test_a_table_dropped_while_an_item_is_shown_may_be_evidence(
    open_window: Window, tmp_path: Path
) -> None:
    assert open_window.desk is not None
    open_window.desk.show_page("facts")
    open_window.desk.add()
    (tmp_path / "counts.csv").write_text("a,b\n")
    drop(open_window, tmp_path / "counts.csv")
    box = asked(open_window)
    choices = {one.text(): one for one in box.buttons()}
    assert "Import its figures" in choices
    choices["Keep it as evidence here"].click()
    assert [row.name for row in open_window.desk.workspace.rows.all(Evidence)] == ["counts.csv"]


def test_other_files_are_offered_as_evidence_of_what_is_shown(
    open_window: Window, tmp_path: Path
) -> None:
    assert open_window.desk is not None
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    open_window.desk.show_page("report")
    drop(open_window, tmp_path / "notes.pdf")
    assert "kept as evidence of an item" in asked(open_window).text()
    asked(open_window).close()
    open_window.desk.show_page("facts")
    open_window.desk.add()
    drop(open_window, tmp_path / "notes.pdf")
    asked(open_window).buttons()[0].click()
    assert open_window.desk.workspace.count(Evidence) == 1
    assert open_window.desk.workspace.undo() == "Attach a file"


def test_folders_and_addresses_are_no_files(tmp_path: Path, app: Any) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/a.csv")])
    assert local_files(data) == []
    assert local_files(QMimeData()) == []


def test_a_file_is_no_text_to_keep_in_a_field(app: Any, tmp_path: Path, qtbot: Any) -> None:
    field = GrowingText()
    qtbot.addWidget(field)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf"))])
    assert not field.canInsertFromMimeData(data)
    words = QMimeData()
    words.setText("Words")
    assert field.canInsertFromMimeData(words)
