"""What somebody removed, and what stays for the sake of something else: every copy stays sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.core.models import Assumption, Fact, Measure, Stance
from selfeval.store import remove
from selfeval.store.errors import CannotUndo
from tests.store.copies import Person, exchange
from tests.store.stories import asked, same, take_out, two_people, value, write


def linked(folder: Path) -> tuple[Person, Person, str, str]:
    """Give two people a fact that supports a belief; return them with the ids of belief and link.

    The head has taken the link away and then removed the belief.
    """
    belief, fact = Assumption(belief="Because"), Fact(statement="Seen")
    stance = Stance(fact_id=fact.id, assumption_id=belief.id, stance="supports")
    belief_id, link_id = belief.id, stance.id
    head, deputy = two_people(folder, belief, fact, stance)
    take_out(head.document, Stance, link_id)
    take_out(head.document, Assumption, belief_id)
    return head, deputy, belief_id, link_id


def edited_though_removed(folder: Path) -> tuple[Person, Person, str]:
    """Give two people a fact that the head removed, and that the deputy wrote more of."""
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = two_people(folder, fact)
    take_out(head.document, Fact, fact_id)
    write(deputy.document, Fact, fact_id, detail="Edited 7391")
    return head, deputy, fact_id


def undo(person: Person) -> str:
    """Save, so that no combining is taken back but the gesture before; undo."""
    with person.at_their_computer():
        person.document.publish()
        return person.document.undo()


def test_a_link_that_holds_what_others_removed_is_not_undone(tmp_path) -> None:
    belief, fact = Assumption(belief="Because"), Fact(statement="Seen")
    belief_id, fact_id = belief.id, fact.id
    head, deputy = two_people(tmp_path, belief, fact)
    take_out(head.document, Assumption, belief_id)
    with deputy.document.edit("Link") as session:
        session.add(Stance(fact_id=fact_id, assumption_id=belief_id, stance="supports"))
    exchange(head, deputy, tmp_path)
    with pytest.raises(CannotUndo, match="removed elsewhere"):
        undo(deputy)
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert asked(head) == [("assumption", belief_id, "pointed_at")]


def test_an_undo_that_holds_what_others_removed_is_not_redone(tmp_path) -> None:
    old, new = Measure(name="Old"), Measure(name="New")
    fact = Fact(statement="Seen", measure_id=old.id)
    old_id, new_id, fact_id = old.id, new.id, fact.id
    head, deputy = two_people(tmp_path, old, new, fact)
    write(deputy.document, Fact, fact_id, measure_id=new_id)
    exchange(head, deputy, tmp_path)
    take_out(head.document, Measure, old_id)
    undo(deputy)
    exchange(head, deputy, tmp_path)
    with deputy.at_their_computer():
        deputy.document.publish()
    with pytest.raises(CannotUndo, match="removed elsewhere"):
        deputy.document.redo()
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert value(head, Fact, fact_id, "measure_id") == old_id


def test_what_a_link_held_stays_when_the_link_goes(tmp_path) -> None:
    head, deputy, belief_id, link_id = linked(tmp_path)
    write(deputy.document, Stance, link_id, stance="challenges")
    exchange(head, deputy, tmp_path)
    take_out(deputy.document, Stance, link_id)
    deputy.sound()
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert value(head, Assumption, belief_id, "belief") == "Because"
    assert head.document.session.get(Stance, link_id) is None


def test_what_two_links_held_stays_when_each_is_taken_by_somebody(tmp_path) -> None:
    belief, facts = Assumption(belief="Because"), [Fact(statement="One"), Fact(statement="Two")]
    links = [Stance(fact_id=one.id, assumption_id=belief.id, stance="supports") for one in facts]
    belief_id, ids = belief.id, [one.id for one in links]
    head, deputy = two_people(tmp_path, belief, *facts, *links)
    with head.document.edit("Unlink") as session:
        for one in ids:
            remove(session, session.get(Stance, one))
    take_out(head.document, Assumption, belief_id)
    for one in ids:
        write(deputy.document, Stance, one, stance="challenges")
    exchange(head, deputy, tmp_path)
    take_out(head.document, Stance, ids[0])
    take_out(deputy.document, Stance, ids[1])
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert value(head, Assumption, belief_id, "belief") == "Because"


def test_what_was_held_goes_when_what_held_it_was_undone_elsewhere(tmp_path) -> None:
    head, deputy, belief_id, link_id = linked(tmp_path)
    write(deputy.document, Stance, link_id, stance="challenges")
    head.take(deputy.give(tmp_path / "edited.selfeval"))
    assert value(head, Assumption, belief_id, "belief") == "Because"
    deputy.document.undo()
    head.take(deputy.give(tmp_path / "undone.selfeval"))
    head.sound()
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert head.document.session.get(Assumption, belief_id) is None


def test_what_stays_for_an_edit_stays_when_the_edit_is_erased(tmp_path) -> None:
    head, deputy, fact_id = edited_though_removed(tmp_path)
    exchange(head, deputy, tmp_path)
    with deputy.at_their_computer():
        deputy.document.erase(deputy.document.session.get(Fact, fact_id), ["detail"])
    deputy.sound()
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert value(head, Fact, fact_id, "statement") == "Seen"
    assert not [line for line in head.log() if "7391" in line]


def test_what_stays_for_an_edit_goes_when_that_is_erased_by_who_knew_no_removal(tmp_path) -> None:
    head, deputy, fact_id = edited_though_removed(tmp_path)
    head.take(deputy.give(tmp_path / "edited.selfeval"))
    with deputy.at_their_computer():
        deputy.document.erase(deputy.document.session.get(Fact, fact_id), ["detail"])
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert head.document.session.get(Fact, fact_id) is None
