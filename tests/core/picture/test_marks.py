"""Marks of arrows: those of one never lie on those of another where there is room."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval.core.models import Arrow, ArrowAssumption, Assumption, Factor, Map, Placement, Row
from selfeval.core.picture.figure import Drawn, Figure, figure_of
from selfeval.core.picture.marks import DISC, TAG_HIGH
from selfeval.core.realms import REALM_IDS
from selfeval.core.rows import Rows

Area = tuple[float, float, float, float]
PER_LANE, APART = 3, 190
COUNT = PER_LANE * len(REALM_IDS)
SLACK = 2.0
"""Map units by which edges may meet."""
numbers = st.integers(0, COUNT - 1)
pairs = st.tuples(numbers, numbers).filter(lambda ends: ends[0] != ends[1])
kinds = st.tuples(st.sampled_from(("", "terms", "years")), st.booleans())


def measure(text: str, size: float, strong: bool) -> float:
    return len(text) * size * (0.56 if strong else 0.52)


def drawn_map(joined: dict[tuple[int, int], tuple[str, bool]]) -> Figure:
    """A roomy map of all lanes; each arrow has its delay, and rests on an assumption or not."""
    rows: list[Row] = [Map(id="m", name="Map"), Assumption(id="s", number=1, belief="So it is")]
    for at in range(COUNT):
        lane, place = at % len(REALM_IDS), at // len(REALM_IDS)
        rows.append(Factor(id=f"f{at:02}", label=f"Thing {at} rises", realm=REALM_IDS[lane]))
        x, y = lane * 215 + 107, 100 + place * APART
        rows.append(Placement(map_id="m", factor_id=f"f{at:02}", x=x, y=y))
    for at, ((first, second), (delay, carries)) in enumerate(joined.items()):
        source, target = f"f{first:02}", f"f{second:02}"
        rows.append(Arrow(id=f"a{at}", source_id=source, target_id=target, delay=delay))
        if carries:
            rows.append(ArrowAssumption(arrow_id=f"a{at}", assumption_id="s"))
    return figure_of(Rows(rows), "m", measure, detail=True, private=True)


def areas(drawn: Drawn) -> list[Area]:
    """Where the sign, the strokes and the labels of an arrow stand."""
    marks = drawn.marks
    found = [_around(*marks.disc, 2 * DISC, 2 * DISC)]
    for stroke in marks.strokes:
        (x0, y0), (x1, y1) = stroke.start, stroke.end
        found.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    labels = [label for label in (marks.tag, marks.pill) if label is not None]
    return found + [_around(one.x, one.y, one.width, TAG_HIGH) for one in labels]


def _around(x: float, y: float, wide: float, high: float) -> Area:
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def overlap(one: Area, other: Area) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > SLACK and down > SLACK


def test_an_arrow_to_a_box_at_the_same_height_leads_past_the_one_between() -> None:
    (drawn,) = drawn_map({(6, 8): ("", False)}).arrows
    between = next(box for box in drawn_map({}).boxes if box.id == "f07")
    places = [drawn.curve.at(far)[0] for far in range(0, int(drawn.curve.length), 4)]
    assert not [
        (x, y)
        for x, y in places
        if between.left < x < between.right and between.top < y < between.bottom
    ]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dictionaries(pairs, kinds, min_size=2, max_size=7))
def test_marks_of_one_arrow_do_not_lie_on_those_of_another(
    joined: dict[tuple[int, int], tuple[str, bool]],
) -> None:
    figure = drawn_map(joined)
    for one, other in combinations(figure.arrows, 2):
        for area in areas(one):
            assert not any(overlap(area, over) for over in areas(other)), (one.id, other.id)


def test_marks_of_arrows_that_meet_at_a_box_find_room_of_their_own() -> None:
    joined = {(at, 7): ("years", True) for at in (0, 1, 5, 6, 10, 11)}
    figure = drawn_map(joined)
    for one, other in combinations(figure.arrows, 2):
        for area in areas(one):
            assert not any(overlap(area, over) for over in areas(other)), (one.id, other.id)


def test_a_label_of_a_short_arrow_stands_beside_its_sign() -> None:
    """Where boxes are as close as tidying leaves them, there is room at the side of the arrow."""
    rows: list[Row] = [Map(id="m", name="Map"), Assumption(id="s", number=11, belief="So it is")]
    for at, y in enumerate((100, 194)):
        rows.append(Factor(id=f"f{at}", label="Staff trust each other", realm="climate"))
        rows.append(Placement(map_id="m", factor_id=f"f{at}", x=107, y=y))
    rows.append(Arrow(id="a", source_id="f1", target_id="f0", delay="years"))
    rows.append(ArrowAssumption(arrow_id="a", assumption_id="s"))
    (drawn,) = figure_of(Rows(rows), "m", measure, detail=True, private=True).arrows
    assert drawn.curve.length < 60
    assert not any(overlap(one, other) for one, other in combinations(areas(drawn)[::3], 2))
