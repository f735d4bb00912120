"""Gaps in the thread, counted step by step, and what is to be looked at soon.

Only what is missing counts (findings of level E), and only in the five steps: what stands in the
way of printing or of a judgement is no gap in the thread.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from selfeval.core.findings import RULES
from selfeval.core.looks import due_on, pursued
from selfeval.core.models import Dismissal
from selfeval.core.rooms import ROOMS
from selfeval.core.rows import Rows

MISSING = "E"
OF_THE_STATEMENT = "S"
SOON = timedelta(days=14)


def gaps_by_step(rows: Rows, today: date) -> Counter[str]:
    """Return how many findings of what is missing are open in each step, by the step's key.

    A finding that was set aside does not count. Cheap: the rules that read every text are left out.
    """
    keys = {room.model.table_name(): room.key for room in ROOMS}
    aside = {(row.rule, row.item_table, row.item_id) for row in rows.all(Dismissal)}
    found: Counter[str] = Counter()
    for rule in RULES:
        if rule.level != MISSING or rule.id.startswith(OF_THE_STATEMENT):
            continue
        for finding in rule.findings(rows, today):
            place = (finding.rule, finding.item_table, finding.item_id)
            if finding.level == MISSING and finding.item_table in keys and place not in aside:
                found[keys[finding.item_table]] += 1
    return found


def due_soon(rows: Rows, today: date) -> int:
    """Return how many indicators are to be looked at within two weeks, or should have been."""
    days = (due_on(rows, row) for row in pursued(rows))
    return sum(1 for day in days if day is not None and day <= today + SOON)
