"""What is true and worked on goes to next year's file; the old one is kept as it ended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from selfeval.core.models import (
    Action,
    Assumption,
    Evidence,
    Fact,
    Indicator,
    IndicatorPriority,
    Judgement,
    Measure,
    Meeting,
    Note,
    Priority,
    PriorityAssumption,
    Quote,
    Reading,
    Review,
    School,
    Setting,
    Stance,
)
from selfeval.exchange.next_year import (
    Decision,
    NextYear,
    carried,
    counts,
    live_priorities,
    next_period,
    reopen_year,
    start_next_year,
)
from selfeval.exchange.sample import make_sample
from selfeval.store import Document, UserError, keys, load_rows
from selfeval.store.check import examine
from selfeval.store.errors import PasswordNeeded
from selfeval.store.protecting import protect

TODAY = date(2027, 7, 16)


@pytest.fixture
def old(tmp_path: Path) -> Document:
    document = Document.create(tmp_path / "2026.selfeval", actor="Headteacher")
    measure, goes, ends, waits = (
        Measure(name="Joining in", id="1" * 32),
        Priority(title="Goes on", status="live", id="2" * 32),
        Priority(title="Ends", status="live", id="3" * 32),
        Priority(title="Waits", status="not_now", id="4" * 32),
    )
    with document.edit("Fill") as session:
        session.add_all([measure, goes, ends, waits])
        session.add_all(
            [
                School(name="Alder", period="2026–27", purpose="All read"),
                Fact(statement="Seen", measure_id=measure.id, id="5" * 32),
                Reading(measure_id=measure.id, period="2026/27", value="7", assumption_id="7" * 32),
                Assumption(belief="So", id="6" * 32),
                Assumption(belief="No longer", status="retired", id="7" * 32),
                Stance(fact_id="5" * 32, assumption_id="6" * 32),
                Stance(fact_id="5" * 32, assumption_id="7" * 32),
                PriorityAssumption(priority_id=goes.id, assumption_id="6" * 32),
                PriorityAssumption(priority_id=ends.id, assumption_id="6" * 32),
                Action(priority_id=goes.id, what="Still to do"),
                Action(priority_id=goes.id, what="Done", state="done"),
                Action(priority_id=ends.id, what="Gone"),
                Indicator(sign="Follows", id="8" * 32, assumption_id="7" * 32),
                Indicator(sign="Left", id="9" * 32, measure_id="a" * 32),
                Indicator(sign="Alone", id="b" * 32),
                Measure(name="Only of the indicator that is left", id="a" * 32),
                Reading(measure_id="a" * 32, period="2026/27", value="3"),
                IndicatorPriority(indicator_id="8" * 32, priority_id=goes.id),
                IndicatorPriority(indicator_id="9" * 32, priority_id=ends.id),
                Review(priority_id=goes.id, decision="adapt", why="Once before"),
                Judgement(framework="ofsted", area="attendance", narrative="Good"),
                Meeting(title="Summer"),
                Note(said="To sort"),
                Note(said="Sorted", sorted_table="fact", sorted_id="5" * 32),
                Quote(item_table="priority", item_id=ends.id, said="Enough"),
                Setting(name="framework", value="ofsted"),
            ]
        )
    with document.edit("Attach a file") as session:
        sha256 = document.add_blob(b"notes")
        session.add(Evidence(item_table="fact", item_id="5" * 32, name="notes.txt", sha256=sha256))
    return document


def choices(**more: object) -> NextYear:
    decisions = (
        Decision("2" * 32, "continue", "It has begun to work"),
        Decision("3" * 32, "done", "Every class does it"),
    )
    return NextYear("2027–28", decisions, signed="Headteacher", **more)  # type: ignore[arg-type]


def names(document: Document, model: type, field: str) -> list[str]:
    return sorted(getattr(row, field) for row in load_rows(document.session).all(model))


def test_the_new_file_holds_what_goes_on(old: Document, tmp_path: Path) -> None:
    number = load_rows(old.session).all(Fact)[0].number
    new = start_next_year(old, tmp_path / "2027.selfeval", choices(), TODAY)
    rows = load_rows(new.session)
    assert new.document_id != old.document_id
    assert (rows.school.name, rows.school.period) == ("Alder", "2027–28")
    assert [(fact.statement, fact.number) for fact in rows.all(Fact)] == [("Seen", number)]
    assert names(new, Assumption, "belief") == ["So"]
    assert [stance.assumption_id for stance in rows.all(Stance)] == ["6" * 32]
    assert names(new, Priority, "title") == ["Goes on", "Waits"]
    assert names(new, Action, "what") == ["Still to do"]
    assert names(new, Indicator, "sign") == ["Alone", "Follows"]
    assert [row.name for row in rows.all(Measure)] == ["Joining in"]
    assert [(row.value, row.assumption_id) for row in rows.all(Reading)] == [("7", None)]
    assert rows.get(Indicator, "8" * 32).assumption_id is None
    assert names(new, Note, "said") == ["To sort"]
    assert rows.setting("framework") == "ofsted"
    assert rows.setting("closed_on") == ""
    for model in (Judgement, Meeting, Quote):
        assert not rows.all(model)
    assert [new.blob(row.sha256) for row in rows.all(Evidence)] == [b"notes"]
    assert sorted((row.decision, row.why) for row in rows.all(Review)) == [
        ("adapt", "Once before"),
        ("continue", "It has begun to work"),
    ]
    new.close()
    old.close()
    examine(tmp_path / "2027.selfeval")


def test_retired_assumptions_go_along_where_wanted(old: Document) -> None:
    rows = load_rows(old.session)
    with_them = carried(rows, choices(with_retired=True), TODAY)
    assert len(with_them["assumption"]) == len(with_them["stance"]) == 2
    assert counts(with_them)[Fact] == 1
    old.close()


def test_the_old_file_records_the_decisions_and_is_for_reading_only(
    old: Document, tmp_path: Path
) -> None:
    start_next_year(old, tmp_path / "2027.selfeval", choices(), TODAY).close()
    assert old.undo_label == "Close the year"
    old.close()
    with Document.open(old.path) as again:
        assert again.read_only
        assert again.closed_on == "2027-07-16"
        assert "16 July 2027" in again.notice
        assert "2027.selfeval" in again.notice
        rows = load_rows(again.session)
        assert rows.get(Priority, "2" * 32).status == "live"
        ended = rows.get(Priority, "3" * 32)
        assert (ended.status, ended.status_reason) == ("done", "Every class does it")
        found = {row.priority_id: row for row in rows.all(Review) if row.held_on}
        assert (found["3" * 32].decision, found["3" * 32].why) == (
            "stop",
            "Done: Every class does it",
        )
        assert found["2" * 32].held_on == "2027-07-16"
        with pytest.raises(UserError), again.edit("Change"):
            pass


def test_the_new_file_has_the_password_of_the_old_one(old: Document, tmp_path: Path) -> None:
    path, key = old.path, keys.new_key("five quiet otters")
    assert old.close() is None
    protect(path, key)
    old = Document.open(path)
    new = start_next_year(old, tmp_path / "2027.selfeval", choices(), TODAY)
    assert new.has_password
    assert new.close() is None
    assert old.close() is None
    assert keys.salt_of(new.path) == key.salt
    home = tmp_path.rglob("*")
    assert not [one for one in home if one.is_file() and b"Goes on" in one.read_bytes()]
    keys.forget()
    with pytest.raises(PasswordNeeded):
        Document.open(new.path)


def test_a_closed_year_can_be_opened_again_deliberately(old: Document, tmp_path: Path) -> None:
    start_next_year(old, tmp_path / "2027.selfeval", choices(), TODAY).close()
    old.close()
    again = reopen_year(old.path, "Deputy head")
    assert not again.read_only
    assert again.closed_on == ""
    assert again.undo_label == "Open the year again"
    again.close()
    with Document.open(old.path) as later:
        assert not later.read_only
        assert later.notice == ""


def test_nothing_is_made_without_a_decision_or_where_a_file_is(
    old: Document, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.selfeval"
    taken.write_bytes(b"mine")
    before = old.canonical_dump()
    with pytest.raises(UserError, match="“Ends”"):
        start_next_year(
            old, tmp_path / "2027.selfeval", NextYear("2027–28", choices().decisions[:1]), TODAY
        )
    with pytest.raises(UserError):
        start_next_year(old, taken, choices(), TODAY)
    with pytest.raises(UserError):
        start_next_year(old, tmp_path / "no folder" / "2027.selfeval", choices(), TODAY)
    assert taken.read_bytes() == b"mine"
    assert not (tmp_path / "2027.selfeval").exists()
    assert old.canonical_dump() == before
    assert not old.closed_on
    old.close()


def test_where_somebody_changed_the_old_file_nothing_is_made(
    old: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old.publish()
    old.path.write_bytes(old.path.read_bytes() + b"x")
    with pytest.raises(UserError):
        start_next_year(old, tmp_path / "2027.selfeval", choices(), TODAY)
    assert not (tmp_path / "2027.selfeval").exists()
    assert not old.closed_on
    old.close()


def test_the_sample_school_goes_on_and_passes_the_check(tmp_path: Path) -> None:
    old = make_sample(tmp_path / "sample.selfeval")
    rows = load_rows(old.session)
    live = live_priorities(rows)
    assert live
    facts = len(rows.all(Fact))
    decided = tuple(Decision(row.id, "continue") for row in live[:-1])
    wanted = NextYear("2027–28", (*decided, Decision(live[-1].id, "stop", "No time")))
    new = start_next_year(old, tmp_path / "next.selfeval", wanted, TODAY)
    assert len(load_rows(new.session).all(Fact)) == facts
    new.close()
    old.close()
    examine(tmp_path / "next.selfeval")
    examine(tmp_path / "sample.selfeval")


@pytest.mark.parametrize(
    ("period", "following"),
    [
        ("2026–27", "2027–28"),
        ("2026/27", "2027/28"),
        ("2026-2027", "2027-2028"),
        ("1999/00", "2000/01"),
        ("2026 - 29", "2027 - 30"),
        ("2099–00", "2100–01"),
        ("This year", ""),
        ("", ""),
    ],
)
def test_the_period_after(period: str, following: str) -> None:
    assert next_period(period) == following


def test_undo_never_takes_away_what_a_new_year_begins_with(old: Document, tmp_path: Path) -> None:
    target = tmp_path / "next.selfeval"
    start_next_year(old, target, choices(), TODAY).close()
    with Document.open(target) as made:
        assert made.undo_label is None
        assert not made.unpublished
        before = made.canonical_dump()
        with made.edit("Add fact") as session:
            session.add(Fact(statement="Seen this year"))
        assert made.undo() == "Add fact"
        assert made.undo_label is None
        assert made.canonical_dump() == before
