"""Record a reading: one calm dialog, from any page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.fields import FieldError, clean, field_of
from selfeval.core.looks import due_on, next_due, pursued
from selfeval.core.models import Indicator, Reading
from selfeval.core.recording import Problem, problem_with
from selfeval.core.rows import Rows
from selfeval.core.signs import read_sign
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui import alerts, theme, wording
from selfeval.ui.form.context import open_picker
from selfeval.ui.form.record_dialog import press_by_keys
from selfeval.ui.item_button import ItemButton
from selfeval.ui.recording.gestures import save_reading
from selfeval.ui.recording.pane import RecordPane
from selfeval.ui.recording.saved import SavedPane
from selfeval.ui.recording.whole import open_whole
from selfeval.ui.widgets import button, empty_layout, label, scrolling
from selfeval.ui.workspace import Workspace
from selfeval.ui.writing_dialog import WritingDialog

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


def open_record(desk: Desk, indicator_id: str = "") -> None:
    """Ask for a reading: of this indicator, of the one that is shown, or of the next one due."""
    rows = desk.workspace.rows
    if not rows.all(Indicator):
        alerts.ask(
            desk.window,
            _("There is nothing to read yet."),
            _("A reading belongs to an early indicator: something you would see first."),
            [(_("Add an early indicator"), lambda: _add_first(desk))],
            "nothing_to_record",
        )
        return
    shown = desk.item
    if not indicator_id and shown is not None and shown[0] is Indicator:
        indicator_id = shown[1]
    if rows.get(Indicator, indicator_id) is None:
        due = next_due(rows, pursued(rows) or rows.all(Indicator))
        indicator_id = due.id if due is not None else ""
    RecordDialog(desk.workspace, indicator_id, desk.window, desk.go_to).open()


def _add_first(desk: Desk) -> None:
    desk.show_page("indicators")
    desk.add()


LINK = 8
"""Pixels around the words of a button that looks like a link: they stand in line with the rest."""
HEAD_AND_FOOT = 150
"""Pixels above and below the questions, at 100 % text."""


class RecordDialog(WritingDialog):
    """Asks for one reading, saves it in one gesture, and then offers what may follow from it."""

    def __init__(
        self,
        workspace: Workspace,
        indicator_id: str,
        parent: QWidget,
        go_to: Callable[[str, str], None],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("record_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Record a reading"))
        self._workspace, self._go_to = workspace, go_to
        self._asked: object = None
        self.pane = RecordPane(workspace)
        self.saved = SavedPane(workspace)
        self.saved.go_to.connect(self._on_go_to)
        self._heading = label(_("Record a reading"), "heading")
        self.other = button(_("Another indicator…"), "link", name="record_choose")
        self.other.clicked.connect(self._on_choose)
        self._which = QVBoxLayout()
        self._problem = label("", "caption", "bad", wrap=True)
        self._problem.setObjectName("record_problem")
        self._problem.setContentsMargins(LINK, 0, 0, 0)
        self._problem.hide()
        self.pane.changed.connect(self._problem.hide)
        self._lay_out()
        self.choose(indicator_id)
        room = (max(380, parent.width() - 40), max(380, parent.height() - 40))
        width = min(room[0], theme.px(600))
        needed = self._asking.heightForWidth(width) + theme.px(HEAD_AND_FOOT)
        self.resize(width, min(room[1], needed))

    def _lay_out(self) -> None:
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(28, 2, 28, 12)
        column.setSpacing(14)
        column.addLayout(self._which)
        column.addWidget(self.pane)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(self._asking, "record_scroll"))
        self._stack.addWidget(scrolling(self.saved, "saved_scroll"))
        head = QHBoxLayout()
        head.setContentsMargins(28, 16, 28 - LINK, 6)
        head.addWidget(self._heading, 1)
        head.addWidget(self.other)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        foot = self._foot = QVBoxLayout()
        foot.setContentsMargins(28 - LINK, 8, 28, 14)
        foot.setSpacing(8)
        foot.addWidget(self._problem)
        foot.addLayout(self._buttons())
        whole.addLayout(foot)
        self._show_buttons(asking=True)
        press_by_keys(self)

    def _buttons(self) -> QHBoxLayout:
        self.record = button(_("Record"), "primary", "check", "record_accept")
        self.record.setDefault(True)
        self.record.clicked.connect(self._on_record)
        self.cancel = button(_("Cancel"), name="record_cancel")
        self.cancel.clicked.connect(self.drop)
        self.another = button(_("Record another"), name="record_another")
        self.another.clicked.connect(self._on_another)
        self.finish = button(_("Close"), "primary", name="record_close")
        self.finish.clicked.connect(self.accept)
        self.more = button(_("More fields…"), "link", name="record_more")
        self.more.clicked.connect(self._on_more)
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch(1)
        for part in (self.cancel, self.record, self.another, self.finish):
            line.addWidget(part)
        return line

    def _show_buttons(self, *, asking: bool) -> None:
        for part in (self.cancel, self.record, self.other, self.more):
            part.setVisible(asking)
        for part in (self.another, self.finish):
            part.setVisible(not asking)
        (self.record if asking else self.finish).setDefault(True)

    def choose(self, indicator_id: str) -> None:
        """Ask for a reading of this indicator."""
        indicator = self._workspace.rows.get(Indicator, indicator_id)
        if indicator is None:
            return
        empty_layout(self._which)
        shown = ItemButton(
            indicator.sign,
            caption_of(self._workspace.rows, indicator),
            indicator.realm,
            lines=2,
            boxed=True,
        )
        shown.setObjectName("record_which")
        shown.setToolTip(_("Choose another indicator"))
        shown.setAccessibleDescription(_("Choose another indicator"))
        shown.clicked.connect(self._on_choose)
        self._which.addWidget(shown)
        self.pane.ask_for(indicator_id, date.today())
        self._asked = self._written()
        self._problem.hide()

    def _written(self) -> object:
        return self.pane.draft(), self.pane.beside()

    def has_writing(self) -> bool:
        asking = self._stack.currentIndex() == 0
        return asking and self._written() != self._asked

    def _on_choose(self) -> None:
        open_picker(
            self._workspace,
            Indicator,
            self,
            lambda row_id: self.choose(row_id or ""),
            may_make=False,
        )

    def _on_more(self) -> None:
        """Ask for every field of a reading instead: comparators, or a period in other words."""
        self.drop()
        indicator_id, typed = self.pane.indicator_id, self._acceptable()
        open_whole(self._workspace, Indicator, indicator_id, self.parentWidget(), typed)

    def _acceptable(self) -> dict[str, Any]:
        """Return what has been typed as the answer so far and could be stored."""
        typed: dict[str, Any] = {}
        for name, words in self.pane.found.typed().items():
            with suppress(FieldError):
                typed[name] = clean(field_of(Reading, name), words)
        return typed

    # Saving -------------------------------------------------------------------------------------

    def _on_record(self) -> None:
        problem = problem_with(self.pane.draft(), date.today()) or self._problem_of_next()
        self.pane.mark_wrong(problem.field if problem else "")
        if problem is not None:
            self.pane.put_below(problem.field, self._problem)
            self._say(problem.words)
            return
        indicator_id = self.pane.indicator_id
        try:
            reading_id = save_reading(
                self._workspace, indicator_id, self.pane.draft(), self.pane.beside()
            )
        except UserError as failed:
            self._foot.insertWidget(0, self._problem)
            self._say(str(failed))
            return
        self.saved.show_reading(indicator_id, reading_id)
        self._heading.setText(_("Recorded"))
        self._stack.setCurrentIndex(1)
        self._show_buttons(asking=False)
        self.finish.setFocus()

    def _problem_of_next(self) -> Problem | None:
        try:
            clean(field_of(Indicator, "next_on"), self.pane.again.get())
        except FieldError as problem:
            return Problem("next_on", str(problem))
        return None

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()

    def _on_another(self) -> None:
        """Go on with the indicator that is due next."""
        rows = self._workspace.rows
        others = [row for row in pursued(rows) if row.id != self.pane.indicator_id]
        due = next_due(rows, others)
        self._heading.setText(_("Record a reading"))
        self._stack.setCurrentIndex(0)
        self._show_buttons(asking=True)
        self.choose(due.id if due is not None else self.pane.indicator_id)

    def _on_go_to(self, table: str, row_id: str) -> None:
        self.accept()
        self._go_to(table, row_id)


def caption_of(rows: Rows, indicator: Indicator) -> str:
    """Say where an indicator started, what was found last, what is hoped for, and what is due."""
    sign = read_sign(rows, indicator, date.today())
    due = due_on(rows, indicator)
    parts = [
        words.format(figure=figure)
        for words, figure in (
            (_("Started {figure}"), sign.started),
            (_("latest {figure}"), sign.latest),
            (_("hoped for {figure}"), sign.hoped_for),
            (_("look {figure}"), wording.day(due.isoformat()) if due is not None else ""),
        )
        if figure
    ]
    return " · ".join(parts) or _("No reading yet")
