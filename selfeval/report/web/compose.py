"""Turn blocks into elements of a page: each kind of block has one way to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

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
    Signatures,
    StatusLine,
    Table,
    Tiles,
)
from selfeval.report.web import figures, prose, tables
from selfeval.report.web.nodes import Node, add
from selfeval.report.web.place import Page, Place


def write_parts(blocks: Iterable[Block], into: Node, page: Page) -> None:
    """Write a whole report; each heading of the first level begins a section."""
    section: Node | None = None
    fresh = False
    for block in _unfolded(blocks):
        fresh = fresh or isinstance(block, NewPage)
        begins = isinstance(block, Heading) and block.level < 2
        if section is None or (begins and not _waits(section)):
            section = add(into, "section", kind="fresh" if fresh else "")
            fresh = False
        write([block], Place(section, page))
    for section in [found for found in into if not len(found) and not found.text]:
        into.remove(section)


def _unfolded(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, OnePage):
            yield from fullest(block)
        else:
            yield block


def _waits(section: Node) -> bool:
    """Whether there is nothing in a section yet but the places of its beginning."""
    return all(found.tag == "span" for found in section)


def write(blocks: Iterable[Block], place: Place) -> None:
    """Write blocks one below the other."""
    for block in blocks:
        SETTERS[type(block)](block, place)


def _aside(block: Aside, place: Place) -> None:
    """Write blocks with notes beside them, or below where there is no room."""
    whole = place.add("div", kind="aside", id=place.page.begin(block.key))
    write(block.main, place.inside(add(whole, "div")))
    write(block.side, place.inside(add(whole, "div", kind="side"), 0.36))


def _columns(block: Columns, place: Place) -> None:
    shares = block.shares or tuple(1 / len(block.columns) for _column in block.columns)
    tracks = " ".join(f"minmax(0,{share:.2f}fr)" for share in shares)
    whole = place.add("div", kind="columns", style=f"--tracks:{tracks}")
    for share, blocks in zip(shares, block.columns, strict=True):
        write(blocks, place.inside(add(whole, "div"), share))


def _one_page(block: OnePage, place: Place) -> None:
    write(fullest(block), place)


def _rule(_block: Rule, place: Place) -> None:
    place.add("hr")


def _nothing(_block: Block, _place: Place) -> None:
    """Write nothing: the page has it elsewhere, or has no paper."""


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
    Signatures: prose.signatures,
    Aside: _aside,
    Columns: _columns,
    OnePage: _one_page,
    Rule: _rule,
    CoverPage: _nothing,
    Contents: _nothing,
    Masthead: _nothing,
    Gap: _nothing,
    NewPage: _nothing,
    NotesRoom: _nothing,
}
