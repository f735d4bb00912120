"""Answers about names are rows like any other: undone, removed with what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selfeval.core.hidden_words import as_read, hiding, keeping
from selfeval.core.models import Assumption, Dismissal, Fact, Measure, Reading, Row, Stance
from selfeval.core.rows import Rows
from selfeval.core.sharing_places import Place
from selfeval.store import Document, load_rows, remove
from tests.report.changing import TODAY, edit
from tests.sharing import before_sharing


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "school.selfeval") as made:
        yield made


def rows_of(document: Document) -> Rows:
    return load_rows(document.session)


def places(document: Document) -> tuple[Place, ...]:
    return before_sharing(rows_of(document), TODAY)[0].places


def school() -> list[Row]:
    fact, belief = Fact(statement="Mrs Jones reads"), Assumption(belief="Mr Hill knows why")
    measure = Measure(name="Mr Hill’s count")
    return [
        fact,
        belief,
        measure,
        Stance(fact_id=fact.id, assumption_id=belief.id, note="Mrs Brown said so"),
        Reading(measure_id=measure.id, period="2026", source="Miss Green"),
        Fact(statement="Counted", measure_id=measure.id),
    ]


def test_an_answer_can_be_undone_and_done_again(document: Document) -> None:
    edit(document, lambda session: session.add(Fact(statement="Mrs Jones reads")))
    for answer in (hiding, lambda place: keeping(place, "An author")):
        edit(document, lambda session, make=answer: session.add(make(places(document)[0])))
        answered = places(document)[0].answer
        assert answered in ("hidden", "kept")
        document.undo()
        assert places(document)[0].answer == ""
        assert as_read(rows_of(document)).all(Fact)[0].statement == "Mrs Jones reads"
        document.redo()
        assert places(document)[0].answer == answered
        document.undo()


def test_answers_go_with_what_they_are_about(document: Document) -> None:
    rows = school()
    edit(document, lambda session: session.add_all(rows))
    found = places(document)
    assert {one.table for one in found} == {"fact", "assumption", "measure", "stance", "reading"}
    edit(document, lambda session: session.add_all([hiding(one) for one in found]))
    assert len(rows_of(document).all(Dismissal)) == len(found)
    for model in (Stance, Reading, Fact, Measure, Assumption):
        for row in list(rows_of(document).all(model)):
            edit(document, lambda s, one=row: remove(s, s.get_one(type(one), one.id)))
    assert not rows_of(document).all(Dismissal)
