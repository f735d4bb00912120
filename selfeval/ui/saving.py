"""The report on its way out: into a PDF, a Word document or a web page, and onto paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from selfeval.i18n import N_, _, ngettext
from selfeval.store import UserError
from selfeval.ui import alerts
from selfeval.ui.password.readable import readable_words
from selfeval.ui.source import Source
from selfeval.ui.tasks import Task
from selfeval.ui.watching import Watching
from selfeval.ui.workspace import Workspace

if TYPE_CHECKING:
    from selfeval.report import Snapshot
    from selfeval.ui.window import Window

PRINTER = Lock()
"""Held while a report is printed: ReportLab's fonts serve one document at a time."""
MOST_LETTERS = 8
"""Letters that are listed one by one where they cannot be printed."""
LOOK_AGAIN = 120
"""Milliseconds between two looks at how far a document is."""


@dataclass(frozen=True)
class Form:
    """A sort of file that a report is saved as."""

    key: str
    ending: str
    title: str
    kinds: str


FORMS = {
    form.key: form
    for form in (
        Form("pdf", ".pdf", N_("Save as PDF"), N_("PDF files (*.pdf)")),
        Form("word", ".docx", N_("Save as a Word document"), N_("Word documents (*.docx)")),
        Form("web", ".html", N_("Save as a web page"), N_("Web pages (*.html)")),
    )
}
NAMES = {
    "governors": N_("sef-governors"),
    "leaders": N_("sef-leaders"),
    "staff": N_("sef-staff"),
    "inspection": N_("sef-by-framework"),
    "plan": N_("improvement-plan"),
    "meeting": N_("meeting-pack"),
}
"""What the file of each kind of document is called, behind the name of the self-evaluation."""


@dataclass(frozen=True)
class Saved:
    """A file that was written: its pages where it has any, and letters that it lacks, in words."""

    target: Path
    pages: int
    missing: tuple[str, ...]


class Saving(QObject):
    """`printing` tells whether a document is being made, `come` how far the newest of them is.

    `come` carries what is done, of how many, and whether these are pages.
    """

    printing = Signal(bool)
    come = Signal(int, int, bool)

    def __init__(self, workspace: Workspace, window: Window) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._runs: dict[Task, Watching] = {}
        self._looks = QTimer(self, interval=LOOK_AGAIN)
        self._looks.timeout.connect(self._say_how_far)

    def _say_how_far(self) -> None:
        for watching in list(self._runs.values())[-1:]:
            self.come.emit(watching.done, watching.total, watching.paged)

    @alerts.calmly
    def save(self, source: Source, form: Form, target: Path) -> None:
        """Write a document, away from the window; tell where it is when it is there."""
        watching = Watching(paged=form.key == "pdf")
        self._start(lambda: _write(source, form, target, watching), self._on_saved, watching)

    def print_paper(self, source: Source, title: str) -> None:
        """Set a report away from the window, then let the system's dialog ask how to print it."""
        from selfeval.ui.printing import ask_and_print

        watching = Watching()
        self._start(
            lambda: _draw(source, watching),
            lambda content: ask_and_print(self._window, content, title),
            watching,
        )

    def cancel(self) -> None:
        """Make nothing after all: what was begun is left, and no file is written or replaced."""
        for task, watching in list(self._runs.items()):
            watching.stop()
            task.cancel()
            self._end(task)

    def _start(
        self, work: Callable[[], Any], done: Callable[[Any], object], watching: Watching
    ) -> None:
        task = Task(work, self)

        def then(made: object) -> None:
            self._end(task)
            done(made)

        def failed(problem: Exception) -> None:
            self._end(task)
            self._on_failed(problem)

        task.done.connect(then)
        task.failed.connect(failed)
        self._runs[task] = watching
        self.printing.emit(True)
        self._looks.start()
        task.start()

    def _end(self, task: Task) -> None:
        self._runs.pop(task, None)
        if not self._runs:
            self._looks.stop()
        self.printing.emit(bool(self._runs))
        task.deleteLater()

    def _on_failed(self, problem: Exception) -> None:
        if isinstance(problem, UserError):
            alerts.tell(self._window, problem)
        else:
            alerts.on_exception(type(problem), problem, problem.__traceback__)

    def _on_saved(self, saved: Saved) -> None:
        target = saved.target
        file, folder = (QUrl.fromLocalFile(str(one)) for one in (target, target.parent))
        alerts.ask(
            self._window,
            _said(saved),
            "\n\n".join(self._hints(saved)),
            [
                (_("Open it"), lambda: QDesktopServices.openUrl(file)),
                (_("Show the folder"), lambda: QDesktopServices.openUrl(folder)),
            ],
            "pdf_ready",
            otherwise=_("Close"),
        )

    def _hints(self, saved: Saved) -> list[str]:
        hints = [_("It is in the folder {folder}").format(folder=saved.target.parent)]
        if self._workspace.is_open and readable_words(self._workspace.document):
            hints.append(readable_words(self._workspace.document))
        if saved.missing:
            words = _("These letters cannot be printed as they should be:")
            hints.append("\n".join([words, *saved.missing]))
        return hints


def _said(saved: Saved) -> str:
    name = saved.target.name
    if not saved.pages:
        return _("“{name}” is ready.").format(name=name)
    words = ngettext(
        "“{name}” is ready: {count} page.", "“{name}” is ready: {count} pages.", saved.pages
    )
    return words.format(name=name, count=saved.pages)


def _write(source: Source, form: Form, target: Path, watching: Watching) -> Saved:
    shot = source.shot()
    watching.go_on()
    with PRINTER:
        watching.go_on()
        pages = _write_as(shot, form, target, watching)
    return Saved(target, pages, _missing(shot) if form.key == "pdf" else ())


def _write_as(shot: Snapshot, form: Form, target: Path, watching: Watching) -> int:
    """Write in one of the forms; return the number of pages where it has any."""
    if form.key == "pdf":
        from selfeval.report import write_pdf

        return write_pdf(shot, target, watching)
    if form.key == "word":
        from selfeval.report.word import write_docx

        write_docx(shot, target, watching)
    else:
        from selfeval.report.web import write_html

        write_html(shot, target, watching)
    return 0


def _missing(shot: Snapshot) -> tuple[str, ...]:
    """Say which letters cannot be printed; of many, the commonest."""
    from selfeval.report.missing import missing_letters

    found = missing_letters(shot)
    said = tuple(one.words for one in found[:MOST_LETTERS])
    more = len(found) - len(said)
    if more <= 0:
        return said
    words = ngettext("and {count} more letter", "and {count} more letters", more)
    return (*said, words.format(count=more))


def _draw(source: Source, watching: Watching) -> bytes:
    from selfeval.report import draw_pdf

    shot, file = source.shot(), BytesIO()
    with PRINTER:
        watching.go_on()
        draw_pdf(shot, file, watching)
    return file.getvalue()
