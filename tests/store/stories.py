"""Short stories of two people and two copies: what each rule of combining promises.

Each story fails where its rule is broken; `test_combine.py` tells them as they are, and once more
with every rule broken in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from selfeval.core.models import (
    Assumption,
    Evidence,
    Fact,
    Judgement,
    Measure,
    Quote,
    Reading,
    Stance,
)
from selfeval.store import Document, log, remove
from selfeval.store.questions import Choice
from tests.store.copies import Person, exchange

Story = Callable[[Path], None]


def two_people(folder: Path, *rows) -> tuple[Person, Person]:
    """Give two people copies of a document that holds these rows."""
    head = Person("Head", folder)
    with head.document.edit("Begin") as session:
        session.add_all(rows)
    first = head.give(folder / "first.selfeval")
    return head, Person("Deputy", folder, first)


def write(document: Document, model: type, row_id: str, **values) -> None:
    with document.edit("Change") as session:
        row = session.get(model, row_id)
        for name, value in values.items():
            setattr(row, name, value)


def take_out(document: Document, model: type, row_id: str) -> None:
    with document.edit("Remove") as session:
        remove(session, session.get(model, row_id))


def same(*people: Person) -> None:
    """Fail unless everybody has the same rows, the same log and the same questions."""
    first = people[0]
    for other in people[1:]:
        assert other.document.canonical_dump() == first.document.canonical_dump()
        assert other.log() == first.log()
        assert asked(other) == asked(first)
    for one in people:
        one.sound()


def asked(person: Person) -> list[tuple]:
    """Return what is left to decide: (table, row, field, values, the shown one first)."""
    found = person.document.questions()
    fields = [
        (one.table, one.row, one.field, tuple(a.value for a in one.answers))
        for one in found.conflicts
    ]
    return fields + [(one.table, one.row, one.because) for one in found.kept]


def value(person: Person, model: type, row_id: str, field: str):
    with person.at_their_computer():
        person.document.session.expire_all()
        return getattr(person.document.session.get(model, row_id), field)


def different_fields_of_one_row_go_together(folder: Path) -> None:
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = two_people(folder, fact)
    write(head.document, Fact, fact_id, source="Visit")
    write(deputy.document, Fact, fact_id, detail="On a Monday")
    exchange(head, deputy, folder)
    same(head, deputy)
    assert asked(head) == []
    assert value(head, Fact, fact_id, "source") == "Visit"
    assert value(head, Fact, fact_id, "detail") == "On a Monday"


def the_same_field_is_asked_and_shows_the_later_one_everywhere(folder: Path) -> None:
    facts = [Fact(statement=f"Seen {number}") for number in range(4)]
    ids = [fact.id for fact in facts]
    head, deputy = two_people(folder, *facts)
    for fact_id in ids:
        write(head.document, Fact, fact_id, statement="Head")
        write(deputy.document, Fact, fact_id, statement="Deputy")
    exchange(head, deputy, folder)
    same(head, deputy)
    by = {head.document._pen.replica: "Head", deputy.document._pen.replica: "Deputy"}
    shown = by[max(by)]
    other = by[min(by)]
    assert asked(head) == [
        ("fact", fact_id, "statement", (shown, other)) for fact_id in sorted(ids)
    ]


def no_clock_decides(folder: Path) -> None:
    """The head writes more often, with a clock that is a year behind: the head's shows."""
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = two_people(folder, fact)
    write(deputy.document, Fact, fact_id, statement="Deputy")
    now = log._now
    log._now = lambda: "2020-01-01T00:00:00+00:00"
    try:
        write(head.document, Fact, fact_id, detail="First")
        write(head.document, Fact, fact_id, statement="Head")
    finally:
        log._now = now
    exchange(head, deputy, folder)
    same(head, deputy)
    assert asked(head) == [("fact", fact_id, "statement", ("Head", "Deputy"))]


