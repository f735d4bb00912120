"""The commands of the menu Map: they show the maps first, wherever one is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from selfeval.ui.pages.maps.page import MapsPage

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


def _do(desk: Desk, key: str) -> None:
    page = shown_maps(desk)
    page.do(key)


def _ask(desk: Desk, key: str) -> None:
    page = shown_maps(desk)
    page.asking.ask(key)


def put_worded(desk: Desk) -> None:
    """Offer facts and assumptions as boxes, the one that is shown first of all."""
    chosen = desk.item[1] if desk.item is not None else ""
    shown_maps(desk).canvas.bringing.ask_worded(chosen)


def shown_maps(desk: Desk) -> MapsPage:
    """Show the page of the maps, and return it."""
    if desk.page_key != "maps":
        desk.show_page("maps")
    assert isinstance(desk.page, MapsPage)
    return desk.page


new_box = partial(_do, key="box")
new_arrow = partial(_do, key="arrow")
put_boxes = partial(_do, key="put_boxes")
tidy = partial(_do, key="tidy")
as_list = partial(_do, key="list")
more_detail = partial(_do, key="detail")
key = partial(_do, key="key")
all_maps = partial(_do, key="all")
new_map = partial(_do, key="new_map")
keep_view = partial(_do, key="keep_view")
affects = partial(_ask, key="affects")
affected_by = partial(_ask, key="affected_by")
reaches_children = partial(_ask, key="reaches_children")
serves_several = partial(_ask, key="serves_several")
leverage = partial(_ask, key="leverage")
untested = partial(_ask, key="untested")
