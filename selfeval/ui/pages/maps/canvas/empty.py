"""What a map without boxes says, over its lanes: where to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.widgets import button, label

WIDTH = 400


class EmptyMap(QFrame):
    """An invitation on a card in the middle of the map."""

    begin_wanted = Signal()
    existing_wanted = Signal()
    worded_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("empty_map")
        self.setProperty("card", True)
        self._words = label(
            _(
                "Start on the right, with what you hope children will gain. Then ask, lane by "
                "lane, what has to come before it."
            ),
            "statement",
            wrap=True,
        )
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = label(
            _("One idea in each box: something that can rise or fall."), "body", "text2", wrap=True
        )
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.begin = button(
            _("Begin with what you want for children"), "primary", "plus", "empty_begin"
        )
        self.begin.clicked.connect(self.begin_wanted)
        self.existing = button(_("Put boxes that exist on this map…"), name="empty_existing")
        self.existing.clicked.connect(self.existing_wanted)
        self.worded = button(_("Boxes from facts and assumptions…"), name="empty_worded")
        self.worded.clicked.connect(self.worded_wanted)
        self._first_to_go = (self._hint, self._words, self.worded, self.existing)
        self._offered: set[QWidget] = set(self._first_to_go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._hint)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.existing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.worded, 0, Qt.AlignmentFlag.AlignHCenter)

    def offer(self, *, may_write: bool, others: bool, worded: bool) -> None:
        """Show what can be done here: begin, and take boxes of the model if there are others."""
        wanted = {self.begin: may_write, self._hint: may_write, self._words: True}
        wanted |= {self.existing: may_write and others, self.worded: may_write and worded}
        self._offered = {part for part, there in wanted.items() if there}
        for part, there in wanted.items():
            part.setVisible(there)

    def stand_over(self, parent: QWidget, below: int) -> None:
        """Stand in the middle of the parent, below its heads."""
        width = min(theme.px(WIDTH), max(240, parent.width() - 32))
        self.setFixedWidth(width)
        offered = [part for part in self._first_to_go if part in self._offered]
        for part in offered:
            part.show()
        height = self._tall(width)
        for part in offered:  # what they say is in the menus, too
            if height > parent.height() - below - 16:
                part.hide()
                height = self._tall(width)
        self.setFixedHeight(height)
        top = below + max(8, (parent.height() - below - height) * 2 // 5)
        self.move((parent.width() - width) // 2, top)

    def _tall(self, width: int) -> int:
        layout = self.layout()
        layout.invalidate()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()
