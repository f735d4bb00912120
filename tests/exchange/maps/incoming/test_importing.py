"""A map that was read becomes part of the model: as planned, in one gesture, and only once."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.models import Arrow, Factor, Map, Placement
from selfeval.core.models.words import BASES, DELAYS, FACTOR_KINDS, SIGNS
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows
from selfeval.exchange.maps.incoming import (
    Found,
    MapChoice,
    MapResult,
    apply_map,
    plan_map,
    read_pasted,
)
from selfeval.exchange.maps.incoming.found import FoundArrow, FoundBox, FoundMap
from selfeval.exchange.maps.leaving import leaving
from selfeval.exchange.maps.to_csv import csv_bytes
from selfeval.store import Document, load_rows
from selfeval.store.backup_list import backups_of

LIST = "From,To,Sign\nWords taught,Talk,+\nTalk,Noise,?\nTalk,Talk,-\nNoise,Talk,\n"


def rows_of(document: Document) -> Rows:
    return load_rows(document.session)


def bring_in(document: Document, text: str, **chosen: Any) -> MapResult:
    return apply_map(document, MapChoice(read_pasted(text), **chosen))


def test_it_is_one_gesture_and_stands_in_no_realm(document: Document) -> None:
    done = bring_in(document, LIST, into="Reading")
    assert (done.boxes, done.arrows, done.changed) == (3, 4, True)
    assert document.undo_label == "Import a map"
    rows = rows_of(document)
    placed = rows.where(Placement, "map_id", done.map_id)
    assert {place.factor_id for place in placed} == {row.id for row in rows.all(Factor)}
    assert len({(place.x, place.y) for place in placed}) == 3
    assert all(place.x is not None and place.x < 0 for place in placed)
    assert {row.realm for row in rows.all(Factor)} == {None}
    document.undo()
    assert not any(rows_of(document).all(model) for model in (Map, Factor, Arrow, Placement))


def test_what_is_here_stays_as_it_is(document: Document) -> None:
    with document.edit("Prepare") as session:
        session.add(Factor(label="TALK", realm="climate", note="ours"))
    done = bring_in(document, LIST, into="Reading")
    assert (done.boxes, done.arrows) == (2, 4)
    talk = next(row for row in rows_of(document).all(Factor) if row.realm)
    assert (talk.label, talk.realm, talk.note) == ("TALK", "climate", "ours")
    place = rows_of(document).get(Placement, Placement.id_for(done.map_id, talk.id))
    assert place is not None
    assert place.x is not None
    assert place.x > 0
    again = bring_in(document, LIST, into="reading")
    assert again == MapResult(done.map_id, 0, 0, False)
    assert [backup.reason for backup in backups_of(document.document_id)] == ["importing"]
    assert bring_in(document, LIST, into="Reading", same=False).boxes == 3


def test_onto_a_map_that_has_boxes_nothing_moves(document: Document) -> None:
    done = bring_in(document, LIST, into="Reading")
    before = {row.id: (row.x, row.y) for row in rows_of(document).all(Placement)}
    bring_in(document, "From,To\nTalk,Quiet\n", map_id=done.map_id)
    after = {row.id: (row.x, row.y) for row in rows_of(document).all(Placement)}
    assert before.items() <= after.items()
    assert len(set(after.values())) == 4


def test_signs_that_differ_stand_side_by_side_and_are_counted(document: Document) -> None:
    bring_in(document, "From,To,Sign\nA,B,+\n")
    choice = MapChoice(read_pasted("From,To,Sign\nA,B,-\n"))
    assert plan_map(rows_of(document), choice).differing == 1
    apply_map(document, choice)
    assert {row.sign for row in rows_of(document).all(Arrow)} == {"plus", "minus"}
    assert not bring_in(document, "From,To,Sign\nA,B,?\n").changed


BOXES = st.sampled_from(["A", "a", "Á", "B", "B  b", ""]).map(FoundBox)


@st.composite
def some_maps(draw: st.DrawFn) -> Found:
    """Maps with few labels, so that they meet, parallel arrows, and loops on one box."""
    maps: list[FoundMap] = []
    for at in range(draw(st.integers(1, 3))):
        boxes = draw(st.lists(BOXES, min_size=1, max_size=6))
        end = st.integers(0, len(boxes) - 1)
        arrow = st.builds(
            FoundArrow, end, end, sign=st.sampled_from([word for word, _label in SIGNS])
        )
        arrows = draw(st.lists(arrow, max_size=8))
        maps.append(FoundMap(f"Map {at}", tuple(boxes), tuple(arrows)))
    return Found("maps", tuple(maps))


@given(found=some_maps(), into=st.sampled_from(["", "One"]))
@settings(max_examples=150, deadline=None)
def test_importing_again_changes_nothing_whatever_the_maps(found: Found, into: str) -> None:
    choice = MapChoice(found, into)
    plan = plan_map(Rows([]), choice)
    ids = [f"f{at:03}" for at in range(len(plan.boxes))]
    made: list[Any] = [
        Factor(id=factor_id, label=box.found.label, position=factor_id)
        for factor_id, box in zip(ids, plan.boxes, strict=True)
    ]
    for at, one in enumerate(plan.maps):
        made.append(Map(id=f"m{at}", name=one.name))
        made += [Placement(map_id=f"m{at}", factor_id=ids[box]) for box in one.onto]
    made += [
        Arrow(source_id=ids[one.source], target_id=ids[one.target], sign=one.found.sign)
        for one in plan.arrows
    ]
    again = plan_map(Rows(made), choice)
    assert not again.changes
    assert again.differing == 0


# Our own table comes back equal ---------------------------------------------------------------

WORDS = st.text(
    st.one_of(
        st.sampled_from("'=+-@\t\n\",; "),
        st.characters(exclude_categories=("Cs", "Cc", "Cn"), max_codepoint=0x2FFF),
    ),
    max_size=25,
)
LINE = WORDS.map(lambda words: " ".join(words.split("\n")))
FACTOR = st.builds(
    dict,
    label=LINE,
    realm=st.sampled_from([None, *REALM_IDS]),
    kind=st.sampled_from([word for word, _label in FACTOR_KINDS]),
    unexpected_since=st.sampled_from([None, "2026-11-02"]),
    note=WORDS,
)
ARROW = st.builds(
    dict,
    sign=st.sampled_from([word for word, _label in SIGNS]),
    delay=st.sampled_from([word for word, _label in DELAYS]),
    basis=st.sampled_from([word for word, _label in BASES]),
    contested=st.booleans(),
    note=WORDS,
)


def records(rows: Rows) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the boxes as our table has them, in order, and its arrows, sorted."""
    table = list(csv.reader(StringIO(csv_bytes(leaving(rows)).decode("utf-8-sig"), newline="")))
    boxes = [tuple(row) for row in table if row[0] == "box"]
    return boxes, sorted(tuple(row) for row in table if row[0] == "arrow")


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_our_own_table_comes_back_equal(data: st.DataObject) -> None:
    told = data.draw(st.lists(FACTOR, min_size=1, max_size=5))
    factors = [Factor(id=f"f{at}", position=f"f{at}", **one) for at, one in enumerate(told)]
    end = st.integers(0, len(factors) - 1).map(lambda at: factors[at].id)
    drawn = data.draw(st.lists(st.tuples(end, end, ARROW), max_size=5))
    arrows = [Arrow(source_id=source, target_id=target, **one) for source, target, one in drawn]
    before = Rows([*factors, *arrows])
    found = read_pasted(csv_bytes(leaving(before)).decode("utf-8-sig"))
    assert not found.said
    (one,) = found.maps
    here = [Factor(id=f"g{at}", position=f"g{at}", **vars(box)) for at, box in enumerate(one.boxes)]
    back = [
        Arrow(
            source_id=here[arrow.source].id,
            target_id=here[arrow.target].id,
            **{name: getattr(arrow, name) for name in ARROW_FIELDS},
        )
        for arrow in one.arrows
    ]
    assert records(Rows([*here, *back])) == records(before)


