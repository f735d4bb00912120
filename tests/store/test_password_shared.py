"""Two people share a file whose password one of them changes: both keep their work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from selfeval.store import Document, keys, protecting, sharing
from selfeval.store.backup_list import backups_of
from selfeval.store.errors import (
    EarlierPasswordNeeded,
    PasswordNeeded,
    ProtectionChanged,
    SharedFileChanged,
    UserError,
    WrongPassword,
)
from selfeval.store.rescue import last_good, put_back
from tests.store.passwords import OTHER_WORDS, WORDS, Computer


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keys follow from passwords at once; test_password tries them as they are."""
    monkeypatch.setattr(keys, "ROUNDS", 10)


@pytest.fixture
def head(tmp_path: Path) -> Computer:
    """Give the test the computer on which the file was begun."""
    path = tmp_path / "shared" / "school.selfeval"
    path.parent.mkdir()
    made = Computer("Headteacher", tmp_path, path)
    with made.used():
        document = Document.create(path, actor=made.role)
    made.write(document, "before")
    made.close(document)
    made.add("later")
    return made


@pytest.fixture
def deputy(tmp_path: Path, head: Computer) -> Computer:
    """Give the test a colleague's computer, on which the file has been worked on."""
    made = Computer("Deputy head", tmp_path, head.path)
    made.add("theirs")
    return made


EVERYTHING = {"before", "later", "theirs", "waiting"}


def both_have(head: Computer, deputy: Computer, *more: str) -> None:
    """Fail unless both find everything, and the file has it too."""
    expected = EVERYTHING | set(more)
    assert deputy.facts() == expected
    assert head.facts() == expected
    assert deputy.facts(read_only=True) == expected


# While it is closed -------------------------------------------------------------------------


def test_work_that_waits_comes_along_when_the_file_gets_a_password(
    head: Computer, deputy: Computer
) -> None:
    deputy.leave_waiting("waiting")
    head.protect(WORDS)
    with pytest.raises(PasswordNeeded) as needed:
        deputy.open()
    assert not isinstance(needed.value, EarlierPasswordNeeded)
    deputy.unlock(WORDS)
    both_have(head, deputy)
    assert keys.is_protected(head.path)
    assert not deputy.plain()
    assert not head.plain()


def test_a_plain_copy_that_stood_in_for_the_file_is_kept_under_its_password(
    head: Computer, deputy: Computer
) -> None:
    document = deputy.open()
    deputy.write(document, "waiting")
    with deputy.used():
        beside = document.save_beside()
        document._let_go()
    head.protect(WORDS)
    deputy.unlock(WORDS)
    document = deputy.open()
    deputy.write(document, "and on")
    with deputy.used():
        assert document.save_beside() == beside
    assert not deputy.plain()
    with deputy.used():
        document._let_go()
    assert deputy.facts() == EVERYTHING | {"and on"}
    assert not beside.exists()
    assert list(deputy.home.rglob(f"{beside.stem}*"))
    assert not deputy.plain()


def test_work_under_an_earlier_password_is_asked_for(head: Computer, deputy: Computer) -> None:
    head.protect(WORDS)
    deputy.unlock(WORDS)
    deputy.leave_waiting("waiting")
    deputy.start_again()
    head.add("in between")
    head.protect(OTHER_WORDS)
    with pytest.raises(WrongPassword):
        deputy.unlock(WORDS)
    deputy.unlock(OTHER_WORDS)
    with pytest.raises(EarlierPasswordNeeded) as needed:
        deputy.open()
    with pytest.raises(WrongPassword):
        deputy.unlock(OTHER_WORDS, needed.value.database)
    deputy.unlock(WORDS, needed.value.database)
    both_have(head, deputy, "in between")
    salt = keys.salt_of(head.path)
    for computer in (head, deputy):  # backups that were under the earlier one, too
        kept = [one for one in computer.home.rglob("*.selfeval") if keys.salt_of(one) != salt]
        assert not kept


def test_work_under_a_forgotten_password_is_set_aside_and_not_lost(
    head: Computer, deputy: Computer
) -> None:
    head.protect(WORDS)
    deputy.unlock(WORDS)
    deputy.leave_waiting("waiting")
    deputy.start_again()
    head.protect(OTHER_WORDS)
    deputy.unlock(OTHER_WORDS)
    with pytest.raises(EarlierPasswordNeeded) as needed:
        deputy.open()
    before = needed.value.database.read_bytes()
    assert deputy.facts(leave_earlier=True) == EVERYTHING - {"waiting"}
    (aside,) = deputy.home.rglob("damaged-*.db")
    assert aside.read_bytes()[:16] == before[:16]
    deputy.add("and on")  # nothing asks again, and the replica is another
    assert head.facts() == EVERYTHING - {"waiting"} | {"and on"}
    deputy.unlock(WORDS, aside)


def test_work_comes_along_when_the_password_is_taken_away(head: Computer, deputy: Computer) -> None:
    head.protect(WORDS)
    deputy.unlock(WORDS)
    deputy.leave_waiting("waiting")
    head.protect(None)
    document = deputy.open()
    assert "has none now" in document.notice
    deputy.close(document)
    both_have(head, deputy)
    document = deputy.open()
    assert not document.notice
    deputy.close(document)


def test_an_older_plain_copy_in_the_place_of_the_file_is_told(
    head: Computer, deputy: Computer, tmp_path: Path
) -> None:
    old = shutil.copyfile(head.path, tmp_path / "old.selfeval")
    head.protect(WORDS)
    deputy.unlock(WORDS)
    deputy.leave_waiting("waiting")
    shutil.copyfile(old, head.path)
    document = deputy.open()
    assert "an older copy" in document.notice
    deputy.close(document)
    both_have(head, deputy)


