"""The logo on the page of the school's details: chosen, seen, removed, undone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from selfeval.core.models import SCHOOL_ID, School
from selfeval.ui.form.logo_card import LogoCard
from selfeval.ui.workspace import Workspace


def shown(workspace: Workspace, qtbot: Any) -> LogoCard:
    card = LogoCard(workspace)
    qtbot.addWidget(card)
    workspace.changed.connect(lambda *_what: card.draw())
    card.draw()
    card.show()
    return card


def press(card: LogoCard, name: str, qtbot: Any) -> None:
    found = card.findChild(QPushButton, name)
    assert found is not None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_logo_is_chosen_seen_removed_and_undone(
    workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    drawn = BytesIO()
    Image.new("RGB", (300, 100), "navy").save(drawn, "PNG")
    (tmp_path / "logo.png").write_bytes(drawn.getvalue())
    card = shown(workspace, qtbot)
    assert card.picture.text() == "No logo yet"
    assert not card.remove.isVisible()
    press(card, "logo_choose", qtbot)
    dialog = card.window().findChild(QFileDialog, "logo_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "logo.png"))
    dialog.close()
    assert card.picture.pixmap().width() > card.picture.pixmap().height() > 0
    assert card.picture.accessibleName() == "The school’s logo"
    press(card, "logo_remove", qtbot)
    assert card.picture.text() == "No logo yet"
    workspace.undo()
    values = workspace.values(School, SCHOOL_ID)
    assert values is not None
    assert values["logo"]
    assert card.picture.pixmap().width() > 0


def test_what_is_no_picture_is_said_and_changes_nothing(
    workspace: Workspace, tmp_path: Path, qtbot: Any
) -> None:
    (tmp_path / "notes.png").write_text("not a picture")
    card = shown(workspace, qtbot)
    card._take(str(tmp_path / "notes.png"))
    assert card.picture.text() == "No logo yet"
    assert workspace.gestures == 0
