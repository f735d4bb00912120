"""The index of evidence: every fact in a line, with what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.evidence_parts import EvidenceRow, Use
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story.blocks import Block, Cell, Column, Heading, Para, Run, Table, Words


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return the index."""
    yield Heading(1, _("Where to find the evidence"), key="evidence")
    if not shot.evidence:
        yield Para(_("There are no facts yet."))
        return
    yield Para(
        _(
            "Every fact that this copy may show, where it comes from, and what rests on it: "
            "assumptions (A1), priorities (P1) and inspection areas."
        ),
        "quiet",
    )
    columns = (
        Column(_("Fact"), 0.055),
        Column(_("What was seen"), 0.455),
        Column(_("Source and date"), 0.255),
        Column(_("What rests on it"), 0.235),
    )
    yield Table(columns, tuple(_row(row) for row in shot.evidence), fit="lanes")


def _row(row: EvidenceRow) -> tuple[Cell, ...]:
    number = (Run(row.label, strong=True, key=row.key),)
    source = ", ".join(part for part in (row.source, row.day) if part)
    return Cell(number), Cell(row.words), Cell(source), Cell(_uses(row.uses) or "–")


def _uses(uses: tuple[Use, ...]) -> Words:
    runs: list[Run] = []
    for at, use in enumerate(uses):
        if at:
            runs.append(Run(", "))
        runs.append(Run(use.words, key=use.key))
    return tuple(runs)
