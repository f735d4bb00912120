"""Find a box on the map: type, and the first that fits is chosen and brought into sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from selfeval.core.folding import fold
from selfeval.core.search_words import finding, wanted
from selfeval.i18n import _
from selfeval.ui.pages.maps.showing import Showing
from selfeval.ui.widgets import icon_button, label, search_line

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """A line to type into. `found` carries the id of a box; `left` says that it was put away."""

    found = Signal(str)
    left = Signal()

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("find_on_map")
        self._showing = showing
        self._ids: list[str] = []
        self._at = 0
        self.line = search_line("find_on_map_words", _("Find a box on this map"))
        self.line.textChanged.connect(self._on_typed)
        self.line.installEventFilter(self)
        self.count = label("", "caption", "text2")
        self.count.setObjectName("find_on_map_count")
        self.before = icon_button("chevron-up", _("The one before"), "find_before")
        self.after = icon_button("chevron-down", _("The next one"), "find_after")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.close_it = icon_button("x", _("Stop looking"), "find_close")
        self.close_it.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.addWidget(self.line, 1)
        for part in (self.count, self.before, self.after, self.close_it):
            row.addWidget(part)
        self.hide()

    def open_it(self) -> None:
        """Show the line with the cursor in it."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._on_typed(self.line.text())

    def put_away(self) -> None:
        """Hide the line again."""
        self.hide()
        self.left.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        assert isinstance(event, QKeyEvent)
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        if event.key() in (*ENTER, Qt.Key.Key_Down, Qt.Key.Key_Up):
            back = event.key() == Qt.Key.Key_Up or bool(
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            self._step(-1 if back else 1)
            return True
        return False

    def _on_typed(self, words: str) -> None:
        boxes = list(self._showing.graph.factors.values())
        looked_for = wanted(words)
        kept = finding([fold(f"{one.label} {one.note}") for one in boxes], looked_for)
        self._ids = [one.id for one, held in zip(boxes, kept, strict=True) if held and looked_for]
        self._at = 0
        self._show_current()

    def _step(self, by: int) -> None:
        if self._ids:
            self._at = (self._at + by) % len(self._ids)
            self._show_current()

    def _show_current(self) -> None:
        count = len(self._ids)
        for part in (self.before, self.after):
            part.setEnabled(count > 1)
        if not self.line.text().strip():
            self.count.setText("")
        elif not count:
            self.count.setText(_("nothing here has these words"))
        else:
            self.count.setText(_("{at} of {count}").format(at=self._at + 1, count=count))
            self.found.emit(self._ids[self._at])
