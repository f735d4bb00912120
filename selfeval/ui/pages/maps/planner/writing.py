"""Make a gesture of what an answer writes."""

from __future__ import annotations

from selfeval.core.planning.answering import Writing, kept
from selfeval.i18n import _
from selfeval.store import remove
from selfeval.ui.workspace import Workspace


def write(workspace: Workspace, writing: Writing) -> None:
    """Write what an answer makes, and where the plan then is; UserError if the file cannot."""
    made = kept(workspace.rows, writing)
    with workspace.edit(_(made.gesture)) as session:
        session.add_all(made.added)
        for one in made.changes:
            found = session.get(one.model, one.row_id)
            for name, value in one.values.items():
                setattr(found, name, value)
        for model, row_id in made.removed:
            gone = session.get(model, row_id)
            if gone is not None:
                remove(session, gone)
