"""Spoiled files: each is refused in a sentence or opens and works, and none is changed by looking.

The suite runs 2 % of the full count.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from selfeval.core.models import ITEMS, Fact
from selfeval.store import Document, UserError, load_rows, scratch
from selfeval.store.check import examine, examine_apart
from tests.checking import examine_here
from tests.store.mutants import spoil

SAMPLE = Path(__file__).parents[1] / "samples" / "version-1.selfeval"
ONE_IN = 50
"""Of so many files one is looked at in the child process, as every one is in real life."""


def look(path: Path) -> str:
    """Open a file as a user does and look at everything; return what stood in the way, or ''."""
    before = path.read_bytes()
    try:
        document = Document.open(path, actor="Headteacher")
    except UserError as problem:
        assert path.read_bytes() == before
        return str(problem)
    assert path.read_bytes() == before
    _read_everything(document)
    problem = document.close()
    assert problem is None, problem
    examine(path)
    return ""


def _read_everything(document: Document) -> None:
    """Read what the window reads, and write a little."""
    rows = load_rows(document.session)
    for model in ITEMS:
        for row in rows.all(model):
            document.history(row)
            document.past(row.table_name(), row.id)
            document.wordings(row.table_name(), row.id)
    document.removed()
    if not document.read_only:
        with document.edit("Add") as session:
            session.add(Fact(statement="New"))
        document.undo()


def fuzz(folder: Path, seeds: range, patch: pytest.MonkeyPatch) -> int:
    """Spoil a file once for each seed; return how many were opened all the same."""
    good = SAMPLE.read_bytes()
    path, opened = folder / "spoiled.selfeval", 0
    for seed in seeds:
        how = spoil(good, path, random.Random(seed))
        with patch.context() as patched:
            check = examine_here if seed % ONE_IN else examine_apart
            patched.setattr(scratch, "examine_apart", check)
            try:
                opened += not look(path)
            except Exception as fault:
                fault.add_note(f"seed {seed}: {how}")
                raise
        for place in ("working", "backups"):
            shutil.rmtree(Path(folder, "home", place), ignore_errors=True)
    return opened


@pytest.fixture(autouse=True)
def home_in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what opening leaves behind where it can be thrown away after each file."""
    monkeypatch.setenv("SELFEVAL_HOME", str(tmp_path / "home"))


def test_200_spoiled_files_are_refused_or_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = fuzz(tmp_path, range(200), monkeypatch)
    assert 0 < opened < 100


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("part", range(10))
def test_10000_spoiled_files_are_refused_or_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    assert fuzz(tmp_path, range(1_000 * part, 1_000 * (part + 1)), monkeypatch)
