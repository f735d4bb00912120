"""Begin guided start, or go on with it: in the file that is open, or in a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfeval.core.interview.answers import Progress, read_progress
from selfeval.core.rooms import ROOMS
from selfeval.i18n import _
from selfeval.store.errors import UserError
from selfeval.ui import alerts
from selfeval.ui.pages.guided.page import GuidedPage

if TYPE_CHECKING:
    from selfeval.ui.desk import Desk

PAGE = "guided"


def open_guided(desk: Desk) -> None:
    """Show the questions; with no file open, ask first where the new one should live."""
    if not desk.workspace.is_open:
        begin_in_new(desk)
        return
    if desk.workspace.document.read_only:
        raise UserError(
            _("This file is open for reading only, so there is nothing to write into."),
            _("Close it, and begin in a file of your own."),
        )
    if _is_under_way(desk) or _is_empty(desk):
        desk.show_page(PAGE)
        return
    _ask_where(desk)


def begin_in_new(desk: Desk) -> None:
    """Ask where a new file should live, and ask the questions there."""
    desk.files.new(then=lambda: desk.show_page(PAGE))


def _is_under_way(desk: Desk) -> bool:
    """Tell whether somebody has begun the questions in this file."""
    begun = read_progress(desk.workspace.rows) != Progress()
    return begun or any(isinstance(page, GuidedPage) for page in desk.pages())


def _is_empty(desk: Desk) -> bool:
    return not any(desk.workspace.count(room.model) for room in ROOMS)


def _ask_where(desk: Desk) -> None:
    """Ask before a worry is put among what a file holds already; a sample is hardly meant."""
    choices = [
        (_("In this file"), lambda: desk.show_page(PAGE)),
        (_("In a new file…"), lambda: begin_in_new(desk)),
    ]
    school = desk.workspace.rows.school.name or desk.workspace.document.path.stem
    alerts.ask(
        desk.window,
        _("Where should your answers go?"),
        _("The file that is open is about {school}, and there is something in it already.").format(
            school=school
        ),
        choices[::-1] if desk.files.is_sample else choices,
        "guided_where",
    )
