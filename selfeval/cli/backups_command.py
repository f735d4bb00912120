"""`selfeval backups`: which backups of a file there are on this computer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from selfeval.cli.passwords import ask_for
from selfeval.core.days import moment_words
from selfeval.i18n import N_, _, ngettext
from selfeval.store import RefusedFile, places
from selfeval.store.backup_list import Backup, size_words
from selfeval.store.errors import PasswordNeeded
from selfeval.store.header import is_damage, read_header
from selfeval.store.keeping import read_keeping
from selfeval.store.opening import canonical
from selfeval.store.rescue import known_backups

EXAMPLES = N_(
    """\
example:
  selfeval backups school.selfeval

Backups are kept before the file is saved, combined, upgraded or gets figures imported, and every
half hour while somebody works on it in the window. They are found by where the file is or was,
also when it is damaged or gone. The newest comes first; those of copies with another name follow.
The number is what “selfeval restore FILE BACKUP” takes.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file they are of"))


def run(asked: argparse.Namespace) -> int:
    """List the backups, newest first, those of another name after them."""
    keeping = read_keeping()
    if keeping.problem:
        print(keeping.problem, file=sys.stderr)
    path = canonical(asked.file)
    ask_for(path)
    found = known_backups(path)
    if not found:
        print(_("There is no backup of {file} on this computer.").format(file=asked.file))
    for number, one in enumerate(found, start=1):
        print(f"{number:>4}  {_described(one, path.stem)}")
    if found:
        said = ngettext(
            "They are in {folder}, for at most {count} month and {size} in all.",
            "They are in {folder}, for at most {count} months and {size} in all.",
            keeping.months,
        )
        size = size_words(keeping.most_bytes)
        print("\n" + said.format(folder=places.backups(), count=keeping.months, size=size))
    return 0


def _described(one: Backup, file: str) -> str:
    parts = [moment_words(one.at), one.why, size_words(one.size)]
    if not one.is_of(file):
        parts.append(_("of “{name}”").format(name=one.stem))
    parts.append(_what_is_wrong(one.path))
    return " · ".join(part for part in parts if part)


def _what_is_wrong(path: Path) -> str:
    """Return why a backup cannot be used as it is, as far as its beginning shows; or ""."""
    try:
        read_header(path)
    except PasswordNeeded:
        return _("has a password that is not known here")
    except RefusedFile as refused:
        return _("damaged") if is_damage(refused) else refused.message.rstrip(".")
    except OSError:
        return _("damaged")
    return ""
