"""The guide in a window of its own: contents and search on the left, a page on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from selfeval.i18n import _
from selfeval.ui import alerts, theme
from selfeval.ui.guide import book
from selfeval.ui.guide.places import page_about
from selfeval.ui.guide.typeset import typeset
from selfeval.ui.widgets import icon_button, label, search_line

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

WEB = ("http", "https", "mailto")
LEFT = 290
"""Pixels that the contents take at 100 % text, but never more than two fifths of the window."""
PAGE_ID = Qt.ItemDataRole.UserRole


def open_guide(desk: Desk, page_id: str = "") -> None:
    """Open the guide at a page, or at the one about where the user is; turn the open one to it."""
    window = desk.window
    shown = window.findChild(GuideWindow)
    if shown is None:
        shown = GuideWindow(window)
    shown.show_page(page_id or page_about(desk.page_key))
    shown.show()
    shown.raise_()
    shown.activateWindow()


class PageBrowser(QTextBrowser):
    """Shows Markdown and fetches nothing: a page cannot make it read a file or reach the net."""

    def loadResource(self, _kind: int, _name: QUrl) -> None:
        return None


class GuideWindow(QDialog):
    """The guide. It stays open beside the window, and is closed by Esc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle(_("Guide"))
        self.setModal(False)
        self.resize(QSize(theme.px(900), theme.px(620)).boundedTo(self.screen().size() * 0.9))
        self._seen: list[str] = []
        self.search = self._search_box()
        self.contents = self._contents_list()
        self.nothing = label("", "body", "text2", wrap=True)
        self.nothing.setContentsMargins(16, 4, 8, 0)
        self.nothing.hide()
        self.browser = self._page_browser()
        self.back = icon_button("arrow-back-up", _("Go back to the page before"), "guide_back")
        self.back.clicked.connect(self.go_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.go_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self._lay_out()
        self._list_all()

    def _search_box(self) -> QLineEdit:
        made = search_line("guide_search", _("Search the guide"))
        made.textChanged.connect(self._on_search)
        made.returnPressed.connect(self._on_enter)
        return made

    def _contents_list(self) -> QListView:
        made = QListView()
        made.setObjectName("guide_contents")
        made.setAccessibleName(_("Pages of the guide"))
        made.setWordWrap(True)
        made.setSpacing(1)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        theme.set_role(made, "body")
        made.setModel(QStandardItemModel(made))
        made.selectionModel().currentChanged.connect(self._on_chosen)
        made.clicked.connect(self._on_chosen)
        return made

    def _page_browser(self) -> PageBrowser:
        made = PageBrowser()
        made.setObjectName("guide_page")
        made.setOpenLinks(False)
        made.setFrameShape(QTextBrowser.Shape.NoFrame)
        made.document().setDocumentMargin(28)
        theme.set_role(made, "body")
        made.anchorClicked.connect(self._on_link)
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 8, 8)
        top.setSpacing(4)
        top.addWidget(self.search, 1)
        top.addWidget(self.back)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(top)
        left.addWidget(self.nothing)
        left.addWidget(self.contents, 1)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._left)
        line.addWidget(self.browser, 1)

    # The list -----------------------------------------------------------------------------

    def _list_all(self) -> None:
        model = self._cleared()
        part = ""
        for one in book.pages():
            if one.part != part:
                part = one.part
                model.appendRow(_heading(part))
            model.appendRow(_line(one, one.title))
        self._mark()

    def _on_search(self, words: str) -> None:
        if not words.strip():
            self.nothing.hide()
            self._list_all()
            return
        model = self._cleared()
        hits = book.search(words)
        for hit in hits:
            shown = f"{hit.page.title}\n{hit.snippet}" if hit.snippet else hit.page.title
            model.appendRow(_line(hit.page, shown))
        self.nothing.setText(_("The guide says nothing of “{words}”.").format(words=words.strip()))
        self.nothing.setVisible(not hits)

    def _cleared(self) -> QStandardItemModel:
        model = self.contents.model()
        assert isinstance(model, QStandardItemModel)
        self.contents.selectionModel().blockSignals(True)
        model.clear()
        self.contents.selectionModel().blockSignals(False)
        return model

    def _on_enter(self) -> None:
        if self.search.text().strip() and self.contents.model().rowCount():
            self.contents.setFocus()
            self.contents.setCurrentIndex(self.contents.model().index(0, 0))

    def _on_chosen(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        page_id = index.data(PAGE_ID)
        if page_id:
            self.show_page(page_id)

    def _mark(self) -> None:
        """Show in the list which page is open."""
        model = self.contents.model()
        for at in range(model.rowCount()):
            index = model.index(at, 0)
            if self._seen and index.data(PAGE_ID) == self._seen[-1]:
                self.contents.setCurrentIndex(index)

    # The page -----------------------------------------------------------------------------

    @property
    def page_id(self) -> str:
        """The id of the page that is shown; "" before the first."""
        return self._seen[-1] if self._seen else ""

    def show_page(self, page_id: str) -> None:
        """Show a page of the guide by its id; KeyError if there is none."""
        found = book.page(page_id)
        if page_id != self.page_id:
            self._seen.append(page_id)
            self._set(found.text)
            self.browser.setAccessibleName(found.title)
            self.browser.moveCursor(self.browser.textCursor().MoveOperation.Start)
            self.setWindowTitle(_("Guide: {title}").format(title=found.title))
        self.back.setEnabled(len(self._seen) > 1)
        self._mark()

    def _set(self, text: str) -> None:
        self.browser.setMarkdown(text)
        typeset(self.browser.document())

    def changeEvent(self, event: QEvent) -> None:
        """Set page and contents anew in another size of text or other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.page_id:
            self._share_room()
            at = self.browser.verticalScrollBar().value()
            self._set(book.page(self.page_id).text)
            self.browser.verticalScrollBar().setValue(at)
            self._on_search(self.search.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        self._left.setFixedWidth(min(theme.px(LEFT), self.width() * 2 // 5))

    def go_back(self) -> None:
        """Show the page before, if there was one."""
        if len(self._seen) > 1:
            self._seen.pop()
            self.show_page(self._seen.pop())

    def _on_link(self, url: QUrl) -> None:
        target = url.toString()
        if target in {one.id for one in book.pages()}:
            self.show_page(target)
        elif url.scheme() in WEB:
            alerts.ask(
                self,
                _("Open this address in your browser?"),
                target,
                [(_("Open it"), lambda: QDesktopServices.openUrl(url))],
                "guide_link",
            )


def _heading(words: str) -> QStandardItem:
    made = QStandardItem(words)
    made.setEnabled(False)
    made.setSelectable(False)
    made.setFont(theme.font("caption_strong"))
    made.setData(words, Qt.ItemDataRole.AccessibleTextRole)
    return made


def _line(one: book.GuidePage, words: str) -> QStandardItem:
    made = QStandardItem(words)
    made.setData(one.id, PAGE_ID)
    made.setData(words.replace("\n", ": "), Qt.ItemDataRole.AccessibleTextRole)
    return made
