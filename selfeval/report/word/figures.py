"""Write what is drawn: charts and maps as pictures, all else as the tables that they are."""

from __future__ import annotations

from selfeval.core.realms import realm
from selfeval.i18n import _
from selfeval.report.story.blocks import (
    Card,
    Cards,
    Chart,
    Ladder,
    Lines,
    MapKey,
    MapPlate,
    PriorityLine,
    Run,
    StatusLine,
    Tiles,
)
from selfeval.report.word import tables
from selfeval.report.word.nodes import Node
from selfeval.report.word.page import turn
from selfeval.report.word.paper import Place
from selfeval.report.word.styles import like

CARD_SHARES = (0.37, 0.18, 0.25, 0.2)
LINE_SHARES = (0.06, 0.54, 0.4)


def chart(block: Chart, place: Place) -> None:
    """Put a chart where it belongs."""
    made = place.paragraph("Figure")
    place.picture(made, place.paper.pictures[block], block.alt, place.width)


def plate(block: MapPlate, place: Place) -> None:
    """Put a map under its title; where it is turned, on a page that is."""
    paper = place.paper
    if block.plate.turned:
        turn(place, before=True)
    if block.key:
        paper.waiting.append(block.key)
    place.paragraph(like(paper.depths.of(2), 2), block.title)
    if block.under:
        place.paragraph("Quiet", block.under, holds=True)
    shown = paper.pictures[block]
    place.picture(place.paragraph("Figure"), shown, block.plate.alt, shown.wide)
    if block.plate.turned:
        turn(place, before=False)


def key(block: MapKey, place: Place) -> None:
    """Put the key to the marks of maps where it belongs."""
    shown = place.paper.pictures[block]
    place.picture(place.paragraph("Figure"), shown, block.plate.alt, place.width)


def cards(block: Cards, place: Place) -> None:
    """Write signs as a table: what we would see, its figures, its way, and how it stands."""
    if not block.cards:
        return
    widths = [share * place.width for share in CARD_SHARES]
    whole = tables.grid(place, widths, _("Signs so far"), headed=True)
    titles = (_("What we would see"), _("Figures"), _("So far"), _("How it stands"))
    tables.head_row(place, whole, titles, widths)
    for card in block.cards:
        _card(card, tables.body_row(whole), widths, place)
    tables.hold_rows(whole)


def _card(card: Card, row: Node, widths: list[float], place: Place) -> None:
    title, figures, way, stands = (
        place.inside(tables.box_in(row, wide), wide - tables.GUTTER) for wide in widths
    )
    title.paragraph("TableText", (Run(card.title, strong=True),))
    found = realm(card.realm)
    if found is not None:
        title.paragraph("TableNote", _(found.title))
    figures.paragraph("TableText", card.figures)
    drawn = way.paragraph("TableText")
    if card.series is not None:
        way.picture(drawn, place.paper.pictures[card.series], card.alt, way.width)
    stands.status(stands.paragraph("TableText"), card.status.key, card.status.label)


def tiles(block: Tiles, place: Place) -> None:
    """Write figures at a glance under their names, as a table."""
    if not block.tiles:
        return
    widths = [place.width / len(block.tiles)] * len(block.tiles)
    whole = tables.grid(place, widths, _("At a glance"), headed=True)
    tables.head_row(place, whole, [tile.title for tile in block.tiles], widths)
    row = tables.body_row(whole)
    for tile, wide in zip(block.tiles, widths, strict=True):
        box = place.inside(tables.box_in(row, wide), wide)
        box.paragraph("Tile", tile.figure)
        box.paragraph("TableNote", tile.beside)


def ladder(block: Ladder, place: Place) -> None:
    """Write how far up a ladder something stands."""
    said = _("Step {step} of {steps}").format(step=block.step, steps=block.rungs)
    place.paragraph("Small", (Run(f"{said}: "), Run(block.label, strong=True)))


def lines(block: Lines, place: Place) -> None:
    """Write priorities in a line each, as a table."""
    if not block.lines:
        return
    widths = [share * place.width for share in LINE_SHARES]
    whole = tables.grid(place, widths, _("Our priorities"), headed=True)
    tables.head_row(place, whole, ("", _("Priority"), _("Early indicators")), widths)
    for line in block.lines:
        _line(line, tables.body_row(whole), widths, place)
    tables.hold_rows(whole)


def _line(line: PriorityLine, row: Node, widths: list[float], place: Place) -> None:
    number, title, said = (place.inside(tables.box_in(row, wide), wide) for wide in widths)
    number.paragraph("TableText", (Run(line.place, strong=True),))
    title.paragraph("TableText", (Run(line.title, strong=True, key=line.key),))
    for words in (line.by, line.note):
        if words:
            title.paragraph("TableNote", words)
    said.status(said.paragraph("TableText"), line.worst, line.words)


def status_line(block: StatusLine, place: Place) -> None:
    """Write a status on a line of its own."""
    place.status(place.paragraph("Small"), block.status.key, block.status.label)
