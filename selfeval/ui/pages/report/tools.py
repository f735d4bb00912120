"""The strip of tools above the pages: which page, which copy, how it prints, how large."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QWidget,
)

from selfeval.i18n import _
from selfeval.ui import theme
from selfeval.ui.flow_label import FlowLabel
from selfeval.ui.pages.report.page_view import PageView
from selfeval.ui.widgets import button, icon_button, rule

WORDS_FROM = 690
"""Width in pixels, at 100 % text, from which the ways to print are named in words."""


class Tools(QFrame):
    """`grey_wanted` and `large_wanted` carry how to print; `agreed_wanted` which copy to show."""

    grey_wanted = Signal(bool)
    large_wanted = Signal(bool)
    agreed_wanted = Signal(bool)

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self.setObjectName("preview_tools")
        self._view = view
        self.where = FlowLabel()
        self.where.setObjectName("preview_where")
        self.back = icon_button("chevron-up", _("Show the page before"), "preview_back")
        self.on = icon_button("chevron-down", _("Show the next page"), "preview_on")
        self.draft = _toggle(_("Draft"), "", "copy_draft", _("Show the report as it stands now"))
        self.agreed = _toggle(
            _("Agreed copy"), "", "copy_agreed", _("Show the version that was agreed last")
        )
        self.grey = _toggle(
            _("Black and white"),
            "contrast",
            "report_grey",
            _("Print without colour: nothing in the report needs it"),
        )
        self.large = _toggle(
            _("Large print"), "text-size", "report_large", _("Print a quarter larger")
        )
        self.smaller = icon_button("zoom-out", _("Draw the pages smaller"), "preview_smaller")
        self.larger = icon_button("zoom-in", _("Draw the pages larger"), "preview_larger")
        self.fit = button("", "tool", name="preview_fit")
        self._menu = self._fit_menu()
        self.fit.setMenu(self._menu)
        self._copies = QButtonGroup(self)
        for one in (self.draft, self.agreed):
            one.setProperty("kind", "filter")
            self._copies.addButton(one)
        self.draft.setChecked(True)
        self._connect()
        self._lay_out()

    def _fit_menu(self) -> QMenu:
        menu = QMenu(self.fit)
        for name, words, do in (
            ("fit_page", _("Fit the page"), lambda: self._view.fit("page")),
            ("fit_width", _("Fit the width"), lambda: self._view.fit("width")),
            ("fit_actual", _("As large as on paper"), self._view.show_actual),
        ):
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(lambda _on, do=do: do())
        return menu

    def _connect(self) -> None:
        view = self._view
        view.moved.connect(self._say_where)
        view.fitted.connect(self._say_fit)
        self.back.clicked.connect(lambda: view.go(view.current - 1))
        self.on.clicked.connect(lambda: view.go(view.current + 1))
        self.smaller.clicked.connect(lambda: view.zoom(-1))
        self.larger.clicked.connect(lambda: view.zoom(1))
        self.grey.clicked.connect(self.grey_wanted)
        self.large.clicked.connect(self.large_wanted)
        self._copies.buttonClicked.connect(lambda one: self.agreed_wanted.emit(one is self.agreed))

    def _lay_out(self) -> None:
        self._where = _group(self.where, self.back, self.on)
        self._how = _group(self.draft, self.agreed, _upright(), self.grey, self.large)
        self._size = _group(self.smaller, self.fit, self.larger)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 6, 12, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._stand(in_two_lines=False)

    def _stand(self, *, in_two_lines: bool) -> None:
        """Stand on one line, or on two where there is no room for that."""
        self._in_two_lines = in_two_lines
        for part in (self._where, self._how, self._size):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._where, 0, 0)
        self._grid.addWidget(self._size, 0, 3)
        left = Qt.AlignmentFlag.AlignLeft
        if in_two_lines:
            self._grid.addWidget(self._how, 1, 0, 1, 4, left)
        else:
            self._grid.addWidget(self._how, 0, 2)

    # What is shown ------------------------------------------------------------------------

    def show_how(self, *, grey: bool, large: bool, agreed: bool) -> None:
        """Show how the report is to print, and which copy is looked at."""
        self.grey.setChecked(grey)
        self.large.setChecked(large)
        (self.agreed if agreed else self.draft).setChecked(True)
        for one in (self.grey, self.large):
            one.setEnabled(not agreed)

    def _say_where(self) -> None:
        number, count = self._view.current + 1, self._view.count
        self.where.setText(_("Page {number} of {count}").format(number=number, count=count))
        self.where.setVisible(bool(count))
        self.back.setEnabled(count > 0 and number > 1)
        self.on.setEnabled(number < count)

    def _say_fit(self) -> None:
        words = {"page": _("Fit page"), "width": _("Fit width")}.get(self._view.shown_as)
        words = words or _("{number} %").format(number=self._view.percent)
        self.fit.setText(words)
        self.fit.setAccessibleName(_("How large the pages are: {size}").format(size=words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(WORDS_FROM)
        for one in (self.grey, self.large):
            one.setText(one.accessibleName() if wide else "")
        groups = (self._where, self._how, self._size)
        needed = sum(one.sizeHint().width() for one in groups) + 60
        if (needed > self.width()) != self._in_two_lines:
            self._stand(in_two_lines=needed > self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())


def _group(*parts: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(4)
    for part in parts:
        line.addWidget(part)
    return made


def _toggle(words: str, icon: str, name: str, about: str) -> QPushButton:
    made = button(words, "tool", icon, name)
    made.setCheckable(True)
    made.setAccessibleName(words)
    made.setAccessibleDescription(about)
    made.setToolTip(f"{words}: {about}" if icon else about)
    return made


def _upright() -> QWidget:
    made = rule()
    made.setMinimumHeight(0)
    made.setFixedSize(1, theme.px(24))
    return made
