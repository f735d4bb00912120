"""Fixtures of the whole-window stories: the same window as in the tests of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from selfeval.ui.app import prepare
from selfeval.ui.settings import Settings
from selfeval.ui.window import Window


@pytest.fixture(autouse=True)
def saved_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for every save, however busy this computer is."""
    monkeypatch.setattr("selfeval.ui.publishing.GRACE", 60.0)


@pytest.fixture
def window(qapp: QApplication, home: Path, qtbot: Any) -> Iterator[Window]:
    """Give the test the window as at a first start, on its start page."""
    settings = Settings()
    settings.look = "light"
    prepare(settings)
    made = Window(settings)
    made.resize(1366, 768)
    made.show()
    made.load()
    qtbot.waitExposed(made)
    yield made
    made.close()
    assert made.desk is not None
    assert not made.desk.workspace.is_open
    made.deleteLater()
