"""Evidence on an item: kept files, links and quotes; opened safely, taken away with Undo."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)

from selfeval.core.models import Action, Evidence, Fact, Priority, Quote
from selfeval.store import Document
from selfeval.ui.form.record_dialog import AddDialog, EditDialog
from selfeval.ui.item import opening
from selfeval.ui.item.evidence import EvidenceSection
from selfeval.ui.item.evidence_row import EvidenceRow
from selfeval.ui.item.relations import Attached, relations_of
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QUrl]]:
    """Give the test what would have been handed to the system's programs."""
    found: list[QUrl] = []

    def show(address: QUrl) -> bool:
        found.append(address)
        return True

    monkeypatch.setattr(opening, "show", show)
    yield found
    opening._lent.close()


@pytest.fixture
def fact_id(workspace: Workspace) -> str:
    return workspace.add(Fact(statement="Seen"))


@pytest.fixture
def card(workspace: Workspace, fact_id: str, qtbot: Any) -> EvidenceSection:
    relation = next(one for one in relations_of(Fact) if isinstance(one, Attached))
    made = EvidenceSection(relation, workspace, Fact)
    qtbot.addWidget(made)
    made.resize(560, 400)
    made.show()
    made.row_id = fact_id
    made.draw()
    workspace.changed.connect(lambda *_told: made.draw())
    return made


def pieces(card: EvidenceSection) -> list[str]:
    return [one.accessibleName() for one in card.findChildren(EvidenceRow)]


