"""What a report is made from, gathered on the window's thread and ready for any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selfeval.core.models import Edition
    from selfeval.core.rows import Rows
    from selfeval.report import ReportOptions, Snapshot


@dataclass(frozen=True)
class Source:
    """Rows and choices. `earlier` is what changes are told from, `version` what was issued."""

    rows: Rows
    options: ReportOptions
    earlier: Any = None
    version: Edition | None = None

    def shot(self) -> Snapshot:
        """Freeze what the report says."""
        from selfeval.report import snapshot

        return snapshot(self.rows, self.options)
