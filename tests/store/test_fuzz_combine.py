"""Copies with a spoiled history: each is refused in a sentence and nothing is lost, or it combines.

The suite runs 2 % of the full count.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from sqlmodel import Session, select

from selfeval.core.models import Assumption, Fact, Quote
from selfeval.store import Document, UserError, load_rows, remove
from selfeval.store.check import examine
from tests.store.mutants import by_sql

SAMPLE = Path(__file__).parents[1] / "samples" / "version-1.selfeval"


def make_work(document: Document, who: str) -> None:
    """Change, add, hang something on, and remove: some of it is what the other one changed too."""
    with document.edit("Change fact") as session:
        fact = _first(session)
        fact.statement = f"As {who} sees it"
        fact.detail = who if who == "Chair" else fact.detail
        session.add(Quote(item_table="fact", item_id=fact.id, said=who))
    with document.edit("Add") as session:
        session.add_all([Fact(statement=f"Of {who}"), Assumption(belief=f"Of {who}")])
    if who == "Chair":
        with document.edit("Remove fact") as session:
            facts = session.exec(select(Fact).where(Fact.number != 1).order_by(Fact.id)).all()
            remove(session, facts[-1])
        document.erase(_first(document.session), ["detail"])


def _first(session: Session) -> Fact:
    return session.exec(select(Fact).where(Fact.number == 1)).one()


@pytest.fixture
def theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Give the test a colleague's sound copy, worked on at a computer of its own."""
    monkeypatch.setenv("SELFEVAL_HOME", str(tmp_path / "theirs"))
    path = tmp_path / "theirs.selfeval"
    shutil.copyfile(SAMPLE, path)
    with Document.open(path, actor="Chair") as document:
        make_work(document, "Chair")
    monkeypatch.setenv("SELFEVAL_HOME", str(tmp_path / "ours"))
    return path.read_bytes()


def fuzz(folder: Path, theirs: bytes, seeds: range) -> int:
    """Combine a spoiled copy once for each seed; return how many were combined all the same."""
    combined = 0
    for seed in seeds:
        shutil.rmtree(folder / "ours", ignore_errors=True)
        copy = folder / "copy.selfeval"
        copy.write_bytes(theirs)
        how = by_sql(copy, random.Random(seed))
        try:
            combined += _take_in(folder, copy)
        except Exception as fault:
            fault.add_note(f"seed {seed}: {how}")
            raise
    return combined


def _take_in(folder: Path, copy: Path) -> bool:
    """Combine with a copy; True if it was. Either way everything of ours is there and goes on."""
    path, spoiled = folder / "ours.selfeval", copy.read_bytes()
    shutil.copyfile(SAMPLE, path)
    document = Document.open(path, actor="Headteacher")
    make_work(document, "Headteacher")
    before = document.canonical_dump()
    try:
        document.combine(document.look_at(copy))
        taken = True
    except UserError:
        assert document.canonical_dump() == before
        taken = False
    assert copy.read_bytes() == spoiled
    statements = {fact.statement for fact in load_rows(document.session).all(Fact)}
    assert "Of Headteacher" in statements
    with document.edit("Add") as session:
        session.add(Fact(statement="Later"))
    problem = document.close()
    assert problem is None, problem
    examine(path)
    return taken


def test_40_spoiled_copies_are_refused_or_combine(tmp_path: Path, theirs: bytes) -> None:
    assert 0 < fuzz(tmp_path, theirs, range(40)) < 20


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("part", range(4))
def test_2000_spoiled_copies_are_refused_or_combine(
    tmp_path: Path, theirs: bytes, part: int
) -> None:
    assert fuzz(tmp_path, theirs, range(500 * part, 500 * (part + 1)))
