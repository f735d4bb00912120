"""Begin what the overview suggests: open an item, record a reading, or write something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfeval.core.models import Fact, Indicator, IndicatorPriority, Row
from selfeval.core.overview.next_step import NextStep, Start
from selfeval.ui import alerts, wording
from selfeval.ui.recording.dialog import open_record

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


class Starts:
    """Does what the buttons of the overview say, on one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def step(self, step: NextStep) -> None:
        """Begin a step that was suggested."""
        match step.start:
            case Start.RECORD:
                self.record(step.row_id)
            case Start.WRITE_FACT:
                self.write_fact(step.realm)
            case Start.WRITE_INDICATOR:
                self.write_indicator(step.row_id)
            case Start.OPEN:
                self._desk.go_to(step.table, step.row_id)

    def record(self, indicator_id: str) -> None:
        """Ask for a reading of an indicator."""
        open_record(self._desk, indicator_id)

    def write_fact(self, realm: str) -> None:
        """Add a fact, in a realm if one is given, and put the cursor into it."""
        row = Fact(realm=realm or None)
        self._write(Fact, row.id, [row])

    def write_indicator(self, priority_id: str) -> None:
        """Add an early indicator that watches over a priority, and put the cursor into it."""
        row = Indicator()
        row_id = row.id
        link = IndicatorPriority(indicator_id=row_id, priority_id=priority_id)
        self._write(Indicator, row_id, [row, link])

    def _write(self, model: type[Row], row_id: str, rows: list[Row]) -> None:
        try:
            with self._desk.workspace.edit(wording.add_label(model)) as session:
                for row in rows:
                    session.add(row)
                    session.flush()
        except alerts.UserError as problem:
            alerts.tell(self._desk.window, problem)
            return
        self._desk.go_to(model.table_name(), row_id)
        if self._desk.page is not None:
            self._desk.page.rename()
