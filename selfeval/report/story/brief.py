"""The short version, on one page; and the one page that all staff get."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval.i18n import _
from selfeval.report.snapshot.parts import Ask, Brief, Point, PrioritySummary, SignCard, Snapshot
from selfeval.report.story.blocks import (
    Asks,
    Block,
    Bullets,
    Card,
    Cards,
    Columns,
    Heading,
    Lines,
    Masthead,
    NotesRoom,
    OnePage,
    Panel,
    Para,
    PriorityLine,
    Run,
    Status,
    Tile,
    Tiles,
    Words,
)

ROOMS = (
    (4, 3, 6),
    (4, 3, 4),
    (3, 3, 4),
    (3, 3, 3),
    (2, 3, 4),
    (2, 3, 3),
    (2, 3, 2),
    (2, 0, 3),
    (2, 0, 0),
)
STAFF_ROOMS = ((5, 3), (4, 3), (3, 3), (3, 0), (2, 0))


def blocks(shot: Snapshot) -> Iterator[Block]:
    """Return the short version: the fullest one that fits the page."""
    yield OnePage(tuple(tuple(_version(shot, *room)) for room in ROOMS))


def _version(shot: Snapshot, points: int, signs: int, asks: int) -> Iterator[Block]:
    brief = shot.brief
    yield _head(shot)
    yield from _well_and_worries(brief, points)
    if brief.glance:
        yield Tiles(tuple(Tile(row.title, row.figure, row.beside) for row in brief.glance))
    yield from _priority_lines(brief.priorities, stop=False)
    if brief.why:
        yield _why(brief)
    yield from _signs(brief.signs[:signs])
    asked = _asked(brief.asks, asks)
    if asked:
        yield Heading(3, _("What we ask of you"))
        yield Asks(tuple((ask.kind, ask.question) for ask in asked))
    yield NotesRoom(_("Notes"))


def _asked(asks: tuple[Ask, ...], most: int) -> list[Ask]:
    """Return as many questions as there is room for; those that people worded in any case."""
    room = most - sum(ask.is_peoples for ask in asks)
    suggested = [ask for ask in asks if not ask.is_peoples][: max(room, 0)]
    return [ask for ask in asks if ask.is_peoples or ask in suggested]


def _head(shot: Snapshot) -> Block:
    """Return the head of the page; without a cover it says what the document is, and for whom."""
    if "cover" in shot.parts:
        return Heading(1, _("The short version"), key="brief")
    under = _("For: {readers}. {state}.").format(readers=shot.board, state=shot.state)
    return Masthead(_("{title}: the short version").format(title=shot.title), under)


def staff_page(shot: Snapshot) -> Iterator[Block]:
    """Return the page for all staff: where we are, what comes first, what stops."""
    yield OnePage(tuple(tuple(_staff_version(shot, *room)) for room in STAFF_ROOMS))


def _staff_version(shot: Snapshot, points: int, signs: int) -> Iterator[Block]:
    brief = shot.brief
    yield Masthead(
        _("Where we are, on one page"),
        _("For all staff. {state}. “We believe” marks an assumption.").format(state=shot.state),
    )
    yield from _well_and_worries(brief, points)
    yield from _priority_lines(brief.priorities, stop=True)
    if brief.why:
        yield _why(brief)
    yield from _signs(brief.signs[:signs])
    yield Para(" ".join(shot.left_out), "small quiet")
    yield NotesRoom(_("Notes"))


def _well_and_worries(brief: Brief, most: int) -> Iterator[Block]:
    nothing = _("Nothing is marked as a strength yet.")
    no_worry = _("Nothing is marked as a concern yet.")
    yield Columns(
        (
            (Heading(3, _("What is going well")), _points(brief.going_well[:most], nothing)),
            (Heading(3, _("What worries us")), _points(brief.worries[:most], no_worry)),
        )
    )


def _points(points: tuple[Point, ...], otherwise: str) -> Block:
    if not points:
        return Para(otherwise, "small quiet")
    return Bullets(tuple(_point(point) for point in points))


def _point(point: Point) -> Words:
    runs = [Run(point.words)]
    if point.beside:
        runs.append(Run(f" ({point.beside})", slanted=True))
    return tuple(runs)


def _priority_lines(priorities: tuple[PrioritySummary, ...], *, stop: bool) -> Iterator[Block]:
    yield Heading(3, _("Our priorities"))
    if not priorities:
        yield Para(_("No priority is being worked on yet."), "small quiet")
        return
    yield Lines(
        tuple(
            PriorityLine(
                row.place,
                row.title,
                row.by,
                row.words,
                row.worst,
                row.key,
                _("What we will stop: {words}").format(words=row.stop) if stop and row.stop else "",
            )
            for row in priorities
        )
    )


def _why(brief: Brief) -> Block:
    why = brief.why
    assert why is not None
    return Panel(_("Why priority 1"), why.sentence, why.weakest)


def _signs(signs: tuple[SignCard, ...]) -> Iterator[Block]:
    if signs:
        yield Heading(3, _("Signs so far"))
        yield Cards(
            tuple(
                Card(
                    sign.title,
                    sign.figures,
                    Status(sign.status, sign.words),
                    sign.realm,
                    sign.series,
                    sign.alt,
                )
                for sign in signs
            )
        )
