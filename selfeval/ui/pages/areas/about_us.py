"""What stands beside the areas: the school in context, and what came of the last inspection."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.core.models import SCHOOL_ID, School
from selfeval.i18n import _
from selfeval.ui.form.school_form import CHILDREN, INSPECTED, PURPOSE, SchoolForm, SchoolPart
from selfeval.ui.item.sections import Sections
from selfeval.ui.widgets import label
from selfeval.ui.workspace import Workspace


class AboutUs(QWidget):
    """Some cards of the school's own record, under a title."""

    go_to = Signal(str, str)

    def __init__(self, title: str, parts: tuple[SchoolPart, ...], workspace: Workspace) -> None:
        super().__init__()
        self.cards = [SchoolForm(part, workspace) for part in parts]
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 24, 32)
        self.column.setSpacing(12)
        heading = label(title, "title", wrap=True)
        heading.setContentsMargins(9, 0, 0, 0)
        self.column.addWidget(heading)
        for made in self.cards:
            self.column.addWidget(made)
        self.column.addStretch(1)

    def draw(self) -> None:
        """Show the record as it is now."""
        for made in self.cards:
            made.draw()

    def settle(self) -> None:
        """Hand over what is still being typed."""
        for made in self.cards:
            made.form.settle()


class InContext(AboutUs):
    """The school in context: what it is for, and its children beside the national picture."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Our school in context"), (PURPOSE, CHILDREN), workspace)
        self.setObjectName("in_context")


class SinceInspection(AboutUs):
    """What the last inspection asked for, what was done, and what remains."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Since our last inspection"), (INSPECTED,), workspace)
        self.setObjectName("since_inspection")
        self.sections = Sections(workspace, School)
        self.sections.go_to.connect(self.go_to)
        self.column.insertWidget(self.column.count() - 1, self.sections)

    def draw(self) -> None:
        """Show the record and its recommendations as they are now."""
        super().draw()
        self.sections.show_row(SCHOOL_ID)
