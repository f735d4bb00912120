"""The list of what goes in: ticked by Space or a click, ordered by dragging, keys or a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QMenu,
    QScrollArea,
    QSizePolicy,
)

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.report.ordering import can_go
from selfeval.ui.pages.report.parts_delegate import PartsDelegate, grip_width
from selfeval.ui.pages.report.parts_model import PartsModel


class PartsList(QListView):
    """As high as its rows. It only says what is wanted, and shows what it is told.

    `tick_wanted` carries a part and whether it is to go in, `move_wanted` a part and its new place,
    `look_wanted` a part to show in the preview.
    """

    tick_wanted = Signal(str, bool)
    move_wanted = Signal(str, int)
    look_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report_parts")
        self.setAccessibleName(_("What goes in"))
        self.setAccessibleDescription(
            _(
                "Space puts a part in or takes it out. Alt with Up or Down moves it. Enter shows it"
                " in the preview."
            )
        )
        self.rows = PartsModel()
        self.setModel(self.rows)
        self.setItemDelegate(PartsDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.rows.modelReset.connect(self.fit)
        self.rows.dataChanged.connect(self.fit)
        self._pressed: QPoint | None = None
        self._dragged, self._gap = "", -1
        theme.set_role(self, "body")

    # Size ---------------------------------------------------------------------------------

    def fit(self, *_told: object) -> None:
        """Take the height that the rows need at this width."""
        self.scheduleDelayedItemsLayout()
        height = sum(self.sizeHintForRow(at) for at in range(self.rows.rowCount()))
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def setFont(self, font: object) -> None:
        super().setFont(font)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), 0)

    # What is wanted -----------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The part at which the list stands; "" if none."""
        at = self.currentIndex().row()
        return self.rows.parts[at].key if 0 <= at < len(self.rows.parts) else ""

    def stand_at(self, part: str) -> None:
        """Stand at a part."""
        at = self.rows.place_of(part)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))

    def _tick(self, part: str) -> None:
        at = self.rows.place_of(part)
        if at >= 0 and can_go(part) and self.rows.may_change:
            self.tick_wanted.emit(part, not self.rows.parts[at].ticked)

    def can_move(self, part: str) -> bool:
        """Tell whether a part can be given another place: only what goes in has one."""
        at = self.rows.place_of(part)
        return at >= 0 and self.rows.may_change and self.rows.parts[at].ticked

    def beside(self, part: str, step: int) -> int:
        """Return the place of the next part that goes in, before or behind one; -1 if none."""
        at = self.rows.place_of(part) + step
        while 0 <= at < len(self.rows.parts) and not self.rows.parts[at].ticked:
            at += step
        return at if 0 <= at < len(self.rows.parts) else -1

    def move_by(self, part: str, step: int) -> None:
        """Ask for a part to be put one place nearer the beginning (-1) or the end (1)."""
        place = self.beside(part, step)
        if self.can_move(part) and place >= 0:
            self._move(part, place)

    def _move(self, part: str, place: int) -> None:
        self.move_wanted.emit(part, place)
        self.stand_at(part)
        if QAccessible.isActive():
            words = self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, str(words)))

    # Keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_by(self.current, step)
        elif event.key() == Qt.Key.Key_Space:
            self._tick(self.current)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.look_wanted.emit(self.current)
        elif event.key() == Qt.Key.Key_Escape and self._dragged:
            self._end_drag()
        else:
            super().keyPressEvent(event)

    # The mouse ----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        self.setCurrentIndex(index)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            self._show_pointer(at)
            super().mouseMoveEvent(event)
            return
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragged and far and self.can_move(self.current):
            self._dragged = self.current
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged:
            self._gap = self._gap_at(at)
            self._keep_in_sight(at)
            self.viewport().update()

    def _show_pointer(self, at: QPoint) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self._on_grip(at) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _on_grip(self, at: QPoint) -> bool:
        return self.indexAt(at).isValid() and at.x() >= self.viewport().width() - grip_width()

    def _gap_at(self, at: QPoint) -> int:
        """Return between which rows a part would be put: the place of the row below."""
        middles = [
            self.visualRect(self.rows.index(row)).center().y()
            for row in range(self.rows.rowCount())
        ]
        return sum(middle < at.y() for middle in middles)

    def _keep_in_sight(self, at: QPoint) -> None:
        """Scroll what is around the list, where a part is dragged out of sight."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            place = self.mapTo(around.widget(), at)
            around.ensureVisible(place.x(), place.y(), 0, theme.px(40))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, at = self._pressed, event.position().toPoint()
        self._pressed = None
        if self._dragged:
            self._drop()
        elif pressed is not None and self.indexAt(at) == self.currentIndex():
            if self._on_grip(at):
                self._open_menu(self.viewport().mapToGlobal(at))
            else:
                self._tick(self.current)

    def _drop(self) -> None:
        part, place = self._dragged, self._gap
        now = self.rows.place_of(part)
        self._end_drag()
        place -= place > now  # it no longer stands where it was
        if place not in (-1, now):
            self._move(part, place)

    def _end_drag(self) -> None:
        self._dragged, self._gap, self._pressed = "", -1, None
        self.unsetCursor()
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tick once more, as two clicks do."""
        self.mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap >= 0:
            count = self.rows.rowCount()
            last = self.visualRect(self.rows.index(min(self._gap, count - 1)))
            y = last.top() if self._gap < count else last.bottom()
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawLine(2, max(1, y), self.viewport().width() - 2, max(1, y))

    # The menu -----------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
            self._open_menu(event.globalPos())
        else:
            box = self.visualRect(self.currentIndex())
            self._open_menu(self.viewport().mapToGlobal(box.bottomLeft()))

    def _open_menu(self, place: QPoint) -> None:
        part = self.current
        if part:
            self.menu_of(part).popup(place)

    def menu_of(self, part: str) -> QMenu:
        """Return what can be done with a part."""
        row = self.rows.parts[self.rows.place_of(part)]
        menu = QMenu(self)
        menu.setObjectName("part_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tick = menu.addAction(_("Take it out") if row.ticked else _("Put it in"))
        tick.setEnabled(can_go(part) and self.rows.may_change)
        tick.triggered.connect(lambda: self._tick(part))
        for words, keys, step in ((_("Move up"), "Alt+Up", -1), (_("Move down"), "Alt+Down", 1)):
            move = menu.addAction(f"{words}\t{keys}")
            move.setEnabled(self.can_move(part) and self.beside(part, step) >= 0)
            move.triggered.connect(lambda _on, step=step: self.move_by(part, step))
        menu.addSeparator()
        look = menu.addAction(_("Show in the preview"))
        look.setEnabled(row.ticked)
        look.triggered.connect(lambda: self.look_wanted.emit(part))
        return menu
