"""The pages of an open file, as data: where each stands in the sidebar and which class draws it.

A class is named, not imported, so that only the pages that are looked at are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from selfeval.core.rooms import ROOMS, Room
from selfeval.i18n import N_
from selfeval.ui.frame.sidebar import Place
from selfeval.ui.page import Page
from selfeval.ui.workspace import Workspace


@dataclass(frozen=True)
class PageSpec:
    """One page: its key, title and question, its icon, and "module:Class".

    `group` is the part of the sidebar in which it stands, "" for none. `count` tells how many
    things wait there, and is shown beside the title.
    """

    key: str
    title: str
    question: str
    icon: str
    drawn_by: str
    group: str = ""
    count: Callable[[Workspace], int] | None = None


def _notes_waiting(workspace: Workspace) -> int:
    from selfeval.ui.notes.waiting import count_waiting

    return count_waiting(workspace)


BEFORE = (
    PageSpec(
        "overview",
        N_("Overview"),
        N_("What deserves a look before anybody else asks?"),
        "layout-dashboard",
        "selfeval.ui.pages.overview.page:OverviewPage",
        group="before",
    ),
    PageSpec(
        "inbox",
        N_("Inbox"),
        N_("What did we see, and what do we only believe?"),
        "inbox",
        "selfeval.ui.pages.inbox_page:InboxPage",
        group="before",
        count=_notes_waiting,
    ),
)
AFTER = (
    PageSpec(
        "areas",
        N_("By inspection area"),
        N_("How well are we doing? How do we know? What next?"),
        "clipboard-list",
        "selfeval.ui.pages.areas.page:AreasPage",
        group="after",
    ),
    PageSpec(
        "report",
        N_("Report"),
        N_("Who will read it, and what do they need from it?"),
        "printer",
        "selfeval.ui.pages.report.page:ReportPage",
        group="after",
    ),
    PageSpec(
        "share",
        N_("Share and combine"),
        N_("What is safe where, and what has a colleague changed?"),
        "arrows-join",
        "selfeval.ui.pages.share.page:SharePage",
        group="after",
    ),
    PageSpec(
        "themes",
        N_("Themes"),
        N_("Which ideas run through everything we do?"),
        "tag",
        "selfeval.ui.pages.themes_page:ThemesPage",
        group="school",
    ),
    PageSpec(
        "meetings",
        N_("Meetings"),
        N_("What will the board ask next, and what has changed since they last met?"),
        "users-group",
        "selfeval.ui.pages.meetings_page:MeetingsPage",
        group="school",
    ),
    PageSpec(
        "school",
        N_("School details"),
        N_("Who are we, and where did we start from?"),
        "building-community",
        "selfeval.ui.pages.school_page:SchoolPage",
        group="school",
    ),
)
APART = (
    PageSpec(
        "guided",
        N_("Guided start"),
        N_("What worries us, and what would we look for first?"),
        "compass",
        "selfeval.ui.pages.guided.page:GuidedPage",
    ),
    PageSpec(
        "planner",
        N_("Plan back"),
        N_("What do we want for children, and what must be true first?"),
        "target-arrow",
        "selfeval.ui.pages.maps.planner.page:PlannerPage",
    ),
)
"""Pages that stand in no list: a command leads to each."""
DRAWN_OTHERWISE: dict[str, str] = {
    "maps": "selfeval.ui.pages.maps.page:MapsPage",
    "priorities": "selfeval.ui.pages.priorities.page:PrioritiesPage",
    "indicators": "selfeval.ui.pages.indicators.page:IndicatorsPage",
}
"""Steps that have a page of their own: the key of the room, and "module:Class"."""

BEHIND_MORE = "school"
"""The group whose pages are not rows of the sidebar, but entries of the menu at its end."""

STEP_PAGE = "selfeval.ui.room_page:RoomPage"


def page_specs() -> list[PageSpec]:
    """Return every page, the five steps among them, in the order of the sidebar."""
    return [*BEFORE, *(_step(room) for room in ROOMS), *AFTER, *APART]


def _step(room: Room) -> PageSpec:
    drawn_by = DRAWN_OTHERWISE.get(room.key, STEP_PAGE)
    return PageSpec(room.key, room.title, room.question, "", drawn_by, group="steps")


def page_spec(key: str) -> PageSpec:
    """Return the page with this key; KeyError if there is none."""
    for spec in page_specs():
        if spec.key == key:
            return spec
    raise KeyError(key)


def make_page(key: str, workspace: Workspace) -> Page:
    """Build a page by its key."""
    make = named(page_spec(key).drawn_by)
    step = next((room for room in ROOMS if room.key == key), None)
    return make(step, workspace) if step is not None else make(workspace)


def named(place: str) -> Any:
    """Return what "module:name" names, loading the module if need be."""
    module, _colon, name = place.partition(":")
    return getattr(import_module(module), name)


def places(say: Callable[[str], str]) -> list[list[Place]]:
    """Return the sidebar's entries, group by group; `say` translates."""
    groups: dict[str, list[Place]] = {}
    for spec in page_specs():
        if spec.group and spec.group != BEHIND_MORE:
            listed = groups.setdefault(spec.group, [])
            step = len(listed) + 1 if spec.group == "steps" else 0
            listed.append(
                Place(spec.key, say(spec.title), spec.icon, step=step, tip=say(spec.question))
            )
    return list(groups.values())
