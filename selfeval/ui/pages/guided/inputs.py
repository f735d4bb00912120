"""What an answer is typed into or chosen with. All of them speak the same few words."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from selfeval.core.days import is_day
from selfeval.core.interview.questions import Ask
from selfeval.core.realms import INSTRUMENTS, REALMS
from selfeval.i18n import _
from selfeval.ui import icons, theme, wording
from selfeval.ui.form.segments import Segments
from selfeval.ui.pages.guided.realm_choice import RealmChoice
from selfeval.ui.role import offer_roles
from selfeval.ui.suggesting import Suggestions
from selfeval.ui.widgets import GrowingText

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Answer(Protocol):
    """One answer. `edited` says that it has changed; `went_on` that Enter was pressed."""

    edited: Signal
    went_on: Signal

    def value(self) -> str:
        """Return the answer as it stands there."""
        ...

    def put(self, value: str) -> None:
        """Show an answer."""
        ...

    def enter(self) -> None:
        """Put the cursor into it."""
        ...


class TextAnswer(GrowingText):
    """A few sentences. Enter goes on; with Shift it begins a new line."""

    edited = Signal()
    went_on = Signal()
    least_lines = 2

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.setPlaceholderText(_(ask.hint))
        theme.set_role(self, "long_statement")
        self.textChanged.connect(self.edited)

    def fit(self) -> None:
        """Take the height of the text, but never less than some lines: there is room to write."""
        super().fit()
        least = self.least_lines * self.fontMetrics().lineSpacing() + 16
        if self.height() < least:
            self.setFixedHeight(least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and control:
            event.ignore()
        elif event.key() in ENTER and not shift:
            self.went_on.emit()
        else:
            super().keyPressEvent(event)

    def value(self) -> str:
        return self.toPlainText()

    def put(self, value: str) -> None:
        if value != self.value():
            self.setPlainText(value)

    def enter(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(self.textCursor().MoveOperation.End)


class LineAnswer(QLineEdit):
    """One line, with the usual answers offered where there are some."""

    edited = Signal()
    went_on = Signal()

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.setPlaceholderText(_(ask.hint))
        theme.set_role(self, "body")
        if ask.field in ("owner", "role"):
            offer_roles(self)
        elif ask.field == "instrument":
            Suggestions(self, (_(one) for one in INSTRUMENTS), _(ask.label))
        self.textChanged.connect(lambda _text: self.edited.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and control:
            event.ignore()
        elif event.key() in ENTER:
            self.went_on.emit()
        else:
            super().keyPressEvent(event)

    def value(self) -> str:
        return self.text()

    def put(self, value: str) -> None:
        if value != self.value():
            self.setText(value)

    def enter(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class DayAnswer(LineAnswer):
    """A day, typed as people write it."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask)
        self.setMaximumWidth(theme.px(260))

    def put(self, value: str) -> None:
        """Show a day as the file has it (ISO), or what was typed for one."""
        super().put(wording.day(value) if is_day(value) else value)


class RealmAnswer(Segments):
    """One of the five realms, by shape and name. Enter goes on, also where it stays open."""

    edited = Signal()
    went_on = Signal()

    def __init__(self, ask: Ask) -> None:
        letters = {realm.id: realm.letter for realm in REALMS}
        super().__init__(
            _(ask.label),
            [(realm.id, _(realm.title)) for realm in REALMS],
            "realm_answer",
            lambda word: icons.realm_icon(word, _(letters[word])),
        )
        for realm in REALMS:
            self.explain(realm.id, _(realm.meaning))
        self.chosen.connect(lambda _word: self.edited.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in ENTER and not control:
            self.went_on.emit()
        else:
            super().keyPressEvent(event)

    def value(self) -> str:
        return self.word

    def enter(self) -> None:
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)


MAKES: dict[str, type[QWidget]] = {
    "text": TextAnswer,
    "line": LineAnswer,
    "day": DayAnswer,
    "realm": RealmAnswer,
    "realms": RealmChoice,
}


def make_answer(ask: Ask, value: str) -> QWidget:
    """Make what one thing is answered with, with what stands there already."""
    made = MAKES[ask.kind](ask)  # type: ignore[arg-type]
    made.setObjectName(f"answer_{ask.slot}_{ask.field}")
    made.setAccessibleName(_(ask.label))
    made.setAccessibleDescription(_(ask.hint))
    cast("Answer", made).put(value)
    return made
