"""Recently removed: what went, with what, and the way back in one gesture."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from selfeval.core.models import (
    Action,
    Assumption,
    Evidence,
    Fact,
    Indicator,
    IndicatorPriority,
    Measure,
    Meeting,
    Note,
    Priority,
    PriorityAssumption,
    Quote,
    Reading,
    RealmLink,
    Row,
    Stance,
)
from selfeval.store import Document, UserError, remove


def add(document: Document, *rows: Row) -> list[str]:
    ids = [row.id for row in rows]
    with document.edit("Add") as session:
        session.add_all(rows)
    return ids


def take(document: Document, *rows: tuple[type[Row], str]) -> None:
    with document.edit("Remove") as session:
        for model, row_id in rows:
            row = session.get(model, row_id)
            if row is not None:
                remove(session, row)


def put_back_newest(document: Document) -> int:
    newest = document.removed()[0]
    return document.put_back(newest.replica, newest.seq)


@pytest.fixture
def fact_id(document: Document) -> str:
    measure = Measure(name="Reading test")
    measure_id = measure.id
    fact = Fact(statement="Seen", measure_id=measure_id)
    belief = Assumption(belief="So")
    fact_id, belief_id = fact.id, belief.id
    add(document, measure, fact, belief)
    add(
        document,
        Stance(fact_id=fact_id, assumption_id=belief_id, stance="supports", note="why"),
        Reading(measure_id=measure_id, period="2025/26", value="71"),
        Quote(item_table="fact", item_id=fact_id, said="I like it", who="Year 4"),
        RealmLink(item_table="fact", item_id=fact_id, realm="climate"),
        Note(said="Walk", sorted_table="fact", sorted_id=fact_id),
    )
    return fact_id


def test_what_was_removed_when_and_by_whom(document: Document, fact_id: str) -> None:
    assert document.removed() == []
    document.actor = "Deputy head"
    take(document, (Fact, fact_id))
    (removal,) = document.removed()
    assert (removal.actor, removal.label) == ("Deputy head", "Remove")
    assert removal.at.endswith("+00:00")
    (head,) = removal.heads
    assert (head.table, head.row, head.values["statement"]) == ("fact", fact_id, "Seen")
    assert removal.company == {
        "stance": 1,
        "measure": 1,
        "reading": 1,
        "quote": 1,
        "realm_link": 1,
    }


def test_it_comes_back_with_all_that_went_in_one_gesture(document: Document, fact_id: str) -> None:
    before = document.canonical_dump()
    take(document, (Fact, fact_id))
    after = document.canonical_dump()
    assert put_back_newest(document) == 0
    assert document.canonical_dump() == before
    assert document.removed() == []
    assert document.undo() == "Put back"
    assert document.canonical_dump() == after
    document.undo()
    assert document.canonical_dump() == before


def test_it_survives_closing_and_another_person(
    document: Document, fact_id: str, open_again: object
) -> None:
    before = document.canonical_dump()
    take(document, (Fact, fact_id))
    again = open_again(document)  # type: ignore[operator]
    again.let_stand()
    assert put_back_newest(again) == 0
    assert again.canonical_dump() == before


def test_a_removal_that_was_undone_or_done_again_is_listed_once(
    document: Document, fact_id: str
) -> None:
    take(document, (Fact, fact_id))
    document.undo()
    assert document.removed() == []
    document.redo()
    (removal,) = document.removed()
    assert [head.row for head in removal.heads] == [fact_id]


def test_a_link_whose_other_end_went_since_stays_away_and_waits(document: Document) -> None:
    fact_id, belief_id = add(document, Fact(statement="Seen"), Assumption(belief="So"))
    add(document, Stance(fact_id=fact_id, assumption_id=belief_id))
    before = document.canonical_dump()
    take(document, (Fact, fact_id))
    take(document, (Assumption, belief_id))
    newest, older = document.removed()
    assert document.put_back(older.replica, older.seq) == 1
    assert document.session.get(Fact, fact_id) is not None
    assert document.put_back(newest.replica, newest.seq) == 0
    (link,) = document.removed()
    assert [head.table for head in link.heads] == ["stance"]
    assert put_back_newest(document) == 0
    assert document.canonical_dump() == before


def test_it_is_refused_with_a_reason_where_what_it_needs_is_gone(document: Document) -> None:
    priority = Priority(title="Read more")
    priority_id = priority.id
    add(document, priority, Action(priority_id=priority_id, what="Teach", id="a" * 32))
    take(document, (Action, "a" * 32))
    take(document, (Priority, priority_id))
    action = document.removed()[1]
    vector = document.vector()
    with pytest.raises(UserError, match="“Read more”"):
        document.put_back(action.replica, action.seq)
    assert document.vector() == vector
    put_back_newest(document)
    assert document.put_back(action.replica, action.seq) == 0
    with pytest.raises(UserError, match="again already"):
        document.put_back(action.replica, action.seq)


def test_a_link_it_can_be_without_is_left_open(document: Document) -> None:
    belief, sign = Assumption(belief="So"), Indicator(sign="More join in")
    sign.assumption_id = belief.id
    belief_id, sign_id = add(document, belief, sign)
    take(document, (Indicator, sign_id))
    take(document, (Assumption, belief_id))
    indicator = document.removed()[1]
    assert document.put_back(indicator.replica, indicator.seq) == 0
    assert document.session.get(Indicator, sign_id).assumption_id is None


def test_what_pointed_at_it_points_at_it_again_unless_it_has_moved_on(document: Document) -> None:
    belief, other = Assumption(belief="So"), Assumption(belief="Or so")
    first = Indicator(sign="One", assumption_id=belief.id)
    second = Indicator(sign="Two", assumption_id=belief.id)
    belief_id, other_id, first_id, second_id = add(document, belief, other, first, second)
    take(document, (Assumption, belief_id))
    with document.edit("Change indicator") as session:
        session.get(Indicator, second_id).assumption_id = other_id
    put_back_newest(document)
    assert document.session.get(Indicator, first_id).assumption_id == belief_id
    assert document.session.get(Indicator, second_id).assumption_id == other_id


def test_several_removed_together_come_back_together(document: Document) -> None:
    ids = add(document, *(Fact(statement=str(number)) for number in range(3)))
    before = document.canonical_dump()
    take(document, *((Fact, one) for one in ids))
    (removal,) = document.removed()
    assert {head.row for head in removal.heads} == set(ids)
    put_back_newest(document)
    assert document.canonical_dump() == before


def test_an_attachment_comes_back_with_its_bytes(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="Seen"))
    with document.edit("Attach a file") as session:
        sha256 = document.add_blob(b"bytes")
        session.add(
            Evidence(item_table="fact", item_id=fact_id, name="a.txt", sha256=sha256, id="e" * 32)
        )
    take(document, (Evidence, "e" * 32))
    assert [head.table for head in document.removed()[0].heads] == ["evidence"]
    put_back_newest(document)
    assert document.blob(document.session.get(Evidence, "e" * 32).sha256) == b"bytes"


def test_what_nobody_would_look_for_alone_is_not_listed(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement="Seen"))
    link = RealmLink(item_table="fact", item_id=fact_id, realm="climate")
    (link_id,) = add(document, link)
    take(document, (RealmLink, link_id))
    assert document.removed() == []


def test_a_row_in_which_nothing_was_ever_written_is_not_listed(document: Document) -> None:
    blank, emptied, chosen = add(
        document, Fact(statement=""), Fact(statement="Seen"), Fact(statement="", realm="climate")
    )
    with document.edit("Change fact") as session:
        session.get(Fact, emptied).statement = ""
    take(document, (Fact, blank))
    take(document, (Fact, chosen))
    assert document.removed() == []
    take(document, (Fact, emptied))
    (removal,) = document.removed()
    assert [head.row for head in removal.heads] == [emptied]


def test_a_blank_row_is_listed_for_what_went_along_with_it(document: Document) -> None:
    (fact_id,) = add(document, Fact(statement=""))
    add(document, Quote(item_table="fact", item_id=fact_id, said="I like it"))
    take(document, (Fact, fact_id))
    (removal,) = document.removed()
    assert [head.row for head in removal.heads] == [fact_id]
    assert put_back_newest(document) == 0
    assert document.session.get(Fact, fact_id) is not None


def test_what_was_dropped_is_not_listed_as_removed(document: Document) -> None:
    add(document, Meeting(title="Full board"))
    document.drop_last()
    assert document.removed() == []


PLACE = st.integers(0, 5)


@settings(max_examples=12, deadline=None)
@given(
    links=st.lists(st.tuples(PLACE, PLACE), max_size=6, unique=True),
    chained=st.lists(st.tuples(PLACE, PLACE, PLACE), max_size=4, unique=True),
    quotes=st.lists(PLACE, max_size=3),
    gone=st.lists(
        st.tuples(st.sampled_from([Fact, Assumption, Priority, Indicator]), PLACE),
        min_size=1,
        max_size=4,
    ),
    measured=st.booleans(),
)
def test_remove_then_put_back_gives_the_same_rows(
    links: list[tuple[int, int]],
    chained: list[tuple[int, int, int]],
    quotes: list[int],
    gone: list[tuple[type[Row], int]],
    measured: bool,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = os.environ["SELFEVAL_HOME"]
        os.environ["SELFEVAL_HOME"] = f"{folder}/home"
        try:
            document = Document.create(Path(folder) / "f.selfeval")
            ids = _fill(document, links, chained, quotes, measured)
            before = document.canonical_dump()
            take(document, *((model, ids[model][place]) for model, place in gone))
            assert document.canonical_dump() != before
            assert put_back_newest(document) == 0
            assert document.canonical_dump() == before
            assert document.removed() == []
            document.undo()
            document.undo()
            assert document.canonical_dump() == before
            document.close()
        finally:
            os.environ["SELFEVAL_HOME"] = home


def _fill(
    document: Document,
    links: list[tuple[int, int]],
    chained: list[tuple[int, int, int]],
    quotes: list[int],
    measured: bool,
) -> dict[type[Row], list[str]]:
    measure_id = add(document, Measure(name="m"))[0]
    add(document, Reading(measure_id=measure_id, period="2025/26", value="1"))
    shared = measure_id if measured else None
    ids: dict[type[Row], list[str]] = {
        Fact: add(document, *(Fact(statement=str(at), measure_id=shared) for at in range(6))),
        Assumption: add(document, *(Assumption(belief=str(at)) for at in range(6))),
        Priority: add(document, *(Priority(title=str(at)) for at in range(6))),
    }
    beliefs = ids[Assumption]
    ids[Indicator] = add(
        document, *(Indicator(sign=str(at), assumption_id=beliefs[at]) for at in range(6))
    )
    rows: list[Row] = [
        Stance(fact_id=ids[Fact][one], assumption_id=beliefs[other]) for one, other in links
    ]
    pairs = {(one, other) for one, other, _third in chained}
    rows += [
        PriorityAssumption(priority_id=ids[Priority][one], assumption_id=beliefs[other])
        for one, other in pairs
    ]
    rows += [
        IndicatorPriority(indicator_id=ids[Indicator][third], priority_id=ids[Priority][one])
        for one, third in {(one, third) for one, _other, third in chained}
    ]
    rows += [Action(priority_id=ids[Priority][one], what="do") for one, _b, _c in chained]
    rows += [Quote(item_table="fact", item_id=ids[Fact][at], said="said") for at in quotes]
    add(document, *rows)
    return ids
