"""combine: what a colleague's copy brings is said first, then it is in the file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.core.models import Assumption, Fact, Stance
from selfeval.store import Document, remove
from selfeval.store.backup_list import backups_of
from tests.cli.conftest import Answer
from tests.store.stories import write

Run = Callable[..., Answer]


class Two:
    """A file and a colleague's copy of it, both changed since."""

    def __init__(self, school: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.mine, self.theirs = school, school.with_name("theirs.selfeval")
        facts = [Fact(statement=words) for words in ("Pupils wait", "Doors slam", "Bells ring")]
        belief = Assumption(belief="Nobody greets them")
        self.wait, self.slam, self.ring = (fact.id for fact in facts)
        self.belief = belief.id
        with Document.open(self.mine, actor="Head") as document, document.edit("Begin") as session:
            session.add_all([*facts, belief])
        shutil.copyfile(self.mine, self.theirs)
        before = home.parent / "their computer"
        with monkeypatch.context() as patch:
            patch.setenv("SELFEVAL_HOME", str(before))
            self._they_change()
        self._i_change()

    def _they_change(self) -> None:
        with Document.open(self.theirs, actor="Deputy head") as document:
            write(document, Fact, self.wait, statement="Pupils wait ten minutes")
            write(document, Fact, self.slam, source="Visit on Monday", detail="Twice")
            write(document, Fact, self.ring, detail="Loudly")
            with document.edit("Add") as session:
                session.add(Fact(statement="Lunch is late"))
                session.add(
                    Stance(fact_id=self.slam, assumption_id=self.belief, stance="challenges")
                )

    def _i_change(self) -> None:
        with Document.open(self.mine, actor="Head") as document:
            write(document, Fact, self.wait, statement="Pupils wait in the rain")
            with document.edit("Remove") as session:
                remove(session, session.get(Fact, self.ring))
            with document.edit("Add") as session:
                session.add(Fact(statement="Registers are quick"))


@pytest.fixture
def two(school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Two:
    """Give the test a file and a colleague's copy."""
    return Two(school, tmp_path, monkeypatch)


def dump(path: Path) -> list[str]:
    with Document.open(path, read_only=True) as document:
        return document.canonical_dump()


def test_what_it_brings_is_said_first(selfeval: Run, two: Two) -> None:
    before, theirs = two.mine.read_bytes(), two.theirs.read_bytes()
    answer = selfeval("combine", two.mine, two.theirs, "--dry-run")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0].startswith(f"{two.theirs} has 4 changes that are not here, by Deputy head, the")
    assert lines[1] == "2 new · 1 combined · 0 removed · 2 to decide"
    new = lines[lines.index("New") + 1 : lines.index("Combined") - 1]
    assert sorted(new)[0] in (
        "  Deputy head: Fact 4 “Lunch is late”",
        "  Deputy head: Fact 4b “Lunch is late”",
    )
    assert sorted(new)[1] == "  Deputy head: Link “Doors slam” – “Nobody greets them”"
    assert "  Deputy head: Fact 2 “Doors slam”: Detail, How we know" in lines
    decide = lines[lines.index("To decide") + 1 : -2]
    (wording,) = (line for line in decide if "wait" in line)
    assert wording.startswith("  Fact 1 “Pupils wait")
    assert "”, Fact: " in wording
    assert "here “Pupils wait in the rain” (Head)" in wording
    assert "theirs “Pupils wait ten minutes” (Deputy head)" in wording
    (kept,) = (line for line in decide if "Bells" in line)
    assert kept == (
        "  Fact 3 “Bells ring”: removed by Head, but changed by Deputy head,"
        " so it stays until you decide"
    )
    assert lines[-1] == "Nothing has been changed."
    assert two.mine.read_bytes() == before
    assert two.theirs.read_bytes() == theirs


def test_it_is_combined_and_published(selfeval: Run, two: Two) -> None:
    theirs, mine = two.theirs.read_bytes(), dump(two.mine)
    answer = selfeval("combine", two.mine, two.theirs)
    assert (answer.code, answer.err) == (0, "")
    assert "2 new · 1 combined · 0 removed · 2 to decide" in answer.out
    *_rest, done, kept, left = answer.out.splitlines()
    assert done == f"Combined with {two.theirs}."
    assert left == "2 things are left to decide, in the window under “Share and combine”."
    safety = Path(kept.removeprefix("How it was before is kept in ").removesuffix("."))
    assert dump(safety) == mine
    assert two.theirs.read_bytes() == theirs
    with Document.open(two.mine) as document:
        assert document.questions().count == 2
        assert len([line for line in document.canonical_dump() if line.startswith('["fact"')]) == 5
        assert safety in [one.path for one in backups_of(document.document_id)]


def test_combining_again_says_that_nothing_is_new(selfeval: Run, two: Two) -> None:
    assert selfeval("combine", two.mine, two.theirs).code == 0
    before = two.mine.read_bytes()
    for rest in ((), ("--dry-run",)):
        answer = selfeval("combine", two.mine, two.theirs, *rest)
        assert answer == (0, f"There is nothing new in {two.theirs}.\n", "")
    assert two.mine.read_bytes() == before


def test_a_file_that_is_open_is_left_alone(selfeval: Run, two: Two) -> None:
    with Document.open(two.mine):
        before = two.mine.read_bytes()
        answer = selfeval("combine", two.mine, two.theirs)
        assert answer.code == 3
        assert "already open in another window" in answer.err
        assert answer.out == ""
        looked = selfeval("combine", two.mine, two.theirs, "--dry-run")
        assert looked.code == 0
        assert "2 to decide" in looked.out
        assert two.mine.read_bytes() == before


def test_another_self_evaluation_is_refused(selfeval: Run, school: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.selfeval"
    assert selfeval("new", other, "--name", "Low View").code == 0
    before = school.read_bytes()
    for rest in ((), ("--dry-run",)):
        answer = selfeval("combine", school, other, *rest)
        assert answer.code == 3
        assert "not a copy of this one" in answer.err
        assert selfeval("combine", school, tmp_path / "none.selfeval", *rest).code == 3
    assert school.read_bytes() == before


def test_a_damaged_copy_is_refused(selfeval: Run, two: Two) -> None:
    two.theirs.write_bytes(two.theirs.read_bytes()[:-9_000])
    before = two.mine.read_bytes()
    answer = selfeval("combine", two.mine, two.theirs)
    assert answer.code == 3
    assert "Traceback" not in answer.err
    assert two.mine.read_bytes() == before
