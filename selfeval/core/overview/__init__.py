"""The whole self-evaluation at a glance: everything the overview says, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from selfeval.core.findings import Finding, find_and_sort
from selfeval.core.findings.grouped import Group, grouped
from selfeval.core.half_terms import HalfTerm, half_term_of
from selfeval.core.overview.due import Due, due_by
from selfeval.core.overview.grid import Grid, grid_of
from selfeval.core.overview.next_step import NextStep, next_step
from selfeval.core.overview.strands import Strand, strands
from selfeval.core.overview.verdict import Verdict, verdict
from selfeval.core.rooms import ROOMS
from selfeval.core.rows import Rows


@dataclass(frozen=True)
class Overview:
    """Everything the overview says on one day. It holds words and ids, never rows."""

    is_empty: bool
    purpose: str
    verdict: Verdict
    strands: tuple[Strand, ...]
    grid: Grid
    groups: tuple[Group, ...]
    aside: tuple[Finding, ...]
    half_term: HalfTerm
    due: tuple[Due, ...]
    next_step: NextStep

    @property
    def gaps(self) -> int:
        """How many findings say that something is missing, not merely weak."""
        return sum(len(group.findings) for group in self.groups if group.level == "E")


def overview(rows: Rows, today: date) -> Overview:
    """Look at everything as it stands on the day `today`."""
    found, aside = find_and_sort(rows, today)
    live, grid = strands(rows, today), grid_of(rows)
    half_term = half_term_of(today)
    due = due_by(rows, today, half_term.end)
    return Overview(
        is_empty=not any(rows.all(room.model) for room in ROOMS),
        purpose=rows.school.purpose.strip(),
        verdict=verdict(rows, found, live, today),
        strands=live,
        grid=grid,
        groups=grouped(found),
        aside=tuple(aside),
        half_term=half_term,
        due=due,
        next_step=next_step(found, live, grid, due),
    )
