"""One row of the sidebar, painted: a ring on the gold thread or an icon, a title, a count, a gap.

Qt alone, so that it can be painted before the rest of the program is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from selfeval.i18n import _, ngettext
from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton

WIDE, RAIL = 226, 64
ROW = 38
RING, LEFT = 24, 16
"""The side of a ring and how far it stands from the edge, at 100 % text."""
STEPS = 5
BESIDE = 8
"""Room between the title, the mark of a gap and the count."""


def grown(length: int) -> int:
    """Scale a length up with larger text, and leave it with smaller: its words need the room."""
    return max(length, theme.px(length))


@dataclass(frozen=True)
class Place:
    """One page in the sidebar. `step` is 1 to 5 for the steps, 0 for others, which have an icon."""

    key: str
    title: str
    icon: str = ""
    step: int = 0
    tip: str = ""


class NavButton(PaintedButton):
    """A row that leads to a page. Which one is checked follows the page, not the press."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.rail = False
        self._count: int | None = None
        self._gap = ""
        self.setObjectName(f"nav_{place.key}")
        self.setText(place.title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def say(self, count: int | None, gap: str = "") -> None:
        """Show how many there are and, in words, what is missing."""
        if (count, gap) != (self._count, self._gap):
            self._count, self._gap = count, gap
            self._name()
            self.update()

    def _name(self) -> None:
        parts = [self.place.title]
        if self.place.step:
            parts[0] = _("Step {number}: {title}").format(
                number=self.place.step, title=self.place.title
            )
        if self._count is not None:
            parts.append(
                ngettext("{count} in all", "{count} in all", self._count).format(count=self._count)
            )
        if self._gap:
            parts.append(self._gap)
        self.setAccessibleName(", ".join(parts))
        about = self.place.tip if not self.rail else f"{self.place.title}. {self.place.tip}"
        self.setToolTip("\n".join(part for part in (about or self.place.title, self._gap) if part))

    def set_rail(self, rail: bool) -> None:
        """Show the ring or icon alone, or the words as well."""
        self.rail = rail
        self._name()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the mark where it is: it moves when the page does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if self.rail and by_key:
            beside = self.mapToGlobal(QPoint(self.width(), self.height() // 4))
            QToolTip.showText(beside, self.toolTip(), self)

    def sizeHint(self) -> QSize:
        return QSize(grown(WIDE), theme.px(ROW))

    # Painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        self._paint_ground(painter, box)
        side = theme.px(RING)
        centre = QRectF(0, 0, side, side)
        centre.moveCenter(box.center())
        centre.moveLeft((self.width() - side) / 2 if self.rail else LEFT)
        if self.place.step:
            self._paint_ring(painter, centre)
        else:
            token = "text" if self.isChecked() else "text2"
            inset = theme.px(3)
            mark = centre.adjusted(inset, inset, -inset, -inset)
            icons.draw_icon(painter, self.place.icon, mark, theme.colour(token))
        if self.rail and self._gap:
            small = theme.px(9)
            place = QRectF(centre.right() - small / 3, centre.top() - small / 3, small, small)
            self._paint_gap(painter, place)
        if not self.rail:
            self._paint_words(painter, box)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("surface"))
        elif self.underMouse() or self.isDown():
            painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(box, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        gold = theme.colour("thread")
        painter.setPen(QPen(gold, 2))
        middle = int(ring.center().x())
        if self.place.step > 1:
            painter.drawLine(middle, 0, middle, int(ring.top()))
        if self.place.step < STEPS:
            painter.drawLine(middle, int(ring.bottom()), middle, self.height())
        painter.setBrush(gold if self.isChecked() else theme.colour("canvas"))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour("canvas" if self.isChecked() else "thread_text"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self.place.step))

    def _paint_gap(self, painter: QPainter, mark: QRectF) -> None:
        pen = QPen(theme.colour("warn"), 1.7)
        pen.setDashPattern([1.1, 1.3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("canvas") if self.rail else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        left = LEFT + theme.px(RING) + 12
        right = self._paint_count(painter, box, box.right() - 10)
        face = theme.font("strong" if self.isChecked() else "body")
        wanted = left + QFontMetrics(face).horizontalAdvance(self.place.title) + BESIDE
        if self._gap:
            right = self._paint_missing(painter, box, right, wanted)
        painter.setFont(face)
        painter.setPen(theme.colour("text" if self.isChecked() else "text2"))
        room = QRectF(left, box.top(), right - left, box.height())
        words = QFontMetrics(face).elidedText(
            self.place.title, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_count(self, painter: QPainter, box: QRectF, right: float) -> float:
        """Write how many there are, unless there are none; return where that begins."""
        if not self._count:
            return right
        painter.setFont(theme.figures("caption"))
        painter.setPen(theme.colour("text3"))
        count = str(self._count)
        width = QFontMetrics(painter.font()).horizontalAdvance(count)
        place = QRectF(right - width, box.top(), width + 2, box.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), count)
        return right - max(width, theme.px(20)) - BESIDE

    def _paint_missing(self, painter: QPainter, box: QRectF, right: float, from_: float) -> float:
        """Say that there are none yet where its words fit, else draw the ring of a gap."""
        painter.setFont(theme.font("badge"))
        width = QFontMetrics(painter.font()).horizontalAdvance(self._gap)
        if not self._count and right - width >= from_:
            painter.setPen(theme.colour("warn"))
            place = QRectF(right - width, box.top(), width + 2, box.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self._gap)
            return right - width - BESIDE
        side = theme.px(12)
        self._paint_gap(painter, QRectF(right - side, box.center().y() - side / 2, side, side))
        return right - side - BESIDE


class MoreButton(NavButton):
    """A row that opens a menu of the pages and commands that are wanted now and then."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place)
        self.setParent(parent)
        self.menu = QMenu(self)
        self.menu.setObjectName("more_menu")
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the menu beside the row, its first entry ready for the arrow keys."""
        self.menu.popup(self.mapToGlobal(QPoint(self.width() - 6, 0)))
        first = next(iter(self.menu.actions()), None)
        if first is not None:
            self.menu.setActiveAction(first)
