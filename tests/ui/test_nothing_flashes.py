"""No part of a page is shown before it has its place: it would flash up as a window of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from selfeval.core.models import Arrow, Factor
from selfeval.exchange.sample import make_sample
from selfeval.ui.catalogue import page_specs
from selfeval.ui.pages.maps.page import MapsPage
from selfeval.ui.window import Window

COMMANDS = (
    "give_copy",
    "reading",
    "next_year",
    "paste_table",
    "history",
    "removed",
    "visit_note",
    "old_sef",
    "map_list",
    "map_list",
    "map_all",
    "map_leverage",
    "map_export",
    "import_map",
    "plan_back",
    "follow",
)


class Watcher(QObject):
    """Notes whatever is shown as a window and is none."""

    def __init__(self) -> None:
        super().__init__()
        self.flashed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and is_stray(watched):
            self.flashed.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def is_stray(watched: QObject) -> bool:
    """Tell whether something is a window that was never meant to be one."""
    is_window = isinstance(watched, QWidget) and watched.isWindow()
    return is_window and not isinstance(watched, QDialog | QMenu | QMainWindow)


@pytest.fixture
def watcher(app: QApplication) -> Iterator[Watcher]:
    """Give the test what watches the whole application."""
    made = Watcher()
    app.installEventFilter(made)
    yield made
    app.removeEventFilter(made)


@pytest.mark.slow
def test_nothing_flashes_up_on_its_way_into_the_window(
    watcher: Watcher, window: Window, tmp_path: Path
) -> None:
    assert window.desk is not None
    make_sample(tmp_path / "sample.selfeval").close()
    window.desk.files.open_path(str(tmp_path / "sample.selfeval"))
    for spec in page_specs():
        window.desk.show_page(spec.key)
        QApplication.processEvents()
    for key in COMMANDS:
        window.desk.show_page("facts")
        window.actions_by_key[key].trigger()
        QApplication.processEvents()
        for dialog in window.findChildren(QDialog):
            dialog.close()
    choose_on_map(window)
    assert watcher.flashed == []


def choose_on_map(window: Window) -> None:
    """Let the details of a map show a box, an arrow and several boxes."""
    assert window.desk is not None
    window.desk.show_page("maps")
    page = window.desk.page
    assert isinstance(page, MapsPage)
    boxes = [("factor", row.id) for row in window.desk.workspace.rows.all(Factor)][:2]
    arrows = [("arrow", row.id) for row in window.desk.workspace.rows.all(Arrow)][:1]
    for chosen in (boxes[:1], arrows, boxes):
        page.showing.choose(chosen)
        QApplication.processEvents()
