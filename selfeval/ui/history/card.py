"""One moment of an item's history as a card: who, when, and each field before and after."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.store.past import Moment
from selfeval.ui import theme
from selfeval.ui.history import words as history_words
from selfeval.ui.history.words import Said
from selfeval.ui.widgets import button, card, label, rule
from selfeval.ui.workspace import Workspace

LONG = 420
"""Characters from which a text is shown in part, with a button for the rest."""


class MomentCard(QWidget):
    """A card. `field_wanted` carries a field whose former value is wanted back."""

    field_wanted = Signal(str, object)
    state_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        model: type[Row],
        moment: Moment,
        present: dict[str, object],
        *,
        may_go_back: bool,
    ) -> None:
        super().__init__()
        self._writes = not workspace.document.read_only
        self._present = present
        frame = card()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._add_head(moment)
        said = history_words.said_fields(workspace, model, moment)
        if moment.kind == "I":
            self._column.addWidget(label(_("This is how it began."), "body", "text2", wrap=True))
        stayed = history_words.said_of_staying(model, moment)
        if stayed:
            self._column.addWidget(label(stayed, "body", "text2", wrap=True))
        for one in said:
            self._column.addWidget(rule())
            self._column.addWidget(self._field(one))
        for words in history_words.said_links(workspace, model, moment):
            self._column.addWidget(label(words, "body", wrap=True))
        if may_go_back and self._writes:
            back = button(_("Go back to how it was after this"), "link", "history", "go_back")
            back.clicked.connect(self.state_wanted)
            self._column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_head(self, moment: Moment) -> None:
        self._column.addWidget(label(history_words.headline(moment), "strong", wrap=True))
        words = _("{when} · {who}").format(
            when=history_words.when(moment.at), who=history_words.actor(moment.actor)
        )
        self._column.addWidget(label(words, "caption", "text2", wrap=True))

    def _field(self, said: Said) -> QWidget:
        made = QWidget()
        made.setAccessibleName(said.title)
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(label(said.title, "caption_strong", "text2", wrap=True), 1)
        if self._writes and not said.change.erased and self._is_other(said):
            restore = button(_("Bring the former one back"), "link", "arrow-back-up", "restore")
            restore.setAccessibleName(_("Bring the former “{field}” back").format(field=said.title))
            name, value = said.change.name, said.change.before
            restore.clicked.connect(lambda: self.field_wanted.emit(name, value))
            head.addWidget(restore)
        grid.addLayout(head, 0, 0, 1, 2)
        if said.change.erased:
            grid.addWidget(
                label(_("What it said has been erased for good."), "body", "text3", wrap=True),
                1,
                0,
                1,
                2,
            )
            return made
        lines = ((_("Before"), said.before), (_("After"), said.after))
        if said.change.stays:
            lines = ((_("Decided"), said.after),)
        for line, (title, words) in enumerate(lines, 1):
            tag = label(title, "caption", "text3")
            tag.setMinimumWidth(theme.px(52))
            grid.addWidget(tag, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(LongText(words, "text2" if line == 1 else ""), line, 1)
        return made

    def _is_other(self, said: Said) -> bool:
        """Whether the former value differs from the present one, so that it can come back."""
        return self._present.get(said.change.name) != said.change.before


class LongText(QFrame):
    """Words that may be very many: a part of them, and a button that shows the rest."""

    def __init__(self, words: str, tone: str) -> None:
        super().__init__()
        self._words = words
        self._said = label("", "body", tone, wrap=True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = button("", "link", name="show_all")
        self._more.clicked.connect(lambda: self._show(whole=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._said)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.setText(_("Show all of it"))
        self._show(whole=len(words) <= LONG)

    def _show(self, *, whole: bool) -> None:
        self._said.setText(self._words if whole else f"{self._words[:LONG].rstrip()}…")
        self._more.setVisible(not whole)
