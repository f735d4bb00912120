"""Fixtures of the maps: a small model of causes, and the page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication

from selfeval.core.rooms import room
from selfeval.ui.workspace import Workspace
from tests.ui.maps.small import Model, begin

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.page import MapsPage


@pytest.fixture
def model(workspace: Workspace) -> Model:
    """Four boxes in a row on one map, with a loop at the end; a fifth is on no map."""
    return begin(workspace)


@pytest.fixture
def page(model: Model, workspace: Workspace, qtbot: Any) -> MapsPage:
    """Give the test the page, shown, with the reading map."""
    from selfeval.ui.pages.maps.page import MapsPage  # which tests of its parts do without

    made = MapsPage(room("maps"), workspace)
    qtbot.addWidget(made)
    made.resize(1300, 720)
    made.showing.show_map(model.reading)
    made.show()
    made.enter()
    QApplication.processEvents()
    return made
