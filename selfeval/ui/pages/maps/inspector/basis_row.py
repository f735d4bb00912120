"""How we know: five pips and a word, and behind “Change” the five steps to choose from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from selfeval.core.fields import field_of
from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.form.context import context_of
from selfeval.ui.form.editor_steps import StepsEditor
from selfeval.ui.widgets import button, label
from selfeval.ui.workspace import Workspace

PIP, TALL, APART = 13, 6, 4
"""Width, height and gap of the pips, at 100 % text."""


class Pips(QWidget):
    """So many of five pips filled; the word beside them says the same."""

    def __init__(self, of: int) -> None:
        super().__init__()
        self._of, self._filled = of, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fill(self, filled: int) -> None:
        """Fill the first so many."""
        self._filled = filled
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._of * theme.px(PIP + APART), theme.px(TALL) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - theme.px(TALL)) / 2
        for at in range(self._of):
            box = QRectF(at * theme.px(PIP + APART) + 1, top, theme.px(PIP), theme.px(TALL))
            painter.setPen(QPen(theme.colour("text2"), 1.2))
            painter.setBrush(theme.colour("text2") if at < self._filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)


class BasisRow(QWidget):
    """How somebody knows that an arrow is so. `chosen` carries the word of a step."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, model: type[Row]) -> None:
        super().__init__()
        self.setObjectName("arrow_basis")
        self._field = field_of(model, "basis")
        self._order = [word for word, _title in self._field.choices]
        self.pips = Pips(len(self._order))
        self.word = label("", "body", wrap=True)
        self.word.setObjectName("basis_word")
        self.change = button(_("Change"), "link", name="change_basis")
        self.change.setCheckable(True)
        self.change.setAccessibleName(_("Change how we know"))
        if workspace.document.read_only:
            self.change.hide()
        self.editor = StepsEditor(self._field, context_of(workspace))
        self.editor.widget.hide()
        self.change.toggled.connect(self.editor.widget.setVisible)
        self.editor.settled.connect(lambda word: self.chosen.emit(str(word)))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.pips)
        line.addWidget(self.word, 1)
        line.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(_("How we know"), "caption", "text2"))
        column.addLayout(line)
        column.addWidget(self.editor.widget)

    def put(self, word: str) -> None:
        """Show the step that is stored."""
        self.pips.fill(self._order.index(word) + 1 if word in self._order else 0)
        self.word.setText(self._field.label_of(word))
        self.editor.put(word)

    def fold(self) -> None:
        """Put the five steps away."""
        self.change.setChecked(False)
