"""Views of a map that people keep under a name: what was asked, how far, in how much detail.

They travel with the file, each as a setting of its own, so that copies combine view by view.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from selfeval.core.causal.questions import QUESTIONS
from selfeval.core.folding import fold
from selfeval.core.ids import derived_id
from selfeval.core.kept import read_object
from selfeval.core.models import Map, Setting
from selfeval.core.rows import Rows

PREFIX = "map_view:"
LOWEST, HIGHEST = 25, 400
"""Percent between which a map can be drawn."""


@dataclass(frozen=True)
class MapView:
    """One view: its name, its map, the question with its box and steps, the detail and the zoom.

    `question` is "" where nothing is asked, `steps` None for all of them, `zoom` in percent.
    """

    name: str
    map_id: str
    question: str = ""
    factor_id: str = ""
    steps: int | None = None
    detail: bool = False
    zoom: int = 100

    @property
    def setting(self) -> str:
        """The name of the setting it is kept as: one for each name of a view on a map."""
        return PREFIX + derived_id("map_view", self.map_id, fold(self.name))

    def words(self) -> str:
        """Return what the setting says."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def views_of(rows: Rows, map_id: str) -> tuple[MapView, ...]:
    """Return the views kept of a map, by name; what cannot be read is left out."""
    found = (view for view in _all(rows) if view.map_id == map_id)
    return tuple(sorted(found, key=lambda view: fold(view.name)))


def _all(rows: Rows) -> Iterator[MapView]:
    for row in rows.all(Setting):
        view = _read(row.value) if row.name.startswith(PREFIX) else None
        if view is not None and rows.get(Map, view.map_id) is not None:
            yield view


def _read(words: str) -> MapView | None:
    found = read_object(words)
    name, map_id = found.get("name"), found.get("map_id")
    if not isinstance(name, str) or not isinstance(map_id, str):
        return None
    factor_id = str(found.get("factor_id") or "")
    return MapView(
        name,
        map_id,
        _question(str(found.get("question") or ""), factor_id),
        factor_id,
        _whole(found.get("steps")),
        bool(found.get("detail")),
        max(LOWEST, min(HIGHEST, _whole(found.get("zoom")) or 100)),
    )


def _question(key: str, factor_id: str) -> str:
    """Return the key of a question that can be asked; "" for any other."""
    found = next((one for one in QUESTIONS if one.key == key), None)
    return key if found is not None and (factor_id or not found.needs_box) else ""


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
