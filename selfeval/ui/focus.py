"""The focus stays where it was when what had it is drawn anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class _Place:
    """What had the focus: its names, and which it was of those with the same object name."""

    name: str
    spoken: str
    at: int


@contextmanager
def focus_kept(around: QWidget) -> Iterator[None]:
    """Give the focus back to what stands where it was, if what had it goes in the meantime.

    It is the focus of the window that is meant: a dialog may stand before it at the moment.
    """
    had = around.window().focusWidget()
    place = _place_of(had, around) if had is not None and around.isAncestorOf(had) else None
    yield
    if place and not around.isAncestorOf(around.window().focusWidget() or around.window()):
        _give_back(around, place)


def _place_of(widget: QWidget, around: QWidget) -> _Place:
    alike = around.findChildren(QWidget, widget.objectName())
    at = alike.index(widget) if widget in alike else 0
    return _Place(widget.objectName(), widget.accessibleName(), at)


def _give_back(around: QWidget, place: _Place) -> None:
    """Focus what is called the same, else what is in its place, else the first that can be."""
    stops = [one for one in around.findChildren(QWidget) if _takes_keys(one, around)]
    alike = [one for one in stops if one.objectName() == place.name]
    same = [one for one in alike if one.accessibleName() == place.spoken]
    in_place = alike[min(place.at, len(alike) - 1) :] if alike else []
    for one in (*same[:1], *in_place[:1], *stops[:1]):
        _reveal(one, around)
        one.setFocus(Qt.FocusReason.OtherFocusReason)
        return


def _takes_keys(widget: QWidget, around: QWidget) -> bool:
    stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    return stop and not _is_put_away(widget, around)


def _is_put_away(widget: QWidget | None, around: QWidget) -> bool:
    """Whether a widget, or a part of what is around it, was hidden on purpose."""
    while widget is not None and widget is not around:
        if widget.isHidden() and widget.testAttribute(
            Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        ):
            return True
        widget = widget.parentWidget()
    return False


def _reveal(widget: QWidget, around: QWidget) -> None:
    """Show what was just made and would only be shown in a moment: else it takes no focus."""
    parent = widget.parentWidget()
    if parent is not None and parent is not around:
        _reveal(parent, around)
    if not widget.isVisible():
        widget.show()
