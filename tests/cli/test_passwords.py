"""Files with a password on the command line: asked for, set, changed and taken away."""

from __future__ import annotations

import getpass
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from selfeval import cli
from selfeval.cli.passwords import ask_for
from selfeval.core.models import Fact
from selfeval.store import Document, UserError, keys
from selfeval.store.backup_list import backups_of, new_name
from selfeval.store.protecting import protect
from selfeval.store.unlocking import unlock
from tests.cli.conftest import Answer

Run = Callable[..., Answer]
WORDS, OTHERS = "five quiet otters", "six loud herons"
SAID = "Doves nest in the loft"
ROOT = Path(cli.__file__).parents[2]


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    """Know no password before and after the test."""
    keys.forget()
    yield
    keys.forget()


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let lines come by standard input."""
    given = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))


@pytest.fixture
def told(selfeval: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give the test a function that runs a command with lines, as a program that knows no key."""

    def run(lines: tuple[str, ...], *arguments: str | Path) -> Answer:
        keys.forget()
        typing(monkeypatch, *lines)
        return selfeval(*arguments)

    return run


class Made(NamedTuple):
    """Two copies of one document, under WORDS and, with one fact more, OTHERS; and a home."""

    ours: Path
    theirs: Path
    home: Path
    document: str


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make the files that the tests copy: each takes seconds."""
    folder = tmp_path_factory.mktemp("made")
    ours, theirs, home = (folder / name for name in ("ours.selfeval", "theirs.selfeval", "home"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELFEVAL_HOME", str(home))
        with Document.create(ours) as document:
            _add(document, SAID)
            known_by = document.document_id
        shutil.copyfile(ours, theirs)
        with Document.open(theirs) as document:
            _add(document, "Owls too")
        protect(theirs, keys.new_key(OTHERS))
        protect(ours, keys.new_key(WORDS))
    return Made(ours, theirs, home, known_by)


def _add(document: Document, words: str) -> None:
    with document.edit("Add a fact") as session:
        session.add(Fact(statement=words))


@pytest.fixture
def protected(made: Made, tmp_path: Path) -> Path:
    """Give the test a file with a password that holds one fact."""
    return shutil.copyfile(made.ours, tmp_path / "school.selfeval")


@pytest.fixture
def theirs(made: Made, tmp_path: Path) -> Path:
    """Give the test a colleague's copy with one fact more, under another password."""
    return shutil.copyfile(made.theirs, tmp_path / "theirs.selfeval")


def facts(path: Path, password: str) -> int:
    unlock(path, password)
    with Document.open(path, read_only=True) as document:
        return len([line for line in document.canonical_dump() if line.startswith('["fact"')])


# Asking -----------------------------------------------------------------------------------------


def test_every_command_asks_and_says_how_where_nobody_answers(
    told: Run, protected: Path, tmp_path: Path
) -> None:
    out, other = tmp_path / "out", tmp_path / "other.selfeval"
    shutil.copyfile(protected, other)
    before = protected.read_bytes()
    for command in (
        ["check", protected],
        ["report", protected, "-o", tmp_path / "out.pdf"],
        ["export", protected, "-o", out],
        ["copy", protected, out, "--for", "colleague"],
        ["combine", protected, other],
        ["combine", protected, other, "--dry-run"],
        ["backups", protected],
        ["restore", protected, "1"],
        ["repair", protected],
        ["import", protected, tmp_path / "2019.csv"],
        ["password", protected],
        ["password", protected, "--remove"],
        ["leave", protected, "--yes"],
    ):
        answer = told((), *command)
        assert (answer.code, answer.out) == (3, ""), command
        assert answer.err.startswith("“school.selfeval” has a password. It is asked for"), command
        assert answer.err.count("\n") == 1
    assert protected.read_bytes() == before
    assert not out.exists()


def test_what_is_made_of_a_protected_file_is_said_to_be_unprotected(
    told: Run, protected: Path, tmp_path: Path
) -> None:
    pdf, archive, plain = (tmp_path / name for name in ("sef.pdf", "all.json", "plain.selfeval"))
    words = "is not protected by the password: whoever has it can read it.\n"
    assert told((WORDS,), "report", protected, "-o", pdf).err == f"{pdf} {words}"
    assert told((WORDS,), "export", protected, "-o", archive).err == f"{archive} {words}"
    assert SAID in archive.read_text(encoding="utf-8")
    copy = ("copy", protected, plain, "--for", "new-document", "--without-password")
    assert told((WORDS,), *copy).err == f"{plain} {words}"
    assert not keys.is_protected(plain)


