"""Which boxes and arrows leave with a map, or with the whole model: all but what is private."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.core.rows import Rows
from selfeval.core.wording import called
from selfeval.i18n import _
from selfeval.store.errors import UserError

Place = tuple[int, int]


@dataclass(frozen=True)
class Leaving:
    """A map, or all of the model, as it leaves the school.

    `places` are the middles of boxes on the map, in map units, by the factor's id; `kept_back`
    counts the private boxes that stay.
    """

    name: str
    factors: tuple[Factor, ...]
    arrows: tuple[Arrow, ...]
    places: dict[str, Place]
    kept_back: int


def leaving(rows: Rows, map_id: str = "") -> Leaving:
    """Return what leaves with a map; without one, all factors and arrows."""
    view = rows.get(Map, map_id)
    placed = rows.where(Placement, "map_id", map_id) if view else ()
    on_it = {place.factor_id for place in placed}
    factors = [one for one in rows.all(Factor) if view is None or one.id in on_it]
    open_ones = tuple(one for one in factors if not one.private)
    ids = {one.id: number for number, one in enumerate(open_ones)}
    return Leaving(
        name=view.name.strip() if view else "",
        factors=open_ones,
        arrows=_in_order(rows.all(Arrow), ids),
        places={
            place.factor_id: (place.x, place.y)
            for place in placed
            if place.factor_id in ids and place.x is not None and place.y is not None
        },
        kept_back=len(factors) - len(open_ones),
    )


def _in_order(arrows: Iterable[Arrow], numbers: Mapping[str, int]) -> tuple[Arrow, ...]:
    """Return the arrows between these boxes by what they join and say, not by their random ids."""

    def place(arrow: Arrow) -> tuple[object, ...]:
        ends = numbers[arrow.source_id], numbers[arrow.target_id]
        said = arrow.sign, arrow.delay, arrow.basis, arrow.contested, arrow.note
        return *ends, *said

    between = (one for one in arrows if one.source_id in numbers and one.target_id in numbers)
    return tuple(sorted(between, key=place))


def map_called(rows: Rows, name: str) -> str:
    """Return the id of the map with this name, capitals aside; UserError that lists the names."""
    wanted = " ".join(name.split()).casefold()
    views = rows.all(Map)
    for view in views:
        if " ".join(view.name.split()).casefold() == wanted:
            return view.id
    said = _("There is no map “{name}”.").format(name=called(name))
    if not views:
        raise UserError(said, _("There is no map in this file yet."))
    names = ", ".join(_("“{name}”").format(name=called(view.name)) for view in views)
    raise UserError(said, _("There are: {names}.").format(names=names))
