"""Make gestures on a file for ever, reporting each one after it is done; to be killed."""

from __future__ import annotations

import json
import random
import sys

from sqlmodel import select

from selfeval.core.models import Fact
from selfeval.store import Document, remove


def main(path: str, seed: int) -> None:
    chance = random.Random(seed)
    document = Document.open(path)
    step = 0
    while True:
        step += 1
        ids = document.session.exec(select(Fact.id)).all()
        move = chance.random()
        if move < 0.45 or not ids:
            with document.edit("Add fact") as session:
                fact = Fact(statement="000000")
                session.add(fact)
                done = {fact.id: "000000"}
        elif move < 0.8:
            row = chance.choice(ids)
            with document.edit("Change fact") as session:
                fact = session.get(Fact, row)
                fact.statement = f"{int(fact.statement) + 1:06}"
                done = {row: fact.statement}
        elif move < 0.9:
            row = chance.choice(ids)
            with document.edit("Remove fact") as session:
                remove(session, session.get(Fact, row))
            done = {row: None}
        else:
            document.publish()
            done = {}
        print(json.dumps(done), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
