"""Suggestions below a line: offered while they help, out of the way where they say nothing new."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from selfeval.ui.suggesting import Suggestions

USUAL = ("Deputy head", "Head", "Head of year", "Governor")


def offered(line: QLineEdit, found: Suggestions, typed: str) -> list[str]:
    """Return what would be offered below these words."""
    found.setCompletionPrefix(typed)
    model = found.completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "beginning", "anywhere"),
    [
        ("dep", ["Deputy head"], ["Deputy head"]),
        ("Deputy head", [], []),
        ("GOVERNOR", [], []),
        ("head", ["Head", "Head of year"], ["Deputy head", "Head", "Head of year"]),
        ("head of y", ["Head of year"], ["Head of year"]),
        ("nobody", [], []),
        ("", list(USUAL), list(USUAL)),
    ],
)
def test_what_is_offered(
    app: QApplication, qtbot: Any, typed: str, beginning: list[str], anywhere: list[str]
) -> None:
    for is_anywhere, wanted in ((False, beginning), (True, anywhere)):
        line = QLineEdit()
        qtbot.addWidget(line)
        found = Suggestions(line, USUAL, "Roles", anywhere=is_anywhere)
        assert line.completer() is found
        assert offered(line, found, typed) == wanted
        popup = found.popup()
        assert popup is not None
        assert popup.accessibleName() == "Roles"


def test_other_answers_take_the_place_of_the_first(app: QApplication, qtbot: Any) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    found = Suggestions(line, USUAL)
    found.offer(["Adviser"])
    assert offered(line, found, "ad") == ["Adviser"]
    assert offered(line, found, "adviser") == []
    assert offered(line, found, "Deputy") == []
