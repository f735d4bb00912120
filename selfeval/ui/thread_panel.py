"""The thread of an item: what it rests on and what it holds up, step by step."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.fields import field_of
from selfeval.core.models import Action, Arrow, Indicator, Priority, Row
from selfeval.core.rooms import ROOMS
from selfeval.core.rows import Rows, name_of
from selfeval.core.signs import read_sign
from selfeval.core.thread import holds_up, rests_on
from selfeval.i18n import _, ngettext
from selfeval.ui import theme, wording
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import empty_layout, label, scrolling

MOST_PER_STEP = 8
MOST_LINES = 40
"""Lines of a card: more than any statement has at the panel's width, so that none is cut."""
RING = 20


def _ring() -> int:
    return theme.px(RING)


OTHERS: dict[type[Row], int] = {Arrow: 3, Action: 4}
"""Rows that belong to a step without being what the step lists."""


def step_of(model: type[Row]) -> int:
    """Return which step a model belongs to, from 1; 0 where it belongs to none."""
    if model in OTHERS:
        return OTHERS[model]
    return next((at for at, room in enumerate(ROOMS, 1) if room.model is model), 0)


class StepMark(QWidget):
    """A gold ring with the step's number, and its title; filled for the item itself."""

    def __init__(self, step: int, title: str, *, here: bool, last: bool, empty: bool) -> None:
        super().__init__()
        self._step, self._title = step, title
        self._here, self._last, self._empty = here, last, empty
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gold = theme.colour("thread")
        side = _ring()
        ring = QRectF(1, (self.height() - side) / 2, side, side)
        if not self._last:
            painter.setPen(QPen(gold, 2))
            painter.drawLine(
                int(ring.center().x()), int(ring.bottom()), int(ring.center().x()), self.height()
            )
        style = Qt.PenStyle.DotLine if self._empty else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour("warn") if self._empty else gold, 2, style))
        painter.setBrush(gold if self._here else theme.colour("canvas"))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour("canvas" if self._here else "thread_text"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._step))
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.colour("thread_text"))
        room = QRectF(self.rect()).adjusted(side + 10, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self._title)


class Gold(QWidget):
    """A column of cards with the gold line running on beside it."""

    def __init__(self, *, last: bool) -> None:
        super().__init__()
        self._last = last
        self.column = QVBoxLayout(self)
        self.column.setSpacing(6)
        self._fit()

    def _fit(self) -> None:
        self.column.setContentsMargins(_ring() + 8, 2, 0, 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._last:
            painter = QPainter(self)
            painter.setPen(QPen(theme.colour("thread"), 2))
            middle = 1 + _ring() // 2
            painter.drawLine(middle, 0, middle, self.height())


class ThreadPanel(QWidget):
    """The five steps from where an item stands. `go_to` carries the table and id of another."""

    go_to = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("thread_panel")
        self.setAccessibleName(_("Thread"))
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(16, 0, 16, 16)
        self._list.setSpacing(0)
        title = label(_("Thread"), "h3")
        title.setContentsMargins(16, 14, 16, 0)
        self._note = label("", "caption", "text2", wrap=True)
        self._note.setContentsMargins(16, 2, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self._note)
        column.addWidget(scrolling(inner, "thread_scroll"), 1)

    def show_item(self, rows: Rows, item: Row | None) -> None:
        """Show the thread of an item of `rows`; nothing where there is none."""
        empty_layout(self._list)
        self._note.setText("")
        if item is None:
            self._note.setText(
                _("Nothing to follow yet. Here you see what an item rests on and what it holds up.")
            )
            return
        below, above = rests_on(rows, item), holds_up(rows, item)
        here = step_of(type(item))
        self._note.setText(_sums(len(below), len(above), here))
        for step, room in enumerate(ROOMS, 1):
            near = [row for row in (*below, *above) if step_of(type(row)) == step]
            self._add_step(rows, step, _(room.title), near, here)
        self._list.addStretch(1)

    def _add_step(self, rows: Rows, step: int, title: str, near: list[Row], here: int) -> None:
        last = step == len(ROOMS)
        empty = not near and step != here
        words = _("{step}: none yet").format(step=title) if empty else title
        if step == here and not near:
            words = _("You are here")
        self._list.addWidget(StepMark(step, words, here=step == here, last=last, empty=empty))
        gold = Gold(last=last)
        for row in near[:MOST_PER_STEP]:
            gold.column.addWidget(self._card(rows, row))
        if len(near) > MOST_PER_STEP:
            more = len(near) - MOST_PER_STEP
            gold.column.addWidget(
                label(
                    ngettext("and {count} more", "and {count} more", more).format(count=more),
                    "caption",
                    "text3",
                )
            )
        self._list.addWidget(gold)

    def _card(self, rows: Rows, row: Row) -> ItemButton:
        words = name_of(row)
        table, row_id = row.table_name(), row.id
        if isinstance(row, Arrow):
            words = wording.arrow_words(row.model_dump(), lambda at, key: _name(rows, at, key))
            table, row_id = "factor", row.source_id
        made = ItemButton(
            words, _caption(rows, row), getattr(row, "realm", None), boxed=True, lines=MOST_LINES
        )
        made.setObjectName("thread_item")
        made.clicked.connect(lambda: self.go_to.emit(table, row_id))
        return made


def _name(rows: Rows, table: str, row_id: str) -> str:
    found = rows.item(table, row_id)
    return name_of(found) if found else ""


def _caption(rows: Rows, row: Row) -> str:
    if isinstance(row, Indicator):
        sign = read_sign(rows, row, date.today())
        return sign.label
    if isinstance(row, Priority):
        return field_of(Priority, "status").label_of(row.status)
    number = getattr(row, "number", None)
    return wording.titled(type(row), number) if number is not None else ""


def _sums(below: int, above: int, here: int) -> str:
    if not below and not above:
        first = _("Nothing rests on this yet.")
        return first if here == 1 else _("Nothing is linked to this yet.")
    return _("Rests on {below}, holds up {above}").format(below=below, above=above)
