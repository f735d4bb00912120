"""What has changed since a version: told in words, and nothing that its readers may not see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from selfeval.core.hidden_words import HIDE
from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Dismissal,
    Edition,
    Fact,
    Factor,
    Indicator,
    Judgement,
    Measure,
    Priority,
    Quote,
    Reading,
    Recommendation,
    Review,
    School,
    Stance,
)
from selfeval.report import ReportOptions, snapshot
from selfeval.report.snapshot import Snapshot
from selfeval.report.snapshot.since_parts import Change
from selfeval.report.story import part_alone
from selfeval.report.versions import Earlier, agreed_fields, earlier_for, new_version
from selfeval.store import Document, load_rows, remove

TODAY = date(2026, 11, 23)
Do = Callable[[Session], object]


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "school.selfeval") as made:
        yield made


def edit(document: Document, do: Do) -> None:
    with document.edit("Change") as session:
        do(session)


def issue(document: Document, kind: str = "governors", day: date = date(2026, 10, 12)) -> str:
    rows = load_rows(document.session)
    made = new_version(document.vector(), rows, ReportOptions(kind, today=day))
    edit(document, lambda session: session.add_all(made))
    return made[0].id


def now(document: Document, kind: str = "governors") -> Snapshot:
    rows = load_rows(document.session)
    options = ReportOptions(kind, today=TODAY)
    return snapshot(rows, options, earlier=earlier_for(document.session, rows, options))


def changes(shot: Snapshot) -> dict[str, Change]:
    return {one.words: one for step in shot.since.steps for one in step.changes}


def texts(part: object) -> Iterator[str]:
    """Yield every text in a part, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list | frozenset):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def told(document: Document, kind: str = "governors") -> str:
    """Return all that is said of what has changed."""
    shot = now(document, kind)
    assert shot.since.told == "changes"
    return "\n".join(texts((shot.since, part_alone(shot, "since"), shot.cover, shot.pending)))


