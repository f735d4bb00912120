"""The frozen parts of maps: plates as shapes, and what stands on them in words."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.core.picture.shapes import Shape


@dataclass(frozen=True, slots=True)
class Plate:
    """A map as it is drawn, or one part of it: shapes in map units, from the upper left corner.

    `title` says what a part shows, "" where all of the map is on this plate. `turned` plates are
    too wide for a page that is not. `alt` says in a sentence what there is to see.
    """

    title: str
    shapes: tuple[Shape, ...]
    wide: float
    high: float
    turned: bool
    alt: str


@dataclass(frozen=True, slots=True)
class LoopPart:
    """A feedback loop: its label such as “R1”, its name, and what it does, to be read aloud."""

    label: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor of a map.

    `kind` is "" for something that can rise or fall, as most can, and for outcomes among outcomes.
    """

    words: str
    kind: str
    realm: str
    note: str


@dataclass(frozen=True, slots=True)
class MapPart:
    """A map: as plates, its factors, one sentence for every arrow, and its loops.

    `more_loops` says that there are more loops than are told, "" where there are not. `key` is
    that to the marks on its plates.
    """

    name: str
    question: str
    plates: tuple[Plate, ...]
    factors: tuple[FactorRow, ...]
    sentences: tuple[str, ...]
    loops: tuple[LoopPart, ...]
    more_loops: str
    key: Plate | None
