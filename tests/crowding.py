"""Finds words that have no room: cut off at an edge, or reached only by scrolling sideways."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QWidget,
)

SLACK = 2
"""Pixels by which fonts and styles round differently."""


def crowded(window: QWidget) -> list[str]:
    """Say of every widget that can be seen what of its words cannot."""
    found: list[str] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and widget.width() > 0:
            found += [
                f"{_name(widget, window)}: {problem}" for problem in _problems(widget, window)
            ]
    return list(dict.fromkeys(found))


def _name(widget: QWidget, window: QWidget) -> str:
    """Say which widget it is: by its own name and that of the nearest named around it."""
    words = str(getattr(widget, "text", str)() or widget.accessibleName())[:50]
    around: QWidget | None = widget
    while around is not None and around is not window and not around.objectName():
        around = around.parentWidget()
    place = around.objectName() if around is not None else ""
    return f"{place} {type(widget).__name__} “{words}”"


def _problems(widget: QWidget, window: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QPushButton | QToolButton):
        yield from _past_an_edge(widget, window)
    if isinstance(widget, QLabel) and type(widget).paintEvent is QLabel.paintEvent:
        yield from _cut_words(widget)
    elif isinstance(widget, QPushButton):
        if widget.text() and _is_plain(widget) and widget.width() + SLACK < _wanted(widget):
            yield f"needs {_wanted(widget)} pixels, has {widget.width()}"
    elif isinstance(widget, QScrollArea):
        yield from _wider_inside(widget)
    elif _scrolls_sideways(widget):
        yield "has to be scrolled sideways"


def _is_plain(widget: QPushButton) -> bool:
    """Whether Qt draws the words; what we paint ourselves shortens them with dots."""
    return type(widget).paintEvent is QPushButton.paintEvent


def _wanted(widget: QPushButton) -> int:
    metrics = QFontMetrics(widget.font())
    words = metrics.size(Qt.TextFlag.TextShowMnemonic, widget.text()).width()
    return words + (widget.iconSize().width() if not widget.icon().isNull() else 0)


def _past_an_edge(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Look whether an ancestor cuts it off on the left or on the right."""
    around = widget.parentWidget()
    while around is not None:
        place = QRect(widget.mapTo(around, QPoint()), widget.size())
        if place.left() < -SLACK or place.right() > around.width() - 1 + SLACK:
            over = max(-place.left(), place.right() - around.width() + 1)
            yield f"{over} pixels past the edge of {type(around).__name__} {around.objectName()}"
            return
        if around is window:
            return
        around = around.parentWidget()


def _cut_words(widget: QLabel) -> Iterator[str]:
    if not widget.text() or widget.textFormat() == Qt.TextFormat.RichText:
        return
    metrics = QFontMetrics(widget.font())
    room = widget.contentsRect().width() - 2 * widget.margin()
    if widget.wordWrap():
        longest = max(
            (metrics.horizontalAdvance(word) for word in widget.text().split()), default=0
        )
        if longest > room + SLACK:
            yield f"a word needs {longest} pixels, has {room}"
        if widget.heightForWidth(widget.width()) > widget.height() + SLACK:
            yield (f"is {widget.heightForWidth(widget.width())} pixels high, has {widget.height()}")
        return
    needed = max(metrics.horizontalAdvance(line) for line in widget.text().split("\n"))
    if needed > room + SLACK:
        yield f"needs {needed} pixels, has {room}"
    if metrics.height() > widget.height() + SLACK:
        yield f"needs {metrics.height()} pixels of height, has {widget.height()}"


def _wider_inside(area: QScrollArea) -> Iterator[str]:
    inner = area.widget()
    if inner is not None and inner.width() > area.viewport().width() + SLACK:
        yield f"holds {inner.width()} pixels, shows {area.viewport().width()}"


def _scrolls_sideways(widget: QWidget) -> bool:
    """A drawing may be wider than its window: a map has five lanes, however small the screen."""
    if not isinstance(widget, QAbstractScrollArea) or isinstance(
        widget, QHeaderView | QPlainTextEdit | QTextEdit | QGraphicsView
    ):
        return False
    return widget.horizontalScrollBar().maximum() > 0
