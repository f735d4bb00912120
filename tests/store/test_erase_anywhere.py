"""Whatever was done with some words before they are erased, no file holds them afterwards."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from selfeval.core.models import (
    MODEL_OF,
    Action,
    Assumption,
    Evidence,
    Fact,
    Note,
    Priority,
    Quote,
    Row,
    School,
)
from selfeval.store import CannotUndo, Document, UserError, remove
from selfeval.store.check import examine
from selfeval.store.erase_reach import unheard
from selfeval.store.erased import Key, erasable_fields

MARK = "Zyxomma7391"
KINDS: tuple[type[Row], ...] = (Fact, Assumption, Priority, Note)
TEXTS = {
    "fact": "detail",
    "assumption": "because",
    "priority": "purpose",
    "note": "seen",
    "action": "what",
    "quote": "said",
    "evidence": "note",
    "school": "context",
}


class Story:
    """Random work on a file; `victims` are the rows that the marked words were written into."""

    def __init__(self, document: Document, chance: random.Random) -> None:
        self.document, self.chance = document, chance
        self.victims: set[Key] = set()
        self.plain: dict[Key, str] = {}

    def _words(self, *, marked: bool) -> str:
        length = self.chance.choice([1, 1, 30, 900])
        word = MARK if marked else "harmless"
        return f" {self.chance.random()} ".join([word] * length)

    def _rows(self, *models: type[Row]) -> list[Any]:
        return [row for one in models for row in self.document.session.exec(select(one)).all()]

    def add(self) -> None:
        marked = self.chance.random() < 0.4
        words = self._words(marked=marked)
        row = self.chance.choice(KINDS)()
        made: list[Row] = [row]
        setattr(row, TEXTS[row.table_name()], words)
        with self.document.edit("Add") as session:
            if isinstance(row, Priority):
                made.append(Action(priority_id=row.id, what=words))
            if self.chance.random() < 0.5:
                where = {"item_table": row.table_name(), "item_id": row.id}
                made.append(Quote(said=words, **where))
                if marked:
                    name = self.document.add_blob(words.encode() * 3)
                    made.append(Evidence(sha256=name, note=words[:900], **where))
            session.add_all(made)
            keys = [(one.table_name(), one.id) for one in made]
        if marked:
            self.victims.update(keys)
        else:
            self.plain |= dict.fromkeys(keys, words)

    def change(self) -> None:
        rows = [one for one in self._rows(*KINDS) if (one.table_name(), one.id) in self.victims]
        if rows:
            row = self.chance.choice(rows)
            with self.document.edit("Change") as session:
                found = session.get(type(row), row.id)
                setattr(found, TEXTS[row.table_name()], self._words(marked=True))

    def remove(self) -> None:
        rows = [one for one in self._rows(*KINDS) if (one.table_name(), one.id) in self.victims]
        if rows:
            with self.document.edit("Remove") as session:
                row = self.chance.choice(rows)
                remove(session, session.get(type(row), row.id))

    def undo(self) -> None:
        for _number in range(self.chance.randrange(3)):
            try:
                self.document.undo() if self.chance.random() < 0.7 else self.document.redo()
            except CannotUndo:
                return

    def publish(self) -> None:
        self.document.publish()

    def school(self) -> None:
        with self.document.edit("Change school") as session:
            school = session.get(School, "school") or School()
            school.context = self._words(marked=True)
            session.add(school)
        self.victims.add(("school", "school"))

    def run(self, steps: int) -> None:
        moves = [self.add, self.add, self.change, self.change, self.remove, self.undo]
        moves += [self.publish, self.school]
        for _step in range(steps):
            self.chance.choice(moves)()


def elsewhere(document: Document, folder: Path) -> None:
    """Leave a working copy of another file of the document on this computer."""
    document.publish()
    folder.mkdir()
    other = Document.open(shutil.copyfile(document.path, folder / "other.selfeval"))
    rows = other.session.exec(select(Note)).all()
    with other.edit("Change notes") as session:
        for row in rows:
            if MARK in row.seen:
                session.get(Note, row.id).said = MARK
    other._let_go()


def assert_gone(document: Document, home: Path, seed: int) -> None:
    chance = random.Random(seed)
    story = Story(document, chance)
    story.run(25)
    with_other = chance.random() < 0.5
    if with_other:
        elsewhere(document, document.path.parent / "other")
        story.run(10)
    whole = [key for key in story.victims if key[0] != "school" and chance.random() < 0.6]
    parts = {key: erasable_fields(key[0]) for key in story.victims if key not in whole}
    parts = {key: [one for one in names if one != "sha256"] for key, names in parts.items()}
    pieces = [key for key in parts if key[0] == "evidence"]
    for key in pieces:
        del parts[key]
    before = kept_words(story)
    erasure = document.erase_for_good(parts, [*whole, *pieces])
    document.publish()
    reached = document.eraser(erasure)(unheard)
    assert not reached.kept
    assert kept_words(story) == before
    holding = [one for one in (*home.rglob("*"), document.path) if one.is_file()]
    holding = [one for one in holding if MARK.encode() in one.read_bytes()]
    assert not holding
    undo_all(document)
    assert document.close() is None
    examine(document.path)
    assert MARK.encode() not in document.path.read_bytes()
    for backup in (home / "backups").rglob("*.selfeval"):
        examine(backup)


def kept_words(story: Story) -> dict[Key, str | None]:
    """Return what the rows say that nobody erased."""
    session, found = story.document.session, {}
    for table, row_id in story.plain:
        row = session.get(MODEL_OF[table], row_id)
        found[table, row_id] = getattr(row, TEXTS[table]) if row else None
    return found


def undo_all(document: Document) -> None:
    try:
        while document.undo_label:
            document.undo()
    except UserError:
        return


@pytest.mark.parametrize("seed", range(6))
def test_no_file_holds_what_was_erased(document: Document, home: Path, seed: int) -> None:
    assert_gone(document, home, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 300))
def test_no_file_holds_what_was_erased_in_200_stories(
    document: Document, home: Path, seed: int
) -> None:
    assert_gone(document, home, seed)


def test_a_fault_tells_nothing_of_what_people_wrote(document: Document) -> None:
    with pytest.raises(Exception, match="NOT NULL") as fault, document.edit("Add") as session:
        session.add(Action(what=MARK))
    assert MARK not in str(fault.value)
