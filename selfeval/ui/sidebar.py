"""The sidebar: the five steps on their thread, and the pages beside them.

It needs nothing but Qt, so that it can be painted before the rest of the program is loaded; the
window fills in titles and counts afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from selfeval.i18n import _, ngettext
from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import label, scrolling

WIDE, RAIL = 226, 64
RING, LEFT = 24, 16
"""The side of a ring and how far it stands from the edge, at 100 % text."""


def _grown(length: int) -> int:
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
    """A painted row: a ring on the gold thread, or an icon; the title; a count; a gap."""

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
        self.setToolTip(
            "\n".join(part for part in (self.place.tip or self.place.title, self._gap) if part)
        )

    def sizeHint(self) -> QSize:
        return QSize(_grown(WIDE), theme.px(40))

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
        if not self.rail:
            self._paint_words(painter, box)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("surface"))
        elif self.underMouse():
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
        if self.place.step < 5:
            painter.drawLine(middle, int(ring.bottom()), middle, self.height())
        painter.setBrush(gold if self.isChecked() else theme.colour("canvas"))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour("canvas" if self.isChecked() else "thread_text"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self.place.step))
        if self.rail and self._gap:
            mark = QRectF(ring.right() - 3, ring.top() - 3, 9, 9)
            painter.setPen(QPen(theme.colour("warn"), 1.6, Qt.PenStyle.DotLine))
            painter.setBrush(theme.colour("canvas"))
            painter.drawEllipse(mark)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        right = box.right() - 10
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text3"))
        if self._count is not None:
            count = str(self._count)
            width = QFontMetrics(painter.font()).horizontalAdvance(count)
            painter.drawText(
                QRectF(right - width, box.top(), width + 2, box.height()), middle, count
            )
            right -= max(width, 20) + 8
        if self._gap:
            mark = QRectF(right - 12, box.center().y() - 6, 12, 12)
            painter.setPen(QPen(theme.colour("warn"), 1.6, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(mark)
            right -= 18
        painter.setFont(theme.font("strong" if self.isChecked() else "body"))
        painter.setPen(theme.colour("text" if self.isChecked() else "text2"))
        left = LEFT + theme.px(RING) + 12
        room = QRectF(left, box.top(), right - left, box.height())
        words = QFontMetrics(painter.font()).elidedText(
            self.place.title, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, middle, words)


class Sidebar(QWidget):
    """Where to go. `wanted` carries the key of a page."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Steps and pages"))
        self.school = label("", "h3")
        self.school.setObjectName("school_name")
        self.period = label(_("Self-evaluation"), "caption", "text2")
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 12, 10)
        head.setSpacing(1)
        head.addWidget(self.school)
        head.addWidget(self.period)
        inner = QWidget()
        self._places = QVBoxLayout(inner)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setSpacing(0)
        self._places.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(head)
        self._scroll = scrolling(inner, "sidebar_scroll")
        column.addWidget(self._scroll, 1)
        self.set_rail(False)

    def fill(self, groups: list[list[Place]]) -> None:
        """Show these places, a little apart where a new group begins."""
        for at, group in enumerate(groups):
            if at:
                self._places.addSpacing(12)
            for place in group:
                made = NavButton(place)
                made.rail = self._rail
                made.clicked.connect(lambda _checked, key=place.key: self.wanted.emit(key))
                self._group.addButton(made)
                self._places.addWidget(made)
                self._buttons[place.key] = made

    def button(self, key: str) -> NavButton:
        """Return the row of a page."""
        return self._buttons[key]

    def mark(self, key: str) -> None:
        """Show which page is open."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self._scroll.ensureWidgetVisible(self._buttons[key])

    def first_focus(self) -> QWidget | None:
        """Return the entry of the page that is open."""
        return self._group.checkedButton()

    def say_school(self, name: str, period: str) -> None:
        """Show whose self-evaluation this is."""
        width = _grown(WIDE) - 34
        words = QFontMetrics(self.school.font()).elidedText(
            name or _("Your school"), Qt.TextElideMode.ElideRight, width
        )
        self.school.setText(words)
        self.school.setToolTip(plain_tip(name))
        self.period.setText(
            _("Self-evaluation {period}").format(period=period) if period else _("Self-evaluation")
        )

    def set_rail(self, rail: bool) -> None:
        """Shrink to numbers and icons, or show the words again."""
        self._rail = rail
        self.school.setVisible(not rail)
        self.period.setVisible(not rail)
        self.setFixedWidth(_grown(RAIL if rail else WIDE))
        for made in self._buttons.values():
            made.rail = rail
            made.update()
