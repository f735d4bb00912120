"""The history of one item: who changed what, and the way back to what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.fields import field_of
from selfeval.core.models import MODEL_OF, NUMBERED, Row
from selfeval.i18n import _, ngettext
from selfeval.store.past import Moment, to_restore
from selfeval.ui import alerts, theme, wording
from selfeval.ui.history.card import MomentCard
from selfeval.ui.widgets import button, empty_layout, label, scrolling
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

AT_ONCE = 30


def open_history(desk: Desk) -> None:
    """Open the history of the item that is shown."""
    desk.settle()
    item = desk.page.item if desk.page is not None else None
    if item is None:
        alerts.message(
            desk.window,
            _("Choose an item first."),
            _("Every fact, assumption, priority and early indicator has a history of its own."),
            name="no_history",
        )
        return
    HistoryDialog(desk.workspace, *item, desk.window).open()


class HistoryDialog(QDialog):
    """Moments, newest first, redrawn after every gesture; it closes with its item."""

    def __init__(
        self, workspace: Workspace, model: type[Row], row_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("history_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.workspace, self.model, self.row_id = workspace, model, row_id
        self._shown = AT_ONCE
        room = self.screen().availableGeometry()
        wide, high = theme.px(760), theme.px(680)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(22, 4, 22, 12)
        self._list.setSpacing(12)
        self._name = label("", "statement", wrap=True)
        self._said = label("", "caption", "text2", wrap=True)
        self._said.setObjectName("history_said")
        self._undo = button(_("Undo"), "link", "arrow-back-up", "history_undo")
        self._undo.clicked.connect(self._on_undo)
        self._undo.hide()
        self._close = button(_("Close"), "primary", name="history_close")
        self._close.clicked.connect(self.accept)
        self._lay_out(inner)
        self._draw()
        workspace.changed.connect(self._draw)
        workspace.closed.connect(self.reject)
        self._close.setFocus()

    def _lay_out(self, inner: QWidget) -> None:
        title = self._title()
        self.setWindowTitle(title)
        head = QVBoxLayout()
        head.setContentsMargins(22, 18, 22, 8)
        head.setSpacing(4)
        head.addWidget(label(title, "heading", wrap=True))
        head.addWidget(self._name)
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 10, 22, 14)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._undo)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scrolling(inner, "history_scroll"), 1)
        column.addLayout(foot)

    def _title(self) -> str:
        values = self.workspace.values(self.model, self.row_id) or {}
        number = values.get("number") if self.model in NUMBERED else None
        return _("History of {item}").format(
            item=wording.titled(self.model, number) if number else wording.singular(self.model)
        )

    # Drawing ------------------------------------------------------------------------------

    def _draw(self, *_told: object) -> None:
        present = self.workspace.values(self.model, self.row_id)
        if present is None:
            self.reject()
            return
        name = self.workspace.name_of(self.model.table_name(), self.row_id)
        self._name.setText(" ".join(name.split())[:300])
        self._name.setVisible(bool(name.strip()))
        past = self.workspace.document.past(self.model.table_name(), self.row_id)
        empty_layout(self._list)
        for at, moment in enumerate(past[: self._shown]):
            self._list.addWidget(self._card(moment, present, newest=at == 0))
        self._offer_more(len(past) - self._shown)
        self._list.addStretch(1)

    def _card(self, moment: Moment, present: dict[str, Any], *, newest: bool) -> MomentCard:
        values, _stay = to_restore(self.model, moment, present, self._is_there)
        made = MomentCard(
            self.workspace,
            self.model,
            moment,
            present,
            may_go_back=not newest and bool(values),
        )
        made.setObjectName("moment")
        made.field_wanted.connect(self.restore_field)
        made.state_wanted.connect(lambda: self.restore_state(moment))
        return made

    def _offer_more(self, more: int) -> None:
        if more <= 0:
            return
        words = ngettext(
            "Show {count} earlier change", "Show {count} earlier changes", more
        ).format(count=more)
        earlier = button(words, "link", "chevron-down", "history_more")
        earlier.clicked.connect(self._on_more)
        self._list.addWidget(earlier, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self) -> None:
        self._shown = 1_000_000
        self._draw()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_there(self, table: str, row_id: str) -> bool:
        return self.workspace.values(MODEL_OF[table], row_id) is not None

    # Going back ---------------------------------------------------------------------------

    @alerts.calmly
    def restore_field(self, name: str, value: object) -> None:
        """Bring one former value back."""
        field = field_of(self.model, name)
        if field.references and value:
            table = field.references.partition(".")[0]
            if not self._is_there(table, str(value)):
                self._say(_("What it led to is no longer there, so it cannot come back."))
                return
        with self.workspace.edit(_("Bring a former value back")) as session:
            setattr(session.get(self.model, self.row_id), name, value)
        self._say(_("“{field}” is as it was.").format(field=_(field.title)), may_undo=True)

    @alerts.calmly
    def restore_state(self, moment: Moment) -> None:
        """Bring every field back to what it was after a moment, as one gesture."""
        present = self.workspace.values(self.model, self.row_id) or {}
        values, stay = to_restore(self.model, moment, present, self._is_there)
        with self.workspace.edit(_("Go back to a former state")) as session:
            row = session.get(self.model, self.row_id)
            for name, value in values.items():
                setattr(row, name, value)
        words = _("It is as it was.")
        if stay:
            left = _(", ").join(_(field_of(self.model, name).title) for name in stay)
            words = _("It is as it was, but for: {fields}.").format(fields=left)
        self._say(words, may_undo=True)

    def _say(self, words: str, *, may_undo: bool = False) -> None:
        self._said.setText(words)
        self._undo.setVisible(may_undo)
        (self._undo if may_undo else self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    @alerts.calmly
    def _on_undo(self) -> None:
        self.workspace.undo()
        self._say(_("Undone."))
