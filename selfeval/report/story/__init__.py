"""The story of a report: its parts, in order, as blocks. One module per part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfeval.report.late import given_late

if TYPE_CHECKING:
    from selfeval.report.story.telling import part_alone, story

__all__ = ["part_alone", "story"]

__getattr__ = given_late(__name__, {"part_alone": "telling", "story": "telling"})