def test_a_copy_opens_with_the_same_password(told: Run, protected: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.selfeval"
    answer = told((WORDS,), "copy", protected, copy, "--for", "colleague")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.endswith("It opens with the same password as your file.\n")
    assert facts(copy, WORDS) == 1


def test_each_file_of_a_command_has_a_line(told: Run, protected: Path, theirs: Path) -> None:
    answer = told((WORDS, OTHERS), "combine", protected, theirs)
    assert (answer.code, answer.err) == (0, "")
    keys.forget()
    assert facts(protected, WORDS) == 2


def test_a_wrong_password_and_a_recovery_key(told: Run, protected: Path) -> None:
    unlock(protected, WORDS)
    key = keys.key_of(protected)
    assert key is not None
    paper = keys.recovery_words(key)
    assert "is sound" in told((paper.lower(),), "check", protected).out
    for typed, why in (
        (WORDS.upper(), "This password does not open “school.selfeval”."),
        ("", "This password does not open “school.selfeval”."),
        (paper[:-5], "This is not a recovery key: something in it is missing"),
        (keys.recovery_words(keys.new_key(WORDS)), "This recovery key does not open"),
    ):
        answer = told((typed,), "check", protected)
        assert (answer.code, answer.out) == (3, "")
        assert answer.err.startswith(why)


def test_work_under_an_earlier_password_comes_along(
    told: Run, protected: Path, theirs: Path
) -> None:
    """Somebody changed the password on another computer, while work waited on this one."""
    unlock(protected, WORDS)
    document = Document.open(protected)
    _add(document, "Written here")
    document._let_go()
    shutil.copyfile(theirs, protected)
    combine = ("combine", protected, theirs)
    answer = told((OTHERS,), *combine)
    assert (answer.code, answer.out) == (3, "")
    assert "“school.selfeval” had another password when you last worked on it" in answer.err
    answer = told((OTHERS, "not this one"), *combine)
    assert answer.err.startswith("This is not the password that “school.selfeval” had earlier.")
    assert told((OTHERS, WORDS), *combine).code == 0
    keys.forget()
    assert facts(protected, OTHERS) == 3


def test_no_output_is_written_over_a_protected_file(
    selfeval: Run, school: Path, protected: Path, tmp_path: Path
) -> None:
    target = tmp_path / "board"
    before = protected.read_bytes()
    target.write_bytes(before)
    for command in ("report", "export"):
        answer = selfeval(command, school, "-o", target)
        assert answer.code == 3
        assert "is a self-evaluation, so nothing is written over it" in answer.err
    assert target.read_bytes() == before


def test_a_program_without_a_console_has_no_answer(
    protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows starts a program for a window."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UserError, match="has a password"):
        ask_for(protected)


def test_a_terminal_that_cannot_hide_what_is_typed_gets_no_warning(
    protected: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typing(monkeypatch, WORDS)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", getpass.fallback_getpass)  # type: ignore[attr-defined]
    ask_for(protected)
    assert keys.key_of(protected) is not None
    assert "echo" not in capsys.readouterr().err


# Real processes ---------------------------------------------------------------------------------


def test_a_password_comes_by_a_pipe_whatever_the_locale(tmp_path: Path) -> None:
    words, school = "Ŵyth o fŵg", tmp_path / "school.selfeval"
    Document.create(school).close()
    protect(school, keys.new_key(words))
    ended = subprocess.run(
        [sys.executable, "-m", "selfeval", "check", str(school)],
        input=f"{words}\r\n".encode(),
        capture_output=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"is sound" in ended.stdout


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals on Windows")
def test_a_terminal_is_asked_again_and_shows_nothing_of_what_is_typed(protected: Path) -> None:
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "selfeval", "check", str(protected)],
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.close(theirs)
    shown = b""
    for typed in ("not this one", WORDS):
        while not shown.endswith("“school.selfeval”: ".encode()):
            shown += os.read(ours, 1_000)
        shown += b"\n"
        os.write(ours, f"{typed}\n".encode())
    out, _nothing = process.communicate()
    os.close(ours)
    assert b"is sound" in out
    assert b"This password does not open" in shown
    assert shown.count("Password of “school.selfeval”: ".encode()) == 2
    assert b"otters" not in shown
    assert b"not this one" not in shown


# Setting it -------------------------------------------------------------------------------------


def test_a_password_is_set_changed_and_taken_away(
    told: Run, school: Path, home: Path, tmp_path: Path
) -> None:
    shutil.copyfile(school, school.with_name("copy beside.selfeval"))
    answer = told((WORDS,), "password", school)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("“school.selfeval” has a password now.\n")
    assert f"{tmp_path / 'copy beside.selfeval'}: It has no password.\n" in answer.out
    paper = next(line for line in answer.out.splitlines() if line.count(" ") == 15).strip()
    assert "has a new password" in told((paper, OTHERS), "password", school).out
    assert told((WORDS,), "check", school).code == 3
    answer = told((OTHERS,), "password", school, "--remove")
    assert answer.code == 0
    assert "has no password any more" in answer.out
    assert "recovery key" not in answer.out
    assert not [one for one in home.rglob("*") if one.is_file() and keys.is_protected(one)]
    assert told((), "check", school).code == 0


def test_a_password_that_will_not_do_changes_nothing(told: Run, school: Path) -> None:
    before = school.read_bytes()
    for lines, why in (((), "No new password was given."), (("otters",), "The password is too")):
        answer = told(lines, "password", school)
        assert (answer.code, answer.out) == (3, "")
        assert answer.err.startswith(why)
    assert told((), "password", school, "--remove").err.startswith("“school.selfeval” has no")
    with Document.open(school):
        answer = told((WORDS,), "password", school)
        assert answer.code == 3
        assert "already open" in answer.err
    assert school.read_bytes() == before


def test_a_new_password_is_typed_twice_at_a_terminal(
    told: Run, selfeval: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["short", WORDS, OTHERS, WORDS, WORDS])
    typing(monkeypatch)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda *_given: next(typed))
    answer = selfeval("password", school)
    assert answer.code == 0
    assert [line.partition(".")[0] for line in answer.err.splitlines()] == [
        "The password is too short: it needs 8 characters",
        "The two were not the same",
    ]
    assert told((WORDS,), "check", school).code == 0


# Backups ----------------------------------------------------------------------------------------


@pytest.fixture
def kept(made: Made, home: Path) -> list[Path]:
    """Give the test what this computer keeps of the file; the newest backup comes first."""
    shutil.copytree(made.home, home, dirs_exist_ok=True)
    return [one.path for one in backups_of(made.document)]


def test_backups_that_cannot_be_used_say_why(told: Run, protected: Path, kept: list[Path]) -> None:
    newest: list[Path] = []
    for _number in range(4):
        newest.insert(0, new_name(kept[0].parent, protected, "saving"))
        shutil.copyfile(kept[0], newest[0])
    newest[0].write_bytes(newest[0].read_bytes()[:-9_000])
    newest[1].write_bytes(b"selfeval" + bytes(8) + newest[1].read_bytes()[16:])
    ours = bytearray((ROOT / "tests" / "samples" / "version-1.selfeval").read_bytes())
    ours[60:64] = (99).to_bytes(4, "big")
    newest[2].write_bytes(ours)
    lines = told((WORDS,), "backups", protected).out.splitlines()
    assert [line.rpartition(" · ")[2] for line in lines[:3]] == [
        "damaged",
        "has a password that is not known here",
        "This file was made by a newer selfeval (file version 99)",
    ]
    assert lines[3].endswith("KB")


def test_restore_asks_for_the_password_of_a_backup(
    told: Run, protected: Path, kept: list[Path]
) -> None:
    """The file is gone; its backup is not."""
    protected.unlink()
    assert told((), "restore", protected, kept[0]).code == 3
    answer = told((WORDS,), "restore", protected, kept[0])
    assert (answer.code, answer.err) == (0, "")
    keys.forget()
    assert facts(protected, WORDS) == 1
