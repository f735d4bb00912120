"""The backward planner: what answers make, what is asked next, and the chain turned round."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfeval.core.models import (
    Action,
    Arrow,
    Consequence,
    Factor,
    Map,
    Placement,
    Priority,
    PriorityFactor,
    Row,
)
from selfeval.core.planning.answering import (
    Writing,
    answer,
    answer_with,
    kept,
    linked,
    reword,
    take_out,
    turn_link,
)
from selfeval.core.planning.plan import (
    Plan,
    Step,
    arrows_of,
    boxes_of,
    offers,
    read_now,
    read_plan,
    step_after,
    step_before,
    targets,
)
from selfeval.core.planning.questions import KEYS, first_for, question_for
from selfeval.core.planning.turning import (
    forwards,
    line_for,
    make_priority,
    title_for,
    write_line,
)
from selfeval.core.rows import Rows

WORDS = {
    "outcome": "Children read well",
    "climate": "Children join in",
    "system": "One shared reading routine",
    "behaviour": "Adults teach words first",
    "knowledge": "Adults know which words matter",
}


class File:
    """A file in memory, in which gestures are made as the window makes them."""

    def __init__(self, *rows: Row) -> None:
        self.kept: list[Row] = list(rows)

    @property
    def rows(self) -> Rows:
        return Rows(self.kept)

    @property
    def plan(self) -> Plan:
        return read_now(self.rows)

    def do(self, writing: Writing | None) -> Plan:
        assert writing is not None
        made = kept(self.rows, writing)
        gone = {(model.table_name(), row_id) for model, row_id in made.removed}
        boxes = {row_id for table, row_id in gone if table == "factor"}
        self.kept = [
            row
            for row in (*self.kept, *made.added)
            if (row.table_name(), row.id) not in gone
            and not (isinstance(row, Arrow) and {row.source_id, row.target_id} & boxes)
        ]
        for change in made.changes:
            row = self.rows.get(change.model, change.row_id)
            for name, value in change.values.items():
                setattr(row, name, value)
        return self.plan

    def say(self, words: str, *leads_to: str) -> str:
        """Answer the question that is asked; return the id of the box."""
        before = set(self.plan.boxes)
        self.do(answer(self.rows, self.plan, words, "", leads_to or (self.plan.step.about,)))
        return next(iter(set(self.plan.boxes) - before), "")

    def go_on(self) -> Step:
        self.do(Writing("go", self.plan.at(step_after(self.rows, self.plan))))
        return self.plan.step


def planned() -> tuple[File, dict[str, str]]:
    """Answer every realm once."""
    file = File()
    ids = {"outcome": file.say(WORDS["outcome"])}
    for key in ("climate", "system", "behaviour", "knowledge"):
        file.go_on()
        ids[key] = file.say(WORDS[key])
    return file, ids


def label_of(file: File, row_id: str) -> str:
    row = file.rows.get(Factor, row_id)
    assert row is not None
    return row.label


def test_one_answer_for_each_realm_makes_a_chain_on_the_map() -> None:
    file, ids = planned()
    assert [row.label for row in boxes_of(file.rows, file.plan)] == list(WORDS.values())
    assert [(row.kind, row.realm) for row in file.rows.all(Factor)].count(("outcome", "outcome"))
    ends = [(row.source_id, row.target_id) for row in arrows_of(file.rows, file.plan)]
    right = [ids[key] for key in ("knowledge", "behaviour", "system", "climate", "outcome")]
    assert ends == list(pairwise(right))
    assert {row.sign for row in file.rows.all(Arrow)} == {"plus"}
    (shown,) = file.rows.all(Map)
    assert {row.factor_id for row in file.rows.all(Placement)} == set(right)
    assert {row.map_id for row in file.rows.all(Placement)} == {shown.id}


def test_the_question_names_what_it_asks_about() -> None:
    clause = Factor(label="Children join in confidently.", realm="climate")
    assert first_for(clause) == ("What must be true first, so that children join in confidently?")
    noun = Factor(label="Attendance at breakfast club", realm="outcome")
    assert first_for(noun) == "What must be true first for this: attendance at breakfast club?"
    assert first_for(Factor(label=" ")) == "What must be true first?"
    for key in KEYS:
        assert question_for(key, clause).title


def test_boxes_without_an_answer_are_asked_about_before_the_next_realm() -> None:
    file = File()
    aim = file.say("Children read well")
    file.go_on()
    first, second = file.say("Children join in"), file.say("Children feel safe")
    assert file.go_on() == Step("system", first)
    routine = file.say("One routine")
    assert file.go_on() == Step("system", second)
    assert file.go_on() == Step("behaviour", routine)
    assert targets(file.rows, file.plan, "behaviour") == (routine, second)
    file.do(turn_link(file.rows, file.plan, routine, second))
    assert targets(file.rows, file.plan, "behaviour") == (routine,)
    assert linked(file.rows, file.plan, routine) == (first, second)
    assert step_before(file.rows, file.plan).key == "system"
    assert aim == file.plan.outcome


def test_a_realm_may_be_skipped() -> None:
    file = File()
    aim = file.say("Children read well")
    for key in ("climate", "system", "behaviour"):
        assert file.go_on() == Step(key, aim)
    assert file.go_on() == Step("knowledge", aim)
    known = file.say("Adults know why")
    assert linked(file.rows, file.plan, known) == (aim,)


def test_an_answer_may_serve_several_and_a_box_that_is_there_is_not_made_again() -> None:
    there = Factor(label="One Routine.", realm="system")
    file = File(there)
    aim = file.say("Children read well")
    file.go_on()
    first, second = file.say("Children join in"), file.say("Children feel safe")
    file.go_on()
    assert [row.id for row in offers(file.rows, file.plan, "")] == [there.id]
    assert file.say("one routine", first, second) == there.id
    assert len(file.rows.where(Factor, "realm", "system")) == 1
    assert linked(file.rows, file.plan, there.id) == (first, second)
    assert not offers(file.rows, file.plan, "")
    after = file.do(take_out(file.rows, file.plan, there.id))
    assert after.boxes == (aim, first, second)
    assert file.rows.get(Factor, there.id) is not None
    assert not file.rows.where(Arrow, "source_id", there.id)


def test_what_leads_there_already_is_offered_first_and_not_linked_again() -> None:
    aim = Factor(label="Children read well", kind="outcome", realm="outcome")
    other, leading = Factor(label="Calm", realm="climate"), Factor(label="Joy", realm="climate")
    unwanted = Factor(label="Noise", realm="climate", kind="unwanted")
    file = File(
        aim, other, leading, unwanted, Arrow(source_id=leading.id, target_id=aim.id, sign="minus")
    )
    file.do(answer_with(file.rows, Plan(), aim, "", ()))
    assert file.go_on() == Step("climate", aim.id)
    offered = offers(file.rows, file.plan, "")
    assert [row.label for row in offered] == ["Joy", "Calm"]
    file.do(answer_with(file.rows, file.plan, leading, "", (aim.id,)))
    assert [row.sign for row in file.rows.all(Arrow)] == ["minus"]
    assert [row.id for row in arrows_of(file.rows, file.plan)] == [file.rows.all(Arrow)[0].id]


def test_taking_out_removes_only_what_the_plan_made() -> None:
    file, ids = planned()
    file.do(reword(file.plan, ids["system"], " The  same start "))
    assert label_of(file, ids["system"]) == "The same start"
    file.do(take_out(file.rows, file.plan, ids["system"]))
    assert file.rows.get(Factor, ids["system"]) is None
    assert ids["system"] not in file.plan.boxes
    assert targets(file.rows, file.plan, "system") == (ids["climate"],)


def test_a_plan_is_taken_up_again_for_each_outcome() -> None:
    file, ids = planned()
    first = file.plan
    file.do(Writing("another", Plan()))
    assert file.plan == Plan()
    other = file.say("Children attend")
    assert file.plan.outcome == other
    again = read_plan(file.rows, ids["outcome"])
    assert again.boxes == first.boxes
    assert again.made == first.made
    file.do(Writing("another", Plan()))
    aim = file.rows.get(Factor, ids["outcome"])
    assert aim is not None
    assert file.do(answer_with(file.rows, Plan(), aim, "", ())).boxes == first.boxes


def test_an_unwanted_effect_comes_from_a_box_of_the_chain() -> None:
    file, ids = planned()
    assert file.go_on() == Step("unwanted")
    file.do(answer(file.rows, file.plan, "Lessons start slowly", "", (ids["behaviour"],)))
    box = file.rows.get(Factor, file.plan.unwanted)
    assert box is not None
    assert (box.kind, box.realm) == ("unwanted", "system")
    assert linked(file.rows, file.plan, box.id) == (ids["behaviour"],)
    assert file.go_on() == Step("turn")


def test_an_unwanted_effect_is_never_among_what_children_gain() -> None:
    file, ids = planned()
    file.go_on()
    causes = (ids["knowledge"], ids["climate"])
    file.do(answer(file.rows, file.plan, "Quiet children fall silent", "", causes))
    box = file.rows.get(Factor, file.plan.unwanted)
    assert box is not None
    assert box.realm == "climate"


def test_the_chain_is_turned_round_into_a_priority_with_actions_left_to_right() -> None:
    file, ids = planned()
    file.go_on()
    file.do(answer(file.rows, file.plan, "Lessons start slowly", "", (ids["behaviour"],)))
    file.go_on()
    assert forwards(file.rows, file.plan)[0].id == ids["knowledge"]
    file.do(write_line(file.rows, file.plan, ids["behaviour"], "Coach every fortnight"))
    file.do(write_line(file.rows, file.plan, ids["knowledge"], "Read one article together"))
    assert write_line(file.rows, file.plan, ids["knowledge"], "Read one article together ") is None
    assert title_for(file.rows, file.plan) == "Read one article together"
    file.do(make_priority(file.rows, file.plan, "Words before the text"))
    (priority,) = file.rows.all(Priority)
    assert (priority.purpose, priority.status) == ("Children read well", "live")
    assert (priority.title, priority.realm) == ("Words before the text", "knowledge")
    assert {row.factor_id for row in file.rows.all(PriorityFactor)} == set(ids.values())
    done = [(row.what, row.realm, row.factor_id) for row in file.kept if isinstance(row, Action)]
    assert done == [
        ("Read one article together", "knowledge", ids["knowledge"]),
        ("Coach every fortnight", "behaviour", ids["behaviour"]),
    ]
    (besides,) = file.rows.all(Consequence)
    assert (besides.desired, besides.predicted) == ("undesired", "predicted")
    assert make_priority(file.rows, file.plan, "Again") is None
    file.do(write_line(file.rows, file.plan, ids["system"], "Agree one start"))
    file.do(write_line(file.rows, file.plan, ids["behaviour"], "Coach every week"))
    file.do(write_line(file.rows, file.plan, ids["knowledge"], ""))
    assert {row.what for row in file.rows.all(Action)} == {"Agree one start", "Coach every week"}
    assert line_for(file.rows, file.plan, ids["behaviour"]) == "Coach every week"


def test_a_plan_survives_a_box_that_goes() -> None:
    file, ids = planned()
    file.kept = [row for row in file.kept if row.id != ids["knowledge"]]
    assert ids["knowledge"] not in file.plan.boxes
    file.kept = [row for row in file.kept if row.id != ids["outcome"]]
    assert file.plan == Plan()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["on", "back", "a", "b", "out"]), max_size=20))
def test_whatever_is_done_each_step_can_be_read_again(moves: list[str]) -> None:
    file = File()
    file.say("Children read well")
    for move in moves:
        plan = file.plan
        if move == "on":
            file.go_on()
        elif move == "back":
            file.do(Writing("back", plan.at(step_before(file.rows, plan))))
        elif move == "out" and len(plan.boxes) > 1:
            file.do(take_out(file.rows, plan, plan.boxes[-1]))
        elif move in ("a", "b") and plan.step.about:
            file.say(f"Children {move} {plan.step.key}", plan.step.about)
        again = file.plan
        assert again.step.key in KEYS
        assert again.outcome in again.boxes
        if again.step.about:
            assert again.step.about in targets(file.rows, again, again.step.key)
        assert len(set(again.boxes)) == len(again.boxes)
