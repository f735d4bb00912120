"""The history of one item: who changed what, and the way back to what it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from selfeval.core.fields import field_of
from selfeval.core.models import MODEL_OF, Row
from selfeval.i18n import _, ngettext
from selfeval.store.past import Moment
from selfeval.store.restoring import to_restore
from selfeval.ui import alerts, wording
from selfeval.ui.history.card import MomentCard
from selfeval.ui.history.frame import LookingBack
from selfeval.ui.widgets import button, empty_layout, label
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


class HistoryDialog(LookingBack):
    """Moments of one item; it closes with its item."""

    def __init__(
        self, workspace: Workspace, model: type[Row], row_id: str, parent: QWidget
    ) -> None:
        undo = button(_("Undo"), "link", "arrow-back-up", "history_undo")
        super().__init__(
            workspace,
            parent,
            name="history",
            title=_title(workspace, model, row_id),
            size=(760, 680),
            at_once=AT_ONCE,
            next_step=undo,
        )
        undo.clicked.connect(self._on_undo)
        self.model, self.row_id = model, row_id
        self._name = label("", "statement", wrap=True)
        self.head.setSpacing(4)
        self.head.addWidget(self._name)
        self._links_stay = label(
            _(
                "What you bring back are its own fields. Links stay as they are now; one that was"
                " taken away can be put back under Recently removed."
            ),
            "caption",
            "text2",
            wrap=True,
        )
        self._links_stay.setObjectName("links_stay")
        self.head.addWidget(self._links_stay)
        self.entries.setSpacing(12)
        self.draw()
        self.close_button.setFocus()

    # Drawing ------------------------------------------------------------------------------

    def draw(self, *_told: object) -> None:
        """Show the moments, newest first; close where the item is gone."""
        present = self.workspace.values(self.model, self.row_id)
        if present is None:
            self.reject()
            return
        name = self.workspace.name_of(self.model.table_name(), self.row_id)
        self._name.setText(" ".join(name.split())[:300])
        self._name.setVisible(bool(name.strip()))
        past = self.workspace.document.past(self.model.table_name(), self.row_id)
        self._links_stay.setVisible(not self.workspace.document.read_only and _any_links(past))
        empty_layout(self.entries)
        shown = past[: self.most]
        for at, moment in enumerate(shown):
            self.entries.addWidget(self._card(moment, present, newest=at == 0))
        more = len(past) - len(shown)
        words = ngettext("Show {count} earlier change", "Show {count} earlier changes", more)
        self.end_list(words.format(count=more) if more else "")

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
        if self._links_changed_since(moment):
            words = _("It is as it was. Links stay as they are now.")
        if stay:
            left = _(", ").join(_(field_of(self.model, name).title) for name in stay)
            words = _("It is as it was, but for: {fields}.").format(fields=left)
        self._say(words, may_undo=True)

    def _links_changed_since(self, moment: Moment) -> bool:
        past = self.workspace.document.past(self.model.table_name(), self.row_id)
        places = [(one.replica, one.seq) for one in past]
        return _any_links(past[: places.index((moment.replica, moment.seq))])

    def _say(self, words: str, *, may_undo: bool = False) -> None:
        self.said.setText(words)
        self.next_step.setVisible(may_undo)
        focused = self.next_step if may_undo else self.close_button
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @alerts.calmly
    def _on_undo(self) -> None:
        self.workspace.undo()
        self._say(_("Undone."))


def _any_links(moments: Sequence[Moment]) -> bool:
    return any(moment.links for moment in moments)


def _title(workspace: Workspace, model: type[Row], row_id: str) -> str:
    values = workspace.values(model, row_id) or {}
    numbered = workspace.titled(model, values) if values.get("number") else ""
    return _("History of {item}").format(item=numbered or wording.singular(model))
