"""What is asked for one reading: what was found, when, what it says, and when to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from selfeval.core.fields import field_of
from selfeval.core.figures import as_day, reading_words
from selfeval.core.looks import next_look
from selfeval.core.models import Indicator, Measure, Reading
from selfeval.core.recording import (
    REASONS,
    Draft,
    assumption_tested,
    carried_out_of,
    last_source,
    reading_on,
    unit_asked,
)
from selfeval.core.wording import called
from selfeval.i18n import N_, _
from selfeval.ui import theme, wording
from selfeval.ui.form.editor import Context
from selfeval.ui.form.editors_typed import DateEditor
from selfeval.ui.form.segments import Segments
from selfeval.ui.recording.input import ReadingInput
from selfeval.ui.widgets import FlatCombo, GrowingText, button, label, restyle
from selfeval.ui.workspace import Workspace

STANCES = (
    ("supports", N_("It speaks for it")),
    ("challenges", N_("It challenges it")),
    ("", N_("It says nothing about it")),
)


class DayEditor(DateEditor):
    """A day in a dialog, where Enter is left to the dialog's main button."""

    def _enter_settles(self, _event: QKeyEvent) -> bool:
        return False


class RecordPane(QWidget):
    """The fields of a reading of one indicator. `changed` follows every answer."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.indicator_id = ""
        self._assumption_id: str | None = None
        self._make_fields()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.unit = _combo("reading_unit", _("Measured as"), field_of(Measure, "unit").choices)
        self.found = ReadingInput("reading_found")
        self.gap = button(_("There is no figure this time…"), "link", name="reading_gap")
        self.gap.setCheckable(True)
        known = dict(field_of(Reading, "reason").choices)
        reasons = [(word, known[word]) for word in REASONS]
        self.reason = _combo("reading_reason", _("Why there is no figure"), reasons)
        self.puts_it = _text("reading_puts_it", _("What puts it at this number?"))
        self.step_up = _text("reading_step_up", _("What would one step up look like?"))
        choices = [(word, _(said)) for word, said in STANCES]
        self.stance = Segments(_("What it says about the assumption"), choices, "reading_stance")
        self.belief = label("", "body", "text", wrap=True)
        when = replace(field_of(Reading, "sort_date"), name="reading_on", title=N_("When"), help="")
        again = replace(field_of(Indicator, "next_on"), name="reading_next_on", help="")
        self.when, self.again = DayEditor(when, Context()), DayEditor(again, Context())
        self.note = _text("reading_note", _("Note"))
        self.source = QLineEdit()
        self.source.setObjectName("reading_source")
        self.source.setAccessibleName(_("Source"))
        theme.set_role(self.source, "body")
        self.told = label("", "caption", "text2", wrap=True)
        self.told.setObjectName("reading_replaces")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._unit_box = _titled(_("Measured as"), self.unit)
        self._found_box = _titled(_("What did you find?"), self.found, self.reason)
        self._found_box.layout().addWidget(self.gap, 0, Qt.AlignmentFlag.AlignLeft)  # type: ignore[attr-defined,call-arg]
        self._scale_box = _stacked(
            _titled(_("What puts it at this number, and not lower?"), self.puts_it),
            _titled(_("What would one step up look like?"), self.step_up),
        )
        self._stance_box = _titled(
            _("What does it say about what you believe?"), self.belief, self.stance
        )
        self._note_box = _titled(_("Note (if you like)"), self.note)
        self._days = QWidget()
        grid = QGridLayout(self._days)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(_titled(_("When"), self.when.widget), 0, 0)
        grid.addWidget(_titled(_("Look next on"), self.again.widget), 0, 1)
        source = _titled(_("Source"), self.source)
        for part in (
            self._unit_box,
            self._found_box,
            self._scale_box,
            self._stance_box,
            self._days,
            self.told,
            self._note_box,
            source,
        ):
            column.addWidget(part)

    def _connect(self) -> None:
        self.found.changed.connect(self.changed)
        self.stance.chosen.connect(self.changed)
        self.unit.activated.connect(self._on_unit)
        self.gap.toggled.connect(self._on_gap)
        for editor in (self.when, self.again):
            editor.settled.connect(editor.put)
            editor.typing.connect(self.changed)
        self.when.settled.connect(self._on_when)

    # Showing ------------------------------------------------------------------------------------

    def ask_for(self, indicator_id: str, today: date) -> None:
        """Ask for a reading of this indicator, with today as its day; KeyError if it has gone."""
        rows = self.workspace.rows
        indicator = rows.get(Indicator, indicator_id)
        if indicator is None:
            raise KeyError(indicator_id)
        self.indicator_id = indicator_id
        self._unit_box.setVisible(not indicator.measure_id)
        self.unit.setCurrentIndex(self.unit.findData(unit_asked(rows, indicator)))
        self.gap.setChecked(False)
        self.when.put(today.isoformat())
        self.source.setText(last_source(rows, indicator))
        for text, words in ((self.note, ""), (self.puts_it, "")):
            text.setPlainText(words)
        self.step_up.setPlainText(indicator.one_step_up)
        self._ask_about_belief(indicator)
        self._on_unit()
        self._on_when()

    def _ask_about_belief(self, indicator: Indicator) -> None:
        tested = assumption_tested(self.workspace.rows, indicator)
        self._assumption_id = tested.id if tested is not None else None
        self._stance_box.setVisible(tested is not None)
        self.belief.setText(f"“{called(tested.belief, 160)}”" if tested is not None else "")
        self.stance.put(None)

    def _on_unit(self, _at: int = 0) -> None:
        rows = self.workspace.rows
        indicator = rows.get(Indicator, self.indicator_id)
        unit = str(self.unit.currentData())
        out_of = carried_out_of(rows, indicator) if indicator is not None else None
        self.found.ask(unit, out_of)
        self._on_gap(self.gap.isChecked())
        self.changed.emit()

    def _on_gap(self, is_gap: bool) -> None:
        self.found.setVisible(not is_gap)
        self.reason.setVisible(is_gap)
        self.gap.setText(
            _("There is a figure after all") if is_gap else _("There is no figure this time…")
        )
        is_scale = self.unit.currentData() == "scale" and not is_gap
        self._scale_box.setVisible(is_scale)
        self._note_box.setVisible(not is_scale)
        (self.reason if is_gap else self.found.first_focus() or self.gap).setFocus()
        self.changed.emit()

    def _on_when(self, _day: object = None) -> None:
        """Propose when to look again, and say which reading of that day gives way."""
        rows = self.workspace.rows
        indicator = rows.get(Indicator, self.indicator_id)
        if indicator is None:
            return
        day = as_day(self.when.get())
        if day is not None:
            again = next_look(rows, indicator, day)
            self.again.put(again.isoformat() if again is not None else indicator.next_on)
        there = reading_on(rows, indicator, self.when.get())
        found = reading_words(there, unit_asked(rows, indicator)) if there is not None else ""
        self.told.setVisible(there is not None)
        self.told.setText(
            _("{day} has a reading already ({figure}). This one takes its place.").format(
                day=wording.period(self.when.get()), figure=found or _("no figure")
            )
        )

    # What was answered --------------------------------------------------------------------------

    def draft(self) -> Draft:
        """Return what stands in the fields."""
        is_scale = not self._scale_box.isHidden()
        note = self.puts_it if is_scale else self.note
        stance = self.stance.word if self._assumption_id else ""
        return Draft(
            unit=str(self.unit.currentData()),
            on=self.when.get(),
            **self.found.typed(),
            reason=str(self.reason.currentData()) if self.gap.isChecked() else "",
            stance=stance,
            assumption_id=self._assumption_id,
            note=note.toPlainText().strip(),
            source=self.source.text().strip(),
        )

    def beside(self) -> dict[str, Any]:
        """Return what changes in the indicator itself; FieldError for a day that is none."""
        found: dict[str, Any] = {"next_on": self.again.get() or None}
        if not self._scale_box.isHidden():
            found["one_step_up"] = self.step_up.toPlainText().strip()
        return found

    def mark_wrong(self, name: str) -> None:
        """Mark the field that a problem is about, and put the cursor into it; "" marks none."""
        self.found.mark_wrong(name)
        restyle(self.when.widget, "wrong", name == "on")
        restyle(self.again.widget, "wrong", name == "next_on")
        days = {"on": self.when.widget, "next_on": self.again.widget}
        at = days.get(name) or self.found.widget_of(name)
        if at is not None:
            at.setFocus()

    def put_below(self, name: str, part: QWidget) -> None:
        """Put a sentence right under the field that it is about."""
        in_days = name in ("on", "next_on")
        above = self._days if in_days else self.reason
        column = cast(QVBoxLayout, (self if in_days else self._found_box).layout())
        column.removeWidget(part)
        column.insertWidget(column.indexOf(above) + 1, part)


def _combo(name: str, title: str, choices: Any) -> FlatCombo:
    made = FlatCombo()
    made.setObjectName(name)
    made.setAccessibleName(title)
    for word, said in choices:
        made.addItem(_(said), word)
    theme.set_role(made, "body")
    return made


def _text(name: str, title: str) -> GrowingText:
    made = GrowingText()
    made.setObjectName(name)
    made.setAccessibleName(title)
    theme.set_role(made, "body")
    return made


def _titled(title: str, *parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    lead: QLabel = label(title, "caption", "text2", wrap=True)
    lead.setBuddy(parts[-1])
    column.addWidget(lead)
    for part in parts:
        column.addWidget(part)
    return made


def _stacked(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for part in parts:
        column.addWidget(part)
    return made