def test_a_password_is_not_set_over_work_that_waits(head: Computer, deputy: Computer) -> None:
    deputy.leave_waiting("waiting")
    before = head.path.read_bytes()
    with pytest.raises(UserError, match="not in the file yet"):
        deputy.protect(WORDS)
    assert head.path.read_bytes() == before
    head.add("more")
    with pytest.raises(UserError, match="not in the file yet"):
        deputy.protect(WORDS)
    both_have(head, deputy, "more")


# While it is open ---------------------------------------------------------------------------


def test_nothing_is_saved_over_a_password_that_came_while_the_file_was_open(
    head: Computer, deputy: Computer
) -> None:
    document = deputy.open()
    deputy.write(document, "waiting")
    head.protect(WORDS)
    before = head.path.read_bytes()
    with deputy.used():
        with pytest.raises(ProtectionChanged, match="given this file a password"):
            document.publish()
        with pytest.raises(ProtectionChanged):
            document.save_beside()
        assert isinstance(document.close(), ProtectionChanged)
    assert head.path.read_bytes() == before
    assert not list(head.path.parent.glob("*Deputy*"))
    deputy.unlock(WORDS)
    both_have(head, deputy)
    assert not deputy.plain()


@pytest.mark.parametrize("password", [OTHER_WORDS, None], ids=["changed", "taken away"])
def test_nothing_is_saved_over_a_decision_about_the_password(
    head: Computer, deputy: Computer, password: str | None
) -> None:
    head.protect(WORDS)
    deputy.unlock(WORDS)
    document = deputy.open()
    deputy.write(document, "waiting")
    head.add("more")
    head.protect(password)
    salt = keys.salt_of(head.path)
    with deputy.used():
        with pytest.raises(ProtectionChanged):
            document.publish()
        beside = document.save_beside()
        assert keys.is_protected(beside)
        assert isinstance(document.close(), ProtectionChanged)
    assert keys.salt_of(head.path) == salt
    if password:
        deputy.unlock(password)
    both_have(head, deputy, "more")
    assert keys.salt_of(head.path) == salt
    assert not beside.exists()  # the file has all of it


def test_a_password_that_comes_at_the_last_moment_of_publishing_wins(
    head: Computer, deputy: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = deputy.open()
    deputy.write(document, "waiting")
    really = sharing.put_in_place

    def late(*given: object) -> str:
        monkeypatch.setattr(sharing, "put_in_place", really)
        head.protect(WORDS)
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(sharing, "put_in_place", late)
    with deputy.used():
        with pytest.raises(SharedFileChanged):
            document.publish()
        assert isinstance(document.close(), SharedFileChanged)
    assert keys.is_protected(head.path)
    deputy.unlock(WORDS)
    both_have(head, deputy)


def test_the_file_is_not_protected_over_what_a_colleague_saves_meanwhile(
    head: Computer, deputy: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    head.facts()
    really = protecting.put_in_place

    def late(*given: object) -> str:
        deputy.add("waiting")
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(protecting, "put_in_place", late)
    with pytest.raises(UserError, match="just changed"):
        head.protect(WORDS)
    assert not keys.is_protected(head.path)
    both_have(head, deputy)


# Moved, damaged -----------------------------------------------------------------------------


def test_what_a_renamed_file_left_behind_gets_the_password_too(head: Computer) -> None:
    head.path = head.path.rename(head.path.with_name("renamed.selfeval"))
    head.add("theirs", "waiting")
    assert len(list((head.home / "working").iterdir())) == 2
    head.protect(WORDS)
    assert not head.plain()
    head.path = head.path.rename(head.path.with_name("school.selfeval"))
    assert head.facts() == EVERYTHING


def test_work_that_a_renamed_file_left_under_an_earlier_password_is_asked_for(
    head: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    head.protect(WORDS)
    with monkeypatch.context() as failing:

        def fail(*_given: object) -> bool:
            raise OSError(5, "Input/output error")

        failing.setattr(protecting, "_change", fail)
        assert head.protect(OTHER_WORDS).kept
    head.start_again()
    head.path = head.path.rename(head.path.with_name("renamed.selfeval"))
    head.unlock(OTHER_WORDS)
    with pytest.raises(EarlierPasswordNeeded) as needed:
        head.open()
    assert needed.value.path == head.path
    assert head.facts(leave_earlier=True) == {"before", "later"}
    head.unlock(WORDS, needed.value.database)  # it is where it was


def test_a_damaged_file_is_rescued_on_the_computer_of_a_colleague(
    head: Computer, deputy: Computer
) -> None:
    head.protect(WORDS)
    deputy.unlock(WORDS)
    deputy.add("waiting")
    deputy.start_again()
    head.path.write_bytes(bytes(head.path.stat().st_size))
    with deputy.used(), pytest.raises(PasswordNeeded) as needed:
        last_good(head.path)
    deputy.unlock(WORDS, needed.value.path)
    with deputy.used():
        found = last_good(head.path)
        assert found is not None
        assert keys.is_protected(found.backup.path)
        put_back(head.path, found.backup.path, found.damaged)
    both_have(head, deputy)
    assert keys.is_protected(head.path)


def test_backups_of_a_file_whose_password_was_taken_away_open_with_it(
    head: Computer, deputy: Computer
) -> None:
    head.protect(WORDS)
    deputy.unlock(WORDS)
    deputy.add("waiting")
    head.protect(None)
    both_have(head, deputy)
    deputy.start_again()
    document = deputy.open()
    with deputy.used():
        kept = [one.path for one in backups_of(document.document_id)]
    deputy.close(document)
    hidden = [one for one in kept if keys.is_protected(one)]
    assert hidden
    assert all(one.is_relative_to(deputy.home) for one in hidden)
    deputy.unlock(WORDS, hidden[0])
