"""How one row of a list is painted: as a card, as a heading, or as the cells of a table."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from selfeval.core import realms
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.rows.grouped import Heading, HeadingRole, MarkRole
from selfeval.ui.rows.marks import Mark
from selfeval.ui.rows.table import CaptionRole, RealmRole, SignRole
from selfeval.ui.signs import SIZE as SIGN_SIZE
from selfeval.ui.signs import draw_sign

Index = QModelIndex | QPersistentModelIndex
CARD_HEIGHT, SHORT_CARD, HEADING_HEIGHT, ROW_HEIGHT = 78, 62, 32, 40
"""Pixels at 100 % text: of a card with two lines of words, with one, of a heading, of a cell."""
SIDE, LEFT, RIGHT = 20, 22, 12
"""A card's glyph, and the room left and right of its words."""
PIP, STEPS = 13, 5


def draw_words(
    painter: QPainter, words: str, room: QRectF, lines: int, *, centred: bool = False
) -> float:
    """Draw words over at most `lines` lines, the last one shortened; return the height used."""
    font = painter.font()
    key = font.key()
    _fonts.setdefault(key, font)
    pieces, height = _broken(words, key, int(room.width()), lines)
    top = room.top()
    if centred:
        top += max(0.0, (room.height() - height * len(pieces)) / 2)
    before = painter.layoutDirection()
    painter.setLayoutDirection(_direction(words))
    for at, piece in enumerate(pieces):
        painter.drawText(
            QRectF(room.left(), top + at * height, room.width(), height),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            piece,
        )
    painter.setLayoutDirection(before)
    return height * len(pieces)


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


_fonts: dict[str, QFont] = {}
"""Each font that words are drawn with, by its key."""


@lru_cache(maxsize=2_000)
def _broken(words: str, font: str, width: int, lines: int) -> tuple[tuple[str, ...], int]:
    """Break words into at most `lines` lines; return these, and the height of each in pixels.

    `font` is a key of `_fonts`. Rows are drawn again far more often than their words change.
    """
    face = _fonts[font]
    metrics, layout = QFontMetrics(face), QTextLayout(words, face)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    wrap.setTextDirection(_direction(words))
    layout.setTextOption(wrap)
    layout.beginLayout()
    found: list[tuple[int, int]] = []
    while len(found) <= lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(20.0, width))
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    pieces = [words[start : start + length].strip() for start, length in found[:lines]]
    if len(found) > lines:
        rest = words[found[lines - 1][0] :]
        pieces[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width).strip()
    return tuple(pieces), metrics.lineSpacing()


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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = index.data(HeadingRole)
        if isinstance(heading, Heading):
            _paint_heading(painter, QRectF(option.rect), heading)
        elif self.cards:
            self._paint_card(painter, option, index)
        else:
            self._paint_cell(painter, option, index)
        painter.restore()

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect).adjusted(8, 1, -8, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        side = theme.px(SIDE)
        self._paint_ground(painter, option, box, chosen)
        self._paint_realm(painter, index, QRectF(box.left() + 10, box.top() + 11, side, side))
        room = box.adjusted(side + LEFT, 9, -RIGHT, -6)
        words = str(index.data() or "") or _("Nothing written yet")
        lines = 2 if box.height() > theme.px(SHORT_CARD) else 1
        strong = QFontMetrics(theme.font("strong"))
        fits = lines > 1 or needs_one_line(words, strong, option.rect.width())
        painter.setFont(theme.font("strong" if chosen and fits else "body"))
        painter.setPen(theme.colour("text" if index.data() else "text3"))
        used = draw_words(painter, words, room, lines)
        room.adjust(0, used + 4, 0, 0)
        painter.setFont(theme.font("caption"))
        room.setHeight(QFontMetrics(painter.font()).lineSpacing())
        mark = index.data(MarkRole)
        if isinstance(mark, Mark):
            room.adjust(0, 0, -paint_mark(painter, mark, room), 0)
        room.adjust(self._paint_sign(painter, index, room), 0, 0, 0)
        painter.setPen(theme.colour("text2"))
        draw_words(painter, str(index.data(CaptionRole) or ""), room, 1)

    def _paint_sign(self, painter: QPainter, index: Index, room: QRectF) -> int:
        """Draw the symbol of the caption's first word, if it has one; return the room it took."""
        word = str(index.data(SignRole) or "")
        if not word:
            return 0
        side = theme.px(SIGN_SIZE)
        draw_sign(painter, word, _square(room.left(), room, side))
        return side + 6

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, chosen: bool
    ) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box, 9, 9)
        else:
            painter.setPen(QPen(theme.colour("line"), 1))
            left, low = int(box.left()) + theme.px(SIDE) + LEFT, int(box.bottom())
            painter.drawLine(left, low, int(box.right()) - 6, low)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)

    def _paint_realm(self, painter: QPainter, index: Index, box: QRectF) -> None:
        found = realms.realm(str(index.data(RealmRole) or ""))
        if found is not None:
            icons.draw_realm(painter, found.id, _(found.letter), box)
            return
        painter.setPen(QPen(theme.colour("outline"), 1.2, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(2, 2, -2, -2))

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selection"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = box.adjusted(8, 2, -6, -2)
        column = self.parent().model().columns[index.column()]
        if column.editor == "realm" and index.data(RealmRole):
            side = theme.px(18)
            mark = QRectF(room.left(), box.center().y() - side / 2, side, side)
            self._paint_realm(painter, index, mark)
            room.adjust(side + 7, 0, 0, 0)
        painter.setFont(theme.font("body") if index.column() == 0 else theme.figures("caption"))
        painter.setPen(theme.colour("text" if index.column() == 0 else "text2"))
        draw_words(painter, str(index.data() or ""), room, 2, centred=True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))


