"""A believable small file to damage, lose and share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from selfeval.core.models import Assumption, Evidence, Fact, Measure, Reading, School, Stance
from selfeval.store import Document, keys
from tests.checking import check_in_this_process

__all__ = ["check_in_this_process"]


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    """Know no password before and after the test."""
    keys.forget()
    yield
    keys.forget()


@pytest.fixture
def school_file(tmp_path: Path) -> Path:
    """Give the test a published file with some of everything, closed."""
    path = tmp_path / "alder.selfeval"
    with Document.create(path, actor="Headteacher") as document:
        fill(document)
    return path


def fill(document: Document) -> None:
    """Make a few gestures: facts, a measure, a link, an attachment, a change and an undo."""
    with document.edit("Name the school") as session:
        session.add(School(name="Alder", phase="primary"))
    with document.edit("Import figures") as session:
        for number in range(12):
            measure = Measure(name=f"Measure {number}")
            fact = Fact(statement=f"Fact with ŵ and “quotes” {number}", measure_id=measure.id)
            belief = Assumption(belief=f"Belief {number}", because="of what we saw " * 20)
            session.add_all([measure, fact, belief])
            session.add(Stance(fact_id=fact.id, assumption_id=belief.id, stance="supports"))
            session.add(Reading(measure_id=measure.id, period="2025/26", value=str(number)))
    with document.edit("Attach file") as session:
        name = document.add_blob(b"what we saw" * 500)
        session.add(Evidence(item_table="school", item_id="school", sha256=name, name="notes"))
    with document.edit("Change school") as session:
        session.get(School, "school").name = "Alder Primary"
    document.undo()
