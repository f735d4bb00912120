"""Choose the path to follow: ways to what children gain, loops, the chains of priorities."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.following import Group, Way
from selfeval.i18n import _
from selfeval.ui.item_button import ItemButton
from selfeval.ui.widgets import button, fit_to_screen, label, scrolling


class WayDialog(QDialog):
    """One button for each way. `chosen` carries the one that was pressed."""

    chosen = Signal(object)

    def __init__(self, groups: Sequence[Group], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("follow_choice")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Follow a path"))
        inner = QWidget()
        inner.setMinimumHeight(1)  # else as high as its buttons are in a narrow window
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(22, 0, 18, 8)
        self._list.setSpacing(6)
        for group in groups:
            self._add(group)
        self._list.addStretch(1)
        close = button(_("Close"), name="follow_close")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 4, 22, 0)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 14)
        column.setSpacing(8)
        lead = _(
            "Box by box, each with its sentence, over the whole screen. Private boxes stay out."
        )
        for part in (label(_("Which path?"), "heading"), label(lead, "body", "text2", wrap=True)):
            part.setContentsMargins(22, 0, 22, 0)
            column.addWidget(part)
        column.addWidget(scrolling(inner, "follow_scroll"), 1)
        column.addLayout(foot)
        fit_to_screen(self, 640, 560)

    def _add(self, group: Group) -> None:
        title = label(group.title, "strong", "text2")
        title.setContentsMargins(0, 8, 0, 0)
        self._list.addWidget(title)
        for way in group.ways:
            made = ItemButton(way.title, way.caption, icon="route", boxed=True, caption_lines=3)
            made.setObjectName("way")
            made.clicked.connect(lambda _on=False, one=way: self._on_chosen(one))
            self._list.addWidget(made)

    def _on_chosen(self, way: Way) -> None:
        self.accept()
        self.chosen.emit(way)
