"""A logged gesture against the same writes through a session that logs nothing.

Both work on a file with the same schema, pragmas and rows; the floor numbers and orders nothing.
"""

from __future__ import annotations

from pathlib import Path

from sqlmodel import Session

from selfeval.core.models import Fact
from selfeval.store import Document
from selfeval.store.connection import connect, engine_on
from selfeval.store.schema import create_tables
from tests.benchmarks.timing import compare

ROUNDS = 200
TARGET = 1.5


def measure(folder: Path) -> None:
    """Print the ratios of adding a fact and of changing one."""
    raw = connect(folder / "unlogged.db")
    create_tables(raw)
    engine = engine_on(raw, lambda: True)
    with Document.create(folder / "logged.selfeval") as document, Session(engine) as session:
        compare(
            "Add a fact: logged gesture against an unlogged session",
            lambda number: add_logged(document, number),
            lambda number: add_unlogged(session, number),
            rounds=ROUNDS,
            target=TARGET,
        )
        compare(
            "Change a fact: logged gesture against an unlogged session",
            lambda number: change_logged(document, number),
            lambda number: change_unlogged(session, number),
            rounds=ROUNDS,
            target=TARGET,
        )
    engine.dispose()
    raw.close()


def a_fact(number: int) -> Fact:
    """Return a fact with the fields that people usually fill in."""
    return Fact(
        id=f"{number:032x}",
        statement=f"Words taught before reading in {number} of 15 drop-ins",
        source="Drop-ins by senior leaders",
        observed_on="2026-10-09",
        realm="behaviour",
        tone="concern",
    )


def add_logged(document: Document, number: int) -> None:
    with document.edit("Add fact") as session:
        session.add(a_fact(number))


def add_unlogged(session: Session, number: int) -> None:
    session.add(a_fact(number))
    session.commit()


def change_logged(document: Document, number: int) -> None:
    with document.edit("Change fact") as session:
        session.get_one(Fact, f"{0:032x}").statement = f"Seen in {number} rooms"


def change_unlogged(session: Session, number: int) -> None:
    session.get_one(Fact, f"{0:032x}").statement = f"Seen in {number} rooms"
    session.commit()
