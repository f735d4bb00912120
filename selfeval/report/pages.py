"""Draw pages that are laid out, each with its running head and foot.

All are laid out before the first is drawn, so contents and "page x of y" need no second run.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from selfeval.i18n import _
from selfeval.report.layout import front
from selfeval.report.layout.compose import compose
from selfeval.report.layout.flow import Page, paginate
from selfeval.report.layout.place import Place
from selfeval.report.pen import Facts, Pen
from selfeval.report.story.blocks import Block
from selfeval.report.structure import Element
from selfeval.report.style import UPRIGHT, Sheet

Watch = Callable[[int, int], None]
"""Is told (pages drawn, pages in all) before each page; what it raises ends the drawing."""


@dataclass(frozen=True)
class Laid:
    """Pages that are laid out, and what they consist of."""

    pages: list[Page]
    root: Element


@dataclass(frozen=True)
class Running:
    """What stands at the head and the foot of every page; nothing above a cover.

    It is heard once, on the first page.

    Pages that are `numbered` say which they are, and of how many.
    """

    left: str
    right: str
    foot: str
    numbered: bool = True
    has_cover: bool = False


@contextmanager
def uncollected() -> Generator[None]:
    """Look for no garbage meanwhile: pages make none, and looking takes a third of their time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def lay_out(blocks: Iterable[Block], sheet: Sheet = UPRIGHT) -> Laid:
    """Set blocks on pages of a sheet."""
    place = Place.on(sheet)
    with uncollected():
        return Laid(paginate(compose(blocks, place), sheet), place.into)


def draw_pages(
    file: BinaryIO,
    about: Facts,
    laid: Laid,
    running: Running,
    *,
    grey: bool = False,
    watch: Watch | None = None,
) -> int:
    """Draw pages into an open file and return how many they are."""
    pages = laid.pages
    with uncollected():
        pen = Pen(file, about, laid.root, grey=grey)
        pen.pages.update(_places(pages))
        for number, page in enumerate(pages, 1):
            if watch is not None:
                watch(number - 1, len(pages))
            if number > 1:
                pen.next_page()
            _draw(pen, page, number, len(pages), running)
        pen.finish()
    return len(pages)


def _places(pages: Sequence[Page]) -> dict[str, int]:
    """Return the page of every bookmark; of two that are alike, the first."""
    found: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for placed in page.placed:
            if placed.piece.anchor:
                found.setdefault(placed.piece.anchor.key, number)
    return found


def _draw(pen: Pen, page: Page, number: int, count: int, running: Running) -> None:
    sheet = page.sheet
    pen.take(sheet)
    top = sheet.high - sheet.top
    is_first = number == 1
    if not (running.has_cover and is_first):
        right = pen.root.begin("P") if is_first else None
        left = pen.root.begin("P") if is_first else None
        front.running_head(pen, running.left, running.right, sheet, (left, right))
    for placed in page.placed:
        anchor = placed.piece.anchor
        if anchor and pen.pages[anchor.key] == number:
            pen.bookmark(anchor.key, anchor.title, anchor.level, top - placed.down + 12)
        placed.draw(pen, sheet.left, top)
    words = ""
    if running.numbered:
        words = _("Page {number} of {count}").format(number=number, count=count)
    heard = Element("P", pen.root) if is_first else None
    front.running_foot(pen, running.foot, words, sheet, heard)
