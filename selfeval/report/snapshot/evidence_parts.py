"""The frozen parts of the index of evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Use:
    """Where a fact is used: how that is called, and its bookmark."""

    words: str
    key: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A fact in a line: what it is called, what it says, where it comes from, where it is used."""

    label: str
    key: str
    words: str
    source: str
    day: str
    uses: tuple[Use, ...]
