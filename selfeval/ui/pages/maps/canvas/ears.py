"""The map for those who hear it: each box and arrow is there with its sentence and its place.

Qt tells assistive tools nothing of what is in a scene, so that each is an object of its own here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from selfeval.core.models import Arrow, Factor
from selfeval.i18n import _
from selfeval.ui.pages.maps.canvas.view import MapView
from selfeval.ui.pages.maps.showing import BOX, Chosen, Showing

_installed: list[object] = []


class Heard:
    """What the interfaces below ask of the canvas."""

    def __init__(
        self, showing: Showing, view: MapView, area_on_view: Callable[[Chosen], QRect]
    ) -> None:
        self.showing, self.view = showing, view
        self._area_on_view = area_on_view
        self.listed: tuple[Chosen, ...] = ()

    def sentence(self, one: Chosen) -> str:
        """Return the sentence of a box or an arrow; "" where it is gone."""
        from selfeval.core.causal.sentences import arrow_sentence, tell_factor

        rows = self.showing.workspace.rows
        table, row_id = one
        if table == BOX:
            factor = rows.get(Factor, row_id)
            return tell_factor(rows, factor) if factor is not None else ""
        arrow = rows.get(Arrow, row_id)
        return arrow_sentence(rows, arrow) if arrow is not None else ""

    def area(self, one: Chosen) -> QRect:
        """Return where a box or an arrow is on the screen."""
        found = self._area_on_view(one)
        corner = self.view.viewport().mapToGlobal(found.topLeft())
        return QRect(corner, found.size())


class HeardItem(QAccessibleInterface):
    """One box or arrow."""

    def __init__(self, parent: HeardView, one: Chosen) -> None:
        super().__init__()
        self._parent, self.one = parent, one

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def object(self) -> QObject | None:
        return None

    def window(self) -> QWindow | None:
        return self._parent.window()

    def isValid(self) -> bool:
        return self._parent.isValid()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        made = QAccessible.State()
        made.selectable = made.focusable = True
        heard = self._parent.heard
        made.selected = self.one in heard.showing.chosen
        made.focused = heard.view.hasFocus() and heard.showing.chosen[-1:] == (self.one,)
        return made

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._parent.heard.sentence(self.one)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Words are changed by F2, not by assistive tools."""

    def rect(self) -> QRect:
        return self._parent.heard.area(self.one)

    def child(self, _index: int) -> QAccessibleInterface | None:
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()


class HeardView(QAccessibleWidget):
    """The map as a list of its boxes and arrows."""

    def __init__(self, view: MapView, heard: Heard) -> None:
        super().__init__(view, QAccessible.Role.List, _("Map"))
        self.heard = heard
        self._items: dict[Chosen, HeardItem] = {}

    def _item(self, one: Chosen) -> HeardItem:
        """Return the interface of a box or arrow, kept: Qt keeps no reference to it."""
        if one not in self._items:
            self._items[one] = HeardItem(self, one)
        return self._items[one]

    def childCount(self) -> int:
        return len(self.heard.listed)

    def child(self, index: int) -> QAccessibleInterface | None:
        return self._item(self.heard.listed[index]) if 0 <= index < self.childCount() else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        for one in self.heard.listed:
            if one[0] == BOX and self.heard.area(one).contains(x, y):
                return self._item(one)
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        one = getattr(child, "one", None)
        return self.heard.listed.index(one) if one in self.heard.listed else -1

    def focusChild(self) -> QAccessibleInterface | None:
        chosen = self.heard.showing.chosen[-1:]
        known = [one for one in chosen if one in self.heard.listed]
        return self._item(known[0]) if known else None


_views: dict[int, tuple[MapView, Heard, list[HeardView]]] = {}


def _make(_class_name: str, made: QObject) -> QAccessibleInterface | None:
    """Give Qt the interface of a map's view, when it first asks for one."""
    if not isinstance(made, MapView) or id(made) not in _views:
        return None
    view, heard, kept = _views[id(made)]
    if not kept:
        kept.append(HeardView(view, heard))
    return kept[0]


def let_hear(view: MapView, showing: Showing, area_on_view: Callable[[Chosen], QRect]) -> Heard:
    """Let assistive tools find the boxes and arrows of a view; they are told as they change."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(_make)
    heard = Heard(showing, view, area_on_view)
    key = id(view)
    _views[key] = view, heard, []
    view.destroyed.connect(lambda: _views.pop(key, None))
    return heard


def tell_chosen(heard: Heard) -> None:
    """Say what is chosen now, and let assistive tools follow to it."""
    if not QAccessible.isActive():
        return
    chosen = heard.showing.chosen
    view: QWidget = heard.view
    words = heard.sentence(chosen[-1]) if chosen else ""
    if chosen and chosen[-1] in heard.listed and view.hasFocus():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(heard.listed.index(chosen[-1]))
        QAccessible.updateAccessibility(event)
    if words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, words))


def tell_changed(heard: Heard) -> None:
    """Say that boxes and arrows have come, gone or moved."""
    if QAccessible.isActive():
        event = QAccessibleEvent(heard.view, QAccessible.Event.ObjectReorder)
        QAccessible.updateAccessibility(event)
