"""Begin to plan back from an outcome, or go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui.pages.maps.planner.page import PlannerPage

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

PAGE = "planner"


def open_planner(desk: Desk, factor_id: str = "") -> None:
    """Plan back from an outcome; without one, from the one that is chosen, or as was left.

    What is planned goes on the map that is shown. UserError where nothing can be written.
    """
    if desk.workspace.document.read_only:
        raise UserError(
            _("This file is open for reading only, so there is nothing to write into."),
            _("Close it, and begin in a file of your own."),
        )
    showing = getattr(desk.page, "showing", None)
    map_id = showing.map_id if showing is not None else ""
    chosen = showing.boxes if showing is not None else ()
    if not factor_id and len(chosen) == 1:
        factor_id = chosen[0]
    desk.show_page(PAGE)
    page = desk.page
    assert isinstance(page, PlannerPage)
    page.plan_on(map_id)
    if factor_id:
        page.plan_from(factor_id)
