"""The frame of every card of the board: a title, a quiet line, and what one priority has there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from selfeval.core.models import Priority, Row
from selfeval.i18n import ngettext
from selfeval.ui import icons, theme
from selfeval.ui.focus import focus_kept
from selfeval.ui.widgets import label
from selfeval.ui.workspace import Workspace


class BoardCard(QFrame):
    """A card. It keeps the id of the priority that is chosen, and draws it anew when asked.

    `go_to` carries the table and id of an item to open on the page where it lives.
    """

    go_to = Signal(str, str)

    def __init__(self, workspace: Workspace, title: str, name: str, note: str = "") -> None:
        super().__init__()
        self.workspace = workspace
        self.row_id = ""
        self._told: object = None
        self.setObjectName(name)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.title = label(title, "h3", wrap=True)
        self.note = label(note, "caption", "text2", wrap=True)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(16, 10, 10, 6)
        self.head.setSpacing(12)
        self.head.addWidget(self.title, 0 if note else 1)
        self.head.addWidget(self.note, 1 if note else 0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(16, 0, 16, 12)
        self.body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addLayout(self.body)
        self.note.setVisible(bool(note))

    @property
    def may_write(self) -> bool:
        """Whether anything can be changed here."""
        return not self.workspace.document.read_only

    @property
    def priority(self) -> Priority | None:
        """The priority that is chosen, as it is now; do not keep it."""
        return self.workspace.rows.get(Priority, self.row_id)

    def show_priority(self, row_id: str) -> None:
        """Show what a priority has here, as it is now; the focus stays where it was."""
        self.row_id = row_id
        told = self.told()
        if told is not None and told == self._told:
            return
        self._told = told
        with focus_kept(self):
            self.draw()

    def told(self) -> object:
        """Return what the card shows, to be compared: it is drawn only when that has changed.

        None draws it every time.
        """
        return None

    def draw(self) -> None:
        """Show the priority as it is now."""
        raise NotImplementedError

    def settle(self) -> None:
        """Hand over what is still being typed."""


def stored(rows: Iterable[Row]) -> tuple[object, ...]:
    """Return everything that is stored in some rows, to be compared."""
    return tuple(tuple(getattr(row, name) for name in type(row).model_fields) for row in rows)


class IconMark(QWidget):
    """An icon as a widget; the words beside it say what it means."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def sizeHint(self) -> QSize:
        return QSize(theme.px(icons.SIZE), theme.px(icons.SIZE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.px(icons.SIZE)
        icons.draw_icon(
            QPainter(self), self._name, QRectF(0, 1, side, side), theme.colour(self._token)
        )


def hint(words: str, name: str = "") -> QLabel:
    """Make a line that says what is not there yet."""
    made = label(words, "body", "text3", wrap=True)
    made.setObjectName(name)
    return made


def more_words(count: int) -> str:
    """Say how many more there are than a card shows."""
    return ngettext(
        "{count} more is listed in detail.", "{count} more are listed in detail.", count
    ).format(count=count)
