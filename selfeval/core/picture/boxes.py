"""Where the boxes of a map stand, and what is written in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from selfeval.core.causal.graph import Graph
from selfeval.core.models import Factor, Indicator, Placement
from selfeval.core.picture.faces import WIDTH, Badges, Box, Measure, height_for, lines_of
from selfeval.core.picture.lanes import LANE, LANES, lane_left, lane_of
from selfeval.core.rows import Rows
from selfeval.core.tidy import TidyBox, place_missing
from selfeval.i18n import _

BARE = Badges()


def boxes_of(rows: Rows, graph: Graph, map_id: str, measure: Measure) -> tuple[Box, ...]:
    """Return the boxes of a map; those without a place get one that moves no other."""
    placed = {one.factor_id: one for one in rows.where(Placement, "map_id", map_id)}
    watched = Counter(one.factor_id for one in rows.all(Indicator) if one.factor_id)
    faces = {one: _lines(_label(row), row.kind, measure) for one, row in graph.factors.items()}
    places = {one: (place.x, place.y) for one, place in placed.items() if one in faces}
    if len(places) < len(faces) or any(x is None or y is None for x, y in places.values()):
        places |= _places_for(graph, placed, faces)
    return tuple(
        _box(row, places[one], faces[one], watched[one], placed.get(one))
        for one, row in graph.factors.items()
    )


@lru_cache(maxsize=4096)
def _lines(label: str, kind: str, measure: Measure) -> tuple[str, ...]:
    """Break a label into lines: that is the same again each time a map is drawn."""
    return lines_of(label, kind, measure)


def _places_for(
    graph: Graph, placed: Mapping[str, Placement], faces: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[int, int]]:
    """Return places for the boxes that have none yet."""
    waiting = [
        _tidy_box(row, placed.get(one), height_for(len(faces[one])))
        for one, row in graph.factors.items()
    ]
    return place_missing(waiting, [(arrow.source_id, arrow.target_id) for arrow in graph.arrows])


def _box(
    row: Factor,
    at: tuple[int | None, int | None],
    lines: tuple[str, ...],
    watched: int,
    place: Placement | None,
) -> Box:
    realm, (x, y) = lane_of(row), at
    assert x is not None
    assert y is not None
    unexpected, pinned = _short_day(row.unexpected_since), _is_pinned(place)
    return Box(
        id=row.id,
        label=row.label,
        kind=row.kind,
        lane=LANES.index(realm),
        x=_within(realm, float(x)),
        y=float(y),
        width=WIDTH,
        height=height_for(len(lines)),
        lines=lines,
        badges=Badges(watched, unexpected, pinned) if watched or unexpected or pinned else BARE,
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
