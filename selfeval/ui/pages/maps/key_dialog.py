"""The key to a map: what its shapes, lines and marks mean, drawn as they are on the map."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.picture.key import Key, columns_of
from selfeval.core.picture.shapes import Words
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.flow import FlowLayout
from selfeval.ui.pages.maps.canvas import qt_pen
from selfeval.ui.pages.maps.canvas.measuring import measure
from selfeval.ui.widgets import button, fit_to_screen, label, scrolling

EDGE = 14
"""Map units around a column: lines and badges reach a little beyond it."""


class KeyColumn(QWidget):
    """One column of the key, as large as the text of the program; read aloud as its words."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self.setObjectName("key_column")
        self._key = key
        title, *others = (one.text for one in key.shapes if isinstance(one, Words))
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(others))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide, tall = self._key.width + 2 * EDGE, self._key.height + 2 * EDGE
        return QSize(theme.px(round(wide)), theme.px(round(tall)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = min(theme.px(100) / 100, self.width() / (self._key.width + 2 * EDGE))
        painter.scale(scale, scale)
        painter.translate(EDGE, EDGE)
        qt_pen.paint(painter, self._key.shapes, theme.colour)


class KeyDialog(QDialog):
    """The columns beside each other, or below where there is no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("map_key_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Key to the map"))
        inner = QWidget()
        flow = FlowLayout(inner, 0)
        keys = columns_of(measure)
        tall = max(one.height for one in keys)  # so that they begin at one height
        self.columns = [KeyColumn(replace(one, height=tall)) for one in keys]
        for column in self.columns:
            flow.addWidget(column)
        told = label(
            _("The same marks are on the screen and in print. None depends on colour."),
            "body",
            "text2",
            wrap=True,
        )
        scroll = scrolling(inner, "map_key_scroll")
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to be scrolled by keys
        scroll.setAccessibleName(_("Key to the map"))
        buttons = QDialogButtonBox()
        close = button(_("Close"), name="map_key_close")
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        around = QVBoxLayout(self)
        around.setContentsMargins(20, 16, 14, 12)
        around.setSpacing(10)
        around.addWidget(told)
        around.addWidget(scroll, 1)
        around.addWidget(buttons)
        fit_to_screen(self, 1300, 790)
        close.setFocus()
