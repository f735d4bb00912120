"""The maps in words: what is on each, and one sentence for every arrow."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.snapshot.plate_parts import FactorRow, LoopPart, MapPart, Plate
from selfeval.report.story.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    MapKey,
    MapPlate,
    Numbered,
    Para,
    RealmMark,
    Run,
    Table,
    Words,
)

ABREAST = 2


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return every map in words."""
    yield Heading(1, _("How one thing leads to another"), key="maps")
    yield Para(
        _(
            "Our maps, drawn and in words. “Raises” and “lowers” say which way something moves, "
            "other things being equal; neither says that it is good."
        ),
        "quiet",
    )
    if not shot.maps:
        yield Para(_("There is no map yet."))
    yield from _key(shot.map_key)
    for place, view in enumerate(shot.maps):
        yield from _map(view, place)


def _map(view: MapPart, place: int) -> Iterator[Block]:
    yield from _plates(view, f"map-{place}")
    yield from _words(view)


def _key(key: Plate | None) -> Iterator[Block]:
    if key is not None:
        yield Heading(3, _("The marks on the maps"))
        yield MapKey(key)


def alone(view: MapPart) -> Iterator[Block]:
    """Return one map for a few pages of its own: its plates, their key, and all of it in words."""
    yield from _plates(view, "map")
    yield from _key(view.key)
    yield from _words(view)


def _plates(view: MapPart, key: str) -> Iterator[Block]:
    if not view.plates:
        yield Heading(2, view.name, key=key)
        if view.question:
            yield Para(view.question, "lead")
    for at, plate in enumerate(view.plates):
        under = _part(plate.title, at + 1, len(view.plates)) if plate.title else view.question
        yield MapPlate(view.name, under, plate, "" if at else key)


def _part(title: str, number: int, count: int) -> str:
    """Say which part of a map a plate shows."""
    if count == 1:
        return title
    return _("Part {number} of {count}. {title}").format(number=number, count=count, title=title)


def _words(view: MapPart) -> Iterator[Block]:
    if not view.factors:
        yield Para(_("Nothing is on this map yet."), "small quiet")
        return
    yield Heading(2, _("{map}, in words").format(map=view.name))
    yield Heading(3, _("What leads to what"))
    if view.sentences:
        yield Numbered(tuple((str(at), one) for at, one in enumerate(view.sentences, 1)), ABREAST)
    else:
        yield Para(_("There are no arrows yet."), "small quiet")
    if view.loops:
        yield Heading(3, _("What goes round"))
        yield Numbered(tuple((loop.label, _loop(loop)) for loop in view.loops), ABREAST)
    if view.more_loops:
        yield Para(view.more_loops, "small quiet")
    yield _factors(view.factors)


def _factors(rows: tuple[FactorRow, ...]) -> Table:
    """Return what is on a map, by realm; what is of another kind than most says so."""
    by_realm: dict[str, list[FactorRow]] = {}
    for row in rows:
        by_realm.setdefault(row.realm, []).append(row)
    return Table(
        (Column(_("Realm"), 0.22), Column(_("What is on the map"), 0.78)),
        tuple((_realm(name), Cell(_listed(some))) for name, some in by_realm.items()),
    )


def _realm(name: str) -> Cell:
    found = realm(name)
    return Cell(_(found.title) if found else _("Not yet placed"), RealmMark(name))


def _listed(rows: list[FactorRow]) -> Words:
    """Return factors one after the other, what else is known of each in brackets."""
    runs: list[Run] = []
    for row in rows:
        more = ": ".join(part for part in (row.kind, row.note.rstrip(".")) if part)
        told = _("{factor} ({more})").format(factor=row.words, more=more) if more else row.words
        runs.append(Run(("; " if runs else "") + told))
    return tuple(runs)


def _loop(loop: LoopPart) -> Words:
    if not loop.name:
        return loop.words
    return (Run(_("{name}.").format(name=loop.name), strong=True), Run(f" {loop.words}"))
