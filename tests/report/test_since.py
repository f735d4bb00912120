"""What has changed since a version, in words that a governor reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Edition,
    Fact,
    Factor,
    Judgement,
    Priority,
    Reading,
    Recommendation,
    Review,
    School,
    Stance,
)
from selfeval.report import ReportOptions, freeze
from selfeval.report.story import part_alone
from selfeval.report.versions import Earlier, agreed_fields, earlier_for
from selfeval.store import Document, load_rows, remove
from tests.report.changing import MEASURE, TODAY, changes, edit, issue, now, sign_about, texts


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "school.selfeval") as made:
        yield made


def test_the_first_version_has_nothing_to_compare_with(document: Document) -> None:
    edit(document, lambda session: session.add(Fact(statement="One")))
    shot = now(document)
    assert (shot.since.told, shot.pending) == ("first", "")
    assert "This is the first version" in " ".join(texts(part_alone(shot, "since")))


def test_nothing_changed_is_said(document: Document) -> None:
    edit(document, lambda session: session.add(Fact(statement="One")))
    issue(document)
    words = " ".join(texts(part_alone(now(document), "since")))
    assert "Nothing has changed since the draft of 12\xa0October\xa02026." in words


def test_a_copy_without_history_says_so(document: Document) -> None:
    edit(document, lambda session: session.add(Fact(statement="One")))
    issue(document)
    edition = load_rows(document.session)
    made = freeze(
        edition,
        ReportOptions(today=TODAY),
        earlier=_forgotten(document),
    )
    assert made.since.told == "unknown"
    assert "does not hold what stood in the draft" in " ".join(texts(part_alone(made, "since")))


def _forgotten(document: Document) -> Earlier | None:
    def forget(session: Session) -> None:
        session.get_one(Edition, issued).vector = ""

    issued = load_rows(document.session).all(Edition)[0].id
    edit(document, forget)
    rows = load_rows(document.session)
    return earlier_for(document.session, rows, ReportOptions(today=TODAY))


def test_new_changed_and_dropped_facts_are_told(document: Document) -> None:
    changed = Fact(statement="Rooms start in three ways", tone="concern", n=4, out_of=15)
    gone, same = Fact(statement="Gone by now"), Fact(statement="As it was")
    edit(document, lambda session: session.add_all([changed, gone, same]))
    issue(document)

    def change(session: Session) -> None:
        row = session.get_one(Fact, changed.id)
        row.statement, row.tone, row.n = "Rooms start in two ways", "strength", 9
        remove(session, session.get_one(Fact, gone.id))
        session.add(Fact(statement="Seen since"))

    edit(document, change)
    shot = now(document)
    found = changes(shot)
    assert found["Seen since"].kind == "new"
    assert found["Rooms start in two ways"].how == (
        "It said: “Rooms start in three ways”",
        "How many: from 4 of 15 to 9 of 15",
        "Strength or concern: from Concern to Strength",
    )
    assert (found["Gone by now"].kind, found["Gone by now"].how) == ("dropped", ("Removed",))
    facts = shot.since.step("facts")
    assert facts is not None
    assert facts.unchanged == 1


def test_assumptions_say_where_they_stand_and_why_they_were_retired(document: Document) -> None:
    held, given_up = Assumption(belief="Words first"), Assumption(belief="Few books")
    fact = Fact(statement="Seven of eight rooms")
    edit(document, lambda session: session.add_all([held, given_up, fact]))
    issue(document)

    def change(session: Session) -> None:
        session.get_one(Assumption, held.id).status = "holding"
        session.add(Stance(fact_id=fact.id, assumption_id=held.id, stance="challenges"))
        row = session.get_one(Assumption, given_up.id)
        row.status, row.basis_reason = "retired", "Most homes have books"

    edit(document, change)
    found = changes(now(document))
    assert found["Words first"].how == (
        "Where it stands: from Untested to Holding",
        "Now against it: Fact\xa01, “Seven of eight rooms”",
    )
    assert found["Few books"].kind == "dropped"
    assert found["Few books"].how == ("Retired: Most homes have books",)


def test_priorities_say_where_they_moved_what_is_done_and_why_they_stopped(
    document: Document,
) -> None:
    first, second, third = (
        Priority(title=name, status="live", rank=rank)
        for name, rank in (("One", "a1"), ("Two", "a2"), ("Three", "a3"))
    )
    action = Action(priority_id=first.id, what="Coach in pairs")
    edit(document, lambda session: session.add_all([first, second, third, action]))
    issue(document)

    def change(session: Session) -> None:
        session.get_one(Priority, second.id).rank = "a0"
        session.get_one(Action, action.id).state = "done"
        session.get_one(Priority, third.id).status = "stopped"
        why = "No gain after a term"
        session.add(Review(priority_id=third.id, decision="stop", why=why))

    edit(document, change)
    found = changes(now(document))
    assert found["Two"].how == ("Moved from place 2 to place 1",)
    assert found["One"].how == ("Moved from place 1 to place 2", "Done: “Coach in pairs”")
    assert found["Three"].kind == "dropped"
    assert found["Three"].how == ("Stopped: No gain after a term",)


def test_indicators_say_their_word_then_and_now_and_from_what_to_what(document: Document) -> None:
    sign = sign_about(out_of=40, realm="behaviour")
    edit(document, lambda session: session.add_all(sign))
    issue(document)
    reading = Reading(
        measure_id=MEASURE, period="2026-11-20", sort_date="2026-11-20", n=36, out_of=40
    )
    edit(document, lambda session: session.add(reading))
    found = changes(now(document))["Children ask"]
    assert (found.was, found.label) == ("No reading yet", "Seen")
    assert found.figures == "from 2 of 40 to 36 of 40"


def test_maps_areas_and_the_school_are_told(document: Document) -> None:
    one, other = Factor(label="Words"), Factor(label="Joining in")
    area = Judgement(framework="ofsted-2025", area="inclusion", narrative="Most get it")
    told_of = Recommendation(recommended="Plan reading", done="")
    edit(document, lambda session: session.add_all([one, other, area, told_of, School(name="A")]))
    issue(document)

    def change(session: Session) -> None:
        session.add(Arrow(source_id=one.id, target_id=other.id, sign="plus"))
        session.get_one(Judgement, area.id).grade = "expected_standard"
        session.get_one(Recommendation, told_of.id).done = "Plans are shared"
        session.get_one(School, "school").attendance = "94.1"

    edit(document, change)
    shot = now(document)
    maps, found = shot.since.step("maps"), changes(shot)
    assert maps is not None
    assert [one.words for one in maps.of("new")] == ["Words raise joining in."]
    assert maps.unchanged == 2
    assert found["Inclusion"].how == ("Grade: from Not graded to Expected standard",)
    assert found["Plan reading"].how == ("What was done: “Plans are shared”",)
    assert found["School details"].how == ("Attendance, %: now 94.1%",)


def test_pending_changes_are_counted_since_the_version_agreed_last(document: Document) -> None:
    edit(document, lambda session: session.add(Fact(statement="One")))
    agreed = issue(document, day=date(2026, 7, 11))

    def agree(session: Session) -> None:
        for name, value in agreed_fields(date(2026, 7, 18), "Trustees").items():
            setattr(session.get_one(Edition, agreed), name, value)

    edit(document, agree)
    edit(document, lambda session: session.add(Fact(statement="Two")))
    issue(document)
    edit(document, lambda session: session.add(Fact(statement="Three")))
    shot = now(document)
    assert shot.state == "Draft 3, 23\xa0November\xa02026"
    assert shot.since.count == 1
    assert shot.pending == "2 changes since the version agreed on 18\xa0July\xa02026"
    assert shot.pending in " ".join(texts(shot.cover))
