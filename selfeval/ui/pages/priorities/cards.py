"""The live priorities as cards side by side: one is chosen, arrow keys move between them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from selfeval.core import realms
from selfeval.i18n import _, ngettext
from selfeval.ui import icons, theme
from selfeval.ui.pages.priorities.live_card import LiveCard
from selfeval.ui.painted import PaintedButton
from selfeval.ui.rows.delegate import draw_words
from selfeval.ui.signs import draw_sign
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import button, empty_layout

PAD, GAP = 16, 12
CHAIN, GLYPH = 48, 20
TITLE_LINES, CHIP_LINES = 3, 2
ABREAST_FROM = ((840, 3), (540, 2))
"""Widths (at 100 % text) from which so many cards stand side by side; below there is one."""
MOST = 12
"""Cards shown before “Show all”."""


class PriorityCard(PaintedButton):
    """One live priority to choose."""

    def __init__(self, told: LiveCard) -> None:
        super().__init__()
        self.told = told
        self._heights: dict[int, int] = {}
        self.setObjectName("priority_card")
        self.setCheckable(True)
        self.setText(told.title)
        self.setAccessibleName(told.spoken)
        self.setToolTip(plain_tip(told.spoken))
        self.be_as_tall_as_words()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:
        """Stay chosen when it is pressed again."""
        self.setChecked(True)

    # Size -------------------------------------------------------------------------------------

    def heightForWidth(self, width: int) -> int:
        """As tall as number, title, owner, words of the indicators and chain need."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        inside = max(80, width - 2 * PAD)
        caption = QFontMetrics(theme.font("caption")).lineSpacing()
        title = _lines("heading", self.told.title, inside, TITLE_LINES)
        chip = _lines("caption", self.told.chip, self._chip_room(inside), CHIP_LINES) + 8
        return 2 * PAD + 2 * caption + title + chip + theme.px(CHAIN) + 26

    def _chip_room(self, inside: int) -> int:
        return inside - theme.px(16) - 22

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), self.heightForWidth(theme.px(280)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.px(120))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
        super().changeEvent(event)

    # Looks ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        room = QRectF(self.rect()).adjusted(PAD, PAD, -PAD, -PAD)
        top = self._paint_words(painter, "caption", "text2", self.told.number, room, 1) + 3
        room.setTop(room.top() + top)
        used = self._paint_words(painter, "heading", "text", self.told.title, room, TITLE_LINES)
        room.setTop(room.top() + used + 3)
        used = self._paint_words(painter, "caption", "text2", self.told.owner, room, 1)
        room.setTop(room.top() + used + 8)
        self._paint_chip(painter, room)
        foot = QRectF(self.rect()).adjusted(PAD, 0, -PAD, -PAD + 4)
        foot.setTop(foot.bottom() - theme.px(CHAIN))
        self._paint_chain(painter, foot)

    def _paint_words(
        self, painter: QPainter, role: str, token: str, words: str, room: QRectF, lines: int
    ) -> float:
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(token))
        return draw_words(painter, words, room, lines)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        ink = "accent" if chosen else "outline" if self.underMouse() else "line"
        painter.setPen(QPen(theme.colour(ink), 2 if chosen else 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 10, 10)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = 4 if chosen else 0
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 8, 8)

    def _paint_chip(self, painter: QPainter, room: QRectF) -> None:
        told = self.told
        painter.setFont(theme.font("caption"))
        metrics = QFontMetrics(painter.font())
        inside = self._chip_room(int(room.width()))
        height = _lines("caption", told.chip, inside, CHIP_LINES)
        wide = min(metrics.horizontalAdvance(told.chip), inside) + theme.px(16) + 22
        box = QRectF(room.left(), room.top(), wide, height + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken" if told.worst else "warn_tint"))
        painter.drawRoundedRect(box, 8, 8)
        side = theme.px(14)
        mark = QRectF(
            box.left() + 7, box.top() + 3 + (metrics.lineSpacing() - side) / 2, side, side
        )
        if told.worst:
            draw_sign(painter, told.worst, mark)
        else:
            icons.draw_icon(painter, "circle-dashed", mark, theme.colour("warn"))
        painter.setPen(theme.colour("text2" if told.worst else "warn"))
        words = QRectF(mark.right() + 6, box.top() + 3, inside + 2, height)
        draw_words(painter, told.chip, words, CHIP_LINES)

    def _paint_chain(self, painter: QPainter, room: QRectF) -> None:
        side = theme.px(GLYPH)
        step = (room.width() - side) / (len(realms.REALMS) - 1)
        middle = room.top() + side / 2 + 2
        painter.setFont(theme.font("caption"))
        for at, realm in enumerate(realms.REALMS):
            box = QRectF(room.left() + at * step, middle - side / 2, side, side)
            if at:
                _paint_arrow(painter, box.left() - step + side + 4, box.left() - 4, middle)
            count = self.told.actions[realm.id]
            icons.draw_realm(painter, realm.id, _(realm.letter), box, hollow=not count)
            below = QRectF(
                box.left() - 20, box.bottom() + 3, side + 40, room.bottom() - box.bottom()
            )
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text2" if count else "text3"))
            where = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            painter.drawText(below, where, str(count) if count else "–")


def _lines(role: str, words: str, width: int, most: int) -> int:
    """Return the height that words need at a width, over at most so many lines."""
    metrics = QFontMetrics(theme.font(role))
    flags = int(Qt.TextFlag.TextWordWrap)
    needed = metrics.boundingRect(0, 0, max(20, width), 10_000, flags, words).height()
    return min(max(needed, metrics.lineSpacing()), metrics.lineSpacing() * most)


def _paint_arrow(painter: QPainter, left: float, right: float, y: float) -> None:
    if right - left < 6:
        return
    painter.setPen(QPen(theme.colour("outline"), 1))
    painter.drawLine(QPointF(left, y), QPointF(right - 3, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("outline"))
    painter.drawPolygon([QPointF(right, y), QPointF(right - 5, y - 3), QPointF(right - 5, y + 3)])


class Cards(QWidget):
    """All live priorities. `chosen` carries the id of the one that is chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("priority_cards")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._cards: list[PriorityCard] = []
        self._told: list[LiveCard] = []
        self._row_id = ""
        self._all = False
        self.show_all = button("", "link", name="show_all_live")
        self.show_all.clicked.connect(self._on_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_cards(self, told: list[LiveCard], row_id: str) -> None:
        """Show these priorities with one of them chosen; the focus stays on its card."""
        held = any(card.hasFocus() for card in self._cards)
        if told != self._told:
            self._told = told
            self._make()
        self._mark(row_id)
        if held:
            self.focus_card(row_id)

    def _make(self) -> None:
        empty_layout(self._grid)
        shown = self._told if self._all else self._told[:MOST]
        self._cards = [PriorityCard(one) for one in shown]
        for card in self._cards:
            card.clicked.connect(lambda _on, one=card.told.row_id: self._choose(one))
            card.installEventFilter(self)
        words = ngettext("Show all {count}", "Show all {count}", len(self._told))
        self.show_all.setText(words.format(count=len(self._told)))
        self.show_all.setVisible(len(shown) < len(self._told))
        self._place()

    def _mark(self, row_id: str) -> None:
        self._row_id = row_id
        for card in self._cards:
            card.setChecked(card.told.row_id == row_id)

    def focus_card(self, row_id: str) -> None:
        """Put the focus on the card of a priority."""
        for card in self._cards:
            if card.told.row_id == row_id:
                card.show()
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget | None:
        """Return the card that is chosen: where F6 comes to."""
        return next((card for card in self._cards if card.isChecked()), None)

    def _choose(self, row_id: str) -> None:
        self._mark(row_id)
        self.chosen.emit(row_id)

    def _on_all(self) -> None:
        self._all = True
        self._make()
        self._mark(self._row_id)
        self.focus_card(self._told[MOST].row_id)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, PriorityCard):
            return self._on_key(watched, event)
        return False

    def _on_key(self, card: PriorityCard, event: QKeyEvent) -> bool:
        """Move to the card beside, above or below; Home and End to the first and the last."""
        last = len(self._cards) - 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._abreast(),
            Qt.Key.Key_Down: self._abreast(),
            Qt.Key.Key_Home: -last,
            Qt.Key.Key_End: last,
        }
        step = steps.get(event.key())
        if step is None:
            return False
        is_edge = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        at = self._cards.index(card) + step
        at = max(0, min(at, last)) if is_edge else at
        if 0 <= at <= last:
            self._choose(self._cards[at].told.row_id)
            self.focus_card(self._row_id)
        return True

    # Room -------------------------------------------------------------------------------------

    def _abreast(self) -> int:
        width = self.width()
        return next((many for wide, many in ABREAST_FROM if width >= theme.px(wide)), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _place(self) -> None:
        many = self._abreast()
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // many, at % many)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < many else 0)
