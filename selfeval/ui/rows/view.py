"""The one view of rows: as cards in a narrow list, as a table with columns in a wide one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from selfeval.ui import theme
from selfeval.ui.rows.delegate import (
    CARD_HEIGHT,
    HEADING_HEIGHT,
    ROW_HEIGHT,
    SHORT_CARD,
    RowsDelegate,
    needs_one_line,
)
from selfeval.ui.rows.grouped import GroupedRows
from selfeval.ui.rows.table import RowsModel

TABLE_FROM = 600
"""Width in pixels (at 100 % text) from which the list is drawn as a table."""
MEASURED = 300
"""Cards up to which each is as high as its words; in longer lists all are equally high."""


class RowsView(QTableView):
    """A table view of RowsModel that keeps its selection by id. `chosen` carries that id.

    Enter and F2 ask to change the chosen row (`activated_id`), Delete to remove it.
    """

    chosen = Signal(str)
    activated_id = Signal(str)
    remove_wanted = Signal()

    def __init__(
        self,
        model: RowsModel | GroupedRows,
        *,
        always_table: bool = False,
        parent: QWidget | None = None,
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
        self._fit_heights()
        index = self.model().index_of(self._row_id)
        if index.isValid():
            with_signals = self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(with_signals)
            self.updateGeometries()  # rows may have grown: the scroll bar has to know before
            self.scrollTo(index)
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
        self._fit_heights()

    def _fit_heights(self) -> None:
        """Give headings their height, and in a short list each card that of its words."""
        model = self.model()
        self.clearSpans()
        if isinstance(model, GroupedRows):
            for row in model.heading_rows():
                self.setRowHeight(row, theme.px(HEADING_HEIGHT))
                if not self._delegate.cards and model.columnCount() > 1:
                    self.setSpan(row, 0, 1, model.columnCount())
        if self._delegate.cards and model.rowCount() <= MEASURED:
            self._fit_cards()

    def _fit_cards(self) -> None:
        model, width = self.model(), self.viewport().width()
        metrics = QFontMetrics(theme.font("strong"))  # as they are when they are chosen
        short, tall = theme.px(SHORT_CARD), theme.px(CARD_HEIGHT)
        for row in range(model.rowCount()):
            if model.id_at(row):
                words = str(model.index(row, 0).data() or "")
                one_line = needs_one_line(words, metrics, width)
                self.setRowHeight(row, short if one_line else tall)

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
        if event.size().width() != event.oldSize().width():
            self._fit_heights()

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
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(first=event.key() == Qt.Key.Key_Home)
            return
        super().keyPressEvent(event)

    def _go_to_end(self, *, first: bool) -> None:
        model = self.model()
        places = range(model.rowCount()) if first else reversed(range(model.rowCount()))
        self.choose(next((found for at in places if (found := model.id_at(at))), ""))

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
