"""Maps as geometry: arrows keep off boxes, marks find room, and moving a box moves little."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.models import Arrow, Factor, Map, Placement, Row
from selfeval.core.models.words import BASES, FACTOR_KINDS
from selfeval.core.picture.faces import MOST_LINES, USUAL_ROOM, lines_of
from selfeval.core.picture.figure import Box, Drawn, Figure, arrow_shapes, figure_of, rerouted
from selfeval.core.picture.key import ALOUD, columns_of
from selfeval.core.picture.shapes import Path, Words
from selfeval.core.realms import REALM_IDS, REALMS
from selfeval.core.rows import Rows

PER_LANE = 4
BOXES = PER_LANE * len(REALM_IDS)
pairs = st.tuples(st.integers(0, BOXES - 1), st.integers(0, BOXES - 1))


def measure(text: str, size: float, strong: bool) -> float:
    return len(text) * size * (0.56 if strong else 0.52)


def drawn_map(joined: list[tuple[int, int]], apart: int = 170) -> Figure:
    """A map of five full lanes whose boxes have plenty of room."""
    shown = Map(id="m", name="Map")
    rows: list[Row] = [shown]
    for at in range(BOXES):
        lane, place = at % 5, at // 5
        rows.append(Factor(id=f"f{at:02}", label=f"Thing {at} rises", realm=REALM_IDS[lane]))
        x, y = lane * 215 + 107, 100 + place * apart
        rows.append(Placement(map_id="m", factor_id=f"f{at:02}", x=x, y=y))
    for at, (first, second) in enumerate(joined):
        source, target = f"f{first:02}", f"f{second:02}"
        rows.append(
            Arrow(id=f"a{at:02}", source_id=source, target_id=target, sign="plus", delay="terms")
        )
    return figure_of(Rows(rows), "m", measure, detail=True, loops=(), private=True)


def areas(drawn: Drawn) -> list[tuple[float, float, float, float]]:
    marks = drawn.marks
    (x, y) = marks.disc
    found = [(x - 8, y - 8, x + 8, y + 8)]
    labels = [label for label in (marks.tag, marks.pill) if label is not None]
    found += [
        (one.x - one.width / 2, one.y - 9, one.x + one.width / 2, one.y + 9) for one in labels
    ]
    return found


def is_over(area: tuple[float, float, float, float], box: Box) -> bool:
    left, top, right, bottom = area
    return left < box.right and right > box.left and top < box.bottom and bottom > box.top


@settings(max_examples=40, deadline=None)
@given(st.lists(pairs, min_size=1, max_size=12, unique=True))
def test_marks_and_curves_keep_off_boxes(joined: list[tuple[int, int]]) -> None:
    figure = drawn_map(joined)
    for drawn in figure.arrows:
        for box in figure.boxes:
            assert not any(is_over(area, box) for area in areas(drawn)), (drawn.way, box.label)
            if box.id not in (drawn.source, drawn.target):
                inside = [p for p in drawn.curve.points if is_over((*p, *p), box)]
                assert not inside, (drawn.way, box.label)


def test_signs_of_arrows_that_meet_stand_apart() -> None:
    figure = drawn_map([(0, 6), (5, 6), (10, 6), (15, 6)])
    found = [area for drawn in figure.arrows for area in areas(drawn)]
    for at, (left, top, right, bottom) in enumerate(found):
        for other in found[:at]:
            assert left >= other[2] or right <= other[0] or top >= other[3] or bottom <= other[1]


def test_two_ways_and_parallel_arrows_run_apart() -> None:
    figure = drawn_map([(0, 1), (1, 0), (0, 1)])
    ends = {(drawn.curve.start, drawn.tip) for drawn in figure.arrows}
    assert len(ends) == 3


def test_only_what_touches_a_moved_box_runs_anew() -> None:
    figure = drawn_map([(0, 1), (5, 6), (1, 7)])
    moved = rerouted(figure, {"f00": (107.0, 400.0)})
    changed = [new.id for new, old in zip(moved.arrows, figure.arrows, strict=True) if new != old]
    assert changed == ["a00"]
    assert [box.id for box in moved.boxes if box not in figure.boxes] == ["f00"]


def test_a_box_moved_into_another_lane_is_of_that_lane() -> None:
    figure = drawn_map([(0, 6)])
    moved = rerouted(figure, {"f00": (537.0, 60.0)})
    assert next(box.lane for box in moved.boxes if box.id == "f00") == 3
    assert moved.arrows[0].way.leaves != "right"


def test_more_detail_shows_how_we_know_by_the_line_alone() -> None:
    figure = drawn_map([(0, 1)])
    drawn = figure.arrows[0]
    plain, detailed = arrow_shapes(drawn)[0], arrow_shapes(drawn, detail=True)[0]
    assert isinstance(plain, Path)
    assert isinstance(detailed, Path)
    assert not plain.dash
    assert detailed.dash


def test_a_label_that_is_too_long_is_cut_after_a_word() -> None:
    words = [f"{'word' * (1 + at % 3)}{at}" for at in range(40)]
    *_others, last = lines_of(" ".join(words), "factor", measure)
    assert last.endswith("…")
    assert set(last.removesuffix("…").split()) <= set(words)
    assert len(lines_of(" ".join(words), "factor", measure)) == MOST_LINES


def test_a_single_word_that_is_too_long_is_cut_within_it() -> None:
    *_others, last = lines_of("x" * 500, "factor", measure)
    assert last.startswith("xxx")
    assert last.endswith("x…")
    assert measure(last, 14, False) <= USUAL_ROOM


def test_the_key_tells_every_kind_of_box_way_of_knowing_and_realm() -> None:
    columns = columns_of(measure)
    words = {one.text for key in columns for one in key.shapes if isinstance(one, Words)}
    assert {name for _stored, name in BASES} <= words
    assert len([name for name in ("Factor", "Outcome", "Unwanted effect") if name in words]) == 3
    assert len(FACTOR_KINDS) == 5
    for one in REALMS:
        assert {one.title, one.letter, one.meaning} <= words
    for key in columns:
        assert max(one.y for one in key.shapes if isinstance(one, Words)) < key.height


def test_the_key_reads_an_arrow_aloud_for_each_sign() -> None:
    said = " ".join(
        one.text for key in columns_of(measure) for one in key.shapes if isinstance(one, Words)
    )
    assert all(words in said for words in ALOUD.values())
