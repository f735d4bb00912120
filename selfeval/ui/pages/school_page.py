"""The school: its details in a few cards, and the recommendations of its last inspection."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.models import SCHOOL_ID, School
from selfeval.ui.form.logo_card import LogoCard
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.form.school_form import INSPECTED, PARTS, SchoolForm
from selfeval.ui.item.sections import Sections
from selfeval.ui.page import Page
from selfeval.ui.widgets import scrolling
from selfeval.ui.workspace import Workspace


class SchoolPage(Page):
    """The details of the one school of the file; the row appears with its first edit."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setObjectName("school_page")
        inner = QWidget()
        inner.setMaximumWidth(900)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner, "school_scroll"))
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 32)
        column.setSpacing(14)
        self.cards = {part.key: SchoolForm(part, workspace) for part in PARTS}
        self.sections = Sections(workspace, School)
        self.sections.go_to.connect(self.go_to)
        for key, made in self.cards.items():
            column.addWidget(made)
            if key == INSPECTED.key:
                column.addWidget(self.sections)
        self.logo = LogoCard(workspace)
        column.addWidget(self.logo)
        column.addStretch(1)
        workspace.changed.connect(self._on_changed)

    @property
    def form(self) -> RecordForm:
        """The form that has the school's name."""
        return self.cards[PARTS[0].key].form

    def enter(self) -> None:
        """Be shown; a school without a name is asked for it first."""
        self._draw()
        if not self.workspace.rows.school.name and not self.workspace.document.read_only:
            self.form.focus_first()

    def leave(self) -> None:
        """Settle what is still being typed."""
        for made in self.cards.values():
            made.form.settle()

    def _draw(self) -> None:
        for made in self.cards.values():
            made.draw()
        self.logo.draw()
        self.sections.show_row(SCHOOL_ID)

    def _on_changed(self, _label: str, _tables: object) -> None:
        if self.isVisible():
            self._draw()
