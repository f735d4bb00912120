"""The box at the top of the sidebar that opens the search over everything. Qt alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.frame.nav_button import RAIL, WIDE, grown
from selfeval.ui.painted import PaintedButton

PADDING = 6


class FindBox(PaintedButton):
    """A button drawn as a field, with the keys that press it."""

    def __init__(self) -> None:
        super().__init__()
        self._rail = False
        self._keys = ""
        self.setObjectName("find_box")
        self.setText(_("Find or do"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_keys("")

    def set_keys(self, keys: str) -> None:
        """Show which keys press it, as this system writes them."""
        self._keys = keys.replace("+", " ")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(keys)
        self.setToolTip(_("Find or do ({keys})").format(keys=keys) if keys else self.text())
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show the icon alone, or the words as well."""
        self._rail = rail
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(grown(RAIL if self._rail else WIDE) - 20, theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        hot = self.underMouse() or self.isDown()
        edge = QPen(theme.colour("outline"), 1)
        if self.hasFocus():
            edge = QPen(theme.colour("accent"), 2)
        painter.setPen(edge)
        painter.setBrush(theme.colour("selection" if hot else "surface"))
        painter.drawRoundedRect(box, 7, 7)
        side = theme.px(17)
        mark = QRectF(9, box.center().y() - side / 2, side, side)
        if self._rail:
            mark.moveCenter(box.center())
        icons.draw_icon(painter, "search", mark, theme.colour("text3"))
        if not self._rail:
            right = self._paint_keys(painter, box)
            self._paint_words(painter, mark.right() + 8, right)

    def _paint_keys(self, painter: QPainter, box: QRectF) -> float:
        """Draw the keys as on a cap at the right end; return where it begins."""
        if not self._keys:
            return box.right() - PADDING
        painter.setFont(theme.font("badge"))
        metrics = QFontMetrics(painter.font())
        width = metrics.horizontalAdvance(self._keys) + 2 * PADDING
        cap = QRectF(box.right() - width - 5, 0, width, metrics.height() + 4)
        cap.moveCenter(box.center())
        cap.moveRight(box.right() - 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(cap, 5, 5)
        painter.setPen(theme.colour("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keys)
        return cap.left() - PADDING

    def _paint_words(self, painter: QPainter, left: float, right: float) -> None:
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text2"))
        room = QRectF(left, 0, max(0.0, right - left), self.height())
        words = QFontMetrics(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
