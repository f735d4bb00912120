"""The five realms one below the other, each in plain words, to choose where something sits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from selfeval.core.interview.questions import Ask
from selfeval.core.realms import REALMS, Realm
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.painted import PaintedButton

LEFT = 50
"""Where the words begin, at 100 % text: beside the shape."""


class RealmRow(PaintedButton):
    """One realm: its shape, what it means, and the question that tells whether it is this one.

    `went_on` says that Enter was pressed, which chooses it as well; `moved` carries 1 or -1 for the
    arrow keys.
    """

    went_on = Signal()
    moved = Signal(int)

    def __init__(self, realm: Realm) -> None:
        super().__init__()
        self.realm = realm
        self._title = _("{meaning} ({realm})").format(
            meaning=_(realm.meaning), realm=_(realm.title)
        )
        self._prompt = _(realm.prompt)
        self.setCheckable(True)
        self.setText(self._title)
        self.setObjectName(f"realm_{realm.id}")
        self.setAccessibleName(f"{self._title}. {self._prompt}")
        self.be_as_tall_as_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            self.setChecked(True)
            self.went_on.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:
        room = max(80, width - theme.px(LEFT) - 14)
        return 18 + _tall(self._title, "strong", room) + _tall(self._prompt, "caption", room)

    def sizeHint(self) -> QSize:
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = theme.px(22)
        mark = QRectF(15, (self.height() - side) / 2, side, side)
        icons.draw_realm(painter, self.realm.id, _(self.realm.letter), mark)
        left, room = theme.px(LEFT), self.width() - theme.px(LEFT) - 14
        tall = _tall(self._title, "strong", room)
        wrap = int(Qt.TextFlag.TextWordWrap)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(left, 9, room, tall), wrap, self._title)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(QRectF(left, 9 + tall, room, self.height()), wrap, self._prompt)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if chosen else "line"), 1.5 if chosen else 1))
        painter.setBrush(theme.colour("selection" if chosen or self.underMouse() else "surface"))
        painter.drawRoundedRect(box, 9, 9)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 7, 7)


def _tall(words: str, role: str, room: int) -> int:
    metrics = QFontMetrics(theme.font(role))
    wrap = int(Qt.TextFlag.TextWordWrap)
    return metrics.boundingRect(0, 0, room, 10_000, wrap, words).height()


class RealmChoice(QWidget):
    """The five rows. The arrow keys choose; Enter chooses and goes on."""

    edited = Signal()
    went_on = Signal()

    def __init__(self, _ask: Ask) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for realm in REALMS:
            row = RealmRow(realm)
            row.went_on.connect(self.went_on)
            row.moved.connect(self._move)
            self._group.addButton(row)
            column.addWidget(row)
        self._group.buttonToggled.connect(lambda _row, on: on and self.edited.emit())

    def _move(self, by: int) -> None:
        """Choose the row above or below the one that has the focus."""
        rows = self._group.buttons()
        here = next((at for at, row in enumerate(rows) if row.hasFocus()), 0)
        there = rows[max(0, min(len(rows) - 1, here + by))]
        there.setChecked(True)
        there.setFocus(Qt.FocusReason.TabFocusReason)

    def value(self) -> str:
        """Return the id of the realm that is chosen; "" while none is."""
        chosen = self._group.checkedButton()
        return chosen.realm.id if isinstance(chosen, RealmRow) else ""

    def put(self, value: str) -> None:
        """Choose a realm by its id."""
        self._group.setExclusive(False)
        for row in self._group.buttons():
            row.setChecked(isinstance(row, RealmRow) and row.realm.id == value)
        self._group.setExclusive(True)

    def enter(self) -> None:
        """Put the focus on the realm that is chosen, or on the first."""
        (self._group.checkedButton() or self._group.buttons()[0]).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
