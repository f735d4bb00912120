"""How the program starts: which file it opens, and who may name it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from PySide6.QtCore import QEvent, QLocale, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from selfeval import i18n
from selfeval.store import Document
from selfeval.ui.app import AskedToOpen, prepare
from selfeval.ui.settings import Settings
from selfeval.ui.window import AfterFirstPaint, Window

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


@pytest.fixture
def in_welsh(tmp_path: Path) -> Iterator[None]:
    """Let the test run with a small Welsh catalogue."""
    texts = Catalog(locale="cy", creation_date=datetime(2026, 1, 1, tzinfo=UTC))
    texts.add("Selfeval", "Hunanarfarnu")
    place = tmp_path / "cy" / "LC_MESSAGES" / "selfeval.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_mo(file, texts)
    before = i18n.use(i18n.load(["cy"], tmp_path))
    yield
    i18n.use(before)


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


def test_the_window_speaks_the_language_of_its_catalogue(
    in_welsh: None, settings: Settings, qtbot: Any
) -> None:
    app = prepare(settings)
    assert app.applicationDisplayName() == "Hunanarfarnu"
    window = Window(settings)
    qtbot.addWidget(window)
    assert window.windowTitle() == "Hunanarfarnu"


def test_where_nothing_else_says_so_the_window_asks_qt_for_the_language(
    settings: Settings, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in i18n.ASKED:
        monkeypatch.delenv(name, raising=False)
    asked: list[list[str]] = []
    monkeypatch.setattr(i18n, "load", lambda languages: asked.append(list(languages)))
    monkeypatch.setattr(i18n, "use", lambda _catalogue: None)
    prepare(settings)
    assert asked == [QLocale.system().uiLanguages()]


class Slate(QWidget):
    """Remembers that it was painted."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._told.append("painted")
        return super().event(event)


def test_what_comes_after_the_first_paint_waits_until_the_system_has_brought_the_window_up(
    qtbot: Any,
) -> None:
    told: list[str] = []
    slate = Slate(told)
    qtbot.addWidget(slate)
    slate.winId()  # there is a window, and nothing of it is seen yet
    AfterFirstPaint(slate, lambda: told.append("then"))
    QApplication.processEvents()
    assert told == []
    slate.show()
    qtbot.waitUntil(lambda: "then" in told)
    assert told[0] == "painted"
    assert told.count("then") == 1
