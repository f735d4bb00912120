"""Finds what a screen reader would pass over: things without a name, without a role, lists that
say nothing of their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractSlider)
NAMED = (QAbstractButton, QAbstractItemView, *FIELDS)
SILENT = (QMenuBar, QTabBar, QMainWindow, QHeaderView, QScrollBar)
"""What says its own entries, is named by its title, or is a part of what has a name."""
ROLES_OF_NOTHING = (QAccessible.Role.NoRole, QAccessible.Role.Client)
ROWS_LOOKED_AT = 30


def inaudible(window: QWidget) -> list[str]:
    """Say of every widget that can be used, and of every row and heading, what is not spoken."""
    found: list[str] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            found += [f"{_place(widget)}: {problem}" for problem in _problems(widget)]
    return list(dict.fromkeys(found))


def _place(widget: QWidget) -> str:
    around: QWidget | None = widget
    while around is not None and (not around.objectName() or around.objectName().startswith("qt_")):
        around = around.parentWidget()
    inside = around.objectName() if around is not None else ""
    return f"{type(widget).__name__} {widget.objectName()} in {inside}"


def _is_ours(widget: QWidget) -> bool:
    """Leave out the parts that Qt builds into its own: editors inside lists, buttons of scrolls."""
    parent = widget.parentWidget()
    if widget.objectName().startswith("qt_") or isinstance(widget, SILENT):
        return False
    return not isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit)


def _problems(widget: QWidget) -> Iterator[str]:
    if not _is_ours(widget):
        return
    said = QAccessible.queryAccessibleInterface(widget)
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    if isinstance(widget, NAMED) or takes_focus:
        if said is None or not _words(said):
            yield "has no name"
        elif said.role() in ROLES_OF_NOTHING and takes_focus and not _speaks_as_a_whole(widget):
            yield "takes the focus without saying what it is"
    if isinstance(widget, QAbstractItemView):
        yield from _rows(widget)


def _speaks_as_a_whole(widget: QWidget) -> bool:
    """A window is told by its title, and what scrolls by what is in it."""
    frame = isinstance(widget, QAbstractScrollArea) and not isinstance(widget, NAMED)
    return frame or widget.isWindow()


def _words(said: QAccessibleInterface) -> str:
    return str(said.text(QAccessible.Text.Name)).strip()


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    root = view.rootIndex()
    columns = range(model.columnCount(root)) if isinstance(view, QTableView | QTreeView) else (0,)
    for at in range(min(model.rowCount(root), ROWS_LOOKED_AT)):
        if not any(_cell(model.index(at, column, root)) for column in columns):
            yield f"row {at + 1} says nothing"
    headers = columns if _shows_headers(view) else ()
    for column in headers:
        hidden = getattr(view, "isColumnHidden", lambda _column: False)
        if not hidden(column) and not _first(
            lambda role, at=column: model.headerData(at, Qt.Orientation.Horizontal, role)
        ):
            yield f"the head of column {column + 1} says nothing"


def _shows_headers(view: QAbstractItemView) -> bool:
    header = getattr(view, "horizontalHeader", lambda: None)()
    return header is not None and header.isVisible()


def _cell(index: QModelIndex) -> str:
    return _first(index.data)


def _first(said: Callable[[int], object]) -> str:
    """Return what Qt would speak: the words for ears, else those for eyes."""
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    return next((words for role in roles if (words := str(said(role) or "").strip())), "")
