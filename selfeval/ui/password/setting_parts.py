"""Parts of the sheets that set a password: what to know first, a warning, and fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.store.keys import SHORTEST
from selfeval.ui import theme
from selfeval.ui.frame.file_foot import CAREFUL, Mark, marked
from selfeval.ui.password.line import PasswordLine
from selfeval.ui.role import offer_roles
from selfeval.ui.widgets import card, label


def points(lines: Sequence[tuple[str, str]]) -> QWidget:
    """Put sentences one below the other, each with its icon."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(2, 2, 0, 0)
    column.setSpacing(10)
    for icon, words in lines:
        column.addWidget(marked(icon, words))
    column.addStretch(1)
    return made


def warning(title: str, words: str) -> QFrame:
    """Say what must not be missed, in a frame of its own."""
    made = QFrame()
    made.setObjectName("protection_warning")
    made.setProperty("notice", "warn")
    mark = Mark()
    mark.show_icon(CAREFUL)
    beside = QVBoxLayout()
    beside.setSpacing(2)
    beside.addWidget(label(title, "strong", wrap=True))
    beside.addWidget(label(words, "body", "text2", wrap=True))
    line = QHBoxLayout(made)
    line.setContentsMargins(14, 10, 14, 12)
    line.setSpacing(12)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(beside, 1)
    return made


class Fields(QFrame):
    """The fields of a sheet on a card, one below the other, each under its name."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 14)
        self._column.setSpacing(4)
        self.lines: list[PasswordLine] = []
        self.problem = label("", "body", "bad", wrap=True)
        self.problem.setObjectName("protection_problem")
        self.problem.hide()

    def password(self, name: str, title: str) -> PasswordLine:
        """Add a line for a password."""
        made = PasswordLine(name, title)
        self._head(title)
        self._column.addWidget(made)
        self.lines.append(made)
        return made

    def _head(self, title: str) -> None:
        above = label(title, "caption", "text2", wrap=True)
        above.setContentsMargins(0, 6 if self._column.count() else 0, 0, 0)
        self._column.addWidget(above)

    def new(self) -> tuple[PasswordLine, PasswordLine]:
        """Add both lines for a new password, with advice."""
        first = self.password("password_new", _("The new password"))
        advice = _(
            "At least {count} characters. Three or four words that nobody would guess are easy to"
            " remember."
        ).format(count=SHORTEST)
        self._column.addWidget(label(advice, "caption", "text2", wrap=True))
        first.line.setAccessibleDescription(advice)
        return first, self.password("password_again", _("The same once more"))

    def told(self) -> QLineEdit:
        """Add a line for the roles of those who will know it."""
        made = QLineEdit()
        made.setObjectName("password_told")
        made.setAccessibleName(_("Whom will you tell?"))
        made.setPlaceholderText(_("For example Deputy head, Chair of governors"))
        theme.set_role(made, "body")
        offer_roles(made)
        self._head(_("Whom will you tell?"))
        self._column.addWidget(made)
        words = _(
            "At least one other person should know it. Tell it in person or by telephone, never in"
            " the message that the file goes with. Write roles, no names: they are printed on the"
            " recovery paper and kept nowhere else."
        )
        made.setAccessibleDescription(words)
        self._column.addWidget(label(words, "caption", "text2", wrap=True))
        return made

    def end(self) -> None:
        """Leave room for what is wrong, and for nothing else."""
        self._column.addWidget(self.problem)
        self._column.addStretch(1)

    def say(self, words: str) -> None:
        """Say what is wrong; "" takes it away."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))


def rows_card(rows: Sequence[QWidget]) -> QFrame:
    """Put rows to press on a card."""
    made = card()
    column = QVBoxLayout(made)
    column.setContentsMargins(6, 6, 6, 6)
    column.setSpacing(2)
    for one in rows:
        column.addWidget(one)
    return made
