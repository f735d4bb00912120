"""One loop of a map in words: a pill, its name, and what it does, to press and to read aloud."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent

from selfeval.core.causal.loops import Loop
from selfeval.i18n import N_, _
from selfeval.ui import theme
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows.delegate import draw_words
from selfeval.ui.widgets import icon_button

WIDE, NARROW = 460, 340
"""Width that a loop likes, and that it makes do with, in pixels at 100 % text."""
LINES = 9
"""Lines of a loop's words that are shown, enough for most; the tooltip says all."""
WRAP = int(Qt.TextFlag.TextWordWrap)
DOES = {"R": N_("feeds itself"), "B": N_("slows itself"), "": N_("which way is not known")}


class LoopCard(PaintedButton):
    """One loop to press. `name_wanted` asks for another name; it is read aloud as a whole."""

    name_wanted = Signal(object)

    def __init__(self, loop: Loop, *, may_write: bool, lines: int = LINES) -> None:
        super().__init__()
        self.loop, self._lines = loop, lines
        self.setObjectName("loop")
        self._name = loop.name or _("No name yet")
        said = f"{loop.label}, {loop.name or _(DOES[loop.kind])}. {loop.words}"
        self.setText(said)
        self.setAccessibleName(said)
        self.setToolTip(loop.words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename = icon_button("pencil", _("Name this loop"), "name_loop")
        self.rename.setAccessibleName(_("Name the loop {label}").format(label=loop.label))
        self.rename.setParent(self)
        self.rename.setVisible(may_write)
        self.rename.clicked.connect(lambda: self.name_wanted.emit(self))

    def _pill(self) -> QRectF:
        width = QFontMetrics(theme.font("badge")).horizontalAdvance(self.loop.label) + theme.px(18)
        return QRectF(16, 12, width, theme.px(24))

    def _left(self) -> int:
        return round(self._pill().right()) + 12

    def name_room(self) -> QRect:
        """Return where the name stands, and where it is typed."""
        right = self.rename.width() + 14 if self.rename.isVisibleTo(self) else 12
        return QRect(self._left(), 10, self.width() - self._left() - right, theme.px(28))

    def heightForWidth(self, width: int) -> int:
        """As tall as the name and the words at this width, up to so many lines."""
        metrics = QFontMetrics(theme.font("caption"))
        room = QRect(0, 0, max(80, width - self._left() - 14), 9999)
        wanted = metrics.boundingRect(room, WRAP, self.loop.words).height()
        most = metrics.lineSpacing() * self._lines
        return 11 + theme.px(28) + min(wanted, most) + (12 if self._lines else 8)

    def show_lines(self, lines: int) -> None:
        """Show up to so many lines of the words; none leaves the name alone."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDE), self.heightForWidth(theme.px(WIDE)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(NARROW), self.heightForWidth(theme.px(NARROW)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rename.adjustSize()
        self.rename.move(self.width() - self.rename.width() - 6, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self.underMouse() or self.hasFocus():
            painter.setPen(
                QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box, 8, 8)
        self._paint_pill(painter)
        self._paint_words(painter)

    def _paint_pill(self, painter: QPainter) -> None:
        pill = self._pill()
        painter.setPen(QPen(theme.colour("text"), 1.5))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(theme.font("badge"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), self.loop.label)

    def _paint_words(self, painter: QPainter) -> None:
        room = QRectF(self.name_room())
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        does = _(DOES[self.loop.kind])
        small = QFontMetrics(theme.font("caption"))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text" if self.loop.name else "text3"))
        spare = int(room.width()) - small.horizontalAdvance(does) - 10
        name = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, max(40, spare)
        )
        painter.drawText(room, middle, name)
        after = room.adjusted(painter.fontMetrics().horizontalAdvance(name) + 10, 0, 0, 0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text3"))
        painter.drawText(after, middle, does)
        if not self._lines:
            return
        painter.setPen(theme.colour("text2"))
        below = QRectF(room.left(), room.bottom() + 1, self.width() - room.left() - 14, 0)
        draw_words(painter, self.loop.words, below, self._lines)