ARROW_FIELDS = ("sign", "delay", "basis", "contested", "note")


def test_awkward_rows_come_back_through_a_file(awkward: Rows, document: Document) -> None:
    done = bring_in(document, csv_bytes(leaving(awkward)).decode("utf-8-sig"))
    assert (done.boxes, done.arrows) == (5, 4)
    boxes, arrows = records(rows_of(document))
    expected_boxes, expected_arrows = records(awkward)
    on_one_line = [tuple(cell.replace("\n", " ") for cell in row) for row in expected_boxes]
    assert sorted(row[2:] for row in boxes) == sorted(row[2:] for row in on_one_line)
    assert len(arrows) == len(expected_arrows)
    again = read_pasted(csv_bytes(leaving(rows_of(document))).decode("utf-8-sig"))
    assert not apply_map(document, MapChoice(again)).changed


@pytest.mark.parametrize("broken", ["id", "to_id", "sign", "realm"])
def test_our_table_changed_by_hand_is_read_as_far_as_it_goes(awkward: Rows, broken: str) -> None:
    text = csv_bytes(leaving(awkward)).decode("utf-8-sig")
    table = list(csv.DictReader(StringIO(text, newline="")))
    for row in table:
        row[broken] = "nonsense"
    written = StringIO(newline="")
    into = csv.DictWriter(written, list(table[0]))
    into.writeheader()
    into.writerows(table)
    (one,) = read_pasted(written.getvalue()).maps
    assert (len(one.boxes), len(one.arrows)) == (5, 4)
