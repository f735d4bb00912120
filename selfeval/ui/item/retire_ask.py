"""Ask for one line of why, once an assumption has been given up or is failing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from selfeval.core.models import Assumption
from selfeval.i18n import _
from selfeval.ui import alerts, theme
from selfeval.ui.widgets import button, label
from selfeval.ui.workspace import Workspace

GIVEN_UP = ("failing", "retired")


class RetireAsk(QFrame):
    """One question and one line, which joins the reasons that are given already."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("retire_ask")
        self.setProperty("notice", True)
        self._workspace, self._row_id = workspace, ""
        self.line = QLineEdit()
        self.line.setObjectName("retire_why")
        self.line.setAccessibleName(_("Why, in one line"))
        self.line.setPlaceholderText(_("What did we see that changed our mind?"))
        self.line.returnPressed.connect(self.keep)
        theme.set_role(self.line, "body")
        self._keep = button(_("Keep"), name="retire_keep")
        self._keep.clicked.connect(self.keep)
        later = button(_("Not now"), "link", name="retire_later")
        later.clicked.connect(self.hide)
        line = QHBoxLayout()
        for part in (self.line, self._keep, later):
            line.addWidget(part)
        line.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        words = _("Why? One line now saves a long talk in a year.")
        column.addWidget(label(words, "caption", "text2", wrap=True))
        column.addLayout(line)
        self.hide()

    def show_row(self, row_id: str) -> None:
        """Belong to an assumption: a question about another one is not asked any more."""
        if row_id != self._row_id:
            self._row_id = row_id
            self.hide()

    def ask(self, status: str) -> None:
        """Ask where an assumption has just been given up; do not where it has not."""
        self.line.clear()
        self.setVisible(status in GIVEN_UP)
        if status in GIVEN_UP:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @alerts.calmly
    def keep(self) -> None:
        """Add the line to the reasons that the assumption gives."""
        why = " ".join(self.line.text().split())
        if not why:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values = self._workspace.values(Assumption, self._row_id) or {}
        before = str(values.get("basis_reason") or "").strip()
        joined = f"{before.rstrip('.')}. {why}" if before else why
        self.hide()
        self._workspace.change(Assumption, self._row_id, {"basis_reason": joined})
