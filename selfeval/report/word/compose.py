"""Turn blocks into paragraphs and tables: each kind of block has one way to be written.

What stands side by side in print follows each other here, as it is read: columns of a Word page
would be tables that are none, and those who go on writing in it would fight them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from selfeval.i18n import _
from selfeval.report.nested import fullest
from selfeval.report.story.blocks import (
    Aside,
    Asks,
    Block,
    Bullets,
    Cards,
    Chart,
    Columns,
    Contents,
    CoverPage,
    Gap,
    Heading,
    Ladder,
    Lines,
    MapKey,
    MapPlate,
    Masthead,
    NewPage,
    NotesRoom,
    Numbered,
    OnePage,
    Panel,
    Para,
    Rule,
    Run,
    Signatures,
    StatusLine,
    Table,
    Tiles,
)
from selfeval.report.word import figures, front, prose, tables
from selfeval.report.word.nodes import Node
from selfeval.report.word.paper import Place

BETWEEN = "\u2002·\u2002"
"""Notes that stand below one another in print stand behind one another here."""


def write(blocks: Iterable[Block], place: Place) -> None:
    """Write blocks one below the other."""
    for block in blocks:
        SETTERS[type(block)](block, place)


def _aside(block: Aside, place: Place) -> None:
    """Write blocks, and their notes as a line below them."""
    if block.key:
        place.paper.waiting.append(block.key)
    write(block.main, place)
    line: Node | None = None
    for note in block.side:
        if isinstance(note, Para | StatusLine | Ladder):
            if line is None:
                line = place.paragraph("SideNote")
            else:
                place.runs(line, BETWEEN)
            _note(note, place, line)
        else:
            write([note], place)


def _note(note: Para | StatusLine | Ladder, place: Place, line: Node) -> None:
    match note:
        case StatusLine():
            place.status(line, note.status.key, note.status.label)
        case Ladder():
            said = _("Step {step} of {steps}").format(step=note.step, steps=note.rungs)
            place.runs(line, (Run(f"{said}: "), Run(note.label, strong=True)))
        case Para():
            strong = note.kind == "small strong" and isinstance(note.words, str)
            place.runs(line, (Run(str(note.words), strong=True),) if strong else note.words)


def _columns(block: Columns, place: Place) -> None:
    for column in block.columns:
        write(column, place)


def _one_page(block: OnePage, place: Place) -> None:
    write(fullest(block), place)


def _new_page(block: NewPage, place: Place) -> None:
    """Begin a page; what may join one follows on, for Word alone knows how full pages are."""
    place.paper.fresh = not block.joins and len(place.paper.body) > 0


def _rule(_block: Rule, place: Place) -> None:
    place.paragraph("Rule")


def _nothing(_block: Block, _place: Place) -> None:
    """Write nothing: styles keep their own distance."""


SETTERS: dict[type, Callable[[Any, Place], None]] = {
    Heading: prose.heading,
    Para: prose.para,
    Bullets: prose.bullets,
    Numbered: prose.numbered,
    Asks: prose.asks,
    Panel: prose.panel,
    Table: tables.table,
    Chart: figures.chart,
    MapPlate: figures.plate,
    MapKey: figures.key,
    Cards: figures.cards,
    Tiles: figures.tiles,
    Ladder: figures.ladder,
    Lines: figures.lines,
    StatusLine: figures.status_line,
    Signatures: front.signatures,
    CoverPage: front.cover,
    Contents: front.contents,
    Masthead: front.masthead,
    NotesRoom: front.notes_room,
    Aside: _aside,
    Columns: _columns,
    OnePage: _one_page,
    NewPage: _new_page,
    Rule: _rule,
    Gap: _nothing,
}
