"""What comes in from published tables, and what goes out: the archive and the printed report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from selfeval.i18n import _, ngettext
from selfeval.store import UserError
from selfeval.ui import alerts
from selfeval.ui.file_dialog import ask_file, first_folder
from selfeval.ui.file_names import proposed, with_ending
from selfeval.ui.password.readable import readable_words
from selfeval.ui.tasks import Task
from selfeval.ui.waiting import waiting
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.report import ReportOptions
    from selfeval.ui.window import Window

PRINTER = Lock()
"""Held while a report is printed: ReportLab's fonts serve one document at a time."""


class Outputs(QObject):
    """Import, export and print. `printing` tells whether a PDF is being made."""

    printing = Signal(bool)

    def __init__(self, workspace: Workspace, window: Window) -> None:
        super().__init__(window)
        self.workspace = workspace
        self._window = window
        self._tasks: set[Task] = set()
        window.actions_by_key["import"].triggered.connect(lambda: self.import_figures())
        window.actions_by_key["export"].triggered.connect(self.export)

    def window(self) -> Window:
        """Return the window that dialogs belong to."""
        return self._window

    # Figures ------------------------------------------------------------------------------

    def import_figures(self, tables: Sequence[Path] = ()) -> None:
        """Open the dialog that turns published tables into facts, with these tables in it."""
        from selfeval.ui.importing.import_dialog import ImportDialog

        self._window.desk.settle()
        dialog = ImportDialog(self.workspace, self._window)
        dialog.imported.connect(self._on_imported)
        dialog.open()
        if tables:
            dialog.add_files("tables", [str(path) for path in tables])

    def _on_imported(self, facts: int, readings: int) -> None:
        self._window.desk.show_page("facts")
        made = ngettext("{count} new fact", "{count} new facts", facts).format(count=facts)
        read = ngettext("{count} new reading", "{count} new readings", readings).format(
            count=readings
        )
        self._window.foot.say(
            _("Imported: {facts}, {readings}.").format(facts=made, readings=read), may_undo=True
        )

    # Archive ------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask for a place and write everything there as JSON.

        Of a file with a password, it is asked first: what is written has none.
        """
        self._window.desk.settle()
        told = readable_words(self.workspace.document)
        if not told:
            self._ask_export()
            return
        alerts.ask(
            self._window,
            _("Export everything, also what is private?"),
            told,
            [(_("Choose where…"), self._ask_export)],
            "export_unprotected",
        )

    def _ask_export(self) -> None:
        self._ask_place(
            _("Export everything"), ".json", _("JSON files (*.json)"), "export", self._export
        )

    @alerts.calmly
    def _export(self, place: Path) -> None:
        from selfeval.exchange.archive import export_archive

        with waiting():
            export_archive(self.workspace.document, place)
        self._window.foot.say(_("Exported as {name}").format(name=place.name))

    # Print --------------------------------------------------------------------------------

    def save_pdf(self, options: ReportOptions) -> None:
        """Ask for a place and write the report there, away from the window."""
        self._window.desk.settle()
        self._ask_place(
            _("Save as PDF"),
            ".pdf",
            _("PDF files (*.pdf)"),
            "pdf",
            lambda place: self._save(place, options),
        )

    @alerts.calmly
    def _save(self, target: Path, options: ReportOptions) -> None:
        from selfeval.report import missing_characters, snapshot, write_pdf

        rows = self.workspace.rows

        def work() -> tuple[Path, int, str]:
            frozen = snapshot(rows, options)
            with PRINTER:
                return target, write_pdf(frozen, target), missing_characters(frozen)

        self._start(work, self._on_saved)

    def _start(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something away from the window, and say so until it is done."""
        task = Task(work, self)
        task.done.connect(done)
        task.failed.connect(self._on_failed)
        self._tasks.add(task)
        self.printing.emit(True)
        task.start()

    def _end_task(self) -> None:
        self._tasks.discard(self.sender())  # type: ignore[arg-type]
        self.printing.emit(bool(self._tasks))

    def _on_saved(self, made: tuple[Path, int, str]) -> None:
        self._end_task()
        target, pages, missing = made
        words = ngettext(
            "“{name}” is ready: {count} page.", "“{name}” is ready: {count} pages.", pages
        ).format(name=target.name, count=pages)
        hints = [_("It is in the folder {folder}").format(folder=target.parent)]
        if self.workspace.is_open and readable_words(self.workspace.document):
            hints.append(readable_words(self.workspace.document))
        if missing:
            hints.append(
                _(
                    "No font here has these characters, so boxes stand for them: {characters}"
                ).format(characters=missing)
            )
        place = QUrl.fromLocalFile(str(target))
        alerts.ask(
            self._window,
            words,
            "\n\n".join(hints),
            [(_("Open it"), lambda: QDesktopServices.openUrl(place))],
            "pdf_ready",
            otherwise=_("Close"),
        )

    def _on_failed(self, problem: Exception) -> None:
        self._end_task()
        if isinstance(problem, UserError):
            alerts.tell(self._window, problem)
        else:
            alerts.on_exception(type(problem), problem, problem.__traceback__)

    def print_paper(self, options: ReportOptions) -> None:
        """Set the report away from the window, then let the system's dialog ask how to print it."""
        from selfeval.report import draw_pdf, snapshot

        self._window.desk.settle()
        rows = self.workspace.rows

        def work() -> bytes:
            frozen, file = snapshot(rows, options), BytesIO()
            with PRINTER:
                draw_pdf(frozen, file)
            return file.getvalue()

        self._start(work, self._on_set)

    def _on_set(self, content: bytes) -> None:
        from selfeval.ui.printing import ask_and_print

        self._end_task()
        ask_and_print(self._window, content, _("Self-evaluation"))

    # Asking for a place -------------------------------------------------------------------

    def _ask_place(
        self, title: str, ending: str, kinds: str, name: str, write: Callable[[Path], None]
    ) -> None:
        """Ask where to write; what the user has not agreed to replace is asked about first."""

        def again() -> None:
            self._ask_place(title, ending, kinds, name, write)

        def take(chosen: str) -> None:
            place = with_ending(Path(chosen), ending)
            if place == Path(chosen) or not place.exists():
                write(place)
                return
            alerts.ask(
                self._window,
                _("There is already a file “{name}” in this folder.").format(name=place.name),
                _("Replacing it leaves nothing of what is in it now."),
                [
                    (_("Choose another name"), again),
                    (_("Replace it"), lambda: write(place)),
                ],
                "replace_question",
            )

        path = self.workspace.document.path
        ask_file(
            self._window,
            title,
            take,
            f"{name}_dialog",
            first_folder([path, *self._window.settings.recent]),
            save_as=proposed(path, ending),
            ending=ending,
            kinds=kinds,
        )
