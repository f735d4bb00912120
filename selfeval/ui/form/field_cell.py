"""One field of a form: its label, its editor, its help, and the place for what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.fields import FieldUI
from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.form.editor import Context, Editor
from selfeval.ui.form.editors import EDITORS
from selfeval.ui.widgets import label, restyle

MakeEditor = Callable[[FieldUI, Context], Editor]

NO_HINT = ("choice", "check", "link", "realm")
"""Editors that cannot show the help inside while they are empty."""
LABEL_WIDTH, SECOND_LABEL = 150, 112
INSET = 9
"""From the edge of a field to its words: what stands below or beside begins there, too."""
WIDEST = 16_777_215  # Qt's own word for no limit
MOST = 1000
"""Stretch of an editor beside the blank after it, which is for editors that want less room."""
BARE, FLOWING, INLINE = "bare", "flowing", "inline"
"""Ways to stand in a form: without a label, as a line of a statement, after another on its line."""


class FieldCell(QWidget):
    """A label, its editor, and the place for what is wrong with it. `way` is how it stands.

    Where it is `boxed`, its edge is always seen and begins below its label, not its words.
    """

    def __init__(
        self,
        field: FieldUI,
        context: Context,
        way: str = "",
        make: MakeEditor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field, self.way = field, way
        self.editor: Editor = (make or EDITORS[field.editor])(field, context)
        self.editor.setParent(self)  # or what listens to it would keep the form for ever
        self.lead = field.name_of_row and field.editor == "text"
        self.boxed = False
        self.title = label(_(field.title), "caption", "text2", wrap=way != INLINE)
        self.title.setBuddy(self.editor.focus_widget())
        self.title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if way == BARE:
            self.title.hide()
        self.help = label(_(field.help), "caption", "text3", wrap=True)
        if not field.help or field.editor not in NO_HINT or way == BARE:
            self.help.hide()
        self.error = label("", "caption", "bad", wrap=True)
        self.error.setObjectName(f"{field.name}_error")
        for said in (self.help, self.error):
            said.setContentsMargins(INSET, 0, 0, 0)
        self.error.hide()
        if way == FLOWING:
            restyle(self.editor.widget, "flowing", True)
            theme.set_role(self.editor.widget, "statement")
            theme.set_role(self.title, "strong")
            self.title.setProperty("tone", "text")
        self._line = QHBoxLayout()
        self._side = self._column()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.arrange(stacked=False)

    def _column(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._line.setSpacing(8)
        if self.field.editor == "check":
            self._line.setContentsMargins(INSET - 3, 0, 0, 0)  # the mark leaves room for a ring
        self._line.addWidget(self.editor.widget, MOST)
        self._line.addStretch(1)
        column.addLayout(self._line)
        for part in (self.help, self.error):
            column.addWidget(part)
        column.addStretch(1)
        return side

    def put_beside(self, widget: QWidget) -> None:
        """Put a widget after the editor, which then takes no more room than it needs.

        The two stand below the words of other fields, not below their edges.
        """
        self._line.setContentsMargins(INSET, 0, 0, 0)
        self._line.setStretch(0, 0)
        self._line.insertWidget(1, widget, MOST)

    def put_below(self, widget: QWidget) -> None:
        """Put a widget below the editor and what is said about it."""
        column = self._side.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, widget)

    def arrange(self, *, stacked: bool, follows: bool = False) -> None:
        """Put the label beside the editor, or above it where there is little room.

        Where a field `follows` another on its line, the label takes no more room than it needs.
        """
        above = stacked or (self.lead and self.way != FLOWING)
        self._row.setDirection(
            QHBoxLayout.Direction.TopToBottom if above else QHBoxLayout.Direction.LeftToRight
        )
        self._row.setSpacing(1 if above else 8)
        self._side.setContentsMargins(INSET if self.boxed and above and not stacked else 0, 0, 0, 0)
        top = 5 if self.way == FLOWING else 8
        self.title.setContentsMargins(INSET, 3 if above else top, 0, 0)
        beside = theme.px(SECOND_LABEL if follows else LABEL_WIDTH)
        own = above or (self.way == INLINE and follows)
        self.title.setWordWrap(above or not own)
        self.title.setMinimumWidth(0 if own else beside)
        self.title.setMaximumWidth(WIDEST if own else beside)
        if self._row.indexOf(self.title) < 0:
            self._row.addWidget(self.title, 0)
            self._row.addWidget(self._side, 1)

    def say(self, problem: str) -> None:
        """Show what is wrong with the field, or that nothing is."""
        self.error.setText(problem)
        self.error.setVisible(bool(problem))
        self.editor.set_wrong(bool(problem))
        self.editor.focus_widget().setAccessibleDescription(problem or _(self.field.help))