def who_has_seen_the_other_replaces_it(folder: Path) -> None:
    """The deputy's counter is far ahead, but the head had seen it: the head's wording stands."""
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = two_people(folder, fact)
    write(deputy.document, Fact, fact_id, statement="Deputy")
    head.take(deputy.give(folder / "seen.selfeval"))
    for number in range(5):
        write(deputy.document, Fact, fact_id, detail=str(number))
    write(head.document, Fact, fact_id, statement="Head, knowing the deputy’s")
    exchange(head, deputy, folder)
    same(head, deputy)
    assert asked(head) == []
    assert value(deputy, Fact, fact_id, "statement") == "Head, knowing the deputy’s"


def what_was_undone_is_no_answer(folder: Path) -> None:
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = two_people(folder, fact)
    write(head.document, Fact, fact_id, statement="A slip")
    head.document.undo()
    write(deputy.document, Fact, fact_id, statement="Deputy")
    exchange(head, deputy, folder)
    same(head, deputy)
    assert asked(head) == []
    assert value(head, Fact, fact_id, "statement") == "Deputy"


def what_was_redone_is_an_answer(folder: Path) -> None:
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = two_people(folder, fact)
    write(head.document, Fact, fact_id, statement="Head")
    head.document.undo()
    head.document.redo()
    write(deputy.document, Fact, fact_id, statement="Deputy")
    exchange(head, deputy, folder)
    same(head, deputy)
    assert len(asked(head)) == 1


def an_edit_beats_a_removal_and_what_belongs_to_it_stays(folder: Path) -> None:
    measure = Measure(name="Attendance")
    fact = Fact(statement="Seen", measure_id=measure.id)
    belief = Assumption(belief="Because")
    quote = Quote(item_table="fact", item_id=fact.id, said="So it is")
    reading = Reading(measure_id=measure.id, period="2025/26", value="94")
    link = Stance(fact_id=fact.id, assumption_id=belief.id, stance="supports")
    fact_id = fact.id
    head, deputy = two_people(folder, measure, fact, belief, quote, reading, link)
    whole = head.document.canonical_dump()
    take_out(head.document, Fact, fact_id)
    write(deputy.document, Fact, fact_id, detail="Edited")
    exchange(head, deputy, folder)
    same(head, deputy)
    assert asked(head) == [("fact", fact_id, "edited")]
    assert len(head.document.canonical_dump()) == len(whole)
    head.document.decide([Choice("fact", fact_id, "", True)])
    exchange(head, deputy, folder)
    same(head, deputy)
    assert asked(head) == []


def what_is_still_pointed_at_stays(folder: Path) -> None:
    belief, fact = Assumption(belief="Because"), Fact(statement="Seen")
    belief_id, fact_id = belief.id, fact.id
    head, deputy = two_people(folder, belief, fact)
    take_out(head.document, Assumption, belief_id)
    with deputy.document.edit("Link") as session:
        session.add(Stance(fact_id=fact_id, assumption_id=belief_id, stance="supports"))
    exchange(head, deputy, folder)
    same(head, deputy)
    assert asked(head) == [("assumption", belief_id, "pointed_at")]
    with deputy.document.edit("Unlink") as session:
        remove(session, session.get(Stance, Stance.id_for(fact_id, belief_id)))
    exchange(head, deputy, folder)
    same(head, deputy)
    assert value(head, Assumption, belief_id, "belief") == "Because"


def a_removal_that_nobody_contests_is_one(folder: Path) -> None:
    fact, other = Fact(statement="Seen"), Fact(statement="Other")
    fact_id, other_id = fact.id, other.id
    head, deputy = two_people(folder, fact, other)
    take_out(head.document, Fact, fact_id)
    write(deputy.document, Fact, other_id, statement="Changed")
    exchange(head, deputy, folder)
    same(head, deputy)
    assert len(head.document.canonical_dump()) == 1
    assert asked(head) == []


