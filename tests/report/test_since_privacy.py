"""What has changed tells nothing that its readers may not see, on either day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, select

from selfeval.core.hidden_words import HIDE
from selfeval.core.models import (
    Action,
    Arrow,
    Assumption,
    Dismissal,
    Fact,
    Factor,
    Indicator,
    IndicatorPriority,
    Priority,
    Quote,
    Reading,
    Review,
    School,
    Stance,
)
from selfeval.store import Document, remove
from tests.report.changing import MEASURE, changes, edit, issue, now, sign_about, told


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "school.selfeval") as made:
        yield made


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
    edit(document, lambda session: session.add_all(sign_about(out_of=then, realm="outcome")))
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


def test_what_hung_on_something_private_is_not_told_when_it_is_removed(document: Document) -> None:
    priority, factor, other = (
        Priority(title="Secretly chosen", status="live"),
        Factor(label="Secretly felt"),
        Factor(label="Openly felt"),
    )
    action = Action(priority_id=priority.id, what="Secretly done")
    review = Review(priority_id=priority.id, why="Secretly decided")
    arrow = Arrow(source_id=factor.id, target_id=other.id, note="Secretly drawn")
    rows = [priority, factor, other, action, review, arrow, Fact(statement="Public")]
    edit(document, lambda session: session.add_all(rows))
    issue(document)

    def hide(session: Session) -> None:
        session.get_one(Priority, priority.id).private = True
        session.get_one(Factor, factor.id).private = True
        remove(session, session.get_one(Action, action.id))
        remove(session, session.get_one(Arrow, arrow.id))
        session.add(Action(priority_id=priority.id, what="Secretly planned"))

    edit(document, hide)
    edit(document, lambda session: session.add(Fact(statement="Openly seen")))
    words = told(document)
    assert "Openly seen" in words
    assert "Secretly" not in words
    assert "secretly" not in words


def test_what_hung_on_something_private_that_was_removed_is_not_told(document: Document) -> None:
    priority = Priority(title="Secretly chosen", status="live")
    action = Action(priority_id=priority.id, what="Secretly done")
    sign = Indicator(sign="Openly seen")
    edit(document, lambda session: session.add_all([priority, action, sign]))
    edit(
        document,
        lambda session: session.add(
            IndicatorPriority(indicator_id=sign.id, priority_id=priority.id)
        ),
    )
    issue(document)

    def hide(session: Session) -> None:
        session.get_one(Priority, priority.id).private = True

    edit(document, hide)
    edit(document, lambda session: remove(session, session.get_one(Priority, priority.id)))
    edit(document, lambda session: session.add(Fact(statement="Since")))
    words = told(document)
    assert "Since" in words
    assert "Secretly" not in words
