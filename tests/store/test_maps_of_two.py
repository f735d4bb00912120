"""Maps that two people changed in their own copies: what is asked, and what settles by itself."""

from __future__ import annotations

from pathlib import Path

from selfeval.core.models import Arrow, Factor, Map, Placement, Row
from selfeval.store.questions import Choice
from tests.store.copies import Person, exchange
from tests.store.stories import asked, same, take_out, two_people, value, write


def mapped(folder: Path) -> tuple[Person, Person, str, list[str], list[str]]:
    """Give two people a map of three boxes; return its id, the boxes' and the places'."""
    drawn = Map(name="Reading")
    boxes = [Factor(label=words) for words in ("Coaching", "Talk", "Trust")]
    places = [Placement(map_id=drawn.id, factor_id=one.id, x=10, y=10) for one in boxes]
    arrow = Arrow(source_id=boxes[0].id, target_id=boxes[1].id)
    map_id, box_ids = drawn.id, [one.id for one in boxes]
    place_ids = [Placement.id_for(map_id, one) for one in box_ids]
    rows: list[Row] = [drawn, *boxes, *places, arrow]
    return *two_people(folder, *rows), map_id, box_ids, place_ids


def move_all(person: Person, places: list[str], x: int) -> None:
    with person.document.edit("Tidy the map") as session:
        for one in places:
            placed = session.get(Placement, one)
            assert placed is not None
            placed.x, placed.y = x, x


def decide(person: Person, table: str, row_id: str, stays: bool) -> None:
    with person.at_their_computer():
        person.document.decide([Choice(table, row_id, "", stays)])


def test_boxes_that_both_moved_stand_where_the_later_put_them(tmp_path: Path) -> None:
    head, deputy, _map_id, _boxes, places = mapped(tmp_path)
    move_all(head, places, 100)
    write(deputy.document, Placement, places[0], pinned=True)
    move_all(deputy, places, 200)
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert asked(head) == []
    assert value(head, Placement, places[2], "x") == 200


def test_a_map_removed_by_one_and_tidied_by_the_other_is_asked_about_once(tmp_path: Path) -> None:
    head, deputy, map_id, _boxes, places = mapped(tmp_path)
    take_out(head.document, Map, map_id)
    move_all(deputy, places, 200)
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert asked(head) == [("map", map_id, "pointed_at")]
    decide(head, "map", map_id, True)
    decide(deputy, "map", map_id, True)
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert asked(head) == []
    assert value(head, Map, map_id, "name") == "Reading"


def test_a_box_removed_everywhere_and_moved_by_the_other_goes_as_a_whole(tmp_path: Path) -> None:
    head, deputy, _map_id, boxes, places = mapped(tmp_path)
    take_out(head.document, Factor, boxes[1])
    move_all(deputy, places, 200)
    exchange(head, deputy, tmp_path)
    assert asked(deputy) == [("factor", boxes[1], "pointed_at")]
    decide(deputy, "factor", boxes[1], False)
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert asked(head) == []
    with head.at_their_computer():
        left = head.document.session.get(Factor, boxes[1])
    assert left is None


def test_a_box_taken_off_one_map_and_moved_there_by_the_other_is_asked_about(
    tmp_path: Path,
) -> None:
    head, deputy, _map_id, boxes, places = mapped(tmp_path)
    take_out(head.document, Placement, places[1])
    move_all(deputy, places, 200)
    exchange(head, deputy, tmp_path)
    assert asked(head) == [("placement", places[1], "edited")]
    decide(head, "placement", places[1], False)
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert asked(head) == []
    assert value(head, Factor, boxes[1], "label") == "Talk"
