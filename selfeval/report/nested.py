"""Every block of a story, with those inside others; and the places that its links can lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selfeval.report.story.blocks import (
    Aside,
    Block,
    Columns,
    Heading,
    MapPlate,
    OnePage,
)


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in the order in which they are read; of versions of a page, the fullest."""
    for block in blocks:
        yield block
        yield from all_blocks(inside(block))


def inside(block: Block) -> tuple[Block, ...]:
    """Return the blocks that a block is made of."""
    match block:
        case Aside():
            return (*block.main, *block.side)
        case Columns():
            return tuple(found for column in block.columns for found in column)
        case OnePage():
            return fullest(block)
        case _:
            return ()


def fullest(block: OnePage) -> tuple[Block, ...]:
    """Return the version of a page that says most, without breaks that only paper has."""
    return block.versions[block.unpaged] if block.versions else ()


def places(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the keys of all places that a link can lead to, each once."""
    found = (
        block.key
        for block in all_blocks(blocks)
        if isinstance(block, Heading | Aside | MapPlate) and block.key
    )
    yield from dict.fromkeys(found)
