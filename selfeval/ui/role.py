"""Ask for the user's role: what stands beside each change in the history."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from selfeval.i18n import N_, _
from selfeval.ui import theme
from selfeval.ui.suggesting import Suggestions
from selfeval.ui.widgets import button, label

USUAL = (
    N_("Headteacher"),
    N_("Deputy head"),
    N_("Assistant head"),
    N_("English lead"),
    N_("Maths lead"),
    N_("SENCO"),
    N_("Business manager"),
    N_("Governor"),
    N_("Adviser"),
)


def offer_roles(line: QLineEdit) -> Suggestions:
    """Offer the usual roles while one is being typed; any other may be."""
    return Suggestions(line, (_(role) for role in USUAL), _("Usual roles"))


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
        self._completer = offer_roles(self.role)
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
