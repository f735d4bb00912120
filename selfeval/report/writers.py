"""How a report can be written, by the ending of the file's name: one story, several writings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from selfeval.report.pdf import write_pdf
from selfeval.report.snapshot.parts import Snapshot
from selfeval.report.web import write_html
from selfeval.report.word import write_docx

Write = Callable[[Snapshot, Path], int | None]
"""Writes a report into a file; returns its pages, where it has such."""

WRITERS: dict[str, Write] = {".pdf": write_pdf, ".docx": write_docx, ".html": write_html}


def writer_for(target: Path) -> Write | None:
    """Return what writes a file of this name; None for an ending that is not known."""
    return WRITERS.get(target.suffix.casefold())
