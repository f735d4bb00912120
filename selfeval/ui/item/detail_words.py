"""What stands above an item: what it is called, where it is used, and who edited it when."""

from __future__ import annotations

from typing import Any

from selfeval.core.models import (
    ArrowAssumption,
    Assumption,
    Priority,
    PriorityAssumption,
    Row,
)
from selfeval.core.rows import Rows
from selfeval.i18n import ngettext
from selfeval.store.history import touched_when
from selfeval.ui.item.said_when import edited_words
from selfeval.ui.workspace import Workspace


def head_words(
    workspace: Workspace, model: type[Row], row_id: str, values: dict[str, Any]
) -> list[str]:
    """Return the parts of the line above a row, such as “Fact 14”, “edited yesterday by…”."""
    parts = [workspace.titled(model, values)]
    if model is Assumption:
        parts += _uses(workspace.rows, row_id)
    touched = touched_when(workspace.document.session, model.table_name(), row_id)
    return [*parts, edited_words(*touched)] if touched is not None else parts


def _uses(rows: Rows, row_id: str) -> list[str]:
    arrows = len(rows.where(ArrowAssumption, "assumption_id", row_id))
    links = rows.where(PriorityAssumption, "assumption_id", row_id)
    priorities = len([link for link in links if rows.get(Priority, link.priority_id)])
    return [
        words.format(count=count)
        for count, words in (
            (arrows, ngettext("on {count} arrow", "on {count} arrows", arrows)),
            (
                priorities,
                ngettext("behind {count} priority", "behind {count} priorities", priorities),
            ),
        )
        if count
    ]
