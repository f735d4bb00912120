"""A line for a password: hidden, unless somebody wants to see what they type."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.tips import plain_tip
from selfeval.ui.widgets import icon_button, label

SECRET = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PasswordLine(QWidget):
    """`line` is the field, called `name`; beside it stands an eye that shows what is typed.

    Below it is asked whether Caps Lock is on, where the letters that are typed look like it.
    """

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleName(spoken)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(SECRET)
        theme.set_role(self.line, "body")
        self.line.installEventFilter(self)
        self.eye = icon_button("eye", _("Show the password"), f"{name}_eye")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        self.caps = label(_("Is Caps Lock on?"), "caption", "warn")
        self.caps.setObjectName(f"{name}_caps")
        self.caps.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.caps)
        self.setFocusProxy(self.line)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        verb = _("Hide the password") if shown else _("Show the password")
        icons.put(self.eye, "eye-off" if shown else "eye")
        self.eye.setToolTip(plain_tip(verb))
        self.eye.setAccessibleName(verb)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            self._note(event)
        return False

    def _note(self, event: QKeyEvent) -> None:
        """Take in what a key tells of Caps Lock: it gives capitals without Shift."""
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.hide()  # which way it is now shows with the next letter
        elif event.text().isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if not shift and event.text().lower() != event.text().upper():
                self.caps.setVisible(event.text().isupper())
