"""Keep backups of a file and go back to them for ever, telling each step; to be killed."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from sqlmodel import select

from selfeval.core.models import Fact
from selfeval.store import Document
from selfeval.store.backup_list import backups_of
from selfeval.store.going_back import go_back
from selfeval.store.rescue import last_good, put_back


def say(done: dict[str, object]) -> None:
    print(json.dumps(done), flush=True)


def work(path: Path, chance: random.Random) -> None:
    """Open the file, make gestures, keep backups and go back to one."""
    with Document.open(path) as document:
        for _number in range(chance.randrange(1, 4)):
            with document.edit("Add fact") as session:
                session.add(Fact(statement="a fact " * 30))
            say({"gestures": document.vector()})
        document.publish()
        known = backups_of(document.document_id)
        if known and chance.random() < 0.7:
            go_back(document, chance.choice(known).path)
            say({"gestures": document.vector()})
            assert len(document.session.exec(select(Fact.id)).all()) < 10_000


def damage(path: Path) -> None:
    """Damage the file and put its last good state back."""
    say({"damaging": True})
    path.write_bytes(path.read_bytes()[:-4_096])
    rescue = last_good(path)
    assert rescue is not None
    put_back(path, rescue.backup.path, rescue.damaged)
    say({"damaging": False})


def main(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    while True:
        work(path, chance)
        if chance.random() < 0.5:
            damage(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
