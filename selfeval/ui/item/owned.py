"""Rows that belong to one item alone, as a small table with add, change and remove."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from selfeval.core.models import Row
from selfeval.i18n import _
from selfeval.ui import alerts
from selfeval.ui.flow import FlowLayout
from selfeval.ui.form.record_dialog import AddDialog
from selfeval.ui.item.relations import Owned, Relation
from selfeval.ui.item.section import Section
from selfeval.ui.rows.table import RowsModel
from selfeval.ui.rows.view import RowsView
from selfeval.ui.widgets import button, label
from selfeval.ui.workspace import Workspace

BESIDE = 4
"""Pixels beside a table, so that its words stand below the title of its section."""


class TableSection(Section):
    """A small table with add, change and remove."""

    def __init__(
        self,
        relation: Relation,
        workspace: Workspace,
        model: type[Row],
        rows: RowsModel,
        add: str,
        empty: str,
    ) -> None:
        super().__init__(relation, workspace, model)
        self.rows = rows
        self.view = RowsView(rows, always_table=True)
        self.view.setObjectName(f"{self.objectName()}_rows")
        self.view.setAccessibleName(_(relation.title))
        self.view.activated_id.connect(self.on_edit)
        self.view.doubleClicked.connect(lambda index: self.on_edit(rows.id_at(index.row())))
        self.view.remove_wanted.connect(self.on_remove)
        self.view.chosen.connect(lambda _row_id: self._allow())
        self.empty = label(_(empty), "body", "text3", wrap=True)
        self.empty.setContentsMargins(12, 6, 12, 6)
        self.body.addWidget(self.empty)
        around = QVBoxLayout()
        around.setContentsMargins(BESIDE, 0, BESIDE, 0)
        around.addWidget(self.view)
        self.body.addLayout(around)
        self.body.addStretch(1)
        self.foot = FlowLayout(gap=2)
        self.foot.setContentsMargins(0, 0, 4, 0)
        self.body.addLayout(self.foot)
        self.add = button(add, "link", "plus", f"add_{self.objectName()}")
        self.change = button(_("Change"), "link", "pencil", f"edit_{self.objectName()}")
        self.take = button(_("Remove"), "link", "trash", f"remove_{self.objectName()}")
        self.add.clicked.connect(self.on_add)
        self.change.clicked.connect(lambda: self.on_edit(self.view.row_id))
        self.take.clicked.connect(self.on_remove)
        for part in (self.add, self.change, self.take):
            self.foot.addWidget(part)
            part.setVisible(not workspace.document.read_only)

    def draw(self) -> None:
        """Show the rows as they are now."""
        self.rows.reload()
        count = self.rows.rowCount()
        self.say_count(count)
        self.view.setVisible(bool(count))
        self.view.hide_blank_columns()
        self.view.fit_height()
        self.empty.setVisible(not count and bool(self.empty.text()))
        self._allow()

    def _allow(self) -> None:
        chosen = self.rows.index_of(self.view.row_id).isValid()
        may = chosen and not self.workspace.document.read_only
        self.change.setVisible(may)
        self.take.setVisible(may)

    def on_add(self) -> None:
        """Ask for a new row."""
        raise NotImplementedError

    def on_edit(self, row_id: str) -> None:
        """Open a row to change it, with what belongs to it."""
        if row_id:
            self.edit_wanted.emit(self.rows.row_model, row_id, self.skipped())

    @alerts.calmly
    def on_remove(self) -> None:
        """Remove the chosen row."""
        if self.view.row_id:
            self.workspace.remove(self.rows.row_model, [self.view.row_id])

    def skipped(self) -> tuple[str, ...]:
        """Return the fields that the dialog leaves out."""
        return ()


class OwnedSection(TableSection):
    """Rows that name this one as theirs: actions, consequences, reviews, arrows."""

    relation: Owned

    def __init__(self, relation: Owned, workspace: Workspace, model: type[Row]) -> None:
        rows = RowsModel(relation.model, workspace, chosen=self._is_ours, columns=relation.columns)
        super().__init__(relation, workspace, model, rows, _(relation.add), relation.empty)
        rows.setParent(self)

    def _is_ours(self, row: dict[str, Any]) -> bool:
        near = self.relation.near
        return not near or any(row[name] == self.row_id for name in near)

    def skipped(self) -> tuple[str, ...]:
        """One owner is known; where a row has two ends, as an arrow has, both are shown."""
        return self.relation.near if len(self.relation.near) == 1 else ()

    def on_add(self) -> None:
        """Ask for a new row that is ours."""
        preset = dict.fromkeys(self.relation.near[:1], self.row_id)
        AddDialog(
            self.workspace,
            self.relation.model,
            _(self.relation.add),
            self.window(),
            lambda values: self._save(values),
            preset=preset,
            skip=self.skipped(),
        ).open()

    def _save(self, values: dict[str, Any]) -> None:
        self.workspace.add(self.relation.model(**values))
