"""What a report is made from, gathered on the window's thread and ready for any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlmodel import Session

    from selfeval.core.rows import Rows
    from selfeval.report import ReportOptions, Snapshot
    from selfeval.report.versions import Earlier, Frozen


@dataclass(frozen=True)
class Source:
    """Rows and choices. `earlier` is what changes are told from; `words` call what was issued."""

    rows: Rows
    options: ReportOptions
    earlier: Earlier | None = None
    words: str = ""

    def shot(self) -> Snapshot:
        """Freeze what the report says."""
        from selfeval.report import snapshot

        return snapshot(self.rows, self.options, earlier=self.earlier, version=self.words)


def source_now(session: Session, rows: Rows, options: ReportOptions) -> Source:
    """Return what a report of today is made from."""
    from selfeval.report.versions import earlier_for

    return Source(rows, options, earlier_for(session, rows, options))


def source_then(found: Frozen) -> Source:
    """Return what a version that was issued is made from."""
    return Source(found.rows, found.options, found.earlier, found.words)
