"""The editor of “How do we know?”: five steps in a row, and what the chosen one means."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from selfeval.core.basis import MEANINGS
from selfeval.core.wording import small_first
from selfeval.i18n import _
from selfeval.ui.flow import FlowLayout
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.form.editors_chosen import SegmentEditor
from selfeval.ui.widgets import button, label


class StepsEditor(SegmentEditor):
    """Steps from a hunch to tested here, all in sight; each says in one line what it means."""

    def _make(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(9, 4, 0, 2)
        column.setSpacing(5)
        column.addWidget(self._heading())
        steps = QWidget()
        row = FlowLayout(steps, 5)
        self._group = QButtonGroup(made)
        for at, (word, title) in enumerate(self.field.choices):
            step = button(_(title), "segment", name=f"{self.field.name}_{word}")
            step.setCheckable(True)
            step.setEnabled(not self.context.read_only)
            step.setAccessibleName(f"{_(self.field.title)}: {_(title)}")
            step.setAccessibleDescription(_(MEANINGS[word]))
            step.setToolTip(_(MEANINGS[word]))
            self._group.addButton(step, at)
            row.addWidget(step)
        column.addWidget(steps)
        self._meaning = label("", "caption", "text2", wrap=True)
        self._meaning.setObjectName("basis_meaning")
        column.addWidget(self._meaning)
        self._group.idClicked.connect(lambda _at: self.settle())
        return made

    def _heading(self) -> QWidget:
        made = QWidget()
        line = FlowLayout(made, 8)
        line.addWidget(FlowLabel(_(self.field.title), "caption_strong", "text2"))
        line.addWidget(FlowLabel(small_first(_(self.field.help)), "caption", "text3"))
        return made

    def _draw_typed(self, typed: Any) -> None:
        super()._draw_typed(typed)
        self._meaning.setText(_(MEANINGS[self.typed()]))
