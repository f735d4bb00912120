"""A file with a password: nothing of it can be read without, and nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from selfeval.core.models import Fact
from selfeval.store import Document, keys
from selfeval.store.errors import PasswordNeeded, UserError, WrongPassword
from selfeval.store.protecting import protect
from selfeval.store.unlocking import unlock, unlock_with_recovery

WORDS = "five quiet otters"
SAID = "Doves nest in the loft"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Give the test a file that holds one fact and has a backup."""
    path = tmp_path / "shared" / "school.selfeval"
    path.parent.mkdir()
    document = Document.create(path, actor="Headteacher")
    for _number in range(2):
        with document.edit("Add a fact") as session:
            session.add(Fact(statement=SAID))
        document.publish()
    assert document.close() is None
    return path


def readable(*folders: Path) -> list[Path]:
    """Return the files below the folders in which the fact can be read."""
    return [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and SAID.encode() in path.read_bytes()
    ]


def facts(path: Path) -> list[str]:
    """Return the facts of the file at `path`."""
    document = Document.open(path)
    found = [one.statement for one in document.session.exec(select(Fact))]
    assert document.close() is None
    return found


def test_nothing_can_be_read_without_the_password(school: Path, home: Path) -> None:
    assert readable(school.parent, home)
    done = protect(school, keys.new_key(WORDS))
    assert done.rewritten
    assert not done.kept
    assert not readable(school.parent, home)
    document = Document.open(school)
    assert document.has_password
    with document.edit("Add a fact") as session:
        session.add(Fact(statement=SAID))
    assert not readable(school.parent, home)
    document.publish()
    document.undo()
    assert document.close() is None
    assert not readable(school.parent, home)


def test_the_password_is_asked_for_and_must_be_right(school: Path) -> None:
    protect(school, keys.new_key(WORDS))
    keys.forget()
    with pytest.raises(PasswordNeeded, match=r"school\.selfeval"):
        Document.open(school)
    with pytest.raises(PasswordNeeded):
        Document.open(school, read_only=True)
    with pytest.raises(WrongPassword):
        unlock(school, WORDS.upper())
    unlock(school, WORDS)
    assert facts(school) == [SAID, SAID]


def test_the_recovery_key_opens_it_as_people_type_it(school: Path) -> None:
    key = keys.new_key(WORDS)
    protect(school, key)
    keys.forget()
    paper = keys.recovery_words(key)
    with pytest.raises(UserError, match="missing or mistyped"):
        unlock_with_recovery(school, paper[:-1])
    with pytest.raises(WrongPassword):
        unlock_with_recovery(school, keys.recovery_words(keys.new_key(WORDS)))
    unlock_with_recovery(school, paper.lower().replace("o", "0").replace(" ", "-"))
    assert facts(school) == [SAID, SAID]


def test_a_new_password_makes_the_old_one_useless(school: Path, home: Path) -> None:
    protect(school, keys.new_key(WORDS))
    protect(school, keys.new_key("six loud herons"))
    keys.forget()
    with pytest.raises(WrongPassword):
        unlock(school, WORDS)
    unlock(school, "six loud herons")
    assert facts(school) == [SAID, SAID]
    salts = {keys.salt_of(one) for one in home.rglob("*.selfeval")}
    assert salts == {keys.salt_of(school)}


def test_without_a_password_everything_is_plain_again(school: Path, home: Path) -> None:
    protect(school, keys.new_key(WORDS))
    protect(school, None)
    keys.forget()
    assert facts(school) == [SAID, SAID]
    assert not [one for one in home.rglob("*") if one.is_file() and keys.is_protected(one)]


def test_a_short_password_is_refused(school: Path) -> None:
    with pytest.raises(UserError, match="too short"):
        keys.new_key("otters")
