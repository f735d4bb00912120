"""A backup that was rid of some words stays a backup: it can take the file's place, and combine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from selfeval.core.models import Fact
from selfeval.store import Document, places
from selfeval.store.backup_list import Backup, backups_of
from selfeval.store.erase_reach import unheard
from selfeval.store.going_back import go_back
from selfeval.store.inside import look_inside
from selfeval.store.rescue import last_good, put_back
from selfeval.store.working import fingerprint
from tests.store.copies import Person

MARK = "Zyxomma 7391"
IDS = {"marked": "1" * 32, "second": "2" * 32, "third": "3" * 32}


@pytest.fixture
def head(tmp_path: Path) -> Person:
    """Give the test somebody whose file and backups hold a fact with the marked words."""
    person = Person("Head", tmp_path)
    with person.at_their_computer():
        write(person.document, "marked", MARK)
        person.document.publish()
        write(person.document, "second", "Second")
        person.document.publish()
    return person


def write(document: Document, row: str, words: str) -> None:
    with document.edit("Write fact") as session:
        fact = session.get(Fact, IDS[row]) or Fact(id=IDS[row])
        fact.statement = words
        session.add(fact)


def says(document: Document) -> dict[str, str]:
    rows = dict(document._raw.execute("SELECT id, statement FROM fact").fetchall())
    return {name: rows[row] for name, row in IDS.items() if row in rows}


def erase(head: Person) -> list[Backup]:
    """Erase the words everywhere on the head's computer; return the backups that had them."""
    document = head.document
    erasure = document.erase_for_good({("fact", IDS["marked"]): ["statement"]})
    document.publish()
    reached = document.eraser(erasure)(unheard)
    assert reached.rewritten
    assert not reached.kept
    return backups_of(document.document_id)[:-1]  # the oldest is of the empty file


def damage(path: Path) -> str:
    path.write_bytes(path.read_bytes()[:-9_000])
    return fingerprint(path)


def test_a_file_that_such_a_backup_replaced_combines_with_an_older_copy(
    head: Person, tmp_path: Path
) -> None:
    chair = Person("Chair", tmp_path, head.give(tmp_path / "for the chair.selfeval"))
    with chair.at_their_computer():
        write(chair.document, "third", "Third")
    with head.at_their_computer():
        oldest = erase(head)[-1]
        head.document.close()
        shutil.rmtree(places.working_copies())
        put_back(head.path, oldest.path, damage(head.path))
        head.document = Document.open(head.path, actor="Head")
        assert says(head.document) == {"marked": ""}
    head.take(chair.give(tmp_path / "from the chair.selfeval"))
    chair.take(head.give(tmp_path / "from the head.selfeval"))
    assert says(head.document) == says(chair.document)
    assert says(head.document) == {"marked": "", "second": "Second", "third": "Third"}
    for one in (head, chair):
        one.sound()
        assert MARK not in "".join(one.log())
        one.close()
    assert MARK.encode() not in head.path.read_bytes() + chair.path.read_bytes()


def test_what_the_working_copy_knows_beyond_such_a_backup_is_still_the_last_good_state(
    head: Person,
) -> None:
    with head.at_their_computer():
        document = head.document
        for backup in erase(head):
            inside = look_inside(backup.path)
            assert inside.work[document._pen.replica] < document._pen.seq
        write(document, "third", "Third")
        document.close()
        rescue = last_good(Path(head.path)) if damage(head.path) else None
        assert rescue is not None
        put_back(head.path, rescue.backup.path, rescue.damaged)
        with Document.open(head.path) as again:
            assert not again.notice
            assert says(again) == {"marked": "", "second": "Second", "third": "Third"}


@pytest.mark.parametrize("anew", ["", "written anew"])
def test_an_older_one_put_back_by_hand_brings_nothing_back_and_loses_nothing(
    head: Person, anew: str
) -> None:
    with head.at_their_computer():
        oldest = erase(head)[-1]
        write(head.document, "third", "Third")
        if anew:
            write(head.document, "marked", anew)
        head.document.close()
        put_back(head.path, oldest.path, damage(head.path))
        with Document.open(head.path) as again:
            assert says(again) == {"marked": anew, "second": "Second", "third": "Third"}
            assert not again.notice
            head.document = again
            head.sound()
        assert again.close() is None
        with Document.open(head.path, read_only=True) as saved:
            assert says(saved)["marked"] == anew
        assert MARK.encode() not in head.path.read_bytes()


def test_when_a_backup_was_made_is_not_when_it_was_rid_of_words(head: Person) -> None:
    with head.at_their_computer():
        before = look_inside(backups_of(head.document.document_id)[0].path)
        head.document.actor = "Clerk"
        after = look_inside(erase(head)[-1].path)
        assert (after.changed_at, after.changed_by) == (before.changed_at, "Head")
        assert after.work == before.work
        head.document.close()


def test_going_back_to_one_leaves_what_was_written_after_the_erasure(head: Person) -> None:
    with head.at_their_computer():
        oldest = erase(head)[-1]
        write(head.document, "marked", "written anew")
        assert go_back(head.document, oldest.path)
        assert says(head.document) == {"marked": "written anew"}
        head.sound()
        head.document.close()
