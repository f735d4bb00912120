"""Set a finding aside: one line that says why, kept with it for whoever asks later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.widgets import button, label


class AsideDialog(QDialog):
    """Asks for a reason; it cannot be accepted without one."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("set_aside_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Set aside"))
        self.setMinimumWidth(theme.px(460))
        self.line = QLineEdit()
        self.line.setObjectName("set_aside_reason")
        theme.set_role(self.line, "body")
        why = label(_("Why does it not apply here? The reason stays with it."), "body", "text2")
        why.setWordWrap(True)
        why.setBuddy(self.line)
        self.line.setAccessibleName(why.text())
        self._accept = button(_("Set aside"), "primary", name="set_aside_accept")
        self._accept.setDefault(True)
        self._accept.setEnabled(False)
        cancel = button(_("Cancel"), name="set_aside_cancel")
        self.line.textChanged.connect(lambda: self._accept.setEnabled(bool(self.reason)))
        self._accept.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(8)
        for part in (label(sentence, "strong", wrap=True), why, self.line):
            column.addWidget(part)
        column.addLayout(foot)
        self.line.setFocus()

    @property
    def reason(self) -> str:
        """The reason as it was typed, on one line."""
        return " ".join(self.line.text().split())
