"""How the program starts: which file it opens, and who may name it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from selfeval.store import Document
from selfeval.ui.app import AskedToOpen
from selfeval.ui.settings import Settings
from selfeval.ui.window import Window

Ask = Callable[[Path], None]


@pytest.fixture
def asked(app: QApplication, settings: Settings, qtbot: Any) -> Any:
    """Give the test a window that is not loaded yet, and what it was asked to open."""
    window = Window(settings)
    made = AskedToOpen(window, None)
    app.installEventFilter(made)
    window.show()
    yield made
    app.removeEventFilter(made)
    window.close()
    window.deleteLater()


@pytest.fixture
def ask(app: QApplication) -> Ask:
    """Give the test a way to name a file as the Finder of macOS does."""
    return lambda path: app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(path))))


def a_file(tmp_path: Path, name: str) -> Path:
    path = tmp_path / f"{name}.selfeval"
    Document.create(path).close()
    return path


def test_a_file_named_by_the_system_before_everything_is_loaded_opens_then(
    asked: AskedToOpen, ask: Ask, tmp_path: Path, qtbot: Any
) -> None:
    window, path = asked.parent(), a_file(tmp_path, "double-clicked")
    assert isinstance(window, Window)
    with qtbot.waitCallback() as loaded:
        window.load_later(lambda: asked.path, loaded)
        ask(path)
    assert window.desk is not None
    assert window.desk.workspace.document.path == path


def test_a_file_named_by_the_system_later_opens_at_once(
    asked: AskedToOpen, ask: Ask, tmp_path: Path
) -> None:
    window = asked.parent()
    assert isinstance(window, Window)
    window.load(str(a_file(tmp_path, "first")))
    assert window.desk is not None
    ask(a_file(tmp_path, "second"))
    assert window.desk.workspace.document.path.name == "second.selfeval"
