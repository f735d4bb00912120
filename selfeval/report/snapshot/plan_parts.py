"""The frozen parts of an improvement plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selfeval.report.snapshot.parts import IndicatorPart


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when something happens, as shares of a school calendar."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Season:
    """A term or a school year; `left` and `right` are shares of the whole calendar.

    `short` is its title where there is hardly any room.
    """

    title: str
    left: float
    right: float
    short: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A stretch of school time: its seasons, where each half-term begins, and today in it.

    `begins` are shares of the whole, and so is `today`, which is None where it is outside.
    """

    seasons: tuple[Season, ...]
    begins: tuple[float, ...]
    today: float | None


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """What somebody does: who and when, at what cost, and how far it is.

    `stage` is the stored word of `state`; `stretch` is None where no day is known.
    """

    realm: str
    what: str
    by: str
    cost: str
    state: str
    stage: str
    stretch: Stretch | None


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A live priority as a plan; `costs` says what its actions cost, as far as that is written."""

    key: str
    place: str
    title: str
    by: str
    purpose: str
    stop: str
    actions: tuple[PlannedAction, ...]
    calendar: Calendar | None
    costs: str
    indicators: tuple[IndicatorPart, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The live priorities as a plan, and what all of it costs."""

    parts: tuple[PlanPart, ...]
    costs: str