def _square(left: float, line: QRectF, side: float) -> QRectF:
    return QRectF(left, line.center().y() - side / 2, side, side)


def _paint_heading(painter: QPainter, box: QRectF, heading: Heading) -> None:
    room = box.adjusted(16, 6, -20, 0)
    painter.setFont(theme.font("caption_strong"))
    painter.setPen(theme.colour("text2"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), heading.title)
    painter.setFont(theme.figures("caption"))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(room, int(right), f"{heading.count:,}")


def paint_mark(painter: QPainter, mark: Mark, line: QRectF) -> float:
    """Draw a row's signs at the right end of a line; return the room they took."""
    right = line.right()
    if mark.due:
        right = _paint_icon(painter, "clock", right, line, "thread_text")
    if mark.private:
        right = _paint_icon(painter, "eye-off", right, line, "text3")
    if mark.loose:
        right = _paint_icon(painter, "unlink", right, line, "warn")
    if mark.steps:
        right = _paint_pips(painter, mark.steps, right, line)
    if mark.links:
        right = _paint_count(painter, mark.links, right, line)
    return line.right() - right


def _paint_icon(painter: QPainter, name: str, right: float, line: QRectF, token: str) -> float:
    side = theme.px(15)
    icons.draw_icon(painter, name, _square(right - side, line, side), theme.colour(token))
    return right - side - 8


def _paint_pips(painter: QPainter, steps: int, right: float, line: QRectF) -> float:
    """Five pips, filled as far as we know: from a hunch to tested here."""
    wide, high = theme.px(PIP), theme.px(6)
    left = right - STEPS * wide
    for at in range(STEPS):
        pip = QRectF(left + at * wide, line.center().y() - high / 2, wide - 3, high)
        painter.setPen(QPen(theme.colour("text2" if at < steps else "outline"), 1))
        painter.setBrush(theme.colour("text2") if at < steps else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pip, high / 2, high / 2)
    return left - 8


def _paint_count(painter: QPainter, count: int, right: float, line: QRectF) -> float:
    words = f"{count:,}"
    painter.setPen(theme.colour("text2"))
    right -= QFontMetrics(painter.font()).horizontalAdvance(words)
    painter.drawText(
        QRectF(right, line.top(), 60, line.height()), int(Qt.AlignmentFlag.AlignVCenter), words
    )
    side = theme.px(14)
    icons.draw_icon(painter, "link", _square(right - side - 4, line, side), theme.colour("text3"))
    return right - side - 12
