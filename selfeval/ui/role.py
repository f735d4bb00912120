"""Ask for the user's role: what stands beside each change in the history."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.widgets import button, label


class RoleDialog(QDialog):
    """One question. `answered` carries the role; empty if the user would rather not say."""

    answered = Signal(str)

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("role_dialog")
        self.setWindowTitle(_("Your role"))
        heading = label(_("Your role?"), "heading")
        reason = label(
            _(
                "It stands beside your changes, so that colleagues see who to ask. "
                "A role, not a name: this computer remembers it."
            ),
            "body",
            "text2",
            wrap=True,
        )
        self.role = QLineEdit(role)
        self.role.setObjectName("role")
        self.role.setAccessibleName(_("Your role"))
        self.role.setPlaceholderText(_("For example Headteacher"))
        usual = [
            _("Headteacher"),
            _("Deputy head"),
            _("Assistant head"),
            _("English lead"),
            _("Maths lead"),
            _("SENCO"),
            _("Business manager"),
            _("Governor"),
            _("Adviser"),
        ]
        self._completer = QCompleter(usual, self.role)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.role.setCompleter(self._completer)
        self._completer.popup().installEventFilter(self)
        theme.set_role(self.role, "body")
        box = QDialogButtonBox()
        keep = button(_("Keep"), "primary", name="role_keep")
        box.addButton(keep, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(
            button(_("Not now"), name="role_skip"), QDialogButtonBox.ButtonRole.RejectRole
        )
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(12)
        for part in (heading, reason, self.role, box):
            column.addWidget(part)
        self.setFixedWidth(theme.px(430))
        keep.setDefault(True)

    def eventFilter(self, _popup: QObject, event: QEvent) -> bool:
        """Let Enter keep what was typed, unless it takes one of the suggestions."""
        if event.type() != QEvent.Type.KeyPress or event.key() not in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            return False
        if self._completer.popup().currentIndex().isValid():
            return False
        self._completer.popup().hide()
        self.accept()
        return True

    def done(self, result: int) -> None:
        """Tell the answer, and close."""
        accepted = result == QDialog.DialogCode.Accepted
        self.answered.emit(" ".join(self.role.text().split()) if accepted else "")
        super().done(result)
        self.deleteLater()
