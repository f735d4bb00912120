"""The report as a Word document: real styles, headings, tables and links, to be gone on with."""

from __future__ import annotations

from pathlib import Path

from selfeval.i18n import _
from selfeval.report.grey import as_grey
from selfeval.report.pdf import about, write_whole
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import story
from selfeval.report.style import LARGER
from selfeval.report.word.compose import write
from selfeval.report.word.lists import lists_part
from selfeval.report.word.nodes import Node, add, root
from selfeval.report.word.package import package
from selfeval.report.word.page import UPRIGHT, WAYS, end_section, footer, header
from selfeval.report.word.paper import Paper, Place
from selfeval.report.word.pictures import pictures
from selfeval.report.word.styles import styles_part


def write_docx(shot: Snapshot, target: Path) -> None:
    """Write a report as a Word document; UserError where it cannot be written.

    The file is written beside `target` and then takes its place.
    """
    said = _("The report could not be saved as “{name}”.")
    write_whole(Path(target), said, lambda file: file.write(docx_bytes(shot)))


def docx_bytes(shot: Snapshot) -> bytes:
    """Return a report as the bytes of a Word document, the same for the same snapshot.

    On whichever thread: ReportLab draws what is drawn, and serves one document at a time.
    """
    blocks = story(shot)
    facts = about(shot)
    whole = root("w:document", "w", "r", "wp", "a", "pic")
    body = add(whole, "w:body")
    drawn = pictures(blocks, facts, grey=shot.grey)
    paper = Paper(body, drawn, grey=shot.grey, has_cover="cover" in shot.parts)
    paper.know(blocks)
    write(blocks, Place(paper, body))
    _end(body, paper)
    scale = LARGER if shot.large else 1.0
    parts = {
        "word/document.xml": whole,
        "word/styles.xml": styles_part(shot.language, scale, as_grey if shot.grey else str),
        "word/numbering.xml": lists_part(paper.lists, scale),
    }
    running: dict[str, Node] = {}
    for way in WAYS:
        running[f"Header{way.name}"] = header(shot, way)
        running[f"Footer{way.name}"] = footer(shot, way)
    return package(parts, running, paper.shown, facts)


def _end(body: Node, paper: Paper) -> None:
    """Say how the last pages look, after a paragraph: a document cannot end with a table."""
    if not len(body) or body[-1].tag != "w:p":
        Place(paper, body).paragraph("Small")
    end_section(body, UPRIGHT, has_cover=paper.has_cover)
