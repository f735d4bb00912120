"""The menus of a box, an arrow, several of them, and the empty map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from selfeval.core import realms
from selfeval.core.models import Map, Placement
from selfeval.core.models.words import FACTOR_KINDS, SIGNS
from selfeval.core.placing.lining_up import WAYS
from selfeval.i18n import N_, _
from selfeval.ui.pages.maps import doing

if TYPE_CHECKING:
    from selfeval.ui.pages.maps.canvas.map_canvas import MapCanvas

ALIGN_WORDS = {
    "row": N_("In a &row"),
    "left": N_("By their &left edges"),
    "middle": N_("By their &middles"),
    "right": N_("By their ri&ght edges"),
    "spread": N_("&Evenly apart, from top to bottom"),
}


def open_menu(canvas: MapCanvas, at: QPointF, on_screen: QPoint) -> None:
    """Open the menu for what is chosen, or for the map where nothing is."""
    menu = make_menu(canvas, at)
    if menu.isEmpty():
        menu.deleteLater()
        return
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(on_screen)


def make_menu(canvas: MapCanvas, at: QPointF) -> QMenu:
    """Return the menu, filled."""
    menu = QMenu(canvas)
    menu.setObjectName("map_menu")
    boxes, arrows = canvas.showing.boxes, canvas.showing.arrows
    if not boxes and not arrows:
        _for_map(canvas, menu, at)
    elif boxes:
        _for_boxes(canvas, menu, boxes)
    else:
        _for_arrows(canvas, menu, arrows)
    return menu


def _put(menu: QMenu, words: str, do: Callable[[], object], keys: str = "") -> QAction:
    """Add an entry; `keys` are only shown, since they act while the map has the focus."""
    made = menu.addAction(words)
    if keys:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        made.setText(f"{words}\t{shown}")
    made.triggered.connect(lambda _on=False: do())
    return made


def _for_map(canvas: MapCanvas, menu: QMenu, at: QPointF) -> None:
    acting = canvas.acting
    if acting.may_write:
        _put(menu, _("New &box here"), lambda: canvas.entering.begin_new(at=at), "B")
        _put(menu, _("&Paste"), acting.paste, "Ctrl+V")
        _put(menu, _("Put boxes that e&xist on this map…"), canvas.bringing.ask_boxes)
        _put(menu, _("Boxes from &facts and assumptions…"), canvas.bringing.ask_worded)
        menu.addSeparator()
        _put(menu, _("&Tidy the map"), acting.tidy)
    _put(menu, _("Choose &all boxes"), canvas.select_all, "Ctrl+A")
    _put(menu, _("&Whole map in sight"), canvas.fit)
    _put(menu, _("As a &list"), canvas.wants_list.emit, "L")


def _for_boxes(canvas: MapCanvas, menu: QMenu, boxes: tuple[str, ...]) -> None:
    acting, one = canvas.acting, len(boxes) == 1
    if not acting.may_write:
        _put(menu, _("&Copy"), acting.copy, "Ctrl+C")
        return
    if one:
        _put(menu, _("&Rename"), canvas.rename_chosen, "F2")
        _put(menu, _("&Arrow to…"), canvas.begin_arrow, "A")
    _kinds(canvas, menu.addMenu(_("&Kind")), boxes)
    _lanes(canvas, menu.addMenu(_("&Lane")), boxes)
    if not one:
        ways = menu.addMenu(_("Line &up"))
        for way in WAYS:
            _put(ways, _(ALIGN_WORDS[way]), lambda way=way: acting.align(way))
    pinned = all(canvas.showing.is_pinned(box) for box in boxes)
    words = _("Let it be moved by t&idying") if pinned else _("P&in where it stands")
    _put(menu, words, lambda: acting.pin(not pinned))
    menu.addSeparator()
    _put(menu, _("Cu&t"), acting.cut, "Ctrl+X")
    _put(menu, _("&Copy"), acting.copy, "Ctrl+C")
    _put(menu, _("&Duplicate"), acting.duplicate, "Ctrl+D")
    _maps(canvas, menu.addMenu(_("&Put on another map")), boxes)
    menu.addSeparator()
    _put(menu, _("Re&move from this map"), acting.remove_chosen, "Del")
    _put(menu, _("Remove &everywhere…"), acting.remove_everywhere, "Shift+Del")


def _for_arrows(canvas: MapCanvas, menu: QMenu, arrows: tuple[str, ...]) -> None:
    acting = canvas.acting
    if not acting.may_write:
        return
    signs = {arrow.sign for arrow in canvas.arrow_rows(arrows)}
    for sign, words in SIGNS:
        made = _put(menu, _(words), lambda sign=sign: acting.set_sign(sign))
        made.setCheckable(True)
        made.setChecked(signs == {sign})
    if len(arrows) == 1:
        menu.addSeparator()
        _put(menu, _("Turn &round"), acting.turn_round)
    menu.addSeparator()
    _put(menu, _("Re&move from every map"), acting.remove_chosen, "Del")


def _kinds(canvas: MapCanvas, menu: QMenu, boxes: tuple[str, ...]) -> None:
    held = {row.kind for row in canvas.box_rows(boxes)}
    for kind, words in FACTOR_KINDS:
        made = _put(menu, _(words), lambda kind=kind: canvas.acting.set_kind(kind))
        made.setCheckable(True)
        made.setChecked(held == {kind})


def _lanes(canvas: MapCanvas, menu: QMenu, boxes: tuple[str, ...]) -> None:
    held = {row.realm or "" for row in canvas.box_rows(boxes)}
    for realm_id, words in realms.REALM_CHOICES:
        made = _put(menu, _(words), lambda realm=realm_id: canvas.acting.set_realm(realm))
        made.setCheckable(True)
        made.setChecked(held == {realm_id})


def _maps(canvas: MapCanvas, menu: QMenu, boxes: tuple[str, ...]) -> None:
    rows = canvas.workspace.rows
    for one in rows.all(Map):
        if one.id == canvas.showing.map_id:
            continue
        made = _put(menu, one.name.replace("&", "&&"), lambda to=one.id: canvas.acting.put_on(to))
        standing = {place.factor_id for place in rows.where(Placement, "map_id", one.id)}
        made.setEnabled(not set(boxes) <= standing)
    if not menu.isEmpty():
        menu.addSeparator()
    _put(menu, _("A &new map"), lambda: _on_new_map(canvas))


def _on_new_map(canvas: MapCanvas) -> None:
    places = canvas.acting.places_of(canvas.showing.boxes)
    made = doing.add_map_with(canvas.workspace, _("Our map"), places)
    canvas.showing.show_map(made)
