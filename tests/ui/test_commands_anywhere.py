"""Every command, on every page: it does something or says why it cannot, and is no dead end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from selfeval.store import Document
from selfeval.ui.actions import commands
from selfeval.ui.catalogue import page_specs
from selfeval.ui.overlay import Overlay
from selfeval.ui.tasks import any_under_way
from selfeval.ui.window import Window
from tests import scenes

ELSEWHERE = {"new", "open", "sample", "close", "quit", "recent", "save", "export", "import"}
"""Commands about files, which have tests of their own."""
SAME_ANYWHERE = ("look_", "larger", "smaller", "usual", "about", "role", "go_")
KEYS = [
    one.key
    for one in commands()
    if one.key not in ELSEWHERE and not one.key.startswith(SAME_ANYWHERE)
]


def put_away(window: Window) -> None:
    """Close whatever a command has opened, as somebody who has thought better of it."""
    QApplication.processEvents()
    while any_under_way():  # what is looked up first opens a little later
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    for one in scenes.opened_over(window):
        if isinstance(one, Overlay):
            one.dismiss()
        elif isinstance(one, QDialog):
            one.reject()
        one.close()
        if isinstance(one, QMessageBox) and one.isVisible():
            one.done(0)
    QApplication.processEvents()


def open_file(window: Window, folder: Path, kind: str) -> None:
    """Open the sample school, the same to read only, or a file with nothing in it."""
    assert window.desk is not None
    path = scenes.empty_at(folder) if kind == "empty" else scenes.sample_at(folder)
    if kind == "read only":
        window.desk.workspace.adopt(Document.open(path, read_only=True))
    else:
        window.desk.files.open_path(str(path))
    QApplication.processEvents()
    assert window.desk.workspace.document.read_only == (kind == "read only")


KINDS = ("sample", "read only", "empty")
QUICK = {("read only", "priorities")}
"""Tried each time; the others when everything is."""


def tried() -> list[object]:
    """Return each kind of file with each page."""
    pairs = [(kind, spec.key) for kind in KINDS for spec in page_specs()]
    return [
        pytest.param(*pair, marks=[] if pair in QUICK else [pytest.mark.slow]) for pair in pairs
    ]


@pytest.mark.parametrize(("kind", "page"), tried())
def test_no_command_is_a_dead_end(window: Window, kind: str, page: str, tmp_path: Path) -> None:
    open_file(window, tmp_path, kind)
    desk = window.desk
    assert desk is not None
    stuck = []
    for key in KEYS:
        desk.show_page(page)
        action = window.actions_by_key[key]
        if not action.isEnabled():
            continue
        action.trigger()
        put_away(window)
        left = scenes.opened_over(window)
        if left or desk.page is None or not window.isEnabled():
            stuck.append(f"{key}: {[one.objectName() for one in left]}")
            put_away(window)
    assert stuck == []
