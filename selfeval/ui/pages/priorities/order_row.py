"""One priority in the leaders' order: its place, why it stands there, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.fields import field_of, fields_of
from selfeval.core.models import Priority
from selfeval.core.wording import called
from selfeval.i18n import N_, _
from selfeval.store.errors import UserError
from selfeval.ui import icons, theme
from selfeval.ui.form.context import context_of
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import icon_button, label
from selfeval.ui.workspace import Workspace


@dataclass(frozen=True)
class Ordered:
    """What a row of the order shows: its place from 1 on, its title, and the rest in words.

    `on_map` says what a push at its factors would reach, "" where it has none.
    """

    row_id: str
    place: int
    last: int
    title: str
    standing: str
    evidence: str
    planning: str
    on_map: str


class Grip(QWidget):
    """What a row is dragged by; the buttons beside it do the same by keyboard.

    `dragged` carries how far down the pointer has gone, in pixels; `dropped` the same at the end.
    """

    dragged = Signal(int)
    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._from: int | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Drag up or down"))
        self.setAccessibleName(_("Drag up or down"))
        self.setObjectName("order_grip")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(20), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.px(icons.SIZE)
        box = QRectF((self.width() - side) / 2, theme.px(5), side, side)
        icons.draw_icon(QPainter(self), "grip-vertical", box, theme.colour("text3"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = round(event.globalPosition().y())
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.dragged.emit(round(event.globalPosition().y()) - self._from)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, self._from = self._from, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if start is not None:
            self.dropped.emit(round(event.globalPosition().y()) - start)


class OrderRow(QWidget):
    """A row. `move_wanted` carries by how many places; `opened` that its priority was pressed."""

    move_wanted = Signal(int)
    opened = Signal()

    def __init__(self, workspace: Workspace, row_id: str) -> None:
        super().__init__()
        self.setObjectName("order_row")
        self.workspace, self.row_id = workspace, row_id
        self._edge = ""
        self._told: Ordered | None = None
        may_write = not workspace.document.read_only
        self.grip = Grip()
        self.place = label("", "h3", "text2")
        self.title = QVBoxLayout()
        self.up = icon_button("chevron-up", _("Move up"), "order_up")
        self.down = icon_button("chevron-down", _("Move down"), "order_down")
        self.up.clicked.connect(lambda: self.move_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.move_wanted.emit(1))
        self.form = _because_form(workspace)
        self.form.edited.connect(self._on_edited)
        self.evidence = label("", "caption", "text2", wrap=True)
        self.planning = label("", "caption", "text2", wrap=True)
        self.on_map = label("", "caption", "text2", wrap=True)
        self.on_map.setObjectName("order_on_map")
        self._lay_out()
        for part in (self.grip, self.up, self.down):
            part.setVisible(may_write)
        if may_write:
            box = self.form.first_focus()
            for part in (self.up, self.down, *([box] if box is not None else [])):
                part.installEventFilter(self)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        self.place.setContentsMargins(4, 5, 2, 0)
        top.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self.title, 1)
        top.addWidget(self.up, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.down, 0, Qt.AlignmentFlag.AlignTop)
        below = QVBoxLayout()
        below.setContentsMargins(12, 0, 8, 0)
        below.setSpacing(4)
        below.addWidget(self.form)
        for part in (self.evidence, self.planning, self.on_map):
            part.setContentsMargins(9, 0, 0, 0)
            below.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 10)
        column.setSpacing(2)
        column.addLayout(top)
        column.addLayout(below)

    def say(self, told: Ordered, values: dict[str, object]) -> None:
        """Show the row as it is now; what is being typed stays."""
        self.form.show_record(self.row_id, values)
        if told == self._told:
            return
        self._told = told
        self.place.setText(str(told.place))
        if self.title.count():
            gone = self.title.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        shown = ItemButton(told.title, told.standing)
        shown.setObjectName("order_title")
        shown.clicked.connect(self.opened)
        if self.grip.isVisibleTo(self):
            shown.installEventFilter(self)
        self.title.addWidget(shown)
        self.up.setEnabled(told.place > 1)
        self.down.setEnabled(told.place < told.last)
        short = called(told.title)
        self.up.setAccessibleName(_("Move “{title}” up").format(title=short))
        self.down.setAccessibleName(_("Move “{title}” down").format(title=short))
        self.evidence.setText(_("Evidence: {words}").format(words=told.evidence))
        self.planning.setText(_("Planning: {words}").format(words=told.planning))
        self.on_map.setText(_("On the map: {words}").format(words=told.on_map))
        self.on_map.setVisible(bool(told.on_map))

    def mark(self, edge: str) -> None:
        """Mark the edge ("above", "below" or "") at which another row would be put."""
        if edge != self._edge:
            self._edge = edge
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._edge:
            painter = QPainter(self)
            painter.setPen(QPen(theme.colour("accent"), 2))
            y = 1 if self._edge == "above" else self.height() - 1
            painter.drawLine(8, y, self.width() - 8, y)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Alt with Up or Down moves the row from wherever the focus is in it."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key())
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        self.move_wanted.emit(step)
        return True

    def _on_edited(self, name: str, value: object) -> None:
        try:
            self.workspace.change(Priority, self.form.row_id, {name: value})
        except UserError as problem:
            self.form.show_problem(name, str(problem))


def _because_form(workspace: Workspace) -> RecordForm:
    left_out = tuple(one.name for one in fields_of(Priority) if one.name != "rank_reason")
    declared = field_of(Priority, "rank_reason")
    because = replace(
        declared, title=N_("Because"), help=N_("Why does it stand here?"), editor="text"
    )
    return RecordForm(
        Priority, context_of(workspace), skip=left_out, instead={"rank_reason": because}
    )
