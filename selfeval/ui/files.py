"""Opening, saving, importing, printing: what the File menu does. No dialog here waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from selfeval.i18n import _, ngettext
from selfeval.store import Document, UserError
from selfeval.store.errors import SharedFileChanged
from selfeval.ui import alerts, settings
from selfeval.ui.tasks import Task
from selfeval.ui.waiting import waiting
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.ui.window import Window

SUFFIX = ".selfeval"
SAMPLE = Path("samples", "alderbrook" + SUFFIX)


class Files(QObject):
    """The commands on files. `printing` tells when a PDF is being made."""

    printing = Signal(bool)

    def __init__(self, workspace: Workspace, window: Window) -> None:
        super().__init__(window)
        self.workspace = workspace
        self._window = window
        self._task: Task | None = None
        self._target = Path()
        do = window.actions_by_key
        do["new"].triggered.connect(self.new)
        do["open"].triggered.connect(self.open)
        do["sample"].triggered.connect(self.open_sample)
        do["save"].triggered.connect(self.save)
        do["import"].triggered.connect(self.import_figures)
        do["export"].triggered.connect(self.export)
        do["close"].triggered.connect(lambda: self.leave_file(workspace.close))
        do.recent.aboutToShow.connect(self._fill_recent)
        window.start.new_wanted.connect(self.new)
        window.start.open_dialog_wanted.connect(self.open)
        window.start.sample_wanted.connect(self.open_sample)
        window.start.open_wanted.connect(self.open_path)
        workspace.publishing_failed.connect(self._on_publishing_failed)

    def window(self) -> Window:
        """Return the window that dialogs belong to."""
        return self._window

    # Opening and leaving ------------------------------------------------------------------

    def new(self) -> None:
        """Ask where a new self-evaluation should live, and open it there."""
        name = _("Our self-evaluation") + SUFFIX
        self._ask_file(_("New self-evaluation"), name, self._create, "new_dialog", save=True)

    def open(self) -> None:
        """Ask for a file and open it."""
        self._ask_file(_("Open a self-evaluation"), "", self.open_path, "open_dialog")

    def open_path(self, path: str) -> None:
        """Open a file, after leaving the one that is open."""
        self._replace(lambda: Document.open(path, actor=self._window.settings.role))

    def open_sample(self) -> None:
        """Open the sample school, making it first where it is not there."""
        path = settings.home() / SAMPLE

        def get() -> Document:
            if path.exists():
                return Document.open(path, actor=self._window.settings.role)
            from selfeval.exchange.sample import make_sample

            path.parent.mkdir(parents=True, exist_ok=True)
            document = make_sample(path)
            document.publish()
            return document

        self._replace(get)

    def _create(self, path: str) -> None:
        place = Path(path).with_suffix(SUFFIX)
        self._replace(lambda: Document.create(place, actor=self._window.settings.role))

    def _replace(self, get: Callable[[], Document]) -> None:
        self.leave_file(lambda: self._adopt(get))

    @alerts.calmly
    def _adopt(self, get: Callable[[], Document]) -> None:
        with waiting():
            self.workspace.close()
            document = get()
            self._window.settings.remember(document.path)
            self.workspace.adopt(document)

    def leave_file(self, then: Callable[[], object]) -> None:
        """Put everything into the file and go on; where that fails, ask first."""
        if not self.workspace.is_open:
            then()
            return
        self._window.desk.settle()
        if self.workspace.document.read_only or not self.workspace.document.unpublished:
            self._close_and(then)
            return
        try:
            self.workspace.publish()
        except UserError as problem:
            self._ask_before_leaving(problem, then)
            return
        self._close_and(then)

    def _close_and(self, then: Callable[[], object]) -> None:
        self.workspace.close()
        then()

    def _ask_before_leaving(self, problem: UserError, then: Callable[[], object]) -> None:
        def copy() -> None:
            if self.save_beside() is not None:
                self._close_and(then)

        alerts.ask(
            self._window,
            problem.message,
            problem.hint,
            [
                (_("Save a copy beside it"), copy),
                (_("Close; keep my work on this computer"), lambda: self._close_and(then)),
            ],
            "leave_question",
        )

    def _fill_recent(self) -> None:
        menu = self._window.actions_by_key.recent
        menu.clear()
        for path in self._window.settings.recent:
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _on, at=str(path): self.open_path(at))
        menu.setEnabled(True)
        if menu.isEmpty():
            menu.addAction(_("No file yet")).setEnabled(False)

    # Saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Put everything into the file now."""
        self._window.desk.settle()
        try:
            with waiting():
                self.workspace.publish()
        except SharedFileChanged as problem:
            self._offer_copy(problem)
        except UserError as problem:
            alerts.tell(self._window, problem)
        else:
            self._window.foot.say(_("Saved."))

    def _offer_copy(self, problem: UserError) -> None:
        alerts.ask(
            self._window,
            problem.message,
            problem.hint,
            [(_("Save a copy beside it"), self.save_beside)],
            "shared_file_changed",
        )

    @alerts.calmly
    def save_beside(self) -> Path | None:
        """Write a copy beside the file and say what it is called; None where that fails."""
        path = self.workspace.save_beside()
        self._window.foot.say(_("Saved as a copy: {name}").format(name=path.name))
        return path

    def _on_publishing_failed(self, problem: UserError) -> None:
        self._window.foot.say(problem.message)

    # Figures, archive, print --------------------------------------------------------------

    def import_figures(self) -> None:
        """Open the dialog that turns published tables into facts."""
        from selfeval.ui.import_dialog import ImportDialog

        self._window.desk.settle()
        dialog = ImportDialog(self.workspace, self._window)
        dialog.imported.connect(self._on_imported)
        dialog.open()

    def _on_imported(self, facts: int, readings: int) -> None:
        self._window.desk.show_page("facts")
        made = ngettext("{count} new fact", "{count} new facts", facts).format(count=facts)
        read = ngettext("{count} new reading", "{count} new readings", readings).format(
            count=readings
        )
        self._window.foot.say(
            _("Imported: {facts}, {readings}.").format(facts=made, readings=read), may_undo=True
        )

    def export(self) -> None:
        """Ask for a place and write everything there as JSON."""
        self._window.desk.settle()
        name = self.workspace.document.path.with_suffix(".json").name
        self._ask_file(
            _("Export everything"),
            name,
            self._export,
            "export_dialog",
            save=True,
            kinds=_("JSON files (*.json)"),
        )

    @alerts.calmly
    def _export(self, path: str) -> None:
        from selfeval.exchange.archive import export_archive

        with waiting():
            export_archive(self.workspace.document, Path(path))
        self._window.foot.say(_("Exported as {name}").format(name=Path(path).name))

    def print_pdf(self, audience: str, framework: str) -> None:
        """Ask for a place and write the report there, away from the window."""
        self._window.desk.settle()
        name = self.workspace.document.path.with_suffix(".pdf").name
        self._ask_file(
            _("Save as PDF"),
            name,
            lambda path: self._print(path, audience, framework),
            "pdf_dialog",
            save=True,
            kinds=_("PDF files (*.pdf)"),
        )

    @alerts.calmly
    def _print(self, path: str, audience: str, framework: str) -> None:
        from selfeval.report import ReportOptions, snapshot, write_pdf

        options = ReportOptions(audience=audience, framework=framework or None)
        with waiting():
            frozen = snapshot(self.workspace.rows, options)
        self._target = Path(path).with_suffix(".pdf")
        target = self._target
        self._task = Task(lambda: write_pdf(frozen, target), self)
        self._task.done.connect(self._on_printed)
        self._task.failed.connect(self._on_not_printed)
        self.printing.emit(True)
        self._task.start()

    def _on_printed(self, pages: int) -> None:
        self.printing.emit(False)
        words = ngettext(
            "“{name}” is ready: {count} page.", "“{name}” is ready: {count} pages.", pages
        ).format(name=self._target.name, count=pages)
        place = QUrl.fromLocalFile(str(self._target))
        alerts.ask(
            self._window,
            words,
            _("It is in the folder {folder}").format(folder=self._target.parent),
            [(_("Open it"), lambda: QDesktopServices.openUrl(place))],
            "pdf_ready",
        )

    def _on_not_printed(self, problem: Exception) -> None:
        self.printing.emit(False)
        if isinstance(problem, UserError):
            alerts.tell(self._window, problem)
        else:
            alerts.on_exception(type(problem), problem, problem.__traceback__)

    # Asking for files ---------------------------------------------------------------------

    def _ask_file(
        self,
        title: str,
        name: str,
        take: Callable[[str], None],
        object_name: str,
        *,
        save: bool = False,
        kinds: str = "",
    ) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setObjectName(object_name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(str(self._folder()))
        dialog.setNameFilter(kinds or _("Self-evaluations (*{suffix})").format(suffix=SUFFIX))
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setDefaultSuffix(Path(name).suffix[1:])
            dialog.selectFile(name)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(take)
        dialog.open()
        return dialog

    def _folder(self) -> Path:
        """Begin where the user's files are; never where the program keeps its own."""
        places = [self.workspace.document.path] if self.workspace.is_open else []
        places += self._window.settings.recent
        theirs = [path.parent for path in places if settings.home() not in path.parents]
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return theirs[0] if theirs else Path(QStandardPaths.writableLocation(documents))
