"""What we ask of the readers: questions that follow from the file, and people's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core import asking
from selfeval.core.asking import Question
from selfeval.core.fields import FieldError
from selfeval.core.models import Setting
from selfeval.i18n import N_, _, ngettext
from selfeval.ui import alerts
from selfeval.ui.pages.report.question_row import QuestionRow, add_line
from selfeval.ui.widgets import button, empty_layout, fit_to_screen, label, scrolling
from selfeval.ui.workspace import Workspace

EDITS: dict[str, tuple[Callable[[str, Sequence[Question], str], str], str]] = {
    "out": (asking.take_out, N_("Leave a question out")),
    "back": (asking.put_back, N_("Put a question back")),
    "remove": (asking.remove, N_("Remove a question")),
    "restore": (asking.restore, N_("Go back to the suggested question")),
}


class QuestionsDialog(QDialog):
    """Every edit is one gesture, written at once. `go_to` opens what a question asks about."""

    go_to = Signal(str, str)

    def __init__(self, workspace: Workspace, listed: Sequence[Question], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("questions_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("What we ask of you"))
        fit_to_screen(self, 620, 640)
        self._workspace = workspace
        self._may_write = not workspace.document.read_only
        self.listed: tuple[Question, ...] = ()
        self._rows: dict[str, QuestionRow] = {}
        self._focus = ""
        self._entries = QVBoxLayout()
        self._entries.setContentsMargins(22, 4, 22, 12)
        self._entries.setSpacing(8)
        self._about = label("", "body", "text2", wrap=True)
        self.problem = label("", "caption", "bad", wrap=True)
        self.problem.setObjectName("new_question_problem")
        self.problem.hide()
        line, self.kind, self.words, self._add = add_line()
        self.words.installEventFilter(self)
        self._add.clicked.connect(self._on_add)
        self._lay_out(line)
        self.show_questions(listed)

    def _lay_out(self, line: QHBoxLayout) -> None:
        inner = QWidget()
        inner.setLayout(self._entries)
        head = QVBoxLayout()
        head.setContentsMargins(22, 18, 22, 8)
        head.setSpacing(4)
        head.addWidget(label(_("What we ask of you"), "heading"))
        head.addWidget(self._about)
        close = button(_("Close"), "primary", name="questions_close")
        close.clicked.connect(self.accept)
        close.setAutoDefault(False)
        foot = QVBoxLayout()
        foot.setContentsMargins(22, 10, 22, 14)
        foot.setSpacing(8)
        own = QWidget()
        own.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        own.setVisible(self._may_write)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(close)
        foot.addWidget(own)
        foot.addWidget(self.problem)
        foot.addLayout(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scrolling(inner, "questions_scroll"), 1)
        column.addLayout(foot)

    def show_questions(self, listed: Sequence[Question]) -> None:
        """Show these questions, in this order; the focus stays at its question."""
        if tuple(listed) == self.listed and self._rows:
            return
        self.listed = tuple(listed)
        held = self._focus or self._held()
        self._focus = ""
        empty_layout(self._entries)
        self._rows = {}
        for at, question in enumerate(self.listed):
            row = QuestionRow(question, at, len(self.listed), may_write=self._may_write)
            row.wanted.connect(lambda way, one=question: self._on_wanted(one, way))
            row.reworded.connect(
                lambda words, kind, one=question: self._on_reworded(one, words, kind)
            )
            self._entries.addWidget(row)
            self._rows[question.key] = row
        if not self.listed:
            words = _("Nothing is weak, untested or late enough to ask about. Add your own.")
            self._entries.addWidget(label(words, "body", wrap=True))
        self._entries.addStretch(1)
        self._about.setText(questions_words(self.listed))
        if held in self._rows:
            self._rows[held].first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _held(self) -> str:
        focus = self.focusWidget()
        for key, row in self._rows.items():
            if focus is not None and row.isAncestorOf(focus):
                return key
        return ""

    # Editing ------------------------------------------------------------------------------

    def _on_wanted(self, question: Question, way: str) -> None:
        if way == "open":
            self.accept()
            if question.item is not None:
                self.go_to.emit(*question.item)
        elif way in ("up", "down"):
            at = self.listed.index(question) + (1 if way == "down" else -1)
            made = asking.move(self._value, self.listed, question.key, at)
            self._write(made, _("Move a question"))
        else:
            edit, words = EDITS[way]
            self._write(edit(self._value, self.listed, question.key), _(words))
        self._focus = question.key

    def _on_reworded(self, question: Question, words: str, kind: str) -> None:
        try:
            made = asking.reword(self._value, self.listed, question.key, words, kind)
        except FieldError as problem:
            self._rows[question.key].say_problem(str(problem))
            return
        self._write(made, _("Reword a question"))

    def _on_add(self) -> None:
        words = " ".join(self.words.toPlainText().split())
        try:
            made = asking.add(self._value, str(self.kind.currentData()), words)
        except FieldError as problem:
            self.problem.setText(str(problem))
            self.problem.show()
            return
        self.problem.hide()
        self.words.clear()
        self._write(made, _("Add a question"))

    @property
    def _value(self) -> str:
        return self._workspace.rows.setting(asking.SETTING, "")

    @alerts.calmly
    def _write(self, value: str, words: str) -> None:
        if value == self._value:
            return
        with self._workspace.edit(words) as session:
            row = session.get(Setting, Setting.id_for(asking.SETTING))
            if row is None:
                session.add(Setting(name=asking.SETTING, value=value))
            else:
                row.value = value

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Add the question that is written with Enter."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in enter:
            self._on_add()
        return event.key() in enter


def questions_words(listed: Sequence[Question]) -> str:
    """Say how many questions may be printed, and how many of them are people's own.

    Those that are merely suggested are printed as far as the page has room.
    """
    printed = [one for one in listed if one.is_printed]
    if not printed:
        return _("No question is printed.")
    said = ngettext(
        "{count} question is printed", "{count} questions are printed", len(printed)
    ).format(count=len(printed))
    own = sum(one.is_peoples for one in printed)
    if len(printed) > own:
        said = _("{said}, as far as the page has room").format(said=said)
    if not own:
        return said
    return _("{said}; {count} in your own words").format(said=said, count=own)
