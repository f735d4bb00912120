"""Import a map: choose or paste it, see what comes and onto which map, then bring it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from selfeval.core.models import Map
from selfeval.exchange.maps import incoming
from selfeval.exchange.maps.incoming import Found, MapChoice, MapResult, telling
from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError
from selfeval.ui import theme
from selfeval.ui.checks import Check
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.importing.dropping import local_files
from selfeval.ui.importing.map_preview import MapPreview
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import FlatCombo, button, fit_to_screen, label, scrolling
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

NOTHING, PREVIEW = range(2)
NEW = ""


def open_map_import(desk: Desk, path: Path | None = None) -> None:
    """Open the dialog, on a file if one is given."""
    desk.settle()
    dialog = MapDialog(desk.workspace, desk.window)

    def show(done: MapResult) -> None:
        desk.show_page("maps")
        if desk.page is not None:
            desk.page.show_item(done.map_id)
        desk.window.foot.say(telling.done_words(done), may_undo=True)

    dialog.imported.connect(show)
    dialog.open()
    if path is not None:
        dialog.take_file(str(path))


class MapDialog(QDialog):
    """Two pages: nothing yet, and what would come. `imported` carries what was done."""

    imported = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("map_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Import a map"))
        fit_to_screen(self, 820, 700)
        self.workspace = workspace
        self._found: Found | None = None
        self.preview = MapPreview()
        self.onto, self.name = FlatCombo(), QLineEdit()
        self.same = Check(_("A box with the same words as one that is here is the same box"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self._nothing())
        self.pages.addWidget(self._coming())
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Paste, self, self.take_clipboard)
        self._show(NOTHING)

    # Layout -------------------------------------------------------------------------------

    def _nothing(self) -> QWidget:
        page = QWidget()
        words = label(_("Choose a file with a map, or paste one."), "statement", wrap=True)
        hint = label(
            _(
                "A list of arrows from a spreadsheet, with the columns From, To and Sign; a Kumu "
                "workbook; a file or a link from Loopy; a file from Mental Modeler; or a map that "
                "was exported here as CSV. You see what comes before anything is kept."
            ),
            "body",
            "text2",
            wrap=True,
        )
        self.choose = button(_("Choose a file…"), "primary", "folder-open", "map_choose")
        self.choose.clicked.connect(self._ask_file)
        self.paste = button(_("Paste"), icon="table-import", name="map_paste")
        self.paste.clicked.connect(self.take_clipboard)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addStretch(1)
        ways.addWidget(self.choose)
        ways.addWidget(self.paste)
        ways.addStretch(1)
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addStretch(1)
        for part in (words, hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addLayout(ways)
        column.addStretch(2)
        self._start = scrolling(page, "map_start_scroll")
        return self._start

    def _coming(self) -> QWidget:
        page = QWidget()
        self.title = label("", "strong", wrap=True)
        self.title.setObjectName("map_found")
        self.onto.setObjectName("map_onto")
        self.onto.setAccessibleName(_("Onto which map?"))
        self.name.setObjectName("map_name")
        self.name.setAccessibleName(_("Name of the new map"))
        self.same.setObjectName("map_same")
        for part in (self.onto, self.name, self.same):
            theme.set_role(part, "body")
        self.onto.currentIndexChanged.connect(self.plan)
        self.name.textChanged.connect(self.plan)
        self.same.toggled.connect(self.plan)
        title = label(_("Onto which map?"), "caption", "text2")
        title.setBuddy(self.onto)
        self.asked_name = label(_("Its name"), "caption", "text2")
        self.asked_name.setBuddy(self.name)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, parts in enumerate(((title, self.onto), (self.asked_name, self.name))):
            for place, part in enumerate(parts):
                grid.addWidget(part, row, place)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(grid)
        column.addWidget(self.same)
        column.addWidget(self.preview)
        column.addStretch(1)
        return scrolling(page, "map_preview_scroll")

    def _lay_out(self) -> None:
        self.said = label("", "strong", wrap=True)
        self.said.setObjectName("map_said")
        self._problem = label("", "caption", "bad", wrap=True)
        self._problem.setObjectName("map_problem")
        self.back = button(_("Another one…"), name="map_back")
        self.apply = button(_("Import"), "primary", name="map_apply")
        cancel = button(_("Cancel"), name="map_cancel")
        self.back.clicked.connect(lambda: self._show(NOTHING))
        self.apply.clicked.connect(self._on_apply)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        for part in (self.back, cancel, self.apply):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(_("Import a map"), "heading"))
        column.addWidget(self.pages, 1)
        column.addWidget(self._problem)
        column.addLayout(foot)

    def _show(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.back.setVisible(step == PREVIEW)
        self.apply.setVisible(step == PREVIEW)
        self._tell("")
        if step == NOTHING:
            self._found = None
            self.said.setText("")
            self.choose.setFocus()

    def _tell(self, problem: str) -> None:
        """Say what is wrong; what can be done instead stays in sight."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        QTimer.singleShot(0, self, lambda: self._start.ensureWidgetVisible(self.choose))

    # Where a map comes from ---------------------------------------------------------------

    def _ask_file(self) -> None:
        kinds = _("Maps (*.csv *.tsv *.txt *.xlsx *.json *.loopy *.mmp);;All files (*)")
        ask_file(
            self,
            _("Choose a file"),
            self.take_file,
            "map_files",
            first_folder([self.workspace.document.path]),
            kinds=kinds,
        )

    def take_file(self, path: str) -> None:
        """Read the map in a file; where there is none, say why."""
        self._read(lambda: incoming.read_map(Path(path)))

    def take_clipboard(self) -> None:
        """Read the map that was copied: a file, rows of a spreadsheet, or a link from Loopy."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData | None) -> None:
        """Read the map in something that was copied."""
        files = local_files(data) if data is not None else []
        if files:
            self.take_file(str(files[0]))
            return
        words = data.text() if data is not None else ""
        if not words.strip():
            self._tell(_("Nothing was copied yet. Copy the rows, or the link, first."))
            return
        self._read(lambda: incoming.read_pasted(words))

    def _read(self, read: Callable[[], Found]) -> None:
        try:
            with waiting():
                found = read()
        except UserError as problem:
            self._show(NOTHING)
            self._tell(str(problem))
            return
        self._show(PREVIEW)
        self._fill(found)
        (self.apply if self.apply.isEnabled() else self.back).setFocus()

    # What would come ----------------------------------------------------------------------

    def _fill(self, found: Found) -> None:
        """Offer the maps it may go onto; the one with its name before a new one."""
        self._found = None
        rows, count = self.workspace.rows, len(found.maps)
        self.onto.clear()
        new = ngettext("A new map", "{count} maps, each under its own name", count)
        self.onto.addItem(new.format(count=count), NEW)
        for one in rows.all(Map):
            self.onto.addItem(one.name.strip() or _("Map without a name"), one.id)
        there = incoming.map_named(rows, found.maps[0].name) if count == 1 else ""
        self.onto.setCurrentIndex(max(0, self.onto.findData(there)) if there else 0)
        self.name.setText(found.maps[0].name)
        self.same.setChecked(True)
        self._found = found
        self.plan()

    @property
    def choice(self) -> MapChoice | None:
        """What the user has chosen; None before there is anything to choose."""
        if self._found is None:
            return None
        map_id = str(self.onto.currentData() or NEW)
        name = self.name.text() if not map_id and len(self._found.maps) == 1 else ""
        return MapChoice(self._found, name, self.same.isChecked(), map_id)

    def plan(self) -> None:
        """Show what importing would do, as it is chosen now."""
        choice = self.choice
        if choice is None:
            return
        named = choice.map_id == NEW and len(choice.found.maps) == 1
        for part in (self.asked_name, self.name):
            part.setVisible(named)
        plan = incoming.plan_map(self.workspace.rows, choice)
        self.title.setText(telling.found_words(plan))
        self.preview.show_plan(plan)
        self.same.setVisible(bool(plan.same) or not choice.same)
        self.apply.setEnabled(plan.changes)
        words = [telling.new_words(plan)]
        if len(plan.maps) == 1:
            words[:0] = telling.map_words(plan)
        self.said.setText(" ".join(words))

    def _on_apply(self) -> None:
        choice = self.choice
        if choice is None:
            return
        try:
            with waiting():
                done = incoming.apply_map(self.workspace.document, choice)
        except UserError as problem:
            self._tell(str(problem))
            return
        self.accept()
        self.imported.emit(done)
