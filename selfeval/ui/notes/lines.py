"""What a list of the inbox shows of a note."""

from __future__ import annotations

from typing import Any

from selfeval.core.models import MODEL_OF
from selfeval.i18n import _
from selfeval.ui import wording
from selfeval.ui.notes.note_list import NoteLine
from selfeval.ui.notes.waiting import list_of
from selfeval.ui.workspace import Workspace

ICONS = {"waiting": "note", "sorted": "check", "visits": "user-check"}


def line_of(workspace: Workspace, note: dict[str, Any]) -> NoteLine:
    """Return the row of a note on the list where it stands."""
    where = list_of(note)
    words = note["said"]
    parts = [note["who"], wording.day(note["noted_on"])]
    if where == "visits":
        words = words or note["seen"] or note["asked"]
    elif where == "sorted":
        parts.insert(0, _became(workspace, note))
    caption = " · ".join(part for part in parts if part)
    return NoteLine(note["id"], words, caption, ICONS[where])


def _became(workspace: Workspace, note: dict[str, Any]) -> str:
    if note["sorted_id"] == note["id"]:
        return _("Done with")
    model = MODEL_OF[note["sorted_table"]]
    values = workspace.values(model, note["sorted_id"]) or {}
    return workspace.titled(model, values)
