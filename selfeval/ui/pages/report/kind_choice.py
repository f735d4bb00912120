"""Which kind of document is made of the self-evaluation, with its number of pages once known."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.i18n import N_, _, ngettext
from selfeval.report import KINDS, Kind
from selfeval.ui.checks import Radio
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.widgets import card, label, restyle

SHORT = {
    "governors": N_("short version first"),
    "leaders": N_("all of it"),
    "staff": N_("one page"),
    "inspection": N_("area by area"),
    "plan": N_("what we will do"),
    "meeting": N_("what is new"),
}
"""The document in two or three words, for as long as nobody knows how many pages it has."""


class KindRow(QFrame):
    """One kind: all of the row can be pressed."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.setProperty("choice", True)
        self.setToolTip(_(kind.about))
        self.radio = Radio(_(kind.title))
        self.radio.setObjectName(f"kind_{kind.id}")
        self.radio.setAccessibleDescription(_(kind.about))
        self.radio.toggled.connect(lambda on: restyle(self, "chosen", on))
        self.cost = FlowLabel(_(SHORT[kind.id]), "caption", "text2")
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 1, 10, 1)
        line.setSpacing(6)
        line.addWidget(self.radio, 1)
        line.addWidget(self.cost)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.radio.click()

    def say_pages(self, pages: int) -> None:
        """Say how many pages the document has."""
        words = ngettext("{count} page", "{count} pages", pages).format(count=pages)
        self.cost.setText(words)
        about = f"{self.toolTip()}. {words}."
        self.radio.setAccessibleDescription(about)


class KindChoice(QWidget):
    """All kinds below each other, and what the chosen one is. `chosen` carries the id of a kind."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kinds = list(KINDS.values())
        self._rows = {kind.id: KindRow(kind) for kind in self._kinds}
        self._group = QButtonGroup(self)
        box = card()
        listed = QVBoxLayout(box)
        listed.setContentsMargins(4, 4, 4, 4)
        listed.setSpacing(0)
        for at, kind in enumerate(self._kinds):
            self._group.addButton(self._rows[kind.id].radio, at)
            listed.addWidget(self._rows[kind.id])
        self._about = label("", "caption", "text2", wrap=True)
        self._about.setObjectName("kind_about")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(box)
        column.addWidget(self._about)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._kinds[at].id))

    @property
    def kind(self) -> str:
        """The id of the chosen kind."""
        return self._kinds[max(0, self._group.checkedId())].id

    def choose(self, kind: str) -> None:
        """Show a kind as chosen."""
        self._rows[kind].radio.setChecked(True)
        self._about.setText(_(KINDS[kind].about))

    def say_pages(self, pages: Mapping[str, int]) -> None:
        """Say how many pages each kind has, as far as that is known."""
        for kind, count in pages.items():
            self._rows[kind].say_pages(count)