def one_link_drawn_twice_is_one_and_differing_stances_are_asked(folder: Path) -> None:
    fact, belief = Fact(statement="Seen"), Assumption(belief="Because")
    fact_id, belief_id = fact.id, belief.id
    head, deputy = two_people(folder, fact, belief)
    for person, stance in ((head, "supports"), (deputy, "challenges")):
        with person.document.edit("Link") as session:
            session.add(Stance(fact_id=fact_id, assumption_id=belief_id, stance=stance))
    exchange(head, deputy, folder)
    same(head, deputy)
    (question,) = asked(head)
    assert question[:3] == ("stance", Stance.id_for(fact_id, belief_id), "stance")
    assert set(question[3]) == {"supports", "challenges"}


def what_an_insert_left_empty_gives_way(folder: Path) -> None:
    head, deputy = two_people(folder)
    with head.document.edit("Judge") as session:
        session.add(Judgement(framework="f", area="a", narrative="Good"))
    with deputy.document.edit("Judge") as session:
        session.add(Judgement(framework="f", area="a", next_steps="Go on"))
    exchange(head, deputy, folder)
    same(head, deputy)
    assert asked(head) == []
    row = Judgement.id_for("f", "a")
    assert value(head, Judgement, row, "narrative") == "Good"
    assert value(head, Judgement, row, "next_steps") == "Go on"


def a_decision_holds_even_where_the_shown_value_stays(folder: Path) -> None:
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = two_people(folder, fact)
    write(head.document, Fact, fact_id, statement="Head")
    write(deputy.document, Fact, fact_id, statement="Deputy")
    exchange(head, deputy, folder)
    ((_table, _row, _field, (shown, _other)),) = asked(head)
    head.document.decide([Choice("fact", fact_id, "statement", shown)])
    assert asked(head) == []
    exchange(head, deputy, folder)
    same(head, deputy)
    assert asked(deputy) == []
    head.document.undo()
    assert len(asked(head)) == 1
    head.document.redo()
    assert asked(head) == []


def erasures_reach_the_other_copy(folder: Path) -> None:
    fact = Fact(statement="A name 7391", source="kept")
    fact_id = fact.id
    head, deputy = two_people(folder, fact)
    write(deputy.document, Fact, fact_id, source="Deputy")
    with head.at_their_computer():
        head.document.erase(head.document.session.get(Fact, fact_id), ["statement"])
    exchange(head, deputy, folder)
    same(head, deputy)
    assert not [line for line in deputy.log() if "7391" in line]
    assert value(deputy, Fact, fact_id, "source") == "Deputy"
    deputy.give(folder / "after.selfeval")
    assert b"7391" not in (folder / "after.selfeval").read_bytes()


def an_erased_attachment_takes_its_bytes_along(folder: Path) -> None:
    head, deputy = two_people(folder, Fact(statement="Seen"))
    with head.document.edit("Attach") as session:
        name = head.document.add_blob(b"bytes 7391")
        kept = Evidence(item_table="school", item_id="school", sha256=name, name="notes")
        session.add(kept)
        kept_id = kept.id
    exchange(head, deputy, folder)
    with head.at_their_computer():
        head.document.erase_for_good({}, [("evidence", kept_id)])
    exchange(head, deputy, folder)
    same(head, deputy)
    assert deputy.document.blob_size(name) == 0
    deputy.give(folder / "after.selfeval")
    assert b"bytes 7391" not in (folder / "after.selfeval").read_bytes()


STORIES: tuple[Story, ...] = (
    different_fields_of_one_row_go_together,
    the_same_field_is_asked_and_shows_the_later_one_everywhere,
    no_clock_decides,
    who_has_seen_the_other_replaces_it,
    what_was_undone_is_no_answer,
    what_was_redone_is_an_answer,
    an_edit_beats_a_removal_and_what_belongs_to_it_stays,
    what_is_still_pointed_at_stays,
    a_removal_that_nobody_contests_is_one,
    one_link_drawn_twice_is_one_and_differing_stances_are_asked,
    what_an_insert_left_empty_gives_way,
    a_decision_holds_even_where_the_shown_value_stays,
    erasures_reach_the_other_copy,
    an_erased_attachment_takes_its_bytes_along,
)
