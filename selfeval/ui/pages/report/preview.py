"""The pages of the report as they will print, with the tools to look at them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.pages.report.page_view import PageView
from selfeval.ui.pages.report.tools import Tools
from selfeval.ui.pdf_pages import PdfPages
from selfeval.ui.widgets import button, label

WHOLE_FROM = 760
"""Height from which a whole page can be read; below it the preview starts with its width."""


class Strip(QFrame):
    """Says, above the pages, that they are not those of now, with one thing to do about it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("asked_bar")
        self.words = label("", "body", wrap=True)
        self.words.setObjectName("preview_strip")
        self.do = button("", "link", name="preview_strip_do")
        self.do.clicked.connect(self.wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 12, 4)
        line.addWidget(self.words, 1)
        line.addWidget(self.do)
        self.hide()

    def say(self, words: str, do: str = "") -> None:
        """Say this; "" says nothing."""
        self.words.setText(words)
        self.do.setText(do)
        self.do.setVisible(bool(do))
        self.setVisible(bool(words))


class Preview(QFrame):
    """Tools, and the pages below them. Old pages stay until the new ones are there."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.view = PageView()
        self.tools = Tools(self.view)
        self.strip = Strip()
        self.wait = label(_("Setting the pages…"), "body", "text2", wrap=True)
        self.wait.setObjectName("preview_wait")
        self.wait.setContentsMargins(24, 24, 24, 24)
        self.busy = _thin_bar()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.wait)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tools, self.strip, self.busy):
            column.addWidget(part)
        column.addWidget(self._stack, 1)

    def show_pages(self, pages: PdfPages) -> None:
        """Show the pages of another PDF."""
        first = not self.view.count
        self._stack.setCurrentWidget(self.view)
        self.view.show_pages(pages)
        if first and self.height() < theme.px(WHOLE_FROM):
            self.view.fit("width")

    def say_busy(self, busy: bool) -> None:
        """Show that newer pages are on their way."""
        self.busy.setRange(0, 0)
        self.busy.setVisible(busy)

    def say_how_far(self, done: int, total: int) -> None:
        """Show how many of the newer pages are set, where they take long."""
        self.busy.setRange(0, total)
        self.busy.setValue(done)

    def say_trouble(self, words: str) -> None:
        """Say why there are no pages to see."""
        self.wait.setText(words)
        self._stack.setCurrentWidget(self.wait)

    def forget(self) -> None:
        """Let go of the pages."""
        self.view.close_pages()


def _thin_bar() -> QProgressBar:
    made = QProgressBar()
    made.setObjectName("preview_busy")
    made.setRange(0, 0)
    made.setTextVisible(False)
    made.setFixedHeight(3)
    made.setAccessibleName(_("Setting the pages"))
    keep = made.sizePolicy()
    keep.setRetainSizeWhenHidden(True)
    made.setSizePolicy(keep)
    return made
