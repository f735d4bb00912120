"""A panel over the whole window, which it dims: for what is quickly opened and quickly left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from selfeval.ui import theme
from selfeval.ui.widgets import card

WIDTH, MARGIN, TOP = 680, 24, 96
"""The panel's width, its least distance from the edges, and from the top, at 100 % text."""
DIM, SHADOW, SHADOW_DOWN = 64, 24, 8
"""How dark the window is made (of 255), and how far the shadow reaches, sideways and down."""


class Overlay(QWidget):
    """A dimmed window with a panel on it. `dismissed` says that it was put away.

    The focus stays on the panel, no shortcut of the window acts, Esc and a click beside the panel
    put it away, and the focus goes back to where it was.
    """

    dismissed = Signal()

    def __init__(self, window: QWidget, name: str, title: str) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.hide()
        self.panel: QFrame = card()
        self.panel.setParent(self)
        self.panel.setAccessibleName(title)
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._before: QWidget | None = None
        window.installEventFilter(self)

    # What a panel decides ---------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Return the widget that the focus comes to when the panel opens."""
        raise NotImplementedError

    def panel_height(self, room: int) -> int:
        """Return how tall the panel wants to be in `room` pixels."""
        return min(room, self.panel.sizeHint().height())

    # Coming and going -------------------------------------------------------------------------

    def show_over(self) -> None:
        """Open over the window, with the focus on the panel."""
        if not self.isVisible():
            self._remember(QApplication.focusWidget())
        self.show()
        self.raise_()
        self.fit()
        self.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Put the panel away and give the focus back."""
        if not self.isVisible():
            return
        before = self._before
        self._remember(None)
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.dismissed.emit()

    def _remember(self, widget: QWidget | None) -> None:
        """Keep where the focus was, as long as that widget lives."""
        if self._before is not None:
            self._before.destroyed.disconnect(self._on_gone)
        self._before = widget
        if widget is not None:
            widget.destroyed.connect(self._on_gone)

    def _on_gone(self) -> None:
        self._before = None

    def fit(self) -> None:
        """Take all of the window, with the panel in the middle and near the top."""
        window = self.parentWidget()
        self.setGeometry(window.rect())
        width = min(theme.px(WIDTH), window.width() - 2 * MARGIN)
        top = min(theme.px(TOP), window.height() // 6)
        self.panel.setFixedWidth(width)
        self.panel.layout().activate()
        height = self.panel_height(window.height() - top - 2 * MARGIN)
        self.panel.setGeometry((window.width() - width) // 2, top, width, height)

    # Keys and clicks --------------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.fit()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus round the panel, never out of it."""
        found = [one for one in self.panel.findChildren(QWidget) if _takes_tab(one)]
        if not found:
            return True
        here = QApplication.focusWidget()
        at = found.index(here) if here in found else -1
        found[(at + (1 if forward else -1)) % len(found)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    # Looks ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(0, 0, 0, DIM))
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.panel.geometry())
        for reach in range(SHADOW, 0, -3):
            painter.setBrush(QColor(0, 0, 0, 4))
            spread = box.adjusted(-reach, -reach, reach, reach).translated(0, SHADOW_DOWN)
            painter.drawRoundedRect(spread, 10 + reach, 10 + reach)


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
    )