def attach(card: EvidenceSection, folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    card.add_files([str(folder / name)])


def more(card: EvidenceSection, words: str, at: int = 0) -> None:
    """Choose an entry of a piece's menu."""
    dots = card.findChildren(QToolButton, "evidence_more")[at]
    next(one for one in dots.menu().actions() if one.text().startswith(words)).trigger()


def document_of(*parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as document:
        for part in parts:
            document.writestr(part, "x")
    return made.getvalue()


def test_nothing_yet_says_what_to_ask_oneself(card: EvidenceSection) -> None:
    assert pieces(card) == []
    assert card.title.text() == "Evidence"
    assert [action.text() for action in card.add.menu().actions()] == [
        "A &file…",
        "A &link…",
        "A short &quote…",
    ]


def test_files_chosen_are_kept_with_their_size(
    card: EvidenceSection, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_bytes(b"x" * 18_432)
    card.add.menu().actions()[0].trigger()
    dialog = card.window().findChild(QFileDialog, "evidence_files")
    dialog.filesSelected.emit([str(tmp_path / "notes.txt")])
    dialog.close()
    assert pieces(card) == ["notes.txt, 18 KB, kept in the file"]
    assert card.title.text() == "Evidence · 1"
    assert workspace.document.undo_label == "Attach a file"
    workspace.undo()
    assert pieces(card) == []


def test_a_file_that_is_too_large_is_refused_in_a_sentence(
    card: EvidenceSection, workspace: Workspace, tmp_path: Path
) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    card.add_files([str(tmp_path / "film.mp4")])
    box = card.window().findChild(QMessageBox, "user_error")
    assert "larger than 20 MB" in box.text()
    box.close()
    assert workspace.count(Evidence) == 0


def test_a_copy_is_opened_by_keyboard_and_the_kept_file_is_safe(
    card: EvidenceSection, workspace: Workspace, tmp_path: Path, shown: list[QUrl], qtbot: Any
) -> None:
    attach(card, tmp_path, "minutes.docx", document_of("word/document.xml"))
    row = card.findChildren(EvidenceRow)[-1]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    copy = Path(shown[0].toLocalFile())
    assert copy.name == "minutes.docx"
    assert tmp_path not in copy.parents
    kept = workspace.rows.all(Evidence)[0]
    assert copy.read_bytes() == workspace.document.blob(kept.sha256)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("run.bat", b"echo"),
        ("photo.png", b"MZ\x90\x00"),
        ("minutes.docx", document_of("word/document.xml", "word/vbaProject.bin")),
    ],
)
def test_what_could_run_is_never_opened_but_can_be_saved(
    card: EvidenceSection, tmp_path: Path, shown: list[QUrl], name: str, data: bytes
) -> None:
    attach(card, tmp_path, name, data)
    card.findChildren(EvidenceRow)[-1].click()
    box = card.window().findChild(QMessageBox, "not_opened")
    assert name in box.text()
    assert shown == []
    box.buttons()[0].click()
    dialog = card.window().findChild(QFileDialog, "save_evidence")
    dialog.fileSelected.emit(str(tmp_path / "elsewhere.bin"))
    dialog.close()
    assert (tmp_path / "elsewhere.bin").read_bytes() == data
    assert shown == []


def test_a_name_that_lies_in_a_received_file_harms_nothing(
    card: EvidenceSection, workspace: Workspace, fact_id: str, shown: list[QUrl]
) -> None:
    with workspace.edit("Attach") as session:
        sha256 = workspace.document.add_blob(b"words")
        session.add(
            Evidence(
                item_table="fact",
                item_id=fact_id,
                name="../../up\u202etxt.exe/a.txt",
                sha256=sha256,
            )
        )
    card.findChildren(EvidenceRow)[-1].click()
    copy = Path(shown[0].toLocalFile())
    assert copy.name == "a.txt"
    assert copy.parent.parent.name.startswith("selfeval-")


def test_a_link_is_checked_named_and_opened_after_a_question(
    card: EvidenceSection, shown: list[QUrl], qtbot: Any
) -> None:
    card.add.menu().actions()[1].trigger()
    dialog = card.window().findChildren(AddDialog)[-1]
    address = dialog.findChild(QLineEdit, "url")
    address.setText("file:///etc/passwd")
    dialog.add.click()
    assert dialog.isVisible()
    assert "not the address" in dialog._problem.text()
    address.setText("www.example.org/reading")
    dialog.add.click()
    assert pieces(card) == ["www.example.org, www.example.org"]
    card.findChildren(EvidenceRow)[-1].click()
    box = card.window().findChild(QMessageBox, "open_link")
    assert "www.example.org" in box.text()
    assert shown == []
    box.buttons()[0].click()
    assert shown == [QUrl("https://www.example.org/reading")]


def test_an_address_that_a_received_file_smuggles_in_is_not_opened(
    card: EvidenceSection, workspace: Workspace, fact_id: str, shown: list[QUrl]
) -> None:
    for url in ("javascript:alert(1)", "file:///etc/passwd", "https://a.org/\u202ex"):
        workspace.add(Evidence(item_table="fact", item_id=fact_id, kind="link", url=url, name="x"))
    for row in card.findChildren(EvidenceRow):
        row.click()
        box = card.window().findChildren(QMessageBox, "user_error")[-1]
        assert "not opened" in box.text()
        box.close()
    assert shown == []


def test_a_quote_is_anonymous_and_can_be_changed(
    card: EvidenceSection, workspace: Workspace, qtbot: Any
) -> None:
    wanted: list[Any] = []
    card.edit_wanted.connect(lambda *told: wanted.append(told))
    card.add.menu().actions()[2].trigger()
    dialog = card.window().findChildren(AddDialog)[-1]
    dialog.add.click()
    assert dialog.isVisible()
    dialog.findChild(QPlainTextEdit, "said").setPlainText("I like it now")
    dialog.findChild(QLineEdit, "who").setText("Year 4 pupil")
    dialog.add.click()
    assert pieces(card) == ["“I like it now”, Year 4 pupil"]
    card.findChildren(EvidenceRow)[-1].click()
    quote = workspace.rows.all(Quote)[0]
    assert [(told[0], told[1]) for told in wanted] == [(Quote, quote.id)]


def test_a_piece_is_removed_and_comes_back_by_undo(
    card: EvidenceSection, workspace: Workspace, tmp_path: Path
) -> None:
    attach(card, tmp_path, "notes.txt", b"words")
    said: list[str] = []
    workspace.removed.connect(said.append)
    more(card, "Remove")
    assert (pieces(card), said) == ([], ["evidence"])
    assert workspace.undo() == "Remove evidence"
    assert len(pieces(card)) == 1
    assert workspace.document.blob(workspace.rows.all(Evidence)[0].sha256) == b"words"


def drop(target: Any, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)
    assert event.isAccepted()


def test_files_dropped_on_the_card_are_added_in_one_gesture(
    card: EvidenceSection, workspace: Workspace, tmp_path: Path
) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(path.name)
    drop(card, *paths)
    assert len(pieces(card)) == 2
    assert workspace.undo() == "Attach files"
    assert pieces(card) == []


def test_for_reading_only_nothing_can_be_added_or_removed(
    app: Any, tmp_path: Path, shown: list[QUrl], qtbot: Any
) -> None:
    with Document.create(tmp_path / "r.selfeval") as document, document.edit("Add") as session:
        fact = Fact(statement="Seen", id="f" * 32)
        session.add_all([fact, Quote(item_table="fact", item_id=fact.id, said="Hm")])
        sha256 = document.add_blob(b"words")
        session.add(Evidence(item_table="fact", item_id=fact.id, name="a.txt", sha256=sha256))
    space = Workspace()
    space.adopt(Document.open(tmp_path / "r.selfeval", read_only=True))
    relation = next(one for one in relations_of(Fact) if isinstance(one, Attached))
    card = EvidenceSection(relation, space, Fact)
    qtbot.addWidget(card)
    card.show()
    card.row_id = "f" * 32
    card.draw()
    assert not card.add.isVisible()
    assert not card.acceptDrops()
    (dots,) = card.findChildren(QToolButton, "evidence_more")
    assert [one.text() for one in dots.menu().actions()] == ["Open", "Save a copy elsewhere…"]
    for row in card.findChildren(EvidenceRow):
        row.click()
    assert len(shown) == 1
    space.close()


def test_it_shows_on_every_item_and_in_the_dialog_of_an_action(
    open_window: Window, qtbot: Any
) -> None:
    assert open_window.desk is not None
    space = open_window.desk.workspace
    priority = space.add(Priority(title="Read more"))
    action = space.add(Action(priority_id=priority, what="Teach"))
    space.add(Quote(item_table="action", item_id=action, said="It helps"))
    for model in (Fact, Priority, Action):
        assert any(isinstance(one, Attached) for one in relations_of(model))
    from selfeval.ui.item.sections import Sections

    dialog = EditDialog(space, Action, action, open_window, sections=Sections(space, Action))
    dialog.open()
    assert [one.text() for one in dialog.findChildren(EvidenceRow)] == ["“It helps”"]
    dialog.findChild(QPushButton, "edit_close").click()
