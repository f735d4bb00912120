"""Items that nobody has named yet are still called something, wherever a sentence quotes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from selfeval.core.fields import name_field
from selfeval.core.models import ITEMS, Indicator, Theme
from selfeval.report import ReportOptions, freeze
from selfeval.ui.window import Window
from selfeval.ui.workspace import Workspace
from tests import scenes

NOTHING_QUOTED = re.compile(r"“\s*…?\s*”")


@pytest.fixture
def unnamed(window: Window, tmp_path: Path) -> Window:
    """Give the test the sample school with the names of all items taken away."""
    assert window.desk is not None
    window.desk.files.open_path(str(scenes.sample_at(tmp_path)))
    space = window.desk.workspace
    with space.edit("Take names away") as session:
        for model in (*ITEMS, Theme):
            for values in space.table(model):
                setattr(session.get(model, values["id"]), name_field(model).name, "")
    return window


def said_by(widget: QWidget) -> list[str]:
    said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return said + ([widget.text()] if isinstance(widget, (QAbstractButton, QLabel)) else [])


def empty_quotes(around: QWidget) -> list[str]:
    widgets = [around, *around.findChildren(QWidget)]
    return [
        f"{one.objectName()}: {words}"
        for one in widgets
        for words in said_by(one)
        if NOTHING_QUOTED.search(words)
    ]


@pytest.mark.slow
def test_no_page_quotes_nothing(unnamed: Window) -> None:
    desk = unnamed.desk
    assert desk is not None
    found: list[str] = []
    for scene in scenes.pages():
        scene.show(unnamed)
        scenes.settle()
        found += [f"{scene.name}, {one}" for one in empty_quotes(unnamed)]
    for values in desk.workspace.table(Indicator):
        desk.go_to("indicator", values["id"])
        found += [f"one indicator, {one}" for one in empty_quotes(unnamed)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("audience", ["governors", "leaders", "staff"])
def test_no_report_quotes_nothing(unnamed: Window, audience: str) -> None:
    space: Workspace = unnamed.desk.workspace  # type: ignore[union-attr]
    shot = freeze(space.rows, ReportOptions(audience))
    assert not NOTHING_QUOTED.findall(str(shot))


def test_the_check_finds_empty_quotes() -> None:
    for words in ("A reading of “” is overdue.", "For “ ”: 4", "“…” is failing."):
        assert NOTHING_QUOTED.search(words)
    assert not NOTHING_QUOTED.search("“Seen”")
