"""Write what stands first: the cover, the contents, the masthead; and the room for notes."""

from __future__ import annotations

from selfeval.i18n import _
from selfeval.report.layout.front import LOGO_HIGH, LOGO_WIDE, size_of
from selfeval.report.story.blocks import Contents, CoverPage, Masthead, NotesRoom, Signatures
from selfeval.report.style import MM
from selfeval.report.word import tables
from selfeval.report.word.nodes import Node, add, put_run
from selfeval.report.word.paper import Picture, Place
from selfeval.report.word.prose import labelled

NOTE_LINES = 6
FIELD = 'TOC \\o "1-1" \\n \\h \\z'
"""Headings of the first level, as links. Page numbers would be guesses until Word has laid it out:
they come when its reader updates the field without “\\n”."""


def cover(block: CoverPage, place: Place) -> None:
    """Write the cover: whose report it is, which, for whom, and how much of each step it holds."""
    place.paragraph("School", block.school)
    if block.logo:
        _logo(block, place)
    place.paragraph("Title", block.title)
    if block.period:
        place.paragraph("Subtitle", block.period)
    labelled(block.details, place, "Details")
    if block.steps:
        _steps(block, place)


def _logo(block: CoverPage, place: Place) -> None:
    across, down = size_of(block.logo)
    scale = min(LOGO_WIDE * MM / across, LOGO_HIGH * MM / down)
    shown = Picture(block.logo, across * scale, down * scale)
    said = _("The logo of {school}").format(school=block.school)
    place.picture(place.paragraph("Figure"), shown, said, place.width, grey=place.paper.grey)


def _steps(block: CoverPage, place: Place) -> None:
    widths = [place.width / len(block.steps)] * len(block.steps)
    place.paragraph("Small")
    whole = tables.grid(place, widths, block.title, headed=True)
    tables.head_row(place, whole, [name for _count, name in block.steps], widths)
    row = tables.body_row(whole)
    for (count, _name), wide in zip(block.steps, widths, strict=True):
        place.inside(tables.box_in(row, wide), wide).paragraph("Tile", count)


def masthead(block: Masthead, place: Place) -> None:
    """Write the head of a report without a cover."""
    place.paragraph(f"Heading{place.paper.depths.of(1)}", block.title)
    if block.under:
        place.paragraph("SmallQuiet", block.under)


def contents(block: Contents, place: Place) -> None:
    """Write the contents as Word's own table of them, which it can bring up to date."""
    paper = place.paper
    entries = [(title, key) for title, key in block.entries if key in paper.names]
    if not entries:
        return
    frame = add(place.into, "w:sdt")
    gallery = add(add(frame, "w:sdtPr"), "w:docPartObj")
    add(gallery, "w:docPartGallery", val="Table of Contents")
    add(gallery, "w:docPartUnique")
    inner = place.inside(add(frame, "w:sdtContent"), place.width)
    inner.paragraph("TOCHeading", block.title)
    made: Node | None = None
    for title, key in entries:
        line = inner.paragraph("Toc1")
        if made is None:
            _mark(line, "begin")
            add(add(line, "w:r"), "w:instrText").text = FIELD
            _mark(line, "separate")
        link = add(line, "w:hyperlink", anchor=paper.names[key], history="1")
        put_run(link, title)
        made = line
    if made is not None:
        _mark(made, "end")


def _mark(line: Node, kind: str) -> None:
    add(add(line, "w:r"), "w:fldChar", fldCharType=kind)


def notes_room(block: NotesRoom, place: Place) -> None:
    """Rule a few lines to write on."""
    place.paragraph("Caption", block.title)
    for _number in range(NOTE_LINES):
        place.paragraph("NoteLine")


def signatures(block: Signatures, place: Place) -> None:
    """Rule a line for each signature, and say below it whose it is."""
    for role in block.roles:
        place.paragraph("SignatureLine", role)
        place.paragraph("SmallQuiet", block.under)
