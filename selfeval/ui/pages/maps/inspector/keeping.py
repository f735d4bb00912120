"""What the views of the inspector share: where their parts begin, and how their forms are kept."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from selfeval.store.errors import UserError
from selfeval.ui.form.field_cell import INSET
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.workspace import Workspace

LEAST = 120
"""Pixels that scrolled words make do with."""


class Flowing(QWidget):
    """What is scrolled: as tall as its words need at the width it gets, however narrow it may be.

    Left to itself it would be as tall as at its least width, with blank room at the end.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, 0)


def keep_edits(form: RecordForm, workspace: Workspace, label: str) -> None:
    """Let every field that settles in a form be one gesture; say below it what cannot be kept."""

    def keep(name: str, value: object) -> None:
        try:
            workspace.change(form.model, form.row_id, {name: value}, label=label)
        except UserError as problem:
            form.show_problem(name, str(problem))

    form.edited.connect(keep)


def inset(*parts: QWidget, gap: int = 0) -> QWidget:
    """Let parts begin where the words of fields begin, not their edges."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(INSET, 0, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        column.addWidget(part)
    return made
