"""The pages of the report as they will print, with the tools to look at them."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.pages.report.page_view import PageView
from selfeval.ui.pdf_pages import PdfPages
from selfeval.ui.widgets import button, icon_button, label, rule

WHOLE_FROM = 760
"""Height from which a whole page can be read; below it the preview starts with its width."""


class Preview(QFrame):
    """A strip of tools and the pages below it. Old pages stay until the new ones are there."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.view = PageView()
        self.view.moved.connect(self._say_where)
        self._where = FlowLabel()
        self._where.setObjectName("preview_where")
        self._where.setMinimumWidth(theme.px(120))
        self.wait = label(_("Setting the pages…"), "body", "text2", wrap=True)
        self.wait.setObjectName("preview_wait")
        self.wait.setContentsMargins(24, 24, 24, 24)
        self.busy = QProgressBar()
        self.busy.setObjectName("preview_busy")
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(3)
        self.busy.setAccessibleName(_("Setting the pages"))
        keep = self.busy.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(keep)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.wait)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tools())
        column.addWidget(rule())
        column.addWidget(self.busy)
        column.addWidget(self._stack, 1)

    def _tools(self) -> QHBoxLayout:
        self.back = icon_button("chevron-up", _("Show the page before"), "preview_back")
        self.on = icon_button("chevron-down", _("Show the next page"), "preview_on")
        self.grey = _toggle(_("Black and white"), "contrast", "preview_grey")
        self.smaller = icon_button("zoom-out", _("Draw the pages smaller"), "preview_smaller")
        self.larger = icon_button("zoom-in", _("Draw the pages larger"), "preview_larger")
        self.fit = _toggle(_("Fit the width"), "arrow-autofit-width", "preview_fit")
        self.back.clicked.connect(lambda: self.view.go(self.view.current - 1))
        self.on.clicked.connect(lambda: self.view.go(self.view.current + 1))
        self.grey.toggled.connect(self.view.set_grey)
        self.smaller.clicked.connect(lambda: self._zoom(-1))
        self.larger.clicked.connect(lambda: self._zoom(1))
        self.fit.clicked.connect(lambda on: self.view.fit("width" if on else "page"))
        line = QHBoxLayout()
        line.setContentsMargins(16, 6, 12, 6)
        line.setSpacing(4)
        line.addWidget(self._where)
        line.addWidget(self.back)
        line.addWidget(self.on)
        line.addStretch(1)
        for part in (self.grey, self.fit, self.smaller, self.larger):
            line.addWidget(part)
        return line

    def _zoom(self, steps: int) -> None:
        self.fit.setChecked(False)
        self.view.zoom(steps)

    def show_pages(self, pages: PdfPages) -> None:
        """Show the pages of another PDF."""
        first = not self.view.count
        self._stack.setCurrentWidget(self.view)
        self.view.show_pages(pages)
        if first and self.height() < theme.px(WHOLE_FROM):
            self.fit.click()

    def say_busy(self, busy: bool) -> None:
        """Show that newer pages are on their way."""
        self.busy.setVisible(busy)

    def say_trouble(self, words: str) -> None:
        """Say why there are no pages to see."""
        self.wait.setText(words)
        self._stack.setCurrentWidget(self.wait)

    def _say_where(self) -> None:
        number, count = self.view.current + 1, self.view.count
        self._where.setText(_("Page {number} of {count}").format(number=number, count=count))
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < count)


def _toggle(words: str, icon: str, name: str) -> QPushButton:
    made = button(words, icon=icon, name=name)
    made.setCheckable(True)
    return made
