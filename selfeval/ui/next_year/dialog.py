"""Start next year: what becomes of each priority, where the new file goes, and what goes along."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from selfeval.core.models import Assumption
from selfeval.exchange.next_year import (
    NextYear,
    carried,
    counts,
    live_priorities,
    next_period,
    start_next_year,
)
from selfeval.exchange.next_year import reopen_year as open_again
from selfeval.i18n import _, ngettext
from selfeval.store import Document
from selfeval.store.errors import UserError
from selfeval.ui import alerts, theme
from selfeval.ui.checks import Check
from selfeval.ui.file_dialog import ask_file
from selfeval.ui.file_names import SUFFIX, with_ending
from selfeval.ui.next_year.decision_card import DecisionCard
from selfeval.ui.next_year.words import goes_along, place_words, proposed_file
from selfeval.ui.tips import plain_tip
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import button, card, fit_to_screen, label, scrolling
from selfeval.ui.writing_dialog import WritingDialog

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


def open_next_year(desk: Desk) -> None:
    """Open the dialog that ends one year and begins the next."""
    desk.settle()
    NextYearDialog(desk).open()


def reopen_year(desk: Desk) -> None:
    """Ask whether the file of a closed year is to be changed after all, and open it so."""
    document = desk.workspace.document
    if not document.closed_on:
        alerts.message(
            desk.window,
            _("This year has not been closed."),
            _("A year is closed when the next one is started."),
            name="reopen_year",
        )
        return
    alerts.ask(
        desk.window,
        _("Open this year for changes again?"),
        _("What was decided when it was closed stays as it is. The history will say that you did."),
        [(_("Open it for changes"), lambda: _reopen(desk))],
        "reopen_year",
    )


def _reopen(desk: Desk) -> None:
    try:
        with waiting():
            document = open_again(desk.workspace.document.path, desk.window.settings.role)
    except UserError as problem:
        alerts.tell(desk.window, problem)
        return
    _take_over(desk, document)


def _take_over(desk: Desk, document: Document) -> None:
    """Leave the file that is open for another one that is open already."""
    problem = desk.workspace.close()
    desk.window.settings.remember(document.path)
    desk.workspace.adopt(document)
    if problem is not None:
        alerts.tell(desk.window, problem)


class NextYearDialog(WritingDialog):
    """One page. The year can be started when every live priority has been decided."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.setObjectName("next_year_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Start next year"))
        fit_to_screen(self, 760, 700)
        self._desk = desk
        rows = desk.workspace.rows
        self._retired = sum(one.status == "retired" for one in rows.all(Assumption))
        self._place = Path()
        self._place_chosen = False
        self.period = QLineEdit(next_period(rows.school.period))
        self.cards = [DecisionCard(one.id, one.title) for one in live_priorities(rows)]
        self.retired = Check(_("Take retired assumptions along as well"))
        self._where = label("", "body", wrap=True)
        self._goes = label("", "body", "text2", wrap=True)
        self._goes.setObjectName("goes_along")
        self.problem = label("", "caption", "bad", wrap=True)
        self.problem.setObjectName("next_year_problem")
        self.undecided = label("", "caption", "text2", wrap=True)
        self.undecided.setObjectName("next_year_undecided")
        self.start = button(_("Start the year"), "primary", name="next_year_start")
        self._lay_out()
        self._connect()
        self._on_period()
        self._on_changed()
        self._started = self._written()
        self.period.setFocus()

    def _written(self) -> object:
        return self.period.text(), [(one.decision, one.reason.text()) for one in self.cards]

    def has_writing(self) -> bool:
        return self._written() != self._started

    # Layout -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(22, 4, 22, 16)
        column.setSpacing(10)
        column.addLayout(self._file_part())
        column.addSpacing(6)
        column.addWidget(label(_("What becomes of each priority?"), "h3"))
        if not self.cards:
            words = _("No priority is live, so there is nothing to decide.")
            column.addWidget(label(words, "body", "text3", wrap=True))
        for one in self.cards:
            column.addWidget(one)
        column.addSpacing(6)
        column.addWidget(label(_("What goes along"), "h3"))
        column.addWidget(self._along())
        column.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(22, 18, 22, 10)
        head.setSpacing(4)
        head.addWidget(label(_("Start next year"), "heading"))
        words = _(
            "A new file takes over what is still true and still worked on. This one keeps the "
            "year as it was, for reading."
        )
        head.addWidget(label(words, "body", "text2", wrap=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(scrolling(inner, "next_year_scroll"), 1)
        whole.addLayout(self._foot())

    def _file_part(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.period.setObjectName("next_year_period")
        self.period.setPlaceholderText(_("For example 2027–28"))
        theme.set_role(self.period, "body")
        period = label(_("The new period"), "caption", "text2")
        period.setBuddy(self.period)
        self.period.setAccessibleName(period.text())
        choose = button(_("Choose…"), name="next_year_choose")
        choose.setAccessibleName(_("Choose where the new file goes"))
        choose.clicked.connect(self._ask_place)
        grid.addWidget(period, 0, 0)
        grid.addWidget(self.period, 0, 1, 1, 2)
        grid.addWidget(label(_("The new file"), "caption", "text2"), 1, 0)
        grid.addWidget(self._where, 1, 1)
        grid.addWidget(choose, 1, 2)
        return grid

    def _along(self) -> QWidget:
        made = card()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._goes)
        self.retired.setObjectName("next_year_retired")
        theme.set_role(self.retired, "body")
        column.addWidget(self.retired)
        self.retired.setVisible(bool(self._retired))
        words = _(
            "Judgements by area, meetings, versions of the report and what is finished stay in "
            "this file."
        )
        column.addWidget(label(words, "caption", "text2", wrap=True))
        if self._desk.workspace.document.has_password:
            words = _("The new file opens with the password and the recovery key of this one.")
            column.addWidget(label(words, "caption", "text2", wrap=True))
        return made

    def _foot(self) -> QVBoxLayout:
        cancel = button(_("Cancel"), name="next_year_cancel")
        cancel.clicked.connect(self.drop)
        line = QHBoxLayout()
        line.addWidget(self.undecided, 1)
        line.addWidget(cancel)
        line.addWidget(self.start)
        foot = QVBoxLayout()
        foot.setContentsMargins(22, 10, 22, 14)
        foot.setSpacing(8)
        foot.addWidget(self.problem)
        foot.addLayout(line)
        self.problem.hide()
        return foot

    def _connect(self) -> None:
        self.period.textChanged.connect(self._on_period)
        self.retired.toggled.connect(self._on_changed)
        self.start.clicked.connect(self.begin)
        for one in self.cards:
            one.changed.connect(self._on_changed)

    # Choosing -----------------------------------------------------------------------------

    def _on_period(self) -> None:
        """Propose a file for the period until the user has chosen one."""
        if not self._place_chosen:
            school = self._desk.workspace.rows.school
            current = self._desk.workspace.document.path
            self._place = proposed_file(current, school.period, self.period.text().strip())
        self._say_place()

    def _say_place(self) -> None:
        self._where.setText(place_words(self._place))
        self._where.setToolTip(plain_tip(str(self._place)))

    def _ask_place(self) -> None:
        ask_file(
            self,
            _("Where the new file goes"),
            self.choose_place,
            "next_year_place",
            self._place.parent,
            save_as=self._place.name,
        )

    def choose_place(self, path: str) -> None:
        """Take the place that the user chose for the new file."""
        self._place, self._place_chosen = with_ending(Path(path), SUFFIX), True
        self._say_place()

    @property
    def choices(self) -> NextYear:
        """What has been chosen so far."""
        decided = tuple(one.decision for one in self.cards if one.decision is not None)
        return NextYear(
            self.period.text().strip(),
            decided,
            self.retired.isChecked(),
            self._desk.window.settings.role,
        )

    def _on_changed(self) -> None:
        waiting_for = sum(one.decision is None for one in self.cards)
        self.start.setEnabled(not waiting_for)
        words = ngettext(
            "{count} priority is still to be decided.",
            "{count} priorities are still to be decided.",
            waiting_for,
        )
        self.undecided.setText(words.format(count=waiting_for) if waiting_for else "")
        self.problem.hide()
        found = carried(self._desk.workspace.rows, self.choices, date.today())
        self._goes.setText(goes_along(counts(found), waiting_for))

    # Starting -----------------------------------------------------------------------------

    def begin(self) -> None:
        """Make the new file, close the year in this one, and go on in the new one."""
        if not self.period.text().strip():
            self._tell(_("Say which period the new file is for."))
            self.period.setFocus()
            return
        desk, old = self._desk, self._desk.workspace.document.path
        try:
            with waiting():
                made = start_next_year(
                    desk.workspace.document, self._place, self.choices, date.today()
                )
        except UserError as problem:
            self._tell(str(problem))
            return
        self.accept()
        _take_over(desk, made)
        said = _("The new year has begun. “{name}” keeps the last one, for reading.")
        if made.has_password:
            said = _(
                "The new year has begun, with the same password. “{name}” keeps the last one, for"
                " reading."
            )
        desk.window.foot.say(said.format(name=old.name))

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
