"""Where the boxes of a map stand, and what is written in them."""

from __future__ import annotations

from collections import Counter

from selfeval.core.causal.graph import Graph
from selfeval.core.models import Factor, Indicator, Placement
from selfeval.core.picture.faces import WIDTH, Badges, Box, Measure, height_for, lines_of
from selfeval.core.picture.lanes import LANE, LANES, lane_left, lane_of
from selfeval.core.rows import Rows
from selfeval.core.tidy import TidyBox, place_missing
from selfeval.i18n import _


def boxes_of(rows: Rows, graph: Graph, map_id: str, measure: Measure) -> tuple[Box, ...]:
    """Return the boxes of a map; those without a place get one that moves no other."""
    placed = {one.factor_id: one for one in rows.where(Placement, "map_id", map_id)}
    watched = Counter(one.factor_id for one in rows.all(Indicator) if one.factor_id)
    faces = {one: lines_of(_label(row), row.kind, measure) for one, row in graph.factors.items()}
    waiting = [
        _tidy_box(row, placed.get(one), height_for(len(faces[one])))
        for one, row in graph.factors.items()
    ]
    found = {box.id: (box.x, box.y) for box in waiting if box.x is not None and box.y is not None}
    if len(found) < len(waiting):
        joined = [(arrow.source_id, arrow.target_id) for arrow in graph.arrows]
        found |= place_missing(waiting, joined)
    return tuple(
        Box(
            id=row.id,
            label=row.label,
            kind=row.kind,
            lane=LANES.index(lane_of(row)),
            x=_within(lane_of(row), float(found[row.id][0])),
            y=float(found[row.id][1]),
            width=WIDTH,
            height=height_for(len(faces[row.id])),
            lines=faces[row.id],
            badges=Badges(
                watched=watched[row.id],
                unexpected=_short_day(row.unexpected_since),
                pinned=_is_pinned(placed.get(row.id)),
            ),
        )
        for row in graph.factors.values()
    )


def _label(row: Factor) -> str:
    return row.label.strip() or _("Nothing written yet")


def _tidy_box(row: Factor, place: Placement | None, height: float) -> TidyBox:
    lane = LANES.index(lane_of(row))
    if place is None or place.x is None or place.y is None:
        return TidyBox(row.id, lane, height)
    return TidyBox(row.id, lane, height, place.x, place.y, bool(place.pinned))


def _is_pinned(place: Placement | None) -> bool:
    return place is not None and bool(place.pinned)


def _within(realm_id: str, x: float) -> float:
    """Return the nearest place to `x` at which a box stays within its lane."""
    middle, play = lane_left(realm_id) + LANE / 2, (LANE - WIDTH) / 2
    return max(middle - play, min(middle + play, x))


def _short_day(iso: str | None) -> str:
    if not iso:
        return ""
    year, month, _day = iso.split("-")
    return f"{month}/{year[2:]}"
