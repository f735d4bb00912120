"""A table from Excel, Word or a web page, pasted: facts, or measures over time.

The way through: `read_clipboard` makes a grid of what was copied; `with_heading`, `guess_kind` and
`guess_roles` say what it may be; `plan_paste` previews what would come of it; `apply_paste` does it
as one gesture.
"""

from __future__ import annotations

from selfeval.exchange.pasted.clipboard import Grid, read_clipboard
from selfeval.exchange.pasted.facts import PlannedFact
from selfeval.exchange.pasted.guess import (
    FACTS,
    LEAVE_OUT,
    MANY,
    MEASURES,
    ROLES,
    Table,
    goes_down,
    guess_heading,
    guess_kind,
    guess_roles,
    period_columns,
    turned,
    with_heading,
)
from selfeval.exchange.pasted.measures import PlannedReading, PlannedSeries
from selfeval.exchange.pasted.plan import PasteChoice, PastePlan, apply_paste, plan_paste

__all__ = [
    "FACTS",
    "LEAVE_OUT",
    "MANY",
    "MEASURES",
    "ROLES",
    "Grid",
    "PasteChoice",
    "PastePlan",
    "PlannedFact",
    "PlannedReading",
    "PlannedSeries",
    "Table",
    "apply_paste",
    "goes_down",
    "guess_heading",
    "guess_kind",
    "guess_roles",
    "period_columns",
    "plan_paste",
    "read_clipboard",
    "turned",
    "with_heading",
]
