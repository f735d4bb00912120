"""The printed word: freeze what a self-evaluation says, and print it.

    shot = snapshot(load_rows(document.session), ReportOptions("governors"))
    pages = write_pdf(shot, Path("report.pdf"))

ReportLab is loaded with the first page, not with this package.
"""

from __future__ import annotations

from selfeval.report.chosen import chosen_kind, chosen_options, kept_words, setting_of
from selfeval.report.cost import minutes_to_read, part_pages
from selfeval.report.kinds import KINDS, Kind
from selfeval.report.options import ReportOptions, optional_parts
from selfeval.report.pdf import draw_pdf, missing_characters, write_pdf
from selfeval.report.snapshot import Snapshot, snapshot
from selfeval.report.snapshot.choose import left_out

__all__ = [
    "KINDS",
    "Kind",
    "ReportOptions",
    "Snapshot",
    "chosen_kind",
    "chosen_options",
    "draw_pdf",
    "kept_words",
    "left_out",
    "minutes_to_read",
    "missing_characters",
    "optional_parts",
    "part_pages",
    "setting_of",
    "snapshot",
    "write_pdf",
]
