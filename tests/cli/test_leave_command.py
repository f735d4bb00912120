"""leave: what goes is listed and agreed to first; nothing goes that is nowhere else."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, places
from selfeval.ui.settings import Settings

pytestmark = pytest.mark.usefixtures("lent")
Run = Callable[..., "tuple[int, str, str]"]


class Terminal(io.StringIO):
    """Somebody at a terminal who types this."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def saved(school: Path) -> Path:
    """Give the test a file with a backup, among the files that were open last."""
    with Document.open(school) as document, document.edit("Add fact") as session:
        session.add(Fact(statement="One"))
    settings = Settings()
    settings.remember(school)
    settings.note_told("synced", school)
    return school


def kept(home: Path) -> list[Path]:
    return [one for one in home.rglob("*") if one.is_file() and one.name != "settings.ini"]


def test_it_lists_asks_and_removes(
    selfeval: Run, saved: Path, home: Path, lent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved.read_bytes()
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    code, out, err = selfeval("leave", saved)
    assert (code, err) == (0, "")
    assert "The working copy." in out
    assert "2 backups, " in out
    assert "Copies of attached files" in out
    assert f"The file itself, “{saved}”, with all its history." in out
    assert "nothing brings that back" in out
    assert out.endswith("Nothing has been removed.\n")
    assert kept(home)
    assert lent.exists()
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    code, out, err = selfeval("leave", saved)
    assert (code, err) == (0, "")
    assert "keeps no work and no backups of “school.selfeval” any more" in out
    assert not kept(home)
    assert not lent.exists()
    assert saved.read_bytes() == before
    assert saved.name not in (home / "settings.ini").read_text()


def test_without_a_terminal_it_needs_to_be_agreed_to_in_words(
    selfeval: Run, saved: Path, home: Path, lent: Path
) -> None:
    code, _out, err = selfeval("leave", saved)
    assert code == 3
    assert "Add --yes" in err
    assert kept(home)
    with Document.open(saved):
        assert selfeval("leave", saved, "--yes")[0] == 3
    assert lent.exists()
    assert selfeval("leave", saved, "--yes")[0] == 0
    assert not kept(home)


def test_work_that_is_nowhere_else_is_not_even_asked_about(
    selfeval: Run, saved: Path, home: Path
) -> None:
    document = Document.open(saved)
    with document.edit("Add fact") as session:
        session.add(Fact(statement="Two"))
    document._let_go()
    code, out, err = selfeval("leave", saved, "--yes")
    assert (code, out) == (3, "")
    assert "not in the file yet" in err
    assert list(places.working_copies().iterdir())
