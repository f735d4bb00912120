"""Where in the window a gesture left its mark: what undo and redo then show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selfeval.core.fields import fields_of
from selfeval.core.interview.answers import SETTING as PROGRESS
from selfeval.core.models import (
    MODEL_OF,
    Arrow,
    Edition,
    Fact,
    Indicator,
    Judgement,
    Map,
    Meeting,
    Note,
    Row,
    School,
    Setting,
    Theme,
)
from selfeval.core.rooms import ROOMS
from selfeval.store.history import touched_last
from selfeval.ui.workspace import Workspace

Place = tuple[str, str]
"""The key of a page, and the id of an item on it or ''."""

STEPS: dict[type[Row], str] = {room.model: room.key for room in ROOMS}
PAGES: dict[type[Row], str] = STEPS | {
    School: "school",
    Judgement: "areas",
    Note: "inbox",
    Theme: "themes",
    Meeting: "meetings",
    Edition: "report",
    Arrow: "maps",
    Map: "maps",
}
SETTING_PAGES: dict[str, tuple[Place, ...]] = {
    PROGRESS: (("guided", ""),),
    "framework": (("areas", ""),),
}
"""Where a setting of the file can be seen."""
REPORT = "report_"
"""What the names of settings begin with that say how a report is wanted."""
SHOWN: tuple[type[Row], ...] = (*STEPS, Arrow, Map)
"""Rows that their page shows by themselves, when it is asked for one by its id."""
MEASURED: tuple[type[Row], ...] = (Indicator, Fact)
"""The items whose page shows the readings of a measure."""


def places_touched(workspace: Workspace) -> list[Place]:
    """Return where the newest gesture can be seen, the best place first; empty for nowhere.

    An item that is no longer there has left its step behind.
    """
    touched = [
        (MODEL_OF[table], row_id) for table, row_id in touched_last(workspace.document.session)
    ]
    touched.sort(key=lambda one: one[0] is Setting)  # which only goes along with what it is about
    found = [place for model, row_id in touched for place in _places(workspace, model, row_id)]
    return list(dict.fromkeys(found))


def _places(workspace: Workspace, model: type[Row], row_id: str) -> Iterator[Place]:
    values = workspace.values(model, row_id)
    if model in PAGES:
        yield PAGES[model], row_id if values and model in SHOWN else ""
        return
    if values is None:
        return
    if model is Setting:
        name = str(values["name"])
        yield from SETTING_PAGES.get(name, (("report", ""),) if name.startswith(REPORT) else ())
    if values.get("item_table") in MODEL_OF:
        yield from _places(workspace, MODEL_OF[values["item_table"]], values["item_id"])
    for field in fields_of(model):
        owner = MODEL_OF.get(field.references.partition(".")[0])
        owner_id = str(values[field.name] or "") if owner else ""
        if owner in STEPS and owner_id:
            yield STEPS[owner], owner_id
        elif field.name == "measure_id" and owner_id:
            yield from _measured(workspace, owner_id)


def _measured(workspace: Workspace, measure_id: str) -> Iterable[Place]:
    for model in MEASURED:
        for row in workspace.rows.where(model, "measure_id", measure_id):
            yield STEPS[model], row.id
