"""Lay out the plates of maps: as large as the page lets them be, turned where they are wide."""

from __future__ import annotations

from selfeval.report import style
from selfeval.report.layout.flow import Anchor, Piece
from selfeval.report.layout.place import Place
from selfeval.report.layout.prose import drawn_line, hold_all
from selfeval.report.layout.text import clipped
from selfeval.report.map_pen import draw_shapes
from selfeval.report.pen import Pen
from selfeval.report.story.blocks import MapKey, MapPlate

ABOVE, TITLE_ABOVE = 8.0, 16.0
MOST_LINES = {False: 2, True: 1}
"""Of a title, on a page that is turned and on one that is not."""
LEGIBLE = 9.0
"""Points: no words on a plate are smaller."""


def plate(block: MapPlate, place: Place) -> list[Piece]:
    """Set a plate under its title; one that is turned, or a part of a map, apart from words."""
    shown = block.plate
    sheet = place.sheet.turned() if shown.turned else place.sheet
    room = sheet.full if shown.turned else place.width
    heads = _heads(block, place, room)
    left = sheet.room - sum(piece.above + piece.height for piece in heads) - ABOVE
    scale = min(style.MAP_LARGEST, room / shown.wide, left / shown.high)
    tag = place.tag("Figure", alt=block.plate.alt)
    wide, high = shown.wide * scale, shown.high * scale

    def draw(pen: Pen, x: float, top: float) -> None:
        with pen.figure(tag, (x, top), wide, high):
            draw_shapes(pen, shown.shapes, (x, top), scale, LEGIBLE / sheet.scale)

    pieces = [*hold_all(heads), Piece(high, draw, above=ABOVE)]
    for piece in pieces:
        piece.turned, piece.apart = shown.turned, bool(shown.title)
    pieces[0].fresh = shown.turned
    return pieces


def _heads(block: MapPlate, place: Place, room: float) -> list[Piece]:
    """Set the title and what stands under it, each cut where it would take the map's room."""
    pieces: list[Piece] = []
    depth = place.into.depths.of(2)
    for words, kind, role in (
        (block.title, style.H2, f"H{depth}"),
        (block.under, style.QUIET_BODY, "P"),
    ):
        lines = clipped(words, kind, room, MOST_LINES[block.plate.turned])
        tag = place.tag(role) if lines else None
        pieces += [Piece(kind.leading, drawn_line(line, kind, tag)) for line in lines]
    if pieces:
        pieces[0].above = TITLE_ABOVE
        pieces[0].anchor = Anchor(block.key, block.title, 1) if block.key else None
    return pieces


def key(block: MapKey, place: Place) -> list[Piece]:
    """Set the key to the marks of maps over the whole width."""
    shown = block.plate
    scale = place.width / shown.wide
    high = shown.high * scale
    tag = place.tag("Figure", alt=block.plate.alt)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.figure(tag, (left, top), place.width, high):
            draw_shapes(pen, shown.shapes, (left, top), scale, LEGIBLE / place.sheet.scale)

    return [Piece(high, draw, above=ABOVE)]
