"""Erasures reach what other copies knew: the rule of combining that goes before all others.

Whatever an erasure knew of its field is blanked wherever the log has it. What somebody wrote
without knowing of the erasure stays, to be decided.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from selfeval.core.fields import field_of
from selfeval.core.models import MODEL_OF
from selfeval.store.causality import Causes, Gesture
from selfeval.store.dump import json_line
from selfeval.store.schema import WHOLE


def spread_erasures(connection: sqlite3.Connection, causes: Causes) -> None:
    """Blank in the log what each erasure of it knew."""
    rows = connection.execute(
        'SELECT c.tbl, c."row", c.new, g.lamport, g.replica, g.seq FROM main.change AS c'
        " JOIN main.gesture AS g USING (replica, seq) WHERE c.kind = 'E' AND c.new <> ?",
        (json_line(WHOLE),),
    ).fetchall()
    for table, row, name, *by in rows:
        field = str(json.loads(name))
        _blank(connection, causes, (table, row), field, Gesture(*by))


def _blank(
    connection: sqlite3.Connection,
    causes: Causes,
    key: tuple[str, str],
    field: str,
    erasure: Gesture,
) -> None:
    blank = field_of(MODEL_OF[key[0]], field).empty
    found = connection.execute(
        "SELECT g.lamport, g.replica, g.seq, c.n, c.old, c.new FROM main.change AS c"
        " JOIN main.gesture AS g USING (replica, seq)"
        " WHERE c.tbl = ? AND c.\"row\" = ? AND c.kind <> 'E'",
        key,
    ).fetchall()
    for *parts, n, old, new in found:
        by = Gesture(*parts)
        before = old if causes.precedes(erasure, by) else _without(old, field, blank)
        knew = by == erasure or causes.precedes(by, erasure)
        after = _without(new, field, blank) if knew else new
        if (before, after) != (old, new):
            connection.execute(
                "UPDATE main.change SET old = ?, new = ? WHERE replica = ? AND seq = ? AND n = ?",
                (before, after, by.replica, by.seq, n),
            )


def _without(values: str | None, field: str, blank: Any) -> str | None:
    known: dict[str, Any] = json.loads(values) if values else {}
    if field not in known or known[field] == blank:
        return values
    return json_line({**known, field: blank})


def drop_erased_attachments(connection: sqlite3.Connection) -> None:
    """Delete the bytes of attachments that neither a row nor the log names any more."""
    erased = connection.execute(
        "SELECT 1 FROM main.change WHERE tbl = 'evidence' AND kind = 'E' LIMIT 1"
    )
    if erased.fetchone() is None:
        return
    connection.execute(
        "DELETE FROM main.blob WHERE id NOT IN ("
        "SELECT sha256 FROM main.evidence UNION SELECT logo FROM main.school"
        " UNION SELECT coalesce(json_extract(old, '$.sha256'), '') FROM main.change"
        " WHERE tbl = 'evidence' AND kind <> 'E'"
        " UNION SELECT coalesce(json_extract(new, '$.sha256'), '') FROM main.change"
        " WHERE tbl = 'evidence' AND kind <> 'E'"
        " UNION SELECT coalesce(json_extract(old, '$.logo'), '') FROM main.change"
        " WHERE tbl = 'school' AND kind <> 'E'"
        " UNION SELECT coalesce(json_extract(new, '$.logo'), '') FROM main.change"
        " WHERE tbl = 'school' AND kind <> 'E')"
    )
