"""Record a reading in place: one field and one button, for today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from selfeval.core.figures import WORD_UNITS
from selfeval.core.looks import next_look
from selfeval.core.models import Indicator
from selfeval.core.recording import (
    Draft,
    carried_out_of,
    last_source,
    problem_with,
    unit_asked,
)
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui.recording.gestures import save_reading
from selfeval.ui.recording.input import ReadingInput
from selfeval.ui.widgets import button, label
from selfeval.ui.workspace import Workspace


class RecordField(QWidget):
    """The field of one indicator's unit, and “Record”.

    `recorded` carries the indicator's id once a reading of today is in the file. `more_wanted`
    carries it where more has to be asked than fits here, as for yes or no and for words, or where
    the user would say more: `open_record` asks it.
    """

    recorded = Signal(str)
    more_wanted = Signal(str)

    def __init__(self, workspace: Workspace, indicator_id: str) -> None:
        super().__init__()
        self.setObjectName("record_field")
        self._workspace, self.indicator_id = workspace, indicator_id
        self.found = ReadingInput("record_field_found")
        self.button = button(_("Record"), name="record_field_button")
        self.problem = label("", "caption", "bad", wrap=True)
        self.problem.setObjectName("record_field_problem")
        self.problem.hide()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.found)
        line.addWidget(self.button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.problem)
        self.button.clicked.connect(self.record)
        self.found.entered.connect(self.record)
        self.found.changed.connect(self.problem.hide)
        self._ask()

    def _ask(self) -> None:
        rows = self._workspace.rows
        indicator = rows.get(Indicator, self.indicator_id)
        self.setEnabled(indicator is not None and not self._workspace.document.read_only)
        if indicator is None:
            return
        self._unit = unit_asked(rows, indicator)
        self._in_words = self._unit in WORD_UNITS
        self.found.setVisible(not self._in_words)
        self.button.setText(_("Record…") if self._in_words else _("Record"))
        named = _("Record a reading of “{sign}”").format(sign=called(indicator.sign))
        self.button.setAccessibleName(named)
        if not self._in_words:
            self.found.ask(self._unit, carried_out_of(rows, indicator))
            first = self.found.first_focus()
            if first is not None:
                first.setAccessibleDescription(named)

    def focus_first(self) -> None:
        """Put the cursor where the answer begins."""
        first = None if self._in_words else self.found.first_focus()
        (first or self.button).setFocus()

    def record(self) -> None:
        """Save what stands in the field as today's reading, or say what is wrong with it."""
        rows, today = self._workspace.rows, date.today()
        indicator = rows.get(Indicator, self.indicator_id)
        if indicator is None or self._in_words:
            self.more_wanted.emit(self.indicator_id)
            return
        draft = Draft(
            unit=self._unit,
            on=today.isoformat(),
            **self.found.typed(),
            source=last_source(rows, indicator),
        )
        problem = problem_with(draft, today)
        self.found.mark_wrong(problem.field if problem else "")
        if problem is not None:
            self._say(problem.words)
            return
        again = next_look(rows, indicator, today)
        beside = {"next_on": again.isoformat() if again is not None else indicator.next_on}
        try:
            save_reading(self._workspace, self.indicator_id, draft, beside)
        except UserError as failed:
            self._say(str(failed))
            return
        self.recorded.emit(self.indicator_id)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.focus_first()
