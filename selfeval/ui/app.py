"""Start the window: paint it first, with Qt alone, and load the rest right after."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import selfeval.ui.plain_import  # noqa: F401 - before anything else of Qt

# isort: split
from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from selfeval import i18n
from selfeval.i18n import _
from selfeval.resources import resource_path
from selfeval.ui import alerts, theme
from selfeval.ui.session_end import SessionEnd
from selfeval.ui.settings import Settings
from selfeval.ui.warming import warm_later
from selfeval.ui.window import Window


def prepare(settings: Settings) -> QApplication:
    """Make the application, or take the one there is, and draw it as the user likes it."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not i18n.languages_asked_for():
        i18n.use(i18n.load(QLocale.system().uiLanguages()))
    app.setApplicationName("selfeval")
    app.setApplicationDisplayName(_("Selfeval"))
    app.setDesktopFileName("selfeval")
    app.setWindowIcon(QIcon(str(resource_path("icons", "selfeval.svg"))))
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    translator = QTranslator(app)
    if translator.load(
        QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(translator)
    theme.load_fonts()
    theme.apply(settings.look, settings.zoom, settings.more_contrast)
    return app


def run(path: str | None = None) -> int:
    """Show the window on `path`, or on the start page without one; return the exit code."""
    gc.disable()
    settings = Settings()
    app = prepare(settings)
    alerts.install()
    window = Window(settings)
    asked = AskedToOpen(window, path)
    app.installEventFilter(asked)
    SessionEnd(window, app).listen_to_signals()
    window.show()
    window.load_later(lambda: asked.path, lambda: _loaded(window))
    return app.exec()


class AskedToOpen(QObject):
    """Which file the system wants opened: macOS names it in an event, not on the command line."""

    def __init__(self, window: Window, path: str | None) -> None:
        super().__init__(window)
        self.path = path
        self._window = window

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return False
        self.path = event.file()
        asking = QApplication.activeModalWidget()
        if asking is not None:
            alerts.message(
                asking,
                _("Finish or cancel what is open here first."),
                _("Then open “{name}” again.").format(name=Path(self.path).name),
                name="asked_to_open",
            )
        elif self._window.desk is not None:
            self._window.desk.files.open_path(self.path)
        return True


def _loaded(window: Window) -> None:
    """What was loaded stays: leave it out of every later collection. The rest comes in quiet."""
    gc.enable()
    gc.freeze()
    warm_later(window)
