"""Ways to follow in a meeting: which there are, what is private, and one step after another."""

from __future__ import annotations

from selfeval.core.following import groups, hidden_in, steps, way_of
from selfeval.core.models import Arrow, Factor, Priority, PriorityFactor, Row
from selfeval.core.rows import Rows

KNOW = Factor(label="Adults know which words", realm="knowledge")
TEACH = Factor(label="Adults teach words first", realm="behaviour")
JOIN = Factor(label="Children join in", realm="climate")
READ = Factor(label="Children read well", realm="outcome", kind="outcome")
BOXES = (KNOW, TEACH, JOIN, READ)


def joined(*pairs: tuple[Factor, Factor]) -> list[Arrow]:
    return [Arrow(source_id=one.id, target_id=other.id, sign="plus") for one, other in pairs]


LINE = joined((KNOW, TEACH), (TEACH, JOIN), (JOIN, READ))
BACK = joined((READ, JOIN))


def told(*extra: Row) -> Rows:
    return Rows([*BOXES, *LINE, *extra])


def test_a_way_shows_one_box_more_with_each_sentence() -> None:
    (group,) = groups(told(), "")
    (way,) = group.ways
    assert way.title == "From “Adults know which words” to “Children read well”"
    assert way.arrows == tuple(one.id for one in LINE)
    told_steps = steps(told(), way)
    assert [len(one.boxes) for one in told_steps] == [1, 2, 3, 4, 4]
    assert told_steps[0].sentence == "It begins here: Adults know which words."
    assert told_steps[1].sentence == (
        "The more adults know which words, the more adults teach words first."
    )
    assert told_steps[-1].now == told_steps[-1].boxes | told_steps[-1].arrows
    assert told_steps[-1].sentence == way.closing


def test_ways_are_those_from_or_to_what_is_chosen() -> None:
    direct = joined((TEACH, READ))
    rows = told(*direct)
    (group,) = groups(rows, "", [TEACH.id])
    assert [len(one.arrows) for one in group.ways] == [1, 2]
    (group,) = groups(rows, "", [READ.id])
    assert [len(one.arrows) for one in group.ways] == [2, 3]


def test_a_loop_is_gone_round_once_and_then_told_as_a_whole() -> None:
    rows = told(*BACK, *joined((READ, JOIN)))
    loops = next(one for one in groups(rows, "") if one.title == "Round a loop")
    (way,) = loops.ways
    assert len(way.arrows) == 2
    found = steps(rows, way)
    assert len(found) == 4
    assert found[-1].sentence.endswith("So it feeds itself.")


def test_a_chain_of_a_priority_may_branch() -> None:
    aside = joined((KNOW, JOIN))
    priority = Priority(title="Words first", status="live")
    links = [PriorityFactor(priority_id=priority.id, factor_id=row.id) for row in BOXES]
    rows = told(*aside, priority, *links)
    (way,) = next(one for one in groups(rows, "") if one.title == "Of a priority").ways
    assert way.title == "Words first"
    for before, step in zip(steps(rows, way), steps(rows, way)[1:], strict=False):
        for one in step.arrows - before.arrows:
            arrow = rows.get(Arrow, one)
            assert arrow is not None
            assert arrow.source_id in before.boxes


def test_what_is_private_is_on_no_way() -> None:
    hidden = Factor(label="Staff are afraid", realm="climate", private=True)
    more = joined((TEACH, hidden), (hidden, READ))
    rows = told(hidden, *more)
    for group in groups(rows, ""):
        for way in group.ways:
            assert not set(way.arrows) & {one.id for one in more}
    given = [LINE[0].id, *(one.id for one in more)]
    assert way_of(rows, given).arrows == (LINE[0].id,)
    assert hidden_in(rows, given) == 1
    assert steps(rows, way_of(rows, [one.id for one in more])) == ()
