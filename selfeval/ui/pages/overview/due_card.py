"""What falls due in this half-term, each with the button that does it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from selfeval.core.figures import WORD_UNITS
from selfeval.core.half_terms import HalfTerm
from selfeval.core.models import Indicator
from selfeval.core.overview import Overview
from selfeval.core.overview.due import Due, Task
from selfeval.core.recording import unit_asked
from selfeval.i18n import N_, _
from selfeval.ui import wording
from selfeval.ui.item_button import ItemButton
from selfeval.ui.pages.overview.cards import Card, item_row, verb_button
from selfeval.ui.recording.field import RecordField
from selfeval.ui.workspace import Workspace

MOST = 6
INDENT = 16
ASKS = {
    Task.LOOK: "",
    Task.CHECK: N_("Think it through again"),
    Task.LOOK_AGAIN: N_("See whether it is still so"),
    Task.ACT: N_("Action"),
    Task.MEET: N_("Meeting"),
}
"""What is to be done, said before the day; an indicator's button says it already."""
ICONS = {Task.MEET: "calendar", Task.ACT: "check"}


class DueCard(Card):
    """Looks, checks, actions and meetings. A reading is recorded in place, in one field.

    `record_wanted` carries an indicator's id where more has to be asked than fits here; `recorded`
    says that a reading is in the file.
    """

    record_wanted = Signal(str)
    recorded = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Due this half-term"), "due_card")
        self._workspace = workspace
        self._asking = ""
        self._due: tuple[Due, ...] = ()
        self._all = False

    def show_few(self) -> bool:
        """Show only the first things when drawn next, and ask none; tell if that is a change."""
        was = self._all or bool(self._asking)
        self._all, self._asking = False, ""
        return was

    def show_overview(self, seen: Overview, today: date) -> None:
        """Show what is due as it is now."""
        self._due, self._asking = seen.due, ""
        title = _("Due this half-term")
        if today < seen.half_term.start:
            title = _("Due next half-term")
        self.say_title(title, _end_words(seen.half_term))
        self._draw()

    def _draw(self) -> None:
        self.clear()
        if not self._due:
            self.add_words(
                _("Nothing is due. Indicators, checks and actions with a day show here in time.")
            )
        shown = self._due if self._all else self._due[:MOST]
        for one in shown:
            words = ItemButton(one.words, _caption(one), one.realm, icon=ICONS.get(one.task, ""))
            words.setObjectName("due")
            words.clicked.connect(partial(self._on_open, one))
            self.add_row(item_row(words, *self._button(one)))
            if one.row_id == self._asking:
                self.rows.addWidget(self._field(one))
        if len(shown) < len(self._due):
            self.add_more(len(self._due) - len(shown), self._on_all, "more_due")

    def _button(self, one: Due) -> list[QPushButton]:
        if one.task is not Task.LOOK or self._workspace.document.read_only:
            return []
        if one.row_id == self._asking:
            made = verb_button(_("Not now"), one.words, "record_not_now")
        else:
            made = verb_button(_("Record"), one.words, "record_due")
        made.clicked.connect(partial(self._on_record, one))
        return [made]

    def _field(self, one: Due) -> QWidget:
        asked = RecordField(self._workspace, one.row_id)
        asked.more_wanted.connect(self.record_wanted)
        asked.recorded.connect(partial(self._on_recorded, self._due.index(one)))
        around = QWidget()
        line = QHBoxLayout(around)
        line.setContentsMargins(INDENT, 0, 12, 8)
        line.addWidget(asked)
        return around

    def _fits_here(self, row_id: str) -> bool:
        """Whether a figure can be asked for in one field as wide as this card."""
        indicator = self._workspace.rows.get(Indicator, row_id)
        if indicator is None or unit_asked(self._workspace.rows, indicator) in WORD_UNITS:
            return False
        field = RecordField(self._workspace, row_id)
        wide = field.minimumSizeHint().width()
        field.deleteLater()
        return wide <= self.width() - INDENT - 14

    def _on_record(self, one: Due, _checked: bool = False) -> None:
        """Ask for the figure below the row, or in a dialog where it does not fit; or no more."""
        asks = self._asking != one.row_id
        if asks and not self._fits_here(one.row_id):
            self.record_wanted.emit(one.row_id)
            return
        self._asking = one.row_id if asks else ""
        self._draw()
        field = self.findChild(RecordField)
        if field is not None:
            field.focus_first()
        else:
            self.focus_on(self._due.index(one))

    def _on_recorded(self, at: int, _indicator_id: str) -> None:
        self.focus_on(at)
        self.recorded.emit()

    def focus_on(self, at: int) -> None:
        """Put the focus on the row at a place, or the last before it."""
        shown = self.findChildren(ItemButton, "due")
        if shown:
            shown[min(at, len(shown) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self, one: Due, _checked: bool = False) -> None:
        self.go_to.emit(one.table, one.row_id)

    def _on_all(self) -> None:
        self._all = True
        self._draw()
        shown = self.findChildren(ItemButton, "due")
        shown[MOST].setFocus(Qt.FocusReason.OtherFocusReason)


def _end_words(half_term: HalfTerm) -> str:
    end = half_term.end
    day = QLocale().toString(QDate(end.year, end.month, end.day), "d MMMM")
    return _("{half_term}, to {day}").format(half_term=half_term.title, day=day)


def _caption(one: Due) -> str:
    day = wording.weekday(one.on)
    ask = _(ASKS[one.task]) if ASKS[one.task] else ""
    when = day
    if one.is_late:
        when = (_("late since {day}") if ask else _("Late since {day}")).format(day=day)
    return " · ".join(part for part in (ask, when, one.owner) if part)
