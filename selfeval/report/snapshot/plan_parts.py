"""The frozen parts of an improvement plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selfeval.report.snapshot.parts import IndicatorPart


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """What somebody does: who and when, at what cost, and how far it is."""

    realm: str
    what: str
    by: str
    cost: str
    state: str


@dataclass(frozen=True, slots=True)
class TimelineColumn:
    """A half-term or a school year; `left` and `right` are shares of the whole."""

    title: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """An action's stretch of time, as shares of the whole, and its days in words."""

    words: str
    days: str
    realm: str
    left: float
    right: float
    is_done: bool


@dataclass(frozen=True, slots=True)
class TimelinePart:
    """When the actions of a priority happen; `today` is a share too, None where it is outside."""

    columns: tuple[TimelineColumn, ...]
    bars: tuple[TimelineBar, ...]
    today: float | None


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
    timeline: TimelinePart | None
    costs: str
    indicators: tuple[IndicatorPart, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The live priorities as a plan, and what all of it costs."""

    parts: tuple[PlanPart, ...]
    costs: str
