"""An answer that was given: its words, which can be changed there, and what it is for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from selfeval.core.models import Factor
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.maps.planner.links import LinkChips
from selfeval.ui.widgets import card, icon_button


class WordsLine(QLineEdit):
    """One line of people's own words. `entered` says that Enter was pressed.

    Enter with Ctrl is left to what is around it.
    """

    entered = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        theme.set_role(self, "long_statement")
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                event.ignore()
            else:
                self.entered.emit()
        else:
            super().keyPressEvent(event)


class AnswerRow(QWidget):
    """`reworded` carries new words, `turned` the id of a box it now serves, or no longer."""

    reworded = Signal(str, str)
    turned = Signal(str, str)
    taken_out = Signal(str)
    entered = Signal()

    def __init__(
        self,
        box: Factor,
        lead: str,
        boxes: Sequence[Factor],
        ticked: Collection[str],
        *,
        stays: bool = False,
    ) -> None:
        super().__init__()
        self._box_id, self._before = box.id, box.label
        self.line = WordsLine(box.label)
        self.line.setObjectName("planned_answer")
        self.line.setAccessibleName(_("Change an answer"))
        self.line.setToolTip("")
        self.line.entered.connect(self.entered)
        self.line.editingFinished.connect(self.settle)
        out = icon_button(
            "x", _("Take “{name}” out of the plan").format(name=called(box.label, 40)), "take_out"
        )
        out.clicked.connect(lambda: self.taken_out.emit(self._box_id))
        held = card()
        words = QHBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.line, 1)
        if not stays:
            words.addWidget(out)
        inside = QVBoxLayout(held)
        inside.setContentsMargins(8, 6, 6, 6)
        inside.setSpacing(4)
        inside.addLayout(words)
        if len(boxes) > 1:
            chips = LinkChips("serves")
            chips.show_boxes(lead, boxes, ticked)
            chips.turned.connect(lambda other: self.turned.emit(self._box_id, other))
            held_chips = QHBoxLayout()
            held_chips.setContentsMargins(9, 0, 0, 2)
            held_chips.addWidget(chips)
            inside.addLayout(held_chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(held)
        self.line.setProperty("flat", True)

    def settle(self) -> None:
        """Hand over new words; none at all leave the old ones."""
        words = " ".join(self.line.text().split())
        if not words:
            self.line.setText(self._before)
        elif words != self._before:
            self._before = words
            self.reworded.emit(self._box_id, words)
