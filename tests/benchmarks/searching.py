"""Finding in a hundred thousand facts against one bare LIKE over the same texts."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import insert, text

from selfeval.core.models import Fact, table_of
from selfeval.store import Document
from selfeval.store.search import search
from tests.benchmarks.timing import compare

ROWS, ROUNDS = 100_000, 9
QUERIES = ("phonics", "zebra", "phonics reading", "cafe")
WORDS = (
    "children",
    "read",
    "hall",
    "phonics",
    "reading",
    "calm",
    "start",
    "rooms",
    "words",
    "Café",
)


def measure(folder: Path) -> None:
    """Print the time of each query, and its ratio to the floor."""
    with Document.create(folder / "large.selfeval") as document:
        _fill(document)
        for query in QUERIES:
            compare(
                f"Find “{query}” in {ROWS:,} facts, against one bare LIKE",
                lambda _number, query=query: search(document.session, query, [Fact]),
                lambda _number, query=query: _bare(document, query),
                rounds=ROUNDS,
            )


def _fill(document: Document) -> None:
    rows = [
        {
            "id": f"{at:032x}",
            "number": at + 1,
            "statement": " ".join(f"{WORDS[(at + step) % 7]}{at % 997}" for step in range(12)),
            "detail": " ".join(f"word{(at * step) % 3001}" for step in range(20))
            + (f" {WORDS[at % 10]}" if at % 50 == 3 else ""),
            "source": "Drop-ins",
            "position": "a0",
        }
        for at in range(ROWS)
    ]
    with document.edit("Fill") as session:
        session.connection().execute(insert(table_of(Fact)), rows)


def _bare(document: Document, query: str) -> None:
    words = text("SELECT count(*) FROM fact WHERE statement LIKE :word OR detail LIKE :word")
    document.session.connection().execute(words, {"word": f"%{query}%"}).scalar()
