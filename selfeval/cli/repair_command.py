"""`selfeval repair`: save what can be saved of a damaged file."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfeval.cli.passwords import ask_for, unlocked
from selfeval.i18n import N_, _
from selfeval.store import RefusedFile, UserError
from selfeval.store.header import is_damage
from selfeval.store.opening import canonical, refuse_missing
from selfeval.store.repair import repair
from selfeval.store.repaired import repaired_words
from selfeval.store.rescue import known_documents
from selfeval.store.scratch import examine_scratch

EXAMPLES = N_(
    """\
example:
  selfeval repair school.selfeval

The file itself is only read. What can be saved goes into a new file beside it, “school
(repaired).selfeval”: the tables are rebuilt from the history, and what the history has lost is
taken from the tables as far as it is sound. It says what could not be saved.
Look for a backup first, with “selfeval backups FILE”: it is often better.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the damaged file"))


def run(asked: argparse.Namespace) -> int:
    """Repair the file on a copy, unless it is sound or none of ours."""
    path = canonical(asked.file)
    refuse_missing(path)
    ask_for(path)
    _refuse_sound(path)
    document = next(iter(known_documents(path)), "")
    done = unlocked(lambda: repair(path, document))
    print(_("Wrote {file}.").format(file=done.path))
    for words in repaired_words(done):
        print(words)
    return 0


def _refuse_sound(path: Path) -> None:
    try:
        scratch, _hash, _examined = examine_scratch(path)
    except RefusedFile as refused:
        if not is_damage(refused):
            raise
        return
    scratch.unlink(missing_ok=True)
    raise UserError(
        _("“{name}” is sound: there is nothing to repair.").format(name=path.name),
        _("“selfeval backups {file}” lists its backups.").format(file=path.name),
    )
