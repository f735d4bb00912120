"""Fixtures of the window's tests: the look, a workspace, and the whole window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from selfeval.store import Document
from selfeval.ui import alerts
from selfeval.ui.app import prepare
from selfeval.ui.settings import Settings
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace
from tests.checking import check_in_this_process

__all__ = ["check_in_this_process"]

W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def a_log_of_its_own() -> Iterator[None]:
    """Close the log of faults after the test, whose folder it is in."""
    yield
    for handler in tuple(alerts.logger.handlers):
        handler.close()
        alerts.logger.removeHandler(handler)


@pytest.fixture(autouse=True)
def saved_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for every save, however busy this computer is."""
    monkeypatch.setattr("selfeval.ui.publishing.GRACE", 60.0)


@pytest.fixture
def settings(home: Path) -> Settings:
    """Give the test a settings file in which the role is known, so that nobody asks for it."""
    made = Settings()
    made.look = "light"
    made.role = "Headteacher"
    return made


@pytest.fixture
def app(qapp: QApplication, settings: Settings) -> QApplication:
    """Give the test the application as the program draws it, with nothing copied yet."""
    qapp.clipboard().clear()
    return prepare(settings)


@pytest.fixture
def workspace(app: QApplication, tmp_path: Path) -> Iterator[Workspace]:
    """Give the test a workspace with a new, empty document."""
    made = Workspace()
    made.adopt(Document.create(tmp_path / "school.selfeval", actor="Headteacher"))
    yield made
    made.close()


@pytest.fixture
def host(app: QApplication, qtbot: Any) -> QWidget:
    """Give the test a widget for its dialogs to stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(app: QApplication, settings: Settings, qtbot: Any) -> Iterator[Window]:
    """Give the test the whole window, on its start page."""
    made = Window(settings)
    made.resize(1366, 768)
    made.show()
    made.load()
    qtbot.waitExposed(made)
    yield made
    made.close()
    assert made.desk is not None
    assert not made.desk.workspace.is_open
    qtbot.waitUntil(lambda: not made.isVisible())
    for part in (made.centralWidget(), made.desk, made):  # or all windows of before stay alive
        part.deleteLater()
        QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give tests a new, empty file to copy: to make one takes twice as long as to open it."""
    folder = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELFEVAL_HOME", str(folder / "home"))
        Document.create(folder / "school.selfeval").close()
    return folder / "school.selfeval"


@pytest.fixture
def open_window(window: Window, tmp_path: Path, empty_file: Path) -> Window:
    """Give the test the whole window on a new, empty document."""
    shutil.copyfile(empty_file, tmp_path / "school.selfeval")
    assert window.desk is not None
    window.desk.files.open_path(str(tmp_path / "school.selfeval"))
    return window


@pytest.fixture
def child(qtbot: Any) -> Callable[[QWidget, type[W], str], W]:
    """Give the test a function that finds the one child of this type and name."""

    def find(parent: QWidget, kind: type[W], name: str) -> W:
        found = parent.findChildren(kind, name)
        assert found, f"no {kind.__name__} called {name}"
        return found[-1]

    return find
