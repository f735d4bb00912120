"""What the school says of itself in one area: a form, and the facts it rests on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.fields import FieldUI, field_of
from selfeval.core.frameworks import Area, Framework
from selfeval.core.models import Judgement
from selfeval.i18n import N_, _
from selfeval.store.errors import UserError
from selfeval.ui.form.context import context_of
from selfeval.ui.form.field_cell import INSET
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.item.sections import Sections
from selfeval.ui.widgets import label
from selfeval.ui.workspace import Workspace

NOT_GRADED = ("", N_("Not graded"))


class JudgedArea(QWidget):
    """One area of a framework. It stays while the file is open, with what could not be kept."""

    go_to = Signal(str, str)

    def __init__(self, framework: Framework, area: Area, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName(f"judged_{area.id}")
        self._framework, self._area, self._workspace = framework, area, workspace
        self.row_id = Judgement.id_for(framework.id, area.id)
        self.form = RecordForm(
            Judgement, context_of(workspace), skip=self._skipped(), instead=self._fields()
        )
        self.form.edited.connect(self._on_edited)
        self.sections = Sections(workspace, Judgement, inset=INSET)
        self.sections.go_to.connect(self.go_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 32)
        column.setSpacing(12)
        title = label(area.title, "title", wrap=True)
        title.setContentsMargins(INSET, 0, 0, 0)
        column.addWidget(title)
        if area.note:
            note = label(area.note, "caption", "text2", wrap=True)
            note.setContentsMargins(INSET, 0, 0, 0)
            column.addWidget(note)
        self.first = label(
            _("Begin with what you would tell a visitor. Then pick the facts it rests on."),
            "body",
            "text2",
            wrap=True,
        )
        self.first.setObjectName("area_first")
        self.first.setContentsMargins(INSET, 0, 0, 0)
        column.addWidget(self.first)
        column.addWidget(self.form)
        column.addWidget(self.sections)
        column.addStretch(1)

    def _skipped(self) -> tuple[str, ...]:
        return () if self._framework.grades_for(self._area) else ("grade",)

    def _fields(self) -> dict[str, FieldUI]:
        """A grade is a choice among this framework's own words; a narrative is not a headline."""
        grades = tuple((one.id, one.title) for one in self._framework.grades_for(self._area))
        row = self._workspace.values(Judgement, self.row_id) or {}
        kept = row.get("grade") or ""
        if kept and kept not in dict(grades):
            grades += ((kept, kept),)
        grade = field_of(Judgement, "grade")
        narrative = field_of(Judgement, "narrative")
        return {
            "grade": replace(grade, editor="choice", choices=(NOT_GRADED, *grades)),
            "narrative": replace(narrative, name_of_row=False),
        }

    def draw(self) -> None:
        """Show what is written now; facts can be picked once something is."""
        values = self._workspace.values(Judgement, self.row_id)
        self.form.show_record(self.row_id, values or {})
        self.sections.show_row(self.row_id)
        self.sections.setVisible(values is not None)
        self.first.setVisible(values is None and not self._workspace.document.read_only)

    def settle(self) -> None:
        """Hand over what is still being typed."""
        self.form.settle()

    def _on_edited(self, name: str, value: object) -> None:
        try:
            self._workspace.change(
                Judgement,
                self.row_id,
                {name: value},
                make=lambda: Judgement(framework=self._framework.id, area=self._area.id),
            )
        except UserError as problem:
            self.form.show_problem(name, str(problem))
