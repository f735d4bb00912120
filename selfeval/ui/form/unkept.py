"""What stands in a form and could not be kept: found before a file is left, and led back to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from selfeval.core.fields import field_of
from selfeval.core.models import Judgement, Row, School
from selfeval.i18n import _, ngettext
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.page import Page
from selfeval.ui.workspace import Workspace

MADE_BY_FIRST_EDIT = (School, Judgement)
"""Rows that a form shows before they are there."""


@dataclass(frozen=True)
class Unkept:
    """One field of one row that holds something the file cannot take, and why it cannot.

    `page` is the key of the page where it stands if that is not the row's own, and `part` what
    that page calls it.
    """

    model: type[Row]
    row_id: str
    name: str
    problem: str
    page: str = ""
    part: str = ""

    @property
    def title(self) -> str:
        """The field's name, in the user's language."""
        return _(field_of(self.model, self.name).title)

    @property
    def words(self) -> str:
        """The field and what is wrong with it, in a sentence that names the field once."""
        if self.title in self.problem:
            return self.problem
        return _("{field}: {problem}").format(field=self.title, problem=self.problem)


def unkept(pages: Iterable[QWidget], workspace: Workspace) -> list[Unkept]:
    """Find every such field on these pages, of rows shown now or before that are still there."""
    pages = list(pages)
    forms = [form for page in pages for form in page.findChildren(RecordForm)]
    found = [Unkept(form.model, *wrong) for form in forms for wrong in form.wrong_fields()]
    besides = [one for page in pages if isinstance(page, Page) for one in page.unkept()]
    return [one for one in found if _is_there(one, workspace)] + besides


def _is_there(one: Unkept, workspace: Workspace) -> bool:
    made_later = one.model in MADE_BY_FIRST_EDIT
    return made_later or workspace.values(one.model, one.row_id) is not None


def unkept_words(found: list[Unkept]) -> str:
    """Say how many fields hold something that cannot be kept, and which."""
    return ngettext(
        "{count} field holds something that cannot be kept: {names}",
        "{count} fields hold something that cannot be kept: {names}",
        len(found),
    ).format(count=len(found), names=", ".join(one.title for one in found))


def focus_field(page: QWidget, one: Unkept) -> None:
    """Put the cursor into the field and bring it into view."""
    for form in page.findChildren(RecordForm):
        cell = form.cells.get(one.name) if form.model is one.model else None
        if cell is None:
            continue
        form.reveal(one.name)
        cell.editor.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)
        for scroll in page.findChildren(QScrollArea):
            if scroll.isAncestorOf(cell):
                scroll.ensureWidgetVisible(cell)
