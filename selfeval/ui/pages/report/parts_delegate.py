"""How a part of the report is drawn in the list: its tick, its name, its pages and its grip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from selfeval.ui import icons, theme
from selfeval.ui.checks import paint_mark
from selfeval.ui.pages.report.ordering import can_go
from selfeval.ui.pages.report.parts_model import PartRow, PartsModel

LEFT, GAP = 4, 10
WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


def grip_width() -> int:
    """Return the width at the end of a row by which it is dragged, and its menu opened."""
    return theme.px(26)


class PartsDelegate(QStyledItemDelegate):
    """Draws a row, over several lines where the name is long for its width."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, box = _row(index), QRectF(option.rect)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, box, hovered=hovered)
        side = theme.px(icons.SIZE)
        if can_go(row.key):
            mark = QRectF(box.left() + LEFT, box.center().y() - side / 2, side, side)
            paint_mark(painter, mark, on=row.ticked, round_mark=False)
        else:
            place = QRectF(box.left() + LEFT, box.center().y() - side / 2, side, side)
            icons.draw_icon(painter, "check", place, theme.colour("text3"))
        painter.setFont(theme.font("body"))
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        if not enabled:
            painter.setOpacity(0.55)
        painter.setPen(theme.colour("text" if row.ticked else "text2"))
        words = _words_room(option.rect, row)
        painter.drawText(words, WRAPPED, row.title)
        self._paint_end(painter, row, box, hovered=hovered)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, *, hovered: bool
    ) -> None:
        inside = box.adjusted(1, 1, -1, -1)
        if hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(inside, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, 6, 6)

    def _paint_end(self, painter: QPainter, row: PartRow, box: QRectF, *, hovered: bool) -> None:
        painter.setFont(theme.figures("caption"))
        painter.setPen(theme.colour("text2"))
        end = box.adjusted(0, 0, -grip_width(), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(end, int(flags), row.cost)
        side = theme.px(16)
        left = box.right() - side - (grip_width() - side) / 2
        grip = QRectF(left, box.center().y() - side / 2, side, side)
        token = "text2" if hovered else "text3"
        icons.draw_icon(painter, "grip-vertical", grip, theme.colour(token))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QWidget)
        width = view.width() or option.rect.width()
        room = _words_room(QRect(0, 0, width, 10_000), _row(index))
        metrics = QFontMetrics(theme.font("body"))
        height = metrics.boundingRect(room, WRAPPED, _row(index).title).height()
        return QSize(10, max(theme.px(30), height + theme.px(8)))


def _row(index: Index) -> PartRow:
    model = index.model()
    assert isinstance(model, PartsModel)
    return model.parts[index.row()]


def _words_room(box: QRect, row: PartRow) -> QRect:
    """Return where the name stands in a row."""
    cost = QFontMetrics(theme.figures("caption")).horizontalAdvance(row.cost)
    left = LEFT + theme.px(icons.SIZE) + GAP
    room = box.adjusted(left, 0, -grip_width() - cost - 8, 0)
    room.setWidth(max(60, room.width()))
    return room
