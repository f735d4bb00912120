"""Small buttons that say what an answer is for: several may be ticked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from selfeval.core.models import Factor
from selfeval.core.wording import called
from selfeval.ui import icons
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.widgets import button, empty_layout

LONGEST = 48
"""Letters of a box that such a button shows."""


class LinkChips(QWidget):
    """One button for each box. `turned` carries the id of a box that was ticked or unticked."""

    turned = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._flow = FlowLayout(self, 6)
        self._buttons: dict[str, QPushButton] = {}

    def show_boxes(self, lead: str, boxes: Sequence[Factor], ticked: Collection[str]) -> None:
        """Offer these boxes under some words; those that are `ticked` are pressed."""
        empty_layout(self._flow)
        self._buttons = {}
        self._flow.addWidget(FlowLabel(lead, "caption", "text2"))
        for box in boxes:
            words = called(box.label, LONGEST)
            made = button(words.replace("&", "&&"), "filter", name=self._name)
            made.setCheckable(True)
            made.setChecked(box.id in ticked)
            made.setAccessibleName(f"{lead} {words}")
            if made.isChecked():
                icons.put(made, "check")
            made.toggled.connect(lambda on, one=made: _mark(one, on))
            made.clicked.connect(lambda _on, box_id=box.id: self.turned.emit(box_id))
            self._buttons[box.id] = made
            self._flow.addWidget(made)

    def ticked(self) -> tuple[str, ...]:
        """Return the ids of the boxes whose buttons are pressed."""
        return tuple(box_id for box_id, made in self._buttons.items() if made.isChecked())


def _mark(made: QPushButton, on: bool) -> None:
    if on:
        icons.put(made, "check")
    else:
        made.setProperty("icon_name", "")
        made.setIcon(type(made.icon())())
