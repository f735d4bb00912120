"""What each part of a report costs in pages, and how long a report takes to read."""

from __future__ import annotations

from collections.abc import Iterable

from selfeval.report.layout.compose import compose
from selfeval.report.layout.flow import paginate
from selfeval.report.layout.place import Place
from selfeval.report.nested import fullest
from selfeval.report.options import in_order, optional_parts
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import part_alone
from selfeval.report.story.blocks import Block, OnePage
from selfeval.report.story.telling import told_parts
from selfeval.report.style import LARGE_PRINT, UPRIGHT
from selfeval.report.texts import texts_in

UNSEEN = frozenset({"key", "kind", "realm", "status", "alt", "outline", "stage"})
"""Fields of blocks that hold no words for the eye."""
WORDS_A_MINUTE = 200
"""How fast adults read such a text, figures and tables included; people read novels faster."""


def part_pages(shot: Snapshot) -> dict[str, int]:
    """Return how many pages the report has more for each part that a reader could do without.

    For one that is not chosen, how many more it would have. A part that shares a page may cost
    none.
    """
    sheet = LARGE_PRINT if shot.large else UPRIGHT
    optional = optional_parts(shot.kind)
    names = dict.fromkeys((*shot.parts, *optional))
    pieces = {name: compose(part_alone(shot, name), Place.on(sheet)) for name in names}

    def pages(parts: Iterable[str]) -> int:
        return len(paginate([piece for name in parts for piece in pieces[name]], sheet))

    told = told_parts(shot)
    whole = pages(told)
    return {
        name: whole - pages(part for part in told if part != name)
        if name in shot.parts
        else pages(in_order((*told, name))) - whole
        for name in optional
    }


def minutes_to_read(shot: Snapshot) -> int:
    """Return about how many minutes the chosen parts take to read, at least one."""
    blocks = [block for name in shot.parts if name != "cover" for block in part_alone(shot, name)]
    words = sum(len(text.split()) for block in blocks for text in texts_in(_seen(block), UNSEEN))
    return max(1, round(words / WORDS_A_MINUTE))


def _seen(block: Block) -> Block | tuple[Block, ...]:
    """Of several versions of a page one is printed."""
    return fullest(block) if isinstance(block, OnePage) else block
