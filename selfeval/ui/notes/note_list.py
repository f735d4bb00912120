"""The notes of the inbox as a list: its model, how a row is painted, and its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from selfeval.core.folding import holds, words_of
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.rows.delegate import draw_words
from selfeval.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
CaptionRole = Qt.ItemDataRole.UserRole + 1
IconRole = Qt.ItemDataRole.UserRole + 2
HEIGHT = 76


@dataclass(frozen=True)
class NoteLine:
    """One row of the list."""

    row_id: str
    words: str
    caption: str
    icon: str = "note"


class NotesModel(QAbstractListModel):
    """Notes that can be narrowed to those which hold the words searched for.

    What a row shows is worked out when it is first looked at.
    """

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[dict[str, Any]] = ()
        self._shown: Sequence[dict[str, Any]] = ()
        self._draw: Callable[[dict[str, Any]], NoteLine] | None = None
        self._lines: dict[int, NoteLine] = {}
        self._wanted: list[str] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def _line(self, row: int) -> NoteLine:
        if row not in self._lines:
            assert self._draw is not None
            self._lines[row] = self._draw(self._shown[row])
        return self._lines[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._line(index.row())
        shown = {
            Qt.ItemDataRole.DisplayRole: line.words,
            Qt.ItemDataRole.ToolTipRole: plain_tip(line.words),
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(
                part for part in (line.words or _("Nothing written yet"), line.caption) if part
            ),
            CaptionRole: line.caption,
            IconRole: line.icon,
        }
        return shown.get(role)

    def show(
        self, notes: Sequence[dict[str, Any]], draw: Callable[[dict[str, Any]], NoteLine]
    ) -> None:
        """Show other notes; `draw` says what a row shows. The words searched for stay."""
        self.beginResetModel()
        self._all, self._draw = notes, draw
        self._narrow()
        self.endResetModel()

    def search(self, typed: str) -> None:
        """Show only notes that hold every word."""
        self.beginResetModel()
        self._wanted = words_of(typed)
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        self._lines = {}
        self._shown = self._all
        if self._wanted:
            self._shown = [note for note in self._all if holds(_texts(note), self._wanted)]

    @property
    def total(self) -> int:
        """How many notes there are, shown or not."""
        return len(self._all)

    def ids(self) -> list[str]:
        """Return the ids of the notes that are shown, in order."""
        return [note["id"] for note in self._shown]


def _texts(note: dict[str, Any]) -> str:
    return " ".join(note[field] for field in ("said", "who", "asked", "seen"))


class NoteDelegate(QStyledItemDelegate):
    """Paints a note over two lines, with its caption below."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(8, 1, -8, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        side = theme.px(18)
        self._paint_ground(painter, option, box, chosen)
        mark = QRectF(box.left() + 11, box.top() + 11, side, side)
        icons.draw_icon(painter, str(index.data(IconRole)), mark, theme.colour("text3"))
        room = box.adjusted(side + 22, 8, -10, -6)
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.colour("text"))
        words = " ".join(str(index.data() or "").split()) or _("Nothing written yet")
        used = draw_words(painter, words, room, 2)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        draw_words(painter, str(index.data(CaptionRole) or ""), room.adjusted(0, used + 2, 0, 0), 1)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, chosen: bool
    ) -> None:
        painter.setPen(QPen(theme.colour("line"), 1))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box, 9, 9)
        else:
            left, low = int(box.left()) + theme.px(18) + 22, int(box.bottom())
            painter.drawLine(left, low, int(box.right()) - 6, low)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 9, 9)


class NoteList(QListView):
    """Keeps its choice by id (`chosen`); a letter of the page is told by `letter`."""

    chosen = Signal(str)
    letter = Signal(str)
    remove_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, model: NotesModel) -> None:
        super().__init__()
        self._model = model
        self.letters = ""
        self.setObjectName("notes")
        self.setAccessibleName(_("Notes"))
        self.setModel(model)
        self.setItemDelegate(NoteDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def row_id(self) -> str:
        """The id of the note that is chosen; "" if none is."""
        at = self.currentIndex().row()
        ids = self._model.ids()
        return ids[at] if 0 <= at < len(ids) else ""

    def choose(self, row_id: str) -> bool:
        """Choose a note by its id; False if it is not shown."""
        ids = self._model.ids()
        if row_id not in ids:
            return False
        self.setCurrentIndex(self._model.index(ids.index(row_id)))
        return True

    def neighbour(self) -> str:
        """Return the id of the note after the chosen one, or before it at the end of the list."""
        ids, at = self._model.ids(), self.currentIndex().row()
        after = ids[at + 1 : at + 2] or ids[max(0, at - 1) : at]
        return after[0] if after else ""

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.row_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        letter = event.text().upper()
        if plain and letter and letter in self.letters:
            self.letter.emit(letter)
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:
        """Letters sort notes here; they do not jump to one."""
