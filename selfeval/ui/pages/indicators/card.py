"""One early indicator as a card: what to see, how far it has come, and what its word is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from selfeval.core import realms
from selfeval.core.side_by_side import Standing
from selfeval.core.small_chart import SmallChart
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.pages.indicators.chart import HEIGHT, Axis, Painted
from selfeval.ui.pages.indicators.words import LATEST, figures, notes, spoken
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows.delegate import draw_words
from selfeval.ui.signs import TONES, draw_sign
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button

AROUND, GAP = 16, 8
SIGN_LINES, NOTE_LINES = 3, 2
GLYPH, MARK = 20, 14
TINTS = {"ok": "ok_tint", "warn": "warn_tint", "bad": "bad_tint", "text3": "sunken"}
WRITES = (Qt.Key.Key_R, Qt.Key.Key_Delete)
MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class IndicatorCard(PaintedButton):
    """A card to open.

    `moved` carries an arrow key, `record_wanted` is R or its button, `remove_wanted` is Delete.
    """

    moved = Signal(int)
    record_wanted = Signal()
    remove_wanted = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget, *, may_write: bool) -> None:
        super().__init__(parent)
        self.setObjectName("indicator_card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._standing: Standing | None = None
        self._chart = SmallChart((), None, None)
        self._axis: Axis | None = None
        self._sign_floor = 0
        self.record = button(_("Record"), "link", name="card_record")
        self.record.setParent(self)
        self.record.setCursor(Qt.CursorShape.ArrowCursor)
        self.record.setVisible(may_write)
        self.record.clicked.connect(self.record_wanted)

    @property
    def row_id(self) -> str:
        """The id of the indicator that is shown."""
        return self._standing.id if self._standing is not None else ""

    def show_standing(self, standing: Standing, chart: SmallChart, axis: Axis) -> None:
        """Show where an indicator stands."""
        self._standing, self._chart, self._axis = standing, chart, axis
        self.setText(standing.words)
        self.setAccessibleName(spoken(standing))
        self.setToolTip(plain_tip(standing.words) if len(standing.words) > 90 else "")
        named = _("Record a reading of “{sign}”").format(sign=called(standing.words))
        self.record.setAccessibleName(named)
        self._place_record()
        self.update()

    def set_in_tab_order(self, wanted: bool) -> None:
        """Be reached by Tab, with its button; of all cards one is, and arrows lead to the rest."""
        policy = Qt.FocusPolicy.StrongFocus if wanted else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self.record.setFocusPolicy(policy)

    # Size ---------------------------------------------------------------------------------------

    def height_at(self, width: int, sign_height: int) -> int:
        """Return the height that everything needs at this width, below a sign of this height."""
        if self._standing is None:
            return 0
        lines = self._note_lines(width)
        caption = QFontMetrics(theme.font("caption")).lineSpacing()
        return int(
            2 * AROUND
            + sign_height
            + GAP
            + self._figures_height()
            + GAP
            + theme.px(HEIGHT)
            + GAP
            + self._chip_height()
            + (GAP - 2 + caption * sum(lines) if lines else 0)
        )

    def sizeHint(self) -> QSize:
        width = theme.px(300)
        return QSize(width, self.height_at(width, self.sign_height(width)))

    def align(self, sign_height: int) -> None:
        """Leave the sign as much room as those beside it need, so that figures stand in line."""
        if sign_height != self._sign_floor:
            self._sign_floor = sign_height
            self.update()

    def _sign_room(self, width: int) -> float:
        return width - 2 * AROUND - theme.px(GLYPH) - 10

    def sign_height(self, width: int) -> int:
        """Return the height that what we would see takes, over three lines at most."""
        face = theme.font("h3")
        lines = _lines_of(self.text(), face, self._sign_room(width))
        return max(theme.px(GLYPH), QFontMetrics(face).lineSpacing() * min(lines, SIGN_LINES))

    def _figures_height(self) -> int:
        lead = QFontMetrics(theme.font("caption")).lineSpacing()
        return lead + QFontMetrics(theme.font("h3")).lineSpacing()

    def _chip_height(self) -> int:
        return QFontMetrics(theme.font("caption_strong")).lineSpacing() + 9

    def _note_lines(self, width: int) -> list[int]:
        assert self._standing is not None
        face, room = theme.font("caption"), width - 2 * AROUND
        return [min(NOTE_LINES, _lines_of(one, face, room)) for one in notes(self._standing)]

    # Painting -----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._standing is None or self._axis is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inside = QRectF(self.rect()).adjusted(AROUND, AROUND, -AROUND, -AROUND)
        top = self._paint_sign(painter, inside) + GAP
        top = self._paint_figures(painter, inside, top) + GAP
        box = QRectF(inside.left(), top, inside.width(), theme.px(HEIGHT))
        Painted(painter, box, self._chart, self._axis).paint()
        self._paint_foot(painter, inside)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lifted = self.underMouse() or self.isDown()
        painter.setPen(QPen(theme.colour("outline" if lifted else "line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 10, 10)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 10, 10)

    def _paint_sign(self, painter: QPainter, inside: QRectF) -> float:
        assert self._standing is not None
        side = theme.px(GLYPH)
        found = realms.realm(self._standing.realm)
        mark = QRectF(inside.left(), inside.top(), side, side)
        if found is not None:
            icons.draw_realm(painter, found.id, _(found.letter), mark)
        else:
            icons.draw_icon(painter, "circle-dashed", mark, theme.colour("text3"))
        painter.setFont(theme.font("h3"))
        painter.setPen(theme.colour("text"))
        room = QRectF(inside.left() + side + 10, inside.top(), 0, 0)
        room.setRight(inside.right())
        draw_words(painter, self.text() or _("Nothing written yet"), room, SIGN_LINES)
        return inside.top() + self._sign_floor

    def _paint_figures(self, painter: QPainter, inside: QRectF, top: float) -> float:
        """Three columns; the latest stands out."""
        assert self._standing is not None
        lead_face, face = theme.font("caption"), theme.font("body")
        lead_height = QFontMetricsF(lead_face).lineSpacing()
        told = figures(self._standing)
        left = inside.left()
        for at, (lead, figure) in enumerate(told):
            room = (inside.right() - left) / (len(told) - at)
            strong = theme.font("h3") if lead == _(LATEST) else face
            wide = max(
                QFontMetricsF(lead_face).horizontalAdvance(lead),
                QFontMetricsF(strong).horizontalAdvance(figure),
            )
            width = min(wide + 1, max(room - 14, 20)) if at < len(told) - 1 else room
            painter.setPen(theme.colour("text2"))
            _draw_line(painter, lead, lead_face, QPointF(left, top), width)
            painter.setPen(theme.colour("text"))
            _draw_line(painter, figure, strong, QPointF(left, top + lead_height), width)
            left += width + 18
        return top + self._figures_height()

    def _paint_foot(self, painter: QPainter, inside: QRectF) -> None:
        """The word as a chip, and the quiet lines below it."""
        assert self._standing is not None
        lines = self._note_lines(self.width())
        caption = QFontMetricsF(theme.font("caption")).lineSpacing()
        top = self._chip_top() + self._chip_height() + GAP - 2
        self._paint_chip(painter, QPointF(inside.left(), self._chip_top()), inside.width())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        for words, count in zip(notes(self._standing), lines, strict=True):
            draw_words(painter, words, QRectF(inside.left(), top, inside.width(), 0), count)
            top += caption * count

    def _chip_top(self) -> int:
        above = self._sign_floor + self._figures_height() + theme.px(HEIGHT)
        return AROUND + above + 3 * GAP

    def _paint_chip(self, painter: QPainter, at: QPointF, room: float) -> None:
        assert self._standing is not None
        sign, face = self._standing.sign, theme.font("caption_strong")
        tone, side = TONES[sign.word.value], theme.px(MARK)
        room -= self.record.width() + 8 if not self.record.isHidden() else 0
        words = QFontMetricsF(face).elidedText(
            sign.label, Qt.TextElideMode.ElideRight, max(20.0, room - side - 28)
        )
        wide = QFontMetricsF(face).horizontalAdvance(words) + side + 27
        chip = QRectF(at.x(), at.y(), wide, self._chip_height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(TINTS[tone]))
        painter.drawRoundedRect(chip, 6, 6)
        mark = QRectF(chip.left() + 9, chip.center().y() - side / 2, side, side)
        draw_sign(painter, sign.word.value, mark)
        painter.setFont(face)
        painter.setPen(theme.colour("text2" if tone == "text3" else tone))
        painter.drawText(
            chip.adjusted(side + 17, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), words
        )

    # What happens to it -------------------------------------------------------------------------

    def _place_record(self) -> None:
        self.record.adjustSize()
        top = self._chip_top() + (self._chip_height() - self.record.height()) / 2
        self.record.move(self.width() - AROUND + 7 - self.record.width(), int(top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._standing is not None:
            self._place_record()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._standing is not None:
            self._place_record()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.moved.emit(event.key())
        elif event.key() in WRITES and not event.modifiers():
            if not self.record.isHidden():
                wanted = self.record_wanted if event.key() == Qt.Key.Key_R else self.remove_wanted
                wanted.emit()
        else:
            super().keyPressEvent(event)


def _draw_line(painter: QPainter, words: str, face: object, at: QPointF, width: float) -> None:
    painter.setFont(face)
    metrics = QFontMetricsF(face)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    room = QRectF(at.x(), at.y(), width + 2, metrics.lineSpacing())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)


def _lines_of(words: str, face: object, width: float) -> int:
    """Return over how many lines words go at this width; at least one."""
    metrics = QFontMetricsF(face)
    room = QRectF(0, 0, max(20.0, width), 10_000)
    height = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
    return max(1, round(height / metrics.lineSpacing()))
