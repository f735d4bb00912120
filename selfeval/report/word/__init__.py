"""The report as a Word document: real styles, headings, tables and links, to be gone on with.

python-docx is loaded with the first document that is written.
"""

from __future__ import annotations

from pathlib import Path

from selfeval.i18n import _
from selfeval.report.pages import Watch
from selfeval.report.pdf import write_whole
from selfeval.report.snapshot.parts import Snapshot


def write_docx(shot: Snapshot, target: Path, watch: Watch | None = None) -> None:
    """Write a report as a Word document; UserError where it cannot be written.

    The file is written beside `target` and then takes its place. `watch` is told of each block;
    what it raises ends the writing.
    """
    said = _("The report could not be saved as “{name}”.")
    content = docx_bytes(shot, watch)
    write_whole(Path(target), said, lambda file: file.write(content))


def docx_bytes(shot: Snapshot, watch: Watch | None = None) -> bytes:
    """Return a report as the bytes of a Word document, the same for the same snapshot.

    `watch` is told (blocks written, blocks in all) before each; what it raises ends the writing.
    On whichever thread: ReportLab draws what is drawn, and serves one document at a time.
    """
    from selfeval.report.word.document import written

    return written(shot, watch)
