"""What each part of a report costs in pages, and how long a report takes to read."""

from __future__ import annotations

from selfeval.report.layout.compose import compose
from selfeval.report.layout.flow import paginate
from selfeval.report.layout.place import Place
from selfeval.report.options import optional_parts
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import part_alone
from selfeval.report.story.blocks import Block, OnePage
from selfeval.report.style import LARGE_PRINT, UPRIGHT
from selfeval.report.texts import texts_in

UNSEEN = frozenset({"key", "kind", "realm", "status", "alt", "outline", "stage"})
"""Fields of blocks that hold no words for the eye."""
WORDS_A_MINUTE = 200
"""How fast adults read such a text, figures and tables included; people read novels faster."""


def part_pages(shot: Snapshot) -> dict[str, int]:
    """Return how many pages each part takes that a reader could do without, chosen or not.

    A part begins a page, so what it takes alone is what the report grows by; two empty parts that
    follow each other may share one.
    """
    sheet = LARGE_PRINT if shot.large else UPRIGHT
    return {
        name: len(paginate(compose(part_alone(shot, name), Place.on(sheet)), sheet))
        for name in optional_parts(shot.kind)
    }


def minutes_to_read(shot: Snapshot) -> int:
    """Return about how many minutes the chosen parts take to read, at least one."""
    blocks = [block for name in shot.parts if name != "cover" for block in part_alone(shot, name)]
    words = sum(len(text.split()) for block in blocks for text in texts_in(_seen(block), UNSEEN))
    return max(1, round(words / WORDS_A_MINUTE))


def _seen(block: Block) -> Block | tuple[Block, ...]:
    """Of several versions of a page one is printed."""
    return block.versions[0] if isinstance(block, OnePage) else block
