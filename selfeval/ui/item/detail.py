"""The middle of a step: the form of one row, and what belongs to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core import realms
from selfeval.core.models import Assumption, Fact, Indicator, Priority, Row
from selfeval.core.realms import INSTRUMENTS
from selfeval.i18n import _
from selfeval.ui.form.context import context_of
from selfeval.ui.form.field_cell import INSET
from selfeval.ui.form.further_realms import FurtherRealms
from selfeval.ui.form.plans import plan_of
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.form.writing_help import WritingHelp
from selfeval.ui.item.detail_head import DetailHead
from selfeval.ui.item.detail_words import head_words
from selfeval.ui.item.retire_ask import RetireAsk
from selfeval.ui.item.sections import Sections
from selfeval.ui.item.used_to_say import UsedToSay
from selfeval.ui.widgets import scrolling
from selfeval.ui.workspace import Workspace

WIDEST = 760
SETTLED = 60
"""Milliseconds after which what has just been shown stands in its place."""
IN_SEVERAL_REALMS = (Fact, Assumption, Priority, Indicator)


class Detail(QWidget):
    """The form of one row, what belongs to it, and what can be done with it as a whole."""

    def __init__(
        self, workspace: Workspace, model: type[Row], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._model = workspace, model
        plan = plan_of(model)
        self.form = RecordForm(model, context_of(workspace), plan=plan)
        self.head = DetailHead(model, read_only=workspace.document.read_only)
        self.title = self.head.words
        self.verdicts = Sections(workspace, model, above=True, inset=INSET)
        self.sections = Sections(workspace, model, inset=INSET)
        self._help: WritingHelp | None = None
        self._realms: FurtherRealms | None = None
        self._ask: RetireAsk | None = None
        self._former: UsedToSay | None = None
        self._add_specials()
        self._lay_out()
        self.verdicts.setVisible(bool(self.verdicts.parts))
        self.form.edited.connect(self._on_edited)

    def _add_specials(self) -> None:
        """Add what one kind of row has and others have not."""
        if self._model in IN_SEVERAL_REALMS and "realm" in self.form.cells:
            self._realms = FurtherRealms(self._workspace, self._model)
            self.form.cells["realm"].put_beside(self._realms)
        if self._model is Fact:
            self._help = WritingHelp(self._workspace, self.form)
            self.form.cells["statement"].put_below(self._help)
        if self._model is Assumption:
            self._ask, self._former = RetireAsk(self._workspace), UsedToSay(self._workspace)
            self.sections.put_between(self._tail())

    def _tail(self) -> QWidget:
        """What stands after the facts for and against: status, former wordings, and more."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        assert self._ask is not None
        assert self._former is not None
        for part in (self.form.tail, self._ask, self._former, self.form.more):
            column.addWidget(part)
        return made

    def _lay_out(self) -> None:
        """Put the parts into what stands in its place already: all that is moved is styled anew."""
        outer = QWidget()
        self.scroll = scrolling(outer, "detail_scroll")
        self.scroll.first_focus = self.form.first_focus  # type: ignore[attr-defined]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll)
        inner = QWidget(outer)
        inner.setMaximumWidth(WIDEST)
        line = QHBoxLayout(outer)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(inner, 1)
        line.addStretch(0)
        column = QVBoxLayout(inner)
        column.setContentsMargins(15, 10, 24, 32)
        column.setSpacing(8)
        for part in (self.head, self.verdicts, self.form):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.sections)
        column.addStretch(1)

    # Showing ------------------------------------------------------------------------------

    def show_row(self, row_id: str, values: dict[str, Any]) -> None:
        """Show a row as it is stored."""
        same = row_id == self.form.row_id
        self.head.say(
            head_words(self._workspace, self._model, row_id, values),
            private=bool(values.get("private")),
        )
        self.form.show_record(row_id, values)
        self.verdicts.show_row(row_id)
        self.sections.show_row(row_id)
        if self._realms is not None:
            self._realms.show_row(row_id)
        self._show_instruments(str(values.get("realm") or ""), asked=same and self._asked())
        if self._help is not None:
            self._help.refresh()
        if self._ask is not None and self._former is not None:
            self._ask.show_row(row_id)
            self._former.show_row(row_id, str(values.get("belief") or ""))

    def _asked(self) -> bool:
        return not self.form.cells["realm"].help.isHidden() if "realm" in self.form.cells else False

    def _show_instruments(self, realm_id: str, *, asked: bool) -> None:
        """Offer a realm's instruments first; show its question where it has just been chosen."""
        found = realms.realm(realm_id)
        instrument, realm = self.form.cells.get("instrument"), self.form.cells.get("realm")
        if instrument is not None:
            first = found.instruments if found else ()
            instrument.editor.offer_first(dict.fromkeys((*first, *INSTRUMENTS)))
        if realm is not None:
            realm.help.setText(_(found.prompt) if found else "")
            realm.help.setVisible(asked and found is not None)

    def _on_edited(self, name: str, value: object) -> None:
        if name == "realm":
            self._show_instruments(str(value or ""), asked=bool(value))
        if name == "status" and self._ask is not None:
            self._ask.ask(str(value))
            QTimer.singleShot(SETTLED, self, self._show_ask)

    def _show_ask(self) -> None:
        """Bring the question into sight, once it has its place."""
        if self._ask is not None and self._ask.isVisible():
            self.scroll.ensureWidgetVisible(self._ask)
