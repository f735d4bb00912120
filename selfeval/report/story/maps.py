"""The maps in words: what is on each, and one sentence for every arrow."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.snapshot.plate_parts import FactorRow, LoopPart, MapPart
from selfeval.report.story.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Numbered,
    Para,
    RealmMark,
    Run,
    Table,
    Words,
)


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return every map in words."""
    yield Heading(1, _("How one thing leads to another"), key="maps")
    yield Para(
        _(
            "Our maps in words. “Raises” and “lowers” say which way something moves, other things "
            "being equal; neither says that it is good."
        ),
        "quiet",
    )
    if not shot.maps:
        yield Para(_("There is no map yet."))
    for place, view in enumerate(shot.maps):
        yield from _map(view, place)


def _map(view: MapPart, place: int) -> Iterator[Block]:
    yield Heading(2, view.name, key=f"map-{place}")
    if view.question:
        yield Para(view.question, "lead")
    yield Heading(3, _("What leads to what"))
    if view.sentences:
        yield Numbered(tuple((str(at), one) for at, one in enumerate(view.sentences, 1)))
    else:
        yield Para(_("There are no arrows yet."), "small quiet")
    if view.loops:
        yield Heading(3, _("What goes round"))
        yield Numbered(tuple((loop.label, _loop(loop)) for loop in view.loops))
    if view.more_loops:
        yield Para(view.more_loops, "small quiet")
    if view.factors:
        notes = any(row.note for row in view.factors)
        columns = (Column(_("Factor"), 0.36), Column(_("Realm"), 0.22), Column(_("Kind"), 0.42))
        if notes:
            columns = (
                Column(_("Factor"), 0.32),
                Column(_("Realm"), 0.16),
                Column(_("Kind"), 0.2),
                Column(_("Note"), 0.32),
            )
        rows = tuple(_factor(row, notes=notes) for row in view.factors)
        yield Table(columns, rows, caption=_("What is on the map"))


def _loop(loop: LoopPart) -> Words:
    if not loop.name:
        return loop.words
    return (Run(_("{name}.").format(name=loop.name), strong=True), Run(f" {loop.words}"))


def _factor(row: FactorRow, *, notes: bool) -> tuple[Cell, ...]:
    found = realm(row.realm)
    name = _(found.title) if found else _("Not yet placed")
    cells = (Cell(row.words), Cell(name, RealmMark(row.realm)), Cell(row.kind))
    return (*cells, Cell(row.note)) if notes else cells
