"""Write something down from anywhere: into the inbox, or sorted at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from selfeval.core.models import Row
from selfeval.core.sorting import KINDS
from selfeval.i18n import _, ngettext
from selfeval.ui import alerts, icons, theme, wording
from selfeval.ui.flow import FlowLayout
from selfeval.ui.notes import doing
from selfeval.ui.notes.note_box import NoteBox
from selfeval.ui.overlay import Overlay
from selfeval.ui.widgets import button, label

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

KEYS = "Ctrl+Shift+N"


def open_quick_note(desk: Desk) -> None:
    """Open the panel for a quick note, with the draft that was left in it."""
    panel = desk.window.findChild(QuickNote, "quick_note")
    if panel is None:
        panel = QuickNote(desk)
    panel.show_over()


class QuickNote(Overlay):
    """One panel for the whole time that the window is open, so that a draft stays in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window, "quick_note", _("Quick note"))
        self._desk = desk
        self.box = NoteBox()
        self.box.setObjectName("quick_note_text")
        self.box.setAccessibleName(_("Quick note"))
        self.box.setAccessibleDescription(_("Enter keeps it in the inbox."))
        self.box.setPlaceholderText(_("What did you see or hear? Names stay out of it."))
        theme.set_role(self.box, "long_statement")
        self.box.kept.connect(self._on_keep)
        self.box.textChanged.connect(self._say)
        self.said = label("", "caption", "text2", wrap=True)
        self.said.setObjectName("quick_note_said")
        self.keep = button(_("Keep"), "primary", name="quick_note_keep")
        self.keep.clicked.connect(self._on_keep)
        self._sorts = [self._sort_button(at) for at in range(len(KINDS))]
        self._lay_out()
        self._say()
        desk.workspace.about_to_close.connect(self._on_about_to_close)

    def _sort_button(self, at: int) -> QPushButton:
        kind = KINDS[at]
        made = button(_underlined(_(kind.title), kind.key), name=f"quick_note_{kind.name}")
        keys = QKeySequence(f"Alt+{kind.key}").toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(_("Make it: {kind} ({keys})").format(kind=_(kind.title).lower(), keys=keys))
        made.setAccessibleName(_("Sort now: {kind}").format(kind=_(kind.title)))
        made.clicked.connect(lambda: self._on_sort(kind.model))
        return made

    def _lay_out(self) -> None:
        mark = QLabel()
        mark.renew_icons = lambda: _put_pencil(mark)  # type: ignore[attr-defined]
        _put_pencil(mark)
        keys = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(mark)
        head.addWidget(label(_("Quick note"), "strong"), 1)
        head.addWidget(label(_("{keys} from anywhere").format(keys=keys), "caption", "text2"))
        choices = FlowLayout(gap=8)
        self._or = label(_("Or sort it now:"), "caption", "text2")
        choices.addWidget(self._or)
        for made in self._sorts:
            choices.addWidget(made)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addLayout(choices, 1)
        foot.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        inner = QVBoxLayout()
        inner.setContentsMargins(18, 14, 18, 16)
        inner.setSpacing(10)
        inner.addLayout(head)
        inner.addWidget(self.box)
        inner.addWidget(self.said)
        inner.addLayout(foot)
        self.column.addLayout(inner)

    # What Overlay asks ------------------------------------------------------------------------

    def first_focus(self) -> NoteBox:
        """Return the box."""
        return self.box

    def panel_height(self, room: int) -> int:
        layout = self.panel.layout()
        self._or.setMinimumHeight(self._sorts[0].sizeHint().height())
        return min(room, layout.totalHeightForWidth(self.panel.width()))

    # Writing ----------------------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """What is written, one note a line."""
        return doing.lines_of(self.box.toPlainText())

    def _say(self) -> None:
        """Say what Enter will do with what is written."""
        count = len(self.lines)
        self.said.setText(
            ngettext(
                "Enter keeps it in the inbox.",
                "{count} lines: Enter keeps {count} notes in the inbox.",
                count or 1,
            ).format(count=count)
        )
        for made in (self.keep, *self._sorts):
            made.setEnabled(count > 0)
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            key = chr(event.key()) if event.key() < 0x100 else ""
            kind = next((one for one in KINDS if one.key == key), None)
            if kind is not None:
                self._on_sort(kind.model)
        super().keyPressEvent(event)

    @alerts.calmly
    def _on_keep(self) -> None:
        lines = self.lines
        if lines:
            doing.keep(self._desk.workspace, lines)
            words = ngettext("Kept in the inbox.", "{count} notes kept in the inbox.", len(lines))
            self._done(words.format(count=len(lines)))

    @alerts.calmly
    def _on_sort(self, model: type[Row]) -> None:
        lines = self.lines
        if lines:
            doing.add_items(self._desk.workspace, lines, model)
            self._done(_added(model, lines))

    def _done(self, words: str) -> None:
        self.box.clear()
        self.dismiss()
        self._desk.window.foot.say(words, may_undo=True)

    def _on_about_to_close(self) -> None:
        """Lose nothing: a draft that is still here goes into the inbox of the file it was for."""
        space = self._desk.workspace
        if self.lines and not space.document.read_only:
            doing.keep(space, self.lines)
        self.box.clear()
        self.dismiss()


def _added(model: type[Row], lines: Sequence[str]) -> str:
    kind = wording.singular(model)
    if len(lines) == 1:
        return _("Added: {kind}.").format(kind=kind)
    return _("Added: {count} times {kind}.").format(count=len(lines), kind=kind)


def _put_pencil(mark: QLabel) -> None:
    side = theme.px(icons.SIZE)
    mark.setPixmap(icons.icon("pencil", "thread_text").pixmap(side, side))


def _underlined(title: str, key: str) -> str:
    """Underline the letter that sorts, where the title has it: at the start of a word if it can."""
    plain = title.replace("&", "&&")
    found = re.search(rf"\b{key}", plain, re.IGNORECASE) or re.search(key, plain, re.IGNORECASE)
    return f"{plain[: found.start()]}&{plain[found.start() :]}" if found else plain
