"""What is written about a priority, in a few calm cards instead of one long form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from selfeval.core.fields import FieldUI, fields_of
from selfeval.core.models import Priority
from selfeval.i18n import N_
from selfeval.store.errors import UserError
from selfeval.ui.form.context import context_of
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.pages.priorities.card import BoardCard
from selfeval.ui.workspace import Workspace

GROUPS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "change": (
        N_("The change"),
        N_("Plan back from the difference for children."),
        ("title", "purpose", "realm", "owner", "horizon"),
    ),
    "problem": (
        N_("The problem"),
        N_("Before any solution."),
        ("problem", "problem_said_by", "problem_since", "problem_tried", "why_now"),
    ),
    "asks": (
        N_("What it asks of us"),
        N_("Leaders first."),
        ("stop", "leaders_change", "same_for_all", "left_to_staff", "system"),
    ),
}
"""Title, quiet line and fields of each card."""
OFTEN_LONG = ("problem_said_by", "problem_since")


class FieldsCard(BoardCard):
    """Some of a priority's fields; each settled field is one gesture, as in its full form."""

    def __init__(
        self, workspace: Workspace, title: str, name: str, note: str, fields: tuple[str, ...]
    ):
        super().__init__(workspace, title, f"{name}_card", note)
        left_out = tuple(one.name for one in fields_of(Priority) if one.name not in fields)
        self.form = RecordForm(
            Priority, context_of(workspace), skip=left_out, instead=_over_lines(fields)
        )
        self.form.edited.connect(self._on_edited)
        self.body.setContentsMargins(8, 0, 8, 12)
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def draw(self) -> None:
        """Show what is written now; what is being typed stays."""
        values = self.workspace.values(Priority, self.row_id)
        if values is not None:
            self.form.show_record(self.row_id, values)

    def settle(self) -> None:
        """Hand over what is still being typed."""
        self.form.settle()

    def focus_field(self, name: str) -> QWidget | None:
        """Put the cursor into a field of this card and return its cell; None if it has no such."""
        cell = self.form.cells.get(name)
        if cell is not None:
            cell.editor.focus_widget().setFocus()
        return cell

    def _on_edited(self, name: str, value: object) -> None:
        try:
            self.workspace.change(Priority, self.form.row_id, {name: value})
        except UserError as problem:
            self.form.show_problem(name, str(problem))


def _over_lines(fields: tuple[str, ...]) -> dict[str, FieldUI]:
    """Let words that are often long go on in a new line: a card is narrower than the full form."""
    found = {one.name: one for one in fields_of(Priority) if one.name in fields}
    return {name: replace(found[name], editor="text") for name in OFTEN_LONG if name in found}
