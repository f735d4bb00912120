"""Print a PDF on paper: the system's dialog asks how, and pages go to the printer one at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressBar, QProgressDialog, QWidget

from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError
from selfeval.ui import alerts
from selfeval.ui.pdf_pages import POINTS_AN_INCH, PdfPages

SHARPEST = 300
"""Dots per inch at most: more costs memory and time, and nobody sees it on paper."""


def ask_and_print(window: QWidget, content: bytes, title: str) -> QPrintDialog:
    """Open the system's print dialog on a PDF, and print what is agreed there."""
    pages = PdfPages(content)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)  # the report has margins of its own
    printer.setFromTo(1, len(pages))
    dialog = QPrintDialog(printer, window)
    dialog.setObjectName("print_dialog")
    dialog.setMinMax(1, len(pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.accepted.connect(lambda: _print_with_progress(window, pages, printer))
    dialog.rejected.connect(pages.close)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    QDialog.open(dialog)  # its own open() wants the name of a slot
    return dialog


def _print_with_progress(window: QWidget, pages: PdfPages, printer: QPrinter) -> None:
    job = PrintJob(pages, printer, window)
    progress = QProgressDialog(_("Printing…"), _("Cancel"), 0, job.count, window)
    progress.setObjectName("print_progress")
    bar = QProgressBar()
    bar.setTextVisible(False)  # it is a thin line, which nothing can be written on
    progress.setBar(bar)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(500)
    progress.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    progress.canceled.connect(job.cancel)
    job.printed.connect(progress.setValue)
    job.failed.connect(lambda problem: alerts.tell(window, problem))
    job.finished.connect(progress.close)
    job.start()


class PrintJob(QObject):
    """Prints pages one at a time, so that the window goes on and a person can stop it.

    `printed` carries how many pages are done, `failed` a UserError; `finished` comes at the end of
    either, and after `cancel`.
    """

    printed = Signal(int)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, pages: PdfPages, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._printer = pages, printer
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
        self._wanted = list(range(max(1, first) - 1, min(len(pages), last)))
        self.count = len(self._wanted)
        self._painter = QPainter()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._print_one)
        self._done = 0

    def start(self) -> None:
        """Begin; a printer that cannot be reached fails at once."""
        if not self._painter.begin(self._printer):
            self._fail(_("The printer could not be reached."))
            return
        self._next.start()

    def cancel(self) -> None:
        """Print no further page."""
        self._next.stop()
        if self._painter.isActive():
            self._printer.abort()
            self._end()

    def _print_one(self) -> None:
        if self._done == self.count:
            self._end()
            return
        if self._done and not self._printer.newPage():
            self._fail(_stopped_after(self._done))
            return
        self._draw(self._wanted[self._done])
        self._done += 1
        self._next.start()
        self.printed.emit(self._done)  # whoever hears it may cancel

    def _fail(self, message: str) -> None:
        hint = _("Is it switched on and connected? Saving as a PDF works without it.")
        self.failed.emit(UserError(message, hint))
        self._end()

    def _draw(self, at: int) -> None:
        """Draw a page as large as the paper, or as what the printer can reach of it.

        One that is turned is turned on the paper, too.
        """
        sharp = min(SHARPEST, self._printer.resolution())
        grey = self._printer.colorMode() == QPrinter.ColorMode.GrayScale
        picture = self._pages.picture(at, sharp / POINTS_AN_INCH, grey=grey)
        room = QRectF(self._painter.viewport())
        size = self._pages.size(at)
        if (size.width() > size.height()) != (room.width() > room.height()):
            picture, size = picture.transformed(QTransform().rotate(-90)), size.transposed()
        wide = min(room.width(), room.height() * size.width() / size.height())
        box = QRectF(0, 0, wide, wide * size.height() / size.width())
        box.moveCenter(room.center())
        self._painter.drawImage(box, picture)

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._pages.close()
        self.finished.emit()
        self.deleteLater()


def _stopped_after(pages: int) -> str:
    return ngettext(
        "The printer stopped after {count} page.", "The printer stopped after {count} pages.", pages
    ).format(count=pages)
