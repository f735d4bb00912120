"""`selfeval versions`: list, issue and agree versions of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfeval.cli import main
from selfeval.core.editions import versions
from selfeval.core.models import Fact
from selfeval.store import Document, load_rows


@pytest.fixture
def school(tmp_path: Path) -> Path:
    path = tmp_path / "school.selfeval"
    with Document.create(path) as document, document.edit("Add fact") as session:
        session.add(Fact(statement="Twelve of fifteen rooms start the same way"))
    return path


def add_fact(path: Path, words: str) -> None:
    with Document.open(path) as document, document.edit("Add fact") as session:
        session.add(Fact(statement=words))


def test_says_that_there_is_none(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["versions", str(school)]) == 0
    assert "No version has been issued yet." in capsys.readouterr().out


def test_issues_a_draft_agrees_it_and_counts_what_came_after(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["versions", str(school), "--issue"]) == 0
    assert "Draft 1" in capsys.readouterr().out
    add_fact(school, "Two rooms are new")
    asked = ["versions", str(school), "--agree", "2 December 2025", "--by", "Trustees"]
    assert main(asked) == 0
    assert "Agreed on 2 December 2025 by Trustees" in capsys.readouterr().out
    assert main(["versions", str(school)]) == 0
    assert "1 change since" in capsys.readouterr().out
    with Document.open(school) as document:
        (version,) = versions(load_rows(document.session))
        assert (version.kind, version.is_agreed) == ("governors", True)


def test_agrees_what_is_there_in_one_go(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["versions", str(school), "--issue", "--agree", "2025-12-02", "--for", "plan"]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert "Agreed on 2 December 2025 by Governing board · Improvement plan" in told


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--agree", "2025-12-02"], "There is no draft"),
        (["--agree", "soon"], "“soon” is not a day."),
        (["--issue", "--agree", "2090-01-01"], "2090-01-01 is still to come."),
    ],
)
def test_refuses_in_a_sentence(
    school: Path, capsys: pytest.CaptureFixture[str], asked: list[str], said: str
) -> None:
    assert main(["versions", str(school), *asked]) == 3
    assert said in capsys.readouterr().err
    with Document.open(school) as document:
        assert not versions(load_rows(document.session))
