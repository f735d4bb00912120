"""What the board asks before a priority comes, goes or waits. No answer is refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.models import Priority
from selfeval.core.rows import Rows
from selfeval.core.wording import called, shorten
from selfeval.i18n import _, ngettext
from selfeval.ui import theme, wording
from selfeval.ui.checks import Radio
from selfeval.ui.widgets import button, label, scrolling


class Question(QDialog):
    """A sentence, a question, one line to answer it on, and the buttons."""

    def __init__(self, parent: QWidget, name: str, title: str, sentence: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(480))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 18, 22, 16)
        self.column.setSpacing(8)
        self.column.addWidget(label(sentence, "strong", wrap=True))
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}_reason")
        theme.set_role(self.line, "body")
        self.line.textChanged.connect(lambda _words: self.allow())

    @property
    def reason(self) -> str:
        """The answer as it was typed, on one line."""
        return " ".join(self.line.text().split())

    def allow(self) -> None:
        """Say which buttons can be pressed now."""
        raise NotImplementedError

    def _ask(self, question: str) -> None:
        asked = label(question, "body", "text2", wrap=True)
        asked.setBuddy(self.line)
        self.line.setAccessibleName(question)
        self.column.addWidget(asked)
        self.column.addWidget(self.line)

    def _end_with(self, *buttons: QPushButton) -> None:
        self.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 10, 0, 0)
        foot.addStretch(1)
        for made in buttons:
            foot.addWidget(made)
        self.column.addLayout(foot)
        buttons[-1].setDefault(True)
        self.allow()
        width = max(self.minimumWidth(), self.sizeHint().width())
        self.resize(width, self.column.totalHeightForWidth(width))


class ReasonDialog(Question):
    """Asks for one line of reason. `given` carries it; there is no going on without one."""

    given = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, sentence: str, question: str, words: str = ""
    ) -> None:
        super().__init__(parent, "reason", title, sentence)
        self._accept = button(title, "primary", name="reason_accept")
        cancel = button(_("Cancel"), name="reason_cancel")
        self._ask(question)
        self.line.setText(" ".join(words.split()))
        self.line.selectAll()
        self._accept.clicked.connect(self._on_accept)
        cancel.clicked.connect(self.reject)
        self._end_with(cancel, self._accept)
        self.line.setFocus()

    def allow(self) -> None:
        self._accept.setEnabled(bool(self.reason))

    def _on_accept(self) -> None:
        reason = self.reason
        self.accept()
        self.given.emit(reason)


class WaitDialog(Question):
    """Asks which priority could wait, and why.

    `chosen` carries the id of the one that waits and the reason; `keep_wanted` says that all stay.
    `otherwise` is what the last answer is called, which changes nothing; else it is “Cancel”.
    """

    chosen = Signal(str, str)
    keep_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        newcomer: str,
        rows: Rows,
        live: Sequence[Priority],
        otherwise: str = "",
    ) -> None:
        sentence = ngettext(
            "With “{title}”, {count} priority would be live.",
            "With “{title}”, {count} priorities would be live at once.",
            len(live) + 1,
        ).format(title=called(newcomer), count=len(live) + 1)
        super().__init__(parent, "wait", _("Which could wait?"), sentence)
        why = _(
            "Three is plenty: what is set aside keeps everything that is written about it, and can "
            "come back at any time."
        )
        self.column.addWidget(label(why, "body", "text2", wrap=True))
        self._group = QButtonGroup(self)
        self._ids = [row.id for row in live]
        self.column.addWidget(self._choices(rows, live))
        self._aside = button(_("Set it aside"), "primary", name="wait_aside")
        keep = button(_keep_words(len(live) + 1), name="wait_keep")
        cancel = button(otherwise or _("Cancel"), name="wait_cancel")
        self._ask(_("Why not now? One line is enough; it stays with the priority."))
        self._group.idToggled.connect(lambda _at, _on: self.allow())
        self._aside.clicked.connect(self._on_aside)
        keep.clicked.connect(self._on_keep)
        cancel.clicked.connect(self.reject)
        self._end_with(cancel, keep, self._aside)

    def _choices(self, rows: Rows, live: Sequence[Priority]) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for at, row in enumerate(live):
            made = Radio(_in_short(row))
            made.setObjectName(f"wait_{at}")
            made.setAccessibleName(
                _("{priority}: {title}").format(
                    priority=wording.titled(Priority, rows.label_of(row)), title=row.title
                )
            )
            self._group.addButton(made, at)
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = scrolling(inner, "wait_choices")
        area.setFixedHeight(min(theme.px(240), inner.sizeHint().height() + 8))
        return area

    def allow(self) -> None:
        self._aside.setEnabled(bool(self.reason) and self._group.checkedId() >= 0)

    def _on_aside(self) -> None:
        row_id, reason = self._ids[self._group.checkedId()], self.reason
        self.accept()
        self.chosen.emit(row_id, reason)

    def _on_keep(self) -> None:
        self.accept()
        self.keep_wanted.emit()


def _keep_words(count: int) -> str:
    return _("Keep four") if count == 4 else _("Keep all {count}").format(count=count)


def _in_short(row: Priority) -> str:
    return shorten(row.title, 60) or _("Nothing written yet")
