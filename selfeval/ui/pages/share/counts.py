"""How much a copy brings, before anything else is said; and what is safe."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from selfeval.i18n import _, ngettext
from selfeval.ui import theme
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.frame.file_foot import Mark
from selfeval.ui.pages.share.grouping import ADDED, COMBINED, DECIDE, REMOVED, Entry
from selfeval.ui.widgets import label, restyle

SAFE_LEAST = 300
"""Pixels at 100 % text that what is safe needs to stand beside the counts; else it is below."""
SIDE, APART = 24, 40
LOW_BELOW = 470
"""Height of the page at 100 % text below which the counts take one line."""
SHOWN = (ADDED, COMBINED, REMOVED, DECIDE)


def count_of(entries: Sequence[Entry], kind: str) -> int:
    """Return how many items are of a kind."""
    return sum(one.kind == kind for one in entries)


def count_words(kind: str, count: int) -> str:
    """Say what a count counts."""
    return {
        ADDED: ngettext("new from them", "new from them", count),
        COMBINED: ngettext("combined for you", "combined for you", count),
        REMOVED: ngettext("removed by them", "removed by them", count),
        DECIDE: ngettext("needs you", "need you", count),
    }[kind]


class Counts(QFrame):
    """Four counts, and that nothing is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("combine_counts")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Base)
        self._figures: dict[str, QLabel] = {}
        self._names: dict[str, QLabel] = {}
        self._large = QWidget()
        line = QHBoxLayout(self._large)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(30)
        for kind in SHOWN:
            line.addLayout(self._one(kind))
        line.addStretch(1)
        self.small = label("", "strong", wrap=True)
        self.small.setObjectName("combine_counts_small")
        self._safe = self._what_is_safe()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addWidget(self._large, 1)
        self._box.addWidget(self.small)
        self._box.addWidget(self._safe)
        self._low = False
        self.arrange(low=False)

    def _one(self, kind: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self._figures[kind] = label("0", "title")
        self._figures[kind].setObjectName(f"count_{kind}")
        self._names[kind] = label("", "caption", "text2")
        column.addWidget(self._figures[kind])
        column.addWidget(self._names[kind])
        return column

    def _what_is_safe(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(8)
        self._mark = Mark()
        title = FlowLabel(_("A safety copy is made first"), "caption_strong")
        first.addWidget(self._mark)
        first.addWidget(title, 1)
        words = FlowLabel(
            _(
                "Nothing changes until you choose Combine. Until something is changed or saved,"
                " one Undo takes it all back."
            ),
            "caption",
            "text2",
        )
        column.addLayout(first)
        column.addWidget(words)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        return made

    def show_counts(self, entries: Sequence[Entry]) -> None:
        """Show how many items there are of each kind."""
        said: list[str] = []
        for kind in SHOWN:
            count = count_of(entries, kind)
            words = count_words(kind, count)
            self._figures[kind].setText(f"{count:,}")
            self._figures[kind].setAccessibleName(f"{count:,} {words}")
            self._names[kind].setText(words)
            said.append(f"{count:,} {words}")
        waits = count_of(entries, DECIDE) > 0
        restyle(self._figures[DECIDE], "tone", "warn" if waits else "")
        self.small.setText(" · ".join(said))

    def arrange(self, *, low: bool) -> None:
        """Take little height where there is little; else show the figures large."""
        self._low = low
        self._large.setVisible(not low)
        self._safe.setVisible(not low)
        self.small.setVisible(low)
        self._fit()

    def _fit(self) -> None:
        taken = self._large.sizeHint().width() + theme.px(SAFE_LEAST) + 2 * SIDE + APART
        wide = self.width() >= taken
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._box.setSpacing(APART if wide else 8)
        high = 6 if self._low else 12
        self._box.setContentsMargins(SIDE, high, SIDE, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Bottom(QWidget):
    """The foot of the page: how far one is. `align` keeps the buttons at its end."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.words = label("", "body", "text2", wrap=True)
        self.words.setObjectName("combine_progress")
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 9, 20, 9)
        line.setSpacing(10)
        line.addWidget(self.words, 1)
        for one in buttons:
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
