"""Versions of the report: issue one, print it again as it was, and tell what has changed since."""

from __future__ import annotations

from selfeval.report.snapshot.since import Earlier, pending_words
from selfeval.report.versions.compared import changes_since, comparable, earlier_for
from selfeval.report.versions.frozen import FORGOTTEN, Frozen, frozen
from selfeval.report.versions.issue import agreed_fields, new_version, printed_options

__all__ = [
    "FORGOTTEN",
    "Earlier",
    "Frozen",
    "agreed_fields",
    "changes_since",
    "comparable",
    "earlier_for",
    "frozen",
    "new_version",
    "pending_words",
    "printed_options",
]
