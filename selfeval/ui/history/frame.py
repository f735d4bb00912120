"""The frame of a dialog that looks back: a heading, a long list, and what was just done below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui.widgets import button, fit_to_screen, label, scrolling
from selfeval.ui.workspace import Workspace


class LookingBack(QDialog):
    """Subclasses fill `head` and draw `entries`, newest first, again after every gesture.

    `name` begins the object names; `at_once` entries are shown until the user asks for all;
    `next_step` is what can be done about what was just said.
    """

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget,
        *,
        name: str,
        title: str,
        size: tuple[int, int],
        at_once: int,
        next_step: QPushButton,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        fit_to_screen(self, *size)
        self.workspace = workspace
        self._prefix = name
        self.most: int | None = at_once
        """How many entries are shown; None for all of them."""
        self.said = label("", "caption", "text2", wrap=True)
        self.said.setObjectName(f"{name}_said")
        self.next_step = next_step
        self.next_step.hide()
        self.close_button = button(_("Close"), "primary", name=f"{name}_close")
        self.close_button.clicked.connect(self.accept)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(22, 18, 22, 8)
        self.head.addWidget(label(title, "heading", wrap=True))
        self.entries = QVBoxLayout()
        self._lay_out()
        workspace.changed.connect(self.draw)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setLayout(self.entries)
        self.entries.setContentsMargins(22, 4, 22, 12)
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 10, 22, 14)
        foot.setSpacing(12)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.next_step)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        self.list = scrolling(inner, f"{self._prefix}_scroll")
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def draw(self, *_told: object) -> None:
        """Show the entries as they are now."""
        raise NotImplementedError

    def end_list(self, words: str) -> None:
        """End the list, with a button for the entries that are not shown if `words` name them."""
        if words:
            earlier = button(words, "link", "chevron-down", f"{self._prefix}_more")
            earlier.clicked.connect(self._on_more)
            self.entries.addWidget(earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.entries.addStretch(1)

    def _on_more(self) -> None:
        self.most = None
        self.draw()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
