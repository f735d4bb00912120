"""Maps on paper: legible, nothing lost, nothing private, and the same for both pens."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path as FilePath

import pytest
from pypdf import PdfReader

from selfeval.core.models import Arrow, Factor, Map, Placement, Row, School
from selfeval.core.picture.shapes import Path, Words
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows
from selfeval.exchange.sample import make_sample
from selfeval.report import ReportOptions, freeze, map_page, style
from selfeval.report.fonts import measure
from selfeval.report.snapshot.fitting import room_on
from selfeval.report.snapshot.maps import map_key, map_part
from selfeval.report.snapshot.plate_parts import Plate
from selfeval.report.style import MAP_SMALLEST as SMALLEST
from selfeval.store import load_rows
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


def scale_of(plate: Plate) -> float:
    """The least points a map unit at which the layout may print a plate."""
    sheet = style.TURNED if plate.turned else style.UPRIGHT
    return min(sheet.full / plate.wide, room_on(sheet) / plate.high)


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
        assert scale_of(plate) >= SMALLEST - 1e-9
    assert (len(part.plates) > 1) == (count > 20)
    titles = [plate.title for plate in part.plates]
    assert len(set(titles)) == len(titles)


def places(plate: Plate, count: int) -> dict[int, float]:
    """How far down a plate each box stands, by the numbers in their labels."""
    words = [shape for shape in plate.shapes if isinstance(shape, Words)]
    return {
        at: next(one.y for one in words if one.text.startswith(f"Box {at} ")) for at in range(count)
    }


def test_a_map_too_tall_for_a_page_comes_closer_together_in_its_own_order() -> None:
    rows = big(15)
    order = [2, 0, 1]
    stand = [
        Placement(map_id="m", factor_id=f"f{at}", x=at % 5 * 215 + 107, y=order[at // 5] * 900)
        for at in range(15)
    ]
    standing = rows.after({(Placement.table_name(), one.id): one for one in stand})
    (plate,) = map_part(standing, "m").plates
    assert scale_of(plate) >= SMALLEST - 1e-9
    down = places(plate, 15)
    for lane in range(5):
        assert down[lane + 5] < down[lane + 10] < down[lane]


def test_a_map_that_stands_nowhere_takes_the_page_it_has_to_itself() -> None:
    (plate,) = map_part(big(12), "m").plates
    assert plate.turned
    room = (style.TURNED.room - 42) / min(style.MAP_LARGEST, style.TURNED.full / plate.wide)
    assert 0.9 * room < plate.high <= room + 1


def test_parts_of_a_map_are_few_and_none_is_in_another() -> None:
    plates = map_part(big(60), "m").plates
    assert len(plates) <= 5
    words = [{one.text for one in plate.shapes if isinstance(one, Words)} for plate in plates]
    numbers = [{text for text in one if text.startswith("Box ")} for one in words]
    assert all(len(one) > 3 for one in numbers)
    assert not any(one < other for one in numbers for other in numbers)


def test_a_narrow_map_is_not_turned_and_empty_lanes_are_left_out() -> None:
    (plate,) = map_part(big(6, ("knowledge", "climate")), "m").plates
    assert not plate.turned
    heads = [one.text for one in plate.shapes if isinstance(one, Words) and one.weight == 600]
    assert [words for words in heads if len(words) > 3] == ["Knowledge", "Climate"]
    assert plate.wide < 2.6 * 215


def test_the_report_has_a_plate_with_a_key_and_says_it_in_words(printed: Print) -> None:
    report = printed(big(10), "leaders")
    assert report.shot.map_key is not None
    (plate,) = [
        report.pages[at]
        for at, page in enumerate(report.reader.pages)
        if page.mediabox.width > page.mediabox.height
    ]
    assert "Box 3 about" in plate
    assert "Knowledge" in plate
    assert "Something that can rise or fall" in report.text
    assert "Lowers" not in report.text.split("The marks on the maps")[1].split("Big map")[0]
    assert "Big map, in words" in report.text
    key = report.text.split("The marks on the maps")[1].split("Big map")[0]
    assert "What adults know" in key
    assert "the more children read well" in key
    assert "less time there is" not in key


def test_words_begin_under_the_key_and_the_parts_of_a_large_map_follow_in_order(
    printed: Print,
) -> None:
    report = printed(big(60), "leaders")
    count = len(report.shot.maps[0].plates)
    first = report.page_of("The marks on the maps")
    assert "Big map, in words" in report.pages[first - 1]
    assert len(report.pages[first - 1]) > 1500
    for number in range(1, count + 1):
        page = report.pages[first - 1 + number]
        assert f"Part {number} of {count}. What " in " ".join(page.split())
        assert "We know" not in page
    assert "What is on the map" in "".join(report.pages[first + count :])


def test_a_map_on_pages_of_its_own_has_its_key_right_after_it(tmp_path: FilePath) -> None:
    with make_sample(tmp_path / "sample.selfeval", TODAY) as document:
        rows = load_rows(document.session)
        view = next(one for one in rows.all(Map) if one.name == "Reading map")
        reader = PdfReader(BytesIO(map_page.pages_pdf(rows, view.id)))
    _plate, key, words = [page.extract_text() for page in reader.pages]
    assert key.index("The marks on the maps") < key.index("Reading map, in words")
    assert "What is on the map" in words


def test_examples_of_reading_aloud_stand_right_under_their_signs() -> None:
    key = map_part(big(10), "m").key
    assert key is not None
    words = [one.text for one in key.shapes if isinstance(one, Words)]
    at = words.index("Raises: more of this, more of that")
    assert " ".join(words[at + 1 : at + 3]) == (
        "“The more words are taught first, the more children read well.”"
    )


@pytest.mark.parametrize("large", [False, True])
def test_the_words_of_the_key_grow_with_large_print_and_keep_to_their_room(large: bool) -> None:
    plate = map_key(big(10), large=large)
    assert plate is not None
    words = [one for one in plate.shapes if isinstance(one, Words) and one.anchor == "start"]
    paper = style.FULL / plate.wide
    assert min(one.size * paper for one in words) > (10.5 if large else 8.4)
    for one in words:
        ends = one.x + measure(one.text, one.size, one.weight >= 600)
        others = [other.x for other in words if abs(other.y - one.y) < one.size and other.x > one.x]
        assert ends <= min(others, default=plate.wide), one.text


def test_private_boxes_are_on_no_map_that_leaves(small_school: list[Row]) -> None:
    hidden = Factor(id="h", label="Xyzzy is private", realm="climate", private=True)
    rows = [*small_school, hidden, Arrow(source_id="h", target_id="o", note="Plugh")]
    rows += [Map(id="m", name="M"), *(Placement(map_id="m", factor_id=one) for one in "hko")]
    shot = freeze(Rows(rows), ReportOptions("leaders", today=TODAY))
    assert "Xyzzy" not in repr(shot.maps)
    for made in (map_page.pages_pdf(Rows(rows), "m"), map_page.picture_pdf(Rows(rows), "m")):
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
        assert "Adults" in text
        assert "Xyzzy" not in text
        assert "Plugh" not in text


def test_lines_are_drawn_first_then_boxes_then_the_marks_on_lines() -> None:
    shapes = map_part(big(12, sign="unknown"), "m").plates[0].shapes
    lines = [at for at, one in enumerate(shapes) if isinstance(one, Path) and _bends(one)]
    discs = [at for at, one in enumerate(shapes) if isinstance(one, Words) and one.text == "?"]
    assert lines
    assert discs
    assert max(lines) < min(discs)
    labels = [at for at, one in enumerate(shapes) if isinstance(one, Words) and "Box" in one.text]
    assert max(lines) < min(labels)
    assert max(labels) < min(discs)


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


def test_narrow_parts_share_a_plate_and_no_box_is_lost() -> None:
    count = 36
    plates = map_part(big(count, ("knowledge",)), "m").plates
    said = [[one.text for one in plate.shapes if isinstance(one, Words)] for plate in plates]
    assert any(words.count("Knowledge") > 1 for words in said)
    for at in range(count):
        assert any(any(text.startswith(f"Box {at} ") for text in words) for words in said)
    for plate, words in zip(plates, said, strict=True):
        assert plate.alt.count("A map of") == words.count("Knowledge")
        assert not plate.turned
        assert scale_of(plate) >= SMALLEST - 1e-9
        assert all(0 <= shape.x <= plate.wide for shape in plate.shapes if isinstance(shape, Words))
        assert plate.title
