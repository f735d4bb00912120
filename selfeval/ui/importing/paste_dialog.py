"""Paste a table from Excel or Word: look at it, say what it is, preview, and only then write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from selfeval.exchange import pasted
from selfeval.exchange.pasted import FACTS, MEASURES, Grid, PasteChoice, Table
from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError
from selfeval.ui import theme
from selfeval.ui.checks import Check, Radio
from selfeval.ui.importing.paste_columns import (
    CellDelegate,
    FactColumns,
    GridModel,
    MeasureColumns,
)
from selfeval.ui.importing.paste_preview import PastePreview, summary
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import button, card, fit_to_screen, label, scrolling
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

NOTHING, CHOOSING, PREVIEW = range(3)
MOST_LINES = 5


def open_paste(desk: Desk) -> None:
    """Open the dialog on what the clipboard holds."""
    desk.settle()
    dialog = PasteDialog(desk.workspace, desk.window)

    def say(facts: int, readings: int) -> None:
        desk.show_page("facts")
        desk.window.foot.say(imported_words(facts, readings), may_undo=True)

    dialog.pasted.connect(say)
    dialog.open()
    dialog.take(QGuiApplication.clipboard().mimeData())


def imported_words(facts: int, readings: int) -> str:
    """Say what came of a pasted table."""
    made = ngettext("{count} new fact", "{count} new facts", facts).format(count=f"{facts:,}")
    if not readings:
        return _("Pasted: {facts}.").format(facts=made)
    read = ngettext("{count} new reading", "{count} new readings", readings)
    return _("Pasted: {facts}, {readings}.").format(
        facts=made, readings=read.format(count=f"{readings:,}")
    )


class PasteDialog(QDialog):
    """Three pages: nothing yet, what the table is, what would come of it."""

    pasted = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paste_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Paste a table"))
        fit_to_screen(self, 920, 700)
        self.workspace = workspace
        self.grid = Grid(())
        self.cells = GridModel()
        self.facts, self.measures = FactColumns(), MeasureColumns()
        self.preview = PastePreview()
        self.heading = Check(_("The first row is a heading"))
        self.kinds = {
            FACTS: Radio(_("Each row is a fact")),
            MEASURES: Radio(_("Each row is a measure over time")),
        }
        self.source = QLineEdit()
        self.pages = QStackedWidget()
        for page in (self._nothing(), self._choosing(), self.preview):
            self.pages.addWidget(page)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Paste, self, self.take_clipboard)
        self._show(NOTHING)

    # Layout -------------------------------------------------------------------------------

    def _nothing(self) -> QWidget:
        page = QWidget()
        words = label(_("Copy a table in Excel, Word or a web page first."), "statement", wrap=True)
        hint = label(
            _("Select its cells, press Ctrl+C there, come back, and paste it here."),
            "body",
            "text2",
            wrap=True,
        )
        paste = button(_("Paste"), "primary", "table-import", "paste_now")
        paste.clicked.connect(self.take_clipboard)
        column = QVBoxLayout(page)
        column.setSpacing(10)
        column.addStretch(1)
        for part in (words, hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addWidget(paste, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _choosing(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self._cells_view())
        column.addWidget(self.heading)
        column.addLayout(self._kinds_list())
        column.addWidget(label(_("What the columns hold"), "h3"))
        column.addWidget(self.facts)
        column.addWidget(self.measures)
        self.source.setObjectName("paste_source")
        self.source.setPlaceholderText(_("For every row that does not say it itself"))
        title = label(_("How do we know?"), "caption", "text2")
        title.setBuddy(self.source)
        self.source.setAccessibleName(title.text())
        for part in (self.heading, self.source):
            theme.set_role(part, "body")
        column.addWidget(title)
        column.addWidget(self.source)
        column.addStretch(1)
        self.heading.setObjectName("paste_heading")
        self.heading.toggled.connect(self._on_heading)
        return scrolling(inner, "paste_scroll")

    def _cells_view(self) -> QWidget:
        self.view = QTableView()
        self.view.setObjectName("paste_cells")
        self.view.setAccessibleName(_("The pasted table"))
        self.view.setModel(self.cells)
        self.view.setItemDelegate(CellDelegate(self.view))
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setWordWrap(False)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 4)
        inside.addWidget(self.view)
        return frame

    def _kinds_list(self) -> QVBoxLayout:
        line = QVBoxLayout()
        line.setSpacing(2)
        group = QButtonGroup(self)
        for kind, made in self.kinds.items():
            made.setObjectName(f"paste_{kind}")
            theme.set_role(made, "body")
            group.addButton(made)
            line.addWidget(made)
            made.toggled.connect(self._on_kind)
        return line

    def _lay_out(self) -> None:
        self._said = label("", "caption", "text2", wrap=True)
        self._said.setObjectName("paste_said")
        self._problem = label("", "caption", "bad", wrap=True)
        self._problem.setObjectName("paste_problem")
        self.back = button(_("Back"), name="paste_back")
        self.next = button(_("Preview"), "primary", name="paste_next")
        self.apply = button(_("Paste"), "primary", name="paste_apply")
        cancel = button(_("Cancel"), name="paste_cancel")
        self.back.clicked.connect(lambda: self._show(CHOOSING))
        self.next.clicked.connect(self.plan)
        self.apply.clicked.connect(self._on_apply)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        for part in (self.back, cancel, self.next, self.apply):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(_("Paste a table"), "heading"))
        column.addWidget(self.pages, 1)
        column.addWidget(self._problem)
        column.addLayout(foot)

    def _show(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.back.setVisible(step == PREVIEW)
        self.next.setVisible(step == CHOOSING)
        self.apply.setVisible(step == PREVIEW)
        self._tell("")
        if step != PREVIEW:
            self._say_size()

    def _say_size(self) -> None:
        rows, columns = len(self.grid.cells), self.grid.width
        self._said.setText(
            _("{rows} × {columns} cells").format(rows=f"{rows:,}", columns=columns) if rows else ""
        )

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    # What is on the clipboard -------------------------------------------------------------

    def take_clipboard(self) -> None:
        """Read the clipboard anew, unless a text field has the paste."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData | None) -> None:
        """Take a table; where there is none, say what to do first.

        A clipboard on which nothing has ever been put may give None.
        """
        html, words = (data.html(), data.text()) if data is not None else ("", "")
        try:
            self.grid = pasted.read_clipboard(html, words)
        except UserError as problem:
            self.grid = Grid(())
            self._show(NOTHING)
            nothing_copied = not words.strip()
            self._tell("" if nothing_copied else str(problem))
            return
        self.heading.blockSignals(True)
        self.heading.setChecked(pasted.guess_heading(self.grid))
        self.heading.blockSignals(False)
        self._show(CHOOSING)
        self._on_heading()
        self.next.setFocus()

    @property
    def table(self) -> Table:
        """The grid with its heading told apart."""
        return pasted.with_heading(self.grid, self.heading.isChecked())

    def _on_heading(self) -> None:
        table = self.table
        self.cells.fill(table)
        for at in range(self.grid.width):
            self.view.setColumnWidth(at, min(theme.px(260), self._wanted_width(at)))
        self._fit_height()
        self.facts.fill(table, pasted.guess_roles(table))
        down = pasted.goes_down(table)
        self.measures.fill(pasted.turned(table) if down else table)
        self.kinds[MEASURES].setText(
            _("Each column is a measure over time")
            if down
            else _("Each row is a measure over time")
        )
        self.kinds[pasted.guess_kind(table)].setChecked(True)
        self._on_kind()

    def _fit_height(self) -> None:
        """As tall as a few rows; the rest is reached by scrolling."""
        rows = min(MOST_LINES, self.cells.rowCount())
        line = self.view.verticalHeader().defaultSectionSize()
        bar = self.view.horizontalScrollBar().sizeHint().height()
        heading = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(heading + rows * line + bar + 4)

    def _wanted_width(self, at: int) -> int:
        header = self.view.horizontalHeader().sectionSizeHint(at)
        return max(theme.px(80), header + 16, self.view.sizeHintForColumn(at) + 16)

    def _on_kind(self) -> None:
        self.facts.setVisible(self.kinds[FACTS].isChecked())
        self.measures.setVisible(self.kinds[MEASURES].isChecked())
        self._tell("")

    # Previewing and writing ---------------------------------------------------------------

    @property
    def choice(self) -> PasteChoice:
        """What the user has chosen."""
        kind = FACTS if self.kinds[FACTS].isChecked() else MEASURES
        table = self.table if kind == FACTS else self.measures.table
        return PasteChoice(
            table,
            kind,
            self.facts.roles,
            self.measures.name_at,
            self.measures.times,
            " ".join(self.source.text().split()),
            date.today(),
        )

    def plan(self) -> None:
        """Work out what pasting would do, and show it; nothing is written."""
        try:
            with waiting():
                found = pasted.plan_paste(self.workspace.rows, self.choice)
                self.preview.show_plan(found)
        except UserError as problem:
            self._tell(str(problem))
            return
        self._show(PREVIEW)
        self._said.setText(summary(found))
        self.apply.setEnabled(found.changes)
        (self.apply if found.changes else self.back).setFocus()

    def _on_apply(self) -> None:
        try:
            with waiting():
                done = pasted.apply_paste(self.workspace.document, self.choice)
        except UserError as problem:
            self._tell(str(problem))
            return
        self.accept()
        self.pasted.emit(done.facts, done.readings)
