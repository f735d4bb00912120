"""How focus and choice are shown: with a gap and a ring of their own; icons that can be seen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from selfeval.ui import icons, theme
from selfeval.ui.widgets import button


@pytest.fixture
def pair(app: QApplication, qtbot: Any) -> tuple[QWidget, QPushButton, QPushButton]:
    """Give the test an active window with a primary button and a chosen segment."""
    around = QWidget()
    first, second = button("Add", "primary"), button("Higher", "segment")
    second.setCheckable(True)
    second.setChecked(True)
    column = QVBoxLayout(around)
    column.addWidget(second)
    column.addWidget(first)
    qtbot.addWidget(around)
    around.show()
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)
    return around, first, second


def picture(window: QWidget, target: QWidget) -> QImage:
    where = target.mapTo(window, QPoint())
    return window.grab().toImage().copy(where.x(), where.y(), target.width(), target.height())


def across(found: QImage) -> list[str]:
    """Return the colours of the first pixels from the left, half-way down."""
    return [found.pixelColor(at, found.height() // 2).name() for at in range(8)]


def test_a_primary_button_with_the_focus_has_a_gap_and_a_ring(
    pair: tuple[QWidget, QPushButton, QPushButton],
) -> None:
    window, primary, segment = pair
    accent = QColor(theme.colours()["accent"]).name()
    ground = window.palette().window().color().name()
    segment.setFocus(Qt.FocusReason.TabFocusReason)
    plain = picture(window, primary)
    size = primary.sizeHint()
    primary.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = across(picture(window, primary))
    assert across(plain)[2] == across(plain)[6] == accent
    assert ringed[0] == ringed[1] == accent
    assert ringed[2] == ringed[3] == ground
    assert ringed[6] == accent
    assert primary.sizeHint() == size


def test_a_chosen_segment_looks_different_with_the_focus(
    pair: tuple[QWidget, QPushButton, QPushButton],
) -> None:
    window, primary, segment = pair
    primary.setFocus(Qt.FocusReason.TabFocusReason)
    chosen = picture(window, segment)
    segment.setFocus(Qt.FocusReason.TabFocusReason)
    chosen_and_focused = picture(window, segment)
    segment.setChecked(False)
    assert chosen != chosen_and_focused
    assert picture(window, segment) not in (chosen, chosen_and_focused)


def ink_of(found: QIcon, mode: QIcon.Mode) -> str:
    """Return the colour of the strongest pixel of an icon."""
    drawn = found.pixmap(18, 18, mode).toImage()
    dots = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    return max(dots, key=QColor.alpha).name()


def test_a_highlighted_menu_entry_has_an_icon_that_can_be_seen(app: QApplication) -> None:
    found = theme.colours()
    action = QAction("Print")
    icons.put(action, "printer")
    assert ink_of(action.icon(), QIcon.Mode.Active) == found["on_accent"].lower()
    assert ink_of(icons.icon("printer"), QIcon.Mode.Selected) == found["on_accent"].lower()
    assert ink_of(icons.icon("printer"), QIcon.Mode.Active) == found["text2"].lower()
