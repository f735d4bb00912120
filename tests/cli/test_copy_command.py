"""`selfeval copy`: it says what leaves and what stays, reads it back and replaces nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document
from tests.cli.conftest import Answer

Run = Callable[..., Answer]
PRIVATE = "The office is on the telephone until half past ten"
QUOTE = "I know the answer but not the words for it"


def test_a_colleague_gets_everything(selfeval: Run, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.selfeval"
    answer = selfeval("copy", sample, copy, "--for", "colleague")
    assert (answer.code, answer.err) == (0, "")
    leaves, stays = answer.out.split("What stays here\n")
    assert "1 item of these is private" in leaves
    assert "The history: " in leaves
    assert stays.startswith("  Nothing\n")
    assert stays.endswith(f"Wrote {copy} and read it back: it holds this and nothing else.\n")
    with Document.open(sample, read_only=True) as one, Document.open(copy, read_only=True) as other:
        assert one.canonical_dump() == other.canonical_dump()
        assert one.document_id == other.document_id


def test_a_new_document_has_no_history(selfeval: Run, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "next.selfeval"
    answer = selfeval("copy", sample, copy, "--for", "new-document")
    assert answer.code == 0
    assert "The history: " in answer.out.split("What stays here\n")[1]
    with Document.open(sample, read_only=True) as one, Document.open(copy, read_only=True) as other:
        known = [line for line in one.canonical_dump() if '"vector":"{' not in line]
        assert set(known) < set(other.canonical_dump())
        assert len(other.canonical_dump()) == len(one.canonical_dump())
        assert one.document_id != other.document_id


def test_governors_get_what_is_for_them(selfeval: Run, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "board.selfeval"
    answer = selfeval("copy", sample, copy, "--for", "governors", "--with", "quotes")
    assert answer.code == 0
    leaves, stays = answer.out.split("What stays here\n")
    assert QUOTE in leaves
    assert PRIVATE in stays
    assert "Before you hand it over\n  No likely names found. Please read it yourself." in stays
    assert "leads to https://" in stays
    content = copy.read_bytes()
    assert QUOTE.encode() in content
    assert PRIVATE.encode() not in content


def test_half_a_history_is_refused(selfeval: Run, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "board.selfeval"
    half = selfeval("copy", sample, copy, "--for", "governors", "--with", "history,quotes")
    assert half.code == 3
    assert "only together with everything else" in half.err
    assert half.out == ""
    assert not copy.exists()
    parts = "private,quotes,notes,attachments,history"
    assert selfeval("copy", sample, copy, "--for", "governors", "--with", parts).code == 0


@pytest.mark.parametrize(
    ("rest", "code", "words"),
    [
        ((), 2, "--for"),
        (("--for", "parents"), 2, "invalid choice"),
        (("--for", "governors", "--with", "names"), 2, "there is no “names”"),
        (("--for", "colleague", "--with", "quotes"), 3, "the other copies hold everything"),
    ],
)
def test_wrong_use_is_said(
    selfeval: Run, school: Path, tmp_path: Path, rest: tuple[str, ...], code: int, words: str
) -> None:
    answer = selfeval("copy", school, tmp_path / "copy.selfeval", *rest)
    assert answer.code == code
    assert words in answer.err
    assert not (tmp_path / "copy.selfeval").exists()


def test_what_is_there_is_not_replaced(selfeval: Run, school: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.selfeval"
    assert selfeval("copy", school, copy, "--for", "colleague").code == 0
    before = copy.read_bytes()
    with Document.open(school) as document, document.edit("Add") as session:
        session.add(Fact(statement="Newer"))
    again = selfeval("copy", school, copy, "--for", "colleague")
    assert again.code == 3
    assert "an older copy" in again.err
    other = selfeval("copy", school, copy, "--for", "governors", "--replace")
    assert other.code == 3
    assert "already a file" in other.err
    assert copy.read_bytes() == before
    assert selfeval("copy", school, copy, "--for", "colleague", "--replace").code == 0
    assert b"Newer" in copy.read_bytes()
    assert "take the place" in selfeval("copy", school, school, "--for", "governors").err


def test_work_that_waits_goes_into_the_file_first(
    selfeval: Run, school: Path, tmp_path: Path
) -> None:
    document = Document.open(school)
    with document.edit("Add") as session:
        session.add(Fact(statement="Waiting"))
    told = selfeval("copy", school, tmp_path / "early.selfeval", "--for", "colleague")
    assert told.code == 0
    assert "already open in another window" in told.err
    assert "as it was last saved" in told.err
    assert b"Waiting" not in (tmp_path / "early.selfeval").read_bytes()
    document._let_go()
    told = selfeval("copy", school, tmp_path / "late.selfeval", "--for", "colleague")
    assert (told.code, told.err) == (0, "")
    assert b"Waiting" in (tmp_path / "late.selfeval").read_bytes()
    assert b"Waiting" in school.read_bytes()


def test_work_that_waits_goes_along_also_where_somebody_has_changed_the_file(
    selfeval: Run, school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document.open(school)
    with document.edit("Add") as session:
        session.add(Fact(statement="Waiting"))
    document._let_go()
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("SELFEVAL_HOME", str(tmp_path / "their home"))
        with Document.open(school, actor="Chair") as theirs, theirs.edit("Add") as session:
            session.add(Fact(statement="Theirs"))
    copy = tmp_path / "copy.selfeval"
    told = selfeval("combine", school, copy, "--dry-run")
    assert "Compared with the file as it was last saved" in told.err
    assert selfeval("copy", school, copy, "--for", "colleague").code == 0
    assert all(words in copy.read_bytes() for words in (b"Waiting", b"Theirs"))
