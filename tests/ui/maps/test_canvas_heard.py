"""The map for those who hear it: every box and arrow is there, named, placed and announced."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from selfeval.ui.pages.maps import doing
from selfeval.ui.pages.maps.canvas import ears
from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas
from selfeval.ui.pages.maps.showing import Showing
from selfeval.ui.workspace import Workspace
from tests.ui.maps.small import Model

Name = QAccessible.Text.Name


@pytest.fixture
def canvas(model: Model, workspace: Workspace, qtbot: Any) -> MapCanvas:
    made = MapCanvas(workspace, Showing(workspace))
    qtbot.addWidget(made)
    made.resize(1120, 720)
    made.show()
    made.activateWindow()
    made.view.setFocus()
    QApplication.processEvents()
    return made


def heard(canvas: MapCanvas) -> dict[str, QAccessibleInterface]:
    """Return everything that assistive tools find in the map, by what it is called."""
    view = QAccessible.queryAccessibleInterface(canvas.view)
    found = [view.child(at) for at in range(view.childCount())]
    assert [view.indexOfChild(one) for one in found] == list(range(len(found)))
    return {one.text(Name): one for one in found}


def test_each_box_and_arrow_is_found_with_its_sentence_and_its_place(
    canvas: MapCanvas, model: Model, workspace: Workspace
) -> None:
    found = heard(canvas)
    assert len(found) == 8
    raises = "Words taught before reading raises children joining in"
    arrow = next(one for words, one in found.items() if words.startswith(raises))
    box = next(one for words, one in found.items() if words.startswith("Fortnightly coaching."))
    view = canvas.view.viewport()
    on_view = view.rect().translated(view.mapToGlobal(view.rect().topLeft()))
    assert on_view.contains(box.rect())
    assert on_view.contains(arrow.rect())
    assert not box.state().selected
    canvas.showing.choose_box(model.boxes["coaching"])
    assert box.state().selected
    assert box.state().focused
    list_of_map = QAccessible.queryAccessibleInterface(canvas.view)
    assert list_of_map.focusChild().text(Name) == box.text(Name)
    doing.take_off(workspace, model.reading, [model.boxes["coaching"]])
    assert len(heard(canvas)) == 6


def test_what_comes_to_be_chosen_is_said(
    canvas: MapCanvas, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(ears.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(ears.QAccessible, "updateAccessibility", hear)
    canvas.showing.choose_arrow(model.arrows["words-joining"])
    assert said == ["Words taught before reading raises children joining in."]
