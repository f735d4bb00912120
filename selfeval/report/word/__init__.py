"""The report as a Word document: real styles, headings, tables and links, to be gone on with.

python-docx is loaded with the first document that is written.
"""

from __future__ import annotations

from pathlib import Path

from selfeval.i18n import _
from selfeval.report.pdf import write_whole
from selfeval.report.snapshot.parts import Snapshot


def write_docx(shot: Snapshot, target: Path) -> None:
    """Write a report as a Word document; UserError where it cannot be written.

    The file is written beside `target` and then takes its place.
    """
    said = _("The report could not be saved as “{name}”.")
    content = docx_bytes(shot)
    write_whole(Path(target), said, lambda file: file.write(content))


def docx_bytes(shot: Snapshot) -> bytes:
    """Return a report as the bytes of a Word document, the same for the same snapshot.

    On whichever thread: ReportLab draws what is drawn, and serves one document at a time.
    """
    from selfeval.report.word.document import written

    return written(shot)
