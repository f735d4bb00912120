"""Write a row once more: a new row with the same words, to be changed where they differ."""

from __future__ import annotations

from selfeval.core.fields import fields_of
from selfeval.core.models import RealmLink, Row
from selfeval.i18n import _
from selfeval.ui import wording
from selfeval.ui.workspace import Workspace

NOT_COPIED = ("position", "measure_id", "rank")
"""What belongs to the one row alone: its place, and the series of its readings."""


def duplicate_row(workspace: Workspace, model: type[Row], row_id: str) -> str:
    """Add a row like another, in the same realms but without its links; return its id.

    UserError where the other is no longer there.
    """
    values = workspace.values(model, row_id)
    if values is None:
        raise wording.gone(model)
    names = [field.name for field in fields_of(model) if field.name not in NOT_COPIED]
    made = model(**{name: values[name] for name in names})
    found = made.id
    table = model.table_name()
    realms = [
        link.realm
        for link in workspace.rows.where(RealmLink, "item_id", row_id)
        if link.item_table == table
    ]
    with workspace.edit(_("Duplicate {thing}").format(thing=wording.singular(model))) as session:
        session.add(made)
        session.flush()
        for realm in realms:
            session.add(RealmLink(item_table=table, item_id=found, realm=realm))
    return found
