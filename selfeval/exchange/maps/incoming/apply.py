"""Make a planned import: one gesture for its maps, boxes and arrows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows
from selfeval.exchange.maps.incoming.plan import plan_map
from selfeval.exchange.maps.incoming.planned import MapChoice, MapPlan, PlannedMap
from selfeval.i18n import _
from selfeval.store import Document, load_rows
from selfeval.store.backup import keep_open
from selfeval.store.backup_list import IMPORTING

Place = tuple[int, int]
MOST_TO_ARRANGE = 300
"""Boxes of a map beyond which it is left to the map to find places for them."""
LETTERS_A_LINE = 19
LINE, EDGES = 20, 24
"""What a box is high in map units, roughly: this for each line of its label, and for its edges."""


@dataclass(frozen=True)
class MapResult:
    """What an import did: the map to show, how many boxes and arrows are new, if anything is."""

    map_id: str
    boxes: int
    arrows: int
    changed: bool


def apply_map(document: Document, choice: MapChoice) -> MapResult:
    """Bring a map into the document as one gesture, “Import a map”.

    It is worked out anew against the document as it is now. A backup is kept before. Where nothing
    changes there is no gesture. Raises UserError where no backup can be kept.
    """
    rows = load_rows(document.session)
    plan = plan_map(rows, choice)
    map_id = plan.maps[0].map_id
    if plan.changes:
        keep_open(document, IMPORTING)
        with document.edit(_("Import a map")) as session:
            map_id = _write(session, rows, plan)
    return MapResult(map_id, plan.new_boxes, plan.new_arrows, plan.changes)


def _write(session: Session, rows: Rows, plan: MapPlan) -> str:
    """Write it all; return the id of the first map."""
    maps = [Map(name=one.name) if not one.map_id else None for one in plan.maps]
    map_ids = [
        made.id if made is not None else one.map_id
        for made, one in zip(maps, plan.maps, strict=True)
    ]
    session.add_all(made for made in maps if made is not None)
    factors = [_factor(plan, at) for at in range(len(plan.boxes))]
    ids = [
        made.id if made is not None else box.factor_id
        for made, box in zip(factors, plan.boxes, strict=True)
    ]
    lanes = _lanes(rows, plan, ids)
    session.add_all(made for made in factors if made is not None)
    session.flush()
    for map_id, one in zip(map_ids, plan.maps, strict=True):
        places = _arranged(rows, plan, one, ids, lanes)
        for at in one.onto:
            x, y = places.get(ids[at], (None, None))
            session.add(Placement(map_id=map_id, factor_id=ids[at], x=x, y=y))
    session.add_all(_arrows(plan, ids))
    return map_ids[0]


def _factor(plan: MapPlan, at: int) -> Factor | None:
    box = plan.boxes[at]
    if not box.is_new:
        return None
    found = box.found
    return Factor(
        label=found.label,
        kind=found.kind,
        realm=found.realm,
        unexpected_since=found.unexpected_since,
        note=found.note,
    )


def _arrows(plan: MapPlan, ids: Sequence[str]) -> Iterable[Arrow]:
    for one in plan.arrows:
        if not one.is_here:
            found = one.found
            yield Arrow(
                source_id=ids[one.source],
                target_id=ids[one.target],
                sign=found.sign,
                delay=found.delay,
                basis=found.basis,
                contested=found.contested,
                note=found.note,
            )


# Where boxes stand ----------------------------------------------------------------------------


def _lanes(rows: Rows, plan: MapPlan, ids: Sequence[str]) -> Mapping[str, tuple[int, str]]:
    """Return the lane and the label of each box, by its id; 0 is for what is not yet placed."""
    lanes: dict[str, tuple[int, str]] = {}
    for factor_id, box in zip(ids, plan.boxes, strict=True):
        here = rows.get(Factor, box.factor_id)
        one = here if here is not None else box.found
        lanes[factor_id] = (_lane(one.realm, one.kind), one.label)
    return lanes


def _lane(realm: str | None, kind: str) -> int:
    if realm in REALM_IDS:
        return REALM_IDS.index(realm) + 1
    return len(REALM_IDS) if kind == "outcome" else 0


def _arranged(
    rows: Rows,
    plan: MapPlan,
    onto: PlannedMap,
    ids: Sequence[str],
    lanes: Mapping[str, tuple[int, str]],
) -> dict[str, Place]:
    """Return places for the boxes that are new on a map, among those that stand there."""
    from selfeval.core.tidy import TidyBox, place_missing

    placed = rows.where(Placement, "map_id", onto.map_id)
    if not onto.onto or len(onto.onto) + len(placed) > MOST_TO_ARRANGE:
        return {}
    boxes: list[TidyBox] = []
    for row in placed:
        factor = rows.get(Factor, row.factor_id)
        if factor is not None and row.x is not None and row.y is not None:
            lane = _lane(factor.realm, factor.kind)
            boxes.append(TidyBox(factor.id, lane, _height(factor.label), row.x, row.y, True))
    for at in onto.onto:
        lane, label = lanes[ids[at]]
        boxes.append(TidyBox(ids[at], lane, _height(label), None, None))
    known = {box.id for box in boxes}
    drawn = [(arrow.source_id, arrow.target_id) for arrow in rows.all(Arrow)]
    drawn += [(ids[arrow.source], ids[arrow.target]) for arrow in plan.arrows]
    found = place_missing(boxes, [ends for ends in drawn if set(ends) <= known])
    return {ids[at]: found[ids[at]] for at in onto.onto if ids[at] in found}


def _height(label: str) -> float:
    lines = min(5, max(2, -(-len(label) // LETTERS_A_LINE)))
    return EDGES + LINE * lines
