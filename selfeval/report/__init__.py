"""The printed word: freeze what a self-evaluation says, and print it.

    shot = snapshot(load_rows(document.session), ReportOptions(audience="governors"))
    pages = write_pdf(shot, Path("report.pdf"))

ReportLab is loaded with the first page, not with this package.
"""

from __future__ import annotations

from selfeval.report.cost import minutes_to_read, part_pages
from selfeval.report.options import ReportOptions, optional_parts
from selfeval.report.pdf import draw_pdf, missing_characters, write_pdf
from selfeval.report.snapshot import Snapshot, snapshot
from selfeval.report.snapshot.choose import left_out

__all__ = [
    "ReportOptions",
    "Snapshot",
    "draw_pdf",
    "left_out",
    "minutes_to_read",
    "missing_characters",
    "optional_parts",
    "part_pages",
    "snapshot",
    "write_pdf",
]
