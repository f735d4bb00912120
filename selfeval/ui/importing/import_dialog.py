"""Turn published tables into facts: choose files, school and measures, look, and import."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from selfeval.exchange import tables
from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError
from selfeval.ui import theme
from selfeval.ui.checks import TickDelegate
from selfeval.ui.file_dialog import ask_file, ask_files, first_folder
from selfeval.ui.importing.import_files import FileNames
from selfeval.ui.importing.import_measures import MeasuresModel
from selfeval.ui.importing.import_preview import ImportPreview
from selfeval.ui.waiting import waiting
from selfeval.ui.widgets import FlatCombo, button, fit_to_screen, label, search_line
from selfeval.ui.workspace import Workspace

ROLES = ("tables", "dictionary", "register")
NARROW_COLUMNS = ((170, 0.24), (270, 0.36))
"""How wide the columns beside a measure's name are: pixels at 100 % text, and the most of all."""


class ImportDialog(QDialog):
    """Two pages: what to import, and what would come of it. `imported` carries the counts."""

    imported = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import figures"))
        fit_to_screen(self, 1000, 680)
        self.workspace = workspace
        self.files: dict[str, list[Path]] = {role: [] for role in ROLES}
        self._plan: tables.ImportPlan | None = None
        self._answers: dict[str, str] = {}
        self.measures = MeasuresModel()
        self.preview = ImportPreview()
        self.preview.answered.connect(self._on_answered)
        self.problem = label("", "caption", "bad", wrap=True)
        self.problem.setObjectName("import_problem")
        self.problem.hide()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._choosing())
        self.pages.addWidget(self.preview)
        self._lay_out()
        self._show_step()

    # Layout -------------------------------------------------------------------------------

    def _choosing(self) -> QWidget:
        page = QWidget()
        top = QGridLayout()
        top.setHorizontalSpacing(12)
        top.setVerticalSpacing(8)
        top.setColumnStretch(0, 1)
        top.setColumnStretch(1, 2)
        self._ask_for_files(top)
        self._ask_for_school(top)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        about = _(
            "Figures from published performance tables, as CSV files. You see what they become "
            "before anything is kept."
        )
        column.addWidget(label(about, "body", "text2", wrap=True))
        column.addLayout(top)
        column.addLayout(self._measures_list(), 1)
        return page

    def _ask_for_files(self, top: QGridLayout) -> None:
        self._names = {}
        for role, title, add in (
            ("tables", _("Performance tables"), _("Add files…")),
            ("dictionary", _("Their data dictionary, if any"), _("Choose…")),
            ("register", _("Register of schools, if any"), _("Choose…")),
        ):
            named = FileNames()
            named.taken_out.connect(lambda path, role=role: self._on_taken_out(role, path))
            pick = button(add, name=f"pick_{role}")
            pick.setAccessibleName(f"{title}: {add}")
            pick.clicked.connect(lambda _on=False, role=role: self._ask_files(role))
            self._names[role] = named
            _add_line(top, label(title, "caption", "text2", wrap=True), named, pick)

    def _ask_for_school(self, top: QGridLayout) -> None:
        self.school = QLineEdit(self._known_school())
        self.school.setObjectName("import_school")
        self.school.setCursorPosition(0)
        self.school.setPlaceholderText(_("URN, number such as 850/2254, or name"))
        theme.set_role(self.school, "body")
        title = label(_("School"), "caption", "text2")
        title.setBuddy(self.school)
        look = button(_("Look"), icon="search", name="import_look")
        look.clicked.connect(self.look)
        self.school.returnPressed.connect(self.look)
        _add_line(top, title, self.school, look)
        self.found = label("", "strong", wrap=True)
        self.found.setObjectName("import_found")
        self.found.hide()
        top.addWidget(self.found, top.rowCount(), 1)

    def _measures_list(self) -> QVBoxLayout:
        self.search = search_line("import_search", _("Find a measure"))
        self.search.textChanged.connect(self.measures.search)
        self.view = QTableView()
        self.view.setObjectName("import_measures")
        self.view.setAccessibleName(_("Measures"))
        self.view.setModel(self.measures)
        self.view.setItemDelegateForColumn(0, TickDelegate(self.view))
        self.view.verticalHeader().hide()
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.measures.ticked_changed.connect(self._on_ticked)
        made = QVBoxLayout()
        made.setSpacing(6)
        made.addWidget(self.search)
        made.addWidget(self.view, 1)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, header = self.view.viewport().width(), self.view.horizontalHeader()
        for at, (wide, share) in enumerate(NARROW_COLUMNS, start=1):
            header.resizeSection(at, min(theme.px(wide), int(room * share)))

    def _lay_out(self) -> None:
        self.chosen = label("", "caption", "text2")
        self.back = button(_("Back"), name="import_back")
        self.next = button(_("Preview"), "primary", name="import_preview")
        self.apply = button(_("Import"), "primary", name="import_apply")
        cancel = button(_("Cancel"), name="import_cancel")
        self.back.clicked.connect(lambda: self._show_step(0))
        self.next.clicked.connect(self.plan)
        self.apply.clicked.connect(self._on_import)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.chosen, 1)
        for part in (self.back, cancel, self.next, self.apply):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(_("Import figures"), "heading"))
        column.addWidget(self.pages, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def _show_step(self, step: int = 0) -> None:
        self.pages.setCurrentIndex(step)
        self.back.setVisible(step == 1)
        self.next.setVisible(step == 0)
        self.apply.setVisible(step == 1)
        self._on_ticked(len(self.measures.ticked))
        self._say("")

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    # Choosing -----------------------------------------------------------------------------

    def _known_school(self) -> str:
        school = self.workspace.rows.school
        return school.identifier if school.identifier[:1].isdigit() else school.name

    def _ask_files(self, role: str) -> None:
        folder = first_folder([self.workspace.document.path])
        kinds = _("Tables (*.csv *.tsv *.txt);;All files (*)")
        if role == "tables":
            take_all = partial(self.add_files, role)
            ask_files(self, _("Choose files"), take_all, "import_files", folder, kinds)
            return
        ask_file(
            self,
            _("Choose files"),
            lambda path: self.add_files(role, [path]),
            "import_files",
            folder,
            kinds=kinds,
        )

    def add_files(self, role: str, paths: list[str]) -> None:
        """Take files for one of ROLES; tables add up, the others stand alone."""
        found = [Path(path) for path in paths]
        kept = self.files[role] if role == "tables" else []
        self.files[role] = list(dict.fromkeys([*kept, *found]))
        self._names[role].show_files(self.files[role])
        if role == "tables" and self.school.text().strip():
            self.look()

    def _on_taken_out(self, role: str, path: Path) -> None:
        self.files[role] = [one for one in self.files[role] if one != path]
        self._names[role].show_files(self.files[role])
        self.findChild(QPushButton, f"pick_{role}").setFocus(Qt.FocusReason.OtherFocusReason)
        if self.files["tables"] and self.school.text().strip():
            self.look()
        else:
            self._say("")
            self._show_found((), "")

    def look(self) -> None:
        """Read the tables and list what they hold for the school."""
        self._say("")
        if not self.files["tables"]:
            self._say(_("Add one or more tables first."))
            return
        if named := self._maps_among_tables():
            self._show_found((), "")
            self._say(named)
            return
        try:
            with waiting():
                found = tables.list_columns(
                    self.files["tables"], self.school.text().strip(), **self._beside()
                )
                school = self._school_found()
        except UserError as problem:
            self._show_found((), "")
            self._say(str(problem))
            return
        self._show_found(found, school)

    def _maps_among_tables(self) -> str:
        """Say which file is a map, and where maps are imported; "" where none is."""
        from selfeval.exchange.maps.incoming import MAP, kind_of

        for path in self.files["tables"]:
            if kind_of(path) == MAP:
                said = _("“{file}” is a map. Maps are imported by “{entry}” in the menu “File”.")
                entry = _("Import a map or lin&k…").replace("&", "")
                return said.format(file=path.name, entry=entry)
        return ""

    def _show_found(self, found: tuple[tables.ListedColumn, ...], school: str) -> None:
        self.measures.fill(found)
        self.found.setText(school)
        self.found.setVisible(bool(school))

    def _school_found(self) -> str:
        """Say whose figures the tables hold, so that a wrong number is seen at once."""
        words, register = self.school.text().strip(), self._beside()["register"]
        found = tables.find_schools(self.files["tables"], words, register=register)
        if len(found) != 1:
            return ""
        return _("{name} ({number})").format(name=found[0].name, number=found[0].identifier)

    def _beside(self) -> dict[str, Path | None]:
        return {role: (self.files[role] or [None])[0] for role in ("dictionary", "register")}

    def _on_ticked(self, count: int) -> None:
        self.next.setEnabled(bool(count))
        words = ngettext("{count} measure chosen", "{count} measures chosen", count)
        self.chosen.setText(
            words.format(count=count) if count else _("Tick the measures to import.")
        )

    # Previewing and importing -------------------------------------------------------------

    def plan(self) -> None:
        """Work out what the import would do, and show it."""
        self._say("")
        try:
            with waiting():
                self._plan = tables.plan_import(
                    self.workspace.rows,
                    self.files["tables"],
                    school=self.school.text().strip(),
                    columns=self.measures.ticked,
                    national=self._answers or None,
                    **self._beside(),
                )
        except UserError as problem:
            self._say(str(problem))
            return
        self.preview.show_plan(self._plan)
        self._show_step(1)
        self.apply.setEnabled(self._plan.changes and not self._plan.questions)
        if not self._plan.changes:
            self._say(_("Everything in these tables is here already."))
        self._focus_next()

    def _focus_next(self) -> None:
        """Put the focus where the work goes on: on a question, else on what ends the step."""
        asked = self.preview.findChildren(FlatCombo)
        ends = self.apply if self.apply.isEnabled() else self.back
        (asked[0] if asked else ends).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answered(self, question: str, word: str) -> None:
        if word:
            self._answers[question] = word
            self.plan()

    def _on_import(self) -> None:
        assert self._plan is not None
        try:
            with waiting():
                done = tables.apply_plan(self.workspace.document, self._plan)
        except UserError as problem:
            self._say(str(problem))
            return
        self.accept()
        self.imported.emit(done.facts, done.readings)


def _add_line(grid: QGridLayout, *parts: QWidget) -> None:
    at = grid.rowCount()
    for column, part in enumerate(parts):
        grid.addWidget(part, at, column)
