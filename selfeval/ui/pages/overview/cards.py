"""What the cards of the overview share: a titled frame, and rows with one button each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from selfeval.i18n import _, ngettext
from selfeval.ui import theme
from selfeval.ui.frame.header import OneLine
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, empty_layout, label, rule

TITLE_FIRST = 170
"""Pixels at 100 % text that a title gets before the note beside it gets any."""


class Note(OneLine):
    """A few words at the end of a card's title line; they give way where room is short."""

    def __init__(self) -> None:
        super().__init__("caption", "text2")

    def say(self, words: str, token: str) -> None:
        """Show words in the colour of a token; "" shows nothing."""
        self._token = token
        self.setText(words)
        self.setVisible(bool(words))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme.px(60), self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour(self._token))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), side, words)
        self.setToolTip(self.text() if words != self.text() else "")


class Card(QFrame):
    """A card with a title and a note beside it. Subclasses fill `rows`.

    `go_to` carries the table and id of an item to open; `page_wanted` the key of a page and a
    realm to narrow it to.
    """

    go_to = Signal(str, str)
    page_wanted = Signal(str, str)

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", True)
        self.title = label("", "h3", wrap=True)
        self.note = Note()
        head = QHBoxLayout()
        head.setContentsMargins(16, 11, 16, 10)
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.note)
        self.rows = QVBoxLayout()
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 5)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self.rows)
        self.say_title(title)

    def say_title(self, title: str, note: str = "", tone: str = "text2") -> None:
        """Change the title, and the note at the other end of its line."""
        self.title.setText(title)
        metrics = self.title.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in title.split()), default=0)
        whole = metrics.horizontalAdvance(title)
        self.title.setMinimumWidth(2 + max(longest, min(whole, theme.px(TITLE_FIRST))))
        self.setAccessibleName(title)
        self.note.say(note, tone)

    def clear(self) -> None:
        """Take every row away."""
        empty_layout(self.rows)

    def add_row(self, row: QWidget) -> None:
        """Add a row below a hairline."""
        self.rows.addWidget(rule())
        self.rows.addWidget(row)

    def add_words(self, words: str) -> None:
        """Add a quiet sentence, as where there is nothing to list."""
        said = label(words, "body", "text2", wrap=True)
        said.setContentsMargins(16, 10, 16, 10)
        self.add_row(said)

    def add_more(self, hidden: int, on_clicked: Callable[[], object], name: str) -> None:
        """Offer the rows that are not shown yet."""
        words = ngettext("{count} more", "{count} more", hidden).format(count=f"{hidden:,}")
        more = button(words, "link", name=name)
        more.setAccessibleName(f"{words}: {self.title.text()}")
        more.clicked.connect(on_clicked)
        around = QWidget()
        line = QHBoxLayout(around)
        line.setContentsMargins(9, 2, 9, 0)
        line.addWidget(more)
        line.addStretch(1)
        self.add_row(around)


def item_row(shown: ItemButton, *beside: QWidget, indent: int = 0) -> QWidget:
    """Put an item and what can be done with it on one line."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(4 + indent, 2, 12 if beside else 4, 2)
    line.setSpacing(6)
    line.addWidget(shown, 1)
    for part in beside:
        line.addWidget(part)
    return made


def theirs(role: str, tone: str, name: str) -> QLabel:
    """Make a label for people's own words: a word that is too long does not widen the page."""
    made = label("", role, tone, wrap=True)
    made.setObjectName(name)
    policy = made.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    made.setSizePolicy(policy)
    return made


def verb_button(verb: str, about: str, name: str) -> QPushButton:
    """Make a small button; `about` completes its name for those who do not see its row."""
    made = button(verb, name=name)
    made.setAccessibleName(_("{verb}: {about}").format(verb=verb, about=about))
    return made
