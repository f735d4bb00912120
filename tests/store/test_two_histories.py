"""What the log tells after two people combined: nothing happened that did not, and all that did."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from selfeval.core.models import Assumption, Fact, Judgement, Quote, Stance
from selfeval.store import UserError, arrivals, log, remove
from selfeval.store.changes import changes_since
from selfeval.store.history import changed_last, former_values, touched_when
from selfeval.store.questions import Choice
from selfeval.store.reading import load_rows
from selfeval.store.restoring import to_restore
from tests.store.copies import Person, exchange
from tests.store.stories import asked, same, take_out, two_people, write

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def statements(person: Person, row_id: str) -> list[tuple[str, str | None]]:
    """Return by whom, oldest first, and what the fact said after each."""
    return [
        (one.actor, None if one.state is None else one.state["statement"])
        for one in reversed(person.document.past("fact", row_id))
    ]


def told(person: Person, since: datetime = LONG_AGO) -> list[str]:
    session = person.document.session
    known = person.document.known_at(since)
    return [one.words for one in changes_since(session, load_rows(session), since, known)]


def in_order(*people: Person) -> list[Person]:
    """Return people, who have all written, in the order in which what they wrote at once counts."""
    return sorted(people, key=lambda one: one.document._pen.replica)


# The past of an item ----------------------------------------------------------------------------


def test_each_moment_shows_what_its_author_wrote(tmp_path: Path) -> None:
    """Both replaced the same words; the second to count did not see what the first had written."""
    fact = Fact(statement="Before")
    fact_id = fact.id
    people = two_people(tmp_path, fact)
    for person in people:
        write(person.document, Fact, fact_id, statement=f"{person.role}’s")
    first, second = in_order(*people)
    write(first.document, Fact, fact_id, detail="Later")
    exchange(*people, tmp_path)
    same(*people)
    for person in people:
        assert statements(person, fact_id) == [
            ("Head", "Before"),
            (first.role, f"{first.role}’s"),
            (second.role, f"{second.role}’s"),
            (first.role, f"{second.role}’s"),
        ]
        newest, second_wrote, first_wrote, _made = person.document.past("fact", fact_id)
        assert newest.state is not None
        assert newest.state["detail"] == "Later"
        (field,) = second_wrote.fields
        assert (field.before, field.after) == ("Before", f"{second.role}’s")
        values, stay = to_restore(Fact, first_wrote, newest.state, lambda _table, _row: True)
        assert (values, stay) == ({"statement": f"{first.role}’s", "detail": ""}, [])


def test_what_was_undone_meanwhile_leaves_no_trace_in_later_states(tmp_path: Path) -> None:
    fact = Fact(statement="Before")
    fact_id = fact.id
    head, deputy = two_people(tmp_path, fact)
    write(deputy.document, Fact, fact_id, statement="Deputy’s")
    write(head.document, Fact, fact_id, detail="First")
    write(head.document, Fact, fact_id, statement="A slip")
    head.document.undo()
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    states = statements(deputy, fact_id)
    assert states == statements(head, fact_id)
    assert states[-1] == ("Head", "Deputy’s")  # the undo, which its own entry calls “Before”
    assert ("Head", "A slip") in states


def test_a_decision_that_the_words_stay_reads_as_one(tmp_path: Path) -> None:
    fact = Fact(statement="Before")
    fact_id = fact.id
    head, deputy = two_people(tmp_path, fact)
    write(head.document, Fact, fact_id, statement="Head’s")
    write(deputy.document, Fact, fact_id, statement="Deputy’s")
    exchange(head, deputy, tmp_path)
    ((_table, _row, _field, (shown, _other)),) = asked(head)
    before = told(head)
    head.document.decide([Choice("fact", fact_id, "statement", shown)])
    newest = head.document.past("fact", fact_id)[0]
    assert [(one.stays, one.before, one.after) for one in newest.fields] == [(True, shown, shown)]
    assert told(head) == before
    former = former_values(head.document.session, "fact", fact_id, "statement")
    assert {one.words for one in former} == {"Before"}


def test_an_item_that_stayed_says_so(tmp_path: Path) -> None:
    facts = [Fact(statement=f"Seen {number}") for number in range(6)]
    ids = [fact.id for fact in facts]
    head, deputy = two_people(tmp_path, *facts)
    for row in ids[:3]:  # the removal counts later
        take_out(head.document, Fact, row)
    for row in ids[:3]:
        write(deputy.document, Fact, row, detail="Edited")
    for row in ids[3:]:
        write(deputy.document, Fact, row, detail="Edited")
        take_out(head.document, Fact, row)
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    for row in ids:
        newest, older, made = head.document.past("fact", row)
        assert {newest.kind, older.kind} == {"D", "U"}
        assert newest.stayed
        assert newest.state is not None
        assert newest.state["detail"] == "Edited"
        assert not older.stayed
        assert not made.stayed
        assert (older.state is None) is (older.kind == "D")


def test_what_belongs_to_an_item_that_stayed_is_told(tmp_path: Path) -> None:
    belief, fact = Assumption(belief="Because"), Fact(statement="Seen")
    belief_id, fact_id = belief.id, fact.id
    head, deputy = two_people(tmp_path, belief, fact)
    take_out(head.document, Assumption, belief_id)
    with deputy.document.edit("Link") as session:
        session.add(Stance(fact_id=fact_id, assumption_id=belief_id, stance="supports"))
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    moments = deputy.document.past("assumption", belief_id)
    assert moments[0].state is not None
    assert [one.stayed for one in moments].count(True) == 1
    assert any(link.table == "stance" for one in moments for link in one.links)


def test_a_link_that_both_drew_or_took_away_is_told_in_full(tmp_path: Path) -> None:
    """The older of two insertions was walked over by the newer: it had no fields to be told by."""
    belief, fact = Assumption(belief="Because"), Fact(statement="Seen")
    belief_id, fact_id = belief.id, fact.id
    head, deputy = two_people(tmp_path, belief, fact)
    for person, stance in ((head, "supports"), (deputy, "challenges")):
        with person.document.edit("Link") as session:
            session.add(Stance(fact_id=fact_id, assumption_id=belief_id, stance=stance))
    exchange(head, deputy, tmp_path)
    link_id = Stance.id_for(fact_id, belief_id)
    for person in (head, deputy):
        with person.document.edit("Unlink") as session:
            remove(session, session.get(Stance, link_id))
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    for table, row in (("fact", fact_id), ("assumption", belief_id)):
        links = [link for one in head.document.past(table, row) for link in one.links]
        assert [link.kind for link in links] == ["D", "D", "I", "I"]
        assert {link.values["stance"] for link in links if link.kind == "I"} == {
            "supports",
            "challenges",
        }
        assert all(link.values["fact_id"] == fact_id for link in links)


def test_a_decision_on_a_link_is_not_told_as_a_change(tmp_path: Path) -> None:
    belief, fact = Assumption(belief="Because"), Fact(statement="Seen")
    fact_id = fact.id
    head, deputy = two_people(tmp_path, belief, fact)
    for person, stance in ((head, "supports"), (deputy, "challenges")):
        with person.document.edit("Link") as session:
            session.add(Stance(fact_id=fact_id, assumption_id=belief.id, stance=stance))
    exchange(head, deputy, tmp_path)
    ((table, row, _field, (shown, _other)),) = asked(head)
    head.document.decide([Choice(table, row, "stance", shown)])
    kinds = [link.kind for one in head.document.past("fact", fact_id) for link in one.links]
    assert kinds == ["I", "I"]


def test_a_row_that_both_made_has_both_beginnings(tmp_path: Path) -> None:
    head, deputy = two_people(tmp_path)
    for person, values in ((head, {"narrative": "Good"}), (deputy, {"next_steps": "Go on"})):
        with person.document.edit("Judge") as session:
            session.add(Judgement(framework="f", area="a", **values))
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    newest, older = head.document.past("judgement", Judgement.id_for("f", "a"))
    assert (newest.kind, older.kind) == ("I", "I")
    assert newest.state is not None
    assert older.state is not None
    assert (newest.state["narrative"], newest.state["next_steps"]) == ("Good", "Go on")
    assert sorted((older.state["narrative"], older.state["next_steps"])) in (
        ["", "Go on"],
        ["", "Good"],
    )


# Who was last -----------------------------------------------------------------------------------


def test_last_is_who_wrote_last_not_who_wrote_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = Fact(statement="Before")
    fact_id = fact.id
    monkeypatch.setattr(log, "_now", lambda: "2026-03-01T08:00:00+00:00")
    head, deputy = two_people(tmp_path, fact)
    for number in range(5):
        write(deputy.document, Fact, fact_id, detail=str(number))
    monkeypatch.setattr(log, "_now", lambda: "2026-03-08T08:00:00+00:00")
    write(head.document, Fact, fact_id, source="Visit")
    exchange(head, deputy, tmp_path)
    for person in (head, deputy):
        session = person.document.session
        assert changed_last(session) == ("2026-03-08T08:00:00+00:00", "Head")
        assert touched_when(session, "fact", fact_id) == (*changed_last(session), False)


# Recently removed -------------------------------------------------------------------------------


def test_what_stays_with_its_company_is_not_listed_as_removed(tmp_path: Path) -> None:
    fact, gone = Fact(statement="Seen"), Fact(statement="Gone")
    quote = Quote(item_table="fact", item_id=fact.id, said="So it is")
    fact_id, gone_id, quote_id = fact.id, gone.id, quote.id
    head, deputy = two_people(tmp_path, fact, gone, quote)
    with head.document.edit("Remove facts") as session:
        for row in (fact_id, gone_id):
            remove(session, session.get(Fact, row))
    write(deputy.document, Fact, fact_id, detail="Edited")
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    for person in (head, deputy):
        (removal,) = person.document.removed()
        assert [one.row for one in removal.heads] == [gone_id]
        assert removal.company == {}
        assert person.document.session.get(Quote, quote_id) is not None
    deputy.document.put_back(removal.replica, removal.seq)
    assert deputy.document.removed() == []
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert head.document.removed() == []
    assert head.document.session.get(Fact, gone_id) is not None


def test_what_both_removed_is_listed_once(tmp_path: Path) -> None:
    fact = Fact(statement="Seen")
    fact_id = fact.id
    people = two_people(tmp_path, fact)
    for person in people:
        take_out(person.document, Fact, fact_id)
    _first, second = in_order(*people)
    exchange(*people, tmp_path)
    same(*people)
    head, deputy = people
    (removal,) = head.document.removed()
    assert removal.actor == second.role
    deputy.document.put_back(removal.replica, removal.seq)
    with pytest.raises(UserError, match="already"):
        deputy.document.put_back(removal.replica, removal.seq)
    exchange(*people, tmp_path)
    same(*people)
    assert head.document.removed() == []
    assert head.document.session.get(Fact, fact_id) is not None


def test_both_put_back_the_same(tmp_path: Path) -> None:
    fact = Fact(statement="Seen")
    quote = Quote(item_table="fact", item_id=fact.id, said="So it is")
    fact_id = fact.id
    head, deputy = two_people(tmp_path, fact, quote)
    whole = head.document.canonical_dump()
    take_out(head.document, Fact, fact_id)
    exchange(head, deputy, tmp_path)
    for person in (head, deputy):
        (removal,) = person.document.removed()
        assert person.document.put_back(removal.replica, removal.seq) == 0
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    assert head.document.canonical_dump() == whole
    assert asked(head) == []
    assert head.document.removed() == []


# Since the last meeting -------------------------------------------------------------------------


def test_what_is_told_since_a_meeting_holds_for_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_now", lambda: "2026-03-01T08:00:00+00:00")
    facts = [Fact(statement=words) for words in ("Edited", "Removed", "Undone", "Kept")]
    edited, removed, undone, kept = (fact.id for fact in facts)
    head, deputy = two_people(tmp_path, *facts)
    monkeypatch.setattr(log, "_now", lambda: "2026-03-08T08:00:00+00:00")
    write(head.document, Fact, edited, detail="One")
    write(deputy.document, Fact, edited, source="Two")
    take_out(head.document, Fact, removed)
    take_out(deputy.document, Fact, removed)
    write(head.document, Fact, undone, detail="A slip")
    head.document.undo()
    take_out(head.document, Fact, kept)
    write(deputy.document, Fact, kept, detail="Needed")
    exchange(head, deputy, tmp_path)
    same(head, deputy)
    for person in (head, deputy):
        assert sorted(told(person, datetime(2026, 3, 5, tzinfo=UTC))) == [
            "Fact changed: “Edited”",
            "Fact changed: “Kept”",
            "Fact removed: “Removed”",
        ]


class Clock:
    """A clock for the log and for arrivals that stands where it was set."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = ""
        patch.setattr(log, "_now", lambda: self.now)
        patch.setattr(arrivals, "_now", lambda: self.now)

    def day(self, day: int) -> None:
        self.now = f"2026-03-{day:02}T08:00:00+00:00"


