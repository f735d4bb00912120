"""Write a document with python-docx: its template without what is not ours, then all blocks."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as Docx

from selfeval.report.grey import as_grey
from selfeval.report.pages import Watch
from selfeval.report.pdf import about
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.story import story
from selfeval.report.style import LARGER
from selfeval.report.word import lists, settings, styles
from selfeval.report.word.archive import archived
from selfeval.report.word.compose import write
from selfeval.report.word.nodes import Node, ends_with, of
from selfeval.report.word.page import UPRIGHT, end_section, sections
from selfeval.report.word.paper import Paper, Place
from selfeval.report.word.pictures import pictures


def written(shot: Snapshot, watch: Watch | None) -> bytes:
    """Return a report as the bytes of a Word document; `watch` is told of each block."""
    blocks, facts = story(shot), about(shot)
    told = watch or _untold
    drawn = pictures(blocks, facts, grey=shot.grey, watch=lambda: told(0, len(blocks)))
    document = Document()
    settings.settle(document, facts)
    _prepare(document, shot)
    body = of(document).body
    paper = Paper(document, drawn, sections(document, shot), grey=shot.grey)
    paper.has_cover = "cover" in shot.parts
    paper.know(blocks)
    for at, block in enumerate(blocks):
        told(at, len(blocks))
        write((block,), Place(paper, body))
    _end(body, paper)
    made = BytesIO()
    document.save(made)
    return archived(made, facts.made_on)


def _untold(_done: int, _total: int) -> None:
    """Tell nobody."""


def _prepare(document: Docx, shot: Snapshot) -> None:
    scale = LARGER if shot.large else 1.0
    styles.define(document.styles, shot.language, scale, as_grey if shot.grey else str)
    lists.define(document, scale)


def _end(body: Node, paper: Paper) -> None:
    """Say how the last pages look, after a paragraph: a document cannot end with a table."""
    if not ends_with(body, "w:p"):
        Place(paper, body).paragraph("Small")
    body.append(end_section(paper, UPRIGHT))
