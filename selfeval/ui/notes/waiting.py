"""Which list of the inbox a note stands on, and how many wait."""

from __future__ import annotations

from typing import Any

from selfeval.core.models import Note
from selfeval.ui.workspace import Workspace


def list_of(note: dict[str, Any]) -> str:
    """Return the list on which a note stands: "waiting", "sorted" or "visits"."""
    if note["kind"] == "visit":
        return "visits"
    return "sorted" if note["sorted_id"] else "waiting"


def count_waiting(workspace: Workspace) -> int:
    """Return how many notes wait to be sorted."""
    return sum(list_of(note) == "waiting" for note in workspace.table(Note))
