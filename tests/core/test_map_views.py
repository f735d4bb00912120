"""Views of a map that are kept under a name."""

from __future__ import annotations

import pytest

from selfeval.core.map_views import HIGHEST, MapView, views_of
from selfeval.core.models import Map, Setting
from selfeval.core.rows import Rows

OURS, OTHER = Map(name="Reading map"), Map(name="Attendance map")


def kept(*views: MapView) -> Rows:
    return Rows([OURS, OTHER, *(Setting(name=one.setting, value=one.words()) for one in views)])


def test_what_was_kept_comes_back_by_name() -> None:
    late = MapView("Trust", OURS.id, "affected_by", "a", 2, True, 150)
    early = MapView("coaching", OURS.id)
    elsewhere = MapView("Trust", OTHER.id)
    assert views_of(kept(late, early, elsewhere), OURS.id) == (early, late)


def test_one_name_is_one_view_however_it_is_written() -> None:
    assert MapView("Trust", OURS.id).setting == MapView("trust", OURS.id).setting
    assert MapView("Trust", OURS.id).setting != MapView("Trust", OTHER.id).setting


@pytest.mark.parametrize(
    "value", ["", "[]", "{", '{"name": 3, "map_id": "a"}', '{"name": "Trust", "map_id": "gone"}']
)
def test_what_cannot_be_read_is_left_out(value: str) -> None:
    rows = Rows([OURS, Setting(name="map_view:x", value=value)])
    assert views_of(rows, OURS.id) == ()


def test_figures_out_of_reason_are_brought_back() -> None:
    view = f'{{"name": "Far", "map_id": "{OURS.id}", "zoom": 99999, "steps": -4}}'
    (found,) = views_of(Rows([OURS, Setting(name="map_view:x", value=view)]), OURS.id)
    assert (found.zoom, found.steps) == (HIGHEST, None)


@pytest.mark.parametrize("asked", ['"fate"', '"affects"', "7"])
def test_a_question_that_cannot_be_asked_is_none(asked: str) -> None:
    view = f'{{"name": "Odd", "map_id": "{OURS.id}", "question": {asked}, "detail": true}}'
    (found,) = views_of(Rows([OURS, Setting(name="map_view:x", value=view)]), OURS.id)
    assert found == MapView("Odd", OURS.id, detail=True)