def test_what_came_after_the_meeting_is_new_whenever_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    clock.day(1)
    facts = [Fact(statement=words) for words in ("In time", "Too late", "Own", "Taken back")]
    in_time, late, own, taken_back = (fact.id for fact in facts)
    head, deputy = two_people(tmp_path, *facts)
    clock.day(2)
    write(deputy.document, Fact, in_time, detail="Seen at the meeting")
    clock.day(3)
    head.take(deputy.give(tmp_path / "in time.selfeval"))
    clock.day(4)
    write(deputy.document, Fact, late, detail="On the deputy’s laptop all the while")
    write(deputy.document, Fact, taken_back, detail="A slip")
    deputy.document.undo()
    write(head.document, Fact, own, detail="Before the meeting")
    clock.day(8)
    meeting = datetime(2026, 3, 5, tzinfo=UTC)
    assert told(head, meeting) == []
    head.take(deputy.give(tmp_path / "late.selfeval"))
    assert told(head, meeting) == ["Fact changed: “Too late”"]
    head.open_again()
    assert told(head, meeting) == ["Fact changed: “Too late”"]
    assert told(head, datetime(2026, 3, 9, tzinfo=UTC)) == []


def test_where_nobody_noted_what_was_known_the_times_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    clock.day(1)
    fact = Fact(statement="Seen")
    fact_id = fact.id
    head, _deputy = two_people(tmp_path, fact)
    clock.day(4)
    write(head.document, Fact, fact_id, detail="Early")
    clock.day(8)
    newcomer = Person("Governor", tmp_path, head.give(tmp_path / "given.selfeval"))
    assert told(newcomer, datetime(2026, 3, 5, tzinfo=UTC)) == []
    assert told(newcomer, datetime(2026, 3, 3, tzinfo=UTC)) == ["Fact changed: “Seen”"]
    newcomer.document._opened.copy.folder.joinpath("arrivals.json").write_text("[[]]")
    assert told(newcomer, datetime(2026, 3, 9, tzinfo=UTC)) == []