# What is told


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
    made = snapshot(
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
    sign = _sign(out_of=40, realm="behaviour")
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
    assert [one.words for one in maps.of("new")] == ["The more words, the more joining in."]
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


# What must not be told


MEASURE = "ab" * 16


def _sign(out_of: int, realm: str) -> list[object]:
    return [
        Measure(id=MEASURE, name="Asking", unit="count_of"),
        Indicator(
            sign="Children ask",
            realm=realm,
            measure_id=MEASURE,
            baseline="2",
            baseline_out_of=out_of,
            baseline_on="2026-09-10",
            expected="7",
            expected_out_of=out_of,
            look_by="2026-12-18",
            better="higher",
        ),
    ]


@pytest.mark.parametrize("kind", ["governors", "leaders", "meeting"])
@pytest.mark.parametrize("model", [Fact, Assumption, Factor, Indicator, Priority])
def test_what_became_private_is_not_told_as_dropped(
    document: Document, kind: str, model: type
) -> None:
    name = {Fact: "statement", Assumption: "belief", Factor: "label", Indicator: "sign"}.get(
        model, "title"
    )
    secret, other = model(**{name: "Secretly said"}), Fact(statement="Public")
    edit(document, lambda session: session.add_all([secret, other]))
    issue(document, kind)

    def hide(session: Session) -> None:
        session.get_one(model, secret.id).private = True
        session.get_one(Fact, other.id).statement = "Public still"

    edit(document, hide)
    assert "Public still" in told(document, kind)
    assert "Secretly" not in told(document, kind)


@pytest.mark.parametrize("audience", ["governors", "leaders"])
def test_what_was_private_before_it_was_removed_is_never_told(
    document: Document, audience: str
) -> None:
    secret, other = Fact(statement="Secretly said"), Fact(statement="Public")
    edit(document, lambda session: session.add_all([secret, other]))
    issue(document, audience)

    def hide(session: Session) -> None:
        session.get_one(Fact, secret.id).private = True

    def drop(session: Session) -> None:
        remove(session, session.get_one(Fact, secret.id))
        remove(session, session.get_one(Fact, other.id))

    edit(document, hide)
    edit(document, drop)
    assert "Public" in told(document, audience)
    assert "Secretly" not in told(document, audience)


def test_what_was_private_then_is_new_without_its_former_words(document: Document) -> None:
    fact = Fact(statement="Secretly said", private=True)
    edit(document, lambda session: session.add(fact))
    issue(document)

    def show(session: Session) -> None:
        row = session.get_one(Fact, fact.id)
        row.private, row.statement = False, "Said to all"

    edit(document, show)
    found = changes(now(document))["Said to all"]
    assert (found.kind, found.how) == ("new", ())
    assert "Secretly" not in told(document)


def test_links_to_what_is_private_are_not_named(document: Document) -> None:
    belief, secret = Assumption(belief="Words first"), Fact(statement="Secretly said")
    edit(document, lambda session: session.add_all([belief, secret]))
    edit(document, lambda session: session.add(Stance(fact_id=secret.id, assumption_id=belief.id)))
    issue(document)

    def hide(session: Session) -> None:
        session.get_one(Fact, secret.id).private = True
        session.get_one(Assumption, belief.id).belief = "Words come first"

    edit(document, hide)
    assert changes(now(document))["Words come first"].how == ("It said: “Words first”",)


@pytest.mark.parametrize(("then", "today"), [(3, 60), (60, 3)])
def test_a_small_group_of_either_day_leaks_no_figure(
    document: Document, then: int, today: int
) -> None:
    fact = Fact(statement="Absent pupils", people="children", n=then, out_of=200, tone="concern")
    edit(document, lambda session: session.add_all([School(small_number_limit=10), fact]))
    issue(document)

    def change(session: Session) -> None:
        session.get_one(Fact, fact.id).n = today
        session.add(Fact(statement="Another"))

    edit(document, change)
    words = told(document)
    assert "3 of" not in words
    assert "from" not in words
    assert "from" in told(document, "leaders")


def test_a_figure_is_hidden_that_counts_children_only_by_now(document: Document) -> None:
    fact = Fact(statement="Absences", people="staff", n=3, out_of=200)
    edit(document, lambda session: session.add(fact))
    issue(document)

    def change(session: Session) -> None:
        row = session.get_one(Fact, fact.id)
        row.people, row.n = "children", 60

    edit(document, change)
    assert "3 of" not in told(document)


def test_a_higher_limit_hides_what_was_shown_then(document: Document) -> None:
    fact = Fact(statement="Absent pupils", people="children", n=8, out_of=200)
    edit(document, lambda session: session.add_all([School(small_number_limit=5), fact]))
    issue(document)

    def change(session: Session) -> None:
        session.get_one(School, "school").small_number_limit = 10
        session.get_one(Fact, fact.id).n = 60

    edit(document, change)
    assert "8 of" not in told(document)


@pytest.mark.parametrize(("then", "today"), [(8, 40), (40, 8)])
def test_the_figures_of_small_indicators_are_told_of_neither_day(
    document: Document, then: int, today: int
) -> None:
    edit(document, lambda session: session.add_all(_sign(out_of=then, realm="outcome")))
    issue(document)

    def change(session: Session) -> None:
        row = session.exec(select(Indicator)).one()
        row.baseline_out_of = row.expected_out_of = today
        row.sign = "Children ask more"
        period = "2026-11-20"
        session.add(Reading(measure_id=MEASURE, period=period, sort_date=period, n=7, out_of=today))

    edit(document, change)
    words = told(document)
    assert " of 8" not in words
    assert " of 40" not in words
    assert f"7 of {today}" in told(document, "leaders")


def test_quotes_are_for_leaders_only(document: Document) -> None:
    fact = Fact(statement="Children like reading")
    edit(document, lambda session: session.add(fact))
    issue(document)

    def change(session: Session) -> None:
        session.add(Quote(item_table="fact", item_id=fact.id, said="Secretly said"))
        session.get_one(Fact, fact.id).statement = "Children love reading"

    edit(document, change)
    assert "Secretly" not in told(document)


def test_a_name_that_is_hidden_by_now_is_hidden_in_former_words(document: Document) -> None:
    fact, gone = (Fact(statement=f"{words} Quillfeather") for words in ("Seen by", "Told by"))
    edit(document, lambda session: session.add_all([fact, gone]))
    issue(document)

    def hide(session: Session) -> None:
        for row in (fact, gone):
            answer = f"{HIDE}Quillfeather"
            session.add(Dismissal(rule=answer, item_table="fact", item_id=row.id, reason="[name]"))

    def change(session: Session) -> None:
        session.get_one(Fact, fact.id).statement = "Seen by a colleague"
        remove(session, session.get_one(Fact, gone.id))

    edit(document, hide)
    edit(document, change)
    words = told(document)
    assert "Seen by [name]" in words
    assert "Quillfeather" not in words


def test_what_was_erased_is_not_told(document: Document) -> None:
    fact = Fact(statement="As it was", detail="Secretly said")
    edit(document, lambda session: session.add(fact))
    issue(document)

    def change(session: Session) -> None:
        session.get_one(Fact, fact.id).detail = "Openly said"

    edit(document, change)
    document.erase(document.session.get_one(Fact, fact.id), ["detail"])
    edit(document, lambda session: session.add(Fact(statement="New")))
    assert "Secretly" not in told(document)
    assert "Openly" not in told(document)


def test_markup_in_users_words_stays_words(document: Document) -> None:
    fact = Fact(statement="Plain")
    edit(document, lambda session: session.add(fact))
    issue(document)

    def change(session: Session) -> None:
        session.get_one(Fact, fact.id).statement = "<b>{count}</b> & %s"
        session.get_one(Fact, fact.id).detail = "{0} {name}"

    edit(document, change)
    words = told(document)
    assert "<b>{count}</b> & %s" in words
    assert "{0} {name}" in words
