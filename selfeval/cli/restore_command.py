"""`selfeval restore`: go back to a backup."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfeval.cli.files import writing
from selfeval.cli.passwords import ask_for, unlocked
from selfeval.core.days import moment_words
from selfeval.i18n import N_, _
from selfeval.store import Document, RefusedFile, UserError, clearing
from selfeval.store.going_back import go_back
from selfeval.store.header import is_damage
from selfeval.store.opening import canonical
from selfeval.store.rescue import known_backups, put_back
from selfeval.store.working import fingerprint

EXAMPLES = N_(
    """\
examples:
  selfeval backups school.selfeval        lists the backups with their numbers
  selfeval restore school.selfeval 3
  selfeval restore school.selfeval "copy of an old one.selfeval"

Going back is one change like any other: nothing of the history is lost, a backup of how it was
just before is kept, Undo in the window takes it back, and colleagues’ copies can still be combined.
Only where the file is damaged or gone is it replaced; a damaged one is set aside beside it.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to take back"))
    parser.add_argument(
        "backup",
        metavar="BACKUP",
        help=_("a number from “selfeval backups FILE”, or a backup’s own path"),
    )


def run(asked: argparse.Namespace) -> int:
    """Go back, or put the backup in the place of a file that cannot be opened."""
    path = canonical(asked.file)
    ask_for(path)
    backup, named = _find(asked.backup, path)
    if not path.exists():
        unlocked(lambda: put_back(path, backup, ""))
        print(_("{file} was gone and is back.").format(file=path))
        return _go_back(_open(path), backup, named)
    seen = fingerprint(path)
    try:
        document = _open(path)
    except RefusedFile as refused:
        if not is_damage(refused):
            raise
        aside = unlocked(lambda: put_back(path, backup, seen))
        assert aside is not None
        words = _("“{name}” was damaged, and is now called “{aside}”.")
        print(words.format(name=path.name, aside=aside.name))
        document = _open(path)
    return _go_back(document, backup, named)


def _open(path: Path) -> Document:
    return unlocked(lambda: Document.open(path))


def _find(words: str, path: Path) -> tuple[Path, str]:
    """Return the backup that is meant and what to call it; UserError if there is none."""
    known = known_backups(path)
    if words.isdecimal() and 1 <= int(words) <= len(known):
        one = known[int(words) - 1]
        return one.path, _("of {moment}").format(moment=moment_words(one.at))
    if Path(words).is_file() and not words.isdecimal():
        return Path(words), _("“{name}”").format(name=Path(words).name)
    raise UserError(
        _("There is no backup “{words}” of “{name}”.").format(words=words, name=path.name),
        _("“selfeval backups {file}” lists those that there are.").format(file=path.name),
    )


def _go_back(document: Document, backup: Path, named: str) -> int:
    """Make it as it was: where a file was replaced, also what this computer had kept for it."""
    name, document_id = document.path.name, document.document_id
    with writing(document):
        changed = unlocked(lambda: go_back(document, backup))
    clearing.go_on(document_id)
    words = (
        _("“{name}” is as it is in the backup {named}. How it was before is kept as a backup too.")
        if changed
        else _("“{name}” is as it is in the backup {named}. There was nothing else to change.")
    )
    print(words.format(name=name, named=named))
    return 0
