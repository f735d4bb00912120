"""Ask for the password of a file, or for its recovery key, wherever one is needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.wording import shorten
from selfeval.i18n import _
from selfeval.store.errors import (
    EarlierPasswordNeeded,
    PasswordNeeded,
    UserError,
    WrongPassword,
)
from selfeval.store.unlocking import unlock, unlock_with_recovery
from selfeval.ui import alerts, theme
from selfeval.ui.password.key_box import LETTERS, KeyBox
from selfeval.ui.password.line import PasswordLine
from selfeval.ui.tasks import Task
from selfeval.ui.widgets import button, label


def ask_password(
    parent: QWidget,
    needed: PasswordNeeded,
    then: Callable[[], object],
    *,
    leave: Callable[[], object] | None = None,
    otherwise: Callable[[], object] | None = None,
    title: str = "",
) -> PasswordDialog:
    """Ask for the password that `needed` tells of; `then` does again what needed it.

    `leave` goes on without work that is under an earlier password; `otherwise` follows Cancel.
    `title` says what it is the password of, where that is not a file people know by its name.
    """
    dialog = PasswordDialog(parent, needed, title, may_leave=leave is not None)
    dialog.unlocked.connect(lambda: then())
    if leave is not None:
        dialog.left.connect(lambda: leave())
    if otherwise is not None:
        dialog.rejected.connect(lambda: otherwise())
    dialog.open()
    return dialog


class PasswordDialog(QDialog):
    """`unlocked` when the password is known; `left` where work under an earlier one is given up."""

    unlocked = Signal()
    left = Signal()

    def __init__(
        self, parent: QWidget, needed: PasswordNeeded, title: str = "", *, may_leave: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("password_dialog")
        self.setWindowTitle(_("Password"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._earlier = isinstance(needed, EarlierPasswordNeeded)
        self._path = needed.database if isinstance(needed, EarlierPasswordNeeded) else needed.path
        self._name = shorten(needed.path.name, 60)
        self._title, self._needed = title, needed
        self._task: Task | None = None
        self._uses_key = False
        self._make_parts(may_leave=may_leave and self._earlier)
        self._lay_out()
        self.setFixedWidth(theme.px(500))
        self._show_way()

    def _make_parts(self, *, may_leave: bool) -> None:
        self.heading = label("", "h3", wrap=True)
        self.about = label("", "body", "text2", wrap=True)
        spoken = _("Earlier password") if self._earlier else _("Password")
        self.password = PasswordLine("password", spoken)
        self.password.line.setPlaceholderText(spoken if self._earlier else "")
        self.key = KeyBox()
        self.wrong = label("", "body", "bad", wrap=True)
        self.wrong.setObjectName("password_wrong")
        self.other = button("", "link", name="password_other_way")
        self.leave = button(_("Go on without that work…"), name="password_leave")
        self.leave.setVisible(may_leave)
        self.cancel = button(_("Cancel"), name="password_cancel")
        self.ok = button(_("Open"), "primary", name="password_open")
        self.ok.setDefault(True)
        self.password.line.textChanged.connect(self._on_typed)
        self.key.textChanged.connect(self._on_typed)
        self.other.clicked.connect(self._take_other_way)
        self.leave.clicked.connect(self._ask_to_leave)
        self.cancel.clicked.connect(self.reject)
        self.ok.clicked.connect(self.unlock)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setContentsMargins(0, 0, 0, 0)
        ways.addWidget(self.other)
        ways.addStretch(1)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.leave)
        ends.addStretch(1)
        ends.addWidget(self.cancel)
        ends.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(10)
        for part in (self.heading, self.about, self.password, self.key, self.wrong):
            column.addWidget(part)
        column.addLayout(ways)
        column.addSpacing(6)
        column.addLayout(ends)

    def event(self, event: QEvent) -> bool:
        """Be as tall as what is shown needs, whenever that changes."""
        taken = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return taken

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    # What is asked for ----------------------------------------------------------------------

    @property
    def field(self) -> QWidget:
        """What is being typed into."""
        return self.key if self._uses_key else self.password.line

    def _take_other_way(self) -> None:
        self._uses_key = not self._uses_key
        self._show_way()

    def _show_way(self) -> None:
        """Show the field for the password or the one for the recovery key."""
        self.heading.setText(self._recovery_title() if self._uses_key else self._password_title())
        self.password.setVisible(not self._uses_key)
        self.key.setVisible(self._uses_key)
        self.other.setText(
            _("Use the password instead") if self._uses_key else _("I have lost the password")
        )
        self._say_wrong("")
        self._on_typed()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.password.line.selectAll()  # what is typed next takes the place of what did not fit

    def _password_title(self) -> str:
        if self._earlier:
            return self._needed.message
        return self._title or _("The password of “{name}”").format(name=self._name)

    def _recovery_title(self) -> str:
        if self._title:
            return _("The recovery key that belongs to it")
        if self._earlier:
            return _("The earlier recovery key of “{name}”").format(name=self._name)
        return _("The recovery key of “{name}”").format(name=self._name)

    def _about(self) -> str:
        if not self._uses_key:
            return self._needed.hint
        words = (
            _("It is on the paper that was printed when that earlier password was set.")
            if self._earlier
            else _(
                "Fourteen groups of four letters and digits, printed when the password was set."
                " Small letters do as well as capitals."
            )
        )
        done = _("{count} of {all} are typed.").format(count=self.key.count, all=LETTERS)
        return f"{words} {done}"

    def _on_typed(self) -> None:
        self.about.setText(self._about())
        typed = self.key.count if self._uses_key else len(self.password.line.text())
        self.ok.setEnabled(bool(typed) and self._task is None)

    # Unlocking ------------------------------------------------------------------------------

    def unlock(self) -> None:
        """Try what was typed, behind the dialog; whoever asked goes on where it fits."""
        if self._task is not None:
            return
        self._say_wrong("")
        work: Callable[[], Any] = (
            partial(unlock_with_recovery, self._path, self.key.toPlainText())
            if self._uses_key
            else partial(unlock, self._path, self.password.line.text())
        )
        self._task = Task(work, self)
        self._task.done.connect(self._on_unlocked)
        self._task.failed.connect(self._on_wrong)
        self._be_busy(True)
        self._task.start()

    def _be_busy(self, busy: bool) -> None:
        self.password.line.setReadOnly(busy)
        self.key.setReadOnly(busy)
        self.other.setEnabled(not busy)
        self.leave.setEnabled(not busy)
        self.ok.setText(_("Opening…") if busy else _("Open"))
        self.ok.setEnabled(not busy)
        if busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def _on_unlocked(self) -> None:
        self._task = None
        self.accept()
        self.unlocked.emit()

    def _on_wrong(self, problem: Exception) -> None:
        self._task = None
        self._be_busy(False)
        if not isinstance(problem, UserError):
            raise problem
        self._say_wrong(self._wrong_words(problem))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._uses_key:
            return  # a slip in a long key is put right, not typed anew
        self.password.line.selectAll()

    def _wrong_words(self, problem: UserError) -> str:
        if not isinstance(problem, WrongPassword):
            return str(problem)
        if self._uses_key:
            said = _("This recovery key does not open it.")
        elif self._earlier:
            said = _("This is not that earlier password.")
        else:
            said = _("This is not the password.")
        return f"{said} {problem.hint}"

    def _say_wrong(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        for field in (self.password.line, self.key):
            field.setAccessibleDescription(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Without --------------------------------------------------------------------------------

    def _ask_to_leave(self) -> None:
        alerts.ask(
            self,
            _("Open the file without that work?"),
            _(
                "Whatever you wrote under the earlier password and had not put into the file stays"
                " on this computer, set aside. Nobody can read it without that password."
            ),
            [(_("Open without it"), self._on_leave)],
            "leave_earlier_question",
        )

    def _on_leave(self) -> None:
        self.accept()
        self.left.emit()

    def done(self, result: int) -> None:
        """Hear no more of what is being tried, keep nothing that was typed, and close."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.password.line.clear()
        self.key.clear()
        super().done(result)
