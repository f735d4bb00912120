"""How a step's list is put into groups: the group of every kind of row, and their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from selfeval.core.models import Assumption, Fact, Factor, Indicator, Priority, Row
from selfeval.core.models.words import PRIORITY_STATES
from selfeval.core.realms import REALMS
from selfeval.i18n import N_


@dataclass(frozen=True)
class Use:
    """Where an assumption is used: behind a live priority, or anywhere at all."""

    live: bool = False
    anywhere: bool = False


GroupOf = Callable[[Mapping[str, Any], Use], str]


@dataclass(frozen=True)
class Grouping:
    """The groups of one kind of row in order, as (key, title), and which of them a row is in."""

    groups: tuple[tuple[str, str], ...]
    group_of: GroupOf


_PLACES = tuple((realm.id, realm.title) for realm in REALMS)
_UNPLACED = ("", N_("Not yet placed"))


def _by_realm(row: Mapping[str, Any], _use: Use) -> str:
    return str(row["realm"] or "")


def _by_status(row: Mapping[str, Any], _use: Use) -> str:
    return str(row["status"])


def _by_use(row: Mapping[str, Any], use: Use) -> str:
    if row["status"] == "retired":
        return "retired"
    if use.live:
        return "live"
    return "used" if use.anywhere else "unused"


GROUPINGS: dict[type[Row], Grouping] = {
    Fact: Grouping((*reversed(_PLACES), _UNPLACED), _by_realm),
    Assumption: Grouping(
        (
            ("live", N_("Behind a live priority")),
            ("used", N_("On the map, or behind another priority")),
            ("unused", N_("Not yet used")),
            ("retired", N_("Retired")),
        ),
        _by_use,
    ),
    Factor: Grouping((*_PLACES, _UNPLACED), _by_realm),
    Priority: Grouping((PRIORITY_STATES[1], PRIORITY_STATES[0], *PRIORITY_STATES[2:]), _by_status),
    Indicator: Grouping((*_PLACES, _UNPLACED), _by_realm),
}
