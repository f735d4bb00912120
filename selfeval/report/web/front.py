"""Write what stands at the head of a page: whose report it is, which, and what is in it."""

from __future__ import annotations

from base64 import b64encode

from selfeval.i18n import _
from selfeval.report.nested import all_blocks
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story.blocks import Block, Contents, CoverPage, Heading, Masthead
from selfeval.report.web.nodes import Node, add, text
from selfeval.report.web.place import Page

FEWEST = 2
"""Parts that make a list of them worth its room."""


def title_block(into: Node, shot: Snapshot, blocks: list[Block], accent: str) -> None:
    """Write the head of the page: that of the cover, the masthead, or what the report is called."""
    heads = (block for block in all_blocks(blocks) if isinstance(block, CoverPage | Masthead))
    first = next(heads, None)
    add(into, "div", kind="bar", style=f"--school:{accent}")
    sheet = add(into, "div", kind="sheet")
    match first:
        case CoverPage():
            into.set("class", "cover")
            top = add(sheet, "div")
            _logo(top, first)
            add(top, "p", first.school, kind="school")
            _title(sheet, first.title, first.period)
            _details(sheet, first)
            _steps(sheet, first)
        case Masthead():
            add(sheet, "p", shot.school, kind="school")
            _title(sheet, first.title, first.under)
        case None:
            add(sheet, "p", shot.school, kind="school")
            under = " · ".join(part for part in (shot.cover.period, shot.state) if part)
            _title(sheet, shot.title, under)


def _title(into: Node, title: str, under: str) -> None:
    group = add(into, "hgroup", kind="title")
    add(group, "h1", title)
    if under:
        add(group, "p", under, kind="period")


def _logo(into: Node, cover: CoverPage) -> None:
    if cover.logo:
        said = _("The logo of {school}").format(school=cover.school)
        shown = b64encode(cover.logo).decode()
        add(into, "img", kind="logo", src=f"data:image/png;base64,{shown}", alt=said)


def _details(into: Node, cover: CoverPage) -> None:
    if cover.details:
        whole = add(into, "dl")
        for label, words in cover.details:
            pair = add(whole, "div")
            add(pair, "dt", label)
            add(pair, "dd", words)


def _steps(into: Node, cover: CoverPage) -> None:
    """Write the five steps, each with how much it holds, on one golden line."""
    if cover.steps:
        whole = add(into, "ul", kind="steps", role="list")
        for count, name in cover.steps:
            item = add(whole, "li")
            add(item, "span", count, kind="count")
            text(item, " ")
            add(item, "span", name)


def contents(into: Node, page: Page, blocks: list[Block], title: str) -> None:
    """Write what is in the report, as links: its own contents, or else its parts."""
    listed = next((block for block in blocks if isinstance(block, Contents)), None)
    entries = listed.entries if listed else _parts(blocks)
    if len(entries) < FEWEST:
        return
    title = listed.title if listed else title
    whole = add(into, "nav", id=page.new_id("contents"), aria_label=title)
    add(whole, "p", title, kind="caption", aria_hidden="true")
    items = add(whole, "ul", role="list")
    for words, key in entries:
        if key in page.ids:
            add(add(items, "li"), "a", words, href=f"#{page.ids[key]}")


def ways_back(main: Node, rest: Node) -> None:
    """End every part with a way back to the contents, which a small screen has far above."""
    listed = rest.find("nav")
    if listed is not None:
        for part in main:
            add(
                add(part, "p", kind="up"),
                "a",
                _("Back to the contents"),
                href=f"#{listed.get('id')}",
            )


def _parts(blocks: list[Block]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (block.outline or block.words, block.key)
        for block in all_blocks(blocks)
        if isinstance(block, Heading) and block.level == 1 and block.key
    )
