"""Follow a path: at once where there is one, else ask which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from selfeval.core.following import Way, groups, hidden_in, map_for, way_of
from selfeval.i18n import _, ngettext
from selfeval.store.errors import UserError
from selfeval.ui.pages.maps.follow.choosing import WayDialog
from selfeval.ui.pages.maps.follow.show import FollowShow

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk


def open_follow(desk: Desk, arrows: Sequence[str] = ()) -> None:
    """Follow the path along some arrows, by their ids; without any, ask which path.

    What is private is left out. UserError where there is nothing to follow.
    """
    rows = desk.workspace.rows
    if arrows:
        way = way_of(rows, arrows)
        if not way.arrows:
            raise UserError(
                _("Every step of this path leads to or from a private box."),
                _("Private boxes are not shown to others."),
            )
        show(desk, way, hidden_in(rows, arrows))
        return
    showing = getattr(desk.page, "showing", None)
    map_id, chosen = ("", ()) if showing is None else (showing.map_id, showing.boxes)
    found = groups(rows, map_id, chosen) or groups(rows, map_id) or groups(rows, "")
    if not found:
        raise UserError(
            _("There is no path to follow yet."),
            _("A path is made of arrows: draw one from a box to what it leads to."),
        )
    if len(found) == len(found[0].ways) == 1:
        show(desk, found[0].ways[0])
    else:
        dialog = WayDialog(found, desk.window)
        dialog.chosen.connect(lambda way: show(desk, way))
        dialog.open()


def show(desk: Desk, way: Way, hidden: int = 0) -> FollowShow:
    """Show a way over the whole screen; `hidden` private boxes are told of, and left out."""
    said = ""
    if hidden:
        said = ngettext(
            "{count} private box is left out", "{count} private boxes are left out", hidden
        ).format(count=hidden)
    showing = getattr(desk.page, "showing", None)
    preferred = showing.map_id if showing is not None else ""
    rows = desk.workspace.rows
    made = FollowShow(rows, way, map_for(rows, way, preferred), said, desk.window)
    made.fill_screen(desk.window)
    return made
