"""Asks for one name, on one line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.widgets import button, label


class NameDialog(QDialog):
    """`named` carries the name; there is none without one."""

    named = Signal(str)

    def __init__(
        self, title: str, question: str, parent: QWidget, *, words: str = "", hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("name_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(420))
        self.line = QLineEdit(words)
        self.line.setObjectName("name_line")
        self.line.setAccessibleName(question)
        self.line.setMaxLength(300)
        theme.set_role(self.line, "body")
        self._accept = button(_("Keep"), "primary", name="name_accept")
        self._accept.setDefault(True)
        self.line.textChanged.connect(lambda: self._accept.setEnabled(bool(self.name)))
        self._accept.setEnabled(bool(self.name))
        self._accept.clicked.connect(self.accept)
        cancel = button(_("Cancel"), name="name_cancel")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(8)
        column.addWidget(label(question, "strong", wrap=True))
        column.addWidget(self.line)
        if hint:
            column.addWidget(label(hint, "caption", "text2", wrap=True))
        column.addLayout(foot)
        self.line.selectAll()
        self.line.setFocus()

    @property
    def name(self) -> str:
        """The name as it was typed, on one line."""
        return " ".join(self.line.text().split())

    def accept(self) -> None:
        """Hand over the name and close."""
        if self.name:
            self.named.emit(self.name)
            super().accept()
