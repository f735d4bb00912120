"""All that is to be looked at before a report is shared, whatever it prints."""

from __future__ import annotations

from datetime import date

from selfeval.core.rows import Rows
from selfeval.core.sharing import (
    SharingCheck,
    checks_of,
    claims_to_look_at,
    words_to_look_at,
)
from selfeval.core.sharing_places import Told


def before_sharing(
    rows: Rows, today: date, *, readers: str = "governors", told: Told | None = None
) -> tuple[SharingCheck, ...]:
    """Return every check in what a report for `readers` would print."""
    return (*checks_of(words_to_look_at(rows, readers, told)), claims_to_look_at(rows, today, told))
