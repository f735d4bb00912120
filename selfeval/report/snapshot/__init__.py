"""Freeze what a report says: rows in, plain frozen parts out, ready for any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfeval.report.late import given_late

if TYPE_CHECKING:
    from selfeval.report.snapshot.freezing import snapshot
    from selfeval.report.snapshot.parts import Snapshot

__all__ = ["Snapshot", "snapshot"]

__getattr__ = given_late(__name__, {"Snapshot": "parts", "snapshot": "freezing"})
