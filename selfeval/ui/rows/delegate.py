"""How one row of a list is painted: as a card, as a heading, or as the cells of a table."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from selfeval.core import realms
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.rows.grouped import Heading
from selfeval.ui.rows.signs import paint_mark, square
from selfeval.ui.rows.table import Card
from selfeval.ui.signs import SIZE as SIGN_SIZE
from selfeval.ui.signs import draw_sign

Index = QModelIndex | QPersistentModelIndex
CARD_HEIGHT, SHORT_CARD, HEADING_HEIGHT, ROW_HEIGHT = 78, 62, 32, 40
"""Pixels at 100 % text: of a card with two lines of words, with one, of a heading, of a cell."""
SIDE, LEFT, RIGHT = 20, 22, 12
"""A card's glyph, and the room left and right of its words."""
LINE_BREAK = "\u2028"


def draw_words(
    painter: QPainter, words: str, room: QRectF, lines: int, *, centred: bool = False
) -> float:
    """Draw words over at most `lines` lines, the last one shortened; return the height used."""
    layout, height = _laid(words, painter.font(), max(20, int(room.width())), lines)
    top = room.top()
    if centred:
        top += max(0.0, (room.height() - height) / 2)
    layout.draw(painter, QPointF(room.left(), top))
    return height


@lru_cache(maxsize=2_000)
def _direction(words: str) -> Qt.LayoutDirection:
    """Tell which way words run, by their first letter that says so: Arabic begins at the right."""
    for letter in words:
        way = bidirectional(letter)
        if way in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
        if way == "L":
            break
    return Qt.LayoutDirection.LeftToRight


@lru_cache(maxsize=1_000)
def _laid(words: str, font: QFont, width: int, lines: int) -> tuple[QTextLayout, int]:
    """Lay words out over at most `lines` lines; return them ready to draw, and their height.

    Both in pixels. Rows are drawn again far more often than their words change.
    """
    layout = _broken(
        words, font, width, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere, lines + 1
    )
    metrics = QFontMetrics(font)
    if layout.lineCount() > lines:
        starts = [layout.lineAt(at).textStart() for at in range(lines)]
        pieces = [words[start:end] for start, end in pairwise(starts)]
        pieces.append(metrics.elidedText(words[starts[-1] :], Qt.TextElideMode.ElideRight, width))
        shortened = LINE_BREAK.join(piece.strip() for piece in pieces)
        layout = _broken(shortened, font, width, QTextOption.WrapMode.NoWrap, lines)
    return layout, metrics.lineSpacing() * layout.lineCount()


def _broken(
    words: str, font: QFont, width: int, wrap: QTextOption.WrapMode, most: int
) -> QTextLayout:
    """Break words into lines of a width, `most` at most: what comes after these is not drawn."""
    layout, spacing = QTextLayout(words, font), QFontMetrics(font).lineSpacing()
    way = _direction(words)
    begin = Qt.AlignmentFlag.AlignLeft  # where a line begins; in a text layout left stays left
    option = QTextOption(QStyle.visualAlignment(way, begin))
    option.setWrapMode(wrap)
    option.setTextDirection(way)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    for at in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        spare = spacing - line.ascent() - line.descent()
        line.setPosition(QPointF(0, at * spacing + spare / 2))
    layout.endLayout()
    return layout


def needs_one_line(words: str, metrics: QFontMetrics, width: int) -> bool:
    """Tell whether a card of this width shows its words on one line."""
    room = width - 16 - theme.px(SIDE) - LEFT - RIGHT
    return metrics.horizontalAdvance(words) < room


