"""What an import would do, before it does it: measures, readings, warnings and questions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from selfeval.exchange.tables import ImportPlan, PlannedMeasure, PlannedReading, Question
from selfeval.i18n import N_, _
from selfeval.ui import theme
from selfeval.ui.importing.plan_list import PlanList, plan_card
from selfeval.ui.widgets import FlatCombo, label

FACT_CHANGES = {
    "new": N_("A new fact"),
    "extends": N_("Extends a fact that is there"),
    "kept": N_("A fact that is there; its words stay as you wrote them"),
    "same": N_("Nothing changes"),
}


class ImportPreview(PlanList):
    """A plan in words. `answered` carries a question's id and the chosen word."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("preview_scroll")

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan, its open questions first."""
        self.show_lines(
            [
                label(plan.school, "heading", wrap=True),
                *(self._question(question) for question in plan.questions),
                *(label(warning, "caption", "warn", wrap=True) for warning in plan.warnings),
                *(_measure(measure) for measure in plan.measures),
            ]
        )

    def _question(self, question: Question) -> QFrame:
        box = QFrame()
        box.setProperty("notice", "warn")
        column = QVBoxLayout(box)
        column.addWidget(label(question.text, "body", wrap=True))
        choice = FlatCombo()
        choice.setObjectName(f"question_{question.id}")
        choice.setAccessibleName(question.text)
        theme.set_role(choice, "body")
        choice.addItem(_("Choose…"), "")
        for word, title in question.choices:
            choice.addItem(title, word)
        choice.activated.connect(
            lambda at: self.answered.emit(question.id, str(choice.itemData(at)))
        )
        column.addWidget(choice)
        return box


def _measure(measure: PlannedMeasure) -> QFrame:
    box, column = plan_card()
    column.addWidget(label(measure.label, "strong", wrap=True))
    column.addWidget(label(_(FACT_CHANGES[measure.fact_change]), "caption", "text2"))
    for reading in measure.readings:
        column.addWidget(label(_reading(measure, reading), "body", wrap=True))
    return box


def _reading(measure: PlannedMeasure, reading: PlannedReading) -> str:
    beside = [
        _("{name} {figure}").format(name=name, figure=figure)
        for name, figure in (
            (measure.local_name, reading.local),
            (measure.national_name, reading.national),
        )
        if figure
    ]
    words = _("{period}: {figure}").format(period=reading.period, figure=reading.shown)
    if beside:
        words = _("{reading} ({beside})").format(reading=words, beside=", ".join(beside))
    if reading.change == "changed":
        words = _("{reading}, was {before}").format(reading=words, before=reading.before)
    elif reading.change == "same":
        words = _("{reading}, already here").format(reading=words)
    return words
