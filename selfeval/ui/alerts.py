"""Tell the user that something could not be done: calmly where it is foreseen, and with the place
of the log file where it is a fault of ours. Nothing here waits: every dialog is opened."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.store.fault_words import fault_words
from selfeval.ui import settings, theme
from selfeval.ui.widgets import button

logger = logging.getLogger("selfeval")
F = TypeVar("F", bound=Callable[..., Any])


MAIN = "h3"
"""The role of the sentence that stands first in a box."""
WIDTH, WIDEST = 380, 480
"""Pixels that the words of a box have for themselves, at 100 % text, and at most in one line."""


def message(
    parent: QWidget | None, text: str, hint: str = "", *, title: str = "", name: str = "alert"
) -> QMessageBox:
    """Open a dialog with one sentence and what to do next; return it without waiting."""
    box = _box(parent, text, hint, title=title, name=name)
    close = button(_("Close"), "primary", name=f"{name}_close")
    _open(box, [(close, QMessageBox.ButtonRole.RejectRole)])
    return box


def _box(
    parent: QWidget | None, text: str, hint: str, *, title: str = "", name: str
) -> QMessageBox:
    """Make a dialog of words alone; it is opened once its buttons are in it."""
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setWindowTitle(title or _("Selfeval"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(hint)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    for part in box.findChildren(QLabel):
        if part.text():
            if part.text() == text:
                theme.set_role(part, MAIN)
            _give_room(part, is_main=part.text() == text)
    return box


def _give_room(part: QLabel, *, is_main: bool) -> None:
    """Let words have a line of some length; Qt itself wraps a main sentence that is longer."""
    needed = part.fontMetrics().horizontalAdvance(part.text()) + 2 if is_main else 0
    if needed <= theme.px(WIDEST):
        part.setMinimumWidth(max(theme.px(WIDTH), needed))


def _open(
    box: QMessageBox, buttons: list[tuple[QPushButton, QMessageBox.ButtonRole]], esc: int = -1
) -> None:
    """Put the buttons in, Enter pressing the first and Esc the last or `esc`, only then open."""
    for made, role in buttons:
        made.setParent(box)  # adding alone would leave it to be collected
        box.addButton(made, role)
    box.setDefaultButton(buttons[0][0])
    box.setEscapeButton(buttons[esc][0])
    box.open()
    for part in box.findChildren(QLabel):
        if part.property("type_role"):
            theme.set_role(part, MAIN)  # opening it for the first time forgets the font


def tell(parent: QWidget | None, problem: UserError) -> QMessageBox:
    """Tell the user what could not be done and what to do next."""
    return message(parent, problem.message, problem.hint, name="user_error")


def ask(
    parent: QWidget | None,
    text: str,
    hint: str,
    choices: list[tuple[str, Callable[[], object]]],
    name: str,
    *,
    otherwise: str = "",
) -> QMessageBox:
    """Open a question with named answers, each calling its function.

    The last button, “Cancel” or the words `otherwise`, does nothing, and so does Esc.
    """
    box = _box(parent, text, hint, name=name)
    buttons: list[tuple[QPushButton, QMessageBox.ButtonRole]] = []
    for at, (words, answer) in enumerate(choices):
        pressed = button(words, "" if at else "primary")
        pressed.clicked.connect(lambda _checked=False, answer=answer: answer())
        role = QMessageBox.ButtonRole.ActionRole if at else QMessageBox.ButtonRole.AcceptRole
        buttons.append((pressed, role))
    buttons.append((button(otherwise or _("Cancel")), QMessageBox.ButtonRole.RejectRole))
    _open(box, buttons)
    return box


def ask_before_losing(
    dialog: QWidget,
    leave: Callable[[], object],
    text: str = "",
    hint: str = "",
    answers: tuple[str, str] = ("", ""),
) -> QMessageBox:
    """Ask whether a dialog may close without what was written in it; Esc stays.

    `text`, `hint` and the two `answers`, to stay and to leave, are for other things to lose.
    """
    text = text or _("Close without keeping what you wrote?")
    box = _box(dialog, text, hint, title="", name="before_losing")
    stay = button(answers[0] or _("Keep writing"), "primary", name="before_losing_stay")
    close = button(answers[1] or _("Close"), name="before_losing_close")
    close.clicked.connect(lambda: leave())
    roles = QMessageBox.ButtonRole
    _open(box, [(stay, roles.RejectRole), (close, roles.DestructiveRole)], esc=0)
    return box


def calmly(method: F) -> F:
    """Let a slot of a widget tell its user about a UserError instead of raising it."""

    @wraps(method)
    def told(self: Any, *values: Any, **named: Any) -> Any:
        try:
            return method(self, *values, **named)
        except UserError as problem:
            tell(self.window(), problem)
            return None

    return told  # type: ignore[return-value]


def log_file() -> Path:
    """Return the file that faults are written to."""
    folder = settings.home() / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "selfeval.log"


def start_log() -> None:
    """Write faults to the log file, which never grows beyond about a megabyte."""
    from logging.handlers import RotatingFileHandler  # brings much that starting does not need

    if logger.handlers:
        return
    handler = RotatingFileHandler(
        log_file(), maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def on_exception(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Take what nobody else took: a UserError is told, anything else is logged and owned up to."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    parent = QApplication.activeWindow() if QApplication.instance() else None
    if isinstance(error, UserError):
        tell(parent, error)
        return
    start_log()
    logger.error("Unexpected fault\n%s", fault_words(error))
    message(
        parent,
        _("Something went wrong in the program. What you have written is safe on this computer."),
        _(
            "The details are in the file {path}. Whoever looks after the program can put it "
            "right with them."
        ).format(path=log_file()),
        name="fault",
    )


def install() -> None:
    """Take every exception that nothing else catches."""
    sys.excepthook = on_exception