class RowsDelegate(QStyledItemDelegate):
    """Draws a row's cells; `cards` chooses between the two looks."""

    cards = True

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, theme.px(CARD_HEIGHT if self.cards else ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = index.model().shown_at(index.row())
        if isinstance(shown, Card) and self.cards:
            ratio = painter.device().devicePixelRatioF()
            picture = _picture(shown, _look(option), ratio, theme.drawn_as())
            painter.drawPixmap(option.rect.topLeft(), picture)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(shown, Heading):
            _paint_heading(painter, QRectF(option.rect), shown)
        else:
            self._paint_cell(painter, option, index, shown)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, shown: Card
    ) -> None:
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selection"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = box.adjusted(8, 2, -6, -2)
        column = self.parent().model().columns[index.column()]
        if column.editor == "realm" and shown.realm:
            side = theme.px(18)
            mark = QRectF(room.left(), box.center().y() - side / 2, side, side)
            _paint_realm(painter, shown.realm, mark)
            room.adjust(side + 7, 0, 0, 0)
        painter.setFont(theme.font("body") if index.column() == 0 else theme.figures("caption"))
        painter.setPen(theme.colour("text" if index.column() == 0 else "text2"))
        draw_words(painter, str(index.data() or ""), room, 2, centred=True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))


class Look(NamedTuple):
    """How a card is drawn: its size in pixels, and whether it is chosen and has the focus."""

    width: int
    height: int
    chosen: bool
    focused: bool


def _look(option: QStyleOptionViewItem) -> Look:
    return Look(
        option.rect.width(),
        option.rect.height(),
        bool(option.state & QStyle.StateFlag.State_Selected),
        bool(option.state & QStyle.StateFlag.State_HasFocus),
    )


@lru_cache(maxsize=60)
def _picture(card: Card, look: Look, ratio: float, _drawn_as: str) -> QPixmap:
    """Draw a card on the ground of the list: most cards in sight are those of a moment ago."""
    made = QPixmap(round(look.width * ratio), round(look.height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(theme.colour("canvas"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_card(painter, card, look)
    painter.end()
    return made


def _paint_card(painter: QPainter, card: Card, look: Look) -> None:
    box = QRectF(8, 1, look.width - 16, look.height - 2)
    side = theme.px(SIDE)
    _paint_ground(painter, box, look)
    _paint_realm(painter, card.realm, QRectF(box.left() + 10, box.top() + 11, side, side))
    room = box.adjusted(side + LEFT, 9, -RIGHT, -6)
    lines = 2 if box.height() > theme.px(SHORT_CARD) else 1
    words = card.words or _("Nothing written yet")
    strong = QFontMetrics(theme.font("strong"))
    fits = lines > 1 or needs_one_line(words, strong, look.width)
    painter.setFont(theme.font("strong" if look.chosen and fits else "body"))
    painter.setPen(theme.colour("text" if card.words else "text3"))
    used = draw_words(painter, words, room, lines)
    room.adjust(0, used + 4, 0, 0)
    painter.setFont(theme.font("caption"))
    room.setHeight(QFontMetrics(painter.font()).lineSpacing())
    if card.mark is not None:
        room.adjust(0, 0, -paint_mark(painter, card.mark, room), 0)
    room.adjust(_paint_sign(painter, card.sign, room), 0, 0, 0)
    painter.setPen(theme.colour("text2"))
    draw_words(painter, card.caption, room, 1)


def _paint_sign(painter: QPainter, word: str, room: QRectF) -> int:
    """Draw the symbol of the caption's first word, if it has one; return the room it took."""
    if not word:
        return 0
    side = theme.px(SIGN_SIZE)
    draw_sign(painter, word, square(room.left(), room, side))
    return side + 6


def _paint_ground(painter: QPainter, box: QRectF, look: Look) -> None:
    if look.chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selection"))
        painter.drawRoundedRect(box, 9, 9)
    else:
        painter.setPen(QPen(theme.colour("line"), 1))
        left, low = int(box.left()) + theme.px(SIDE) + LEFT, int(box.bottom())
        painter.drawLine(left, low, int(box.right()) - 6, low)
    if look.focused:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)


def _paint_realm(painter: QPainter, realm_id: str, box: QRectF) -> None:
    found = realms.realm(realm_id)
    if found is not None:
        icons.draw_realm(painter, found.id, _(found.letter), box)
        return
    painter.setPen(QPen(theme.colour("outline"), 1.2, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(2, 2, -2, -2))


def _paint_heading(painter: QPainter, box: QRectF, heading: Heading) -> None:
    room = box.adjusted(16, 6, -20, 0)
    painter.setFont(theme.font("caption_strong"))
    painter.setPen(theme.colour("text2"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), heading.title)
    painter.setFont(theme.figures("caption"))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(room, int(right), f"{heading.count:,}")
