"""The school: its details and the recommendations of its last inspection, in the same form."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.models import SCHOOL_ID, School
from selfeval.store.errors import UserError
from selfeval.ui.form import RecordForm
from selfeval.ui.forms_context import context_of
from selfeval.ui.page import Page
from selfeval.ui.sections import Sections
from selfeval.ui.widgets import card, scrolling
from selfeval.ui.workspace import Workspace


class SchoolPage(Page):
    """The details of the one school of the file; the row appears with its first edit."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("school_page")
        self.form = RecordForm(School, context_of(workspace))
        self.form.edited.connect(self._on_edited)
        self.sections = Sections(workspace, School)
        inner = QWidget()
        inner.setMaximumWidth(900)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 32)
        column.setSpacing(16)
        box = card()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(20, 16, 20, 18)
        inside.addWidget(self.form)
        column.addWidget(box)
        column.addWidget(self.sections)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner, "school_scroll"))
        workspace.changed.connect(self._on_changed)

    def enter(self) -> None:
        """Be shown."""
        self._draw()

    def leave(self) -> None:
        """Settle what is still being typed."""
        self.form.settle()

    def _draw(self) -> None:
        values = self.workspace.values(School, SCHOOL_ID) or {}
        self.form.show_record(SCHOOL_ID, values)
        self.sections.show_row(SCHOOL_ID)

    def _on_changed(self, _label: str, _tables: object) -> None:
        if self.isVisible():
            self._draw()

    def _on_edited(self, name: str, value: object) -> None:
        try:
            self.workspace.change(School, SCHOOL_ID, {name: value}, make=School)
        except UserError as problem:
            self.form.show_problem(name, str(problem))
