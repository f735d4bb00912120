"""Somebody who has a mouse, reads what is in sight, and types where the cursor stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

LEFT = Qt.MouseButton.LeftButton


class Mouse:
    """Clicks in the middle of what can be seen, as a person would; what is covered is not there."""

    def __init__(self, window: QMainWindow, qtbot: Any) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def front(self) -> QWidget:
        """The dialog that is open, or else the window."""
        return QApplication.activeModalWidget() or self.window

    # Seeing ---------------------------------------------------------------------------------

    def reads(self) -> list[str]:
        """Return every text in sight in front."""
        QApplication.processEvents()
        found: list[str] = []
        for widget in [self.front, *self.front.findChildren(QWidget)]:
            if widget.isVisible() and not widget.visibleRegion().isEmpty():
                found += [plain(words) for words in _words_of(widget)]
        return [words for words in found if words]

    def sees(self, words: str) -> bool:
        """Tell whether words are in sight in front."""
        return any(words in one for one in self.reads())

    def wait_for(self, words: str) -> None:
        """Wait until words are in sight."""
        self.wait(lambda: self.sees(words), f"{words!r} does not come in sight")

    def wait(self, what: Callable[[], Any], problem: str = "") -> None:
        """Wait until something is so."""
        try:
            self.qtbot.waitUntil(lambda: bool(what()), timeout=20_000)
        except self.qtbot.TimeoutError as timeout:
            raise AssertionError(f"{problem}; in sight: {self.reads()}") from timeout

    # Clicking -------------------------------------------------------------------------------

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget, scrolling to it first where that is needed."""
        _scroll_to(widget)
        QApplication.processEvents()
        at = at or widget.rect().center()
        assert widget.isEnabled(), f"{_name(widget)} is greyed out"
        assert widget.visibleRegion().contains(at), f"{_name(widget)} is out of sight"
        window = widget.window()
        assert (window.childAt(widget.mapTo(window, at)) or window) in _family(widget), (
            f"{_name(widget)} is covered"
        )
        _make_active(window)
        QTest.mouseClick(
            window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, widget.mapTo(window, at)
        )
        QApplication.processEvents()

    def press(self, words: str, at: int = 0) -> None:
        """Press the button that says `words`: the first one, or the one at a place among them."""
        found = [one for one in self._shown(QAbstractButton) if words in _said(one)]
        if len(found) <= at:
            told = [said for one in self._shown(QAbstractButton) for said in _said(one) if said]
            raise AssertionError(f"no button says {words!r}; there are {told}")
        self.click(found[at])

    def into(self, name: str) -> None:
        """Click into the field that is called `name`."""
        kinds = (QLineEdit, QPlainTextEdit, QComboBox)
        found = [one for kind in kinds for one in self._shown(kind)]
        for one in found:
            if one.accessibleName() == name or one.objectName() == name:
                self.click(one)
                return
        raise AssertionError(
            f"no field is called {name!r}: {[one.accessibleName() for one in found]}"
        )

    def choose(self, title: str, entry: str) -> None:
        """Choose an entry of a menu of the menu bar."""
        bar = self.window.menuBar()
        action = next(one for one in bar.actions() if plain(one.text()) == title)
        self.click(bar, bar.actionGeometry(action).center())
        self.choose_in_menu(entry)

    def choose_in_menu(self, entry: str) -> None:
        """Choose an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        there = [one for one in menu.actions() if plain(one.text()).startswith(entry)]
        assert there, f"{entry!r} is not among {[plain(one.text()) for one in menu.actions()]}"
        assert there[0].isEnabled(), f"{entry} is greyed out"
        self.click(menu, menu.actionGeometry(there[0]).center())

    def press_and_choose(self, words: str, entry: str) -> None:
        """Press a button that opens a menu, and choose an entry of it."""
        wrong: list[AssertionError] = []
        timer = QTimer(self.window, interval=20)

        def choose() -> None:
            popup = QApplication.activePopupWidget()
            if popup is None:
                return
            timer.stop()
            try:
                self.choose_in_menu(entry)
            except AssertionError as problem:
                wrong.append(problem)
                popup.close()

        timer.timeout.connect(choose)  # the press returns when the menu has closed
        timer.start()
        self.press(words)
        timer.stop()
        if wrong:
            raise wrong[0]

    def take_suggestion(self, words: str) -> None:
        """Click on one of the words that are suggested below the field."""
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QAbstractItemView), "nothing is suggested"
        index = next(index for index, said in _rows(popup) if said == words)
        self.click(popup.viewport(), popup.visualRect(index).center())

    def choose_row(self, words: str) -> None:
        """Click on the row of a list that says `words`."""
        for view in self._shown(QAbstractItemView):
            for index, said in _rows(view):
                if words in said:
                    self.click(view.viewport(), view.visualRect(index).center())
                    return
        raise AssertionError(f"no row says {words!r}")

    def _shown(self, kind: type[Any]) -> list[Any]:
        QApplication.processEvents()
        return [one for one in self.front.findChildren(kind) if one.isVisible()]

    # Typing ---------------------------------------------------------------------------------

    def type(self, words: str) -> None:
        """Type where the cursor stands."""
        self.qtbot.keyClicks(self._cursor(), words)
        QApplication.processEvents()

    def _cursor(self) -> QWidget:
        _make_active(self.front)
        at = QApplication.focusWidget()
        assert at is not None, "there is no cursor"
        return at

    def write(self, words: str) -> None:
        """Type in the place of what stands in the field."""
        self.qtbot.keyClick(self._cursor(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(words)


def save_as_pdf(mouse: Mouse, pdf: Path) -> str:
    """Look at the whole report, save it as PDF, and return its words."""
    mouse.press("Report")
    mouse.wait_for("Who is it for?")
    mouse.press("Senior leaders")
    mouse.press("Save as PDF")
    mouse.into("fileNameEdit")
    mouse.write(str(pdf))
    mouse.press("Save")
    mouse.wait_for("is ready")
    mouse.press("Close")
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def plain(words: str) -> str:
    """Return words as they are seen: without the mark of a shortcut, on one line."""
    return " ".join(words.split("\t")[0].replace("&&", "\0").replace("&", "").split()).replace(
        "\0", "&"
    )


def _said(widget: QAbstractButton) -> list[str]:
    told = (widget.text(), widget.accessibleName(), widget.toolTip())
    return [plain(words).removesuffix("…") for words in told]


def _words_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QAbstractButton):
        yield widget.text()
        yield widget.accessibleName()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QAbstractItemView):
        yield from (said for _index, said in _rows(widget))
    else:
        yield widget.accessibleName()


def _rows(view: QAbstractItemView) -> Iterator[tuple[Any, str]]:
    """Return the cells of a list that are in sight, and what they say."""
    model, room = view.model(), view.viewport().rect()
    for row in range(min(model.rowCount(), 500) if model is not None else 0):
        cells = (model.index(row, column) for column in count())
        for index in takewhile(QModelIndex.isValid, cells):
            if room.contains(view.visualRect(index).center()):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                    yield index, str(index.data(role) or "")


def _make_active(window: QWidget) -> None:
    """Do what a window manager does when a dialog has closed."""
    if QApplication.activeWindow() is None:
        window.activateWindow()
        QApplication.processEvents()


def _family(widget: QWidget) -> list[QWidget | None]:
    return [widget, *widget.findChildren(QWidget)]


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and around.widget().isAncestorOf(widget):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or widget.objectName() or type(widget).__name__
