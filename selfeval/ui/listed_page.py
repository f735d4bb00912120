"""A page of a few records beside the steps: their list on the left, one of them on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from selfeval.core.fields import name_field
from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui import alerts, theme, wording
from selfeval.ui.entries import Entries, Entry
from selfeval.ui.form.context import context_of
from selfeval.ui.form.record_dialog import ShowsRow
from selfeval.ui.form.record_form import RecordForm
from selfeval.ui.frame.head import Head
from selfeval.ui.item.fresh import Fresh
from selfeval.ui.page import Page
from selfeval.ui.widgets import button, card, icon_button, label, scrolling
from selfeval.ui.workspace import Workspace

LIST_WIDTH, LIST_NARROW, NARROW_BELOW = 340, 270, 1000
"""Widths in pixels at 100 % text."""
WIDEST = 760


class ListedPage(Page):
    """Records of one model. Subclasses list them and may put parts below the form."""

    def __init__(self, workspace: Workspace, model: type[Row], empty: str, question: str) -> None:
        super().__init__(workspace)
        self.model = model
        self.row_id = ""
        self._fresh = Fresh(workspace, model)
        self.form = RecordForm(model, context_of(workspace))
        self.form.edited.connect(self._on_edited)
        self.remove_button = icon_button(
            "trash", _("Remove this {kind}").format(kind=wording.singular(model)), "remove"
        )
        self.remove_button.clicked.connect(self.remove)
        self._entries = Entries()
        self._entries.wanted.connect(self.show_item)
        self._below: list[ShowsRow] = []
        self._middle = QStackedWidget()
        self._lay_out(empty, question)
        self.remove_button.setVisible(not workspace.document.read_only)
        workspace.changed.connect(self._on_changed)

    # What subclasses say ------------------------------------------------------------------

    def entries(self) -> Sequence[Entry]:
        """Return what the list shows, in order."""
        raise NotImplementedError

    def put_below(self, part: ShowsRow) -> None:
        """Put a part below the form, which shows more about the same record."""
        self._below.append(part)
        self._right.insertWidget(self._right.count() - 1, part)

    # Looks --------------------------------------------------------------------------------

    def _lay_out(self, empty: str, question: str) -> None:
        self._list = self._list_pane()
        self._middle.addWidget(self._empty(empty, question))
        self._middle.addWidget(self._detail())
        self._middle.setAutoFillBackground(True)
        self._middle.setBackgroundRole(QPalette.ColorRole.Base)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._list)
        line.addWidget(self._middle, 1)

    def _list_pane(self) -> QWidget:
        self._entries.column.setContentsMargins(12, 12, 12, 16)
        inner = QWidget()
        around = QVBoxLayout(inner)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._entries)
        around.addStretch(1)
        made = QWidget()
        made.setObjectName("listed")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inner, "listed_scroll"))
        return made

    def _detail(self) -> QWidget:
        box = card()
        inside = QHBoxLayout(box)
        inside.setContentsMargins(12, 12, 8, 14)
        inside.setSpacing(4)
        inside.addWidget(self.form, 1)
        inside.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inner.setMaximumWidth(theme.px(WIDEST))
        self._right = QVBoxLayout(inner)
        self._right.setContentsMargins(20, 16, 20, 32)
        self._right.setSpacing(14)
        self._right.addWidget(box)
        self._right.addStretch(1)
        return scrolling(inner, "listed_detail")

    def _empty(self, words: str, question: str) -> QWidget:
        said = label(words, "statement", wrap=True)
        asked = label(question, "body", "text2", wrap=True)
        for one in (said, asked):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kind = wording.singular(self.model)
        add = button(_("New {kind}").format(kind=kind), "primary", "plus", "empty_add")
        add.clicked.connect(lambda: self.add())
        inner = QWidget()
        inner.setMaximumWidth(theme.px(460))
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(said)
        column.addWidget(asked)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignHCenter)
        add.setVisible(not self.workspace.document.read_only)
        column.addStretch(3)
        around = QWidget()
        line = QHBoxLayout(around)
        line.addWidget(inner)
        return around

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(NARROW_BELOW)
        wanted = theme.px(LIST_NARROW if narrow else LIST_WIDTH)
        self._list.setFixedWidth(min(wanted, self.width() * 2 // 5))

    # What the window asks -----------------------------------------------------------------

    def head(self) -> Head:
        """Return the button for a new record."""
        kind = wording.singular(self.model)
        may_write = not self.workspace.document.read_only
        return Head(action=_("New {kind}").format(kind=kind) if may_write else "")

    @property
    def item(self) -> tuple[type[Row], str] | None:
        """The record that is shown."""
        return (self.model, self.row_id) if self.row_id else None

    def panes(self) -> list[QWidget]:
        """Return list and form."""
        return [self._list, self._middle]

    def can_add(self) -> bool:
        """Records are added here."""
        return True

    def enter(self) -> None:
        """Be shown: read what has changed."""
        self._draw()

    def leave(self) -> None:
        """Settle what is still being typed."""
        self.form.settle()

    def left(self) -> None:
        """Leave no new record behind in which nothing was written."""
        if not self.form.has_problem:
            self._fresh.drop()

    def show_item(self, row_id: str) -> None:
        """Show a record by its id."""
        self.form.settle()
        if row_id != self.row_id:
            self.left()
        self.row_id = row_id
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc take a new record back in which nothing was written."""
        untouched = self._fresh.is_untouched(self.row_id) and not self.form.has_problem
        if event.key() == Qt.Key.Key_Escape and untouched:
            self._fresh.drop()
        else:
            super().keyPressEvent(event)

    def rename(self) -> None:
        """Put the cursor into the record's first field."""
        if self.row_id:
            self.form.focus_first()

    # Showing ------------------------------------------------------------------------------

    def _on_changed(self, _label: str, _tables: object) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        listed = self.entries()
        ids = [one.key for one in listed]
        if self.row_id not in ids:
            self.row_id = ids[0] if ids else ""
        self._list.setVisible(bool(ids))
        self._entries.show_entries(listed, self.row_id)
        values = self.workspace.values(self.model, self.row_id) if self.row_id else None
        self._middle.setCurrentIndex(1 if values is not None else 0)
        if values is not None:
            self.form.show_record(self.row_id, values)
            for part in self._below:
                part.show_row(self.row_id)

    # Doing --------------------------------------------------------------------------------

    @alerts.calmly
    def add(self, words: str = "") -> None:
        """Add a record and put the cursor into its first field."""
        self.form.settle()
        self.left()
        row_id = self.workspace.add(self.made(words))
        self.show_item(row_id)
        if not words:
            self._fresh.note(row_id)
        self.form.focus_first()

    def made(self, words: str) -> Row:
        """Return a new record, named by `words` if there are any."""
        return self.model(**{name_field(self.model).name: words})

    @alerts.calmly
    def remove(self) -> None:
        """Remove the record that is shown; Undo brings it back."""
        if self.row_id:
            self.form.settle()
            self.workspace.remove(self.model, [self.row_id])

    def _on_edited(self, name: str, value: Any) -> None:
        try:
            self.workspace.change(self.model, self.form.row_id, {name: value})
        except UserError as problem:
            self.form.show_problem(name, str(problem))
