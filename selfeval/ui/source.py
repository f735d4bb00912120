"""What a report is made from, gathered on the window's thread and ready for any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfeval.exchange.attachments.logo import logo_of

if TYPE_CHECKING:
    from selfeval.core.rows import Rows
    from selfeval.report import ReportOptions, Snapshot
    from selfeval.report.versions import Earlier, Frozen
    from selfeval.store import Document


@dataclass(frozen=True)
class Source:
    """Rows and choices. `earlier` is what changes are told from; `words` call what was issued."""

    rows: Rows
    options: ReportOptions
    earlier: Earlier | None = None
    words: str = ""
    logo: bytes = b""

    def shot(self) -> Snapshot:
        """Freeze what the report says."""
        from selfeval.report import freeze

        return freeze(
            self.rows, self.options, earlier=self.earlier, version=self.words, logo=self.logo
        )


def source_now(document: Document, rows: Rows, options: ReportOptions) -> Source:
    """Return what a report of today is made from."""
    from selfeval.report.versions import earlier_for

    earlier = earlier_for(document.session, rows, options)
    return Source(rows, options, earlier, logo=logo_of(document, rows.school.logo))


def source_then(document: Document, found: Frozen) -> Source:
    """Return what a version that was issued is made from."""
    logo = logo_of(document, found.rows.school.logo)
    return Source(found.rows, found.options, found.earlier, found.words, logo)
