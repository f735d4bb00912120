"""Open a file for a command: to read it, or to change it and see the change published."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from selfeval.store import Document


@contextmanager
def reading(path: Path) -> Generator[Document]:
    """Open the file as it was last saved, beside any window that has it; UserError if unsound."""
    with Document.open(path, read_only=True) as document:
        yield document


@contextmanager
def writing(document: Document) -> Generator[Document]:
    """Change a document that was just opened or made, and publish it at the end.

    Raises the UserError that stood in the way of publishing, which closing alone would keep quiet.
    """
    try:
        yield document
    except BaseException:
        document.close()
        raise
    problem = document.close()
    if problem is not None:
        raise problem
