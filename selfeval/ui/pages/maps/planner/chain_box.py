"""One box of the chain that is being planned, to press."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from selfeval.core.chain import realm_of
from selfeval.core.models import Factor
from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows.delegate import draw_words

LINES = 4
"""Lines of its words that a box shows."""
CUT = 9
"""Pixels by which the corners of an unwanted effect are cut."""


class ChainBox(PaintedButton):
    """A box in its shape; `asked` marks the one that is asked about."""

    def __init__(self, box: Factor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chain_box")
        self.box_id, self.kind, self.asked = box.id, box.kind, False
        self._words = " ".join(box.label.split()) or _("Nothing written yet")
        if box.kind != "unwanted" and realm_of(box) == "outcome":
            self.kind = "outcome"
        found = realm(realm_of(box))
        where = _("Unwanted effect") if box.kind == "unwanted" else _(found.title) if found else ""
        self.setAccessibleName(f"{where}: {self._words}" if where else self._words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("")

    def height_at(self, width: int) -> int:
        """Return how tall it is where it is so wide."""
        metrics = QFontMetrics(theme.font("body"))
        room = QRect(0, 0, max(40, width - 2 * self._margin()), 10_000)
        words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._words).height()
        return min(words, metrics.lineSpacing() * LINES) + 18

    def _margin(self) -> int:
        return 12 + (theme.px(16) if self.kind == "unwanted" else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.asked or self.hasFocus()
        pen = QPen(theme.colour("accent" if strong else "outline"), 2 if strong else 1.2)
        painter.setPen(pen)
        painter.setBrush(theme.colour("selection" if self.asked or self.underMouse() else "raised"))
        edge = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawPath(_outline(edge, self.kind))
        if self.kind == "outcome":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(edge.adjusted(3.5, 3.5, -3.5, -3.5), 6, 6)
        if self.kind == "unwanted":
            side = theme.px(15)
            mark = QRectF(9, (self.height() - side) / 2, side, side)
            icons.draw_icon(painter, "alert-triangle", mark, theme.colour("text"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        left = self._margin()
        right = 12 if self.kind == "unwanted" else left
        room = QRectF(self.rect()).adjusted(left, 9, -right, -9)
        draw_words(painter, self._words, room, LINES, centred=True)


def _outline(box: QRectF, kind: str) -> QPainterPath:
    path = QPainterPath()
    if kind == "unwanted":
        path.moveTo(box.left() + CUT, box.top())
        for x, y in (
            (box.right() - CUT, box.top()),
            (box.right(), box.top() + CUT),
            (box.right(), box.bottom() - CUT),
            (box.right() - CUT, box.bottom()),
            (box.left() + CUT, box.bottom()),
            (box.left(), box.bottom() - CUT),
            (box.left(), box.top() + CUT),
        ):
            path.lineTo(QPointF(x, y))
        path.closeSubpath()
    else:
        path.addRoundedRect(box, 9, 9)
    return path
