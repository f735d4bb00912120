"""The printed word: freeze what a self-evaluation says, and print it.

    shot = snapshot(load_rows(document.session), ReportOptions(audience="governors"))
    pages = write_pdf(shot, Path("report.pdf"))

ReportLab is loaded with the first page, not with this package.
"""

from __future__ import annotations

from selfeval.report.options import ReportOptions
from selfeval.report.pdf import missing_characters, write_pdf
from selfeval.report.snapshot import Snapshot, snapshot

__all__ = ["ReportOptions", "Snapshot", "missing_characters", "snapshot", "write_pdf"]
