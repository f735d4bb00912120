"""Maps on paper: legible, nothing lost, nothing private, and the same for both pens."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from selfeval.core.models import Arrow, Factor, Map, Placement, Row, School
from selfeval.core.picture.shapes import Path, Words
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows
from selfeval.report import ReportOptions, map_page, snapshot, style
from selfeval.report.snapshot.maps import map_part
from selfeval.report.snapshot.plates import SMALLEST
from tests.report.conftest import TODAY, Print


def big(count: int, lanes: tuple[str, ...] = REALM_IDS, sign: str = "plus") -> Rows:
    """A map of so many boxes in these lanes, each leading to the next lane and to one far away."""
    boxes = [
        Factor(
            id=f"f{at}",
            label=f"Box {at} about what people here do in lessons",
            realm=lanes[at % len(lanes)],
            kind="outcome" if lanes[at % len(lanes)] == "outcome" else "factor",
        )
        for at in range(count)
    ]
    arrows = [
        Arrow(id=f"a{at}", source_id=f"f{at}", target_id=f"f{(at * 7 + 3) % count}", sign=sign)
        for at in range(count)
    ]
    placed = [Placement(map_id="m", factor_id=box.id) for box in boxes]
    return Rows([School(name="S"), Map(id="m", name="Big map"), *boxes, *arrows, *placed])


def scale_of(plate: Any) -> float:
    """The least points a map unit at which the layout may print a plate."""
    sheet = style.TURNED if plate.turned else style.UPRIGHT
    return min(sheet.full / plate.wide, (sheet.room - 76) / plate.high)


@pytest.mark.parametrize("count", [3, 20, 60])
def test_every_plate_is_legible_and_no_box_or_arrow_is_lost(count: int) -> None:
    rows = big(count)
    part = map_part(rows, "m")
    said = [
        " ".join(shape.text for shape in plate.shapes if isinstance(shape, Words))
        for plate in part.plates
    ]
    for at in range(count):
        assert any(f"Box {at} about" in words for words in said)
    for plate in part.plates:
        assert style.TURNED.full / plate.wide >= SMALLEST or not plate.turned
        assert scale_of(plate) >= SMALLEST * 0.9
    assert (len(part.plates) > 1) == (count > 3)
    titles = [plate.title for plate in part.plates]
    assert len(set(titles)) == len(titles)


def test_a_narrow_map_is_not_turned_and_empty_lanes_are_left_out() -> None:
    (plate,) = map_part(big(6, ("knowledge", "climate")), "m").plates
    assert not plate.turned
    heads = [one.text for one in plate.shapes if isinstance(one, Words) and one.weight == 600]
    assert [words for words in heads if len(words) > 3] == ["Knowledge", "Climate"]
    assert plate.wide < 2.6 * 215


def test_the_report_has_a_plate_with_a_key_and_says_it_in_words(printed: Print) -> None:
    report = printed(big(10), "leaders")
    assert report.shot.map_key is not None
    page = report.page_of("Box 3 about")
    assert "Knowledge" in report.pages[page - 1]
    assert report.reader.pages[page - 1].mediabox.width > 800
    assert "Something that can rise or fall" in report.text
    assert "Lowers" not in report.text.split("The marks on the maps")[1].split("Big map")[0]
    assert "Big map, in words" in report.text


def test_private_boxes_are_on_no_map_that_leaves(small_school: list[Row]) -> None:
    hidden = Factor(id="h", label="Xyzzy is private", realm="climate", private=True)
    rows = [*small_school, hidden, Arrow(source_id="h", target_id="o", note="Plugh")]
    rows += [Map(id="m", name="M"), *(Placement(map_id="m", factor_id=one) for one in "hko")]
    shot = snapshot(Rows(rows), ReportOptions(audience="leaders", today=TODAY))
    assert "Xyzzy" not in repr(shot.maps)
    for made in (map_page.pages_pdf(Rows(rows), "m"), map_page.picture_pdf(Rows(rows), "m")):
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
        assert "Adults" in text
        assert "Xyzzy" not in text
        assert "Plugh" not in text


def test_all_lines_of_arrows_are_drawn_before_any_mark_on_them() -> None:
    shapes = map_part(big(12, sign="unknown"), "m").plates[0].shapes
    lines = [at for at, one in enumerate(shapes) if isinstance(one, Path) and _bends(one)]
    discs = [at for at, one in enumerate(shapes) if isinstance(one, Words) and one.text == "?"]
    assert lines
    assert discs
    assert max(lines) < min(discs)


def _bends(path: Path) -> bool:
    """Tell whether a path is the line of an arrow: a curve that is not filled and not closed."""
    kinds = [step[0] for step in path.steps]
    return not path.fill and "C" in kinds and "Z" not in kinds


def test_loops_too_long_to_be_looked_for_are_said_in_the_report() -> None:
    count = 30
    boxes = [Factor(id=f"f{at:02}", label=f"Box {at}", realm="behaviour") for at in range(count)]
    arrows = [
        Arrow(source_id=f"f{at:02}", target_id=f"f{(at + 1) % count:02}", sign="plus")
        for at in range(count)
    ]
    assert "not looked for" in map_part(Rows([School(name="S"), *boxes, *arrows])).more_loops
