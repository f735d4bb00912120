"""Several boxes and arrows: what can be done with all of them at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.causal.loops import Loop
from selfeval.core.causal.sentences import arrow_sentence
from selfeval.core.models import Arrow, Factor
from selfeval.core.placing.lining_up import WAYS
from selfeval.i18n import N_, _, ngettext
from selfeval.ui.flow import FlowLayout
from selfeval.ui.pages.maps.inspector.keeping import inset
from selfeval.ui.pages.maps.inspector.lines import Line, LinesSection
from selfeval.ui.pages.maps.loop_card import DOES
from selfeval.ui.pages.maps.showing import Showing
from selfeval.ui.widgets import button, label

ALIGN_WORDS = {
    "row": N_("In a row"),
    "left": N_("By left edges"),
    "middle": N_("By middles"),
    "right": N_("By right edges"),
    "spread": N_("Evenly apart"),
}
"""Ways to line boxes up, by the word that the canvas knows them by."""


class SeveralView(QWidget):
    """Buttons for all that is chosen. `align_wanted` carries a way; the others ask for a command.

    `command_wanted` carries "pin", "unpin", "take_off" or "remove".
    """

    align_wanted = Signal(str)
    command_wanted = Signal(str)

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("several_view")
        self._showing = showing
        self.count = label("", "heading", wrap=True)
        self.count.setObjectName("several_count")
        self.told = label("", "body", "text2", wrap=True)
        self.told.setObjectName("several_told")
        self._boxes = LinesSection(_("Boxes"), "chosen_boxes")
        self._arrows = LinesSection(_("Arrows"), "chosen_arrows")
        for section in (self._boxes, self._arrows):
            section.pressed.connect(lambda table, row_id: showing.choose([(table, row_id)]))
        self._doing = self._buttons()
        if showing.workspace.document.read_only:
            self._doing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(inset(self.count, self.told, gap=4))
        column.addWidget(inset(self._doing))
        for section in (self._boxes, self._arrows):
            column.addWidget(section)
        column.addStretch(1)

    def _buttons(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(_("Line them up"), "caption", "text2"))
        self._align = FlowLayout(gap=6)
        for way in WAYS:
            one = button(_(ALIGN_WORDS[way]), "segment", name=f"align_{way}")
            one.clicked.connect(lambda _on=False, way=way: self.align_wanted.emit(way))
            self._align.addWidget(one)
        column.addLayout(self._align)
        column.addSpacing(6)
        for key, words, icon in (
            ("pin", _("Pin where they stand"), "pin"),
            ("unpin", _("Let them go"), "pinned-off"),
            ("put_on", _("Put them on another map"), "sitemap"),
            ("take_off", _("Remove from this map"), "unlink"),
            ("remove", _("Remove everywhere"), "trash"),
        ):
            one = button(words, "link", icon, f"several_{key}")
            one.clicked.connect(lambda _on=False, key=key: self.command_wanted.emit(key))
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    @property
    def loop(self) -> Loop | None:
        """The loop that is chosen, with all its boxes and arrows and nothing else."""
        boxes, arrows = set(self._showing.boxes), set(self._showing.arrows)
        if not (boxes and arrows):
            return None
        found = self._showing.loops.found
        fits = (one for one in found if (set(one.factors), set(one.arrows)) == (boxes, arrows))
        return next(fits, None)

    def show_chosen(self) -> None:
        """Say how much is chosen, and list it."""
        rows, showing = self._showing.workspace.rows, self._showing
        boxes = [rows.get(Factor, one) for one in showing.boxes]
        arrows = [rows.get(Arrow, one) for one in showing.arrows]
        loop = self.loop
        called = "" if loop is None else loop.name or _(DOES[loop.kind])
        heading = f"{loop.label} · {called}" if loop is not None else ""
        self.count.setText(heading or _counted(len(boxes), len(arrows)))
        self.told.setText(loop.words if loop is not None else "")
        self.told.setVisible(loop is not None)
        self._boxes.show_lines(
            [Line(one.table_name(), one.id, one.label, realm=one.realm) for one in boxes if one]
        )
        self._arrows.show_lines(
            [
                Line(one.table_name(), one.id, arrow_sentence(rows, one), icon="arrow-right")
                for one in arrows
                if one
            ]
        )

    def settle(self) -> None:
        """Nothing is typed here."""

    def first_focus(self) -> QWidget | None:
        """Return nothing: the first button will do."""
        return None


def _counted(boxes: int, arrows: int) -> str:
    of_boxes = ngettext("{count} box", "{count} boxes", boxes).format(count=boxes)
    of_arrows = ngettext("{count} arrow", "{count} arrows", arrows).format(count=arrows)
    if boxes and arrows:
        return _("{boxes} and {arrows}").format(boxes=of_boxes, arrows=of_arrows)
    return of_boxes if boxes else of_arrows
