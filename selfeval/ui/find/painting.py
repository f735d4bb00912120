"""How a row of the search over everything is painted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from selfeval.core import realms
from selfeval.core.folding import spans
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.find.entry import Entry
from selfeval.ui.find.roles import EntryRole, TitleRole

Index = QModelIndex | QPersistentModelIndex
ROW, TWO_LINES, TITLE = 40, 56, 32
"""Heights of a row, of one with a second line, and of the title of a group, at 100 % text."""
SIDE, LEFT, GAP = 18, 14, 12
KIND_LEAST = 60
"""Pixels below which what a row is is left out."""


class EntryDelegate(QStyledItemDelegate):
    """A shape or icon, the words with those looked for in bold, what it is, and its keys."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(TitleRole):
            return QSize(120, theme.px(TITLE))
        return QSize(120, theme.px(TWO_LINES if index.data(EntryRole).more else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(8, 0, -8, 0)
        title = index.data(TitleRole)
        if title:
            painter.setFont(theme.font("caption_strong"))
            painter.setPen(theme.colour("text2"))
            room = box.adjusted(LEFT - 2, 6, 0, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), str(title))
        else:
            self._paint_entry(painter, option, box, index.data(EntryRole))
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, entry: Entry
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 7, 7)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 7, 7)
        first = QRectF(box.left(), box.top(), box.width(), theme.px(ROW))
        side = theme.px(SIDE)
        self._paint_mark(
            painter, entry, QRectF(box.left() + LEFT, first.center().y() - side / 2, side, side)
        )
        left = box.left() + LEFT + side + GAP
        right = self._paint_keys(painter, first, _("Enter") if chosen else entry.keys)
        self._paint_words(painter, entry, QRectF(left, box.top(), right - left, first.height()))
        if entry.more:
            painter.setPen(theme.colour("text2"))
            room = QRectF(left, first.bottom() - theme.px(10), box.right() - GAP - left, 0)
            room.setHeight(theme.px(20))
            draw_emphasised(painter, entry.more, entry.words, room, "caption", "caption_strong")

    def _paint_mark(self, painter: QPainter, entry: Entry, box: QRectF) -> None:
        realm = realms.realm(entry.realm)
        if realm is not None:
            icons.draw_realm(painter, realm.id, _(realm.letter), box)
        elif entry.icon:
            icons.draw_icon(painter, entry.icon, box, theme.colour("text2"))

    def _paint_keys(self, painter: QPainter, row: QRectF, keys: str) -> float:
        """Draw a key cap at the right end; return where the words have to end."""
        if not keys:
            return row.right() - GAP
        painter.setFont(theme.font("badge"))
        metrics = QFontMetrics(painter.font())
        cap = QRectF(0, 0, metrics.horizontalAdvance(keys) + 14, metrics.height() + 5)
        cap.moveCenter(row.center())
        cap.moveRight(row.right() - GAP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(cap, 5, 5)
        painter.setPen(theme.colour("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
        return cap.left() - GAP

    def _paint_words(self, painter: QPainter, entry: Entry, room: QRectF) -> None:
        caption = QFontMetrics(theme.font("caption"))
        kind = caption.horizontalAdvance(entry.kind) + 2 if entry.kind else 0
        left_over = room.width() - kind - GAP
        painter.setPen(theme.colour("text"))
        title = QRectF(room)
        title.setWidth(max(left_over, room.width() / 2) if kind else room.width())
        used = draw_emphasised(painter, entry.title, entry.words, title, "body", "strong")
        beside = room.adjusted(used + GAP, 0, 0, 0)
        if kind and beside.width() >= KIND_LEAST:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text2"))
            words = caption.elidedText(entry.kind, Qt.TextElideMode.ElideRight, int(beside.width()))
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), words)


def draw_emphasised(
    painter: QPainter, text: str, words: Iterable[str], room: QRectF, usual: str, strong: str
) -> float:
    """Draw one line with the words looked for in a stronger font; return the width it takes."""
    bold = theme.font(strong)
    shown = QFontMetrics(bold).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    layout = QTextLayout(shown, theme.font(usual), painter.device())
    formats = []
    for start, end in spans(shown, words):
        one = QTextLayout.FormatRange()
        one.start, one.length = start, end - start
        emphasised = QTextCharFormat()
        emphasised.setFont(bold)
        one.format = emphasised
        formats.append(one)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    top = room.top() + (room.height() - line.height()) / 2
    layout.draw(painter, QPointF(room.left(), top))
    return min(line.naturalTextWidth(), room.width())
