"""What to look at before a report is shared, with the way to each place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.findings import Finding
from selfeval.core.sharing import SharingCheck
from selfeval.i18n import _
from selfeval.ui import icons, theme
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, empty_layout, label

MOST = 30
"""Places listed under one check: whoever has more works through the overview."""


class Mark(QWidget):
    """An icon that only accompanies words."""

    def __init__(self, icon: str, token: str) -> None:
        super().__init__()
        self._icon, self._token = icon, token
        self.setFixedSize(theme.px(18), theme.px(20))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.px(18)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        icons.draw_icon(QPainter(self), self._icon, box, theme.colour(self._token))


class BeforeSharing(QWidget):
    """Checks as sentences; those that found something can be opened. `go_to` opens a place."""

    go_to = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._open: set[str] = set()
        self._shown: tuple[Sequence[SharingCheck], Sequence[str]] = ((), ())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_checks(self, checks: Sequence[SharingCheck], left_out: Sequence[str]) -> None:
        """Show what to look at, and below it what the report leaves out by itself."""
        if (checks, left_out) == self._shown:
            return
        self._shown = (checks, left_out)
        self._draw()

    def _draw(self) -> None:
        checks, left_out = self._shown
        empty_layout(self._column)
        for check in checks:
            self._add_check(check)
        for words in left_out:
            self._add_line("eye-off", "text3", words)

    def _add_check(self, check: SharingCheck) -> None:
        if not check.items:
            self._add_line("eye", "text3", check.words)
            return
        line = self._add_line("circle-dashed", "warn", check.words)
        is_open = check.kind in self._open
        more = button(_("Hide") if is_open else _("Show"), "link", name=f"show_{check.kind}")
        more.setAccessibleName(f"{more.text()}: {check.words}")
        more.clicked.connect(lambda: self._on_more(check.kind))
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        if is_open:
            for found in check.items[:MOST]:
                self._column.addWidget(self._place(found))

    def _add_line(self, icon: str, token: str, words: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Mark(icon, token), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(words, "body", wrap=True), 1)
        self._column.addLayout(line)
        return line

    def _place(self, found: Finding) -> QWidget:
        made = ItemButton(found.sentence, boxed=True, lines=4)
        made.setObjectName("sharing_place")
        made.clicked.connect(lambda: self.go_to.emit(found.item_table, found.item_id))
        return made

    def _on_more(self, kind: str) -> None:
        self._open ^= {kind}
        self._draw()
        again = self.findChild(QWidget, f"show_{kind}")
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
