"""Open a file for a command: to read it, or to change it and see the change published."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from selfeval.cli.passwords import ask_for, unlocked
from selfeval.exchange.files import writable_place
from selfeval.i18n import _
from selfeval.store import Document, RefusedFile, UserError
from selfeval.store.header import has_magic, is_damage
from selfeval.store.keys import is_protected
from selfeval.store.opening import canonical
from selfeval.store.rescue import known_backups


@contextmanager
def reading(path: Path) -> Generator[Document]:
    """Open the file as it was last saved, beside any window that has it; UserError if unsound."""
    with open_document(path, read_only=True) as document:
        yield document


def open_document(path: Path, *, read_only: bool = False) -> Document:
    """Open the file, with its password where it has one; raises what `Document.open` does."""
    with saying_what_helps(path):
        ask_for(path)
        return unlocked(lambda: Document.open(path, read_only=read_only))


def say_unprotected(document: Document, target: Path) -> None:
    """Say, where the file has a password, that what was made from it has none."""
    if document.has_password:
        said = _("{file} is not protected by the password: whoever has it can read it.")
        print(said.format(file=target), file=sys.stderr)


@contextmanager
def saying_what_helps(path: Path) -> Generator[None]:
    """Name, where a file is refused because it is damaged, the commands that may help."""
    try:
        yield
    except RefusedFile as refused:
        if not is_damage(refused):
            raise
        commands = [_("“selfeval repair {file}” saves what can be saved of it.").format(file=path)]
        with suppress(UserError):  # without the folder of backups there is none to name
            if known_backups(canonical(path)):
                words = _("“selfeval backups {file}” lists its backups.")
                commands.insert(0, words.format(file=path))
        raise RefusedFile(refused.message, " ".join([refused.hint, *commands])) from refused


@contextmanager
def writing(document: Document) -> Generator[Document]:
    """Change a document that was just opened or made, and publish it at the end.

    Raises the UserError that stood in the way of publishing, which closing alone would keep quiet.
    """
    if document.notice:
        print(document.notice, file=sys.stderr)
    try:
        yield document
    except BaseException:
        document.close()
        raise
    problem = document.close()
    if problem is not None:
        raise problem


def refuse_to_replace(target: Path) -> None:
    """Refuse to write a report or an archive over what is not an ordinary file.

    Raises UserError for a self-evaluation too, and where `target` is out of reach.
    """
    place = writable_place(target)
    if place.exists() and _is_self_evaluation(place):
        raise UserError(
            _("“{name}” is a self-evaluation, so nothing is written over it.").format(
                name=target.name
            ),
            _("Give the output another name."),
        )


def _is_self_evaluation(path: Path) -> bool:
    return has_magic(path) or is_protected(path)
