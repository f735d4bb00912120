"""One question to the readers of the report: its words in place, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.asking import KINDS, Question
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.widgets import FlatCombo, GrowingText, button, icon_button, label


class QuestionRow(QFrame):
    """`wanted` carries what to do: "out", "back", "remove", "restore", "up", "down" or "open".

    `reworded` carries new words and the kind.
    """

    wanted = Signal(str)
    reworded = Signal(str, str)

    def __init__(self, question: Question, at: int, count: int, *, may_write: bool) -> None:
        super().__init__()
        self.setObjectName("question_row")
        self.setProperty("card", True)
        self.question, self._may_write = question, may_write
        self._words = GrowingText()
        self._words.setObjectName("question_words")
        self._words.setPlainText(question.words)
        self._words.setProperty("flat", True)
        place = _("Question {number} of {count}").format(number=at + 1, count=count)
        self._words.setAccessibleName(place)
        self._words.setReadOnly(not may_write or question.is_out)
        self._words.installEventFilter(self)
        theme.set_role(self._words, "body")
        self._kind = kind_choice()
        self._kind.setProperty("flat", True)
        self._kind.setCurrentIndex(max(0, self._kind.findData(question.kind)))
        self._kind.setEnabled(may_write and not question.is_out)
        self._kind.activated.connect(lambda _at: self._hand_over())
        self.problem = label("", "caption", "bad", wrap=True)
        self.problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 8, 8)
        self._column.setSpacing(4)
        self._column.addLayout(self._top(at, count))
        self._column.addWidget(self._words)
        self._column.addWidget(self.problem)

    def _top(self, at: int, count: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._kind)
        line.addWidget(label(self._standing(), "caption", "text2", wrap=True), 1)
        for way, icon, words, can in self._ways(at, count):
            made = icon_button(icon, words, f"question_{way}")
            made.setEnabled(can)
            made.clicked.connect(lambda _on=False, way=way: self.wanted.emit(way))
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _standing(self) -> str:
        one = self.question
        if one.is_out:
            return _("left out")
        if one.is_reworded and not one.is_suggested:
            said = _("no longer suggested")
        elif one.is_own:
            said = _("your own")
        else:
            said = _("reworded") if one.is_reworded else _("suggested")
        return (
            said if one.is_printed else _("{standing}, not printed: six are").format(standing=said)
        )

    def _ways(self, at: int, count: int) -> list[tuple[str, str, str, bool]]:
        one = self.question
        found = []
        if one.item is not None:
            found.append(("open", "eye", _("Open what it asks about"), True))
        if not self._may_write:
            return found
        if one.is_reworded:
            found.append(("restore", "arrow-back-up", _("Back to the suggested words"), True))
        found.append(("up", "chevron-up", _("Move up"), at > 0))
        found.append(("down", "chevron-down", _("Move down"), at < count - 1))
        if one.is_own:
            found.append(("remove", "trash", _("Remove it"), True))
        elif one.is_out:
            found.append(("back", "plus", _("Put it back"), True))
        else:
            found.append(("out", "x", _("Leave it out"), True))
        return found

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the words when they are left or with Enter; Alt with Up or Down moves the row."""
        if event.type() == QEvent.Type.FocusOut:
            self._hand_over()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.wanted.emit(step)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._hand_over()
            return True
        return False

    def _hand_over(self) -> None:
        words, kind = " ".join(self._words.toPlainText().split()), str(self._kind.currentData())
        if (words, kind) != (
            self.question.words,
            self.question.kind,
        ) and not self._words.isReadOnly():
            self.reworded.emit(words, kind)

    def say_problem(self, words: str) -> None:
        """Say why the words cannot be kept."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def first_focus(self) -> QWidget:
        """Return the words."""
        return self._words


def kind_choice() -> FlatCombo:
    """Return a choice between the kinds of questions."""
    made = FlatCombo()
    made.setObjectName("question_kind")
    made.setAccessibleName(_("What readers are asked to do"))
    theme.set_role(made, "body")
    for kind, words in KINDS.items():
        made.addItem(_(words), kind)
    return made


def add_line() -> tuple[QHBoxLayout, FlatCombo, GrowingText, QWidget]:
    """Return the line in which a question of one's own is written."""
    kind, words = kind_choice(), GrowingText()
    kind.setObjectName("new_question_kind")
    words.setObjectName("new_question")
    words.setAccessibleName(_("A question of your own"))
    words.setPlaceholderText(_("A question of your own"))
    theme.set_role(words, "body")
    add = button(_("Add"), icon="plus", name="add_question")
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    line.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
    return line, kind, words, add
