"""The printed word: freeze what a self-evaluation says, and print it.

    shot = freeze(load_rows(document.session), ReportOptions("governors"))
    pages = write_pdf(shot, Path("report.pdf"))

What stands behind a name is loaded when it is asked for: pages are drawn without the models.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfeval.report.late import given_late

if TYPE_CHECKING:
    from selfeval.report.chosen import chosen_kind, chosen_options, kept_words, setting_of
    from selfeval.report.cost import minutes_to_read, part_pages
    from selfeval.report.kinds import KINDS, Kind
    from selfeval.report.options import ReportOptions, optional_parts
    from selfeval.report.pdf import draw_pdf, missing_characters, write_pdf
    from selfeval.report.snapshot.choose import left_out
    from selfeval.report.snapshot.freezing import freeze
    from selfeval.report.snapshot.parts import Snapshot

__all__ = [
    "KINDS",
    "Kind",
    "ReportOptions",
    "Snapshot",
    "chosen_kind",
    "chosen_options",
    "draw_pdf",
    "freeze",
    "kept_words",
    "left_out",
    "minutes_to_read",
    "missing_characters",
    "optional_parts",
    "part_pages",
    "setting_of",
    "write_pdf",
]

__getattr__ = given_late(
    __name__,
    {
        **dict.fromkeys(("chosen_kind", "chosen_options", "kept_words", "setting_of"), "chosen"),
        **dict.fromkeys(("minutes_to_read", "part_pages"), "cost"),
        **dict.fromkeys(("KINDS", "Kind"), "kinds"),
        **dict.fromkeys(("ReportOptions", "optional_parts"), "options"),
        **dict.fromkeys(("draw_pdf", "missing_characters", "write_pdf"), "pdf"),
        "left_out": "snapshot.choose",
        "freeze": "snapshot.freezing",
        "Snapshot": "snapshot.parts",
    },
)
