"""Maps that come in: recognised, read, shown as a plan, and made as one gesture.

The way through: `kind_of` tells a map from a table of figures, `read_map` reads the map in a file
and `read_pasted` one that was copied, `plan_map` shows what it would become in a document, and
`apply_map` makes it.
"""

from __future__ import annotations

from selfeval.exchange.maps.incoming.apply import MapResult, apply_map
from selfeval.exchange.maps.incoming.found import Found
from selfeval.exchange.maps.incoming.plan import map_named, plan_map
from selfeval.exchange.maps.incoming.planned import MapChoice, MapPlan
from selfeval.exchange.maps.incoming.recognising import (
    MAP,
    OTHER,
    TABLE,
    UNREAD,
    kind_of,
    read_map,
    read_pasted,
)

__all__ = [
    "MAP",
    "OTHER",
    "TABLE",
    "UNREAD",
    "Found",
    "MapChoice",
    "MapPlan",
    "MapResult",
    "apply_map",
    "kind_of",
    "map_named",
    "plan_map",
    "read_map",
    "read_pasted",
]
