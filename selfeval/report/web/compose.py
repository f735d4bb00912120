"""Turn blocks into elements of a page: each kind of block has one way to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from selfeval.report.nested import fullest
from selfeval.report.pages import Watch
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


def write_parts(
    blocks: Iterable[Block], into: Node, page: Page, watch: Watch | None = None
) -> None:
    """Write a whole report; each heading of the first level begins a section.

    `watch` is told (parts written, parts in all) before each section, and once more before what
    follows them: the page's fonts.
    """
    sections = list(_sections(blocks))
    for number, section in enumerate(sections):
        if watch is not None:
            watch(number, len(sections) + 1)
        page_breaks = [block for block in section if isinstance(block, NewPage)]
        kind = ("joins" if page_breaks[-1].joins else "fresh") if page_breaks else ""
        made = Node("section", {"class": kind} if kind else {})
        write(section, Place(made, page))
        if len(made):
            into.append(made)
    if watch is not None:
        watch(len(sections), len(sections) + 1)


def _sections(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Part blocks before each heading of the first level, with the new page that it stands on.

    Other new pages are for paper alone, which is as high as it is.
    """
    found: list[Block] = []
    fresh: list[NewPage] = []
    for block in _unfolded(blocks):
        if isinstance(block, NewPage):
            fresh = [block]
            continue
        begins = isinstance(block, Heading) and block.level < 2
        if begins and not all(map(_is_beginning, found)):
            yield found
            found = []
        found += [*(fresh if begins or not found else []), block]
        fresh = []
    yield found


def _is_beginning(block: Block) -> bool:
    """Whether a block is a place or a new page: what stands before a section's own heading."""
    return isinstance(block, NewPage) or (isinstance(block, Heading) and not block.words.strip())


def _unfolded(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, OnePage):
            yield from fullest(block)
        else:
            yield block


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
