"""Maps in words: what is on each by realm, and its sentences side by side."""

from __future__ import annotations

from selfeval.core.models import Arrow, ArrowAssumption, Assumption, Factor, School
from selfeval.core.picture.shapes import Words as Shown
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows
from selfeval.report.layout.compose import compose
from selfeval.report.layout.flow import paginate, total
from selfeval.report.layout.place import Place
from selfeval.report.layout.text import runs_of
from selfeval.report.snapshot.maps import map_part
from selfeval.report.snapshot.plate_parts import FactorRow, MapPart
from selfeval.report.story.blocks import Cell, Heading, Numbered, Para, RealmMark, Table
from selfeval.report.story.maps import alone
from selfeval.report.structure import Element
from selfeval.report.style import LARGE_PRINT, MEASURE

SENTENCES = tuple(
    f"When adults know why words come first, this raises the share of lessons in which they come "
    f"first, within weeks, {at}."
    for at in range(7)
)


def _said(cell: Cell) -> str:
    return "".join(run.words for run in runs_of(cell.words))


def _table(*rows: FactorRow) -> Table:
    view = MapPart("Words", "", (), rows, (), (), "", None)
    (table,) = [block for block in alone(view) if isinstance(block, Table)]
    return table


def test_what_is_on_a_map_stands_by_realm_with_what_is_not_usual_in_brackets() -> None:
    table = _table(
        FactorRow("Words are taught", "", "behaviour", ""),
        FactorRow("Marking", "Outside our control", "behaviour", "Until spring."),
        FactorRow("Nowhere yet", "", "", "Ask"),
    )
    behaviours, unplaced = table.rows
    assert behaviours[0].mark == RealmMark("behaviour")
    assert _said(behaviours[1]) == "Words are taught; Marking (Outside our control: Until spring)"
    assert [_said(cell) for cell in unplaced] == ["Not yet placed", "Nowhere yet (Ask)"]


def test_the_name_of_a_realm_is_on_one_line_in_large_print_as_well() -> None:
    table = _table(*(FactorRow("Words", "", one, "") for one in ("", *REALM_IDS)))
    large = compose([table], Place.on(LARGE_PRINT))
    assert [piece.height for piece in large] == [piece.height for piece in compose([table])]


def test_sentences_side_by_side_are_read_from_line_to_line_and_take_less_room() -> None:
    items = tuple((str(at), words) for at, words in enumerate(SENTENCES, 1))
    place = Place()
    pieces = compose([Numbered(items, 2)], place)
    assert len(pieces) == 4
    (whole,) = place.into.kids
    assert isinstance(whole, Element)
    assert [item.role for item in whole.kids if isinstance(item, Element)] == ["LI"] * 7
    one_below_the_other = compose([Numbered(items)], Place(MEASURE))
    assert total(pieces) < total(one_below_the_other)


def test_very_many_sentences_side_by_side_go_on_over_pages() -> None:
    items = tuple((str(at), words) for at, words in enumerate(SENTENCES * 30, 1))
    pages = paginate(compose([Numbered(items, 2)]))
    assert len(pages) > 1
    assert sum(len(page.placed) for page in pages) == 105


def test_a_sentence_names_the_assumptions_whose_numbers_stand_on_the_arrow() -> None:
    rows = [
        *(Factor(id=one, label=f"Words {one}", realm="behaviour") for one in "ab"),
        Arrow(id="to", source_id="a", target_id="b", sign="plus", note="Seen twice"),
        *(Assumption(id=one, number=at) for at, one in ((7, "x"), (8, "y"))),
        *(ArrowAssumption(arrow_id="to", assumption_id=one) for one in "xy"),
    ]
    part = map_part(Rows([School(name="S"), *rows]))
    assert part.sentences[0].endswith("Rests on A7, A8. Seen twice.")
    drawn = [shape.text for shape in part.plates[0].shapes if isinstance(shape, Shown)]
    assert any(set(words.split()) == {"A7", "A8"} for words in drawn)


def test_only_kinds_that_tell_something_new_are_named() -> None:
    kinds = [("factor", "climate"), ("outcome", "outcome"), ("outcome", "climate")]
    rows = [
        Factor(id=f"f{at}", label="W", kind=kind, realm=realm)
        for at, (kind, realm) in enumerate(kinds)
    ]
    told = map_part(Rows([School(name="S"), *rows])).factors
    assert sorted(row.kind for row in told) == ["", "", "Outcome"]


def test_of_a_map_with_nothing_on_it_no_more_is_said() -> None:
    view = MapPart("Empty", "", (), (), (), (), "", None)
    assert list(alone(view)) == [
        Heading(2, "Empty", key="map"),
        Para("Nothing is on this map yet.", "small quiet"),
    ]
