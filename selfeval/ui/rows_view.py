"""How rows are drawn: as cards in a narrow list, as a table with columns in a wide one."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from selfeval.core import realms
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.signs import SIZE as SIGN_SIZE
from selfeval.ui.signs import draw_sign
from selfeval.ui.table import CaptionRole, RealmRole, RowsModel, SignRole

Index = QModelIndex | QPersistentModelIndex
CARD_HEIGHT, ROW_HEIGHT = 78, 40
TABLE_FROM = 600
"""Width in pixels (at 100 % text) from which the list is drawn as a table."""


def draw_words(
    painter: QPainter, words: str, room: QRectF, lines: int, *, centred: bool = False
) -> float:
    """Draw words over at most `lines` lines, the last one shortened; return the height used."""
    metrics = QFontMetrics(painter.font(), painter.device())
    layout = QTextLayout(words, painter.font(), painter.device())
    layout.beginLayout()
    found = []
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(20.0, room.width()))
        found.append((line.textStart(), line.textLength()))
        if len(found) > lines:
            break
    layout.endLayout()
    height = metrics.lineSpacing()
    shown = found[:lines]
    top = room.top()
    if centred:
        top += max(0.0, (room.height() - height * len(shown)) / 2)
    for at, (start, length) in enumerate(shown):
        last = at == len(shown) - 1 and len(found) > lines
        text = words[start:] if last else words[start : start + length]
        if last:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(
            QRectF(room.left(), top + at * height, room.width(), height),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            text.strip(),
        )
    return height * len(shown)


class RowsDelegate(QStyledItemDelegate):
    """Draws a row's cells; `cards` chooses between the two looks."""

    cards = True

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, theme.px(CARD_HEIGHT if self.cards else ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.cards:
            self._paint_card(painter, option, index)
        else:
            self._paint_cell(painter, option, index)
        painter.restore()

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect).adjusted(8, 1, -8, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, box, chosen)
        side = theme.px(20)
        self._paint_realm(painter, index, QRectF(box.left() + 10, box.top() + 12, side, side))
        room = box.adjusted(side + 22, 8, -10, -6)
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.colour("text"))
        words = str(index.data() or "") or _("Nothing written yet")
        painter.setOpacity(1.0 if index.data() else 0.7)
        used = draw_words(painter, words, room, 2)
        painter.setOpacity(1.0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        room.adjust(0, used + 3, 0, 0)
        room.adjust(self._paint_sign(painter, index, room), 0, 0, 0)
        draw_words(painter, str(index.data(CaptionRole) or ""), room, 1)

    def _paint_sign(self, painter: QPainter, index: Index, room: QRectF) -> int:
        """Draw the symbol of the caption's first word, if it has one; return the room it took."""
        word = str(index.data(SignRole) or "")
        if not word:
            return 0
        side = theme.px(SIGN_SIZE)
        line = QFontMetrics(painter.font()).lineSpacing()
        draw_sign(painter, word, QRectF(room.left(), room.top() + (line - side) / 2, side, side))
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
            left, low = int(box.left()) + theme.px(20) + 22, int(box.bottom())
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
        painter.setFont(theme.font("body" if index.column() == 0 else "caption"))
        painter.setPen(theme.colour("text" if index.column() == 0 else "text2"))
        draw_words(painter, str(index.data() or ""), room, 2, centred=True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))


class RowsView(QTableView):
    """A table view of RowsModel that keeps its selection by id. `chosen` carries that id.

    Enter and F2 ask to change the chosen row (`activated_id`), Delete to remove it.
    """

    chosen = Signal(str)
    activated_id = Signal(str)
    remove_wanted = Signal()

    def __init__(
        self, model: RowsModel, *, always_table: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._always_table = always_table
        self._delegate = RowsDelegate(self)
        self._row_id = ""
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._set_up()
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.activated.connect(lambda index: self.activated_id.emit(model.id_at(index.row())))
        self._set_cards(not always_table)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(30)
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(self.model().sort)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(lambda _at: header.setSortIndicatorShown(True))
        theme.set_role(header, "caption_strong")
        self.viewport().setAutoFillBackground(False)

    # Selection by id ----------------------------------------------------------------------

    @property
    def row_id(self) -> str:
        """The id of the chosen row; empty if none is."""
        return self._row_id

    def choose(self, row_id: str) -> bool:
        """Choose a row by its id; False if it is not shown."""
        index = self.model().index_of(row_id)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        row_id = self.model().id_at(current.row()) if current.isValid() else ""
        if row_id and row_id != self._row_id:
            self._row_id = row_id
            self.chosen.emit(row_id)

    def _on_reset(self) -> None:
        index = self.model().index_of(self._row_id)
        if index.isValid():
            with_signals = self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(with_signals)
            self.viewport().update()

    def forget(self) -> None:
        """Choose nothing."""
        self._row_id = ""
        self.selectionModel().clear()

    # Looks --------------------------------------------------------------------------------

    def _set_cards(self, cards: bool) -> None:
        self._delegate.cards = cards
        self.verticalHeader().setDefaultSectionSize(theme.px(CARD_HEIGHT if cards else ROW_HEIGHT))
        self.horizontalHeader().setVisible(not cards)
        for at in range(1, self.model().columnCount()):
            self.setColumnHidden(at, cards)
        self._share_width()

    def _share_width(self) -> None:
        room = self.viewport().width()
        if self._delegate.cards:
            self.setColumnWidth(0, room)
            return
        shares = {
            at: column.column or 0.2
            for at, column in enumerate(self.model().columns)
            if not self.isColumnHidden(at)
        }
        taken = 0
        for at, share in shares.items():
            last = at == max(shares)
            width = room - taken if last else int(room * share / sum(shares.values()))
            self.setColumnWidth(at, max(30, width))
            taken += width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cards = not self._always_table and self.width() < theme.px(TABLE_FROM)
        if cards != self._delegate.cards:
            self._set_cards(cards)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_cards(self._delegate.cards)
            QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        """Bring the chosen row into sight after the rows have changed their height."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._row_id:
            self.activated_id.emit(self._row_id)
            return
        if event.key() == Qt.Key.Key_Delete and self._row_id:
            self.remove_wanted.emit()
            return
        super().keyPressEvent(event)

    def hide_blank_columns(self) -> None:
        """Show only columns in which some row has words, the first always."""
        for at in range(1, self.model().columnCount()):
            self.setColumnHidden(at, self.model().is_blank(at))
        self._share_width()

    def fit_height(self, most: int = 8) -> None:
        """Be as tall as the rows, up to `most` of them: for small tables inside a form."""
        rows = min(self.model().rowCount(), most)
        row_height = self.verticalHeader().defaultSectionSize()
        header = 0 if self.horizontalHeader().isHidden() else theme.px(32)
        self.setFixedHeight(header + rows * row_height + 4)
