"""The frozen parts of maps: what stands on them, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoopPart:
    """A feedback loop: its label such as “R1”, its name, and what it does, to be read aloud."""

    label: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor of a map."""

    words: str
    kind: str
    realm: str
    note: str


@dataclass(frozen=True, slots=True)
class MapPart:
    """A map: its factors, one sentence for every arrow, and its loops.

    `more_loops` says that there are more loops than are told, "" where there are not.
    """

    name: str
    question: str
    factors: tuple[FactorRow, ...]
    sentences: tuple[str, ...]
    loops: tuple[LoopPart, ...]
    more_loops: str
