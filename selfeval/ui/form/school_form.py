"""Parts of the school's one record, each a card with a form. The first edit makes the record."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout

from selfeval.core.models import SCHOOL_ID, School
from selfeval.i18n import N_, _
from selfeval.store.errors import UserError
from selfeval.ui.form.context import context_of
from selfeval.ui.form.part_form import part_form
from selfeval.ui.widgets import label
from selfeval.ui.workspace import Workspace


@dataclass(frozen=True)
class SchoolPart:
    """A card of the school's record: its key, title, a line of help, and its fields."""

    key: str
    title: str
    help: str
    fields: tuple[str, ...]


WHO = SchoolPart(
    "who",
    N_("Who we are"),
    N_("The phase decides which inspection areas are asked about."),
    ("name", "phase", "early_years", "sixth_form", "identifier", "period"),
)
PURPOSE = SchoolPart(
    "purpose",
    N_("What we are for"),
    N_("What you want for children here, and what a visitor should know of the place."),
    ("purpose", "context"),
)
CHILDREN = SchoolPart(
    "children",
    N_("Our children"),
    N_("This school’s figures, each beside the national one."),
    (
        "roll",
        "disadvantaged",
        "disadvantaged_national",
        "send",
        "send_national",
        "eal",
        "eal_national",
        "mobility",
        "mobility_national",
        "attendance",
        "attendance_national",
        "figures_source",
    ),
)
INSPECTED = SchoolPart(
    "inspected",
    N_("Our last inspection"),
    N_("What came of each recommendation stands below."),
    ("inspected_on", "inspection_outcome"),
)
PRINT = SchoolPart(
    "print",
    N_("How it prints"),
    N_("Copies for governors and staff hide figures about groups of pupils below the limit."),
    ("board", "small_number_limit", "accent"),
)
PARTS = (WHO, PURPOSE, CHILDREN, INSPECTED, PRINT)


class SchoolForm(QFrame):
    """One card of the school's record."""

    def __init__(self, part: SchoolPart, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName(f"school_{part.key}")
        self.setProperty("card", True)
        self._workspace = workspace
        self.form = part_form(School, context_of(workspace), part.fields)
        self.form.edited.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 14, 20, 16)
        column.setSpacing(6)
        title = label(_(part.title), "h3")
        title.setContentsMargins(9, 0, 0, 0)
        about = label(_(part.help), "caption", "text2", wrap=True)
        about.setContentsMargins(9, 0, 0, 4)
        column.addWidget(title)
        column.addWidget(about)
        column.addWidget(self.form)

    def draw(self) -> None:
        """Show the record as it is now."""
        self.form.show_record(SCHOOL_ID, self._workspace.values(School, SCHOOL_ID) or {})

    def _on_edited(self, name: str, value: object) -> None:
        try:
            self._workspace.change(School, SCHOOL_ID, {name: value}, make=School)
        except UserError as problem:
            self.form.show_problem(name, str(problem))
