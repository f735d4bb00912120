"""Copies that somebody tampered with, and sealed anew: refused in a sentence, or harmless.

The suite runs 2 % of the full count of 2,000, which takes about three minutes of computing.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from selfeval.core.models import (
    ITEMS,
    Assumption,
    Evidence,
    Fact,
    Judgement,
    Quote,
    Setting,
    Stance,
)
from selfeval.store import UserError, load_rows, remove
from selfeval.store.changes import changes_since
from selfeval.store.check import examine
from selfeval.store.dump import seal_of
from selfeval.store.publish import seal_snapshot, take_snapshot
from selfeval.store.search import search
from tests.store.copies import Person, exchange
from tests.store.stories import take_out, two_people, write
from tests.store.tampering import STRANGER, tamper
from tests.store.test_two_histories import LONG_AGO


class Target:
    """A person whose document is as it was at first before each copy is taken in."""

    def __init__(self, folder: Path) -> None:
        self.head, deputy = _two_who_worked(folder)
        self.good = deputy.give(folder / "good.selfeval")
        deputy.close()
        self._first = folder / "first.db"
        with closing(sqlite3.connect(self._first)) as first:
            self.head.document._raw.backup(first)

    def begin_again(self) -> None:
        """Make the document what it was at first."""
        self.head.document.session.rollback()
        with closing(sqlite3.connect(self._first)) as first:
            first.backup(self.head.document._raw)
        with self.head.at_their_computer():
            self.head.document._read_anew()

    def said(self) -> tuple[list[str], list[str]]:
        return self.head.document.canonical_dump(), self.head.log()


def _two_who_worked(folder: Path) -> tuple[Person, Person]:
    facts = [Fact(statement=f"Seen {number}") for number in range(4)]
    beliefs = [Assumption(belief=f"Because {number}") for number in range(2)]
    quote = Quote(item_table="fact", item_id=facts[0].id, said="So it is")
    ids, believed = [row.id for row in facts], [row.id for row in beliefs]
    head, deputy = two_people(folder, *facts, *beliefs, quote)
    _work(head, ids, believed, "head")
    _work(deputy, ids, believed, "deputy")
    exchange(head, deputy, folder)
    _work(deputy, ids[1:], believed, "deputy again")
    write(head.document, Fact, ids[1], detail="Head again")
    return head, deputy


def _work(person: Person, facts: list[str], beliefs: list[str], words: str) -> None:
    document = person.document
    write(document, Fact, facts[0], statement=words, n=3)
    write(document, Assumption, beliefs[0], because=words)
    document.undo()
    document.redo()
    with document.edit("Add") as session:
        new = Fact(statement=f"New of {words}")
        link = Stance(fact_id=new.id, assumption_id=beliefs[0], stance="supports")
        stays = Stance(fact_id=facts[0], assumption_id=beliefs[1], stance="supports")
        session.merge(stays)
        session.add_all([new, link, Judgement(framework="f", area=words, narrative="Good")])
        new_id = new.id
    with document.edit("Attach") as session:
        name = document.add_blob(words.encode())
        session.add(Evidence(item_table="fact", item_id=facts[0], sha256=name, name="notes"))
        session.merge(Setting(key="audience", value=words))
    take_out(document, Fact, new_id)
    write(document, Fact, facts[-1], detail=words)
    document.undo()
    with document.edit("Remove") as session:
        remove(session, session.get(Fact, facts[2]))


def taken(target: Target, path: Path) -> bool:
    """Take in a copy as a user does; say whether it was. It must be harmless either way."""
    head, before, copy = target.head, target.said(), path.read_bytes()
    try:
        head.take(path)
    except UserError:
        was_taken = False
        assert target.said() == before
    else:
        was_taken = True
        head.sound()
        _can_be_published(head)
        _can_be_read(head)
    assert path.read_bytes() == copy
    with head.document.edit("Add") as session:
        session.add(Fact(statement="Still to be written"))
    head.document.undo()
    head.sound()
    return was_taken


def _can_be_published(person: Person) -> None:
    with person.at_their_computer():
        snapshot = take_snapshot(person.document._raw, "it")
    seal_snapshot(snapshot)
    examine(snapshot)
    snapshot.unlink()


def _can_be_read(person: Person) -> None:
    document = person.document
    rows = load_rows(document.session)
    for model in ITEMS:
        for row in rows.all(model):
            document.history(row)
            document.past(row.table_name(), row.id)
            document.wordings(row.table_name(), row.id)
    document.removed()
    document.questions()
    changes_since(document.session, rows, LONG_AGO, document.known_at(LONG_AGO))
    search(document.session, "seen 2b")


def fuzz(folder: Path, seeds: range, patch: pytest.MonkeyPatch) -> Counter[str]:
    """Tamper with a copy once for each seed; return how often a way of doing so was taken in."""
    target, path = Target(folder), folder / "tampered.selfeval"
    assert not taken_in_vain(target, path)
    found: Counter[str] = Counter()
    for seed in seeds:
        shutil.copyfile(target.good, path)
        ways = tamper(path, random.Random(seed))
        if ways:
            try:
                was_taken = taken(target, path)
            except BaseException as problem:
                problem.add_note(f"seed {seed}: {ways}")
                raise
            found[f"{'taken' if was_taken else 'refused'}: {ways}"] += 1
        target.begin_again()
    return found


def taken_in_vain(target: Target, path: Path) -> bool:
    """Whether the untouched copy, which must be taken in, was refused."""
    shutil.copyfile(target.good, path)
    was_taken = taken(target, path)
    target.begin_again()
    return not was_taken


def test_a_tampered_copy_is_refused_or_harmless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = fuzz(tmp_path, range(40), monkeypatch)
    assert any(words.startswith("refused") for words in found)


LATEST = "(replica, seq) IN (SELECT replica, seq FROM gesture ORDER BY lamport DESC LIMIT 1)"
REMOVED = "IN (SELECT \"row\" FROM change WHERE kind = 'D')"


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(
            f"UPDATE gesture SET lamport = {2**53} WHERE {LATEST}",
            id="a time after which there is no other",
        ),
        pytest.param(
            f"UPDATE change SET new = json_set(new, '$.number', {2**53})"
            f" WHERE tbl = 'fact' AND kind = 'I' AND \"row\" {REMOVED}",
            id="a number after which there is no other",
        ),
        pytest.param(
            "UPDATE change SET old = json_set(old, '$.stance', 'hates')"
            " WHERE tbl = 'stance' AND kind = 'D'",
            id="a choice there never was, in a row that is gone",
        ),
        pytest.param(
            "UPDATE change SET old = json_set(old, '$.position', 'nowhere')"
            " WHERE tbl = 'fact' AND kind = 'D'",
            id="a place there never was, in a row that is gone",
        ),
        pytest.param(
            "UPDATE change SET old = json_set(old, '$.note', 7) WHERE tbl = 'stance'"
            " AND kind = 'D'",
            id="a figure for words, in a row that is gone",
        ),
        pytest.param(
            f"UPDATE change SET \"row\" = '{STRANGER}' WHERE tbl = 'stance' AND \"row\" {REMOVED}",
            id="an id that does not follow from a link that is gone",
        ),
        pytest.param(
            "INSERT INTO change SELECT replica, seq, max(n) + 1, tbl, \"row\", 'E', NULL,"
            " '\"framework\"' FROM change WHERE (replica, seq) IN"
            " (SELECT replica, seq FROM change WHERE tbl = 'judgement') GROUP BY replica, seq"
            " HAVING tbl = 'judgement' LIMIT 1",
            id="an erasure of what an id follows from",
        ),
    ],
)
def test_what_could_only_do_harm_later_is_refused(
    statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each lies in what is gone, or counts; it would show when that is put back or counted on."""
    target = Target(tmp_path)
    with closing(sqlite3.connect(target.good, isolation_level=None)) as copy:
        assert copy.execute(statement).rowcount
        copy.execute("UPDATE meta SET value = ? WHERE key = 'seal'", (seal_of(copy),))
    before = target.said()
    with pytest.raises(UserError, match="cannot have happened"):
        target.head.take(target.good)
    assert target.said() == before


@pytest.mark.slow
def test_two_thousand_tampered_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fuzz(tmp_path, range(40, 2_040), monkeypatch)
