"""`selfeval leave`: remove from this computer all that it keeps of a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from selfeval.cli.files import saying_what_helps
from selfeval.cli.passwords import ask_for, unlocked
from selfeval.exchange.attachments import lent_folders, take_all_lent_away
from selfeval.i18n import N_, _
from selfeval.store import UserError, leaving_words
from selfeval.store.kept_here import KeptHere, save_first, what_is_kept
from selfeval.store.leaving import Left, leave
from selfeval.store.opening import canonical

FAILED = 3
EXAMPLES = N_(
    """\
examples:
  selfeval leave school.selfeval          lists what goes and what stays, and asks
  selfeval leave school.selfeval --yes    does not ask

For a computer that is shared, borrowed or given back. What this computer keeps of the file goes:
the working copy, the backups, and its name in the lists. The file itself stays as it is. Nothing is
removed unless the file is there, is sound, and has all that was written here.
"""
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what may follow the command's name."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the file to leave behind"))
    parser.add_argument("--yes", action="store_true", help=_("remove it without asking"))


def run(asked: argparse.Namespace) -> int:
    """List what goes and what stays, ask, remove it, and say what could not be removed."""
    path = canonical(asked.file)
    with saying_what_helps(path):
        ask_for(path)
        kept = unlocked(lambda: what_is_kept(path))
    if kept.unsaved:
        raise save_first()
    _say(
        _("This goes from this computer:"),
        leaving_words.goes(kept, opened_elsewhere=bool(lent_folders())),
    )
    _say(_("Look at this first:"), leaving_words.warnings(kept))
    _say(_("This stays:"), leaving_words.stays(kept))
    if not asked.yes and not _agrees():
        print(_("Nothing has been removed."))
        return 0
    left = leave(path)
    take_all_lent_away()
    return _tell(left, kept)


def _say(heading: str, lines: list[str]) -> None:
    if lines:
        print("\n".join([heading, *(f"  {line}" for line in lines)]))


def _agrees() -> bool:
    """Ask; without anybody to ask nothing may go."""
    if sys.stdin is None or not sys.stdin.isatty():  # pyright: ignore[reportUnnecessaryComparison]
        raise UserError(
            _("There is nobody to ask, so nothing has been removed."),
            _("Add --yes to remove it without being asked."),
        )
    print(leaving_words.for_good())
    try:
        answer = input(_("Remove it from this computer? Type yes or no: "))
    except EOFError:
        return False
    return answer.strip().casefold() in (_("yes"), _("y"))


def _tell(left: Left, kept: KeptHere) -> int:
    """Say how it went, and what could not be removed."""
    from selfeval.ui.settings import Settings  # Qt's own, not needed before

    settings = Settings()
    for path in (kept.path, *kept.gone):
        settings.forget_all(path)
    print(leaving_words.done(left))
    if not left.stayed:
        return 0
    print(leaving_words.stayed_words(left), file=sys.stderr)
    return FAILED
