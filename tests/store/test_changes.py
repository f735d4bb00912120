"""What changed since a moment, told from the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from selfeval.core.models import (
    Action,
    Assumption,
    Edition,
    Fact,
    Indicator,
    Judgement,
    Measure,
    Priority,
    PriorityAssumption,
    Reading,
    Review,
    Row,
    School,
    Stance,
)
from selfeval.store import Document, load_rows, remove
from selfeval.store.changes import MANY, Change, changes_since

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
F, G, A, P, S, M, X, E = (f"{at:032x}" for at in range(1, 9))


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "school.selfeval", actor="Deputy head") as made:
        yield made


def write(document: Document, *rows: Row, label: str = "Write") -> None:
    with document.edit(label) as session:
        session.add_all(rows)


def change(document: Document, model: type[Row], row_id: str, **values: object) -> None:
    with document.edit("Change") as session:
        row = session.get(model, row_id)
        for name, value in values.items():
            setattr(row, name, value)


def told(document: Document, since: datetime = LONG_AGO) -> list[Change]:
    return changes_since(document.session, load_rows(document.session), since)


def words(document: Document) -> list[str]:
    return [one.words for one in told(document)]


def test_an_item_that_was_made_and_then_written_is_new_once(document: Document) -> None:
    write(document, Fact(id=F))
    change(document, Fact, F, statement="Words first in 4 of 15")
    change(document, Fact, F, source="Drop-ins")
    (one,) = told(document)
    assert one.words == "New fact: “Words first in 4 of 15”"
    assert (one.kind, one.table, one.row_id) == ("new", "fact", F)
    assert one.actor == "Deputy head"
    assert datetime.now(UTC) - one.at < timedelta(minutes=5)


def test_only_what_came_after_the_moment_is_told(document: Document) -> None:
    write(document, Fact(id=F, statement="Seen"))
    assert told(document, datetime.now(UTC) + timedelta(hours=1)) == []


def test_what_was_taken_back_is_not_told_and_what_was_done_again_is(document: Document) -> None:
    write(document, Fact(id=F, statement="Seen"))
    write(document, Fact(id=G, statement="Heard"))
    document.undo()
    assert words(document) == ["New fact: “Seen”"]
    document.redo()
    assert words(document) == ["New fact: “Heard”", "New fact: “Seen”"]


def test_what_came_and_went_is_not_told_and_what_was_there_before_is_gone(
    document: Document,
) -> None:
    write(document, Fact(id=F, statement="Seen"))
    with document.edit("Remove fact") as session:
        remove(session, session.get(Fact, F))
    assert words(document) == []


def test_a_reading_is_told_with_its_figure_and_opens_its_indicator(document: Document) -> None:
    write(
        document,
        Measure(id=M, name="Drop-ins", unit="count_of"),
        Indicator(id=S, sign="Words first in drop-ins", measure_id=M),
        Assumption(id=A, belief="Words come first"),
    )
    write(
        document,
        Reading(
            measure_id=M, period="2026-11-20", n=9, out_of=15, assumption_id=A,
            stance="challenges",
        ),
    )  # fmt: skip
    found = told(document)
    assert found[0].words == "Reading added: 9 of 15, “Words first in drop-ins”"
    assert (found[0].kind, found[0].table, found[0].row_id) == ("reading", "indicator", S)
    assert found[1].words == "A reading now challenges “Words come first”"
    write(
        document,
        *(Reading(measure_id=M, period=f"2026-10-{at}", n=1, out_of=15) for at in (10, 11)),
    )
    assert told(document)[0].words == "2 readings of “Words first in drop-ins”"


def test_what_is_weighed_and_decided_has_its_own_sentence(document: Document) -> None:
    write(
        document,
        Fact(id=F, statement="Seen"),
        Assumption(id=A, belief="Words come first", status="testing"),
        Priority(id=P, title="Words before the text", status="live"),
        Action(id=X, priority_id=P, what="Coach in pairs"),
    )
    write(document, Stance(fact_id=F, assumption_id=A, stance="supports"))
    change(document, Stance, Stance.id_for(F, A), stance="challenges")
    change(document, Assumption, A, status="failing")
    write(document, PriorityAssumption(priority_id=P, assumption_id=A))
    change(document, Priority, P, status="not_now")
    change(document, Action, X, state="done")
    write(document, Review(priority_id=P, decision="adapt", why="Too slow"))
    write(document, Judgement(framework="ofsted-2025", area="achievement", narrative="Well"))
    write(document, School(name="Alder"))
    write(document, Edition(id=E, title="Autumn"))
    change(document, Edition, E, state="agreed")
    assert words(document)[:10] == [
        "Report agreed: “Autumn”",
        "Report issued: “Autumn”",
        "School details changed",
        "Written about “Achievement”",
        "Decided about “Words before the text”: adapt",
        "Action done: “Coach in pairs”",
        "“Words before the text” moved to: not now",
        "“Words before the text” now rests on “Words come first”",
        "“Words come first” is now: failing",
        "A fact now challenges “Words come first”",
    ]


def test_a_new_place_in_the_list_is_not_worth_telling(document: Document) -> None:
    write(document, Fact(id=F, statement="Seen"), Fact(id=G, statement="Heard"))
    first = datetime.now(UTC) + timedelta(seconds=1)
    change(document, Fact, F, position="a9")
    assert "Fact changed" not in " ".join(words(document))
    assert told(document, first) == []


def test_a_great_deal_at_once_is_told_by_its_name(document: Document) -> None:
    facts = [Fact(statement=f"Fact {at}") for at in range(MANY + 1)]
    write(document, *facts, label="Import figures")
    (one,) = told(document)
    assert one.words == f"Import figures ({MANY + 1} rows)"
    assert (one.table, one.row_id) == ("", "")


def test_a_change_in_an_older_item_is_told_as_a_change(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("selfeval.store.log._now", lambda: "2026-01-10T09:00:00+00:00")
    write(document, Fact(id=F, statement="Seen"), Fact(id=G, statement="Heard"))
    monkeypatch.setattr("selfeval.store.log._now", lambda: "2026-02-10T09:00:00+00:00")
    change(document, Fact, F, statement="Seen twice")
    change(document, Fact, F, source="Drop-ins")
    with document.edit("Remove fact") as session:
        remove(session, session.get(Fact, G))
    found = told(document, datetime(2026, 2, 1, tzinfo=UTC))
    assert [one.words for one in found] == ["Fact removed: “Heard”", "Fact changed: “Seen twice”"]
    assert [one.row_id for one in found] == ["", F]
