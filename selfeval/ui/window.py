"""The main window: menu bar, sidebar, head, pages and passing notices.

It is painted with Qt alone; `load` brings in the model, the store and the pages after that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from selfeval import __version__
from selfeval.i18n import _
from selfeval.ui import alerts, theme
from selfeval.ui.frame.file_notices import FileNotices
from selfeval.ui.frame.header import Header
from selfeval.ui.frame.notice import Notice
from selfeval.ui.frame.panes import next_pane
from selfeval.ui.frame.sidebar import Sidebar
from selfeval.ui.menu_bar import Actions
from selfeval.ui.pages.start_page import StartPage
from selfeval.ui.settings import Settings
from selfeval.ui.start.sample_banner import SampleBanner
from selfeval.ui.widgets import rule

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

HEAD_BELOW = 400
"""Height in pixels (at 100 % text) below which the head of a page is its title alone."""
RAIL_BELOW = 1200
"""Width in pixels (at 100 % text) below which the sidebar is a rail; a page may say another."""
ZOOM_STEP = 10
TITLE_BAR = 40
"""Pixels that a system's frame takes above the window; it is not there to be measured yet."""


class AfterFirstPaint(QObject):
    """Calls `then` once, when a window has been painted: a window manager may take its time."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        handle = window.windowHandle()
        if handle is None or handle.isExposed():
            QTimer.singleShot(0, self, then)
        else:
            handle.installEventFilter(self)

    def eventFilter(self, handle: QObject, event: QEvent) -> bool:
        """The paint follows from the event itself, and what waits in the queue comes after it."""
        brought_up = event.type() == QEvent.Type.Expose and isinstance(handle, QWindow)
        if brought_up and handle.isExposed():
            handle.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


class Window(QMainWindow):
    """The frame. `desk` holds what works on a document, once `load` has run."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(_("Selfeval"))
        self.setMinimumSize(1024, 560)
        self.settings = settings or Settings()
        self.desk: Desk | None = None
        self.actions_by_key = Actions(self)
        self.sidebar, self.header, self.banner = Sidebar(), Header(), SampleBanner()
        self.notices = FileNotices()
        self.pages = QStackedWidget()
        self._lay_out()
        self.start = StartPage()
        self.pages.addWidget(self.start)
        self.foot = Notice(self._right)
        self.foot.clear_of = self._words_at_foot
        self._connect()
        self.show_start()
        self._restore_size()

    def _words_at_foot(self) -> int:
        page = self.desk.page if self.desk is not None else None
        return page.words_at_foot() if page is not None else 0

    def _lay_out(self) -> None:
        """Put what holds the parts into its place first: all that is moved is styled anew."""
        whole = QWidget()
        self.setCentralWidget(whole)
        self._right = QWidget()
        self._edge = rule()
        self._edge.setMinimumHeight(0)
        self._edge.setMaximumHeight(16_777_215)
        self._edge.setFixedWidth(1)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(self._edge)
        line.addWidget(self._right, 1)
        self._line = rule()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._line)
        column.addWidget(self.banner)
        column.addWidget(self.notices)
        column.addWidget(self.pages, 1)
        self._around = (self.sidebar, self._edge, self.header, self._line)

    def _connect(self) -> None:
        do = self.actions_by_key
        do["quit"].triggered.connect(self.close)
        do["about"].triggered.connect(self.show_about)
        do["role"].triggered.connect(self.ask_role)
        do["larger"].triggered.connect(lambda: self.set_zoom(theme.zoom() + ZOOM_STEP))
        do["smaller"].triggered.connect(lambda: self.set_zoom(theme.zoom() - ZOOM_STEP))
        do["usual"].triggered.connect(lambda: self.set_zoom(100))
        do["next_pane"].triggered.connect(self.focus_next_pane)
        do["last_pane"].triggered.connect(lambda: self.focus_next_pane(back=True))
        for mode in theme.MODES:
            do[f"look_{mode}"].triggered.connect(lambda _on, mode=mode: self.set_look(mode))
        do[f"look_{self.settings.look}"].setChecked(True)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_look)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_look)
        self.pages.currentChanged.connect(lambda _at: self._surround())

    # Loading ------------------------------------------------------------------------------

    def load(self, path: str | None = None) -> None:
        """Load the model, the store and the pages, and open `path` if there is one."""
        from selfeval.store.leaving import go_on
        from selfeval.ui.desk import Desk

        theme.load_other_fonts()
        go_on()
        self.desk = Desk(self)
        self.start.setEnabled(True)
        if path:
            self.desk.files.open_path(path)

    def load_later(self, path: Callable[[], str | None], loaded: Callable[[], None]) -> None:
        """Load as soon as the window has been painted, and open what `path` then says."""
        self.start.setEnabled(False)

        def load() -> None:
            try:
                self.load(path())
            finally:
                loaded()

        AfterFirstPaint(self, load)

    def show_start(self) -> None:
        """Show the page that comes before a file is open."""
        known = [self.settings.known(path) for path in self.settings.recent]
        self.start.show_recent(known)
        self.pages.setCurrentWidget(self.start)
        self.setWindowTitle(_("Selfeval"))
        self.foot.clear_notice()
        self._surround()

    def _surround(self) -> None:
        """Hide sidebar and head while a page wants the window to itself, and show them after."""
        alone = self.pages.currentWidget() is self.start or _is_alone(self.pages.currentWidget())
        for part in self._around:
            part.setVisible(not alone)
        self._fit_sidebar()

    # Looks --------------------------------------------------------------------------------

    def set_look(self, mode: str) -> None:
        """Draw everything light, dark, or as the system says, and remember it."""
        self.settings.look = mode
        theme.apply(mode, theme.zoom())

    def set_zoom(self, size: int) -> None:
        """Draw text at `size` percent and remember it."""
        self.settings.zoom = max(theme.ZOOM_LOW, min(theme.ZOOM_HIGH, size))
        theme.apply(self.settings.look, self.settings.zoom)
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def set_more_contrast(self, more: bool) -> None:
        """Draw lines and faint text stronger, or as the system says, and remember it."""
        self.settings.more_contrast = more
        theme.apply(self.settings.look, theme.zoom(), more)

    def reset_arrangement(self) -> None:
        """Put the window back as it was at first: its size, its place and its parts."""
        self.settings.forget_arrangement()
        self.showNormal()
        self._restore_size()
        if self.desk is not None:
            self.desk.show_thread(self.settings.thread_shown)

    def _on_system_look(self) -> None:
        theme.apply(self.settings.look, theme.zoom())

    def _restore_size(self) -> None:
        if not self.restoreGeometry(self.settings.geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1366, room.width()), min(820, room.height() - TITLE_BAR))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        below = getattr(self.pages.currentWidget(), "rail_below", RAIL_BELOW)
        self.sidebar.set_rail(self.width() < theme.px(below))
        self.header.show_low(self.height() < theme.px(HEAD_BELOW))

    def focus_next_pane(self, *, back: bool = False) -> None:
        """Move the focus to the next part of the window or, going `back`, to the one before."""
        page = self.pages.currentWidget()
        parts = page.panes() if hasattr(page, "panes") else [page]
        panes = [self.sidebar, self.header, self.banner, self.notices, *parts, self.foot]
        next_pane(panes, self.focusWidget(), back=back)

    # Small things -------------------------------------------------------------------------

    def show_about(self) -> None:
        """Say what this is."""
        alerts.message(
            self,
            _("Selfeval {version}").format(version=__version__),
            _(
                "School self-evaluation from facts to early indicators. Your files stay on this "
                "computer: the program makes no network connection.\n\nMIT licence. Fonts: "
                "Atkinson Hyperlegible Next and Source Serif 4 (SIL Open Font Licence). "
                "Icons: Tabler (MIT). Passwords of files: SQLCipher (BSD), sqlcipher3 (zlib), "
                "OpenSSL (Apache 2.0)."
            ),
            title=_("About Selfeval"),
            name="about",
        )

    def ask_role(self) -> None:
        """Ask for the role that stands beside changes."""
        from selfeval.ui.role import RoleDialog

        dialog = RoleDialog(self.settings.role, self)
        dialog.answered.connect(self.keep_role)
        dialog.open()

    def keep_role(self, role: str) -> None:
        """Remember the role, and sign with it from now on; "" leaves it as it was."""
        self.settings.role_asked = True
        if role:
            self.settings.role = role
            if self.desk is not None and self.desk.workspace.is_open:
                self.desk.workspace.document.actor = role

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put everything into the file first; where that fails, ask instead of closing."""
        self.settings.geometry = self.saveGeometry()
        if self.desk is None or not self.desk.workspace.is_open:
            event.accept()
            return
        event.ignore()
        self.desk.files.leave_file(lambda: QTimer.singleShot(0, self.close))  # not within itself

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc put a passing notice away, where nothing else wanted it."""
        if event.key() == Qt.Key.Key_Escape and self.foot.isVisible():
            self.foot.clear_notice()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._settle()

    def _settle(self) -> None:
        if self.desk is not None and QApplication.activeModalWidget() is None:
            self.desk.settle()


def _is_alone(page: QWidget | None) -> bool:
    """Tell whether a page has asked for the whole window."""
    return page is not None and bool(page.property("alone"))
