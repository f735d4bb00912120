"""Let Tab follow what the eye sees: widgets made later would otherwise come last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QWidget


def chain(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts one after another, each in the order of its layouts."""
    for before, after in pairwise(one for part in parts for one in stops(part)):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what takes the focus by Tab in a widget, itself first, in the order of its layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    # Beside what scrolls, Qt has layouts of its own, which PySide can take for something else.
    inside = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    layout = inside.layout()
    if layout is not None:
        yield from _stops_in(layout)
        return
    for child in inside.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not child.isWindow():  # a list that drops down has a window of its own
            yield from stops(child)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, nested = item.widget(), item.layout()
        if inner is not None:
            yield from stops(inner)
        elif nested is not None:
            yield from _stops_in(nested)
