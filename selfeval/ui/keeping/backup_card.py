"""One backup in the list: a line to press, and what is inside once it was looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.store.backup_list import Backup
from selfeval.store.inside import Inside
from selfeval.ui.flow import FlowLayout
from selfeval.ui.keeping import words
from selfeval.ui.start.row_button import StartButton
from selfeval.ui.widgets import button, empty_layout, label, rule


class BackupCard(QFrame):
    """A backup. `wanted` asks for what is inside, `back_wanted` and `copy_wanted` for the backup.

    Call `show_inside`, `show_damaged` or `close_again` with the answer.
    """

    wanted = Signal()
    back_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, backup: Backup, file: str, *, damaged: bool, may_go_back: bool) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setObjectName("backup")
        self.backup = backup
        self.inside: Inside | None = None
        self._may_go_back = may_go_back
        self._title, self._caption = words.time_of(backup), words.caption(backup, file)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(4, 4, 4, 4)
        self._whole.setSpacing(0)
        self.body = QWidget()
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(14, 8, 14, 12)
        self._column.setSpacing(6)
        self.body.hide()
        self.line = self._line("history", self._caption)
        self._whole.addWidget(self.body)
        if damaged:
            self.show_damaged(_("It cannot be read."))

    def _line(self, icon: str, caption: str) -> StartButton:
        made = StartButton(icon, self._title, caption)
        made.setObjectName("backup_line")
        made.clicked.connect(self.wanted)
        self._whole.insertWidget(0, made)
        return made

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return not self.body.isHidden()

    def close_again(self) -> None:
        """Show the line alone."""
        self.body.hide()

    def wait(self) -> None:
        """Say that it is being looked into."""
        self._fill([label(_("Looking inside…"), "body", "text3")])

    def show_damaged(self, why: str) -> None:
        """Mark it as damaged: it cannot be chosen."""
        caption = _("{caption} · damaged, so it cannot be used").format(caption=self._caption)
        self.line.hide()
        self.line.deleteLater()
        self.line = self._line("alert-triangle", caption)
        self.line.setEnabled(False)
        self.line.setToolTip(why)
        self.body.hide()

    def show_inside(self, inside: Inside) -> None:
        """Show what is inside, how it differs from now, and what can be done with it."""
        self.inside = inside
        parts: list[QWidget] = [
            label(words.changed_words(inside), "body", wrap=True),
            self._counts(inside),
        ]
        if inside.differences is not None:
            parts += [rule(), *self._compared(inside)]
        parts.append(self._ways(inside))
        self._fill(parts)

    def _fill(self, parts: list[QWidget]) -> None:
        empty_layout(self._column)
        self.body.show()
        for part in parts:
            self._column.addWidget(part)
            part.show()  # at once, so that the list knows how tall it is

    def _counts(self, inside: Inside) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, 16)
        for title, count in words.step_counts(inside):
            said = _("{title} {count}").format(title=title, count=f"{count:,}")
            flow.addWidget(label(said, "caption", "text2"))
        return made

    def _compared(self, inside: Inside) -> list[QWidget]:
        found = words.compared(inside)
        if not found:
            return [label(_("It is the same as now."), "body", "text2", wrap=True)]
        parts: list[QWidget] = []
        for title, lines in found:
            parts.append(label(title, "caption_strong", "text2", wrap=True))
            parts += [label(line, "body", wrap=True) for line in lines]
        return parts

    def _ways(self, inside: Inside) -> QWidget:
        made = QWidget()
        line = FlowLayout(made)
        line.setContentsMargins(0, 6, 0, 0)
        when = words.time_of(self.backup)
        if self._may_go_back and inside.differences:
            back = button(_("Go back to this backup…"), "", "arrow-back-up", "go_back_to_it")
            back.setAccessibleName(_("Go back to the backup of {time}").format(time=when))
            back.clicked.connect(self.back_wanted)
            line.addWidget(back)
        copy = button(_("Open a copy of it…"), "link", "copy", "open_copy_of_it")
        copy.setAccessibleName(_("Open a copy of the backup of {time}").format(time=when))
        copy.clicked.connect(self.copy_wanted)
        line.addWidget(copy)
        return made


def day_heading(title: str) -> QWidget:
    """Make the heading of a day's backups."""
    made = label(title, "caption_strong", "text2", wrap=True)
    made.setContentsMargins(0, 8, 0, 0)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    return made
